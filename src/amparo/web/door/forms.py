"""What people type at the door. Nothing of it is kept by the browser, corrected, or sent to a spelling service."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from amparo.sealing.paper import Mistyped, RecoveryKey, read_recovery_key
from amparo.sealing.passphrase import (
    NotTypable,
    Passphrase,
    PassphraseRefused,
    TooFewWords,
    TooGuessable,
    TooLong,
    TooShort,
    own,
)
from amparo.sealing.typed import TYPED_CHARACTERS_MAX

QUIET = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}

REFUSALS = {
    TooShort.code: _("Make it longer: at least 15 characters."),
    TooLong.code: _("This is too long to type every day. Make it shorter."),
    TooFewWords.code: _("These are too few words. Take at least six that have nothing to do with each other."),
    TooGuessable.code: _(
        "A program would guess this early. Take words that have nothing to do with each other or with you."
    ),
    NotTypable.code: _("It has a character that another keyboard may not have. Leave it out."),
}


class Typed(forms.CharField):
    """A line that somebody types from paper or from memory. `secret`: shown as dots."""

    def __init__(self, *, secret: bool = False, **kwargs: Any) -> None:
        widget = forms.PasswordInput(attrs=QUIET) if secret else forms.TextInput(attrs=QUIET)
        super().__init__(widget=widget, max_length=TYPED_CHARACTERS_MAX, strip=not secret, **kwargs)


class SignInForm(forms.Form):
    name = Typed(label=_("Your name here"), required=False)
    words = Typed(label=_("Your words"), secret=True, help_text=_("Capitals and extra spaces do not matter."))

    def __init__(self, *args: Any, ask_name: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not ask_name:
            del self.fields["name"]


class AgainForm(forms.Form):
    words = Typed(label=_("Your words"), secret=True)


class TwoWordsForm(forms.Form):
    """Words 2 and 4 of those that were shown."""

    second = Typed(label=_("Word 2"))
    fourth = Typed(label=_("Word 4"))

    def __init__(self, *args: Any, words: Passphrase, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.words = words

    def clean_second(self) -> str:
        return self._same(1, "second")

    def clean_fourth(self) -> str:
        return self._same(3, "fourth")

    def _same(self, place: int, field: str) -> str:
        typed = str(self.cleaned_data[field])
        if not self.words.has_word(place, typed):
            raise forms.ValidationError(_("This is not that word. Look at your paper once more."))
        return typed


class OwnWordsForm(forms.Form):
    own = Typed(
        label=_("Your own passphrase"),
        secret=True,
        help_text=_("At least 15 characters, or six words that have nothing to do with each other."),
    )
    again = Typed(label=_("The same once more"), secret=True)

    def clean_own(self) -> Passphrase:
        try:
            return own(str(self.cleaned_data["own"]))
        except PassphraseRefused as refused:
            raise forms.ValidationError(REFUSALS[refused.code]) from None

    def clean(self) -> dict[str, Any]:
        if "own" in self.cleaned_data and self.data.get("own") != self.data.get("again"):
            self.add_error("again", _("The two are not the same."))
        return self.cleaned_data


class RecoverForm(forms.Form):
    name = Typed(label=_("Your name here"), required=False)
    key = Typed(label=_("The key on your paper"), help_text=_("Seven groups of four letters and digits."))

    def __init__(self, *args: Any, ask_name: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not ask_name:
            del self.fields["name"]

    def clean_key(self) -> RecoveryKey:
        try:
            return read_recovery_key(str(self.cleaned_data["key"]))
        except Mistyped:
            raise forms.ValidationError(
                _(
                    "This is not what was printed: a letter is missing, too many, or another one. Compare group by group."
                )
            ) from None


class TwoGroupsForm(forms.Form):
    """Groups 3 and 6 of the key on paper."""

    third = Typed(label=_("Group 3"))
    sixth = Typed(label=_("Group 6"))

    def __init__(self, *args: Any, key: RecoveryKey, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.key = key

    def clean_third(self) -> str:
        return self._same(2, "third")

    def clean_sixth(self) -> str:
        return self._same(5, "sixth")

    def _same(self, place: int, field: str) -> str:
        typed = str(self.cleaned_data[field])
        try:
            if self.key.has_group(place, typed):
                return typed
        except Mistyped:
            pass
        raise forms.ValidationError(_("This is not that group. Look at your paper once more."))
