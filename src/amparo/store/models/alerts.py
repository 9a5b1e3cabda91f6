"""PACTs in waiting, alerts under way, and what is on its way to people.

Two trusts meet here. `to the worker`: sealed to the worker's public key; whoever serves pages can write it and cannot
read it. `the worker's own`: under a key only the worker derives. `by link`: opens with the token in a link, which is
stored nowhere. `to the owner`: opens when the owner signs in.
"""

from django.db import models
from django.db.models import CASCADE, CheckConstraint, Q, UniqueConstraint

from amparo.store.models.people import AccountRow, OrganisationRow
from amparo.store.models.row import ONLY, Row


class WorkerRow(Row):
    """The worker of this installation: to whom notes and envelopes are sealed, and how long it has been awake."""

    only = models.PositiveSmallIntegerField(primary_key=True, default=ONLY)
    public = models.BinaryField(max_length=32)  # public
    made_on = models.DateField()  # clear
    beat_at = models.DateTimeField(null=True)  # clear: when it last took a turn
    awake_seconds = models.FloatField(default=0)  # clear: running time counted so far; no clock can set it

    class Meta:
        db_table = "worker"
        constraints = (CheckConstraint(condition=Q(only=ONLY), name="one_worker"),)


class GapRow(Row):
    """A time in which the worker took no turn: the machine slept, or was off."""

    begun_at = models.DateTimeField()  # clear
    ended_at = models.DateTimeField(db_index=True)  # clear

    class Meta:
        db_table = "worker_gap"


class GatewayRow(Row):
    """One configured channel: how to use it, sealed; whether it lately worked, in clear."""

    way = models.CharField(primary_key=True, max_length=20)  # clear
    sealed = models.BinaryField()  # to the worker
    hook_id = models.BinaryField(max_length=32, unique=True, null=True)  # mac: of the token in its web hook's address
    hook_key = models.BinaryField(null=True)  # clear: checks a web hook's signature; sends and reads nothing
    tried_at = models.DateTimeField(null=True)  # clear
    worked_at = models.DateTimeField(null=True)  # clear
    why = models.CharField(max_length=20, blank=True)  # clear: a code

    class Meta:
        db_table = "gateway"


class EnvelopeRow(Row):
    """What a PACT has published to the worker. `id` is the document's."""

    id = models.UUIDField(primary_key=True)  # clear
    organisation = models.ForeignKey(OrganisationRow, CASCADE)
    owner = models.ForeignKey(AccountRow, CASCADE)
    sealed = models.BinaryField()  # to the worker
    words = models.BinaryField(default=b"")  # to the worker
    version = models.PositiveIntegerField()  # clear
    day = models.DateField()  # clear

    class Meta:
        db_table = "envelope"


class TriggerRow(Row):
    """One trigger secret: by it a press is known to be for somebody, and by whom is not said."""

    id = models.BinaryField(primary_key=True, max_length=32)  # mac
    envelope = models.ForeignKey(EnvelopeRow, CASCADE)
    sealed = models.BinaryField(default=b"")  # by link: what the button page shows
    public = models.BinaryField(max_length=96, default=b"")  # public: its lock, signed by the owner, for the next pack
    made_on = models.DateField()  # clear

    class Meta:
        db_table = "trigger"


class CodeRow(Row):
    """One code to raise by text message: a verifier for the worker, single use."""

    envelope = models.ForeignKey(EnvelopeRow, CASCADE)
    sealed = models.BinaryField()  # to the worker: by which it is recognised
    public = models.BinaryField(max_length=125, default=b"")  # public: its lock, signed by the owner, for the next pack
    used_at = models.DateTimeField(null=True)  # clear
    made_on = models.DateField()  # clear

    class Meta:
        db_table = "trigger_code"


class PackRow(Row):
    """The twelve facts, sealed under a key nobody holds whole. A new version replaces the old one and its shares."""

    id = models.UUIDField(primary_key=True)  # clear: the PACT's
    organisation = models.ForeignKey(OrganisationRow, CASCADE)
    version = models.PositiveIntegerField()  # clear
    blob = models.BinaryField()  # sealed
    day = models.DateField()  # clear

    class Meta:
        db_table = "pack"


class ShareRow(Row):
    """One share of a pack: a contact's (under their card), or one of the ways in which the release share comes free."""

    pack = models.ForeignKey(PackRow, CASCADE, related_name="shares")
    kind = models.CharField(max_length=10)  # clear: contact, quorum, device, worker
    whose = models.BinaryField(max_length=32)  # mac: which contact or trigger; random-looking, the same for one version
    sealed = models.BinaryField()  # sealed to the card, under the trigger, or to the worker

    class Meta:
        db_table = "pack_share"
        constraints = (UniqueConstraint(fields=("pack", "kind", "whose"), name="one_share_of_a_kind"),)


class InboxRow(Row):
    """Somebody did something. Taken away in the transaction that keeps what followed."""

    key = models.BinaryField(max_length=32, unique=True)  # mac: the same note twice is one row
    sealed = models.BinaryField()  # to the worker
    urgent = models.BooleanField(default=False)  # clear: a press goes before everything
    tries = models.PositiveSmallIntegerField(default=0)  # clear: what cannot be read is put aside in the end
    at = models.DateTimeField()  # clear

    class Meta:
        db_table = "inbox"
        indexes = (models.Index(fields=("-urgent", "id"), name="inbox_in_order"),)


class AlertRow(Row):
    """One alert: its state, and when the worker has to look at it next. An open one has exactly one `due_at`."""

    id = models.UUIDField(primary_key=True)  # clear
    envelope = models.UUIDField(db_index=True)  # clear: outlives the PACT it was raised from
    owner = models.ForeignKey(AccountRow, CASCADE)
    version = models.PositiveIntegerField()  # clear: fencing; whoever saves must have read the one before
    sealed = models.BinaryField()  # the worker's own: the alert and the envelope it was raised from
    copy = models.BinaryField(default=b"")  # to the owner: the board and the log; empty where they must not see one
    open = models.BooleanField(default=True)  # clear
    practice = models.BooleanField(default=False)  # clear
    due_at = models.DateTimeField(null=True)  # clear
    due_awake = models.FloatField(null=True)  # clear: the same in seconds of the worker's running time
    erase_on = models.DateField(null=True)  # clear
    day = models.DateField()  # clear

    class Meta:
        db_table = "alert"
        constraints = (
            CheckConstraint(condition=Q(open=False) | Q(due_at__isnull=False), name="an_open_alert_is_looked_at_again"),
            UniqueConstraint(
                fields=("envelope",), condition=Q(open=True, practice=False), name="one_open_alert_of_a_pact"
            ),
        )
        indexes = (
            models.Index(fields=("due_at",), condition=Q(open=True), name="alerts_due"),
            models.Index(fields=("due_awake",), condition=Q(open=True), name="alerts_by_running_time"),
        )


class ViewRow(Row):
    """One page somebody may look at with a link: a contact's, or the phone's that pressed."""

    id = models.BinaryField(primary_key=True, max_length=32)  # mac
    alert = models.ForeignKey(AlertRow, CASCADE)
    sealed = models.BinaryField()  # by link
    version = models.PositiveIntegerField()  # clear
    ends_at = models.DateTimeField(null=True)  # clear: after it the page is gone

    class Meta:
        db_table = "view"


class OutboxRow(Row):
    """One text to one address, until it is settled. States never go back.

    A message may be several texts. Each waits, due only when it ends, until the one before it was handed over.
    """

    alert = models.ForeignKey(AlertRow, CASCADE, null=True)
    key = models.BinaryField(max_length=32, unique=True)  # mac: alert, step, contact, channel; travels as the reference
    way = models.CharField(max_length=20)  # clear: which gateway
    thread = models.BinaryField(max_length=32)  # mac: of the address; by it an answer finds what it answers
    instead = models.BinaryField(
        max_length=32
    )  # mac: alert, address, kind; the newest takes the place of one not yet sent
    sealed = models.BinaryField()  # the worker's own: address, text, contact
    rank = models.PositiveSmallIntegerField(default=0)  # clear: the lower ones leave first
    state = models.CharField(max_length=12, default="queued")  # clear: waiting, queued, handed-over, delivered, ...
    tries = models.PositiveSmallIntegerField(default=0)  # clear
    due_at = models.DateTimeField(null=True)  # clear: null once settled
    lease = models.PositiveIntegerField(default=0)  # clear: fencing number of whoever is sending
    expires_at = models.DateTimeField()  # clear
    external_mac = models.BinaryField(max_length=32, null=True)  # mac: of the gateway's id, to find it by its receipt
    settled_at = models.DateTimeField(null=True)  # clear

    class Meta:
        db_table = "outbox"
        indexes = (
            models.Index(fields=("way", "rank", "due_at", "id"), condition=Q(state="queued"), name="outbox_in_order"),
            models.Index(fields=("due_at",), condition=Q(due_at__isnull=False), name="outbox_due_next"),
            models.Index(fields=("external_mac",), condition=Q(external_mac__isnull=False), name="outbox_by_receipt"),
            models.Index(fields=("thread", "-id"), name="outbox_by_address"),
            models.Index(fields=("instead",), condition=Q(due_at__isnull=False), name="outbox_not_yet_sent"),
        )


class CheckInRow(Row):
    """One armed check-in: missed when either clock says so; a pack opens by it only when both do."""

    id = models.UUIDField(primary_key=True)  # clear
    envelope = models.ForeignKey(EnvelopeRow, CASCADE, related_name="check_ins")
    sealed = models.BinaryField()  # to the worker, then the worker's own: which one, which state
    copy = models.BinaryField(default=b"")  # to the owner: which one, which state, when it is due
    due_at = models.DateTimeField(null=True, db_index=True)  # clear
    due_awake = models.FloatField(null=True)  # clear: in seconds of the worker's running time
    version = models.PositiveIntegerField(default=1)  # clear: fencing

    class Meta:
        db_table = "check_in"
        indexes = (models.Index(fields=("due_awake",), name="check_ins_by_running_time"),)


class EvidenceRow(Row):
    """Something the worker saw about a contact, for the owner to read when they sign in."""

    envelope = models.ForeignKey(EnvelopeRow, CASCADE)
    owner = models.ForeignKey(AccountRow, CASCADE)
    sealed = models.BinaryField()  # to the owner
    day = models.DateField(db_index=True)  # clear

    class Meta:
        db_table = "evidence"


class InvitationRow(Row):
    """A question to somebody: will you be a contact? Readable with its link, its answer by the owner alone."""

    id = models.BinaryField(primary_key=True, max_length=32)  # mac
    organisation = models.ForeignKey(OrganisationRow, CASCADE)
    owner = models.ForeignKey(AccountRow, CASCADE)
    owner_key = models.BinaryField(max_length=32)  # public: the owner's, under the link's own seal against exchange
    sealed = models.BinaryField()  # by link
    answer = models.BinaryField(default=b"")  # to the owner
    ends_at = models.DateTimeField(db_index=True)  # clear

    class Meta:
        db_table = "invitation"
