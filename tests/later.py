"""Amparo as it runs on a later day: the same command line, with the clock of this process moved. `SECONDS command ...`"""

import sys
from datetime import UTC, datetime, timedelta

import time_machine

from amparo.cli import main

if __name__ == "__main__":
    then = datetime.now(UTC) + timedelta(seconds=float(sys.argv.pop(1)))
    with time_machine.travel(then, tick=True):
        main()
