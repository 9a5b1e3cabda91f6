"""Rosa's key for sealed copies follows from her account, and from nothing else."""

import pytest

from amparo.sealing import account, agefile
from amparo.sealing.agefile import NotARecipient
from amparo.sealing.copykey import identity_of, in_groups, six_words
from amparo.sealing.faults import WrongKey
from amparo.sealing.passphrase import generate
from amparo.sealing.stretch import Cost


def test_a_copy_sealed_to_her_opens_with_her_account_alone(rosa, mateo):
    sealed = agefile.seal_to_recipients(b"our next steps", [identity_of(rosa).recipient])
    assert agefile.open_with_identity(sealed, identity_of(rosa).secret) == b"our next steps"
    with pytest.raises(WrongKey):
        agefile.open_with_identity(sealed, identity_of(mateo).secret)


def test_it_is_the_same_after_the_passphrase_changed(rosa_account, house):
    stored, rosa = rosa_account
    words = generate("en")
    changed = account.change_passphrase(stored, rosa, words, instance=house, cost=Cost.read(stored.cost))
    assert identity_of(account.sign_in(changed, words.text, house)) == identity_of(rosa)


def test_it_is_a_key_like_any_age_program_makes(rosa):
    secret = identity_of(rosa).secret
    assert secret.startswith("AGE-SECRET-KEY-1")
    assert agefile.identity_from(secret).recipient.startswith("age1")


def test_another_recipient_has_other_words(rosa, mateo):
    hers, his = identity_of(rosa).recipient, identity_of(mateo).recipient
    assert len(six_words(hers)) == 6
    assert six_words(hers) == six_words(f" {hers}\n") != six_words(his)
    assert "".join(in_groups(hers)) == hers


@pytest.mark.parametrize("typed", ["", "age1", "ssh-ed25519 AAAA", "age1" + "q" * 58])
def test_what_is_no_recipient_has_no_words(typed):
    with pytest.raises(NotARecipient):
        six_words(typed)
