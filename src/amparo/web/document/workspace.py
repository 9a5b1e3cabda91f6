"""What is asked about the place a document belongs to; the same for every kind."""

from amparo.domain.plan.model import Workspace
from amparo.domain.plan.terms import Confidentiality, WorkspaceKind
from amparo.web.document.asked import Asked, How, Table

WORKSPACE: Table = {
    Workspace: (
        Asked("name", How.LINE),
        Asked("organisation", How.LINE),
        Asked("kind", How.CHOICE, of=WorkspaceKind, required=True),
        Asked("language", How.LANGUAGE),
        Asked("confidentiality", How.CHOICE, of=Confidentiality, required=True),
    )
}
