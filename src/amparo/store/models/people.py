"""People, their organisations, documents and sessions."""

from django.db import models
from django.db.models import CASCADE, PROTECT, CheckConstraint, Q, UniqueConstraint

from amparo.store.models.row import ONLY, Row


class InstallationRow(Row):
    """This installation; there is one."""

    only = models.PositiveSmallIntegerField(primary_key=True, default=ONLY)
    id = models.UUIDField(unique=True)  # clear
    cost = models.BinaryField(max_length=13)  # clear: what a passphrase guess costs in new accounts

    class Meta:
        db_table = "installation"
        constraints = (CheckConstraint(condition=Q(only=ONLY), name="one_installation"),)


class OrganisationRow(Row):
    id = models.UUIDField(primary_key=True)  # clear
    compartment = models.UUIDField()  # clear: the one that every member opens
    about = models.UUIDField()  # clear: the document that says what this place is used for
    made_on = models.DateField()  # clear

    class Meta:
        db_table = "organisation"


class AccountRow(Row):
    """One person, as `sealing.account.Account` has it."""

    id = models.UUIDField(primary_key=True)  # clear
    organisation = models.ForeignKey(OrganisationRow, PROTECT)
    name_mac = models.BinaryField(max_length=32, unique=True)  # mac
    salt = models.BinaryField(max_length=16)  # clear
    cost = models.BinaryField(max_length=13)  # clear
    slots = models.BinaryField(max_length=244)  # sealed
    recovery = models.BinaryField(max_length=76)  # sealed, or random
    public = models.BinaryField(max_length=145)  # public
    vault = models.BinaryField()  # sealed
    made_on = models.DateField()  # clear

    class Meta:
        db_table = "account"
        constraints = (UniqueConstraint(fields=("organisation", "id"), name="account_of_organisation"),)


class LogRow(Row):
    """One signed entry of an organisation's membership log. Rows are only ever added."""

    organisation = models.ForeignKey(OrganisationRow, PROTECT)
    seq = models.PositiveIntegerField()  # clear
    body = models.BinaryField()  # public
    signature = models.BinaryField(max_length=64)  # public

    class Meta:
        db_table = "membership_log"
        constraints = (UniqueConstraint(fields=("organisation", "seq"), name="one_entry_for_each_number"),)


class WrapRow(Row):
    """The key of one compartment and epoch, for one member."""

    organisation = models.ForeignKey(OrganisationRow, PROTECT)
    member = models.ForeignKey(AccountRow, CASCADE)
    compartment = models.UUIDField()  # clear
    epoch = models.PositiveIntegerField()  # clear
    wrap = models.BinaryField(max_length=80)  # sealed

    class Meta:
        db_table = "compartment_wrap"
        constraints = (
            UniqueConstraint(
                fields=("organisation", "compartment", "epoch", "member"), name="one_wrap_for_each_member"
            ),
        )


class DocumentRow(Row):
    id = models.UUIDField(primary_key=True)  # clear
    organisation = models.ForeignKey(OrganisationRow, PROTECT)
    compartment = models.UUIDField()  # clear

    class Meta:
        db_table = "document"
        constraints = (UniqueConstraint(fields=("organisation", "id"), name="document_of_organisation"),)


class VersionRow(Row):
    """One version of one document, as `sealing.document.Sealed` has it. Never changed, only added and erased."""

    organisation = models.ForeignKey(OrganisationRow, PROTECT)
    document = models.ForeignKey(DocumentRow, CASCADE, related_name="versions")
    version = models.PositiveIntegerField()  # clear
    epoch = models.PositiveIntegerField()  # clear
    author = models.UUIDField()  # clear
    prev_hash = models.BinaryField(max_length=32)  # public
    wrap = models.BinaryField(max_length=60)  # sealed
    signature = models.BinaryField(max_length=64)  # public
    blob = models.BinaryField()  # sealed
    size = models.PositiveIntegerField()  # clear, padded: bytes of the blob
    day = models.DateField()  # clear

    class Meta:
        db_table = "version"
        constraints = (UniqueConstraint(fields=("document", "version"), name="one_version_for_each_number"),)


class SessionRow(Row):
    """A third of a session; the others are in the browser and in the memory of the server."""

    id = models.BinaryField(primary_key=True, max_length=32)  # mac
    account = models.ForeignKey(AccountRow, CASCADE)
    sealed = models.BinaryField(max_length=60)  # sealed
    begun_at = models.DateTimeField()  # clear, needed to end it
    seen_at = models.DateTimeField(db_index=True)  # clear, needed to end it
    confirmed_at = models.DateTimeField()  # clear: when the passphrase was last typed

    class Meta:
        db_table = "session"


class DeviceRow(Row):
    """A browser in which somebody once signed in: guessing elsewhere does not slow it down."""

    id = models.BinaryField(primary_key=True, max_length=32)  # mac
    account = models.ForeignKey(AccountRow, CASCADE)
    seen_on = models.DateField()  # clear

    class Meta:
        db_table = "device"


class MissRow(Row):
    """How often in a row somebody typed the wrong words, for a name that exists or not, or on a known device."""

    whose = models.BinaryField(primary_key=True, max_length=32)  # mac
    misses = models.PositiveIntegerField()  # clear
    last_at = models.DateTimeField(db_index=True)  # clear

    class Meta:
        db_table = "miss"


class FirstRunCodeRow(Row):
    """The one code that begins the first account; there is at most one."""

    only = models.PositiveSmallIntegerField(primary_key=True, default=ONLY)
    hash = models.BinaryField(max_length=32)  # mac
    ends_at = models.DateTimeField()  # clear

    class Meta:
        db_table = "first_run_code"
        constraints = (CheckConstraint(condition=Q(only=ONLY), name="one_first_run_code"),)


class EventRow(Row):
    """Something about safety that happened. Rows are only ever added; `at` is rounded, `whom` a random id."""

    at = models.DateTimeField()  # clear
    what = models.CharField(max_length=40)  # clear
    whom = models.UUIDField(null=True)  # clear

    class Meta:
        db_table = "security_event"
        indexes = (models.Index(fields=("whom", "at"), name="events_of_somebody"),)
