"""Weeks after a workshop: how did it go? Asked by a link or on paper, and what came back for the facilitator."""
