"""An account: from a passphrase, a recovery key or a session to everything one person can open.

    passphrase --Argon2id--> slot ---\\
    recovery key ------------------->  UMK --> vault: the person's keys and name
    session (cookie + row + RAM) ---/

`Account` is what is stored, all of it harmless to whoever takes the disk. `Keyring` is what it opens to, and lives as
long as a request. Whatever does not open raises WrongKey, without a reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from amparo.sealing.encoding import lp
from amparo.sealing.faults import WrongKey
from amparo.sealing.instance import Instance
from amparo.sealing.keys import KEY_BYTES, OS_RANDOM, AgreementKey, Random, SigningKey, SlotKey, UserMasterKey
from amparo.sealing.paper import RecoveryKey
from amparo.sealing.passphrase import Passphrase
from amparo.sealing.person import PublicRecord
from amparo.sealing.primitives import NONCE_BYTES, TAG_BYTES, decrypt, derive, encrypt
from amparo.sealing.slots import SLOT_BYTES, SLOTS, SlotKind, SlotPlace, fill, slot_key, try_all
from amparo.sealing.stretch import SALT_BYTES, Cost, stretch
from amparo.sealing.vault import Head, Vault, close_vault, open_vault

RECOVERY_BYTES = SALT_BYTES + NONCE_BYTES + KEY_BYTES + TAG_BYTES


@dataclass(frozen=True, repr=False)
class Account:
    """One row, every field to be stored as it is. Sizes in bytes; the vault's is one of the padded sizes plus 85."""

    user: UUID
    name_mac: bytes  # 32, unique: by this an account is found
    salt: bytes  # 16
    cost: bytes  # 13
    slots: bytes  # 244
    recovery: bytes  # 76, random where there is no recovery key
    public: bytes  # 145
    vault: bytes


@dataclass(frozen=True, repr=False)
class Keyring:
    """What one person opens with, and who they are. Never stored, logged or put into a template."""

    public: PublicRecord
    name: str
    umk: UserMasterKey
    agreement: AgreementKey
    signing: SigningKey
    heads: Mapping[UUID, Head]

    @property
    def user(self) -> UUID:
        return self.public.user


def create(
    user: UUID, name: str, passphrase: Passphrase, *, instance: Instance, cost: Cost, random: Random = OS_RANDOM
) -> tuple[Account, Keyring]:
    """A new person: the row to store and the keys it opens to. There is no recovery key yet."""
    umk, agreement, signing = UserMasterKey.new(random), AgreementKey.new(random), SigningKey.new(random)
    public = PublicRecord.of(user, agreement, signing)
    vault = Vault(agreement_key=agreement.raw, signing_key=signing.raw, name=name)
    account = Account(
        user=user,
        name_mac=instance.name_mac(name),
        salt=random(SALT_BYTES),
        cost=cost.within_limits().stored(),
        slots=random(SLOTS * SLOT_BYTES),
        recovery=random(RECOVERY_BYTES),
        public=public.stored(),
        vault=close_vault(vault, umk, instance.id, user, random),
    )
    keyring = _keyring(vault, public, umk)
    return change_passphrase(account, keyring, passphrase, instance=instance, cost=cost, random=random), keyring


def stand_in(name: str, instance: Instance, cost: Cost) -> Account:
    """An account for a name nobody has: signing in to it costs the same time and fails the same way.

    Give the cost that new accounts get. The same name gives the same bytes each time.
    """
    name_mac = instance.name_mac(name)

    def bytes_for(purpose: str, length: int) -> bytes:
        return instance.stand_in(purpose, name_mac, length)

    return Account(
        user=UUID(bytes=bytes_for("user", 16)),
        name_mac=name_mac,
        salt=bytes_for("salt", SALT_BYTES),
        cost=cost.within_limits().stored(),
        slots=bytes_for("slots", SLOTS * SLOT_BYTES),
        recovery=bytes_for("recovery", RECOVERY_BYTES),
        public=b"",
        vault=b"",
    )


def sign_in(account: Account, untrusted_passphrase: str, instance: Instance) -> Keyring:
    """What the passphrase opens. Takes about a second; Busy when too many wait for theirs."""
    key = _stretched(account.salt, untrusted_passphrase, Cost.read(account.cost), instance)
    kind, umk = try_all(account.slots, key, SlotPlace(instance.id, account.user))
    if kind is not SlotKind.NORMAL:
        raise WrongKey
    return resume(account, umk, instance)


def recover(account: Account, recovery_key: RecoveryKey, instance: Instance) -> Keyring:
    """What the printed recovery key opens: the way to a new passphrase."""
    salt, sealed = account.recovery[:SALT_BYTES], account.recovery[SALT_BYTES:]
    umk = decrypt(_recovery_kek(recovery_key, salt), sealed, _recovery_aad(account.user, instance))
    return resume(account, UserMasterKey(umk), instance)


def resume(account: Account, umk: UserMasterKey, instance: Instance) -> Keyring:
    """What a session opens, at each request: no passphrase, well below a millisecond.

    Public keys in the row that are not those of the vault's secret keys are refused.
    """
    vault = open_vault(account.vault, umk, instance.id, account.user)
    public = PublicRecord.read(account.public)
    keyring = _keyring(vault, public, umk)
    expected = (account.user, keyring.agreement.public, keyring.signing.public)
    if (public.user, public.agreement, public.signing) != expected:
        raise WrongKey
    return keyring


def wants_higher_cost(account: Account, cost: Cost) -> bool:
    """Whether the passphrase, known at this moment, should be stretched again. Only ever upward."""
    now = Cost.read(account.cost)
    return now.at_least(cost.within_limits()) != now


def change_passphrase(
    account: Account,
    keyring: Keyring,
    passphrase: Passphrase,
    *,
    instance: Instance,
    cost: Cost,
    random: Random = OS_RANDOM,
) -> Account:
    """The row with this passphrase and no other; nothing that was sealed changes. The cost never goes down.

    The caller ends all sessions of this person (security requirement R-S2).
    """
    return _with_passphrase(account, keyring, passphrase.text, instance, cost, random)


def raise_cost(
    account: Account,
    keyring: Keyring,
    untrusted_passphrase: str,
    *,
    instance: Instance,
    cost: Cost,
    random: Random = OS_RANDOM,
) -> Account:
    """The row with the passphrase that has just signed in, made dearer to guess. WrongKey when it is another one."""
    sign_in(account, untrusted_passphrase, instance)
    return _with_passphrase(account, keyring, untrusted_passphrase, instance, cost, random)


def _with_passphrase(
    account: Account, keyring: Keyring, passphrase: str, instance: Instance, cost: Cost, random: Random
) -> Account:
    paid = Cost.read(account.cost).at_least(cost).within_limits()
    key = _stretched(account.salt, passphrase, paid, instance)
    slots = fill({key: (SlotKind.NORMAL, keyring.umk)}, SlotPlace(instance.id, account.user), random)
    return replace(account, cost=paid.stored(), slots=slots)


def renew_recovery_key(
    account: Account, keyring: Keyring, instance: Instance, random: Random = OS_RANDOM
) -> tuple[Account, RecoveryKey]:
    """A new recovery key, to be printed once, and the row that opens to it. An earlier one opens nothing any more."""
    recovery_key, salt = RecoveryKey.new(random), random(SALT_BYTES)
    kek, aad = _recovery_kek(recovery_key, salt), _recovery_aad(account.user, instance)
    return replace(account, recovery=salt + encrypt(kek, keyring.umk.raw, aad, random)), recovery_key


def remember_head(
    account: Account, keyring: Keyring, org: UUID, head: Head, instance: Instance, random: Random = OS_RANDOM
) -> tuple[Account, Keyring]:
    """Note how far an organisation's log went, so that this person notices when its end is cut off later."""
    known = replace(keyring, heads={**keyring.heads, org: head})
    vault = Vault(
        agreement_key=known.agreement.raw, signing_key=known.signing.raw, name=known.name, heads=dict(known.heads)
    )
    return replace(account, vault=close_vault(vault, known.umk, instance.id, account.user, random)), known


def _keyring(vault: Vault, public: PublicRecord, umk: UserMasterKey) -> Keyring:
    return Keyring(
        public=public,
        name=vault.name,
        umk=umk,
        agreement=AgreementKey(vault.agreement_key),
        signing=SigningKey(vault.signing_key),
        heads=vault.heads,
    )


def _stretched(salt: bytes, passphrase: str, cost: Cost, instance: Instance) -> SlotKey:
    return slot_key(stretch(passphrase, salt, cost, instance.pepper))


def _recovery_kek(recovery_key: RecoveryKey, salt: bytes) -> bytes:
    return derive(recovery_key.raw, b"hrd1/recovery", salt=salt)


def _recovery_aad(user: UUID, instance: Instance) -> bytes:
    return lp("hrd1/recovery", instance.id, user)
