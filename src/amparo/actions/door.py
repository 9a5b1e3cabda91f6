"""Coming in and going out: the first account, signing in, going on with a session, and the way back with a paper key.

Whoever calls these is nobody yet: what they hold (a code, a passphrase, a cookie, a key on paper) decides.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from amparo.actions.people import Member, Purpose
from amparo.sealing import account as person
from amparo.sealing import compartment, session
from amparo.sealing.account import Account, Keyring
from amparo.sealing.compartment import Organisation
from amparo.sealing.faults import Busy, WrongKey
from amparo.sealing.instance import Instance
from amparo.sealing.keys import UserMasterKey
from amparo.sealing.paper import FirstRunCode, RecoveryKey
from amparo.sealing.passphrase import Passphrase
from amparo.sealing.session import CookieShare, Volatile
from amparo.sealing.stretch import Cost
from amparo.store import about, accounts, events, firstrun, misses, sessions
from amparo.store.about import About
from amparo.store.events import What
from amparo.store.keys import Keys
from amparo.store.sessions import Session
from amparo.store.together import together


class NotOpened(Exception):
    """This opens nothing here. Check each word, and the name if one was asked for."""


class Wait(Exception):
    """That was wrong a few times in a row. Wait a little, then try again."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class AlreadyBegun(Exception):
    """Somebody has begun here already: sign in instead."""


@dataclass(frozen=True, repr=False)
class House:
    """What the running server knows: which installation it is, and the share of every session that is only in memory."""

    instance: Instance
    cost: Cost
    volatile: Volatile
    several: bool = False
    """Whether other servers answer beside this one, with the same share of the day."""


@dataclass(frozen=True, repr=False)
class Present:
    """Somebody with a living session; `session` is the id of its row."""

    member: Member
    keys: Keys
    session: bytes


@dataclass(frozen=True, repr=False)
class SignedIn:
    """A session that has just begun: what the browser keeps of it, and by what it is known next time."""

    cookie: str
    device: str
    present: Present


def offer_beginning(*, house: House, now: datetime) -> FirstRunCode | None:
    """A code for whoever sees this machine start, as long as nobody has begun; an earlier one works no more."""
    if accounts.how_many():
        return None
    code = FirstRunCode.new()
    firstrun.keep(code, house.instance, now)
    return code


def begin(untrusted_code: str, *, house: House, now: datetime) -> bool:
    """Whether this code lets somebody make the first account. It does so once."""
    return firstrun.use(untrusted_code, house.instance, now)


def make_account(
    passphrase: Passphrase, purpose: Purpose, *, house: House, new_id: Callable[[], UUID], now: datetime
) -> SignedIn:
    """The first account, the organisation it founds, and its first session. May be Busy."""
    common, note, day = new_id(), new_id(), now.date()
    account, keyring = person.create(new_id(), "", passphrase, instance=house.instance, cost=house.cost)
    keyed = compartment.found(new_id(), keyring, common)
    account, keyring = _noted(account, keyring, keyed.organisation, house)
    with together():
        if accounts.how_many():
            raise AlreadyBegun
        accounts.found(account, keyed, compartment=common, about=note, day=day)
        about.create(About(purpose=purpose.value), note, Keys(keyring, keyed.organisation), day)
    events.note(What.ACCOUNT_MADE, account.user, now)
    return _entered(account, keyring, house, now)


def sign_in(
    untrusted_name: str, untrusted_passphrase: str, *, untrusted_device: str, house: House, now: datetime
) -> SignedIn:
    """A new session, or NotOpened, Wait or Busy. A name that nobody has costs the same work and gets the same answer."""
    account = _account(untrusted_name, house)
    whose = _counted_as(account, untrusted_device)
    keyring = _opened_by(untrusted_passphrase, account, whose, house, now)
    account = _dearer(account, keyring, untrusted_passphrase, house)
    events.note(What.SIGNED_IN, account.user, now)
    return _entered(account, keyring, house, now, untrusted_device)


def resume(untrusted_cookie: str, *, house: House, now: datetime, touched: bool = True) -> Present | None:
    """Who this cookie belongs to, as long as their session lives. `touched`: by a hand; a page that looks by itself must
    not keep it alive."""
    try:
        share = CookieShare.from_cookie(untrusted_cookie)
        row = sessions.living(share.row_id, now)
        if row is None:
            return None
        umk = session.umk_of(share, row.sealed, house.volatile, now)
    except WrongKey:  # not one of our cookies, or one from before the server was started again
        return None
    if touched:
        sessions.seen(row, now)
    return _opened(row, umk, house, now)


def confirm(untrusted_cookie: str, untrusted_passphrase: str, *, house: House, now: datetime) -> SignedIn:
    """The passphrase again, before a grave step: the session goes on under a new cookie. NotOpened, Wait or Busy."""
    present = resume(untrusted_cookie, house=house, now=now)
    if present is None:
        raise NotOpened
    account = accounts.of(present.member.id)
    keyring = _opened_by(untrusted_passphrase, account, account.user.bytes, house, now)
    before = sessions.living(present.session, now)
    sessions.end(present.session)
    return _entered(account, keyring, house, now, begun_at=before.begun_at if before else now)


def sign_out(untrusted_cookie: str) -> None:
    """The session behind this cookie ends, if there is one. CannotStore when its row cannot be taken away."""
    try:
        sessions.end(CookieShare.from_cookie(untrusted_cookie).row_id)
    except WrongKey:
        return


def read_recovery(untrusted_name: str, recovery_key: RecoveryKey, *, house: House, now: datetime) -> None:
    """Nothing if this key on paper opens the account; NotOpened or Wait if not."""
    account = _account(untrusted_name, house)
    _recovered(account, recovery_key, house, now)


def recover(
    untrusted_name: str, recovery_key: RecoveryKey, passphrase: Passphrase, *, house: House, now: datetime
) -> SignedIn:
    """A new passphrase by the key on paper. Every session that was open ends; the key on paper still works.

    NotOpened, Wait or Busy.
    """
    account = _account(untrusted_name, house)
    keyring = _recovered(account, recovery_key, house, now)
    return changed_words(account, keyring, passphrase, What.RECOVERED, house, now)


def changed_words(
    before: Account, keyring: Keyring, passphrase: Passphrase, what: What, house: House, now: datetime
) -> SignedIn:
    """Keep the new passphrase, end every session that was open under the old one, and begin a new one.

    Busy also when somebody else changed it at the same moment: then theirs stands.
    """
    account = person.change_passphrase(before, keyring, passphrase, instance=house.instance, cost=house.cost)
    with together():
        if not accounts.keep_passphrase(account, instead_of=before):
            raise Busy
        sessions.end_of(account.user)
    events.note(what, account.user, now)
    return _entered(account, keyring, house, now)


def _account(untrusted_name: str, house: House) -> Account:
    """The only account, or the one with that name, or one that nothing opens."""
    if accounts.how_many() == 1:
        return accounts.only()
    try:
        account = accounts.named(house.instance.name_mac(untrusted_name))
    except WrongKey:  # far too long to be anybody's name
        account, untrusted_name = None, ""
    return account or person.stand_in(untrusted_name, house.instance, house.cost)


def _counted_as(account: Account, untrusted_device: str) -> bytes:
    """Misses count for the name; on a device that its owner has used before, for the device."""
    device = _device(untrusted_device)
    return device if device and misses.knows(device, account.user) else account.name_mac


def _try(whose: bytes, now: datetime) -> None:
    if seconds := misses.try_now(whose, now):
        raise Wait(seconds)


def _opened_by(untrusted_passphrase: str, account: Account, whose: bytes, house: House, now: datetime) -> Keyring:
    _try(whose, now)
    try:
        keyring = person.sign_in(account, untrusted_passphrase, house.instance)
    except WrongKey:
        events.note(What.WRONG_WORDS, account.user, now)
        raise NotOpened from None
    except Busy:
        misses.take_back(whose, now)
        raise
    misses.right(whose)
    return keyring


def _dearer(account: Account, keyring: Keyring, untrusted_passphrase: str, house: House) -> Account:
    """The account as it stands when a guess costs what it costs today; as it was when there is no room for that now."""
    if not person.wants_higher_cost(account, house.cost):
        return account
    try:
        dearer = person.raise_cost(account, keyring, untrusted_passphrase, instance=house.instance, cost=house.cost)
    except Busy:
        return account
    return dearer if accounts.keep_passphrase(dearer, instead_of=account) else account


def _recovered(account: Account, recovery_key: RecoveryKey, house: House, now: datetime) -> Keyring:
    """The right key never waits: nobody guesses 128 bits, and whoever guesses words must not keep it out."""
    try:
        keyring = person.recover(account, recovery_key, house.instance)
    except WrongKey:
        _try(account.name_mac, now)
        events.note(What.WRONG_WORDS, account.user, now)
        raise NotOpened from None
    misses.right(account.name_mac)
    return keyring


def _entered(
    account: Account,
    keyring: Keyring,
    house: House,
    now: datetime,
    untrusted_device: str = "",
    begun_at: datetime | None = None,
) -> SignedIn:
    try:
        keys = _remembered(account, accounts.opened(keyring, accounts.organisation_of(account.user)), house)
    except WrongKey:  # the words were right, but somebody has changed what is stored around them
        events.note(What.DID_NOT_OPEN, account.user, now)
        raise NotOpened from None
    share, row = session.begin(keyring.umk, house.volatile)
    device = _device(untrusted_device)
    if device is None or not misses.knows(device, account.user):
        untrusted_device = CookieShare.new().cookie()
        device = CookieShare.from_cookie(untrusted_device).row_id
    with together():
        if not accounts.opens_with(account):  # the words were changed meanwhile, and every session ended: also this one
            raise Busy
        sessions.begin(row, account.user, now, begun_at=begun_at)
        misses.remember(device, account.user, now.date())
    return SignedIn(share.cookie(), untrusted_device, Present(_member(keys, fresh=True), keys, row.id))


def _remembered(account: Account, keys: Keys, house: House) -> Keys:
    """Note how far the log went, so that its end cannot be cut off without this person noticing."""
    organisation = keys.organisation
    if keys.keyring.heads.get(organisation.id) == organisation.membership.head:
        return keys
    noted, keyring = _noted(account, keys.keyring, organisation, house)
    accounts.keep_vault(noted, instead_of=account)
    return Keys(keyring, organisation)


def _noted(account: Account, keyring: Keyring, organisation: Organisation, house: House) -> tuple[Account, Keyring]:
    return person.remember_head(account, keyring, organisation.id, organisation.membership.head, house.instance)


def _opened(row: Session, umk: UserMasterKey, house: House, now: datetime) -> Present | None:
    try:
        keys = accounts.opened(person.resume(row.account, umk, house.instance), row.organisation)
        return Present(_member(keys, fresh=row.fresh(now)), keys, row.sealed.id)
    except WrongKey:  # somebody has changed stored bytes
        sessions.end(row.sealed.id)
        events.note(What.DID_NOT_OPEN, row.account.user, now)
        return None


def _member(keys: Keys, *, fresh: bool) -> Member:
    user, organisation = keys.keyring.user, keys.organisation
    member, note = organisation.membership.members[user], about.read(keys)
    if not member.present:
        raise WrongKey
    return Member(
        id=user,
        organisation=organisation.id,
        role=member.role,
        name=keys.keyring.name,
        purpose=Purpose(note.purpose),
        recovery_key=user in note.recovery_keys,
        fresh=fresh,
    )


def _device(untrusted_cookie: str) -> bytes | None:
    try:
        return CookieShare.from_cookie(untrusted_cookie).row_id
    except WrongKey:
        return None
