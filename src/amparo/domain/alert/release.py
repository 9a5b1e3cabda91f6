"""How the release share of the pack comes free: by the press, by so many contacts together, or by a missed check-in."""

from datetime import datetime

from msgspec.structs import replace

from amparo.domain.alert.envelope import Envelope
from amparo.domain.alert.events import Released, ShareGiven
from amparo.domain.alert.model import Alert, NotNow, Share
from amparo.domain.alert.notes import By
from amparo.domain.alert.reaching import tell
from amparo.domain.alert.terms import Reached
from amparo.domain.alert.views import Entry
from amparo.domain.pact.terms import Release


def share_given(alert: Alert, envelope: Envelope, event: ShareGiven, now: datetime) -> Alert:
    """Arrow p. A contact's share counts once; a practice opens nothing."""
    one = alert.one(event.contact)
    able = one.called and one.reached is not Reached.STOOD_DOWN and envelope.call(event.contact).opens_pack
    if not able or alert.practice or Release.QUORUM not in envelope.design.release:
        raise NotNow
    others = tuple(each for each in alert.shares if each.contact != event.contact)
    alert = replace(alert, shares=(*others, Share(contact=event.contact, share=event.share)))
    return alert.noted(Entry(at=now, what="share-given", who=envelope.call(event.contact).alias))


def shares_missing(alert: Alert, envelope: Envelope) -> int:
    """How many more contacts have to give theirs; 0 where the share is free, or does not come free this way."""
    if alert.release or Release.QUORUM not in envelope.design.release:
        return 0
    return max(0, envelope.design.quorum - len(alert.shares))


def released(alert: Alert, envelope: Envelope, event: Released, now: datetime) -> Alert:
    """Arrow q. Only in a way that was agreed, and by that way's own condition."""
    if alert.practice or event.by not in envelope.design.release or not _free(alert, envelope, event):
        raise NotNow
    if alert.release:
        return alert
    alert = replace(alert, release=event.release).noted(Entry(at=now, what="pack-free"))
    return tell(alert, envelope, "pack-free", now, by="")


def _free(alert: Alert, envelope: Envelope, event: Released) -> bool:
    if event.by is Release.QUORUM:
        return shares_missing(alert, envelope) == 0
    if event.by is Release.WORKER:
        return alert.missed and (alert.both_clocks or event.both_clocks)
    return bool(alert.presses) or alert.by is not By.CHECK_IN
