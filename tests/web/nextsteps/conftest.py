from tests.web.room.conftest import (
    clock,
    doors,
    everybody,
    house,
    mateo,
    opened,
    other,
    phone,
    rosa,
    rosas,
    tomas,
    words,
)

__all__ = [
    "clock",
    "doors",
    "everybody",
    "house",
    "mateo",
    "opened",
    "other",
    "phone",
    "rosa",
    "rosas",
    "tomas",
    "words",
]
