"""The rules of random nights, held by the rows: every step a transaction, some of which are cut off before they end."""

from contextlib import suppress
from datetime import timedelta
from itertools import count
from uuid import uuid4

import pytest
from hypothesis import settings
from hypothesis.stateful import invariant
from msgspec.structs import replace

from amparo.domain.alert.envelope import Words
from amparo.domain.alert.events import TimePassed
from amparo.domain.alert.machine import duress, missed, press
from amparo.sealing.link import Link
from amparo.sealing.workerkey import WorkerKey, WorkerSecret
from amparo.store import views
from amparo.store.labels import ALERT
from amparo.store.models import AlertRow, OutboxRow
from amparo.store.together import together
from amparo.store.turning import kept as keeping
from amparo.store.turning.ledger import SHOWN_WITHIN, Ledger
from amparo.store.turning.published import Opened
from amparo.worker import stepping
from amparo.worker.duty import Duty
from tests.domain.alert.circle import ARMED, JOURNEY, NOON
from tests.domain.alert.machine_rules import BY_A_PRESS, RandomNights
from tests.inside import ROSAS, founded, written

CUT_EVERY = 3


class CutOff(Exception):
    """The machine died here."""


class InTheRows:
    def __init__(self) -> None:
        self.duty = Duty(WorkerKey.from_secret(WorkerSecret.new()))
        self.owner = written("Rosa", ROSAS).keyring.user
        self.id, self.now, self.steps = uuid4(), NOON, count()
        self.envelope = replace(ARMED, pact=str(uuid4()), owner=str(self.owner))

    @property
    def kept(self) -> keeping.Kept:
        row = AlertRow.objects.get(id=self.id)
        return keeping.read(self.duty.key.kept(bytes(row.sealed), ALERT, row.id, row.version))

    @property
    def alert(self):
        return self.kept.alert

    @property
    def messages(self):
        return [each.message for each in self.alert.sent]

    def begin(self, how: str) -> None:
        raised = {"alert": str(self.id), "reference": "4F7K", "now": self.now}
        if how in BY_A_PRESS:
            step = press(self.envelope, BY_A_PRESS[how], **raised)
        elif how == "check-in":
            step = missed(self.envelope, JOURNEY, both_clocks=True, **raised)
        else:
            step = duress(self.envelope, **raised)
        opened = Opened(self.owner, self.envelope, Words())
        self.transaction(lambda ledger: stepping.begin(ledger, step, opened, self.duty))

    def happens(self, event) -> None:
        self.transaction(lambda ledger: stepping.follow(ledger, ledger.alert(self.id), event, self.duty))

    def wait(self, time: timedelta) -> None:
        self.now += time
        if self.alert.open:
            self.happens(TimePassed())

    def transaction(self, act) -> None:
        """Some are written and then cut off, and begin again from what is there."""
        if next(self.steps) % CUT_EVERY == 0:
            with suppress(CutOff), together():
                self.written(act)
                raise CutOff
        with together():
            self.written(act)

    def written(self, act) -> None:
        ledger = Ledger(self.duty.key, self.now, self.now.timestamp())
        act(ledger)
        ledger.close()


class NightsInTheRows(RandomNights):
    def make_town(self) -> InTheRows:
        return InTheRows()

    @invariant()
    def the_row_says_when_to_look_again(self) -> None:
        row, alert = AlertRow.objects.get(id=self.town.id), self.town.alert
        assert row.open == alert.open
        assert row.due_at == alert.due_at or row.due_at == min(alert.due_at, self.town.now + SHOWN_WITHIN)
        assert (row.due_awake is None) == (row.due_at is None)

    @invariant()
    def every_message_is_on_its_way_once(self) -> None:
        rows = OutboxRow.objects.filter(alert=self.town.id)
        contents = [self.town.duty.key.kept(bytes(row.sealed), "outbox", bytes(row.key)) for row in rows]
        firsts = [content for content in contents if b'"number":' not in content]
        assert len(firsts) == len(self.town.messages)

    @invariant()
    def every_contact_has_a_page_while_it_runs(self) -> None:
        if self.town.alert.open:
            for each in self.town.kept.links:
                assert views.read(Link(each.link), now=self.town.now)


TestNightsInTheRows = pytest.mark.django_db(NightsInTheRows.TestCase)
TestNightsInTheRows.settings = settings(max_examples=12, stateful_step_count=20, deadline=None)


@pytest.fixture(autouse=True)
def rosa_is_there(db):
    founded("Rosa", ROSAS)


@pytest.mark.soak
@pytest.mark.django_db
def test_many_more_nights():
    from hypothesis.stateful import run_state_machine_as_test

    run_state_machine_as_test(NightsInTheRows, settings=settings(max_examples=400, deadline=None))
