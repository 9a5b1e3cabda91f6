"""A file that leaves: under a name that says nothing to whoever sees the folder."""

from django.http import HttpResponse

FILE_NAME = "notes"


def download(content: bytes, suffix: str, content_type: str, number: int = 1) -> HttpResponse:
    name = FILE_NAME if number == 1 else f"{FILE_NAME}-{number}"
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}.{suffix}"'
    return response
