import tempfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings

from amparo.web.uploads import BODY_BYTES_MAX, FILE_BYTES_MAX

pytestmark = pytest.mark.usefixtures("gallery")


@pytest.fixture
def gallery():
    with override_settings(ROOT_URLCONF="tests.web.gallery.urls"):
        yield


def a_file(size: int) -> SimpleUploadedFile:
    return SimpleUploadedFile("plan.csv", b"x" * size)


def test_a_file_never_touches_the_disk(client, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    answer = client.post("/gallery/upload/", {"table": a_file(FILE_BYTES_MAX)})
    assert answer.content == b"BytesIO"
    assert not list(tmp_path.iterdir())


def test_two_files_stay_two(client):
    assert client.post("/gallery/upload/", {"one": a_file(5), "two": a_file(7)}).content == b"BytesIO,BytesIO"


def test_a_file_too_large_is_refused_with_its_limit(client):
    answer = client.post("/gallery/upload/", {"table": a_file(FILE_BYTES_MAX + 1)})
    assert answer.status_code == 413
    assert "5 megabytes" in answer.content.decode()


def test_files_count_together(client):
    half = FILE_BYTES_MAX // 2 + 1
    assert client.post("/gallery/upload/", {"one": a_file(half), "two": a_file(half)}).status_code == 413


def test_a_body_too_large_is_refused_unread(client):
    assert client.post("/gallery/upload/", CONTENT_LENGTH=str(BODY_BYTES_MAX + 1)).status_code == 413
