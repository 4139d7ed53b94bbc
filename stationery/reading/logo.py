"""Reads a letterhead's logo from a letter or profile: `{logo: logo.svg, height: 14mm, alt: …}`; and opens its file."""

from __future__ import annotations

import os
from collections.abc import Callable

from stationery.data.tables import Table
from stationery.model.errors import Place, SourceError
from stationery.model.logo import LogoChoice
from stationery.model.party import Written
from stationery.reading.files import read_bytes

MOST_LOGO_BYTES = 10_000_000
"""Every letter contains its logo; a picture for print takes a tenth of this."""


def read_logo(table: Table, file: Written, alt: Written) -> LogoChoice | None:
    """The logo of a letterhead's table; None if it has none. Notes faults in the table."""
    if not file:
        for key in ("height", "alt", "gray"):
            if key in table:
                table.fault(
                    f"{table.typed(key)} belongs to a logo, but there is none", table.where(key), "add logo: FILE"
                )
        return None
    return LogoChoice(file, table.length("height"), alt, table.flag("gray") is True)


def write_logo(logo: LogoChoice, quoted: Callable[[str], str]) -> list[str]:
    """The rows of a letterhead's table for the logo. The path becomes absolute: the profile may move."""
    rows = [f"  logo: {quoted(os.path.abspath(logo.path))}"]
    if logo.height:
        rows.append(f"  height: {logo.height.mm:.6f}mm")
    if logo.alt:
        rows.append(f"  alt: {quoted(logo.alt.text)}")
    return [*rows, "  gray: yes"] if logo.gray else rows


def read_logo_file(logo: LogoChoice) -> bytes:
    """The file's bytes. Raises SourceError where the letter names it, if it can't be read or is too large."""
    place = logo.file.place or Place(logo.path)
    data = read_bytes(logo.path, MOST_LOGO_BYTES + 1, place)
    if not data:
        raise SourceError(f"{logo.file.text}: the logo is empty", place, "save it again")
    if len(data) > MOST_LOGO_BYTES:
        hint = "every letter contains it; save it as SVG, or smaller"
        raise SourceError(f"{logo.file.text} is larger than {MOST_LOGO_BYTES // 1_000_000} MB", place, hint)
    return data
