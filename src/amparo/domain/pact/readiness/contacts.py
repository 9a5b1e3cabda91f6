"""Who they are: asked, different from one another, able to be reached, and clear about what it could cost them."""

from collections.abc import Callable, Iterator

from amparo.domain.checks import Found, Severity, Theme
from amparo.domain.pact.addresses import dialled
from amparo.domain.pact.model import Contact
from amparo.domain.pact.readiness.reading import ANSWERED, Reading, each, each_who_said_yes, whole
from amparo.domain.pact.readiness.repairs import without_repeated_channels
from amparo.domain.pact.readiness.rule import FOLD_TOGETHER_ABOVE, Rule
from amparo.domain.pact.terms import Answered, ContactState, EvidenceKind, Relation, Risk, Way

CONTACTS_AIM = 3
NEAR_MINUTES_MAX = 120
WAYS_MIN = 2
INVITATION = frozenset((EvidenceKind.INVITATION_ANSWERED,))


def _fewer_than_three(reading: Reading) -> Iterator[Found]:
    """Nobody at all is no PACT."""
    count = len(reading.circle)
    if count < CONTACTS_AIM:
        yield Found(params={"count": count}, level=None if count else Severity.BLOCKS)


def _only_told(reading: Reading) -> Iterator[Found]:
    """Their yes came by mouth, and nothing was seen of them since."""
    for contact in reading.called:
        if contact.answered is Answered.IN_PERSON and reading.last(contact, ANSWERED | INVITATION) is None:
            yield Found(contact.id)


def _all_alike(said: Callable[[Contact], str]) -> Callable[[Reading], Iterator[Found]]:
    """Every contact says the same, so that all may fall together."""

    def look(reading: Reading) -> Iterator[Found]:
        words = [said(contact).strip() for contact in reading.circle]
        if len(words) > 1 and words[0] and len({word.casefold() for word in words}) == 1:
            yield Found(params={"words": words[0]})

    return look


def _all_hit_together(reading: Reading) -> Iterator[Found]:
    if reading.circle and all(contact.hit_together for contact in reading.circle):
        yield Found()


def _nobody_at_low_risk(reading: Reading) -> Iterator[Found]:
    risks = {contact.risk for contact in reading.circle}
    if risks and None not in risks and Risk.LOW not in risks:
        yield Found()


def _nobody_near(reading: Reading) -> Iterator[Found]:
    minutes = [contact.minutes_away for contact in reading.circle]
    if minutes and not any(away is not None and away <= NEAR_MINUTES_MAX for away in minutes):
        yield Found()


def _only_family(reading: Reading) -> Iterator[Found]:
    if len(reading.circle) > 1 and all(contact.relation is Relation.FAMILY for contact in reading.circle):
        yield Found()


def _reading_not_said(reading: Reading) -> Iterator[Found]:
    """Who answered a practice has shown it."""
    for contact in reading.circle:
        if contact.reads_messages is None and reading.last(contact, ANSWERED) is None:
            yield Found(contact.id)


def _hours_uncovered(reading: Reading) -> Iterator[Found]:
    if any(contact.hours for contact in reading.called) and reading.gaps:
        yield Found()


def _sendable(contact: Contact) -> set[tuple[Way, str]]:
    return {(each.way, dialled(each.way, each.address)) for each in contact.channels if each.way is not Way.CALL}


def _twice(contact: Contact) -> bool:
    ways = [(channel.way, dialled(channel.way, channel.address)) for channel in contact.channels]
    return len(ways) > len(set(ways))


THEME = Theme.CONTACTS
BLOCKS, WARN, HINT = Severity.BLOCKS, Severity.WARN, Severity.HINT
ABOUT = ("contacts",)


def _rule(code: str, level: Severity, source: str, asks: Callable[[Reading], Iterator[Found]], mend_at: str) -> Rule:
    return Rule(
        code, level, THEME, tuple(source.split()), asks, mend_at=mend_at, about=ABOUT, fold_above=FOLD_TOGETHER_ABOVE
    )


RULES: tuple[Rule, ...] = (
    _rule("fewer-than-three", WARN, "R2", _fewer_than_three, "contacts"),
    _rule("not-asked", BLOCKS, "R3", each(lambda c: c.state is ContactState.PROPOSED), "state"),
    _rule("asked-but-silent", BLOCKS, "R3", each(lambda c: c.state is ContactState.ASKED), "state"),
    _rule("yes-not-on-record", BLOCKS, "R3 I9", each_who_said_yes(lambda c: c.answered is None), "answered"),
    _rule("no-way-to-reach", BLOCKS, "R10", each(lambda c: not _sendable(c)), "channels"),
    _rule("only-one-way", WARN, "R10", each(lambda c: len(_sendable(c)) == WAYS_MIN - 1), "channels"),
    _rule("all-depend-on-one", WARN, "R7", _all_alike(lambda c: c.independence), "independence"),
    _rule("all-hit-together", WARN, "R8", _all_hit_together, "hit_together"),
    _rule("nobody-at-low-risk", WARN, "R8", _nobody_at_low_risk, "risk"),
    _rule("nobody-near", WARN, "R9", _nobody_near, "minutes_away"),
    _rule("hours-uncovered", WARN, "R9", _hours_uncovered, "hours"),
    _rule("does-not-read-messages", WARN, "R10", each(lambda c: c.reads_messages is False), "reads_messages"),
    _rule("others-unknown", WARN, "R12", each(lambda c: c.knows_others is None), "knows_others"),
    _rule(
        "own-risk-not-discussed",
        WARN,
        "R13",
        each(lambda c: c.risk is None and not c.risk_words.strip()),
        "risk",
    ),
    _rule("limits-not-said", WARN, "R13", each(lambda c: not c.limits.strip()), "limits"),
    _rule("going-to-look-undecided", WARN, "R13", each(lambda c: c.goes_looking is None), "goes_looking"),
    _rule("duty-to-report-not-asked", WARN, "R15", each(lambda c: c.must_report is None), "must_report"),
    _rule("has-to-report", WARN, "R15", each(lambda c: c.must_report is True), "must_report"),
    _rule("not-calm", WARN, "R16", each(lambda c: c.calm is False), "calm"),
    _rule("only-family", WARN, "R16", _only_family, "contacts"),
    Rule(
        "same-way-twice",
        WARN,
        THEME,
        ("R10",),
        each(_twice),
        mend_at="channels",
        repair=without_repeated_channels,
    ),
    _rule("all-one-phone-company", WARN, "R7", _all_alike(lambda c: c.operator), "operator"),
    _rule("yes-only-told", HINT, "R3", _only_told, "answered"),
    _rule("hit-together-not-said", HINT, "R8", each(lambda c: c.hit_together is None), "hit_together"),
    _rule("hours-not-said", HINT, "R9", each(lambda c: not c.hours), "hours"),
    _rule("reading-not-said", HINT, "R10", _reading_not_said, "reads_messages"),
    _rule("dependence-not-said", HINT, "R7", each(lambda c: not c.independence.strip()), "independence"),
    _rule("calm-not-said", HINT, "R16", each(lambda c: c.calm is None), "calm"),
    _rule("nobody-in-reserve", HINT, "R11", whole(lambda p: not any(c.reserve for c in p.contacts)), "reserve"),
)
