"""Files that leave the house open whole for whom they were sealed, or not at all."""

import base64
import hmac
import pickle
from hashlib import scrypt

import pytest
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from amparo.sealing.agefile import (
    NoRecipient,
    NotARecipient,
    new_identity,
    open_with_identity,
    open_with_passphrase,
    seal_to_recipients,
    seal_with_passphrase,
)
from amparo.sealing.faults import WrongKey
from amparo.sealing.passphrase import generate

NOTES = b"What the group agreed on Thursday. " * 4_000


def test_each_recipient_opens_and_others_do_not() -> None:
    ines, lawyer, stranger = new_identity(), new_identity(), new_identity()
    sealed = seal_to_recipients(NOTES, [ines.recipient, f" {lawyer.recipient}\n"])
    assert open_with_identity(sealed, ines.secret) == open_with_identity(sealed, lawyer.secret) == NOTES
    for wrong in (stranger.secret, "", "AGE-SECRET-KEY-1", ines.recipient, "\ud83d"):
        with pytest.raises(WrongKey):
            open_with_identity(sealed, wrong)


def test_words_told_by_voice_open() -> None:
    words = generate("es")
    assert open_with_passphrase(seal_with_passphrase(NOTES, words), words.text) == NOTES


def test_a_file_made_with_another_tool_opens_as_typed_and_not_otherwise() -> None:
    sealed = by_another_tool(b"Bring the recovery key.", "Case Matters")
    assert open_with_passphrase(sealed, "Case Matters") == b"Bring the recovery key."
    for wrong in ("case matters", "", "\ud83d", "x" * 100_000):
        with pytest.raises(WrongKey):
            open_with_passphrase(sealed, wrong)


def test_words_typed_in_capitals_with_blanks_open_what_was_sealed_with_words() -> None:
    assert open_with_passphrase(by_another_tool(b"Bring the recovery key.", "lago sal"), " Lago  SAL")


def test_a_file_in_a_frame_for_mail_opens_too() -> None:
    ines = new_identity()
    assert open_with_passphrase(framed(by_another_tool(b"Bring the key.", "lago sal")), "lago sal") == b"Bring the key."
    assert open_with_identity(framed(seal_to_recipients(NOTES, [ines.recipient])), ines.secret) == NOTES


def test_a_file_made_to_exhaust_the_machine_is_not_even_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    sealed = by_another_tool(b"Bring the spare key.", "lago sal")
    monkeypatch.setattr("amparo.sealing.agefile.SCRYPT_WORK_MAX", 9)
    for dear in (sealed, framed(sealed), b"\n" + framed(sealed)):
        with pytest.raises(WrongKey):
            open_with_passphrase(dear, "lago sal")


@pytest.mark.parametrize("work", [b"010", b"+10", b"x", b"", b"23", b"4294967306"])
def test_a_file_that_does_not_say_plainly_what_it_costs_is_refused(work: bytes) -> None:
    sealed = by_another_tool(b"Bring the spare key.", "lago sal")
    for changed in (sealed.replace(b" 10\n", b" " + work + b"\n", 1), b"\n" + sealed, framed(sealed)[:-40]):
        with pytest.raises(WrongKey):
            open_with_passphrase(changed, "lago sal")


def framed(sealed: bytes) -> bytes:
    text = _lines(base64.b64encode(sealed), 64)
    return b"\n".join([b"-----BEGIN AGE ENCRYPTED FILE-----", *text, b"-----END AGE ENCRYPTED FILE-----", b""])


def _lines(text: bytes, length: int) -> list[bytes]:
    return [text[at : at + length] for at in range(0, len(text), length)]


def by_another_tool(content: bytes, passphrase: str) -> bytes:
    """An age file written from its specification, cheap to open: scrypt with N = 2^10, one chunk."""
    salt, file_key, nonce = bytes(16), bytes(range(16)), bytes(16)
    wrapping = scrypt(passphrase.encode(), salt=b"age-encryption.org/v1/scrypt" + salt, n=1 << 10, r=8, p=1, dklen=32)
    body = _b64(ChaCha20Poly1305(wrapping).encrypt(bytes(12), file_key, None))
    header = b"age-encryption.org/v1\n-> scrypt " + _b64(salt) + b" 10\n" + body + b"\n---"
    mac = hmac.digest(HKDF(SHA256(), 32, None, b"header").derive(file_key), header, "sha256")
    payload = HKDF(SHA256(), 32, nonce, b"payload").derive(file_key)
    last_chunk = bytes(11) + b"\1"
    return header + b" " + _b64(mac) + b"\n" + nonce + ChaCha20Poly1305(payload).encrypt(last_chunk, content, None)


def _b64(raw: bytes) -> bytes:
    return base64.b64encode(raw).rstrip(b"=")


def test_a_changed_or_cut_file_gives_nothing() -> None:
    ines = new_identity()
    sealed = seal_to_recipients(NOTES, [ines.recipient])
    for changed in (b"", b"plain text", sealed[:-1], sealed[:70_000], sealed[:-9] + b"x" + sealed[-8:], sealed + b"x"):
        with pytest.raises(WrongKey):
            open_with_identity(changed, ines.secret)


def test_a_file_for_nobody_or_for_something_else_is_refused() -> None:
    with pytest.raises(NoRecipient):
        seal_to_recipients(NOTES, [])
    with pytest.raises(NoRecipient):
        seal_to_recipients(NOTES, [new_identity().recipient] * 101)
    for text in ("ines@example.org", "\ud83d"):
        with pytest.raises(NotARecipient):
            seal_to_recipients(NOTES, [text])


def test_an_identity_does_not_show_its_secret_and_goes_into_no_cache() -> None:
    assert "SECRET" not in repr(new_identity())
    with pytest.raises(TypeError):
        pickle.dumps(new_identity())
