"""Accounts and the organisation each belongs to, as sealed rows."""

from dataclasses import asdict
from datetime import date
from uuid import UUID

from django.db.transaction import atomic

from amparo.sealing.account import Account, Keyring
from amparo.sealing.compartment import CkWrap, Keyed, open_organisation
from amparo.sealing.faults import WrongKey
from amparo.sealing.membership import LogRow as Entry
from amparo.store.keys import Keys
from amparo.store.models import AccountRow, LogRow, OrganisationRow, WrapRow


def how_many() -> int:
    return AccountRow.objects.count()


def only() -> Account:
    """The account, where there is one and no more."""
    return read(AccountRow.objects.get())


def named(name_mac: bytes) -> Account | None:
    row = AccountRow.objects.filter(name_mac=name_mac).first()
    return read(row) if row else None


def of(user: UUID) -> Account:
    return read(AccountRow.objects.get(id=user))


def organisation_of(user: UUID) -> UUID:
    return AccountRow.objects.values_list("organisation_id", flat=True).get(id=user)


def found(account: Account, keyed: Keyed, *, compartment: UUID, about: UUID, day: date) -> None:
    """A person and the organisation they found, together. The vault must know the organisation already."""
    organisation = keyed.organisation.id
    with atomic():
        OrganisationRow.objects.create(id=organisation, compartment=compartment, about=about, made_on=day)
        _create(account, organisation, day)
        _add(organisation, keyed.row)
        _wrap(organisation, keyed.wraps)


def admit(account: Account, organisation: UUID, entry: Entry, wraps: tuple[CkWrap, ...], day: date) -> None:
    """One more person in an organisation, with the entry that names them and the keys they are given; as for `found`."""
    with atomic():
        _create(account, organisation, day)
        _add(organisation, entry)
        _wrap(organisation, wraps)


# Stretching a passphrase takes a second, and much can happen to a row meanwhile. So each of these writes nothing but what
# it is about, and only over what was read before.


def keep_passphrase(account: Account, *, instead_of: Account) -> bool:
    """Slots that open with another passphrase, or cost more; False when the stored ones were changed meanwhile."""
    there = AccountRow.objects.filter(id=account.user, slots=instead_of.slots)
    return there.update(slots=account.slots, cost=account.cost) == 1


def keep_recovery(user: UUID, sealed: bytes) -> None:
    AccountRow.objects.filter(id=user).update(recovery=sealed)


def keep_vault(account: Account, *, instead_of: Account) -> None:
    """Nothing when another sign-in was faster: what it noted may be newer, and the next one notes again."""
    AccountRow.objects.filter(id=account.user, vault=instead_of.vault).update(vault=account.vault)


def opens_with(account: Account) -> bool:
    """Whether the slots that were read are still those of this person."""
    return AccountRow.objects.filter(id=account.user, slots=account.slots).exists()


def opened(keyring: Keyring, organisation: UUID) -> Keys:
    """What this person's keys open: the whole log verified, then every compartment key of theirs. Else WrongKey."""
    if organisation not in keyring.heads:  # every vault names its own; this row was moved to somebody else's
        raise WrongKey
    entries = LogRow.objects.filter(organisation=organisation).order_by("seq")
    wraps = WrapRow.objects.filter(organisation=organisation, member=keyring.user)
    return Keys(
        keyring,
        open_organisation(
            organisation,
            [Entry(row.seq, bytes(row.body), bytes(row.signature)) for row in entries],
            [CkWrap(row.member_id, row.compartment, row.epoch, bytes(row.wrap)) for row in wraps],
            keyring,
        ),
    )


def read(row: AccountRow) -> Account:
    return Account(
        user=row.id,
        name_mac=bytes(row.name_mac),
        salt=bytes(row.salt),
        cost=bytes(row.cost),
        slots=bytes(row.slots),
        recovery=bytes(row.recovery),
        public=bytes(row.public),
        vault=bytes(row.vault),
    )


def _create(account: Account, organisation: UUID, day: date) -> None:
    fields = {name: value for name, value in asdict(account).items() if name != "user"}
    AccountRow.objects.create(id=account.user, organisation_id=organisation, made_on=day, **fields)


def _add(organisation: UUID, entry: Entry) -> None:
    LogRow.objects.create(organisation_id=organisation, seq=entry.seq, body=entry.body, signature=entry.signature)


def _wrap(organisation: UUID, wraps: tuple[CkWrap, ...]) -> None:
    WrapRow.objects.bulk_create(
        WrapRow(
            organisation_id=organisation,
            member_id=wrap.member,
            compartment=wrap.compartment,
            epoch=wrap.epoch,
            wrap=wrap.wrap,
        )
        for wrap in wraps
    )
