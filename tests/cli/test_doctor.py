"""Each thing that can be wrong here is said with one thing to do."""

import os
from datetime import date

import pytest
from click.testing import CliRunner

from amparo.cli import doctor
from amparo.cli.premises import prepare


@pytest.fixture
def data(tmp_path):
    prepare(tmp_path / "data", "en")
    return tmp_path / "data"


def test_where_all_is_well_every_line_says_ok(data):
    done = CliRunner().invoke(doctor.doctor, ["--data", str(data), "--language", "en"], standalone_mode=False)
    assert (done.return_value, {line.rsplit(": ", 1)[1] for line in done.stdout.splitlines()}) == (0, {"ok"})
    assert len(done.stdout.splitlines()) == 12


def test_what_is_wrong_is_one_line_and_one_thing_to_do(data):
    (data / "amparo.sqlite3").write_bytes(b"no database")
    done = CliRunner().invoke(doctor.doctor, ["--data", str(data), "--language", "en"], standalone_mode=False)
    assert done.return_value == 1
    assert "Database: the database cannot be read: bring back a copy" in done.stdout


def test_a_clock_in_the_past(data):
    assert doctor.clock(date(2020, 1, 1))
    assert not doctor.clock(date(2027, 1, 1))


def test_secrets_that_were_lost(data):
    (data / "amparo.sqlite3").touch()
    assert not doctor.kept_secrets(data)
    (data / "secrets" / "instance-key").unlink()
    assert "secrets" in doctor.kept_secrets(data)


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_a_folder_that_others_can_look_into(data):
    assert not doctor.permissions(data)
    data.chmod(0o755)
    assert "chmod" in doctor.permissions(data)


def test_a_folder_that_is_not_there_yet_is_no_trouble(tmp_path):
    assert not doctor.folder(tmp_path / "new")
    assert doctor.folder(tmp_path / "not" / "there")
    assert not doctor.database(tmp_path / "new")
