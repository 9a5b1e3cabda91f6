import re
from datetime import timedelta
from uuid import UUID, uuid4

import msgspec
import pytest
from msgspec.structs import replace

from amparo.channels.notebook import BOOK, Notebook
from amparo.channels.settings import NotebookSettings
from amparo.domain.alert.notes import By, PracticeEnded, Pressed
from amparo.domain.alert.terms import Case, MessageKind, Reached
from amparo.domain.alert.views import Board, Entry, Sent
from amparo.domain.pact.terms import Way
from amparo.sealing import letter
from amparo.store import gateways
from amparo.store.labels import BOARD
from amparo.store.models import AlertRow, GapRow, GatewayRow, InboxRow, WorkerRow
from amparo.web.alert import works
from tests.inside import NOW, client_of
from tests.web.alert.night import NIGHT, RAISED, noted, standing
from tests.web.button.phone import PACT, published


@pytest.fixture(autouse=True)
def morning(worker, clock):
    """Rosa is home, and signed in."""
    clock.at = NOW


def board(alert: UUID, **more) -> Board:
    said = Board(
        alert=str(alert),
        pact=str(PACT),
        reference="4F7K",
        raised_at=RAISED,
        at=NIGHT,
        case=Case.ACTING,
        standings=(standing("leila", "Leila", Reached.ACTING, leads=True, task="Ring the lawyer"),),
        log=(Entry(at=RAISED, what="pressed"), Entry(at=NIGHT, what="leads", who="Leila")),
        sent=(Sent(contact="leila", kind=MessageKind.CALL, at=RAISED, way="sms", state="delivered"),),
    )
    return replace(said, **more)


def copied(owner, **more) -> UUID:
    """The owner's copy, as the worker leaves it."""
    alert = uuid4()
    sealed = letter.write(msgspec.json.encode(board(alert, **more)), owner.keys.keyring.agreement.public, BOARD, alert)
    AlertRow.objects.create(
        id=alert, envelope=uuid4(), owner_id=owner.by.id, version=1, copy=sealed, due_at=RAISED, day=RAISED.date()
    )
    return alert


def test_rosa_reads_who_knows_and_what_happened(worker, rosa):
    alert, client = copied(rosa), client_of(rosa)
    assert "4F7K" in client.get("/alerts/").content.decode()
    page = client.get(f"/alerts/{alert}/").content.decode()
    for words in ("Leila", "leads", "Ring the lawyer", "The alert was raised", "Leila leads", "02:08"):
        assert words in page, words


def test_nobody_else_finds_rosas_alert(worker, rosa, tomas, mateo):
    alert = copied(rosa)
    for somebody in (tomas, mateo):
        client = client_of(somebody)
        assert "4F7K" not in client.get("/alerts/").content.decode()
        assert client.get(f"/alerts/{alert}/").status_code == 404
        assert client.get(f"/alerts/{uuid4()}/").status_code == 404


def test_rosa_begins_a_practice_by_choosing_and_sending(worker, rosa):
    published(rosa)
    client = client_of(rosa)
    page = client.get(f"/alerts/begin/{PACT}/").content.decode()
    press = page.partition('name="press" value="')[2].partition('"')[0]
    client.post(f"/alerts/begin/{PACT}/", {"press": press, "which": ""})
    assert not InboxRow.objects.exists()
    for _ in range(2):
        client.post(f"/alerts/begin/{PACT}/", {"press": press, "which": "practice"})
    assert noted(worker) == [Pressed(envelope=str(PACT), press=press, by=By.OWNER, at=NOW, practice=True)]


def test_nobody_begins_an_alert_that_is_not_theirs(worker, rosa, tomas):
    published(rosa)
    form = {"press": "tomas-press", "which": "real"}
    assert client_of(tomas).post(f"/alerts/begin/{PACT}/", form).status_code == 404
    assert client_of(rosa).post(f"/alerts/begin/{uuid4()}/", form).status_code == 404
    assert not InboxRow.objects.exists()


def test_rosa_ends_a_practice_that_nobody_answers(worker, rosa):
    alert, client = copied(rosa, practice=True), client_of(rosa)
    assert "End this practice" in client.get(f"/alerts/{alert}/").content.decode()
    assert client.get(f"/alerts/{alert}/end/").status_code == 405
    for _ in range(2):
        answer = client.post(f"/alerts/{alert}/end/")
    assert answer.status_code == 303
    page = client.get(answer["Location"]).content.decode()
    assert "It ends in a moment." in page
    assert "End this practice" not in page
    assert noted(worker) == [PracticeEnded(alert=str(alert), at=NOW)]


@pytest.mark.parametrize("more", [{"practice": False}, {"practice": True, "case": Case.SAFE}])
def test_a_real_alert_and_one_that_is_over_have_no_button_to_end_them(worker, rosa, more):
    assert "/end/" not in client_of(rosa).get(f"/alerts/{copied(rosa, **more)}/").content.decode()


def test_no_address_ends_a_real_alert_nor_somebody_elses_practice(worker, rosa, tomas):
    real, practised = copied(rosa), copied(rosa, practice=True)
    for somebody, alert in ((rosa, real), (tomas, practised), (tomas, real), (rosa, uuid4())):
        assert client_of(somebody).post(f"/alerts/{alert}/end/").status_code == 404
    assert not InboxRow.objects.exists()


SMTP = {
    "host": "mail.example",
    "port": "587",
    "tls": "starttls",
    "sender": "notes@mail.example",
    "user": "u",
    "password": "zq-secret",
}
PHONE = {"url": "http://192.168.1.20:8080", "user": "u", "password": "zq-secret", "hook_key": "zq-key", "local": "on"}


def test_what_is_typed_for_a_way_is_sealed_and_never_shown_again(worker, rosa):
    client = client_of(rosa)
    assert client.post("/channels/smtp/", SMTP).status_code == 303
    assert b"zq-secret" not in bytes(GatewayRow.objects.get().sealed)
    for path in ("/channels/", "/channels/smtp/", "/works/"):
        assert "zq-secret" not in client.get(path).content.decode()
    assert "Never used so far" in client.get("/channels/").content.decode()


def test_the_phones_web_hook_is_shown_once(worker, rosa):
    page = client_of(rosa).post("/channels/sms-gate/", PHONE).content.decode()
    token = page.partition("/hook/")[2].partition("/")[0]
    assert len(token) == 22
    assert GatewayRow.objects.get().hook_key
    assert token not in client_of(rosa).get("/channels/").content.decode()


def test_half_a_way_is_refused(worker, rosa):
    assert client_of(rosa).post("/channels/smtp/", {**SMTP, "port": "0"}).status_code == 422
    assert client_of(rosa).post("/channels/sms-gate/", {**PHONE, "url": "ftp://x"}).status_code == 422
    assert client_of(rosa).get("/channels/pigeon/").status_code == 404
    assert not GatewayRow.objects.exists()


def test_only_an_administrator_sets_up_or_takes_away(worker, rosa, tomas):
    gateways.put("sms", NotebookSettings())
    assert client_of(tomas).post("/channels/smtp/", SMTP).status_code == 403
    assert client_of(tomas).post("/channels/sms/remove/").status_code == 403
    assert GatewayRow.objects.count() == 1
    client_of(rosa).post("/channels/sms/remove/")
    assert not GatewayRow.objects.exists()


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("", "No link is sent: steps go in the text"),
        ("https://amparo.example", "HTTPS: a phone can keep the button."),
        ("http://abc.onion", "Over Tor the button works only while there is a network."),
    ],
)
def test_what_works_here_says_whether_contacts_and_phones_can_come(worker, rosa, settings, address, said):
    settings.ADDRESS = address
    assert said in client_of(rosa).get("/works/").content.decode()


def test_what_works_here_tells_of_sleep_and_of_gateways_that_failed(worker, rosa):
    client = client_of(rosa)
    assert "Nothing watches here yet" in client.get("/works/").content.decode()
    WorkerRow.objects.update(beat_at=NOW)
    assert "Without a gap in the last 14 days" in client.get("/works/").content.decode()
    GapRow.objects.create(begun_at=NOW - timedelta(hours=9), ended_at=NOW - timedelta(hours=1))
    gateways.put("sms", NotebookSettings())
    GatewayRow.objects.update(why="bad-credentials")
    page = client.get("/works/").content.decode()
    assert "1 gap in 14 days, the longest 480 minutes." in page
    assert "the name or the password is not the one it knows" in page
    WorkerRow.objects.update(beat_at=NOW - timedelta(minutes=5))
    assert "What watches here has stopped." in client.get("/works/").content.decode()


def test_a_running_laptop_says_that_it_gives_up_the_workers_key(worker, rosa):
    assert "has the caller’s key" in client_of(rosa).get("/works/").content.decode()


def test_the_notebook_shows_messages_as_they_would_arrive_and_answers_in_their_stead(worker, rosa):
    BOOK.tear_out()
    Notebook(Way.SMS).send("+34600000002", "Noor: Rosa needs you. Mango.", reference="r1")
    client = client_of(rosa)
    assert "Noor: Rosa needs you. Mango." in client.get("/notebook/").content.decode()
    client.post("/notebook/", {"way": "sms", "address": "+34600000002", "answer": "1"})
    assert client.post("/notebook/", {"way": "sms", "address": "+34999", "answer": "1"}).status_code == 404
    assert "1" in [each.untrusted_text for each in BOOK.collect(Way.SMS, NOW) if hasattr(each, "untrusted_text")]
    BOOK.tear_out()


def test_the_address_is_tried_when_somebody_asks(worker, rosa, settings):
    """A port at which nobody listens: the page says so and goes on."""
    settings.ADDRESS = "https://amparo.invalid"
    assert "It does not answer from here." in client_of(rosa).post("/works/").content.decode()
    assert not works.answers("ftp://amparo.invalid")
    assert not works.answers("https://")


@pytest.mark.parametrize("path", ["/works/", "/channels/"])
def test_no_page_tells_the_minute_in_which_a_message_last_left(worker, rosa, path):
    """After the second word people are still called; whoever made her say it may be looking."""
    gateways.put("sms", NotebookSettings())
    pages = []
    for minutes in (1, 50):
        GatewayRow.objects.update(worked_at=NOW - timedelta(minutes=minutes))
        pages.append(client_of(rosa).get(path).content.decode().partition("<main")[2])
    assert re.sub(r'value="[^"]+"', "", pages[0]) == re.sub(r'value="[^"]+"', "", pages[1])
