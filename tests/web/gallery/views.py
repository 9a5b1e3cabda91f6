from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from amparo.web.charts import FIVE, heat_map, time_chart
from tests.web.gallery import words


class Kinds(forms.Form):
    worry = forms.ChoiceField(label="Worry", widget=forms.RadioSelect)
    have = forms.MultipleChoiceField(label="Have", widget=forms.CheckboxSelectMultiple, help_text="Tick what is true.")
    because = forms.CharField(label="Because", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    name = forms.CharField(label="Name", help_text="A name you use here.")
    day = forms.DateField(label="When", widget=forms.DateInput(attrs={"type": "date"}))
    who = forms.ChoiceField(label="Who")
    agreed = forms.BooleanField(label="They have agreed")
    table = forms.FileField(label="A table to read", required=False)

    def __init__(self, *args: object, spoken: dict, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(place), word) for place, word in enumerate(spoken["choices"])]
        self.fields["worry"].choices = self.fields["have"].choices = choices
        self.fields["who"].choices = [(name, name) for name in spoken["who"]]
        self.fields["worry"].label = spoken["question"]
        self.fields["because"].label = spoken["because"]


def gallery(request: HttpRequest) -> HttpResponse:
    spoken, rtl = _spoken()
    finding = {"id": "f1", "level": "warn", "question": spoken["finding"], "why": spoken["why"], "source": "S3.29"}
    findings = [
        finding | {"fix_url": "/gallery/", "leave_url": "/gallery/", "where": spoken["measures"][3]},
        finding | {"id": "f2", "level": "hint", "left": spoken["example"]},
    ]
    context = {
        "spoken": spoken,
        "form": Kinds(spoken=spoken),
        "wrong": Kinds({"have": "1"}, spoken=spoken, prefix="wrong"),
        "findings": findings,
        "tasks": [
            {"name": spoken["measures"][0], "url": "/gallery/", "status": "4"},
            {"name": spoken["measures"][1], "url": "/gallery/", "status": "!", "look": True},
            {"name": spoken["measures"][2]},
        ],
        "map": heat_map(words.points(spoken["measures"]), rtl=rtl),
        "map_of_five": heat_map(words.points(spoken["measures"]), scale=FIVE, rtl=rtl, name="five"),
        "time": time_chart(words.bars(spoken["measures"]), words.TODAY, rtl=rtl),
        "lock_url": "/units/",
    }
    return render(request, "gallery.html", context)


def question(request: HttpRequest) -> HttpResponse:
    return render(request, "question.html", {"spoken": _spoken()[0]})


def plan(request: HttpRequest) -> HttpResponse:
    spoken, _rtl = _spoken()
    rows = [
        {
            "what": what,
            "who": spoken["who"][place % 4],
            "cost": "200 USD" if place == 1 else "0",
            "when": "20 Feb 2027",
            "look": spoken["finding"] if place == 3 else "",
        }
        for place, what in enumerate(spoken["measures"])
    ]
    tabs = [
        {"name": name, "url": "/gallery/plan/", "here": not place} for place, name in enumerate(spoken["heads"][:3])
    ]
    return render(request, "plan.html", {"spoken": spoken, "rows": rows, "tabs": tabs})


def upload(request: HttpRequest) -> HttpResponse:
    return HttpResponse(",".join(type(file.file).__name__ for file in request.FILES.values()))


def fall(request: HttpRequest) -> HttpResponse:
    raise ValueError("Rosa keeps the list under the third drawer")


def _spoken() -> tuple[dict, bool]:
    arabic = get_language() == "ar"
    return (words.ARABIC if arabic else words.ENGLISH), arabic
