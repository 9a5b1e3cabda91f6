from django.conf import settings
from django.db.utils import ConnectionHandler

PROMISED = {
    "journal_mode": "wal",
    "synchronous": 2,  # FULL: what was answered with "kept" is on the disk
    "secure_delete": 1,
    "foreign_keys": 1,
    "trusted_schema": 0,
    "temp_store": 2,  # in memory
}


def test_the_database_keeps_what_it_promises(tmp_path, django_db_blocker):
    file = {"default": {**settings.DATABASES["default"], "NAME": tmp_path / "amparo.sqlite3"}}
    connection = ConnectionHandler(file)["default"]
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        kept = {name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in PROMISED}
    connection.close()
    assert kept == PROMISED
    assert connection.transaction_mode == "IMMEDIATE"


def test_no_door_stands_beside_our_own():
    assert not [app for app in settings.INSTALLED_APPS if app.startswith("django.contrib.") and "static" not in app]
    assert not settings.DEBUG
