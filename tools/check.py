"""`make check`: every rule a machine can check, cheapest first, as many at a time as there are processors.

It stops at the first that fails; what has not begun by then is not begun.
"""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
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
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for name, step in [(name, pool.submit(run, command)) for name, command in STEPS.items()]:
            print(f"{name:14}", end="", flush=True)
            done, seconds = step.result()
            if done.returncode:
                pool.shutdown(wait=False, cancel_futures=True)
                print(f"FAILED\n\n{done.stdout}\nmake check: stopped at '{name}': {shown(STEPS[name])}")
                return 1
            print(f"ok  {seconds:5.1f} s")
    print("make check: everything holds")
    return 0


def run(command: tuple[str, ...]) -> tuple[subprocess.CompletedProcess[str], float]:
    """How it ended, and the seconds it took."""
    began = time.perf_counter()
    program = command[0] if command[0] == PYTHON else str(BIN / command[0])
    done = subprocess.run(
        [program, *command[1:]], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    return done, time.perf_counter() - began


def shown(command: tuple[str, ...]) -> str:
    return " ".join("python" if word == PYTHON else word for word in command)


if __name__ == "__main__":
    sys.exit(main())
