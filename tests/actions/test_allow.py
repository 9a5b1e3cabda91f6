"""Every action asks who may, first; and the table knows every act and every role."""

import ast
import inspect
from dataclasses import fields
from itertools import product
from textwrap import dedent

import pytest

from amparo.actions import (
    account,
    agendas,
    alerts,
    calls,
    door,
    drills,
    facts,
    followups,
    gateways,
    invitations,
    leavings,
    made,
    own,
    pacts,
    plans,
    practising,
    presses,
    promises,
    publishing,
    rooms,
    seats,
    slides,
)
from amparo.actions.allow import ALLOWED, FOR_ANYBODY, GRAVE, Act, NotAllowed, PassphraseAgain, allow
from amparo.actions.desk import Acts, Desk
from amparo.actions.people import Role
from tests.inside import tired

ROOMS = (
    plans,
    pacts,
    account,
    door,
    alerts,
    calls,
    facts,
    presses,
    gateways,
    invitations,
    publishing,
    practising,
    rooms,
    seats,
    drills,
    followups,
    leavings,
    made,
    own,
    promises,
    slides,
)
DESKS = (plans.DESK, pacts.DESK, agendas.DESK)


def actions():
    return [
        *((f"desk.{name}", each) for name, each in vars(Desk).items() if inspect.isfunction(each) and name[0] != "_"),
        *(
            (f"{room.__name__.rsplit('.', 1)[1]}.{name}", action)
            for room in ROOMS
            for name, action in vars(room).items()
            if inspect.isfunction(action) and action.__module__ == room.__name__ and not name.startswith("_")
        ),
    ]


def first_call(action):
    body = ast.parse(dedent(inspect.getsource(action))).body[0].body
    first = body[1] if isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant) else body[0]
    return ast.unparse(first)


@pytest.mark.parametrize(
    ("name", "action"), [each for each in actions() if "by" in inspect.signature(each[1]).parameters]
)
def test_an_action_of_somebody_asks_first_whether_they_may(name, action):
    assert first_call(action).startswith("allow(by, self.acts." if name.startswith("desk.") else "allow(by, Act."), name


def test_whatever_asks_for_nobody_is_listed():
    quiet = {name.split(".")[1] for name, action in actions() if "by" not in inspect.signature(action).parameters}
    assert quiet - {"mark_of", "changed_words", "pinned", "practice_id"} == FOR_ANYBODY


def test_the_table_knows_every_act_and_every_act_is_used():
    assert set(ALLOWED) == set(Act)
    used = {act for _, action in actions() for act in Act if f"Act.{act.name}" in inspect.getsource(action)}
    at_desks = {getattr(desk.acts, field.name) for desk in DESKS for field in fields(Acts)}
    assert used | at_desks == set(Act)


@pytest.mark.parametrize(("act", "role"), list(product(Act, Role)))
def test_each_role_may_what_the_table_says_and_nothing_else(rosa, act, role):
    from dataclasses import replace

    somebody = replace(rosa.by, role=role)
    if role in ALLOWED[act]:
        allow(somebody, act)
    else:
        with pytest.raises(NotAllowed):
            allow(somebody, act)


@pytest.mark.parametrize("act", sorted(GRAVE))
def test_a_grave_act_wants_the_passphrase_typed_lately(rosa, act):
    with pytest.raises(PassphraseAgain):
        allow(tired(rosa).by, act)
