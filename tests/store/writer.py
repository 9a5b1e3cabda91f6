"""A process of its own that works on a data folder, for tests that kill it or look at what it leaves on the disk.

python -m tests.store.writer marks FOLDER      signs in with the words on standard input and writes a marked plan
python -m tests.store.writer threads FOLDER N  two people add N measures each, at the same moment
python -m tests.store.writer kills FOLDER N    saves in children that are killed at any moment, N times
python -m tests.store.writer erased FOLDER HOW a workshop, erased by its facilitator ("now") or by the clock ("day")
"""

import os
import random
import select
import signal
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

from tests.served import clean_environment

PLAN = UUID("0f7e7d52-93b1-4a85-9c7e-1f2f0a9b6d11")
SAVING_SECONDS_MAX = 0.04


def main(act: str, folder: str, *more: str) -> None:
    os.environ.update(AMPARO_DATA=folder, AMPARO_HOSTS="localhost", DJANGO_SETTINGS_MODULE="amparo.web.settings")
    import django

    django.setup()
    {"marks": marks, "kills": kills, "threads": threads, "erased": erased}[act](*more)


def marks() -> None:
    """Everything a person can do with a plan, with marks in every field; prints the marks."""
    from msgspec.structs import replace

    from amparo.actions import door, plans
    from amparo.web.door.house import house
    from tests.store.marks import Marks, whole

    now, given, plan_id, other = datetime.now(UTC), Marks(), uuid4(), uuid4()
    signed_in = door.sign_in("", sys.stdin.read().strip(), untrusted_device="", house=house(now), now=now)
    looks = {"by": signed_in.present.member, "keys": signed_in.present.keys}
    acts = {**looks, "today": now.date()}
    plans.start_plan(plan_id, given.on(whole()), **acts)
    plans.start_plan(other, given.on(whole()), **acts)
    plans.change_plan(plan_id, lambda plan: replace(plan, title=given.new()), **acts)
    plans.add_item(plan_id, given.on(whole().measures[0]), **acts)
    plans.undo(plan_id, seen=3, **acts)
    plans.export_plan(plan_id, **looks, now=now)
    plans.erase_plan(other, seen=1, **looks, now=now)
    tell("\n".join(given.given))


def kills(times: str) -> None:
    """Prints how many saves were acknowledged, and how many of them are not there any more."""
    from django.db import connections

    from amparo.actions import plans
    from tests import inside
    from tests.people import river_house

    chance = random.Random(7)
    with_rosa = prepared()
    plans.start_plan(PLAN, river_house(), **with_rosa.acts)
    acknowledged = 1
    for _ in range(int(times)):
        connections.close_all()
        acknowledged = max(acknowledged, killed_while_saving(with_rosa, chance.uniform(0, SAVING_SECONDS_MAX)))
        rosa = inside.come_in("Rosa", inside.ROSAS)
        opened = plans.read_plan(PLAN, **rosa.looks)
        assert opened.version >= acknowledged, f"version {acknowledged} was acknowledged, {opened.version} is there"
        assert opened.document.title == (f"version {opened.version}" if opened.version > 1 else river_house().title)
    there = [line.version for line in plans.versions(PLAN, **with_rosa.looks)]
    assert there == list(range(there[0], 0, -1)), "a version is missing in between"
    for version in there:
        plans.read_version(PLAN, version, **with_rosa.looks)
    tell(f"{acknowledged} {there[0]}")


def threads(times: str) -> None:
    """Prints how many measures there are in the end, and how many versions."""
    from concurrent.futures import ThreadPoolExecutor

    from amparo.actions import plans
    from amparo.domain.plan.model import Measure, Plan
    from tests import inside

    rosa = prepared()
    tomas = inside.admitted(rosa, "Tomás", inside.TOMAS)
    rosa = inside.come_in("Rosa", inside.ROSAS)
    plans.start_plan(PLAN, Plan(), **rosa.acts)

    def add(somebody) -> list[str]:
        new = Measure(id="m1", text=somebody.name)
        return [plans.add_item(PLAN, new, **somebody.acts)[1] for _ in range(int(times))]

    with ThreadPoolExecutor(2) as both:
        given = [each for ids in both.map(add, (rosa, tomas)) for each in ids]
    opened = plans.read_plan(PLAN, **rosa.looks)
    assert sorted(given) == sorted(measure.id for measure in opened.document.measures), "two were given one id"
    tell(f"{len(opened.document.measures)} {opened.version}")


def erased(how: str) -> None:
    """Prints what stood in the files before, and what stands there after."""
    import json

    from tests.store import erased_room

    tell(json.dumps(erased_room.run(by_the_clock=how == "day")))


def tell(what: str) -> None:
    sys.stdout.write(what + "\n")


def prepared():
    from amparo.store import installation, upkeep
    from tests import inside

    upkeep.migrate()
    installation.found(inside.HOUSE.instance.id, lambda: inside.FLOOR)
    return inside.founded("Rosa", inside.ROSAS)


def killed_while_saving(somebody, seconds: float) -> int:
    """The last version that a child acknowledged before it was killed; 0 if none."""
    told, acknowledge = os.pipe()
    child = os.fork()
    if not child:
        os.close(told)
        save_for_ever(somebody, acknowledge)
    os.close(acknowledge)
    select.select([told], [], [], 10)  # it saves now
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(told) as lines:
        whole_lines = lines.read().split("\n")[:-1]
    return int(whole_lines[-1]) if whole_lines else 0


def save_for_ever(somebody, acknowledge: int) -> None:
    from msgspec.structs import replace

    from amparo.actions import plans

    os.write(acknowledge, b"0\n")
    while True:
        last = plans.read_plan(PLAN, **somebody.looks).version
        title = f"version {last + 1}"
        plans.change_plan(PLAN, lambda plan, title=title: replace(plan, title=title), **somebody.acts)
        os.write(acknowledge, f"{last + 1}\n".encode())


def started(act: str, folder: Path, *more: str, words: str = "") -> str:
    """Run this file in a process of its own; what it printed."""
    import subprocess

    done = subprocess.run(
        [sys.executable, "-m", "tests.store.writer", act, str(folder), *more],
        input=words,
        capture_output=True,
        text=True,
        env=clean_environment(),
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


if __name__ == "__main__":
    main(*sys.argv[1:])
