"""What boards and their columns are called."""

from collections.abc import Mapping
from types import MappingProxyType

from amparo.domain.workshop.board import Column, Kind
from amparo.wording.catalogue import N_, gettext_in

BOARDS: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.BRAINSTORM: N_("Ideas"),
        Kind.ANALYSIS: N_("From what could happen to what we want"),
        Kind.SORTING: N_("What we do next"),
        Kind.PARKING: N_("For later"),
    }
)
COLUMNS: Mapping[Column, str] = MappingProxyType(
    {
        Column.INTERNAL: N_("Among ourselves"),
        Column.EXTERNAL: N_("With others"),
        Column.ADVOCACY: N_("What we ask of those in power"),
        Column.SOLIDARITY: N_("Care and solidarity"),
        Column.THREAT: N_("What could happen"),
        Column.COMPREHENSIVE: N_("What we want"),
        Column.VULNERABILITY: N_("What makes it worse"),
        Column.SPECIFIC: N_("What we want instead"),
        Column.IDEAS: N_("Ideas"),
        Column.LATER: N_("For later"),
    }
)


def say_board(kind: Kind, language: str) -> str:
    return gettext_in(language, BOARDS[kind])


def say_column(column: Column, language: str) -> str:
    return gettext_in(language, COLUMNS[column])
