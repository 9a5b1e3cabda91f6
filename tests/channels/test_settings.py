"""What an administrator types about a gateway is kept, checked and never shown."""

import msgspec
import pytest

from amparo.channels.outcome import GiveUp, Why
from amparo.channels.reaching import is_public
from amparo.channels.settings import (
    LongTailSettings,
    ModemSettings,
    NotebookSettings,
    Settings,
    SignalSettings,
    SmsGateSettings,
    SmtpSettings,
)

EACH: tuple[Settings, ...] = (
    SmtpSettings(host="mail.example.org", sender="a@example.org", user="rosa", password="hush"),
    SmsGateSettings(url="http://192.168.1.20:8080", user="rosa", password="hush", hook_key="hush"),
    ModemSettings(device="/dev/ttyUSB0", pin="4711", folder="/var/lib/amparo/modem"),
    SignalSettings(account="+15550009"),
    LongTailSettings(template="bulksms://rosa:hush@{address}"),
    NotebookSettings(),
)


@pytest.mark.parametrize("settings", EACH, ids=lambda each: type(each).__name__)
def test_they_come_back_as_they_were_and_show_nothing(settings):
    assert msgspec.json.decode(msgspec.json.encode(settings), type=Settings) == settings
    assert repr(settings) == str(settings) == f"<{type(settings).__name__}>"
    assert "hush" not in repr([settings])
    assert "4711" not in repr([settings])


@pytest.mark.parametrize(
    "untrusted",
    [
        '{"gateway": "pigeon"}',
        '{"gateway": "smtp", "host": "x", "sender": "y", "port": 0}',
        '{"gateway": "smtp", "host": "x", "sender": "y", "certificate": "unchecked"}',
        '{"gateway": "signal", "account": "+1", "url": "file:///etc/passwd"}',
        '{"gateway": "signal", "account": "+1", "url": "http://user:word@127.0.0.1:8080"}',
        '{"gateway": "signal", "account": "+1", "seconds_max": 3600}',
        '{"gateway": "modem", "device": "/dev/ttyUSB0", "folder": "/x\\nrunonreceive = rm"}',
        '{"gateway": "modem", "device": "/dev/ttyUSB0\\n[smsd]", "folder": "/x"}',
        '{"gateway": "modem", "device": "/dev/ttyUSB0", "pin": "1\\n", "folder": "/x"}',
    ],
)
def test_what_makes_no_sense_is_refused(untrusted):
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(untrusted, type=Settings)


INSIDE = ("127.0.0.1", "10.1.2.3", "192.168.1.20", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1")
INSIDE += ("::1", "fe80::1%eth0", "fd00::1", "ff02::1", "::ffff:127.0.0.1")


@pytest.mark.parametrize("address", INSIDE)
def test_these_lead_into_the_house(address):
    assert not is_public(address)


def test_these_lead_outside():
    assert is_public("93.184.216.34")
    assert is_public("2606:4700::1111")


def test_an_outcome_names_a_code_and_nothing_else():
    assert repr(GiveUp(Why.BAD_ADDRESS)) == "GiveUp(why=<Why.BAD_ADDRESS: 'bad-address'>)"
