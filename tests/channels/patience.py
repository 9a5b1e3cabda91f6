"""How long a channel waits in a test: short only where waiting is what is tested, so that no busy machine fails one."""

SHORT_SECONDS = 0.6
LONG_SECONDS = 30.0


def patience(mood: str) -> float:
    return SHORT_SECONDS if mood in {"slow", "dripping"} else LONG_SECONDS
