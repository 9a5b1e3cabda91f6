"""A file that somebody sends stays in memory, or is refused: it never touches the disk."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest, HttpResponse

FILE_BYTES_MAX = 5 * 2**20
FIELD_BYTES_MAX = 2**20
BODY_BYTES_MAX = FILE_BYTES_MAX + FIELD_BYTES_MAX


class InMemory(FileUploadHandler):
    """Keeps at most FILE_BYTES_MAX bytes, all files of one request counted together."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bytes_kept = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.content = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:  # noqa: ARG002 - Django names it
        self.bytes_kept += len(raw_data)
        if self.bytes_kept > FILE_BYTES_MAX:
            raise RequestDataTooBig
        self.content.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        self.content.seek(0)
        return InMemoryUploadedFile(
            self.content,
            self.field_name,
            self.file_name or "",
            self.content_type or "",
            file_size,
            self.charset,
            self.content_type_extra,
        )


class SmallEnough:
    """Refuses by its stated size what is too large, before anything is read."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        untrusted_length = request.META.get("CONTENT_LENGTH") or "0"
        if untrusted_length.isdigit() and int(untrusted_length) > BODY_BYTES_MAX:
            raise RequestDataTooBig
        return self.respond(request)
