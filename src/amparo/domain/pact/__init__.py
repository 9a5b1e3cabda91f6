"""PACT: contacts *prepared to act* in one situation, what each must know and have, and whether that is true today."""
