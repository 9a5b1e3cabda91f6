"""A file that leaves: under a name that says nothing to whoever sees the folder."""

from django.http import HttpResponse

FILE_NAME = "notes"


def download(content: bytes, suffix: str, content_type: str, name: str = FILE_NAME) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}.{suffix}"'
    return response
