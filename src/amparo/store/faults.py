"""What the rows refuse because of what they stand on."""


class CannotStore(OSError):
    """The database cannot be read or written: the disk may be full, or the folder somebody else's."""
