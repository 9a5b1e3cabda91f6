"""Trying the gateways: a marked message to the administrator's own address, and what came back."""

import os
import subprocess
import sys
from contextlib import ExitStack
from itertools import count
from pathlib import Path

import pytest
from msgspec.structs import replace

from amparo.channels.notebook import Book, Notebook
from amparo.channels.outcome import Why
from amparo.channels.settings import SmsGateSettings, SmtpSettings, Tls
from amparo.channels.smsgate import SmsGate
from amparo.channels.smtp import Smtp
from amparo.cli import Refusal
from amparo.cli.practice import Trial, addresses, practised
from amparo.domain.pact.terms import Way
from amparo.wording.gateways import WHY_NOT
from tests.channels import gateways, lines
from tests.channels.test_smsgate import SETTINGS as PHONE
from tests.channels.test_smsgate import Phone
from tests.channels.test_smtp import SETTINGS as MAIL
from tests.channels.test_smtp import Office, running
from tests.cli.test_transcripts import matches, said, walk

ROSAS = {Way.SMS: "+15550001", Way.EMAIL: "rosa@example.org"}


@pytest.fixture
def stack():
    with ExitStack() as stack:
        yield stack


def tried(channels, to=ROSAS, kept=None, seconds=0.0):
    ticks = count()
    trial = Trial("trial", seconds, (kept if kept is not None else []).append, lambda: next(ticks))
    return [(line, worked) for line, worked in practised(channels, to, trial, "en")]


def phone(stack, state):
    url = stack.enter_context(gateways.answering(Phone().handle, look=lambda _: (200, b'{"state": "%s"}' % state)))
    return SmsGate(replace(PHONE, url=url))


def test_every_code_has_its_sentence():
    assert set(WHY_NOT) == {why.value for why in Why}


def test_the_message_is_marked_at_both_ends_and_goes_to_the_address_that_was_named():
    book = Book()
    assert tried({Way.SMS: Notebook(Way.SMS, book)}) == [("Text message: ok, delivered", True)]
    (noted,) = book.messages()
    assert noted.address == "+15550001"
    assert noted.text.startswith("PRACTICE ")
    assert noted.text.endswith(" PRACTICE")


@pytest.mark.parametrize(
    ("state", "line", "worked"),
    [
        (b"Delivered", "Text message: ok, delivered", True),
        (b"Sent", "Text message: the network took it; no receipt yet. Look whether it arrived.", True),
        (b"Pending", "Text message: handed over. Look whether it arrived: nothing came back.", True),
        (b"Failed", "Text message: it could not be delivered", False),
    ],
)
def test_the_phone_is_asked_what_became_of_it(stack, state, line, worked):
    assert tried({Way.SMS: phone(stack, state)}) == [(line, worked)]


def test_an_e_mail_gives_no_receipt_and_nobody_waits_for_one(stack):
    office = Office()
    channel = Smtp(replace(MAIL, port=running(stack, office)))
    line = "E-mail: handed over. Look whether it arrived: nothing came back."
    assert tried({Way.EMAIL: channel}, seconds=3_600) == [(line, True)]
    assert "PRACTICE" in office.arrived[0].text


def test_what_is_wrong_is_one_line_and_one_thing_to_look_at():
    gate = SmsGateSettings(url=f"http://127.0.0.1:{lines.free_port()}", user="r", password="p", local=True)
    mail = SmtpSettings(host="127.0.0.1", port=lines.free_port(), sender="a@example.org", tls=Tls.CLEAR)
    assert tried({Way.SMS: SmsGate(gate), Way.EMAIL: Smtp(mail)}) == [
        ("Text message: no answer: look whether it is on and within reach", False),
        ("E-mail: something is missing in its settings", False),
    ]


def test_a_gateway_without_an_address_of_ones_own_is_not_tried():
    book = Book()
    line = "Signal: not tried. Name an address of your own: --to signal=..."
    assert tried({Way.SIGNAL: Notebook(Way.SIGNAL, book)}) == [(line, False)]
    assert not book.messages()


def test_an_answer_that_comes_meanwhile_is_kept_for_the_worker():
    book, kept = Book(), []
    book.answer(Way.SMS, "+15550002", "1")
    tried({Way.SMS: Notebook(Way.SMS, book)}, kept=kept)
    assert [each.untrusted_text for each in kept] == ["1"]


def test_an_address_has_a_way():
    assert addresses(["sms=+15550001", "email=rosa@example.org"], "en") == ROSAS
    for typed in ("+15550001", "pigeon=rosa", "sms="):
        with pytest.raises(Refusal):
            addresses([typed], "en")


FOUNDED = """
import sys
from pathlib import Path
from amparo.channels.settings import NotebookSettings, SmtpSettings
from amparo.cli.premises import prepare
from amparo.cli.serve import ready

folder, port = Path(sys.argv[1]).absolute(), int(sys.argv[2])
prepare(folder, "en")
ready(folder, "en", quick=False, worker_key="worker.key")
from amparo.store import gateways
if port:
    gateways.put("sms", NotebookSettings())
    gateways.put("email", SmtpSettings(host="127.0.0.1", port=port, sender="a@example.org", local=True))
"""


def test_the_command_line_answers_as_written(tmp_path):
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    for folder, port in (("there", lines.free_port()), ("empty", 0)):
        founded = (sys.executable, "-c", FOUNDED, folder, str(port))
        subprocess.run(founded, cwd=tmp_path, env=environment, check=True)
    transcript = Path(__file__).parent / "with_gateways" / "trying.txt"
    for typed, expected in walk(transcript.read_text(encoding="utf-8")):
        assert matches(said(typed, tmp_path), expected), f"$ {typed}\n{said(typed, tmp_path)}"
