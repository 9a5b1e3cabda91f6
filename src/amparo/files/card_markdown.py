"""A card as Jekyll Markdown: front matter as facilitators' sites have it, then a paragraph for each step.

    ---
    title: What each of us takes home
    cardNum: 2
    timeSpan: 60 to 75 minutes
    ---

    **Write (10-20 min, should):** Alone first.

What the front matter of other sites does not know stands under names of its own, so that nothing is lost on the way back.
"""

import re
from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from amparo.domain.part import LINE_MAX
from amparo.domain.workshop.card import LONG_TEXT_MAX, STEPS_MAX, Card, Kept, Need, Step
from amparo.files.card_times import span_of
from amparo.files.front_matter import (
    CardRead,
    FrontMatter,
    fenced,
    id_from,
    materials_in,
    quoted,
    say_material,
)
from amparo.files.losses import Loss, Written

ORDER: tuple[str, ...] = (
    "layout",
    "title",
    "lang",
    "version",
    "slug",
    "cardNum",
    "numDash",
    "categories",
    "goals",
    "methodology",
)
ORDER += ("timeSpan", "remember", "materials", "downloadLink", "shortLink", "extra", "published")
OWN_LISTS = {
    "keyMessages": "key_messages",
    "notes": "notes",
    "challenges": "challenges",
    "recall": "recall",
    "reading": "reading",
    "adaptations": "adaptations",
    "after": "after",
}
DETAILS = ("id", "kind", "reporters", "needs", "homework")
ONLINE = re.compile(r"<div[^>]*cs-online[^>]*>(.*?)(?:</div>|\Z)", re.DOTALL)
ONLINE_BEGINS = '<div class="cs-online" id="onlineContent" markdown="1">'
TIMED = r"(?:\s*\((?:(\d{1,4})-)?(\d{1,4}) min(?:, (must|should|if-time))?\))?"
HEAD = re.compile(rf"\*\*((?:(?!\*\*).)+?){TIMED}(?:\s*:\s*\*\*:?|\s*\*\*\s*:|\s*\*\*\s*\Z)\s*(.*)", re.DOTALL)
"""In bold and with a colon, or alone: a sentence that only begins in bold is a sentence."""
HEADING = re.compile(rf"#{{1,6}}\s*([^\s#].*?){TIMED}\s*#*\s*(?:\n(.*))?", re.DOTALL)
ITEM = re.compile(r"^[-*+]\s+", re.MULTILINE)
AFTER_GAME = re.compile(
    r"\bafter\b.*\b(?:game|drill)\b|después del? .*(?:juego|simulacro)|après .*(?:jeu|exercice)", re.IGNORECASE
)
EMPTY = " \t\"'~"
"""What stands where nothing was said: a name with nothing behind it says less than what was written since."""
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def read_card(untrusted: str) -> CardRead:
    """The card in these lines, or NoCard; junk and nulls are tolerated, unknown names kept."""
    matter = FrontMatter(untrusted)
    online = ONLINE.search(matter.body)
    before, steps = _steps(ONLINE.sub("", matter.body), matter)
    title = matter.text("title", LINE_MAX)
    slug = matter.text("slug", LINE_MAX)
    language = matter.text("lang", LINE_MAX)
    remember = matter.text("remember")
    number = _number(matter)
    card = Card(
        id=id_from(slug, title),
        title=title or slug or "?",
        language=language if LANGUAGE.fullmatch(language) else "en",
        goals=matter.texts("goals"),
        method=matter.text("methodology"),
        time=span_of(matter.text("timeSpan", LINE_MAX)),
        materials=materials_in(matter.text("materials"), matter.short),
        remember=remember,
        text=before,
        steps=_with_details(steps, matter),
        after_game=bool(AFTER_GAME.search(remember)) or matter.value("afterGame") is True,
        way_back=matter.text("wayBack"),
        online=matter.short((online[1] if online else "").strip(), LONG_TEXT_MAX, "online"),
        number=number,
        slug=slug,
        category=matter.text("categories", LINE_MAX),
        source=matter.text("source", LINE_MAX),
        **{name: matter.texts(there, LINE_MAX) for there, name in OWN_LISTS.items()},  # type: ignore[arg-type]
    )
    return CardRead(replace(card, kept=_kept(matter, card)), tuple(matter.losses))


def _number(matter: FrontMatter) -> int | None:
    number = matter.value("cardNum")
    return number if isinstance(number, int) and 1 <= number <= 99 else None


def _kept(matter: FrontMatter, card: Card) -> tuple[Kept, ...]:
    """What no card knows, and what was not understood: a number that is none, a time nobody can read."""
    if card.number is None:
        matter.taken.discard("cardNum")
    if card.number is not None and matter.value("numDash") != ring(card.number):
        matter.taken.discard("numDash")
    if card.time is None and matter.value("timeSpan"):
        matter.losses.append(Loss("card-time-unread", "timeSpan", matter.raw["timeSpan"]))
        matter.taken.discard("timeSpan")
    empty = {name for name in matter.taken & matter.raw.keys() if matter.value(name) in (None, "")}
    matter.taken -= empty
    return matter.kept()


def ring(number: int) -> str:
    """The ring of dashes that shows how far a card stands in its row: as many as its number."""
    return "21.3,2," * (number - 1) + "21.3,999"


def _steps(body: str, matter: FrontMatter) -> tuple[str, tuple[Step, ...]]:
    """What stands before the first step, and the steps: each begins with its title in bold or as a heading."""
    before: list[str] = []
    found: list[tuple[Step, list[str]]] = []
    for paragraph in re.split(r"\n\s*\n", body.strip()):
        head = HEAD.fullmatch(paragraph.strip()) or HEADING.fullmatch(paragraph.strip())
        if head and len(found) < STEPS_MAX:
            found.append((_begun(head, len(found) + 1, matter), [head[5] or ""]))
        else:
            (found[-1][1] if found else before).append(paragraph.strip())
    steps = tuple(_filled(step, paragraphs, matter) for step, paragraphs in found)
    return matter.short(_joined(before), LONG_TEXT_MAX, "text"), steps


def _begun(head: re.Match[str], number: int, matter: FrontMatter) -> Step:
    most = int(head[3]) if head[3] and int(head[3]) <= 1440 else None
    least = int(head[2]) if head[2] and most is not None and int(head[2]) <= most else None
    title = matter.short(head[1].strip(), LINE_MAX, "steps")
    return Step(id=f"s{number}", title=title, minutes=most, least=least, need=Need(head[4] or "must"))


def _filled(step: Step, paragraphs: list[str], matter: FrontMatter) -> Step:
    """Paragraphs of questions are held back; a quotation is what participants read."""
    how, ask, questions = [], [], []
    for paragraph in filter(None, paragraphs):
        items = [item.strip() for item in ITEM.split(paragraph)]
        if len(items) > 1 and not items[0] and all(item.endswith(("?", "؟")) for item in items[1:]):
            questions += [matter.short(" ".join(item.split()), LINE_MAX, "steps") for item in items[1:]]
        elif paragraph.startswith("> "):
            ask.append(re.sub(r"^> ?", "", paragraph, flags=re.MULTILINE))
        else:
            how.append(paragraph)
    return replace(
        step,
        how=matter.short(_joined(how), LONG_TEXT_MAX, step.title),
        ask=matter.short(_joined(ask), 4_000, step.title),
        questions=tuple(questions[:100]),
    )


def _joined(paragraphs: list[str]) -> str:
    return "\n\n".join(filter(None, paragraphs))


def _with_details(steps: tuple[Step, ...], matter: FrontMatter) -> tuple[Step, ...]:
    """What Amparo wrote beside the steps, if it still fits them."""
    details = matter.value("stepDetails")
    if not isinstance(details, list) or len(details) != len(steps):
        return steps
    forms = [{**msgspec.to_builtins(step), **each} for step, each in zip(steps, details, strict=True) if each]
    try:
        read = msgspec.convert(forms, tuple[Step, ...])
    except msgspec.ValidationError:
        return steps
    return read if len({step.id for step in read}) == len(steps) else steps


# Writing


def write_card(card: Card) -> Written:
    """The mirror of `read_card`."""
    lines = dict(_known(card))
    kept = {each.name: each.value for each in card.kept if each.value.strip(EMPTY) or each.name not in lines}
    names = [*(name for name in ORDER if name in lines or name in kept), *lines, *kept]
    return Written(fenced({name: kept.get(name, lines.get(name, "")) for name in dict.fromkeys(names)}, _body(card)))


def _known(card: Card) -> Iterator[tuple[str, str]]:
    texts = {"title": card.title, "slug": card.slug or card.id, "categories": card.category}
    texts |= {"methodology": card.method, "remember": card.remember, "source": card.source, "wayBack": card.way_back}
    texts["materials"] = ", ".join(map(say_material, card.materials))
    yield from ((name, quoted(text)) for name, text in texts.items() if text)
    yield "lang", card.language
    if card.number:
        yield from (("cardNum", str(card.number)), ("numDash", quoted(ring(card.number))))
    if card.goals:
        yield "goals", quoted(card.goals[0] if len(card.goals) == 1 else card.goals)
    if card.time:
        yield "timeSpan", quoted(card.time.said or say_span(card))
    yield from ((there, quoted(value)) for there, name in OWN_LISTS.items() if (value := getattr(card, name)))
    if card.after_game and not AFTER_GAME.search(card.remember):
        yield "afterGame", "true"
    if any(step.id != f"s{n}" or _details(step).keys() - {"id"} for n, step in enumerate(card.steps, start=1)):
        yield "stepDetails", quoted([_details(step) for step in card.steps])


def _details(step: Step) -> dict[str, object]:
    form = msgspec.to_builtins(step)
    return {name: form[name] for name in DETAILS if name in form}


def say_span(card: Card) -> str:
    assert card.time
    span = (
        f"{card.time.least} minutes"
        if card.time.least == card.time.most
        else (f"{card.time.least} to {card.time.most} minutes")
    )
    return f"{span} and follow-up" if card.time.follow_up else span


def _body(card: Card) -> str:
    parts = [card.text]
    for step in card.steps:
        parts += [f"**{_one_line(step.title)}{_timed(step)}:** {step.how}".rstrip()]
        parts += ["\n".join(f"> {line}" for line in step.ask.split("\n")) if step.ask else ""]
        parts += ["\n".join(f"- {question}" for question in step.questions)]
    if card.online:
        parts += [f"{ONLINE_BEGINS}\n\n{card.online}\n\n</div>"]
    return _joined(parts)


def _timed(step: Step) -> str:
    if step.minutes is None:
        return ""
    least = f"{step.least}-" if step.least is not None else ""
    need = "" if step.need is Need.MUST else f", {step.need}"
    return f" ({least}{step.minutes} min{need})"


def _one_line(text: str) -> str:
    return " ".join(text.replace("*", "").split())
