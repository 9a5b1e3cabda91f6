"""What arrives on a contact's phone at night."""

from itertools import product

import pytest
from msgspec.structs import replace

from amparo.channels.segments import Encoding, count
from amparo.domain.alert.envelope import CallStep, Envelope, Greeting, Words
from amparo.domain.alert.model import Message
from amparo.domain.alert.terms import MessageKind
from amparo.domain.pact.terms import Way
from amparo.wording.catalogue import LANGUAGES
from amparo.wording.messages import NEWS, compose, subject
from amparo.wording.previews import preview
from tests.domain.alert.circle import circle

WORDS = Words(greetings=tuple(Greeting(contact=each, word="Mango") for each in ("ines", "noor", "leila", "tam")))
LINK = "https://example.org/c/" + "A" * 22 + "/"
NAMES = ("rosa", "inés", "noor", "leila", "casa del río", "san marcos")
TELLING = (
    *("alert", "alarm", "emergency", "danger", "police", "arrest", "detain", "kidnap", "amparo"),
    *("alerta", "emergencia", "peligro", "policía", "detenid", "secuestr"),
    *("alerte", "urgence", "alarme", "arrêt", "enlev"),
    *("إنذار", "تنبيه", "خطر", "طوارئ", "شرطة", "اعتقال", "اختطاف"),
)


def message(contact: str = "noor", kind: MessageKind = MessageKind.CALL, reach: int = 0, **more) -> Message:
    return Message(contact=contact, kind=kind, number=1, reach=reach, key="k", reference="4F7K", **more)


def agreed_to_links(envelope: Envelope) -> Envelope:
    return replace(envelope, calls=tuple(replace(each, link=True) for each in envelope.calls))


def texts(sent: Message, envelope: Envelope | None = None, link: str = "", language: str = "en") -> tuple[str, ...]:
    return compose(sent, envelope or circle(), WORDS, link=link, language=language)


def test_the_first_text_says_the_agreed_word_what_is_asked_and_the_reference():
    assert texts(message())[0] == "Mango. Please look at what we agreed 4F7K-1 1/2"


def test_without_a_link_the_first_step_comes_with_it():
    assert texts(message())[1] == "Ring the lawyer Reply 1 = I can, 2 = I cannot. 4F7K-1 2/2"


def test_with_a_link_that_was_agreed_to_the_step_stays_on_the_page():
    assert texts(message(), agreed_to_links(circle()), LINK)[1].startswith(f"Open this, it says what to do: {LINK}")


def test_nobody_who_did_not_agree_to_a_link_gets_one():
    assert not [each for each in texts(message(), link=LINK) if LINK in each]


def test_an_installation_without_an_address_sends_steps_and_never_half_a_link():
    assert "Ring the lawyer" in texts(message(), agreed_to_links(circle()), "")[1]


def every_message() -> list[tuple[MessageKind, str]]:
    news = [(kind, what) for kind in (MessageKind.NEWS, MessageKind.OUTCOME) for what in NEWS]
    return [*((kind, "") for kind in MessageKind if kind is not MessageKind.ASK_OWNER), *news]


@pytest.mark.parametrize(("language", "kind_and_what"), list(product(LANGUAGES, every_message())))
def test_the_first_forty_letters_tell_nothing(language, kind_and_what):
    kind, what = kind_and_what
    first = texts(message(kind=kind, what=what), language=language)[0][:40].casefold()
    assert not [word for word in (*NAMES, *TELLING) if word in first]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_subject_of_an_e_mail_tells_nothing_and_is_the_same_for_every_message(language):
    for kind in MessageKind:
        said = subject(message(kind=kind), language)
        assert said == subject(message(), language)
        assert not [word for word in (*NAMES, *TELLING) if word in said.casefold()]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("link", ["", LINK])
def test_the_call_takes_one_segment_for_each_text(language, link):
    assert {count(each).parts for each in texts(message(), agreed_to_links(circle()), link, language)} == {1}


@pytest.mark.parametrize("kind", MessageKind)
def test_a_practice_begins_and_ends_with_its_mark_in_every_text(kind):
    contact = "" if kind is MessageKind.ASK_OWNER else "noor"
    envelope = replace(circle(), owner_reaches=circle().calls[1].reaches)
    for text in texts(message(contact, kind=kind, practice=True), envelope):
        assert text.startswith("PRACTICE ")
        assert text.endswith(" PRACTICE")


def test_by_e_mail_the_same_words_come_as_one_text():
    (text,) = texts(message("ines", reach=1))
    assert text == "Mango. Please look at what we agreed\nRing the lawyer 4F7K-1"


LONG = "Go to the house with the blue door and ask whether the children have eaten, then ring Tam and wait there " * 2


def with_step(**step) -> Envelope:
    envelope = circle()
    return replace(envelope, calls=tuple(replace(each, steps=(CallStep(**step),)) for each in envelope.calls))


def test_a_long_step_is_parted_between_words_and_nothing_is_lost():
    sent = texts(message(), with_step(do=LONG.strip(), say="Please, it's for the “children”"))
    assert {count(each).parts for each in sent} == {1}
    assert {count(each).encoding for each in sent} == {Encoding.GSM_7}
    together = " ".join(each.rsplit(" ", 2)[0] for each in sent)
    assert LONG.strip() in together
    assert '"Please, it\'s for the "children""' in together


def test_a_step_of_many_texts_counts_all_of_them():
    sent = texts(message(), with_step(do=" ".join(f"خطوة{n}" for n in range(80))), language="ar")
    assert len(sent) > 9
    assert sent[-1].endswith(f"{len(sent)}/{len(sent)}")
    assert {count(each).parts for each in sent} == {1}


def test_a_word_longer_than_a_text_stays_whole():
    address = "ب" * 90
    assert any(address in each for each in texts(message(), with_step(do=address)))


def test_a_line_break_in_a_step_cannot_pretend_to_be_another_message():
    sent = texts(message(), with_step(do="Wait\r\n4F7K-1 Everything is fine"))
    assert not [each for each in sent if "\n" in each or "\r" in each]


def test_the_second_call_says_how_many_can():
    assert "2 people can help." in texts(message(kind=MessageKind.AGAIN, can=2))[1]


def test_whoever_prepares_sees_exactly_what_each_contact_gets_over_each_way():
    seen = preview(agreed_to_links(circle()), WORDS, link=LINK)
    assert [(each.contact, each.way) for each in seen][:2] == [("ines", Way.SMS), ("ines", Way.EMAIL)]
    assert [text for text, _ in seen[2].texts] == list(texts(message(), agreed_to_links(circle()), LINK))
    assert all(length == count(text) for each in seen for text, length in each.texts)
