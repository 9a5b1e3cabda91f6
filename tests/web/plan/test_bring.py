"""Bringing in what exists already: looked at first, kept only then."""

import re
from html import unescape
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from msgspec.structs import replace

from amparo.actions import plans
from amparo.domain.plan.model import Workspace
from amparo.domain.plan.terms import WorkspaceKind
from amparo.files.documents import write_json, write_yaml
from tests.people import river_house

TABLE = """| What | Who | Cost | When |
| --- | --- | --- | --- |
| Lock the cupboard | Rosa | $20 | Within 2 weeks |
| Ring the lawyer | Tomás | $0 | Immediate |
"""


def carried(page):
    return unescape(re.search(r'name="carried" value="([^"]*)"', page)[1])


def sent(desk, name, content):
    answer = desk.client.post("/plans/bring/", {"file": SimpleUploadedFile(name, content), "text": ""})
    return answer.status_code, answer.content.decode()


def test_a_pasted_table_is_shown_before_it_is_kept(rosas, rosa):
    page = rosas.client.post("/plans/bring/", {"text": TABLE}).content.decode()
    assert "Lock the cupboard" in page
    assert len(plans.plans_of(**rosa.looks)) == 1


def test_then_it_becomes_a_plan(rosas, rosa):
    page = rosas.client.post("/plans/bring/", {"text": TABLE}).content.decode()
    led_to = rosas.client.post("/plans/keep/", {"carried": carried(page)})["Location"]
    plan = plans.read_plan(UUID(led_to.split("/")[2]), **rosa.looks).document
    assert [measure.text for measure in plan.measures] == ["Lock the cupboard", "Ring the lawyer"]
    assert "The questions are not finished" not in rosas.client.get(led_to).content.decode()


@pytest.mark.parametrize(("name", "write"), [("plan.yaml", write_yaml), ("plan.json", write_json)])
def test_a_plan_of_ours_comes_whole(rosas, rosa, name, write):
    status, page = sent(rosas, name, write(river_house()))
    assert status == 200
    assert "Everything was carried over." in page
    led_to = rosas.client.post("/plans/keep/", {"carried": carried(page)})["Location"]
    assert plans.read_plan(UUID(led_to.split("/")[2]), **rosa.looks).document == river_house()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.yaml", b"not: a plan"),
        ("a.docx", b"PK\x03\x04broken"),
        ("a.txt", b"Dear Rosa"),
        ("a.xlsx", b""),
        ("a", b"\xff\xfe"),
    ],
)
def test_what_is_no_plan_is_refused_with_a_reason(rosas, rosa, name, content):
    status, page = sent(rosas, name, content)
    assert status == 422
    assert "Please look at this" in page
    assert len(plans.plans_of(**rosa.looks)) == 1


def test_nothing_is_no_plan_either(rosas):
    assert rosas.client.post("/plans/bring/", {"text": " "}).status_code == 422


def test_it_may_join_a_plan_that_is_there(rosas):
    page = rosas.sends("bring/", status=200, text=TABLE)
    rosas.sends("keep/", carried=carried(page))
    assert [measure.text for measure in rosas.plan.measures][-2:] == ["Lock the cupboard", "Ring the lawyer"]


def test_invented_cases_do_not_join_real_ones(rosas):
    invented = replace(river_house(), workspace=Workspace(kind=WorkspaceKind.FICTITIOUS))
    page = rosas.sends("bring/", status=200, text=write_json(invented).decode())
    assert "kept apart" in rosas.sends("keep/", status=422, carried=carried(page))
    assert rosas.version == 1


def test_what_is_kept_is_read_again_as_from_a_stranger(rosas, rosa):
    assert rosas.client.post("/plans/keep/", {"carried": "{}"}).status_code == 200
    assert len(plans.plans_of(**rosa.looks)) == 1
