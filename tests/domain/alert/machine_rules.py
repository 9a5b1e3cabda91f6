"""Random nights. Presses, stops, words, answers, receipts, shares and jumping clocks in any order, and what must hold
after each of them. `Town` runs them on the bare domain; an engine brings a `Town` of its own and inherits the rules.

    class OnSqlite(RandomNights):
        def make_town(self): return TheEngine(...)      # alert, envelope, now, messages, begin(), happens(), wait()
"""

from datetime import datetime, timedelta
from typing import Protocol

import msgspec
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from amparo.domain.alert.envelope import Envelope
from amparo.domain.alert.events import (
    Answer,
    CaseMoved,
    CheckInMissed,
    Did,
    Event,
    Meaning,
    Opened,
    PositionTold,
    PracticeEnded,
    PressedAgain,
    Released,
    Settled,
    ShareGiven,
    StopTouched,
    TimePassed,
    WordsSaid,
)
from amparo.domain.alert.machine import duress, follow, missed, press
from amparo.domain.alert.model import ANSWERS, NEWS_MINUTES, OUTCOMES, Alert, Message, NotNow
from amparo.domain.alert.notes import Deed, Position, Receipt
from amparo.domain.alert.showing import UNSAID, board, call_view, press_view
from amparo.domain.alert.terms import Case, MessageKind, Reached
from amparo.domain.pact.terms import Release
from tests.domain.alert.circle import ARMED, JOURNEY, KEY, NOON, PRACTISED, PRESSED

CONTACTS = tuple(each.contact for each in ARMED.calls)
contacts = st.sampled_from(CONTACTS)
BY_A_PRESS = {"press": PRESSED, "practice": PRACTISED}
LEAD_NEWS = frozenset({"leads", "pressed-again"})
"""Never held back."""


class Town(Protocol):
    """What the rules need of whoever runs an alert. `messages`: every one that ever left, in order."""

    envelope: Envelope
    alert: Alert
    now: datetime
    messages: list[Message]

    def begin(self, how: str) -> None:
        """A press, in practice too, a missed check-in, or words under duress at one."""

    def happens(self, event: Event) -> None:
        """Raises NotNow, or swallows it."""

    def wait(self, time: timedelta) -> None:
        """The clock moves, also backwards; then `TimePassed` where the alert is still open."""


class OnTheDomain:
    def __init__(self) -> None:
        self.envelope = ARMED
        self.now = NOON
        self.messages: list[Message] = []

    def begin(self, how: str) -> None:
        raised = {"alert": "a1", "reference": "4F7K", "now": self.now}
        if how in BY_A_PRESS:
            self._keep(press(self.envelope, BY_A_PRESS[how], **raised))
        elif how == "check-in":
            self._keep(missed(self.envelope, JOURNEY, both_clocks=True, **raised))
        else:
            self._keep(duress(self.envelope, **raised))

    def happens(self, event: Event) -> None:
        self._keep(follow(self.alert, self.envelope, event, self.now))

    def wait(self, time: timedelta) -> None:
        self.now += time
        if self.alert.open:
            self.happens(TimePassed())

    def _keep(self, step: tuple[Alert, tuple[Message, ...]]) -> None:
        self.alert, left = step
        self.messages += left


class RandomNights(RuleBasedStateMachine):
    def make_town(self) -> Town:
        return OnTheDomain()

    @initialize(how=st.sampled_from(["press", "press", "practice", "check-in", "duress"]))
    def begin(self, how: str) -> None:
        self.town = self.make_town()
        self.town.begin(how)
        self.was, self.seen, self.news_at = self.town.alert, 0, {}
        self._look()

    def happens(self, event: Event) -> None:
        try:
            self.town.happens(event)
        except NotNow:
            assert self.town.alert == self.was, "refused, and changed all the same"
        self._look()

    @rule(seconds=st.sampled_from([1, 9, 11, 61, 299, 301, 700, 3_600, 90_000, 800_000, -1, -30, -4_000, -90_000]))
    def time_moves(self, seconds: int) -> None:
        self.town.wait(timedelta(seconds=seconds))
        self._look()

    @precondition(lambda self: self.town.alert.open)
    @rule()
    def what_is_due_happens(self) -> None:
        due = self.town.alert.due_at
        assert due is not None
        self.town.wait(max(due - self.town.now, timedelta(0)))
        self._look()
        assert self.town.alert.due_at is None or self.town.alert.due_at > self.town.now

    @rule(both=st.booleans())
    def misses_a_check_in(self, both: bool) -> None:
        self.happens(CheckInMissed(title="Arrived", both_clocks=both))

    @rule(late=st.integers(-5, 5), key=st.sampled_from([KEY, b"x" * 32, b""]))
    def stops(self, late: int, key: bytes) -> None:
        self.happens(StopTouched(press="press-1", press_key=key, at=self.town.now + timedelta(seconds=late)))

    @rule(which=st.integers(1, 12))
    def presses_again(self, which: int) -> None:
        fix = Position(latitude=1, longitude=2, at=self.town.now)
        again = PressedAgain(press=f"press-{which}", press_key=bytes([which]) * 32, reference="9QXZ", position=fix)
        self.happens(again)

    @rule(text=st.sampled_from(["", "I am in the back of a van"]))
    def tells_where(self, text: str) -> None:
        self.happens(PositionTold(press="press-1", press_key=KEY, text=text))

    @rule(meaning=st.sampled_from([*Meaning, Meaning.NEITHER, Meaning.NEITHER]))
    def says_words(self, meaning: Meaning) -> None:
        self.happens(WordsSaid(meaning=meaning))

    @rule()
    def says_that_the_practice_is_over(self) -> None:
        was = self.town.alert
        self.happens(PracticeEnded())
        assert was.practice or self.town.alert == was

    @rule(contact=contacts)
    def opens(self, contact: str) -> None:
        self.happens(Opened(contact=contact))

    @rule(contact=contacts, can=st.booleans())
    def answers(self, contact: str, can: bool) -> None:
        self.happens(Answer(contact=contact, can=can))

    @rule(contact=contacts, deed=st.sampled_from(Deed), task=st.integers(0, 3), to=contacts)
    def does(self, contact: str, deed: Deed, task: int, to: str) -> None:
        self.happens(Did(contact=contact, deed=deed, task=task, to=to, text="what I saw"))

    @rule(contact=contacts, to=st.sampled_from(Case), reason=st.sampled_from(["", "I spoke to her"]))
    def moves(self, contact: str, to: Case, reason: str) -> None:
        self.happens(CaseMoved(contact=self.town.alert.leads or contact, to=to, reason=reason))

    @rule(which=st.integers(-4, -1), receipt=st.sampled_from(Receipt))
    def settles(self, which: int, receipt: Receipt) -> None:
        messages = self.town.messages
        self.happens(Settled(key=messages[max(which, -len(messages))].key if messages else "?", receipt=receipt))

    @rule(contact=contacts)
    def gives_share(self, contact: str) -> None:
        self.happens(ShareGiven(contact=contact, share=contact.encode()))

    @rule(by=st.sampled_from(Release))
    def is_released(self, by: Release) -> None:
        self.happens(Released(by=by, release=b"B" * 32))

    def _look(self) -> None:
        """What may be said of one step: what left, and what became of each contact."""
        alert, left = self.town.alert, self.town.messages[self.seen :]
        back = max(self.was.seen_at - alert.seen_at, timedelta(0))
        self.news_at = {contact: at - back for contact, at in self.news_at.items()}
        for message in left:
            self._message_is_allowed(message)
        for before, after in zip(self.was.called, alert.called, strict=True):
            assert not (before.reached in ANSWERS and after.reached not in ANSWERS), "an answer was lost"
        if not self.was.open:
            assert not alert.open, "what is over began again"
        self.was, self.seen = alert, len(self.town.messages)

    def _message_is_allowed(self, message: Message) -> None:
        alert = self.town.alert
        assert not alert.until or self.town.now < alert.until, "outside the agreed hours"
        if message.kind not in OUTCOMES:
            assert self.was.open, "called after the end"
            stood_down = self.was.one(message.contact).reached is Reached.STOOD_DOWN
            assert not stood_down or alert.one(message.contact).reached is not Reached.STOOD_DOWN, "left in no peace"
        if message.kind is MessageKind.NEWS and message.what not in LEAD_NEWS:
            self._news_is_not_too_much(message)

    def _news_is_not_too_much(self, message: Message) -> None:
        alert, last = self.town.alert, self.news_at.get(message.contact)
        if any(each.message.key == message.key and each.missed for each in alert.sent):
            return  # the same news, over another way
        assert last is None or alert.seen_at >= last + timedelta(minutes=NEWS_MINUTES), "too much news"
        self.news_at[message.contact] = alert.seen_at

    @invariant()
    def an_open_alert_and_no_other_has_a_next_thing(self) -> None:
        assert self.town.alert.open == (self.town.alert.due_at is not None)

    @invariant()
    def nobody_is_called_while_it_can_be_stopped(self) -> None:
        if self.town.alert.case in (Case.PRESSED, Case.STOPPED):
            assert not self.town.messages

    @invariant()
    def at_most_one_leads_and_they_are_there(self) -> None:
        alert, envelope = self.town.alert, self.town.envelope
        lead = [each for each in CONTACTS if call_view(alert, envelope, each, self.town.now).i_lead]
        assert lead == ([alert.leads] if alert.leads else [])
        assert alert.leads is None or alert.one(alert.leads).reached in ANSWERS - {Reached.CANNOT, Reached.STOOD_DOWN}
        assert alert.leads is None or alert.leads != alert.asked

    @invariant()
    def keys_are_unique_and_numbers_grow(self) -> None:
        messages = self.town.messages
        assert len({each.key for each in messages}) == len(messages)
        for contact in CONTACTS:
            numbers = [each.number for each in messages if each.contact == contact]
            assert numbers == sorted(set(numbers))

    @invariant()
    def the_owners_side_shows_no_doubt(self) -> None:
        alert, envelope, now = self.town.alert, self.town.envelope, self.town.now
        shown = board(alert, envelope, now)
        assert shown is None or (shown.case is not Case.DOUBTED and not {each.what for each in shown.log} & UNSAID)
        assert shown is None or not [each for each in shown.sent if each.kind is MessageKind.DURESS]
        assert b"ines" not in msgspec.json.encode(press_view(alert, envelope, now))

    @invariant()
    def only_words_or_a_lead_with_a_reason_end_it(self) -> None:
        alert = self.town.alert
        if not alert.open and alert.case is not Case.STOPPED:
            hours = {"hours-over"} if alert.practice else set()
            ends = [each for each in alert.log if each.what in hours | {"all-clear"} or each.text]
            assert ends

    @invariant()
    def what_is_kept_can_be_read_again(self) -> None:
        alert = self.town.alert
        assert msgspec.json.decode(msgspec.json.encode(alert), type=Alert) == alert
        assert alert.leaving == ()
