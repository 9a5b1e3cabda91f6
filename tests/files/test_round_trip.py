"""What is written as the six columns is read again as the same measures, in each language people write tables in."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from amparo.domain.plan.model import Cost, Every, Plan
from amparo.domain.plan.terms import Unit
from amparo.files.documents import read_document
from amparo.files.table import read_table
from amparo.files.written import write
from tests.files.plans import long_plan
from tests.people import TODAY, WRITTEN


def as_decided(plan: Plan) -> list[tuple[object, ...]]:
    """The measures without their ids, in any order: what, what for, who, how much, when."""
    wanted = {objective.id: objective.text for objective in plan.objectives}
    named = {person.id: person.alias for person in plan.people}
    return sorted(
        (m.text, *(wanted[one] for one in m.objectives), named.get(m.owner or ""), repr(m.cost), repr(m.schedule))
        for m in plan.measures
    )


def awkward() -> Plan:
    """A plan with thousands, cents, a condition, a repeated date, and signs that mean something to each kind of file."""
    plan = long_plan()
    costly = replace(
        plan.measures[0],
        cost=Cost(amount=Decimal("12345.50"), currency="$", condition="if the software is free"),
        schedule=Every(count=6, unit=Unit.MONTH),
    )
    texts = ("= a | b * c # [x](y) <b> & C:\\dir", "- first line\nsecond line", "@SUM(A1)")
    strange = tuple(replace(m, text=text) for m, text in zip(plan.measures[1:4], texts, strict=True))
    return replace(plan, measures=(costly, *strange, *plan.measures[4:]))


@pytest.mark.parametrize("language", ["en", "es", "fr"])
@pytest.mark.parametrize("suffix", ["csv", "xlsx", "docx", "md"])
def test_the_six_columns_come_back_as_they_were_decided(suffix, language):
    content = write(awkward(), suffix, language, TODAY).content
    assert as_decided(read_table(content, suffix, language, WRITTEN).plan) == as_decided(awkward())


@pytest.mark.parametrize("suffix", ["json", "yaml", "yml"])
def test_the_document_itself_comes_back_whole(suffix):
    written = write(awkward(), suffix, "en", TODAY)
    assert (read_document(written.content, suffix), written.losses) == (awkward(), ())
