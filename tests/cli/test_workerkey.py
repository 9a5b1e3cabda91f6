"""The worker's key is never where the data is: whoever takes one has not got the other."""

import os
import subprocess
import sys

import pytest
from platformdirs.macos import MacOS
from platformdirs.unix import Unix

from amparo.cli.workerkey import FOLDER


@pytest.mark.parametrize("system", [Unix, MacOS])
def test_the_usual_place_of_the_key_is_not_the_usual_place_of_the_data(system):
    data, keys = system("amparo", appauthor=False).user_data_path, system(FOLDER, appauthor=False).user_config_path
    assert not keys.is_relative_to(data)
    assert not data.is_relative_to(keys)


def test_a_key_in_the_data_folder_is_refused(tmp_path):
    data = tmp_path / "data"
    asked = ["serve", "--no-browser", "--port", "0", "--data", str(data), "--worker-key", str(data / "worker.key")]
    known = {**os.environ, "LANGUAGE": "en", "XDG_CONFIG_HOME": str(tmp_path / "config")}
    for name in [each for each in known if each.startswith("AMPARO_")]:
        del known[name]
    command = [sys.executable, "-m", "amparo.cli", *asked]
    ended = subprocess.run(command, env=known, capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode != 0
    assert "must not lie in the data folder" in ended.stderr
    assert not (data / "worker.key").exists()
