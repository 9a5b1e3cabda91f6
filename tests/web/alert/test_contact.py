import gzip
import re
from datetime import timedelta
from html import unescape

import pytest
from msgspec.structs import replace

from amparo.domain.alert.notes import Answered, Deed, Did, Moved, Opened
from amparo.domain.alert.terms import Case, Reached, Verified
from amparo.domain.alert.views import Entry
from amparo.store.models import InboxRow
from amparo.web.headers import EVERY_RESPONSE
from tests.web.alert.night import LEADING, NIGHT, NOOR, RAISED, VIEW, kept, noted, standing

WIRE_BYTES_MAX = 6_000
WORDS_MAX = 30


def words_of(html):
    return re.sub(r"\s+", " ", unescape(re.sub(r"<style>.*?</style>|<[^>]+>", " ", html, flags=re.DOTALL))).strip()


def before_the_first_button(html):
    return words_of(html.partition("<body>")[2].partition("<button")[0])


def wire_bytes(answer):
    head = sum(len(f"{name}: {value}\r\n") for name, value in answer.items())
    return head + len(gzip.compress(answer.content, 6)) + 100  # as many random bytes are added at most


def test_noor_reads_at_once_who_needs_her_and_what_to_do(noor, rosa):
    page = words_of(noor.get(f"/c/{kept(VIEW, rosa).text}/").content.decode())
    assert "Message for Noor. 03:07, 4 minutes ago." in page
    assert "Rosa needs help. You agreed to help. You are not alone. 3 people were called. Leila leads." in page
    assert "Ring the lawyer, Tam" in page
    assert "Do not go there alone" in page
    assert "Nobody can promise that somebody answers" in page


@pytest.mark.parametrize("view", [VIEW, replace(VIEW, practice=True)])
def test_few_words_come_before_the_first_button(noor, rosa, view):
    words = before_the_first_button(noor.get(f"/c/{kept(view, rosa).text}/").content.decode())
    assert len(words.split()) <= WORDS_MAX, words


@pytest.mark.parametrize("language", ["en", "es", "fr", "ar"])
@pytest.mark.parametrize("view", [VIEW, replace(LEADING, log=LEADING.log * 20)])
def test_the_page_is_small_in_every_language(noor, rosa, view, language):
    view = replace(view, call=replace(view.call, language=language))
    answer = noor.get(f"/c/{kept(view, rosa).text}/")
    assert f'<html lang="{language}"' in answer.content.decode()
    assert wire_bytes(answer) <= WIRE_BYTES_MAX


def test_the_page_is_one_request_without_script_or_cookie(noor, rosa):
    answer = noor.get(f"/c/{kept(VIEW, rosa).text}/")
    page = answer.content.decode()
    assert not re.search(r"<script|<img|<link(?! rel=\"icon\" href=\"data:,\")|url\(", page)
    assert not answer.cookies
    assert "script" not in answer["Content-Security-Policy"]
    assert {name: answer[name] for name in EVERY_RESPONSE if name != "Content-Security-Policy"} == {
        name: value for name, value in EVERY_RESPONSE.items() if name != "Content-Security-Policy"
    }


def test_looking_is_noted_once_and_answers_nothing(noor, rosa, worker):
    link = kept(VIEW, rosa)
    for _ in range(3):
        noor.get(f"/c/{link.text}/")
    noor.head(f"/c/{link.text}/")
    assert noted(worker) == [Opened(view=link.row_id, at=NIGHT)]


def test_a_preview_cannot_answer(noor, rosa, worker):
    link = kept(VIEW, rosa)
    for path in ("answer", "deed", "case"):
        assert noor.get(f"/c/{link.text}/{path}/?answer=can").status_code == 405
    assert noted(worker) == []


@pytest.mark.parametrize(
    ("can", "said"), [("can", "You said that you can help. Thank you."), ("cannot", "Leila knows.")]
)
def test_an_answer_is_kept_and_stands_on_the_page_at_once(noor, rosa, worker, can, said):
    link = kept(VIEW, rosa)
    answer = noor.post(f"/c/{link.text}/answer/", {"answer": can, "once": "a"})
    assert answer.status_code == 303
    assert said in words_of(
        noor.get(f"/c/{link.text}/answer/{answer['Location']}".replace("answer/../", "")).content.decode()
    )
    assert noted(worker)[0] == Answered(view=link.row_id, can=can == "can", at=NIGHT)


def test_the_same_form_twice_is_one_answer(noor, rosa, worker):
    link = kept(VIEW, rosa)
    for once in ("a", "a", "b"):
        noor.post(f"/c/{link.text}/answer/", {"answer": "can", "once": once})
    assert len(noted(worker)) == 2


def test_noor_says_what_she_learned_and_what_she_did(noor, rosa, worker):
    link = kept(replace(VIEW, mine=Reached.CAN), rosa)
    noor.post(f"/c/{link.text}/deed/", {"deed": "learned", "sentence": "lawyer-knows", "words": " "})
    noor.post(f"/c/{link.text}/deed/", {"deed": "done", "task": "2", "words": "Tam wrote back"})
    noor.post(f"/c/{link.text}/deed/", {"deed": "blocked", "task": "7", "words": "I need the file"})
    assert noted(worker) == [
        Did(view=link.row_id, deed=Deed.LEARNED, at=NIGHT, sentence="lawyer-knows"),
        Did(view=link.row_id, deed=Deed.DONE, at=NIGHT, task=2, proof="Tam wrote back"),
        Did(view=link.row_id, deed=Deed.BLOCKED, at=NIGHT, text="I need the file"),
    ]


def test_when_the_lead_is_silent_noor_is_asked_and_accepts(noor, rosa, worker):
    link = kept(replace(VIEW, asked_to_lead=True, mine=Reached.CAN), rosa)
    assert "I lead now" in noor.get(f"/c/{link.text}/").content.decode()
    noor.post(f"/c/{link.text}/deed/", {"deed": "lead"})
    assert noted(worker)[-1] == Did(view=link.row_id, deed=Deed.LEAD, at=NIGHT)


def test_whoever_was_asked_to_lead_answers_and_leads_with_one_touch(noor, rosa):
    asked = replace(VIEW, asked_to_lead=True, lead="noor", standings=(standing("noor", "Noor"), standing("tam", "Tam")))
    page = noor.get(f"/c/{kept(asked, rosa).text}/").content.decode()
    assert "You should lead." in page
    assert page.count("I can help now and lead") == 1
    assert len(before_the_first_button(page).split()) <= WORDS_MAX


def test_whoever_leads_hands_over_and_moves_the_case(noor, rosa, worker):
    link = kept(LEADING, rosa)
    page = words_of(noor.get(f"/c/{link.text}/").content.decode())
    assert "Everything so far" in page
    assert "Tam can help" in page
    noor.post(f"/c/{link.text}/deed/", {"deed": "hand-over", "to": "tam"})
    moved = {"to": "safe", "verified": "voice", "confidence": "certain", "reason": "She rang me and said the words"}
    noor.post(f"/c/{link.text}/case/", moved)
    assert noted(worker)[-2:] == [
        Did(view=link.row_id, deed=Deed.HAND_OVER, at=NIGHT, to="tam"),
        Moved(
            view=link.row_id, to="safe", at=NIGHT, verified=Verified.VOICE, confidence="certain", reason=moved["reason"]
        ),
    ]


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("answer", {"answer": "perhaps"}),
        ("deed", {"deed": "conquer"}),
        ("deed", {"deed": "learned", "sentence": "made-up"}),
        ("deed", {"deed": "hand-over", "to": "mateo"}),
        ("case", {"to": "deceased", "verified": "voice", "reason": "not offered"}),
        ("case", {"to": "safe", "verified": "voice", "reason": "  "}),
        ("case", {"to": "safe", "verified": "guessed", "reason": "so"}),
    ],
)
def test_what_the_page_does_not_offer_is_not_taken(noor, rosa, worker, path, form):
    link = kept(LEADING, rosa)
    assert noor.post(f"/c/{link.text}/{path}/", form).status_code == 422
    assert noted(worker) == []


@pytest.mark.parametrize("path", ["", "answer/", "deed/", "case/"])
def test_wrong_unknown_and_ended_links_are_answered_alike(noor, rosa, path):
    ended = kept(VIEW, rosa, ends_at=RAISED)
    tries = ["x", "A" * 22, ended.text, kept(VIEW, rosa).text[:-1], "ñ"]
    ask = noor.get if path == "" else noor.post
    answers = [ask(f"/c/{link}/{path}") for link in tries]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert InboxRow.objects.count() == 0


def test_news_come_first_for_whoever_comes_back(noor, rosa):
    news = (Entry(at=NIGHT, what="learned", who="Tam", sentence="lawyer-knows", text="He goes there now"),)
    page = words_of(noor.get(f"/c/{kept(replace(VIEW, news=news), rosa).text}/").content.decode())
    assert page.startswith("Notebook 03:11 Tam says: The lawyer knows. He goes there now")


def test_all_clear_asks_how_noor_is_and_asks_nothing_else_of_her(noor, rosa):
    view = replace(VIEW, case=Case.SAFE, over=True, mine=Reached.DONE)
    html = noor.get(f"/c/{kept(view, rosa, ends_at=NIGHT + timedelta(hours=24)).text}/").content.decode()
    assert "Rosa is safe. Are you all right?" in words_of(html)
    assert 'href="tel:+34600000009"' in html
    assert "<form" not in html


def test_a_lone_all_clear_is_called_odd(noor, rosa):
    page = noor.get(f"/c/{kept(replace(VIEW, odd=True, case=Case.DOUBTED), rosa).text}/").content.decode()
    assert "Ring somebody before you believe it" in page


def test_what_people_wrote_cannot_become_a_page(noor, rosa):
    call = replace(NOOR, about="<script>alert(1)</script>", avoid=("\u202eevil",))
    html = noor.get(f"/c/{kept(replace(VIEW, call=call), rosa).text}/").content.decode()
    assert "<script" not in html
    assert "<bdi>\u202eevil</bdi>" in html


def test_whoever_changes_their_mind_on_the_same_page_is_heard_twice(noor, worker, rosa):
    link = kept(VIEW, rosa)
    for answer in ("can", "cannot", "cannot"):
        noor.post(f"/c/{link.text}/answer/", {"answer": answer, "once": "same"})
    assert [note.can for note in noted(worker)] == [True, False]
