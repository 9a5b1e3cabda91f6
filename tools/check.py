"""`make check`: every rule a machine can check, cheapest first, stopping at the first that fails."""

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
PYTHON = sys.executable
TEMPLATES = "src/amparo/web/templates"

STEPS: dict[str, tuple[str, ...]] = {
    "format": ("ruff", "format", "--check", "--quiet", "."),
    "lint": ("ruff", "check", "--quiet", "."),
    "translations": (PYTHON, "tools/messages.py", "check"),
    "floors": ("lint-imports",),
    "dependencies": ("deptry", "src"),
    "dead code": (PYTHON, "tools/dead_code.py"),
    "templates": ("djlint", TEMPLATES, "--lint", "--quiet"),
    "house tests": (PYTHON, "-m", "pytest", "tests/house"),
    "types": (PYTHON, "-m", "mypy"),
}


def main() -> int:
    for name, command in STEPS.items():
        print(f"{name:14}", end="", flush=True)
        began = time.perf_counter()
        done = run(command)
        if done.returncode:
            print(f"FAILED\n\n{done.stdout}\nmake check: stopped at '{name}': {shown(command)}")
            return 1
        print(f"ok  {time.perf_counter() - began:5.1f} s")
    print("make check: everything holds")
    return 0


def run(command: tuple[str, ...]) -> subprocess.CompletedProcess[str]:
    program = command[0] if command[0] == PYTHON else str(BIN / command[0])
    return subprocess.run(
        [program, *command[1:]], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )


def shown(command: tuple[str, ...]) -> str:
    return " ".join("python" if word == PYTHON else word for word in command)


if __name__ == "__main__":
    sys.exit(main())
