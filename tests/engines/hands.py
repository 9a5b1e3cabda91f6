"""What somebody does to the rows of a place from a process of their own, so that it can be killed in the middle.

python -m tests.engines.hands furnish KEY_FILE SINK_URL PACTS STOP_SECONDS DUE_SECONDS
                                        people, a worker, a gateway, so many PACTs; with check-ins that are due so soon
python -m tests.engines.hands press FIRST COUNT        presses one PACT after another; a line for each that was accepted
python -m tests.engines.hands press-twice PACT         two phones press the button of one PACT
python -m tests.engines.hands remind COUNT             so many people left a number to be asked at, and the day has come
python -m tests.engines.hands take KEY_FILE FOLDER WHO  takes one note, and writes what follows in the same instant as
                                        another who does so and meets them in the folder; then whatever is left
"""

import os
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

CONTACTS = ("noor", "leila", "tam")
MEETING_SECONDS_MAX = 30


def main(act: str, *more: str) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "amparo.web.settings"
    import django

    django.setup()
    acts: dict[str, Callable[..., None]] = {
        "furnish": furnish,
        "press": press,
        "press-twice": press_twice,
        "remind": remind,
        "take": take,
    }
    acts[act](*more)


def pact_number(number: int) -> UUID:
    return UUID(int=0x5F1F2F0A93B14A859C7E000000000000 + number)


def phone_number(pact: int, contact: int) -> str:
    return f"+34{600_000_000 + 10 * pact + contact}"


def furnish(key_file: str, sink: str, pacts: str, stop_seconds: str, due_seconds: str) -> None:
    from django.db.transaction import atomic

    from amparo.channels.settings import SmsGateSettings
    from amparo.sealing.stretch import FLOOR
    from amparo.sealing.workerkey import WorkerKey, WorkerSecret
    from amparo.store import gateways, installation, upkeep
    from amparo.store.turning import heart
    from tests import inside

    with upkeep.alone():
        upkeep.migrate()
        installation.found(inside.HOUSE.instance.id, lambda: FLOOR)
    secret = WorkerSecret.new()
    Path(key_file).write_text(secret.printed())
    heart.introduce(WorkerKey.from_secret(secret).public, datetime.now(UTC).date())
    rosa = inside.founded("Rosa", inside.ROSAS)
    gateways.put("sms", SmsGateSettings(url=sink, user="u", password="p", local=True))
    with atomic():
        for number in range(int(pacts)):
            publish(number, rosa, int(stop_seconds), due_in(int(due_seconds)))


def publish(number: int, rosa: Any, stop_seconds: int, check_ins: tuple[Any, ...] = ()) -> None:
    from amparo.domain.alert.envelope import Call, CallStep, Envelope, Reach
    from amparo.domain.pact.model import AlertDesign
    from amparo.domain.pact.terms import Way
    from amparo.store import envelopes

    calls = tuple(
        Call(
            contact=name,
            alias=name.title(),
            about="Rosa",
            reaches=(Reach(way=Way.SMS, address=phone_number(number, at)),),
            steps=(CallStep(do="Ring the lawyer"),),
        )
        for at, name in enumerate(CONTACTS)
    )
    envelope = Envelope(
        pact=str(pact_number(number)),
        version=1,
        owner=str(rosa.by.id),
        lead="noor",
        deputy="leila",
        design=AlertDesign(stop_seconds=stop_seconds, again_minutes=240, lead_silent_minutes=240, nobody_minutes=240),
        calls=calls,
        check_ins=check_ins,
        owner_reaches=(Reach(way=Way.SMS, address=phone_number(number, 9)),),
    )
    owned = {"organisation": rosa.keys.organisation.id, "owner": rosa.by.id, "by": rosa.keys.keyring.signing}
    envelopes.publish(envelope, **owned, now=datetime.now(UTC))


def press(first: str, how_many: str) -> None:
    for number in range(int(first), int(first) + int(how_many)):
        press_one(number, f"press-{number}", number)
        tell(str(number))


def press_twice(pact: str) -> None:
    for phone in range(2):
        press_one(int(pact), f"phone-{phone}", phone)


def press_one(pact: int, name: str, phone: int) -> None:
    from amparo.domain.alert.notes import By, Pressed
    from amparo.sealing.link import PressKey
    from amparo.store import inbox

    now, key = datetime.now(UTC), PressKey(phone.to_bytes(32)).raw
    note = Pressed(envelope=str(pact_number(pact)), press=name, by=By.BUTTON, at=now, press_key=key)
    inbox.note(note, key=name, now=now, urgent=True)


def remind(count: str) -> None:
    import msgspec

    from amparo.domain.pact.terms import Way
    from amparo.domain.workshop.followup import FollowUp, Reminder, unanswered
    from amparo.sealing.link import FollowUpLink
    from amparo.sealing.person import PublicRecord
    from amparo.store import followups, reminders
    from amparo.store.followups import Reader
    from amparo.store.models import AccountRow, OrganisationRow

    today = datetime.now(UTC).date()
    days = {"ask_on": today - timedelta(2), "erase_on": today + timedelta(60)}
    rosa = AccountRow.objects.get()
    to = Reader(rosa.id, OrganisationRow.objects.get().id, PublicRecord.read(bytes(rosa.public)).agreement)
    for number in range(int(count)):
        link, asked = FollowUpLink.new(), FollowUp(text="I call Tam", ask_on=days["ask_on"])
        followups.ask(link, msgspec.json.encode(asked), msgspec.json.encode(unanswered(asked)), to, **days)
        left = Reminder(link=link.text, way=Way.SMS, address=phone_number(number, 7))
        reminders.leave(link, left, ask_on=days["ask_on"], again_on=None)


def take(key_file: str, folder: str, who: str) -> None:
    from amparo.sealing.workerkey import WorkerKey, read_worker_secret
    from amparo.store.turning.ledger import Ledger
    from amparo.worker.duty import Duty
    from amparo.worker.taking import Mind
    from amparo.worker.taking import take as take_some

    duty = Duty(WorkerKey.from_secret(read_worker_secret(Path(key_file).read_text())))
    close: Any = Ledger.close

    def close_together(ledger: Ledger) -> None:
        meet(Path(folder), who)
        close(ledger)

    setattr(Ledger, "close", close_together)  # noqa: B010 - only here, where two must meet
    mind = Mind(duty)
    while take_some(datetime.now(UTC), 0.0, duty, mind, 1):
        pass


def meet(folder: Path, who: str) -> None:
    """Go on in the moment in which the other has come."""
    (folder / who).touch()
    end = time.monotonic() + MEETING_SECONDS_MAX
    while len(list(folder.iterdir())) < 2:
        assert time.monotonic() < end, "the other did not come"


def due_in(seconds: int) -> tuple[Any, ...]:
    """A check-in whose time comes so soon."""
    from amparo.domain.pact.model import CheckIn

    due = datetime.now(UTC).replace(microsecond=0) + timedelta(seconds=seconds)
    return (CheckIn(id="home", at=due.time(), first=due.date()),) if seconds else ()


def tell(what: str) -> None:
    sys.stdout.write(what + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
