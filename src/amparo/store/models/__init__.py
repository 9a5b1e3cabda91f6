"""The rows. No title, no name and no text stands here in clear.

Each column is one of
    sealed   opens only with somebody's key; its size is padded
    mac      found again by whoever knows what it was made of and holds the key file; leads nowhere else
    public   keys and signatures, made to be shown
    clear    random ids, counts, and days where a day is enough

Whatever belongs to an organisation says to which, so that several organisations can live in one database behind
composite keys without any stored document being touched.
"""

from amparo.store.models.alerts import (
    AlertRow,
    CheckInRow,
    CodeRow,
    EnvelopeRow,
    EvidenceRow,
    GapRow,
    GatewayRow,
    InboxRow,
    InvitationRow,
    OutboxRow,
    PackRow,
    ShareRow,
    TriggerRow,
    ViewRow,
    WorkerRow,
)
from amparo.store.models.people import (
    AccountRow,
    DeviceRow,
    DocumentRow,
    EventRow,
    FirstRunCodeRow,
    InstallationRow,
    LogRow,
    MissRow,
    OrganisationRow,
    SessionRow,
    VersionRow,
    WrapRow,
)
from amparo.store.models.rooms import FollowUpRow, ReminderRow, RoomRow, SeatRow, ThingRow
from amparo.store.models.row import ONLY, Row

__all__ = [
    "ONLY",
    "AccountRow",
    "AlertRow",
    "CheckInRow",
    "CodeRow",
    "DeviceRow",
    "DocumentRow",
    "EnvelopeRow",
    "EventRow",
    "EvidenceRow",
    "FirstRunCodeRow",
    "FollowUpRow",
    "GapRow",
    "GatewayRow",
    "InboxRow",
    "InstallationRow",
    "InvitationRow",
    "LogRow",
    "MissRow",
    "OrganisationRow",
    "OutboxRow",
    "PackRow",
    "ReminderRow",
    "RoomRow",
    "Row",
    "SeatRow",
    "SessionRow",
    "ShareRow",
    "ThingRow",
    "TriggerRow",
    "VersionRow",
    "ViewRow",
    "WorkerRow",
    "WrapRow",
]
