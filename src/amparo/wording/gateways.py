"""What a gateway needs, said to whoever set it up; and the message it is tried with."""

from amparo.wording.catalogue import N_, gettext_in
from amparo.wording.messages import PRACTICE

WHY_NOT = {
    "no-answer": N_("no answer: look whether it is on and within reach"),
    "busy": N_("it asks to wait: try again later"),
    "refused": N_("it refused the message"),
    "bad-address": N_("it knows no such address"),
    "bad-credentials": N_("the name or the password is not the one it knows"),
    "untrusted": N_("who answered did not prove who they are: look at the certificate, or at the key of this person"),
    "not-set-up": N_("something is missing in its settings"),
    "too-long": N_("the message is too long for it"),
    "fault": N_("it answered something nobody understands"),
}
"""By the codes of `channels.outcome.Why`."""

TRIED = N_("This only tries the gateway. Nothing happened, and nothing is asked of you.")


def why_not(code: str, language: str) -> str:
    return gettext_in(language, WHY_NOT[code])


def practice_text(language: str) -> str:
    mark = gettext_in(language, PRACTICE)
    return f"{mark} {gettext_in(language, TRIED)} {mark}"
