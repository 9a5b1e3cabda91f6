"""What changes in a room comes to every screen by itself."""
