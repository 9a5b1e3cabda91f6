"""A workshop of the cast: Rosa holds a short session; Blue Kite and others take part. All invented."""

from datetime import date
from uuid import UUID

from amparo.domain.workshop.card import Card, Step
from amparo.domain.workshop.session import Session

ROOM = UUID("6d1f2a3b-8a4c-4f5d-9e6f-7a8b9c0d1e2f")
ERASE_ON = date(2026, 12, 20)


def river_session() -> Session:
    """One card of two steps."""
    steps = (
        Step(id="have", title="What do we already have", minutes=10, ask="What do we already have?"),
        Step(id="want", title="What do we want", minutes=20, ask="Say one thing you want"),
    )
    return Session(title="Security plan", cards=(Card(id="plan", title="Security plan", steps=steps),), people=12)
