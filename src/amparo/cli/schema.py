"""`amparo schema plan`: the JSON Schema of the document."""

import click
import msgspec

from amparo.domain import document


@click.command()
@click.argument("kind", type=click.Choice([document.KIND]))
def schema(kind: str) -> None:
    """Print the JSON Schema of a plan."""
    assert kind == document.KIND
    click.echo(msgspec.json.format(msgspec.json.encode(document.schema()), indent=2))
