"""Rosa's key for sealed copies: shown to be given away, and it opens what was sealed to her."""

from django.core.files.uploadedfile import SimpleUploadedFile

from amparo.files.bundle import bundled
from amparo.sealing.agefile import seal_to_recipients
from amparo.sealing.copykey import identity_of, six_words
from tests.inside import client_of

PAGE = "/account/copies/"


def sealed_to(somebody, content):
    recipient = identity_of(somebody.keys.keyring).recipient
    return SimpleUploadedFile("notes.age", seal_to_recipients(content, [recipient]))


def test_the_page_shows_what_may_be_given_away_and_nothing_else(doors, rosa):
    page = client_of(rosa).get(PAGE).content.decode()
    identity = identity_of(rosa.keys.keyring)
    assert identity.recipient in page
    assert all(word in page for word in six_words(identity.recipient))
    assert identity.secret not in page


def test_a_copy_sealed_to_her_is_read_on_the_page(doors, rosa):
    answer = client_of(rosa).post(PAGE, {"file": sealed_to(rosa, b"# Our next steps <b>")})
    assert answer.status_code == 200
    assert "# Our next steps &lt;b&gt;" in answer.content.decode()


def test_a_pdf_goes_back_to_her_as_a_file(doors, rosa):
    answer = client_of(rosa).post(PAGE, {"file": sealed_to(rosa, b"%PDF-1.7 ...")})
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer.content == b"%PDF-1.7 ..."


def test_what_somebody_took_home_from_a_room_goes_back_to_her_as_a_bundle_of_files(doors, rosa):
    bundle = bundled({"pact.yaml": b"amparo: pact"})
    answer = client_of(rosa).post(PAGE, {"file": sealed_to(rosa, bundle)})
    assert answer["Content-Type"] == "application/zip"
    assert answer.content == bundle


def test_what_was_sealed_to_somebody_else_stays_closed(doors, rosa, mateo):
    answer = client_of(mateo).post(PAGE, {"file": sealed_to(rosa, b"Our next steps")})
    assert answer.status_code == 422
    assert b"Our next steps" not in answer.content


def test_nothing_chosen_is_said(doors, rosa):
    assert client_of(rosa).post(PAGE, {}).status_code == 422
