"""The imPACT drill: the game between two sessions, in which a PACT is tried before it is needed."""
