"""One file sealed and opened again; nothing half-written, nothing overwritten."""

import pytest
from click.testing import CliRunner

from amparo.cli.seal import open_, seal
from amparo.sealing import agefile

SECRET = b"the witness comes on Tuesday"


@pytest.fixture
def letter(tmp_path):
    file = tmp_path / "letter.txt"
    file.write_bytes(SECRET)
    return file


def ran(command, *words, typed=""):
    return CliRunner().invoke(command, [*map(str, words), "--language", "en"], input=typed)


def test_sealed_with_words_that_are_told_once(letter):
    said = ran(seal, letter).stdout.splitlines()[-1]
    assert len(said.split()) == 6
    sealed = letter.with_name("letter.txt.age")
    assert SECRET not in sealed.read_bytes()
    letter.unlink()
    assert ran(open_, sealed, typed=f"{said.upper()}\n").exit_code == 0
    assert letter.read_bytes() == SECRET


def test_sealed_for_a_key(letter, tmp_path):
    tomas = agefile.new_identity()
    (tmp_path / "key").write_text(f"# created: today\n{tomas.secret}\n")
    assert ran(seal, letter, "--to", tomas.recipient, "--out", tmp_path / "sealed").exit_code == 0
    ran(open_, tmp_path / "sealed", "--key", tmp_path / "key")
    assert (tmp_path / "sealed.opened").read_bytes() == SECRET


def test_wrong_words_write_nothing(letter, tmp_path):
    ran(seal, letter)
    letter.unlink()
    assert ran(open_, tmp_path / "letter.txt.age", typed="one two three four five six\n").exit_code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt.age"]


def test_a_file_that_was_cut_writes_nothing(letter, tmp_path):
    tomas = agefile.new_identity()
    (tmp_path / "key").write_text(tomas.secret)
    (tmp_path / "cut").write_bytes(agefile.seal_to_recipients(SECRET * 9000, [tomas.recipient])[:-20])
    assert ran(open_, tmp_path / "cut", "--key", tmp_path / "key").exit_code == 2
    assert not (tmp_path / "cut.opened").exists()


def test_what_is_there_is_never_overwritten(letter, tmp_path):
    ran(seal, letter, "--to", agefile.new_identity().recipient)
    before = (tmp_path / "letter.txt.age").read_bytes()
    assert ran(seal, letter).exit_code == 2
    assert (tmp_path / "letter.txt.age").read_bytes() == before
    assert letter.read_bytes() == SECRET


def test_sealed_into_a_pipe_the_words_do_not_go_with_it(letter):
    done = ran(seal, letter, "--out", "-")
    words = done.stderr.splitlines()[-1]
    assert len(words.split()) == 6
    assert words.encode() not in done.stdout_bytes
    assert agefile.open_with_passphrase(done.stdout_bytes, words) == SECRET
