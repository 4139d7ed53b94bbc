"""The options that choose rows of a list, for every command that takes one."""

from __future__ import annotations

import click

from stationery.cli.option_groups import ROWS
from stationery.cli.options import Option, Request, Row, option

LISTS = (".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".ods")
"""How the names of lists end."""

CARDS = (".vcf", ".vcard")
"""How the names of vCards end."""

SELECTION: tuple[Row, ...] = (
    option(
        "where",
        Option(
            "--where",
            "Only rows with this text in a column, or without it: 'Status=Active', 'Status!=Sent'; 'Email=' are the"
            " rows whose Email is empty, 'Email!=' all others. Give it several times: two texts of one column mean"
            " either, conditions of several columns all.",
            ROWS,
            metavar="CONDITION",
            many=True,
        ),
    ),
    option("sort", Option("--sort", "Sort by zip, name, or a column; otherwise as in the list.", ROWS, "COLUMN")),
    option("first", Option("--first", "Only the first N of these.", ROWS, "N", between=(1, None))),
    option("skip", Option("--skip", "Leave out the first N of these.", ROWS, "N", between=(0, None))),
    option(
        "row", Option("--row", "Only this row, as the spreadsheet numbers it; can be repeated.", ROWS, "N", many=True)
    ),
    option(
        "rows",
        Option("--rows", "Only these rows, such as 2,4,6-9; 5- is row 5 and all below.", ROWS, "RANGE", many=True),
    ),
    option(
        "household",
        Option(
            "--household",
            "Make one letter and one envelope for the rows of one address, to all who are named in them.",
            ROWS,
            flag=True,
        ),
    ),
    option(
        "with_partners",
        Option(
            "--with-partners",
            "Write to the spouse or partner, too, whom an address book (Google, Outlook, vCard) knows.",
            ROWS,
            flag=True,
        ),
    ),
    option(
        "skip_hidden",
        Option("--skip-hidden", "Leave out the rows that the spreadsheet hides (XLSX and ODS).", ROWS, flag=True),
    ),
    option(
        "skip_bad",
        Option(
            "--skip-bad",
            "Make the others if some rows have errors, and write those rows into LIST-rest.csv (not for vCards).",
            ROWS,
            flag=True,
        ),
    ),
)
"""Which rows of a list; `merging.read_selection` reads them."""


WHICH = option(
    "which_address",
    Option("--address --which-address", "Of several addresses, use this one.", ROWS, among=("home", "work")),
)
"""For lists whose people have several addresses."""


def refuse_selection(request: Request, what: str) -> None:
    """Raise UsageError for options that choose rows where there is no list."""
    for name, row in SELECTION:
        if request.text_if(name):
            raise click.UsageError(f"{row.flags} is for {what}.")
