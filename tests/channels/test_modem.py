"""A modem: Gammu's own SMS daemon with its dummy phone, both directions."""

from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from threading import Event

import pytest

from amparo.channels.modem import Modem
from amparo.channels.outcome import GiveUp, Sent, TryAgain, Why
from amparo.channels.settings import ModemSettings
from amparo.domain.alert.notes import Heard, Receipt, Receipted
from amparo.domain.pact.terms import Way
from tests.channels.contract import TEXT, Arrived, ChannelContract

gammu = pytest.importorskip("gammu", reason="the modem is an optional extra")

NOW = datetime.now(UTC)  # files bear the time of the machine
THEN = datetime(2024, 5, 4, 11, 59)  # noqa: DTZ001 - a phone's clock knows no zone
PATIENCE_SECONDS = 30
FOLDERS = ("sms/1", "sms/2", "sms/3", "sms/4", "sms/5", "pbk/MC", "pbk/SM", "note", "alarm", "todo", "calendar")


@pytest.fixture
def stack():
    with ExitStack() as stack:
        yield stack


@pytest.fixture
def phone(tmp_path):
    for folder in FOLDERS:
        (tmp_path / "phone" / folder).mkdir(parents=True)
    return tmp_path / "phone"


@pytest.fixture
def modem(stack, phone, tmp_path):
    settings = ModemSettings(device=str(phone), connection="none", model="dummy", folder=str(tmp_path / "modem"))
    modem = Modem(settings)
    stack.callback(modem.close)
    return modem


def until(seen):
    """What `seen` gives, as soon as it is something."""
    waited = Event()
    for _ in range(PATIENCE_SECONDS * 20):
        if found := seen():
            return found
        waited.wait(0.05)
    raise AssertionError("nothing came")


def awake(modem):
    until(modem._daemon.is_awake)
    return modem


def answered(phone, number, text):
    """Somebody writes to the number of the modem."""
    machine = gammu.StateMachine()
    machine.SetConfig(0, {"Model": "dummy", "Connection": "none", "Device": str(phone)})
    machine.Init()
    info = {"Class": -1, "Unicode": True, "Entries": [{"ID": "ConcatenatedTextLong", "Buffer": text}]}
    for part in gammu.EncodeSMS(info):
        part |= {"Folder": 1, "Location": 0, "Number": number, "State": "UnRead", "SMSC": {"Number": "+1"}}
        machine.AddSMS({**part, "Type": "Deliver", "DateTime": THEN})
    machine.Terminate()


class TestModem(ChannelContract):
    moods = ("accepting", "down")

    @pytest.fixture
    def open_in(self, stack, tmp_path, modem):
        def opened(mood):
            if mood == "accepting":
                return awake(modem), lambda: waiting_or_sent(modem)
            settings = ModemSettings(device=str(tmp_path / "no modem"), folder=str(tmp_path / "down"))
            down = Modem(settings)
            stack.callback(down.close)
            return down, list

        return opened


def waiting_or_sent(modem):
    """In the order in which they were handed over, wherever they are."""
    files = [path for folder in (modem._daemon.outbox, modem._daemon.sent) for path in folder.glob("OUT*")]
    order = list(modem._known)
    told = [(path.name.split("_"), path.read_bytes().decode("utf-16")) for path in files]
    arrived = {name[4].removesuffix(".txt"): Arrived(name[3], text, name[4]) for name, text in told}
    return sorted(arrived.values(), key=lambda each: order.index(each.id.removesuffix(".txt")))


def test_a_message_goes_out_and_the_network_took_it(modem):
    sent = awake(modem).send("+15550001", TEXT, reference="ref-1")
    assert isinstance(sent, Sent)
    receipt = Receipted(way=Way.SMS, external_id=sent.external_id, receipt=Receipt.SENT, at=NOW)
    assert until(lambda: modem.collect(NOW)) == (receipt,)
    assert modem.collect(NOW) == ()
    assert not list(modem._daemon.sent.iterdir())


@pytest.mark.parametrize("text", ["1", "نعم، أستطيع المجيء", "Sí, voy. " * 40, "👍 vengo"])
def test_an_answer_comes_in(modem, phone, text):
    awake(modem)
    answered(phone, "+15550001", text)
    (heard,) = until(lambda: modem.collect(NOW))
    assert isinstance(heard, Heard)
    assert (heard.way, heard.untrusted_sender, heard.untrusted_text) == (Way.SMS, "+15550001", text)
    assert heard.at == THEN.astimezone(UTC)


def test_what_was_told_is_put_away_when_it_was_kept(modem, phone, tmp_path):
    """The process may end between hearing and keeping: then it is told again, as the same message."""
    awake(modem)
    answered(phone, "+15550001", "1")
    (heard,) = until(lambda: modem.collect(NOW))
    modem.close()
    again = Modem(modem._daemon._settings)
    (same,) = until(lambda: again.collect(NOW))
    assert same == heard
    assert again.collect(NOW) == ()
    again.close()


def test_a_message_nobody_took_in_time_is_taken_back(stack, phone, tmp_path):
    """The modem fell silent with a message in its queue."""
    settings = ModemSettings(device=str(phone), connection="none", model="dummy", folder=str(tmp_path / "modem"))
    queue = tmp_path / "modem" / "outbox"
    queue.mkdir(parents=True)
    (queue / f"OUTA20000101_000000_00_+15550001_{'0' * 32}.txt").write_bytes(b"\xff\xfe1\x00")
    (queue / "letter.txt").write_text("somebody else's")
    modem = Modem(settings)
    assert list(modem._receipts(NOW)) == []
    failed = Receipted(way=Way.SMS, external_id="0" * 32, receipt=Receipt.FAILED, at=NOW + timedelta(minutes=60))
    assert list(modem._receipts(NOW + timedelta(minutes=60))) == [failed]
    assert [path.name for path in queue.iterdir()] == ["letter.txt"]


def test_what_failed_may_be_tried_again(modem):
    sent = awake(modem).send("+15550001", TEXT, reference="ref-1")
    until(lambda: modem.collect(NOW))
    (modem._daemon.failed / f"OUTA20000101_000000_00_+15550001_{sent.external_id}.txt").write_bytes(b"")
    assert [each.receipt for each in until(lambda: modem.collect(NOW))] == [Receipt.FAILED]
    assert modem.send("+15550001", TEXT, reference="ref-1") == sent
    assert [each.receipt for each in until(lambda: modem.collect(NOW))] == [Receipt.SENT]


def test_the_folder_is_closed_to_others_and_holds_no_pin(phone, tmp_path, stack):
    settings = ModemSettings(
        device=str(phone), connection="none", model="dummy", pin="4711", folder=str(tmp_path / "m")
    )
    modem = Modem(settings)
    stack.callback(modem.close)
    modem._daemon.is_awake()
    until(lambda: modem._daemon._daemon)
    assert (tmp_path / "m").stat().st_mode & 0o077 == 0
    assert not [path for path in (tmp_path / "m").rglob("*") if path.is_file() and b"4711" in path.read_bytes()]


def test_a_text_nobody_would_send_is_not_tried(modem):
    assert awake(modem).send("+15550001", "x" * 2_000, reference="r") == GiveUp(Why.TOO_LONG)


def test_a_modem_that_was_closed_takes_nothing(modem):
    modem.close()
    assert modem.send("+15550001", TEXT, reference="r") == TryAgain(Why.NO_ANSWER)
    assert modem.collect(NOW) == ()
