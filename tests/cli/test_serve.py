"""`amparo serve` and `amparo demo` as processes: the address, the lock, the folder, refusals, and after a restart."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from amparo.cli.address import bound
from amparo.cli.premises import prepare
from tests.served import clean_environment, served

AMPARO = (sys.executable, "-m", "amparo.cli")
posix = pytest.mark.skipif(os.name != "posix", reason="permissions and signals of POSIX")


def typed(*words, **environ):
    done = subprocess.run(
        [*AMPARO, *words],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**clean_environment(), **environ},
    )
    return done.returncode, done.stderr.splitlines()


@pytest.fixture
def data(tmp_path):
    return tmp_path / "data"


def test_from_the_printed_address_to_the_inside_and_again_after_a_restart(data):
    with served(data) as first:
        rosa = first.visitor()
        words = rosa.begins(first.address)
        assert rosa.path == "/first/"
    with served(data) as second:
        assert second.address == second.base + "/"
        again = second.visitor()
        again.goes("/open/").fills("/open/", words=" ".join(words))
        assert again.path == "/first/"


def test_a_session_does_not_outlive_the_server(data):
    with served(data) as first:
        rosa = first.visitor()
        rosa.begins(first.address)
    with served(data) as second:
        rosa.base = second.base
        assert rosa.goes("/account/").path.startswith("/open/")
        assert "Locked" in rosa.page


def test_as_long_as_nobody_has_begun_each_start_prints_another_code(data):
    with served(data) as first:
        before = first.address.removeprefix(first.base)
    with served(data) as second:
        visitor = second.visitor()
        assert visitor.goes(before).status == 404
        assert visitor.goes(second.address.removeprefix(second.base)).status == 200


def test_two_servers_on_one_folder_are_one_too_many(data):
    with served(data):
        code, lines = typed("serve", "--no-browser", "--port", "0", "--data", str(data))
    assert (code, lines[0]) == (2, f"amparo: error: another Amparo is already running on {data}")
    assert lines[1].startswith("amparo: hint: ")


@posix
def test_after_a_power_cut_it_starts_again(data):
    with served(data) as first:
        rosa = first.visitor()
        words = rosa.begins(first.address)
        first.process.send_signal(signal.SIGKILL)
        first.process.wait()
        first.process.stdout.close()
    with served(data) as second:
        assert second.visitor().goes("/open/").fills("/open/", words=" ".join(words)).path == "/first/"


@posix
def test_what_it_writes_is_its_owners_only(data):
    with served(data) as server:
        server.visitor().begins(server.address)
        written = [data, *data.rglob("*")]
        assert not [path for path in written if path.stat().st_mode & 0o077 and "amparo-static" not in path.parts]


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_crash_leaves_no_memory_on_the_disk(data):
    with served(data) as server:
        limits = Path(f"/proc/{server.process.pid}/limits").read_text().splitlines()
        assert next(line for line in limits if "core file size" in line.lower()).split()[4] == "0"


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.7", "example.org"])
def test_no_passphrase_travels_in_clear(data, host):
    code, lines = typed("serve", "--no-browser", "--host", host, "--data", str(data))
    assert (code, len(lines)) == (2, 2)
    assert "TLS" in lines[1]
    assert not data.exists()


def test_a_port_that_was_asked_for_and_is_taken_is_said(data):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        code, lines = typed("serve", "--no-browser", "--port", str(other.getsockname()[1]), "--data", str(data))
    assert (code, len(lines), "--port" in lines[1]) == (2, 2, True)


def test_a_folder_that_cannot_be_is_two_lines(tmp_path):
    code, lines = typed("serve", "--no-browser", "--data", str(tmp_path / "not" / "there"))
    assert (code, len(lines), "--data" in lines[1]) == (2, 2, True)
    (tmp_path / "file").write_text("x")
    assert typed("serve", "--no-browser", "--data", str(tmp_path / "file"))[0] == 2


def test_a_database_that_is_none_is_two_lines(data):
    prepare(data, "en")
    (data / "amparo.sqlite3").write_bytes(b"this is no database at all" * 100)
    code, lines = typed("serve", "--no-browser", "--port", "0", "--data", str(data))
    assert (code, len(lines), "doctor" in lines[1]) == (2, 2, True)


def test_a_setting_that_makes_no_sense_is_two_lines(data):
    code, lines = typed("serve", "--no-browser", "--port", "0", "--data", str(data), AMPARO_HOSTS="*")
    assert (code, len(lines), "AMPARO_" in lines[1]) == (2, 2, True)


def test_a_secret_that_is_there_is_never_replaced(data):
    with served(data):
        before = (data / "secrets" / "instance-key").read_text()
    with served(data):
        assert (data / "secrets" / "instance-key").read_text() == before


def test_the_database_is_kept_as_it_was_promised(data):
    with served(data) as server:
        server.visitor().begins(server.address)
        connection = sqlite3.connect(data / "amparo.sqlite3")
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        connection.close()


@pytest.mark.parametrize("farewell", [signal.SIGINT, signal.SIGTERM])
def test_the_trial_opens_with_the_words_it_prints_and_leaves_nothing(tmp_path, farewell):
    with served(tmp_path / "unused", command="demo", TMPDIR=str(tmp_path)) as server:
        words = server.said.read_text().splitlines()[1].strip()
        visitor = server.visitor()
        assert visitor.goes("/open/").fills("/open/", words=words).path == "/plans/"
        assert list(tmp_path.glob("amparo-demo-*"))
        server.process.send_signal(farewell)
        server.process.wait(20)
    assert not list(tmp_path.glob("amparo-demo-*"))


def test_what_already_lay_in_the_folder_stays(data):
    (data / "static").mkdir(parents=True)
    (data / "static" / "photo.jpg").write_bytes(b"the only one")
    with served(data) as server:
        assert server.visitor().goes("/static/amparo/amparo.css").status == 200
    assert (data / "static" / "photo.jpg").read_bytes() == b"the only one"


def test_a_lost_instance_key_is_not_quietly_replaced(data):
    with served(data):
        (data / "secrets" / "instance-key").unlink()
    code, lines = typed("serve", "--no-browser", "--port", "0", "--data", str(data))
    assert (code, len(lines), "secrets" in lines[1]) == (2, 2, True)
    assert not (data / "secrets" / "instance-key").exists()


@posix
def test_what_was_copied_back_readable_by_all_is_closed_again(data):
    with served(data):
        pass
    ours = [data / "secrets", data / "secrets" / "instance-key", data / "amparo.sqlite3"]
    for path in ours:
        path.chmod(0o755)
    with served(data):
        assert not [path for path in ours if path.stat().st_mode & 0o077]


def slowly(server, head, cookie=""):
    """Somebody who begins to send and does not go on."""
    host, port = server.base.removeprefix("http://").split(":")
    connection = socket.create_connection((host, int(port)), timeout=10)
    lines = ("POST /open/ HTTP/1.1", "Host: localhost", f"Cookie: {cookie}", *head)
    connection.sendall("\r\n".join(lines).encode())
    return connection


def test_slow_senders_hold_nobody_up(data):
    with served(data) as server:
        slow = server.visitor().goes("/open/")
        cookie = "; ".join(f"{each.name}={each.value}" for each in slow.jar)
        form = ("Content-Type: application/x-www-form-urlencoded", "Content-Length: 100", "", "words=")
        waiting = [slowly(server, form, cookie) for _ in range(10)]
        assert server.visitor().goes("/health/").status == 200
        for each in waiting:
            each.close()


def test_a_head_without_end_is_refused(data):
    with served(data) as server:
        sending = slowly(server, ("X: " + "x" * 200_000,))
        assert sending.recv(100).startswith(b"HTTP/1.1 400")
        sending.close()


def test_an_answer_does_not_wait_for_the_next_packet():
    with bound("127.0.0.1", 0, "en") as listening:
        assert listening.proto == socket.IPPROTO_TCP


def test_it_prints_the_key_that_is_compared_before_a_pact_is_handed_over(data):
    with served(data) as server:
        said = [server.process.stdout.readline().strip() for _ in range(2)]
    assert said[0] == "The caller’s key, to compare when you hand a PACT over. These words open nothing:"
    assert len(said[1].split()) == 6
