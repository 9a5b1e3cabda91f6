"""A document in front of somebody: what they open, what they send, how it stands then."""

from typing import Any
from uuid import UUID

from django.test import Client
from django.urls import reverse

from amparo.web.document.kind import Kind
from tests.inside import Somebody, client_of


class Desk:
    def __init__(self, somebody: Somebody, of: Kind, document_id: UUID) -> None:
        self.somebody = somebody
        self.client: Client = client_of(somebody)
        self.of = of
        self.id = document_id
        self.base = reverse(of.name, args=[document_id])

    def opens(self, path: str = "", **query: str) -> str:
        answer = self.client.get(self.base + path, query)
        assert answer.status_code == 200, (path, answer.status_code)
        return answer.content.decode()

    def sends(self, path: str, status: int = 303, **form: object) -> str:
        """Where it led; or what the page said, where it led nowhere."""
        answer = self.client.post(self.base + path, form)
        assert answer.status_code == status, (path, answer.status_code, answer.content.decode()[-3000:])
        return answer["Location"] if status == 303 else answer.content.decode()

    @property
    def document(self) -> Any:
        return self.of.desk.read(self.id, **self.somebody.looks).document

    @property
    def version(self) -> int:
        return self.of.desk.read(self.id, **self.somebody.looks).version
