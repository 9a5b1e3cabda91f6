"""`amparo demo`: the whole of Amparo with the plan of an invented organisation, and nothing left of it afterwards."""

import gc
import os
from datetime import UTC, date, datetime, timedelta
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import click
from msgspec.structs import replace

from amparo.cli.serve import run
from amparo.cli.speaking import language_option, readers_language
from amparo.cli.trial import furnish
from amparo.domain.plan.model import Plan
from amparo.files.documents import read_plan
from amparo.wording.catalogue import gettext_in

LOOK_AGAIN_AFTER = timedelta(days=182)


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=None, help="8422, or any free one if that is taken.")
@click.option("--no-browser", is_flag=True, help="Only print the address.")
@language_option
def demo(port: int | None, no_browser: bool, language: str | None) -> None:
    """Try Amparo with the plan of an invented organisation. Everything is thrown away at the end."""
    spoken = readers_language(language)
    with TemporaryDirectory(prefix="amparo-demo-", ignore_cleanup_errors=True) as folder:
        run(
            Path(folder),
            "127.0.0.1",
            port,
            spoken,
            browser=not no_browser,
            opening=lambda: _furnish(spoken),
            quick=True,
        )
        gc.collect()  # an open database cannot be removed everywhere
    click.echo(gettext_in(spoken, "Everything of this trial was removed."))


def lantern_house(today: date) -> Plan:
    """The plan, as if it had been written today."""
    content = files("amparo.cli").joinpath("demo.yaml").read_bytes()
    return replace(read_plan(content, "yaml"), written_on=today, review_on=today + LOOK_AGAIN_AFTER)


def _furnish(language: str) -> str:
    """An account, its words told, and the plan."""
    from amparo.actions import door, plans
    from amparo.actions.people import Purpose
    from amparo.sealing.passphrase import generate, kinds
    from amparo.web.door.house import house

    now, words = datetime.now(UTC), generate(language, kinds(language)[0])
    signed_in = door.make_account(words, Purpose.ORGANISATION, house=house(now), new_id=uuid4, now=now)
    door.sign_out(signed_in.cookie)
    by, keys = signed_in.present.member, signed_in.present.keys
    plans.start_plan(uuid4(), lantern_house(now.date()), by=by, keys=keys, today=now.date())
    trial = furnish(by=by, keys=keys, now=now)
    click.echo(gettext_in(language, "A trial with invented people. It opens with these words:"))
    click.echo(f"    {words.text}")
    address = os.environ["AMPARO_ADDRESS"]
    click.echo(gettext_in(language, "Rosa’s button, as on her phone; her words when it is over:"))
    click.echo(f"    {address}/{trial.button}    {trial.all_clear}")
    click.echo(
        gettext_in(language, "Every message arrives here, and nowhere else; the card of whoever leads opens the facts:")
    )
    click.echo(f"    {address}/notebook/    {' '.join(trial.card)}")
    return ""
