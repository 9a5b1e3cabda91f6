"""`make bundle`: a folder that installs and updates Amparo from a stick, without a network.

make bundle                                        for machines like this one
make bundle ARGS="--platform win_amd64 --python 3.12 --python 3.13"
"""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
BUNDLE = ROOT / "bundle"
WHEELS = BUNDLE / "wheels"
STICK = ROOT / "tools/stick"

# A pip wheel's platform -> how requirements name it. macOS wheels say the oldest system they run on.
SYSTEMS = {
    "win_amd64": {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt", "platform_machine": "AMD64"},
    "macosx_11_0_arm64": {"sys_platform": "darwin", "platform_system": "Darwin", "platform_machine": "arm64"},
    "macosx_11_0_x86_64": {"sys_platform": "darwin", "platform_system": "Darwin", "platform_machine": "x86_64"},
}


def main() -> None:
    asked = arguments()
    shutil.rmtree(BUNDLE, ignore_errors=True)
    WHEELS.mkdir(parents=True)
    run(asked.uv, "build", "--wheel", "--quiet", "--out-dir", str(WHEELS), str(ROOT))
    (WHEELS / ".gitignore").unlink(missing_ok=True)  # uv's; the folder is meant to be copied whole
    exported = run(
        asked.uv, "export", "--locked", "--no-dev", "--no-emit-project", "--no-hashes", "--no-annotate", "--quiet"
    )
    pinned = [line for line in exported.splitlines() if line and not line.startswith("#")]
    (BUNDLE / "requirements.txt").write_text("\n".join(pinned) + "\n", encoding="utf-8")
    for python in asked.python or [".".join(map(str, sys.version_info[:2]))]:
        download(asked.pip, pinned, python, asked.platform)
    for file in STICK.iterdir():
        shutil.copy(file, BUNDLE / file.name)
    size = sum(wheel.stat().st_size for wheel in WHEELS.iterdir()) / 1e6
    print(f"{BUNDLE}: {len(list(WHEELS.iterdir()))} wheels, {size:.0f} MB. Copy the whole folder.")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bundle")
    parser.add_argument("--uv", required=True)
    parser.add_argument("--pip", required=True, help="a Python that has pip")
    parser.add_argument("--platform", choices=SYSTEMS, help="default: this machine's")
    parser.add_argument("--python", action="append", help="as 3.12; more than once if the laptops differ")
    return parser.parse_args()


def download(pip: str, pinned: list[str], python: str, platform: str | None) -> None:
    """The pinned wheels for one Python. Every requirement is pinned, so pip has nothing to resolve (`--no-deps`)."""
    target = {"python_version": python, "python_full_version": f"{python}.0", **SYSTEMS.get(platform or "", {})}
    wanted = [needed for needed in map(Requirement, pinned) if not needed.marker or needed.marker.evaluate(target)]
    names = [f"{needed.name}{needed.specifier}" for needed in wanted]
    where = ["--python-version", python, *(["--platform", platform] if platform else [])]
    # pip itself travels along: many systems ship a Python that cannot make one.
    run(pip, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps", "--only-binary=:all:",
        "--dest", str(WHEELS), *where, *names, "pip")  # fmt: skip


def run(*command: str) -> str:
    environment = os.environ | {"PIP_ROOT_USER_ACTION": "ignore"}
    done = subprocess.run(command, check=False, text=True, stdout=subprocess.PIPE, cwd=ROOT, env=environment)
    if done.returncode:
        sys.exit(f"make bundle: '{' '.join(command[:4])} ...' failed; what it said stands above")
    return done.stdout


if __name__ == "__main__":
    main()
