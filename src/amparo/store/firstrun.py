"""The code that begins the first account: there is at most one, it works once, and not for long."""

from datetime import datetime, timedelta

from django.db.transaction import atomic

from amparo.sealing.instance import Instance
from amparo.sealing.paper import FirstRunCode
from amparo.store.models import AccountRow, FirstRunCodeRow

LASTS = timedelta(hours=1)


def keep(code: FirstRunCode, instance: Instance, now: datetime) -> None:
    """This code, and no other that was made before."""
    fields = {"hash": instance.first_run_hash(code), "ends_at": now + LASTS}
    FirstRunCodeRow.objects.update_or_create(defaults=fields)


def works(untrusted_code: str, instance: Instance, now: datetime) -> bool:
    """Whether this code would let somebody begin: only as long as nobody has."""
    row = FirstRunCodeRow.objects.filter(ends_at__gt=now).first()
    if row is None or AccountRow.objects.exists():
        return False
    return instance.is_first_run_code(untrusted_code, bytes(row.hash))


def use(untrusted_code: str, instance: Instance, now: datetime) -> bool:
    """Whether the code worked; if so, it does not work again."""
    with atomic():
        return works(untrusted_code, instance, now) and FirstRunCodeRow.objects.all().delete()[0] == 1


def forget_old(now: datetime) -> int:
    return FirstRunCodeRow.objects.filter(ends_at__lte=now).delete()[0]
