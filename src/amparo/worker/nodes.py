"""A worker among several, on PostgreSQL: the same loop, woken by Procrastinate when another machine wrote a row.

The loop looks by itself every second, so a wake-up that was lost costs a second and no alert. A job ends when a round
went by after it was heard; jobs of a node that died are taken up by another. Arguments hold ids, and no job is a record.
"""

import asyncio
import logging
from threading import Event, Thread
from typing import Any

from procrastinate import App
from procrastinate.exceptions import AlreadyEnqueued, ConnectorException
from procrastinate.jobs import DeleteJobCondition, Status

from amparo.store import bell, wakeups
from amparo.worker import loop
from amparo.worker.duty import Duty

POLL_SECONDS = 0.2
HEARTBEAT_SECONDS = 2.0
STALLED_AFTER_SECONDS = 10.0
"""Well above the heartbeat: below it, jobs of healthy nodes would run twice."""
LOOK_FOR_STALLED_SECONDS = 5.0
JOBS_AT_ONCE = 8
ROUND_SECONDS_MAX = 5.0
AFTER_A_FAULT_SECONDS = 1.0

log = logging.getLogger(__name__)


def run(duty: Duty, stop: Event) -> None:
    """Until `stop`: the loop in a thread of its own, wake-ups heard beside it."""
    thread = Thread(target=loop.run, args=(duty, stop), name="worker", daemon=True)
    thread.start()
    while not stop.is_set():
        try:
            asyncio.run(_hear(stop))
        except Exception:  # the database is away; the loop finds out by itself when it is back
            log.exception("wake-ups were not heard for a moment")
            stop.wait(AFTER_A_FAULT_SECONDS)
    bell.RUNG.set()
    thread.join(loop.GOODBYE_SECONDS)


async def _hear(stop: Event) -> None:
    app = _app()
    async with app.open_async():
        hearing = asyncio.create_task(_work(app))
        beside = [asyncio.create_task(_take_up_stalled(app)), asyncio.create_task(asyncio.to_thread(stop.wait))]
        done, rest = await asyncio.wait([hearing, *beside], return_when=asyncio.FIRST_COMPLETED)
        for task in rest:
            task.cancel()
        for task in done:
            task.result()


def _app() -> App:
    """Procrastinate on connections of its own; Django's belong to the loop's thread."""
    from procrastinate.contrib.django import app as of_django

    of_rows: Any = of_django.connector
    app = App(connector=of_rows.get_worker_connector())
    app.task(name=wakeups.INBOX, queue=wakeups.QUEUE)(_wake)
    app.task(name=wakeups.ALERT, queue=wakeups.QUEUE)(_wake)
    return app


async def _wake(**_ids: Any) -> None:
    """The job ends with the round that it woke."""
    seen = loop.ROUNDS.count
    bell.RUNG.set()
    await asyncio.to_thread(loop.ROUNDS.wait_for, seen, ROUND_SECONDS_MAX)


async def _work(app: App) -> None:
    await app.run_worker_async(
        queues=[wakeups.QUEUE],
        concurrency=JOBS_AT_ONCE,
        fetch_job_polling_interval=POLL_SECONDS,
        update_heartbeat_interval=HEARTBEAT_SECONDS,
        stalled_worker_timeout=STALLED_AFTER_SECONDS,
        delete_jobs=DeleteJobCondition.ALWAYS,
        listen_notify=True,
        install_signal_handlers=False,
    )


async def _take_up_stalled(app: App) -> None:
    while True:
        await asyncio.sleep(LOOK_FOR_STALLED_SECONDS)
        manager = app.job_manager
        for job in await manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_AFTER_SECONDS):
            try:
                await manager.retry_job(job)
            except (AlreadyEnqueued, ConnectorException):  # one like it waits already
                await manager.finish_job(job, status=Status.ABORTED, delete_job=True)
            log.info("a stalled wake-up was taken up", extra={"event": job.task_name})
