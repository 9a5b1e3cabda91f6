"""Streams over a real connection: what a phone receives, one that does not read, and the end of the server."""

import asyncio
import socket
from contextlib import asynccontextmanager

import pytest

from amparo.store.labels import EVERYBODY
from amparo.web import front, lan
from amparo.web.front import Front
from amparo.web.live import stream
from amparo.web.live.hub import Hub, Screen, View
from tests.workshop import ROOM

ENGLISH = View("seat", "en")
ASKED = f"GET /live/{ROOM}/seat/ HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()


@pytest.fixture
def hub(monkeypatch):
    ours = Hub()
    for module in (stream, front):
        monkeypatch.setattr(module, "HUB", ours)
    monkeypatch.setitem(stream._admits, "seat", lambda _room, _cookies: Screen(ENGLISH))
    return ours


@asynccontextmanager
async def street():
    """A server, and how to connect to it."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        running = front.server(Front(None, None, scheme="http"), host="", port=0)
        running.config.lifespan = "off"
        serving = asyncio.ensure_future(running.serve(sockets=[listening]))
        try:
            yield running, listening.getsockname()
        finally:
            running.should_exit = True
            await serving


async def watches(address):
    reader, writer = await asyncio.open_connection(*address)
    writer.write(ASKED)
    return reader, writer


async def changed(hub, says, to):
    says[0] = to
    hub._mark(ROOM, EVERYBODY)
    await hub._rooms[ROOM].rendering


def test_a_stream_is_framed_so_that_any_browser_reads_it(hub):
    says = ["one"]
    hub.show("seat", lambda *_: says[0])

    async def played():
        async with street() as (_running, address):
            reader, writer = await watches(address)
            head = await reader.readuntil(b"\r\n\r\n")
            parts = [await reader.readuntil(b"\n\n\r\n") for _ in range(2)]
            await changed(hub, says, "two")
            parts.append(await reader.readuntil(b"\n\n\r\n"))
            writer.close()
        return head.lower(), parts

    head, parts = asyncio.run(played())
    assert b"transfer-encoding: chunked" in head
    sizes = [part.partition(b"\r\n") for part in parts]
    assert [int(size, 16) for size, _, _ in sizes] == [len(content) - 2 for _, _, content in sizes]
    assert [content for _, _, content in sizes][1:] == [
        b"event: now\ndata: one\n\n\r\n",
        b"event: now\ndata: two\n\n\r\n",
    ]


def test_a_phone_that_does_not_read_holds_nobody_up_and_fills_no_memory(hub):
    says, many, large = ["0"], 120, 100_000
    hub.show("seat", lambda *_: says[0])

    async def played():
        async with street() as (running, address):
            slow, slow_writer = await watches(address)
            slow._transport.pause_reading()
            quick, quick_writer = await watches(address)
            await quick.readuntil(b"data: 0\n\n")
            for number in range(1, many):
                await changed(hub, says, f"{'x' * large}{number}")
                while b"x" + str(number).encode() not in (await quick.read(2 * large))[-40:]:
                    continue
            held = max(each.transport.get_write_buffer_size() for each in running.server_state.connections)
            slow._transport.resume_reading()
            heard = b""
            while not heard.endswith(f"x{many - 1}\n\n\r\n".encode()):
                heard = (heard + await slow.read(large))[-2 * large :]
            slow_writer.close()
            quick_writer.close()
        return held

    assert asyncio.run(played()) < 3 * large


def test_the_end_of_the_server_cuts_streams_so_that_phones_come_back(hub):
    """Said to be over, they would leave their page for one that nobody answers."""
    hub.show("seat", lambda *_: "one")

    async def played():
        async with street() as (running, address):
            reader, writer = await watches(address)
            await reader.readuntil(b"data: one\n\n")
            running.should_exit = True
            rest = await reader.read()
            writer.close()
        return rest

    rest = asyncio.run(played())
    assert rest.endswith(b"0\r\n\r\n")
    assert b"over" not in rest


@pytest.mark.parametrize(("name", "passes"), [("seat", True), ("drill", True), ("console", False), ("desk", False)])
def test_only_what_phones_watch_also_travels_over_the_wifi(name, passes):
    scope = {"path": f"/live/{ROOM}/{name}/", "method": "GET", "headers": [(lan.HEADER, b"1")]}
    assert (stream._asked(scope) is not None) is passes
    assert stream._asked({**scope, "headers": []}) is not None
