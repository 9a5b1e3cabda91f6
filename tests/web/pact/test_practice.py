"""Practice: on Rosa first, then with those who agreed; what came of it becomes part of the PACT."""

from datetime import date
from uuid import uuid4

import msgspec
import pytest
from msgspec.structs import replace

from amparo.actions import gateways, pacts, plans
from amparo.actions.practising import ON_ME, WITH_THEM, practice_id
from amparo.channels.settings import NotebookSettings
from amparo.domain.alert.envelope import Envelope
from amparo.domain.alert.notes import By, Note
from amparo.domain.pact.terms import RehearsalKind, Way
from amparo.domain.plan.model import ByDate
from amparo.sealing import letter, signed
from amparo.store.labels import ENVELOPE, EVIDENCE, INBOX
from amparo.store.models import EnvelopeRow, EvidenceRow, InboxRow
from tests.people import river_house


def envelope_at(desk, worker, kind):
    there = practice_id(desk.id, kind, desk.somebody.by.id)
    row = EnvelopeRow.objects.get(id=there)
    writer = desk.somebody.keys.keyring.public.signing
    content = signed.read(bytes(row.sealed), worker.agreement, writer, ENVELOPE, there, row.version)
    return msgspec.json.decode(content, type=Envelope)


def noted(worker):
    rows = InboxRow.objects.order_by("id")
    return [msgspec.json.decode(worker.read(bytes(row.sealed), INBOX, bytes(row.key)), type=Note) for row in rows]


def test_rosa_gets_it_first_as_one_of_them_would(rosas, worker):
    led_to = rosas.sends("practice/me/", press="once")
    assert "Look at your own phone" in rosas.client.get(led_to).content.decode()
    envelope = envelope_at(rosas, worker, ON_ME)
    assert [reach.address for call in envelope.calls for reach in call.reaches] == ["+34600000001"]
    assert envelope.practice
    (pressed,) = noted(worker)
    assert (pressed.by, pressed.practice, pressed.envelope) == (By.OWNER, True, envelope.pact)


def test_a_form_sent_twice_is_one_practice(rosas, worker):
    rosas.sends("practice/me/", press="once")
    rosas.sends("practice/me/", press="once")
    assert len(noted(worker)) == 1


def test_nobody_is_called_without_having_agreed(rosas, worker):
    assert "Ask them first" in rosas.sends("practice/them/", status=422, press="once")
    assert not noted(worker)


def test_only_those_who_agreed_are_called(rosas, worker):
    rosas.sends("practice/them/", press="once", agreed=["leila", "tam"])
    envelope = envelope_at(rosas, worker, WITH_THEM)
    assert [call.contact for call in envelope.calls] == ["leila", "tam"]
    assert envelope.lead == "leila"
    assert envelope.practice


def test_a_practice_takes_nothing_of_what_was_handed_over(rosas, worker):
    rosas.sends("practice/them/", press="once", agreed=["leila"])
    assert not EnvelopeRow.objects.filter(id=rosas.id).exists()


def test_somebody_who_is_not_called_cannot_agree(rosas, worker):
    rosas.sends("practice/them/", status=422, press="once", agreed=["t1"])


@pytest.fixture
def seen(rosas, rosa, worker):
    """The worker saw Leila answer after nine minutes."""
    rosas.sends("practice/them/", press="once", agreed=["leila", "tam"])
    there = practice_id(rosas.id, WITH_THEM, rosas.somebody.by.id)
    told = b'{"kind":"practice-answered","contact":"leila","at":"2026-11-20T10:13:00Z","minutes":9}'
    sealed = letter.write(told, rosa.keys.keyring.agreement.public, EVIDENCE, there)
    EvidenceRow.objects.create(envelope_id=there, owner_id=rosa.by.id, sealed=sealed, day=date(2026, 11, 20))
    return rosas


def test_what_was_seen_is_shown_with_its_minutes(seen):
    page = seen.opens("practice/")
    assert "Leila" in page
    assert "after 9 minutes" in page


def test_it_is_written_down_with_what_was_learned_and_a_deed(seen):
    form = {"kind": "dry-run", "on": "2026-11-20", "took_part": ["leila", "tam"], "learned": "Tam was asleep"}
    seen.sends("practice/record/", **form, deed="Ask Tam for a second number", deed_by="2026-12-01")
    rehearsal = seen.pact.rehearsals[-1]
    assert rehearsal.kind is RehearsalKind.DRY_RUN
    assert {each.contact: each.minutes for each in rehearsal.answers} == {"leila": 9, "tam": None}
    assert (seen.pact.acts[-1].text, seen.pact.acts[-1].by) == ("Ask Tam for a second number", date(2026, 12, 1))


def test_or_it_becomes_something_to_do_in_a_plan(rosas, rosa):
    plan_id = uuid4()
    plans.start_plan(plan_id, river_house(), **rosa.acts)
    form = {"kind": "table-talk", "on": "2026-11-20", "deed": "Buy a second phone", "deed_by": "2026-12-01"}
    rosas.sends("practice/record/", **form, into=str(plan_id))
    measure = plans.read_plan(plan_id, **rosa.looks).document.measures[-1]
    assert (measure.text, measure.schedule) == ("Buy a second phone", ByDate(day=date(2026, 12, 1)))
    assert rosas.pact.acts[-1].text == "Top up the phone"


def test_a_deed_has_a_day(rosas):
    form = {"kind": "table-talk", "on": "2026-11-20", "deed": "Ask Tam for a second number"}
    assert "Without a day it stays a wish" in rosas.sends("practice/record/", status=422, **form)


def test_without_a_machine_that_sends_nothing_is_sent(rosas):
    assert "not there yet" in rosas.sends("practice/me/", status=422, press="once")


def test_rosa_is_told_before_she_practises_that_nothing_can_leave(rosas, rosa, worker):
    assert "No way of sending is set up" in rosas.opens("practice/")
    assert "No way of sending is set up" in rosas.opens("publish/")
    gateways.set_up_gateway(Way.SMS, NotebookSettings(way=Way.SMS), by=rosa.by)
    assert "No way of sending is set up" not in rosas.opens("practice/")


def test_sending_a_practice_offers_nothing_to_undo(rosas, rosa, worker):
    pacts.change_pact(rosas.id, lambda pact: replace(pact, owner_channels=pact.owner_channels[:1]), **rosa.acts)
    led_to = rosas.sends("practice/me/", press="once")
    assert "v=" not in led_to


def test_whoever_cannot_be_reached_is_led_to_where_it_is_mended(rosas, rosa, worker):
    pacts.change_pact(rosas.id, lambda pact: replace(pact, owner_channels=()), **rosa.acts)
    assert f'href="{rosas.base}about/"' in rosas.sends("practice/me/", status=422, press="once")
