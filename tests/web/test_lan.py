"""The gate to the local network: what passes, what does not, and what is said about where a request came from."""

import asyncio
import socket
from collections import Counter
from contextlib import suppress
from datetime import timedelta

import pytest

from amparo.web import lan
from amparo.web.lan import Gate, Lan

ROOM = "6d1f2a3b-8a4c-4f5d-9e6f-7a8b9c0d1e2f"
HOST = (b"host", b"127.0.0.1:8423")


def asks(path, *lines, method="GET"):
    """What the gate let pass, and the status it answered with itself."""
    passed, said = [], []

    async def inside(scope, _receive, _send):
        passed.append(scope)

    async def send(message):
        said.append(message)

    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "headers": [*(lines or (HOST,))],
        "server": ("127.0.0.1", 8423),
    }
    asyncio.run(Gate(inside)(scope, None, send))
    return passed[0] if passed else None, said[0]["status"] if said else None


@pytest.mark.parametrize(
    "path",
    ["/j/", "/j/river-table-orange/", "/s/", "/s/notes/", "/static/amparo/room/room.js", f"/live/{ROOM}/seat/"],
)
def test_joining_and_the_participants_page_pass(path):
    passed, _ = asks(path)
    assert dict(passed["headers"])[lan.HEADER] == b"1"


@pytest.mark.parametrize(
    "path",
    [
        *("/open/", "/begin/", "/plans/", "/rooms/x/door/", "/c/x/", "/b/x/", "/raise/", "/health/", "//open/", "/S/"),
        *("/static/amparo/amparo.css", "/static/amparo/room/../amparo.css", f"/live/{ROOM}/console/"),
    ],
)
def test_nothing_else_passes(path):
    assert asks(path) == (None, 404)


def test_the_bare_address_leads_to_the_way_in():
    assert asks("/") == (None, 303)


@pytest.mark.parametrize("host", [b"evil.example:8423", b"203.0.113.9:8423", b"", b"localhost:8423"])
def test_a_name_pointed_here_from_elsewhere_finds_nothing(host):
    assert asks("/s/", (b"host", host)) == (None, 404)


def test_nobody_on_the_network_is_asked_for_a_name_while_everybody_waits(monkeypatch):
    """A network that answers slowly, or not at all, would hold up the loop that also brings in alerts."""

    def asked(*_args):
        raise AssertionError("looked up")

    monkeypatch.setattr(lan.socket, "gethostbyname_ex", asked)
    assert asks("/s/")[0]


def test_another_sites_form_is_refused():
    assert asks("/s/notes/", HOST, (b"origin", b"http://evil.example"), method="POST") == (None, 403)
    assert asks("/s/notes/", HOST, (b"origin", b"http://127.0.0.1:8423"), method="POST")[0]


def test_nobody_pretends_not_to_come_from_the_local_network():
    passed, _ = asks("/s/", HOST, (lan.HEADER, b""), (lan.HEADER, b"0"))
    assert [value for name, value in passed["headers"] if name == lan.HEADER] == [b"1"]


def test_one_device_does_not_take_all_connections_and_gets_in_again_when_it_lets_some_go(monkeypatch):
    monkeypatch.setattr(lan, "EACH_MAX", 3)
    monkeypatch.setattr(lan.Guest, "here", Counter({"192.0.2.9": 3}))

    async def inside(_scope, _receive, _send):
        raise AssertionError("nothing was asked")

    async def answers(address):
        """Whether a request for the bare address is answered; the connection stays."""
        reader, writer = await asyncio.open_connection(*address)
        with suppress(OSError):
            writer.write(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            return writer, (await reader.read(12)) == b"HTTP/1.1 303"
        return writer, False

    async def until_there_are(so_many):
        for _ in range(1_000):
            if lan.Guest.here["127.0.0.1"] == so_many:
                break
            await asyncio.sleep(0.01)

    async def played():
        with socket.socket() as listening:
            listening.bind(("127.0.0.1", 0))
            listening.listen()
            running = lan._server(Gate(inside))
            serving = asyncio.ensure_future(running.serve(sockets=[listening]))
            address = listening.getsockname()
            crowd = [await answers(address) for _ in range(4)]
            crowd[0][0].close()
            await crowd[0][0].wait_closed()
            await until_there_are(2)
            crowd.append(await answers(address))
            running.should_exit = True
            for writer, _ in crowd:
                writer.close()
            await serving
        return [there for _, there in crowd], lan.Guest.here

    there, left = asyncio.run(played())
    assert there == [True, True, True, False, True]
    assert left == {"192.0.2.9": 3}


@pytest.mark.skipif(not hasattr(socket, "TCP_USER_TIMEOUT"), reason="the system gives up by itself, later")
def test_a_phone_that_lost_the_network_without_a_goodbye_does_not_stay_for_a_quarter_of_an_hour():
    with socket.socket() as phone:
        lan.show_out_the_silent(phone)
        assert phone.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT) == lan.SILENT_SECONDS * 1_000


def begins(note, *, then=lambda _lan: None):
    """A server starts, something happens, and it is asked where phones find it."""
    listener = Lan()
    listener.prepare(Gate, 0, note)

    async def played():
        listener.begin(asyncio.get_running_loop())
        then(listener)
        found = listener.addresses()
        if listener._server:
            listener._server.should_exit = True
            await asyncio.sleep(0.2)
        return found

    return bool(asyncio.run(played()))


def test_after_the_last_room_phones_still_read_the_farewell_unless_a_room_opens_before(monkeypatch, tmp_path):
    monkeypatch.setattr(lan, "FAREWELL_SECONDS", 0.05)
    note = tmp_path / "room-open"

    async def played(*after):
        listener = Lan()
        listener.prepare(Gate, 0, note)
        listener.begin(asyncio.get_running_loop())
        found = []
        for act in (Lan.open, Lan.say_goodbye, *after):
            act(listener)
            found.append((bool(listener.addresses()), note.exists()))
        await asyncio.sleep(0.2)
        return [*found, (bool(listener.addresses()), note.exists())], listener.shut(), await asyncio.sleep(0.2)

    assert asyncio.run(played())[0] == [(True, True), (True, False), (False, False)]
    assert asyncio.run(played(Lan.open))[0] == [(True, True), (True, False), (True, True), (True, True)]


def test_after_a_power_cut_phones_find_the_machine_before_anybody_signed_in(tmp_path):
    note = tmp_path / "room-open"
    assert not begins(note)
    assert begins(note, then=Lan.open)
    assert note.read_bytes() == b""
    assert note.stat().st_mtime % 3600 == 0
    assert begins(note)


def test_it_does_not_open_by_itself_after_the_last_room_closed_somebody_left_at_once_or_the_day_went_by(
    tmp_path, monkeypatch
):
    note = tmp_path / "room-open"
    for end in (Lan.shut, Lan.forget):
        begins(note, then=Lan.open)
        begins(note, then=end)
        assert not begins(note)
    begins(note, then=Lan.open)
    monkeypatch.setattr(lan, "CUT_OFF", timedelta())
    assert not begins(note)
