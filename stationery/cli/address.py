"""stationery address: shows the lines in which an address from a file or stdin will be printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stationery.cli.option_groups import OPTIONS
from stationery.cli.options import Option, Request, argument, command, option, under
from stationery.cli.terminal import say
from stationery.model.errors import Place, SourceError, StationeryError

if TYPE_CHECKING:
    from stationery.model.errors import Remark
    from stationery.products.address import Desk


@command(
    argument("file", default="-"),
    option("from_", Option("--from", "The country you are sending from.", metavar="COUNTRY")),
    option(
        "address_manner",
        flags="--manner --address-manner",
        heading=OPTIONS,
        help="Print the address as typed, or as postal machines prefer: capitals, no punctuation.",
    ),
    *under(OPTIONS, "country_line"),
    option("language", flags="--language", heading=OPTIONS, help="The language, such as en-US or de."),
    option("as_json", heading=OPTIONS, help="Read and write JSON, one object per line."),
    *under(OPTIONS, "profile"),
)
def address(request: Request) -> int:
    """Show how the address in FILE (- for stdin) will be printed. FILE is a letter file, address parts, or plain lines.

    \b
      stationery address thank-you.md
      echo "Ann Lee; 12 Elm St; Salem, OR 97301" | stationery address --manner post
      stationery address --json --from DE < customers.jsonl > lines.jsonl

    With --json, each line is an object with name, organization, street (a list), dependent_locality, locality, region,
    postal_code, sorting_code, country; or prefix, given, family, suffix, title, department; or lines. The answer to
    each is an object with lines and warnings, or with error and line; after an error, the exit code is 1.
    """
    from stationery.cli import settings, source  # 11.8 ms
    from stationery.cli.output import tell_remarks  # 1.2 ms
    from stationery.model.letter import Letter  # 2.7 ms
    from stationery.products import address as job  # 20.0 ms

    file, choices, profile = request.require("file"), request.choices(), request.require("profile")
    from_country = request.written("from_")
    if request.flag("as_json"):
        at = job.desk(
            source.lay_options(Letter(file), source.Requested(choices, profile=profile)), settings.stock(), from_country
        )
        return _stream(file, at)
    from stationery.reading.addresses import read_address  # 10.0 ms
    from stationery.reading.files import read_text  # 3.7 ms

    letter = source.lay_options(read_address(read_text(file), file), source.Requested(choices, profile=profile))
    if letter.recipient is None:
        raise SourceError("the recipient is missing", Place(letter.file), "write `to:` and the lines of the address")
    result = job.address_party(letter.recipient, job.desk(letter, settings.stock(), from_country))
    for line in result.lines:
        say(line)
    tell_remarks(result.remarks)
    return 0


def _stream(file: str, at: Desk) -> int:
    """Answer each line at once, since the writer may wait for it. A bad line does not stop the others."""
    import json

    from stationery.products.address import address_party  # 19.4 ms
    from stationery.reading.addresses import party_from_json  # 8.2 ms
    from stationery.reading.files import byte_lines  # 3.6 ms

    name = "stdin" if file == "-" else file
    code = 0
    answer: dict[str, object]
    for number, row in enumerate(byte_lines(file), 1):
        if not row.strip():
            continue
        try:
            result = address_party(party_from_json(_decode(row, number, name), Place(name, number)), at)
        except StationeryError as fault:
            code = 1
            hint = f"; {fault.hint}" if fault.hint else ""
            answer = {"error": f"{fault.message}{hint}", "line": number}
        else:
            answer = {"lines": result.lines, "warnings": [_describe(remark) for remark in result.remarks]}
        say(json.dumps(answer, ensure_ascii=False))
    return code


def _decode(row: bytes, number: int, name: str) -> str:
    try:
        return row.decode("utf-8-sig" if number == 1 else "utf-8")
    except UnicodeDecodeError:
        raise SourceError("this line is not UTF-8", Place(name, number), "save the file as UTF-8") from None


def _describe(remark: Remark) -> str:
    return f"{remark.message}; {remark.hint}" if remark.hint else remark.message
