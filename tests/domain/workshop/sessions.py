"""A morning that holds together, and nothing is asked about it: Nadia brings two cards to the Fig Tree House."""

from datetime import date, time

from msgspec.structs import replace

from amparo.domain.workshop.card import Card, Kept, Material, Need, Per, Span, Step, StepKind
from amparo.domain.workshop.session import FixedPoint, Pause, Session


def evening() -> Card:
    return Card(
        id="evening",
        title="The evening we were all out",
        goals=("Everybody has felt what it is to wait for news",),
        method="A game in teams",
        time=Span(least=60, most=90, said="an hour, or a little more"),
        materials=(Material(what="Cards", quantity=1, per=Per.PERSON),),
        steps=(
            Step(id="play", title="The game", minutes=60, least=40, kind=StepKind.GAME),
            Step(id="talk", title="What happened to us", minutes=20, least=15, kind=StepKind.DEBRIEF),
        ),
        slug="evening",
    )


def promises() -> Card:
    return Card(
        id="promises",
        title="What each of us takes home",
        goals=("Everybody leaves with one thing they will do",),
        key_messages=("Nobody does it for us",),
        method="Alone, then in pairs",
        time=Span(least=40, most=60, follow_up=True),
        materials=(Material(what="Markers", quantity=8), Material(what="Paper", quantity=1, per=Per.GROUP)),
        remember="After the game",
        text="Sit in a circle.",
        notes=("Watch who is silent",),
        challenges=("Some promise too much",),
        steps=(
            Step(
                id="write",
                title="Write",
                minutes=20,
                least=10,
                kind=StepKind.GROUPS,
                ask="What will you do?",
                how="Alone first.",
                needs=("Paper",),
                questions=("What would you have needed?",),
            ),
            Step(
                id="tell", title="Tell", minutes=20, need=Need.SHOULD, least=8, kind=StepKind.REPORT_BACK, reporters=3
            ),
            Step(id="at-home", title="Ask your sister", homework=True),
            Step(id="close", title="One word each", minutes=10, kind=StepKind.CLOSING),
        ),
        after=("evening",),
        after_game=True,
        recall=("What surprised you?",),
        way_back="Look at your map of risks again.",
        reading=("The notebook of the house",),
        online="More on the screen",
        adaptations=("In a small room: in pairs",),
        number=2,
        slug="promises",
        category="evenings",
        source="The Fig Tree House",
        kept=(Kept(name="layout", value="card"),),
    )


def morning() -> Session:
    return Session(
        title="A morning at the Fig Tree House",
        held_on=date(2026, 12, 5),
        starts_at=time(9),
        minutes=180,
        people=14,
        phones=6,
        cards=(evening(), promises()),
        pauses=(Pause(id="p1", title="Tea", minutes=20, after="evening/talk"),),
        fixed=(
            FixedPoint(id="f1", title="Prayer", at=time(12, 30), minutes=15),
            FixedPoint(id="f2", title="Last bus", at=time(17), hard=True),
        ),
        notes="The door sticks.",
    )


def with_steps(session: Session, card_id: str, *steps: Step) -> Session:
    cards = tuple(replace(card, steps=steps) if card.id == card_id else card for card in session.cards)
    return replace(session, cards=cards)


def break_in_plan() -> Card:
    """140 minutes, the break among them, as many a guide has it: the steps fill them, and the last has none."""
    steps = (("start", 20), ("choose", 10), ("worse", 10), ("have", 10), ("want", 30), ("do", 30), ("list", None))
    return Card(
        id="drafting",
        title="A plan in one morning",
        goals=("A plan",),
        time=Span(least=120, most=120),
        materials=(Material(what="Flipcharts", quantity=2),),
        steps=(
            *(Step(id=name, title=name, minutes=minutes) for name, minutes in steps),
            Step(id="end", title="end", minutes=10, least=5, kind=StepKind.CLOSING),
        ),
    )


def first_plans() -> Card:
    """One total for three parts, after a game."""
    return Card(
        id="circle",
        title="What my people need",
        goals=("Everybody's people are prepared",),
        time=Span(least=90, most=90, said="90 minutes"),
        materials=(Material(what="Markers"),),
        steps=tuple(
            Step(id=name, title=name, kind=kind)
            for name, kind in (
                ("back", StepKind.DEBRIEF),
                ("plans", StepKind.GROUPS),
                ("close", StepKind.CLOSING),
            )
        ),
        after_game=True,
    )
