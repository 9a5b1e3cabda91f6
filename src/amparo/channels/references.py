"""The id by which a service knows a message: the same for a repeat, and telling nothing of the alert it belongs to."""

from hashlib import sha256

ID_LENGTH = 32


def id_of(reference: str) -> str:
    return sha256(reference.encode()).hexdigest()[:ID_LENGTH]
