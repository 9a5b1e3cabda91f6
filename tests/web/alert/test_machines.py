import hmac
import json
from hashlib import sha256

import pytest

from amparo.channels.settings import NotebookSettings
from amparo.domain.alert.notes import By, Heard, Pressed, Receipt, Receipted
from amparo.domain.pact.terms import Way
from amparo.sealing.link import Link, Trigger
from amparo.store import gateways
from amparo.store.models import InboxRow
from tests.web.alert.night import NIGHT, noted
from tests.web.button.phone import PACT, published

KEY = b"signing key of the phone"


@pytest.fixture
def trigger(worker, rosa) -> Trigger:
    return published(rosa)


def signed(body: bytes, key: bytes = KEY, at=NIGHT):
    stamp = str(int(at.timestamp()))
    return {"x-timestamp": stamp, "x-signature": hmac.new(key, body + stamp.encode(), sha256).hexdigest()}


def told(event: str, **payload: str) -> bytes:
    return json.dumps({"event": event, "payload": {"messageId": "m1", **payload}}).encode()


@pytest.mark.parametrize("way", ["header", "field"])
def test_an_app_raises_the_alert_with_one_request_and_learns_nothing(noor, trigger, worker, way):
    headers = {"authorization": f"Bearer {trigger.text}"} if way == "header" else {}
    form = {"id": "automation-7"} | ({} if headers else {"secret": trigger.text})
    answers = [noor.post("/raise/", form, headers=headers) for _ in range(2)]
    assert {(answer.status_code, answer.content) for answer in answers} == {(202, b'{"accepted": true}')}
    pressed = Pressed(envelope=str(PACT), press="automation-7", by=By.HOOK, at=NIGHT, secret=trigger.raw)
    assert noted(worker) == [pressed]


@pytest.mark.parametrize(
    "secret", ["", "x", Trigger.new().text, Link.new().text], ids=["none", "short", "trigger", "link"]
)
def test_a_wrong_secret_raises_nothing(noor, trigger, secret):
    answers = [
        noor.post("/raise/", {"secret": secret}),
        noor.post("/raise/", headers={"authorization": f"Bearer {secret}"}),
    ]
    assert {answer.status_code for answer in answers} == {404}
    assert not InboxRow.objects.exists()


def test_a_text_that_came_in_is_noted_once(noor, worker):
    token = Link.new()
    gateways.put("sms", NotebookSettings(), hook=token, hook_key=KEY)
    body = told("sms:received", sender="+34600000002", message="1", receivedAt="2026-11-20T02:10:00Z")
    for _ in range(2):
        answer = noor.post(f"/hook/{token.text}/", body, content_type="application/json", headers=signed(body))
        assert answer.status_code == 202
    [heard] = noted(worker)
    assert isinstance(heard, Heard)
    assert (heard.untrusted_sender, heard.untrusted_text) == ("+34600000002", "1")


def test_a_receipt_is_noted(noor, worker):
    token = Link.new()
    gateways.put("sms", NotebookSettings(), hook=token, hook_key=KEY)
    body = told("sms:delivered")
    noor.post(f"/hook/{token.text}/", body, content_type="application/json", headers=signed(body))
    assert noted(worker) == [Receipted(way=Way.SMS, external_id="m1", receipt=Receipt.DELIVERED, at=NIGHT)]


@pytest.mark.parametrize("wrong", ["token", "key", "body", "no gateway"])
def test_what_is_not_signed_by_the_gateway_is_not_heard(noor, worker, wrong):
    token = Link.new()
    gateways.put("sms", NotebookSettings(), hook=token, hook_key=b"another key" if wrong == "key" else KEY)
    body = told("sms:received", message="1")
    headers = signed(b"{}" if wrong == "body" else body)
    address = "x" if wrong == "no gateway" else (Link.new() if wrong == "token" else token).text
    answer = noor.post(f"/hook/{address}/", body, content_type="application/json", headers=headers)
    assert answer.status_code == 404
    assert not InboxRow.objects.exists()
