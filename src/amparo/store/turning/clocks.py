"""Rows that either of two clocks asks for: the wall's (`due_at`), and the worker's running time (`due_awake`)."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet


def due(rows: QuerySet[Any], now: datetime, awake: float, most: int) -> tuple[UUID, ...]:
    """By either clock. Two indexed looks, however many rows wait."""
    by_wall = rows.filter(due_at__lte=now).order_by("due_at").values_list("id", flat=True)[:most]
    by_running = rows.filter(due_awake__lte=awake).order_by("due_awake").values_list("id", flat=True)[:most]
    return tuple(dict.fromkeys([*by_wall, *by_running]))


def next_due(rows: QuerySet[Any]) -> tuple[datetime | None, float | None]:
    """When each clock will ask for the next one."""
    by_wall = rows.filter(due_at__isnull=False).order_by("due_at").values_list("due_at", flat=True).first()
    by_running = rows.filter(due_awake__isnull=False).order_by("due_awake").values_list("due_awake", flat=True).first()
    return by_wall, by_running


def put_off(rows: QuerySet[Any], now: datetime, awake: float, by: timedelta) -> None:
    """They could not be looked at: not again before this time has passed, so that the others are."""
    rows.update(due_at=now + by, due_awake=awake + by.total_seconds())
