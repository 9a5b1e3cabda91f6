"""Six pages that lead one person, or a group in a room, from what could happen to a list of who does what by when."""
