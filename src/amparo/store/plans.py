"""Plans, kept as sealed versions. Above this room a plan is just a plan."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import msgspec

from amparo.domain.document import PLAN, plain, read_plan
from amparo.domain.plan.model import Plan
from amparo.sealing.faults import WrongKey
from amparo.store import documents
from amparo.store.documents import Faster, NoSuchDocument, Version, VersionLine
from amparo.store.keys import Keys


class NoSuchPlan(Exception):
    """There is no such plan here. Perhaps somebody erased it."""


class NoSuchVersion(Exception):
    """This plan has no version with that number."""


class Overtaken(Exception):
    """Others kept saving at the same moment. Nothing was lost, and nothing was saved: please try once more."""


class MovedOn(Exception):
    """The plan was changed after you looked at it. Look at it again first."""


@dataclass(frozen=True)
class Opened:
    """One version of a plan, opened."""

    plan: Plan
    version: int
    author: UUID
    day: date


def create(plan_id: UUID, plan: Plan, keys: Keys, day: date) -> Opened:
    return _with(plan, documents.start(plan_id, _written(plan), keys, day))


def read(plan_id: UUID, keys: Keys) -> Opened:
    return _opened(_newest(plan_id, keys), keys)


def read_version(plan_id: UUID, version: int, keys: Keys) -> Opened:
    try:
        return _opened(documents.at(plan_id, version, keys), keys)
    except NoSuchDocument:
        read(plan_id, keys)
        raise NoSuchVersion from None


def read_all(keys: Keys) -> Iterator[tuple[UUID, Opened | None]]:
    """Every plan of these keys, last changed first; None where its bytes were changed, so that the others still open."""
    for document, version in documents.all_newest(keys):
        try:
            yield document, _opened(version, keys)
        except NoSuchPlan:
            continue
        except WrongKey:
            yield document, None


def versions(plan_id: UUID, organisation: UUID) -> tuple[VersionLine, ...]:
    """Newest first; none of them is opened."""
    return documents.lines(plan_id, organisation)


def change(plan_id: UUID, keys: Keys, edit: Callable[[Plan], Plan], day: date, *, seen: int | None = None) -> Opened:
    """Open the plan, edit it, seal it again and save it; start over if another was faster.

    `edit` may run more than once, so it must do nothing but return the edited plan. An edit that changes nothing saves
    nothing. With `seen`, the newest version must be that one, now and when it is saved: MovedOn otherwise.
    """
    for turn in documents.turns(plan_id):
        with turn:
            last = _newest(plan_id, keys)
            if seen not in (None, last.line.version):
                raise MovedOn
            before = _opened(last, keys)
            plan = edit(before.plan)
            if plan == before.plan:
                return before
            try:
                return _with(plan, documents.follow(last, _written(plan), keys, day))
            except Faster:
                continue
    raise Overtaken


def erase(plan_id: UUID, keys: Keys, *, seen: int) -> None:
    if read(plan_id, keys).version != seen:
        raise MovedOn
    documents.erase(plan_id, keys.organisation.id)


def _newest(plan_id: UUID, keys: Keys) -> Version:
    try:
        return documents.newest(plan_id, keys)
    except NoSuchDocument:
        raise NoSuchPlan from None


def _opened(version: Version, keys: Keys) -> Opened:
    form = msgspec.json.decode(documents.opened(version, keys))
    if form.get("amparo") != PLAN.name:
        raise NoSuchPlan
    return _with(read_plan(form), version.line)


def _with(plan: Plan, line: VersionLine) -> Opened:
    return Opened(plan, line.version, line.author, line.day)


def _written(plan: Plan) -> bytes:
    return msgspec.json.encode(plain(plan))
