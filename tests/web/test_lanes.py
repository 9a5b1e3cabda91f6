"""What an alert needs passes by whatever else is asked for at the same time."""

import asyncio
import socket
from contextlib import suppress

import pytest

from amparo.web import lanes
from amparo.web.front import Front
from amparo.web.lanes import AT_ONCE_MAX
from tests.served import served


async def ask(front, path, told):
    async def receive():
        return {"type": "http.request", "body": b""}

    async def send(message):
        if message["type"] == "http.response.start":
            told.append((path, message["status"]))

    await front({"type": "http", "path": path, "headers": []}, receive, send)


def flooded(path, how_many):
    """So many requests that are never answered, and then one for `path`; what was answered."""
    told = []

    async def pages(scope, _receive, send):
        if scope["path"] == "/open/":
            await asyncio.Event().wait()
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    async def together():
        front = Front(pages, None, scheme="http")
        waiting = [asyncio.ensure_future(ask(front, "/open/", told)) for _ in range(how_many)]
        await asyncio.sleep(0)
        await ask(front, path, told)
        for each in waiting:
            each.cancel()
        with suppress(asyncio.CancelledError):
            await asyncio.gather(*waiting)

    asyncio.run(together())
    return told[-1]


@pytest.mark.parametrize("path", ["/b/x/press/", "/c/x/", "/raise/", "/hook/x/"])
def test_a_flood_of_other_pages_refuses_nothing_that_an_alert_needs(path):
    assert flooded(path, 5 * AT_ONCE_MAX) == (path, 204)


def test_there_is_room_for_so_many_pages_and_no_more():
    assert flooded("/units/", AT_ONCE_MAX - 1) == ("/units/", 204)
    assert flooded("/units/", AT_ONCE_MAX) == ("/units/", 503)


def test_an_alert_has_threads_of_its_own(tmp_path):
    """Many who begin to send, many who ask for the dearest page, and a button that answers all the same."""
    with served(tmp_path / "data") as server:
        host, port = server.base.removeprefix("http://").split(":")
        crowd = []
        for number in range(300):
            somebody = socket.create_connection((host, int(port)), timeout=10)
            head = b"GET /open/ HTTP/1.1\r\nHost: localhost\r\n"
            somebody.sendall(head if number % 2 else head + b"\r\n")
            crowd.append(somebody)
        there = server.visitor().goes("/b/" + "x" * 43 + "/")
        assert there.status in (200, 404)
        for each in crowd:
            each.close()


def test_whoever_begins_to_ask_and_does_not_go_on_is_shown_out(monkeypatch):
    monkeypatch.setattr(lanes, "HEAD_SECONDS_MAX", 0.05)
    from amparo.web.front import server

    async def pages(_scope, _receive, _send):
        raise AssertionError("nothing was asked")

    async def together():
        with socket.socket() as listening:
            listening.bind(("127.0.0.1", 0))
            listening.listen()
            running = server(Front(pages, None, scheme="http"), host="", port=0)
            running.config.lifespan = "off"
            task = asyncio.ensure_future(running.serve(sockets=[listening]))
            reader, writer = await asyncio.open_connection(*listening.getsockname())
            writer.write(b"GET /open/ HTTP/1.1\r\n")
            assert await reader.read() == b""
            running.should_exit = True
            writer.close()
            await task

    asyncio.run(together())
