"""A room on several servers that share a database: what is done on one comes to the screens of the other."""

import os
import shutil
import subprocess
import sys

import pytest

from tests.served import clean_environment, served
from tests.walks.test_room import Phone, event

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the database runs on POSIX")


def until_it_says(stream, text):
    """Whether it came before the next sign of life, with which every screen is looked after anyway."""
    while (line := stream.readline().decode().strip()) != "event: here":
        if text in line:
            return True
    return False


def test_what_rosa_does_on_one_server_comes_to_a_phone_on_the_other(postgresql, tmp_path):
    share, here, there = tmp_path / "share", tmp_path / "here", tmp_path / "there"
    share.write_text("5a" * 32)
    shared = {"AMPARO_DATABASE_URL": postgresql.new_database(), "AMPARO_SESSION_SHARE_FILE": str(share)}
    with served(here, "--lan-port", "0", **shared) as one:
        rosas = " ".join(one.visitor().begins(one.address))
        typed = [sys.executable, "-m", "tests.walks.opening", str(here), rosas]
        environ = {**clean_environment(), **shared}
        said = subprocess.run(typed, capture_output=True, text=True, check=True, env=environ).stdout.split()
        room, words = said[0], "-".join(said[1:])
        shutil.copytree(here / "secrets", there / "secrets")
        with served(there, "--lan-port", "0", **shared) as other:
            rosa, noor = one.visitor(), Phone(other.base).joins(words)
            rosa.goes("/open/").fills("/open/", words=rosas)
            with noor.stream(room) as stream:
                event(stream, "here")
                rosa.goes(f"/rooms/{room}/").fills(f"/rooms/{room}/act/", act="quiet")
                assert until_it_says(stream, "Take a moment.")
