"""`amparo seal` and `amparo open`: one file into one sealed file of the age format, and back."""

import click

from amparo.cli import Refusal
from amparo.cli.carrying import STANDARD_STREAM, bytes_in, write_whole
from amparo.cli.speaking import language_option, readers_language
from amparo.sealing import agefile
from amparo.sealing.agefile import NoRecipient, NotARecipient
from amparo.sealing.faults import WrongKey
from amparo.sealing.passphrase import generate, kinds
from amparo.wording.catalogue import gettext_in

SUFFIX = ".age"
BYTES_MAX = 64 * 2**20
OPENED = ".opened"


@click.command()
@click.argument("file")
@click.option("--to", "recipients", multiple=True, metavar="age1...", help="Whom it is for; may be said several times.")
@click.option("--out", default=None, help="The sealed file; FILE.age unless said.")
@language_option
def seal(file: str, recipients: tuple[str, ...], out: str | None, language: str | None) -> None:
    """Seal FILE for somebody who has an age key, or with words that are shown once and told by voice."""
    spoken = readers_language(language)
    content, target = _read(file, spoken), out or file + SUFFIX
    if recipients:
        write_whole(target, _sealed_to(content, recipients, spoken), spoken, over=False)
        return
    words = generate(spoken, kinds(spoken)[0])
    write_whole(target, agefile.seal_with_passphrase(content, words), spoken, over=False)
    piped = target == STANDARD_STREAM  # the words must not travel in the stream that they open
    click.echo(
        gettext_in(spoken, "These words open it. They are not shown again; tell them by voice, never beside the file:"),
        err=piped,
    )
    click.echo(words.text, err=piped)


@click.command(name="open")
@click.argument("file")
@click.option("--key", default=None, help="A file with an age key (AGE-SECRET-KEY-...); otherwise words are asked for.")
@click.option("--out", default=None, help="Where to put what was in it; FILE without .age unless said.")
@language_option
def open_(file: str, key: str | None, out: str | None, language: str | None) -> None:
    """Open FILE, which was sealed. What was in it then lies on the disk for everybody who has the disk."""
    spoken = readers_language(language)
    sealed, target = _read(file, spoken), out or _beside(file)
    try:
        content = _opened(sealed, key, spoken)
    except WrongKey:
        said = gettext_in(spoken, "{file} does not open with this").format(file=file)
        hint = gettext_in(spoken, "check each word; a file that was changed or cut on its way does not open either")
        raise Refusal(said, hint=hint) from None
    write_whole(target, content, spoken, over=False)


def _sealed_to(content: bytes, recipients: tuple[str, ...], language: str) -> bytes:
    try:
        return agefile.seal_to_recipients(content, recipients)
    except NotARecipient:
        said = gettext_in(language, "this is not an age recipient")
        raise Refusal(said, hint=gettext_in(language, "a recipient is one line that starts with age1")) from None
    except NoRecipient:
        said = gettext_in(language, "too many recipients")
        raise Refusal(said, hint=gettext_in(language, "seal it several times, for fewer people each")) from None


def _opened(sealed: bytes, key: str | None, language: str) -> bytes:
    if key:
        return agefile.open_with_identity(sealed, _key_in(_read(key, language).decode("ascii", "replace")))
    untrusted_words: str = click.prompt(gettext_in(language, "Words"), hide_input=True, err=True)
    return agefile.open_with_passphrase(sealed, untrusted_words)


def _key_in(text: str) -> str:
    """The line with the key; age's own tool writes comments around it."""
    return next((line for line in text.splitlines() if line.startswith("AGE-SECRET-KEY-")), text)


def _beside(file: str) -> str:
    return file.removesuffix(SUFFIX) if file.endswith(SUFFIX) else file + OPENED


def _read(file: str, language: str) -> bytes:
    content = bytes_in(file, BYTES_MAX + 1, language)
    if len(content) > BYTES_MAX:
        said = gettext_in(language, "{file} is too big to be sealed in one piece").format(file=file)
        raise Refusal(said, hint=gettext_in(language, "64 MB is the most; divide it, or use the age tool"))
    return content
