"""Workshops: the cards a session is made of, the session, and the room in which it is held."""
