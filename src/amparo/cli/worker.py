"""`amparo worker`: one of the workers of an installation whose pages run elsewhere. It serves nothing and opens no plan."""

import os
import signal
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import Any

import click

from amparo.cli import Refusal, workerkey
from amparo.cli.premises import disk_trouble
from amparo.cli.serve import leave_no_core
from amparo.cli.speaking import readers_language
from amparo.cli.workerkey import worker_key_option
from amparo.store import database
from amparo.wording.catalogue import gettext_in


@click.command()
@worker_key_option
def worker(worker_key: str | None) -> None:
    """Run one worker: it calls contacts when an alert is raised. For a database that AMPARO_DATABASE_URL names."""
    language = readers_language(None)
    os.umask(0o077)
    leave_no_core()
    _ready(language)
    today = datetime.now(UTC).date()
    key = workerkey.key(worker_key, today, language)
    from amparo.worker import nodes
    from amparo.worker.duty import Duty

    stop = Event()
    for farewell in (signal.SIGTERM, signal.SIGINT):
        signal.signal(farewell, lambda *_: stop.set())
    workerkey.say_key(language)
    click.echo(gettext_in(language, "The worker runs. Stop it with Ctrl+C."))
    nodes.run(Duty(key, address=workerkey.address(os.environ, language)), stop)


def _ready(language: str) -> None:
    """Django with the rows and nothing else: no pages, no signing key, no names of hosts."""
    import django
    from django.conf import settings
    from django.core.exceptions import ImproperlyConfigured

    from amparo.cli.serve import founded

    try:
        settings.configure(**_settings(language))
        django.setup()
        founded(quick=False)
    except ImproperlyConfigured as error:
        said = gettext_in(language, "the environment variables AMPARO_... say something else")
        raise Refusal(str(error), hint=said) from None
    except OSError:
        raise disk_trouble(Path(), language) from None


def _settings(language: str) -> dict[str, Any]:
    from amparo.web.logs import LOGGING

    url = database.address(os.environ)
    if not url:
        raise Refusal(
            gettext_in(language, "there is no database here that a worker by itself could share with the pages"),
            hint=gettext_in(
                language, "name one in AMPARO_DATABASE_URL; on one machine 'amparo serve' brings its worker"
            ),
        )
    return {
        "DATABASES": {"default": database.configured(url, Path())},
        "INSTALLED_APPS": list(database.apps(url)),
        "PROCRASTINATE_AUTODISCOVER_MODULE_NAME": "",
        "DEFAULT_AUTO_FIELD": "django.db.models.BigAutoField",
        "LOGGING": LOGGING,
        "USE_TZ": True,
        "TIME_ZONE": "UTC",
    }
