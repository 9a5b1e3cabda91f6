"""Write docs/rules.md from the catalogue of checks and its words.

python tools/rules_page.py           write the page
python tools/rules_page.py --check   exit 1 if the page is not what the catalogue says
"""

import argparse
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from amparo.domain import checks
from amparo.domain.pact import readiness
from amparo.domain.plan.checks import DECLINED, LATER, RULES, TOPICS, Theme
from amparo.domain.workshop import checks as sessions
from amparo.domain.workshop import stepchecks
from amparo.wording.questions import topics, words_of
from amparo.wording.questions.words import Words
from amparo.wording.readiness import WORDS as READINESS
from amparo.wording.session_questions import WORDS as SESSIONS
from amparo.wording.step_questions import WORDS as STEP_WORDS

T = TypeVar("T")
Rules = Mapping[str, checks.Rule[Any, Any]]
DIGITS = "0123456789."
PAGE = Path(__file__).resolve().parent.parent / "docs/rules.md"
HEAD = """# What the checks ask

This page is made from the catalogue by `python tools/rules_page.py`; change the catalogue, not the page.

A check never blocks saving and never gives a mark. Each rule has a level: *blocks* (this cannot be called a plan yet),
*warn*, *hint*. At most three questions are shown first. A question can be left with a reason; it comes back when what
it is about has changed. What a plan does not speak of at all is one question for each theme.

Sources: `P1` to `P36` are the rules for judging a plan, `S3.*` the requirements of the method behind them, `I*` the
invariants of the plan, `A`, `O`, `M`, `R`, `F`, `C`, `W` and `P5xx` the wider catalogue. Two source rules that ask the
same are one rule here, and the threshold of the first group holds.
"""

READINESS_HEAD = """
# Is a PACT ready?

The same for a PACT: questions with a level, a reason and a source, and no mark. *blocks* means that it cannot be called
ready. What was seen counts more than what was said: a message that arrived, an invitation or a practice that was
answered. Readiness also looks at the place where Amparo runs.

Sources: `R1` to `R32` are the rules of a PACT that is ready, `S1.*` and `S1x.*` the requirements of the method, `I*` the
invariants, `E*` the points of doing no harm.
"""

STEPS_HEAD = """
# Is a next step specific, and can it be done?

Asked at the end of a workshop, about what people promised. A promise has somebody who made it, a day and a first act.

Sources: `S2.*` are the requirements of the method, `P*` the rules for judging a plan, `M*` what practitioners add.
"""


SESSIONS_HEAD = """
# Does a session fit together?

Asked about a session of a workshop, and about a card as if it were held alone: do the minutes add up, what comes before
what, what is brought. Nothing here forbids a session. Many questions about minutes have ways out in one touch beside
the form.

Sources: `S1.*`, `S2.*` and `S3.*` are the requirements of the method, `E*` the points of doing no harm.
"""


def page() -> str:
    of_plans = (HEAD, *_themes(RULES, words_of), *_silence(), *_sources(RULES, DECLINED), *_later())
    of_pacts = (*_themes(readiness.RULES, READINESS.__getitem__), *_sources(readiness.RULES, {}))
    of_steps = (*_themes(stepchecks.RULES, STEP_WORDS.__getitem__), *_sources(stepchecks.RULES, {}))
    of_sessions = (*_themes(sessions.RULES, SESSIONS.__getitem__), *_sources(sessions.RULES, {}))
    parts = (*of_plans, READINESS_HEAD, *of_pacts, SESSIONS_HEAD, *of_sessions, STEPS_HEAD, *of_steps)
    return "\n".join(parts) + "\n"


def _themes(rules: Rules, words_for: Callable[[str], Words]) -> Iterator[str]:
    for theme in Theme:
        of_theme = [rule for rule in rules.values() if rule.theme is theme and not rule.code.startswith("silent-")]
        if of_theme:
            yield f"## {topics.THEMES[theme.value]} ({theme.value})\n"
            yield from (_told(rule, words_for(rule.code)) for rule in of_theme)


def _told(rule: checks.Rule[Any, Any], words: Words) -> str:
    mending = f"One step: *{words.repair}*." if rule.repair else f"Opens at: `{rule.mend_at}`."
    return (
        f"### `{rule.code}`\n\n"
        f"{rule.level.value} · {', '.join(rule.sources)}\n\n"
        f"**{words.title}.** {words.why}\n*{words.question}* {mending}\n"
    ).replace("?.**", "?**")


def _silence() -> Iterator[str]:
    yield "## What a plan does not speak of\n"
    yield f"One hint for each theme, `silent-about-<theme>`. *{topics.SILENT.question}*\n"
    yield "| theme | topic | sources |\n|---|---|---|"
    for topic in TOPICS:
        yield f"| {topic.theme.value} | {topics.TOPICS[topic.code]} | {', '.join(topic.sources)} |"
    yield ""


def _sources(rules: Rules, declined: Mapping[str, str]) -> Iterator[str]:
    yield "## Where each source rule went\n"
    yield "| source | asked as |\n|---|---|"
    for source, codes in _in_order(_asked(rules)):
        yield f"| {source} | {', '.join(f'`{code}`' for code in codes)} |"
    if declined:
        yield "\n## Declined\n\n| source | why |\n|---|---|"
        yield from (f"| {source} | {why} |" for source, why in _in_order(declined))


def _later() -> Iterator[str]:
    yield "\n## Waits for later work\n\n| source | with what |\n|---|---|"
    yield from (f"| {source} | {what} |" for source, what in _in_order(LATER))


def _asked(rules: Rules) -> dict[str, list[str]]:
    asked: dict[str, list[str]] = {}
    for rule in rules.values():
        for source in rule.sources:
            asked.setdefault(source, []).append(rule.code)
    return asked


def _in_order(by_source: Mapping[str, T]) -> list[tuple[str, T]]:
    """P9 before P10."""
    return sorted(
        by_source.items(), key=lambda entry: (entry[0].rstrip(DIGITS), [*map(int, re.findall(r"\d+", entry[0]))])
    )


def main() -> int:
    asked = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    asked.add_argument("--check", action="store_true")
    if asked.parse_args().check:
        stale = PAGE.read_text(encoding="utf-8") != page()
        if stale:
            print("docs/rules.md is stale: python tools/rules_page.py")
        return int(stale)
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
