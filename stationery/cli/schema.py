"""stationery schema: describes what each kind of file can contain, for editors (JSON Schema) and people (reference)."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

from stationery.cli.option_groups import OPTIONS
from stationery.cli.options import Option, Request, argument, command, option
from stationery.cli.terminal import say

if TYPE_CHECKING:
    from stationery.data.schema import Kind

FOLDER = "schemas"
"""Where `--write` puts the schemas, in the configuration folder."""


@command(
    argument("kind", required=False),
    option(
        "write",
        Option("--write", "Write the schema to your configuration folder, for your editor.", OPTIONS, flag=True),
    ),
    option("reference", Option("--reference", "Print a reference in Markdown, for people.", OPTIONS, flag=True)),
)
def schema(request: Request) -> None:
    """Print the JSON Schema of a KIND of file, which lets your editor complete and check such files.

    Without KIND, list all kinds. A file names its schema in its first line:

    \b
      # yaml-language-server: $schema=../../schemas/letterheads.json

    \b
      stationery schema                       list all kinds
      stationery schema letterheads           the schema of letterheads
      stationery schema letter --write        write the schema of letter files
      stationery schema envelopes --reference each key, its type, and its default
    """
    from stationery.products.schema import find_kind, kind_names  # 3.0 ms

    name = request.text("kind")
    kinds = {each: find_kind(each) for each in ((name,) if name else kind_names())}
    if request.flag("write"):
        for each, kind in kinds.items():
            say(write_schema(each, kind))
    elif request.flag("reference"):
        from stationery.data.reference import reference  # 3.2 ms

        say("\n\n".join(reference(each, kind) for each, kind in kinds.items()))
    elif name:
        say(text_of(kinds[name]))
    else:
        width = max(map(len, kinds))
        for each, kind in kinds.items():
            say(f"{each:<{width}}  {kind.says}")


def text_of(kind: Kind[Any]) -> str:
    """The JSON Schema of a kind, as text."""
    from stationery.data.json_schema import schema_of  # 3.2 ms

    return json.dumps(schema_of(kind), indent=1, ensure_ascii=False)


def write_schema(name: str, kind: Kind[Any]) -> str:
    """Write the schema to the configuration folder, and return its path."""
    from stationery.cli import files, settings  # 5.1 ms

    path = os.path.join(settings.folder(), FOLDER, f"{name}.json")
    os.makedirs(os.path.dirname(path), exist_ok=True)
    files.write((path, f"{text_of(kind)}\n".encode()))
    return path
