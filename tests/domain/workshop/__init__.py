"""Cards and sessions."""
