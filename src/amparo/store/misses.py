"""How long somebody waits who typed the wrong words: longer each time, never more than a minute, never for ever.

Names that exist and names that do not are counted alike, so that waiting tells nobody which is which. A device in
which its owner signed in before is counted by itself: whoever guesses elsewhere cannot keep the owner out.
"""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.transaction import atomic

from amparo.store.models import DeviceRow, MissRow

FREE_TRIES = 3
WAIT_SECONDS_MAX = 60
FORGOTTEN_AFTER = timedelta(days=1)
DEVICE_FORGOTTEN_AFTER = timedelta(days=90)
COUNTED_MAX = 1_000


def wait_seconds(misses: int) -> int:
    """0 for the first three, then 1, 2, 4 ... up to a minute."""
    return 0 if misses < FREE_TRIES else min(WAIT_SECONDS_MAX, 1 << min(misses - FREE_TRIES, 10))


def try_now(whose: bytes, now: datetime) -> int:
    """0 and the try is counted, before it is known whether it is right; or the seconds that are left to wait.

    Counted first, so that many tries at the same moment wait for each other.
    """
    with atomic():
        row, _ = MissRow.objects.select_for_update().get_or_create(whose=whose, defaults={"misses": 0, "last_at": now})
        left = row.last_at + timedelta(seconds=wait_seconds(row.misses)) - now
        if row.misses and timedelta(0) < left <= timedelta(seconds=WAIT_SECONDS_MAX):
            return max(1, round(left.total_seconds()))
        row.misses, row.last_at = min(row.misses + 1, COUNTED_MAX), now
        row.save()
        return 0


def take_back(whose: bytes, now: datetime) -> None:
    """The try counted at `now` was none, because nobody looked at what was typed: the next one need not wait."""
    with atomic():
        row = MissRow.objects.select_for_update().filter(whose=whose, misses__gt=0).first()
        if row:
            row.misses -= 1
            row.last_at = now - timedelta(seconds=wait_seconds(row.misses))
            row.save()


def right(whose: bytes) -> None:
    MissRow.objects.filter(whose=whose).delete()


def knows(device: bytes, user: UUID) -> bool:
    """Whether this person signed in on this device before."""
    return DeviceRow.objects.filter(id=device, account=user).exists()


def remember(device: bytes, user: UUID, day: date) -> None:
    DeviceRow.objects.update_or_create(id=device, defaults={"account_id": user, "seen_on": day})


def forget_old(now: datetime) -> int:
    DeviceRow.objects.filter(seen_on__lt=(now - DEVICE_FORGOTTEN_AFTER).date()).delete()
    return MissRow.objects.filter(last_at__lt=now - FORGOTTEN_AFTER).delete()[0]
