"""Install Amparo from this folder, or bring an older one up to date. Needs Python 3.11 or newer and no network.

What people wrote lies elsewhere and is not touched.
"""

import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
WHEELS = HERE / "wheels"
APP = HERE / "app"
WINDOWS = sys.platform == "win32"
BIN = APP / ("Scripts" if WINDOWS else "bin")


def main() -> None:
    if sys.version_info < (3, 11):  # noqa: UP036 - this file meets any Python
        sys.exit("Amparo needs Python 3.11 or newer; this is " + sys.version.split()[0])
    python = BIN / ("python.exe" if WINDOWS else "python")
    if not python.exists():
        venv.create(APP, with_pip=False)
    amparo = newest("amparo")
    install(python, "--upgrade", "-r", str(HERE / "requirements.txt"))
    # Forced, because a newer build may carry the number of the one that is there.
    install(python, "--force-reinstall", "--no-deps", str(amparo))
    print(f"Amparo is installed. To start it: {starter()}")


def install(python: Path, *what: str) -> None:
    """Run pip from its own wheel: not every system's Python brings one."""
    quiet = ("--quiet", "--disable-pip-version-check", "--no-warn-script-location")
    offline = ("--no-index", "--find-links", str(WHEELS))
    pip = newest("pip") / "pip"
    done = subprocess.run([str(python), str(pip), "--isolated", "install", *quiet, *offline, *what], check=False)
    if done.returncode:
        version = ".".join(map(str, sys.version_info[:2]))
        sys.exit(f"Nothing was started. This folder may be made for another system or another Python than {version}.")


def newest(name: str) -> Path:
    return max(WHEELS.glob(f"{name}-*.whl"), key=lambda wheel: wheel.stat().st_mtime)


def starter() -> Path:
    """A file to click on."""
    if WINDOWS:
        file = HERE / "Start Amparo.cmd"
        file.write_text('@"%~dp0app\\Scripts\\amparo.exe" serve %*\r\n', encoding="ascii", newline="")
    else:
        file = HERE / "start-amparo"
        file.write_text('#!/bin/sh\nexec "$(dirname "$0")/app/bin/amparo" serve "$@"\n', encoding="ascii")
        file.chmod(0o755)
    return file


if __name__ == "__main__":
    main()
