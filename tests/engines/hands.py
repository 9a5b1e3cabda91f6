"""What somebody does to the rows of a place from a process of their own, so that it can be killed in the middle.

python -m tests.engines.hands furnish KEY_FILE SINK_URL PACTS STOP_SECONDS DUE_SECONDS
                                        people, a worker, a gateway, so many PACTs; with check-ins that are due so soon
python -m tests.engines.hands press FIRST COUNT        presses one PACT after another; a line for each that was accepted
"""

import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

CONTACTS = ("noor", "leila", "tam")


def main(act: str, *more: str) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "amparo.web.settings"
    import django

    django.setup()
    acts: dict[str, Callable[..., None]] = {"furnish": furnish, "press": press}
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
    """Each twice: a phone that got no answer sends the same press again."""
    from amparo.domain.alert.notes import By, Pressed
    from amparo.sealing.link import PressKey
    from amparo.store import inbox

    for number in range(int(first), int(first) + int(how_many)):
        now = datetime.now(UTC)
        pact, name = str(pact_number(number)), f"press-{number}"
        note = Pressed(envelope=pact, press=name, by=By.BUTTON, at=now, press_key=PressKey(number.to_bytes(32)).raw)
        inbox.note(note, key=name, now=now, urgent=True)
        tell(str(number))


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
