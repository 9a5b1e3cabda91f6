"""What the worker saw happen with a contact, or with the sealed facts, told to the owner, who may otherwise only hope."""

from uuid import UUID

from amparo.domain.alert.showing import shown_since, stands_still
from amparo.domain.pact.model import Evidence
from amparo.domain.pact.terms import EvidenceKind, Way
from amparo.store.turning.ledger import Held, Ledger


def saw_answer(ledger: Ledger, held: Held, contact: str) -> None:
    kind = EvidenceKind.PRACTICE_ANSWERED if held.kept.alert.practice else EvidenceKind.ALERT_ANSWERED
    saw(ledger, held, kind, contact, timed=True)


def saw(
    ledger: Ledger, held: Held, kind: EvidenceKind, contact: str = "", *, way: Way | None = None, timed: bool = False
) -> None:
    """Nothing more once their side stands still: an answer to an alert that looks over would say that it is not."""
    alert = held.kept.alert
    if stands_still(alert):
        return
    minutes = int((ledger.now - shown_since(alert)).total_seconds() // 60) if timed else None
    evidence = Evidence(kind=kind, contact=contact, at=ledger.now, way=way, minutes=minutes)
    ledger.saw(UUID(held.kept.envelope.pact), held.owner, evidence)
