"""A room on the product as people run it: phones on the local network in clear, the power cut in the middle, a stream."""

import re
import socket
import subprocess
import sys
from contextlib import contextmanager
from urllib.error import HTTPError, URLError
from uuid import uuid4

import pytest

from tests.served import clean_environment, served
from tests.walks.seated import Phone


class Workshop:
    """Rosa's laptop, before and after somebody pulls the plug."""

    def __init__(self, data):
        self.data, self.port = data, free_port()
        with self.runs() as site:
            self.passphrase = " ".join(site.visitor().begins(site.address))
        typed = [sys.executable, "-m", "tests.walks.opening", str(data), self.passphrase]
        said = subprocess.run(typed, capture_output=True, text=True, check=True, env=clean_environment()).stdout.split()
        self.room, self.words = said[0], "-".join(said[1:])

    def runs(self):
        return served(self.data, "--lan-port", str(self.port))

    @contextmanager
    def opened(self):
        """The laptop is on, and Rosa has opened the room with her passphrase."""
        with self.runs() as site:
            rosa = site.visitor()
            rosa.goes("/open/").fills("/open/", words=self.passphrase)
            assert rosa.goes(f"/rooms/{self.room}/door/").status == 423
            rosa.fills(f"/rooms/{self.room}/again/")
            yield site, rosa

    def phone(self):
        return Phone(f"http://127.0.0.1:{self.port}")


def free_port():
    with socket.socket() as asking:
        asking.bind(("127.0.0.1", 0))
        return asking.getsockname()[1]


@pytest.fixture(scope="module")
def workshop(tmp_path_factory):
    return Workshop(tmp_path_factory.mktemp("workshop") / "data")


def event(stream, name):
    """The content of the next event of that name."""
    while True:
        line = stream.readline().decode()
        assert line, "the stream ended"
        if line.strip() == f"event: {name}":
            lines = iter(lambda: stream.readline().decode().rstrip("\n"), "")
            return "\n".join(each.removeprefix("data: ") for each in lines)


def test_the_plug_is_pulled_and_nothing_that_was_noted_is_lost(workshop):
    with workshop.opened() as (site, _rosa):
        phone, quiet = workshop.phone().joins(workshop.words), workshop.phone().joins(workshop.words)
        phone.writes("Neighbours watch the door")
        quiet.writes("Only mine")
        name = phone.name()
        assert name != quiet.name()
        site.process.kill()
        site.process.wait()
    with workshop.runs() as site:
        rosa = site.visitor()
        rosa.goes("/open/").fills("/open/", words=workshop.passphrase)
        assert (
            phone.goes("/s/").status == 423
        )  # over the local network: somebody is there, and says that the room rests
        assert "rests for a moment" in phone.page
        rosa.goes(f"/rooms/{workshop.room}/door/").fills(f"/rooms/{workshop.room}/again/")
        assert phone.name() == name
        assert "Neighbours watch the door" in phone.page
        assert "Only mine" in quiet.goes("/s/").page


def test_nothing_listens_on_the_local_network_before_a_room_is_open_and_after_the_last_only_a_farewell(workshop):
    with workshop.runs(), pytest.raises(URLError):
        workshop.phone().goes("/j/")
    with workshop.opened() as (_site, rosa):
        words = "-".join(re.findall(r"<bdi>(\w+)</bdi>", rosa.goes(f"/rooms/{workshop.room}/door/").page)[:3])
        phone = workshop.phone().joins(words)
        rosa.goes(f"/rooms/{workshop.room}/close/").fills(f"/rooms/{workshop.room}/close/")
        assert "That was all for today." in phone.goes("/s/").page
        assert workshop.phone().goes(f"/j/{words}/").status == 404


def test_in_clear_the_network_reaches_the_room_and_no_page_behind_a_passphrase(workshop):
    with workshop.opened() as (_site, rosa):
        rosa.goes(f"/rooms/{workshop.room}/door/").fills(f"/rooms/{workshop.room}/door/", door="open")
        outside = workshop.phone()
        for path in (
            "/open/",
            "/plans/",
            "/account/",
            "/begin/",
            "/health/",
            "/workshops/",
            f"/rooms/{workshop.room}/door/",
        ):
            assert outside.goes(path).status == 404, path
        rosa.base = outside.base
        assert rosa.goes("/account/").status == 404


def test_a_change_comes_to_the_phone_by_itself(workshop):
    with workshop.opened() as (site, rosa):
        rosa.goes(f"/rooms/{workshop.room}/door/").fills(f"/rooms/{workshop.room}/door/", door="open")
        words = "-".join(re.findall(r"<bdi>(\w+)</bdi>", rosa.page)[:3])
        phone = workshop.phone().joins(words)
        stream = phone.stream(workshop.room)
        assert "Security plan" in event(stream, "now")
        with pytest.raises(HTTPError):
            workshop.phone().stream(workshop.room)
        with pytest.raises(HTTPError):
            phone.stream(uuid4())
        rosa.goes(f"/rooms/{workshop.room}/close/").fills(f"/rooms/{workshop.room}/close/")
        event(stream, "over")
        stream.close()
        assert site.stops() == 0
