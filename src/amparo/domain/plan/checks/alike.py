"""Items that say nearly the same, found by what they hash to, never by comparing each with each."""

from collections.abc import Iterator, Sequence

from amparo.domain.plan.checks.finding import Found
from amparo.domain.plan.checks.reading import Reading
from amparo.domain.plan.model import Measure, Threat

WORDS_MIN = 2


def alike(things: Sequence[Threat] | Sequence[Measure], reading: Reading) -> Iterator[Found]:
    """The later of two whose words are the same, whatever their order, case, accents and little words."""
    first: dict[frozenset[str], str] = {}
    for thing in things:
        words = reading.words(thing.text).signature
        if len(words) < WORDS_MIN:
            continue
        other = first.setdefault(words, thing.id)
        if other != thing.id:
            yield Found(thing.id, {"other": other})
