"""The ways messages take, for whoever sets them up. What was typed is sealed to the worker and never shown again."""

from collections.abc import Mapping
from typing import Any

import msgspec
from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amparo.actions import gateways
from amparo.actions.gateways import Gateway
from amparo.channels.settings import (
    LongTailSettings,
    ModemSettings,
    Settings,
    SignalSettings,
    SmsGateSettings,
    SmtpSettings,
    Tls,
)
from amparo.domain.pact.terms import Way
from amparo.web.door.requests import SignedInRequest, signed_in
from amparo.web.frame import SeeOther
from amparo.web.page import tongue
from amparo.wording.gateways import why_not
from amparo.wording.terms import say_day, say_term

Kind = tuple[Way, type[Settings], Any]
KINDS: Mapping[str, Kind] = {
    "sms-gate": (Way.SMS, SmsGateSettings, gettext_lazy("Text messages through an Android phone")),
    "modem": (Way.SMS, ModemSettings, gettext_lazy("Text messages through a modem")),
    "smtp": (Way.EMAIL, SmtpSettings, gettext_lazy("E-mail")),
    "signal": (Way.SIGNAL, SignalSettings, gettext_lazy("Signal")),
    "long-tail": (Way.OTHER, LongTailSettings, gettext_lazy("Another service")),
}
ASKED: Mapping[str, tuple[str, ...]] = {
    "sms-gate": ("url", "user", "password", "hook_key", "local"),
    "modem": ("device", "connection", "pin", "folder"),
    "smtp": ("host", "port", "tls", "sender", "user", "password", "local"),
    "signal": ("url", "account", "local"),
    "long-tail": ("template", "schemes", "local"),
}
LABELS: Mapping[str, Any] = {
    "url": gettext_lazy("Its address, with http:// or https://"),
    "user": gettext_lazy("User name"),
    "password": gettext_lazy("Password"),
    "hook_key": gettext_lazy("Signing key shown in the app (for answers and receipts)"),
    "local": gettext_lazy("It stands on this machine or in this network"),
    "device": gettext_lazy("Device, such as /dev/ttyUSB0"),
    "connection": gettext_lazy("Kind of connection"),
    "pin": gettext_lazy("PIN of the SIM card"),
    "folder": gettext_lazy("Folder for its queues"),
    "host": gettext_lazy("Mail server"),
    "port": gettext_lazy("Port"),
    "tls": gettext_lazy("How it is spoken to"),
    "sender": gettext_lazy("Address messages come from"),
    "account": gettext_lazy("Number it sends from"),
    "template": gettext_lazy("Address of the service, with {address} where the contact’s goes"),
    "schemes": gettext_lazy("Kinds of addresses it may use, separated by commas"),
}
SECRET = frozenset({"password", "hook_key", "pin", "template"})
TLS = ((Tls.STARTTLS.value, "STARTTLS"), (Tls.TLS.value, "TLS"), (Tls.CLEAR.value, gettext_lazy("No encryption")))


class WayForm(forms.Form):
    """The fields of one kind of gateway; what they make has to be sound settings."""

    def __init__(self, kind: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.settings = KINDS[kind][1]
        self.fields = {name: _field(name, self.settings) for name in ASKED[kind]}

    def clean(self) -> dict[str, Any]:
        typed = {name: value for name, value in self.cleaned_data.items() if value not in ("", None)}
        if "schemes" in typed:
            typed["schemes"] = [each.strip() for each in str(typed["schemes"]).split(",") if each.strip()]
        try:
            self.made = msgspec.convert(typed, self.settings)
        except msgspec.ValidationError:
            self.add_error(None, _("Something in it is not as the service needs it. Look at each line once more."))
        return self.cleaned_data


def _field(name: str, settings: type[Settings]) -> forms.Field:
    label, default = LABELS[name], _default(name, settings)
    match name:
        case "local":
            return forms.BooleanField(label=label, required=False)
        case "port":
            return forms.IntegerField(label=label, min_value=1, max_value=65_535, initial=default)
        case "tls":
            return forms.ChoiceField(label=label, choices=TLS)
    quiet = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
    widget = forms.PasswordInput(attrs=quiet) if name in SECRET else forms.TextInput(attrs=quiet)
    return forms.CharField(label=label, required=default is None, initial=default, max_length=300, widget=widget)


def _default(name: str, settings: type[Settings]) -> Any:
    found = next(each for each in msgspec.structs.fields(settings) if each.name == name)
    return None if found.default is msgspec.NODEFAULT else found.default


@require_safe
@signed_in
def listed(request: SignedInRequest) -> HttpResponse:
    language = tongue()
    lines = [_line(each, language) for each in gateways.gateways_of(by=request.member)]
    kinds = [(kind, name) for kind, (_way, _settings, name) in KINDS.items()]
    return render(request, "alert/ways.html", {"lines": lines, "kinds": kinds, "back_url": reverse("works")})


@require_http_methods(["GET", "POST"])
@signed_in
def set_up(request: SignedInRequest, kind: str) -> HttpResponse:
    if kind not in KINDS:
        raise Http404
    way, _settings, name = KINDS[kind]
    form = WayForm(kind, request.POST or None)
    shown = {"form": form, "name": name, "back_url": reverse("ways")}
    if not form.is_valid():
        return render(request, "alert/way.html", shown, status=422 if form.is_bound else 200)
    made: Settings = form.made
    done = gateways.set_up_gateway(way, made, by=request.member)
    if not done.hook:
        return SeeOther(reverse("ways"))
    hook_url = request.build_absolute_uri(reverse("hook", args=[done.hook]))
    return render(request, "alert/way_hook.html", {"hook_url": hook_url, "back_url": reverse("ways")})


@require_POST
@signed_in
def remove(request: SignedInRequest, way: str) -> HttpResponse:
    if way not in set(Way):
        raise Http404
    gateways.remove_gateway(Way(way), by=request.member)
    return SeeOther(reverse("ways"))


def said_way(way: str) -> str:
    language = tongue()
    return say_term(Way(way), language) if way in set(Way) else way


def _line(gateway: Gateway, language: str) -> dict[str, Any]:
    worked = gateway.worked_at
    return {
        "way": gateway.way,
        "name": said_way(gateway.way),
        "why": why_not(gateway.why, language) if gateway.why else "",
        "worked": say_day(worked.date(), language) if worked else "",
    }
