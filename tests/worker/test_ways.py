"""The gateways follow their settings: opened when set up, put away when they change or go."""

from datetime import UTC, datetime

import pytest

from amparo.channels.notebook import Notebook
from amparo.channels.settings import NotebookSettings, SignalSettings
from amparo.channels.signal import Signal
from amparo.sealing.workerkey import WorkerKey, WorkerSecret
from amparo.store import gateways
from amparo.store.turning import heart
from amparo.worker.ways import Ways, collect
from tests.channels.lines import free_port
from tests.inside import TODAY


@pytest.fixture
def ways(db):
    key = WorkerKey.from_secret(WorkerSecret.new())
    heart.introduce(key.public, TODAY)
    ways = Ways(key)
    yield ways
    ways.close()


def test_what_listens_is_put_away_when_its_settings_change_or_go(ways):
    url = f"http://127.0.0.1:{free_port()}"
    gateways.put("signal", SignalSettings(account="+15550009", url=url, local=True))
    ways.look()
    before = ways.channels["signal"]
    collect(ways.channels, datetime.now(UTC))
    assert isinstance(before, Signal)
    gateways.put("signal", NotebookSettings())
    ways.look()
    assert isinstance(ways.channels["signal"], Notebook)
    assert before._listener._over.is_set()
    gateways.remove("signal")
    ways.look()
    assert not ways.channels


def test_a_gateway_that_did_not_change_is_not_opened_again(ways):
    gateways.put("sms", NotebookSettings())
    ways.look()
    before = ways.channels["sms"]
    ways.look()
    assert ways.channels["sms"] is before
