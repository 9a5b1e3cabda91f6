"""`amparo schema plan`, `pact`, `session`, `card` or `next-steps`: the JSON Schema of the document."""

import click
import msgspec

from amparo.domain import document


@click.command()
@click.argument("kind", type=click.Choice(list(document.KINDS)))
def schema(kind: str) -> None:
    """Print the JSON Schema of a plan, a PACT, a session, a card or next steps."""
    click.echo(msgspec.json.format(msgspec.json.encode(document.schema(document.KINDS[kind])), indent=2))
