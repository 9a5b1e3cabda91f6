"""What Rosa, Tomás and Inés promised at the end of an invented workshop."""

from datetime import date

from amparo.domain.workshop.nextsteps import (
    AdvocacyPoint,
    Doer,
    Focus,
    NextStep,
    NextSteps,
    Reach,
    Recommendation,
    StepState,
)

HELD = date(2026, 11, 20)
REVIEW = date(2027, 5, 20)


def sound() -> NextSteps:
    """Nothing left to ask."""
    return NextSteps(
        title="River table",
        held_on=HELD,
        review_on=REVIEW,
        recommendations=(
            Recommendation(id="r1", text="Nobody travels to the river alone", notes=("n1", "n2")),
            Recommendation(id="r2", text="Those who were threatened get time to rest", focus=Focus.WELL_BEING),
        ),
        steps=(
            NextStep(
                id="s1",
                recommendation="r1",
                text="I ring Tam about the names for the next trip",
                by="Blue Kite",
                when="I am back in the office on Monday at ten",
                on=date(2026, 12, 1),
                first_act="Look for the number tonight",
                state=StepState.COMMITTED,
            ),
            NextStep(
                id="s2",
                recommendation="r2",
                text="We close the office on the first Friday of each month",
                doer=Doer.WE,
                focus=Focus.WELL_BEING,
                by="Casa del Río",
                when="the board meets in December",
                on=date(2026, 12, 15),
                first_act="Put it on the list for the meeting",
                state=StepState.COMMITTED,
            ),
            NextStep(
                id="s3",
                recommendation="r1",
                text="A visit to the river by two embassies",
                doer=Doer.OTHERS,
                reach=Reach.INTERNATIONAL,
                addressee="The embassies' human-rights group",
            ),
        ),
        advocacy=(
            AdvocacyPoint(
                id="p1",
                recommendation="r2",
                text="Funds for rest belong into every project",
                audience="Donors of the region",
                occasion="Their meeting in spring",
            ),
        ),
    )
