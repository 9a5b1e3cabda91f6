"""The button: a page that is an app of its own on the phone, and works without a network until the moment of sending."""
