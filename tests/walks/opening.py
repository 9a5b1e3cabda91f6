"""Run beside no server: opens a room in a data folder with somebody's passphrase, and says which words lead in."""

import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4


def main(data: Path, passphrase: str) -> None:
    os.environ.update(AMPARO_DATA=str(data), AMPARO_HOSTS="localhost", DJANGO_SETTINGS_MODULE="amparo.web.settings")
    import django

    django.setup()
    from amparo.actions import door, rooms
    from amparo.web.door.house import house
    from tests.workshop import river_session

    now = datetime.now(UTC)
    here = house(now)
    present = door.sign_in("", passphrase, untrusted_device="", house=here, now=now).present
    acts = {"by": present.member, "keys": present.keys}
    opened = rooms.open_room(uuid4(), river_session(), erase_on=now.date() + timedelta(days=30), house=here, **acts)
    words = rooms.read_room(opened.id, opened.key, **acts).words
    sys.stdout.write(" ".join((str(opened.id), *words)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
