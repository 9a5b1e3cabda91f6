"""Next steps in a room: a participant's own, what the room gathers, the closing, and copies that leave."""
