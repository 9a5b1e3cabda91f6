"""What may be written down about what people do: an event, numbers and random ids that were declared harmless.

Our own code speaks in constant sentences and `extra`; anything else is a bug and raises. What libraries log is cut down to
where it came from and how bad it was: their sentences carry addresses, paths, values and what people wrote.

    log.info("message settled", extra={"outcome": "sent", "seconds": 1.2})
    2026-11-20T10:10Z INFO amparo.worker message settled outcome=sent seconds=1.2
"""

import logging
import re
import time
import traceback
from typing import Any
from uuid import UUID

HARMLESS = frozenset(
    {"bytes", "count", "error", "event", "outcome", "place", "reference", "seconds", "status_code", "tries"}
)
CODE = re.compile(r"[A-Za-z0-9_.:-]{1,80}")
ROUNDED_TO_SECONDS = 600
OURS = "amparo"

_BUILT_IN = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


class Harmful(Exception):
    """A log line tried to carry something that was not declared harmless."""


class Harmless(logging.Filter):
    """Sits on every handler: refuses our own careless lines, and strips those of libraries."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.name.partition(".")[0] == OURS:
            _vouch(record)
        else:
            _strip(record)
        _tell_the_error(record)
        return True


class Lines(logging.Formatter):
    """One line an event; the time rounded down to ten minutes, so that a log does not place anybody."""

    def format(self, record: logging.LogRecord) -> str:
        at = time.gmtime(record.created // ROUNDED_TO_SECONDS * ROUNDED_TO_SECONDS)
        fields = " ".join(f"{name}={value}" for name, value in sorted(_extra(record).items()))
        return f"{time.strftime('%Y-%m-%dT%H:%MZ', at)} {record.levelname} {record.name} {record.msg} {fields}".rstrip()


def _vouch(record: logging.LogRecord) -> None:
    if record.args:
        raise Harmful(f"{record.name} logs with arguments; say it in extra, with a declared name")
    for name, value in _extra(record).items():
        if name not in HARMLESS or not _is_harmless(value):
            raise Harmful(f"{record.name} logs the field {name}")


def _strip(record: logging.LogRecord) -> None:
    extra = _extra(record)
    reference = getattr(extra.get("request"), "reference", None)
    kept = {"status_code": extra.get("status_code"), "reference": reference}
    for name in extra:
        delattr(record, name)
    vars(record).update({name: value for name, value in kept.items() if value is not None and _is_harmless(value)})
    record.msg, record.args = "event", ()


def _tell_the_error(record: logging.LogRecord) -> None:
    """The kind of error and the line of code; never its text, which may quote what somebody wrote."""
    if record.exc_info and record.exc_info[0]:
        record.error = record.exc_info[0].__name__
        frames = traceback.extract_tb(record.exc_info[2])
        record.place = f"{frames[-1].name}:{frames[-1].lineno}" if frames else "unknown"
    record.exc_info = record.exc_text = record.stack_info = None


def _extra(record: logging.LogRecord) -> dict[str, Any]:
    return {name: value for name, value in vars(record).items() if name not in _BUILT_IN}


def _is_harmless(value: object) -> bool:
    return isinstance(value, bool | int | float | UUID) or (isinstance(value, str) and bool(CODE.fullmatch(value)))


LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"harmless": {"()": Harmless}},
    "formatters": {"lines": {"()": Lines}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["harmless"], "formatter": "lines"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "amparo": {"level": "INFO"},
        # Django's own handlers write whole paths, or mail them; its lines go through ours or nowhere.
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
    },
}
