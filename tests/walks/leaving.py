"""How people take home what is theirs; and what was sealed is opened again, as they would open it."""

from io import BytesIO
from zipfile import ZipFile

from playwright.sync_api import Locator, expect

from amparo.domain.workshop.leaving import Way
from amparo.sealing.agefile import new_identity, open_with_identity, open_with_passphrase
from amparo.wording.terms import say_term
from tests.walks.laptop import Rosa
from tests.walks.seated import Person, Phone

Files = dict[str, str]


def with_a_key(seat: Person) -> Files:
    """An age key of their own, on a stick at home."""
    mine = new_identity()
    return files_in(open_with_identity(sealed_to(seat, mine.recipient, Way.AGE), mine.secret))


def sealed_to(seat: Person, recipient: str, by: Way) -> bytes:
    """Six words are compared aloud first."""
    seat.goes("/s/copy/").presses(say_term(by, "en"), recipient=recipient)
    return seat.presses("Save the sealed copy").saves("Save the sealed copy")


def told_by_voice(seat: Person, rosa: Rosa) -> Files:
    """The words stand on Rosa's page until they were told, and never on the phone."""
    sealed = seat.goes("/s/copy/").presses(say_term(Way.VOICE, "en")).saves("Save the sealed copy")
    words = rosa.goes(f"{rosa.room}next/").page.locator("form:has(button[name=told]) bdi").last.inner_text()
    assert not seat.goes("/s/copy/").sees(words)
    rosa.presses("Told")
    assert not rosa.sees(words)
    return files_in(open_with_passphrase(sealed, words))


def chooses_paper(seat: Person | Phone) -> None:
    seat.goes("/s/copy/").presses(say_term(Way.PAPER, "en"))


def chooses_nothing(seat: Person | Phone) -> None:
    seat.goes("/s/copy/").presses(say_term(Way.NOTHING, "en"))


def files_in(opened: bytes) -> Files:
    """Those that are text."""
    with ZipFile(BytesIO(opened)) as bundle:
        return {name: bundle.read(name).decode() for name in bundle.namelist() if not name.endswith(".pdf")}


def opened_at(home: Rosa, sealed: bytes) -> Files:
    """By whoever has the key, signed in at their own place."""
    button = _brought(home, sealed)
    with home.page.expect_download() as came:
        button.click()
    return files_in(came.value.path().read_bytes())


def stays_closed_at(other: Rosa, sealed: bytes) -> None:
    _brought(other, sealed).click()
    expect(other.page.get_by_text("This was not sealed for you")).to_be_visible()


def _brought(home: Rosa, sealed: bytes) -> Locator:
    home.goes("/account/copies/")
    file = {"name": "copy.age", "mimeType": "application/octet-stream", "buffer": sealed}
    home.page.locator("#id_file").set_input_files(file)
    return home.page.get_by_role("button", name="Open it")
