"""The command line. Starting up loads click and nothing else; each command loads what it needs when it is called.

Whatever goes wrong comes out as two lines on standard error, `amparo: error: ...` and `amparo: hint: ...`.
"""

import os
import sys
from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

COMMANDS: Mapping[str, str] = {
    "check": "amparo.cli.check:check",
    "convert": "amparo.cli.convert:convert",
    "new": "amparo.cli.new:new",
    "schema": "amparo.cli.schema:schema",
    "serve": "amparo.cli.serve:serve",
    "worker": "amparo.cli.worker:worker",
    "demo": "amparo.cli.demo:demo",
    "seal": "amparo.cli.seal:seal",
    "open": "amparo.cli.seal:open_",
    "doctor": "amparo.cli.doctor:doctor",
}
EXIT_INTERRUPTED = 130
EXIT_BUG = 70


class Refusal(click.ClickException):
    """Something the person who typed can mend. `errors` are said line by line, then the hint."""

    exit_code = 2

    def __init__(self, *errors: str, hint: str) -> None:
        super().__init__(errors[0])
        self.errors = errors
        self.hint = hint


class Commands(click.Group):
    """Finds a command by name in COMMANDS and only then imports its module."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's own signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as above
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run, and end the process: nothing a person typed ends in a traceback."""
        extra |= {"prog_name": "amparo", "standalone_mode": False}
        sys.exit(_ended(lambda: super(Commands, self).main(*args, **extra)))


def _ended(run: Any) -> int:
    try:
        code = run()
    except Refusal as refusal:
        return complain(*refusal.errors, hint=refusal.hint)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return Refusal.exit_code
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "amparo"
        return complain(error.format_message(), hint=f"'{command} --help' tells what can be typed")
    except (click.Abort, KeyboardInterrupt):
        return EXIT_INTERRUPTED
    except BrokenPipeError:  # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # a traceback shows what a plan says; its name is enough to report
        if os.environ.get("AMPARO_TRACEBACK"):
            raise
        complain(f"a fault in Amparo itself ({type(error).__name__})", hint="AMPARO_TRACEBACK=1 shows where it is")
        return EXIT_BUG
    return code if isinstance(code, int) else 0


def complain(*errors: str, hint: str) -> int:
    for error in errors:
        click.echo(f"amparo: error: {one_line(error)}", err=True)
    click.echo(f"amparo: hint: {one_line(hint)}", err=True)
    return Refusal.exit_code


def one_line(text: str) -> str:
    """The text as one line. A file may hold signs that move a terminal's cursor or turn its letters round."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


@click.group(cls=Commands)
@click.version_option(package_name="amparo", message="%(prog)s %(version)s")
def main() -> None:
    """Security plans, contacts prepared to act and next steps for human-rights defenders."""
