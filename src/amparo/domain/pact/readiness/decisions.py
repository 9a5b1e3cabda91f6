"""What only the owner can decide, and only beforehand: for what, who may be told, the police, the captors, the words."""

from collections.abc import Callable, Iterator

from amparo.domain.checks import FOLD_GAPS_ABOVE, Found, Severity, Theme
from amparo.domain.pact.model import Consent, Pact
from amparo.domain.pact.readiness.reading import Reading, each_who_said_yes, whole
from amparo.domain.pact.readiness.rule import FOLD_TOGETHER_ABOVE, Rule
from amparo.domain.pact.terms import Audience, CaptorsTold, Scenario


def _no_scenario(pact: Pact) -> bool:
    return pact.scenario is None or (pact.scenario is Scenario.OWN and not pact.scenario_words.strip())


def _nobody_decides(reading: Reading) -> Iterator[Found]:
    if reading.pact.police.stance is not None and reading.pact.police.decides not in reading.ids:
        yield Found()


def _each_consent(asks: Callable[[Consent], bool]) -> Callable[[Reading], Iterator[Found]]:
    def look(reading: Reading) -> Iterator[Found]:
        yield from (Found(consent.id) for consent in reading.pact.consents if asks(consent))

    return look


def _audiences_missing(reading: Reading) -> Iterator[Found]:
    decided = {consent.audience for consent in reading.pact.consents}
    missing = tuple(audience.value for audience in Audience if audience not in decided)
    if decided and missing:
        yield Found(params={"audiences": missing})


def _without_conditions(pact: Pact) -> bool:
    return pact.captors.decision is CaptorsTold.ONLY_IF and not pact.captors.conditions.strip()


def _captors_unknown(pact: Pact) -> bool:
    return pact.captors.decision is not None and pact.captors.contacts_told_on is None


THEME = Theme.DECISIONS
BLOCKS, WARN = Severity.BLOCKS, Severity.WARN


def _on_the_whole(code: str, level: Severity, sources: tuple[str, ...], asks: Callable[[Pact], bool], at: str) -> Rule:
    return Rule(code, level, THEME, sources, whole(asks), mend_at=at, about=(at,))


def _on_consent(code: str, level: Severity, asks: Callable[[Consent], bool], at: str) -> Rule:
    return Rule(code, level, THEME, ("R17",), _each_consent(asks), mend_at=at, fold_above=FOLD_GAPS_ABOVE)


RULES: tuple[Rule, ...] = (
    _on_the_whole("no-scenario", BLOCKS, ("R1", "I8"), _no_scenario, "scenario"),
    _on_the_whole("no-consent", BLOCKS, ("R17",), lambda p: not p.consents, "consents"),
    _on_consent("consent-undecided", BLOCKS, lambda c: c.name is None, "name"),
    _on_consent("consent-without-day", BLOCKS, lambda c: c.name is not None and c.given_on is None, "given_on"),
    _on_consent("photo-undecided", WARN, lambda c: c.name is not None and c.photo is None, "photo"),
    Rule("audiences-missing", WARN, THEME, ("R17",), _audiences_missing, mend_at="consents"),
    _on_the_whole("captors-undecided", WARN, ("R18",), lambda p: p.captors.decision is None, "captors"),
    _on_the_whole("captors-without-conditions", WARN, ("R18",), _without_conditions, "captors"),
    _on_the_whole("captors-decision-untold", WARN, ("R18",), _captors_unknown, "captors"),
    _on_the_whole("police-undecided", WARN, ("R14",), lambda p: p.police.stance is None, "police"),
    Rule(
        "police-nobody-decides", WARN, THEME, ("R14",), _nobody_decides, mend_at="police", about=("police", "contacts")
    ),
    Rule(
        "greeting-not-agreed",
        WARN,
        THEME,
        ("R20",),
        each_who_said_yes(lambda c: c.greeting_agreed_on is None),
        mend_at="greeting_agreed_on",
        fold_above=FOLD_TOGETHER_ABOVE,
    ),
    Rule(
        "greeting-not-in-person",
        WARN,
        THEME,
        ("R20",),
        each_who_said_yes(lambda c: c.greeting_agreed_on is not None and c.greeting_in_person is not True),
        mend_at="greeting_in_person",
        fold_above=FOLD_TOGETHER_ABOVE,
    ),
    _on_the_whole(
        "all-clear-not-agreed", WARN, ("R20",), lambda p: p.all_clear_agreed_on is None, "all_clear_agreed_on"
    ),
    _on_the_whole(
        "second-word-not-agreed",
        WARN,
        ("R20",),
        lambda p: p.design.duress and p.duress_agreed_on is None,
        "duress_agreed_on",
    ),
)
