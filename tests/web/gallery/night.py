"""Pages of one night, as each is shown to one person at one moment; nothing behind them."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from msgspec.structs import replace

from amparo.domain.alert.envelope import CallStep
from amparo.domain.alert.notes import Position
from amparo.domain.alert.terms import Case, Reached, Sentence
from amparo.domain.alert.views import Entry
from amparo.web.alert.contact import call_page
from amparo.web.button.page import button_page
from amparo.web.button.pressing import told
from tests.web.alert.night import LEADING, NIGHT, RAISED, VIEW, standing
from tests.web.button.phone import SHOWN, press_view

NEWS = (
    Entry(
        at=NIGHT, what="learned", who="Tam", sentence=Sentence.LAWYER_KNOWS, text="He goes to the police station now"
    ),
    Entry(at=NIGHT, what="answered-can", who="Leila"),
    Entry(at=RAISED, what="pressed"),
)
PLACE = Position(latitude=41.38506, longitude=2.17340, accuracy=30.0, at=NIGHT)
BUSY = (
    standing("leila", "Leila", Reached.ACTING, leads=True, task="Ring the lawyer, Tam"),
    standing("noor", "Noor", Reached.CAN),
    standing("tam", "Tam", Reached.BLOCKED, needs="The number of her file"),
)
CALLS = {
    "first": VIEW,
    "answered": replace(VIEW, mine=Reached.CAN, news=NEWS, standings=BUSY, position=PLACE, release=b"free"),
    "cannot": replace(VIEW, mine=Reached.CANNOT, news=NEWS[1:], standings=BUSY),
    "asked": replace(VIEW, mine=Reached.CAN, asked_to_lead=True, release_waits_for=1),
    "leading": replace(LEADING, standings=BUSY, news=NEWS),
    "clear": replace(VIEW, over=True, case=Case.SAFE, mine=Reached.DONE, news=(Entry(at=NIGHT, what="safe"),)),
    "practice": replace(VIEW, practice=True),
}
ARABIC = {
    "alias": "نور",
    "about": "روزا",
    "avoid": ("لا تذهبي وحدك", "لا تنشري شيئا"),
    "steps": (CallStep(do="اتصلي بروزا مرة واحدة", ring="+34 600 000 001"), CallStep(do="أخبري ليلى بما قاله المحامي")),
}


def call(request: HttpRequest, which: str) -> HttpResponse:
    language = get_language() or "en"
    spoken = ARABIC if language == "ar" else {}
    view = replace(CALLS[which], call=replace(CALLS[which].call, language=language, **spoken))
    request.now = NIGHT + timedelta(minutes=1)  # type: ignore[attr-defined]
    return call_page(request, view)


def button(request: HttpRequest) -> HttpResponse:
    return button_page(request, replace(SHOWN, language=get_language() or "en"))


def sent(request: HttpRequest) -> HttpResponse:
    view = press_view(contacts=(Reached.CAN, Reached.OPENED, Reached.NOT_REACHED), answered_at=(NIGHT, None, None))
    shown = told(view, "Europe/Madrid", NIGHT)
    return render(
        request, "button/sent.html", {**shown, "press": "p", "key": "k", "sms": "sms:+34600000100?&body=7K2Q"}
    )
