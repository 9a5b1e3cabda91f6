"""What stands in the rows: every column is accounted for, and changed bytes open nothing."""

from uuid import uuid4

import pytest
from django.apps import apps
from django.db import IntegrityError
from django.db.transaction import atomic

from amparo.actions import door, plans
from amparo.actions.door import NotOpened
from amparo.sealing.faults import WrongKey
from amparo.store import events
from amparo.store.events import What
from amparo.store.models import AccountRow, DocumentRow, LogRow, OrganisationRow, VersionRow, WrapRow
from tests.inside import HOUSE, NOW, TODAY
from tests.people import river_house
from tests.store.writer import PLAN

# Column -> why it may stand there. A new column is a decision: sealed, mac, public, or clear with a reason.
BYTES = {
    "account": {"name_mac", "salt", "cost", "slots", "recovery", "public", "vault"},
    "alert": {"sealed", "copy"},
    "check_in": {"sealed", "copy"},
    "compartment_wrap": {"wrap"},
    "device": {"id"},
    "envelope": {"sealed", "words"},
    "evidence": {"sealed"},
    "first_run_code": {"hash"},
    "follow_up": {"id", "sealed", "answer"},
    "gateway": {"sealed", "hook_id", "hook_key"},
    "inbox": {"key", "sealed"},
    "installation": {"cost"},
    "invitation": {"id", "owner_key", "sealed", "answer"},
    "membership_log": {"body", "signature"},
    "miss": {"whose"},
    "outbox": {"key", "thread", "instead", "sealed", "external_mac"},
    "pack": {"blob"},
    "pack_share": {"whose", "sealed"},
    "reminder": {"id", "sealed"},
    "room": {"secret", "open_share", "door", "state"},
    "seat": {"id", "sealed"},
    "session": {"id", "sealed"},
    "thing": {"owner", "sealed"},
    "trigger": {"id", "sealed", "public"},
    "trigger_code": {"sealed", "public"},
    "version": {"prev_hash", "wrap", "signature", "blob"},
    "view": {"id", "sealed"},
    "worker": {"public"},
}
WORDS = {
    "gateway": {"way", "why"},
    "outbox": {"way", "state"},
    "pack_share": {"kind"},
    "security_event": {"what"},
    "thing": {"kind"},
}


@pytest.fixture
def started(rosa, plan_id):
    plans.start_plan(plan_id, river_house(), **rosa.acts)
    return plan_id


def columns(kind):
    found = {}
    for model in apps.get_app_config("store").get_models():
        names = {field.name for field in model._meta.fields if field.get_internal_type() in kind}
        if names:
            found[model._meta.db_table] = names
    return found


def test_every_column_of_bytes_and_of_words_is_known():
    assert columns({"BinaryField"}) == BYTES
    assert columns({"CharField", "TextField", "JSONField", "SlugField", "EmailField"}) == WORDS


def test_whatever_belongs_to_an_organisation_says_so():
    beside = {"installation", "organisation", "first_run_code", "security_event", "session", "device", "miss"}
    beside |= {"worker", "worker_gap", "gateway", "inbox"}
    below = {"trigger", "trigger_code", "check_in", "evidence", "pack_share", "alert", "outbox", "view"}
    below |= {"seat", "thing", "reminder"}
    for model in apps.get_app_config("store").get_models():
        names = {field.name for field in model._meta.fields}
        assert "organisation" in names or model._meta.db_table in beside | below, model


@pytest.mark.django_db
def test_one_number_is_given_to_one_version(rosa, started):
    row = VersionRow.objects.get(document=started)
    row.pk = None
    with pytest.raises(IntegrityError), atomic():
        row.save(force_insert=True)


def test_a_version_put_in_the_place_of_another_does_not_open(rosa, started):
    plans.change_plan(started, lambda plan: plan.__class__(title="Two"), **rosa.acts)
    first = VersionRow.objects.get(document=started, version=1)
    VersionRow.objects.filter(document=started, version=2).update(
        blob=first.blob, wrap=first.wrap, signature=first.signature, prev_hash=first.prev_hash
    )
    with pytest.raises(WrongKey):
        plans.read_plan(started, **rosa.looks)


def test_a_plan_moved_to_another_organisation_does_not_open(rosa, mateo, started):
    DocumentRow.objects.filter(id=started).update(organisation=mateo.by.organisation)
    VersionRow.objects.filter(document=started).update(organisation=mateo.by.organisation)
    with pytest.raises(WrongKey):
        plans.read_plan(started, **mateo.looks)


def test_another_author_in_the_row_is_noticed(rosa, tomas, started):
    VersionRow.objects.filter(document=started).update(author=tomas.by.id)
    with pytest.raises(WrongKey):
        plans.read_plan(started, **rosa.looks)


@pytest.mark.parametrize("column", ["public", "vault"])
def test_an_account_with_somebody_elses_bytes_ends_the_session(rosa, mateo, column):
    theirs = AccountRow.objects.values_list(column, flat=True).get(id=mateo.by.id)
    AccountRow.objects.filter(id=rosa.by.id).update(**{column: theirs})
    assert door.resume(rosa.cookie, house=HOUSE, now=NOW) is None
    assert events.of(rosa.by.id)[0].what is What.DID_NOT_OPEN


@pytest.mark.parametrize("elsewhere", [PLAN, uuid4()])
def test_another_document_for_what_this_place_is_used_for_is_noticed(rosa, started, elsewhere):
    OrganisationRow.objects.filter(id=rosa.by.organisation).update(about=elsewhere)
    assert door.resume(rosa.cookie, house=HOUSE, now=NOW) is None
    assert events.of(rosa.by.id)[0].what is What.DID_NOT_OPEN


def test_a_log_whose_end_was_cut_is_noticed(rosa, tomas):
    def signs_in():
        return door.sign_in("Rosa", rosa.words.text, untrusted_device="", house=HOUSE, now=NOW)

    assert signs_in().present.member.id == rosa.by.id
    LogRow.objects.filter(organisation=rosa.by.organisation, seq=2).delete()
    with pytest.raises(NotOpened):
        signs_in()
    assert events.of(rosa.by.id)[0].what is What.DID_NOT_OPEN


def test_a_member_without_their_wrap_reads_nothing(rosa, tomas, started):
    WrapRow.objects.filter(member=tomas.by.id).delete()
    assert door.resume(tomas.cookie, house=HOUSE, now=NOW) is None


@pytest.mark.django_db(transaction=True)
def test_an_event_outlives_what_is_undone_around_it():
    with pytest.raises(RuntimeError), atomic():
        events.note(What.REFUSED, None, NOW)


def test_the_size_in_clear_is_the_padded_one(rosa, started):
    row = VersionRow.objects.get(document=started)
    assert row.size == len(bytes(row.blob))
    assert row.day == TODAY
