"""What could not be carried, said so that somebody can find it."""

import pytest

from amparo.domain.layout import walk
from amparo.domain.plan.model import Plan
from amparo.files.losses import Loss
from amparo.wording.catalogue import LANGUAGES
from amparo.wording.fields import say_path
from amparo.wording.losses import say_loss
from tests.people import river_house


def test_a_field_is_called_what_the_pages_call_it():
    told = say_loss(Loss("not-carried", "measures.cost.condition", "3"), "en")
    assert told.startswith("What we will do · Cost · On what condition: ")


def test_a_place_in_a_table_is_said_as_a_place():
    assert say_loss(Loss("extra-cell", "table 2, row 14", "x"), "en").startswith("table 2, row 14: ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_of_a_plan_has_a_name_in_words(language):
    paths = set(Plan.__struct_fields__)
    for path, part in walk(river_house()):
        bare = "".join(letter for letter in path if not (letter.isdigit() or letter in "[]"))
        if bare and not bare.endswith(".schedule"):  # a timetable is said as a whole
            paths |= {f"{bare}.{name}" for name in part.__struct_fields__ if name != "id"}
    assert not [path for path in paths if say_path(path, language) == path]
