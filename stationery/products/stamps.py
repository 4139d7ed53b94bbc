"""The stamps that a folder, a PDF with one on each page, or a text file has, one at a time."""

from __future__ import annotations

import os
from collections.abc import Iterator
from hashlib import sha256

from stationery.agenda.ledger import identify, name_postage
from stationery.model.errors import Place, Remark, SourceError
from stationery.model.letter import Written
from stationery.model.postage import choose_postage
from stationery.model.values import value
from stationery.reading.postage import STAMPS, list_stamps, read_stamp_file, read_stamp_list

_LISTS = (".txt", ".csv")
_MOST_TOLD = 3
_SEVERAL = "name a folder of stamps, a text file with a stamp or code in each line, or a PDF with one on each page"


@value
class StampOfRow:
    """A stamp or a code: how a letter names it, what the ledger calls it, and by what it is told apart."""

    written: Written
    cell: str
    key: str


def list_all_stamps(written: Written, remarks: list[Remark]) -> Iterator[StampOfRow]:
    """Each stamp or code of what `written` names. Raises SourceError for a single code, and for what isn't there."""
    choice = choose_postage(written)
    path, lower = choice.path, written.text.lower()
    if choice.code:
        raise SourceError("a code is valid for one envelope, and this is a list", written.place, _SEVERAL)
    if os.path.isdir(path):
        names, others = list_stamps(path)
        if others:
            more = f" and {len(others) - _MOST_TOLD} more" if len(others) > _MOST_TOLD else ""
            message = f"{written.text}: neither PDF nor PNG, so not used: {', '.join(others[:_MOST_TOLD])}{more}"
            remarks.append(Remark(message, written.place, ""))
        stem = written.text.rstrip("/" + os.sep)
        for name in names:
            yield from _list_pages(Written(f"{stem}/{name}", written.place))
    elif not choice.page and not os.path.isfile(path):
        raise SourceError(f"there is no folder or file {written.text}", written.place, _SEVERAL)
    elif lower.endswith(_LISTS):
        folder = os.path.dirname(written.text)
        for row in read_stamp_list(path, written.place):
            named = choose_postage(Written(row))
            if named.code or not named.file.lower().endswith(STAMPS):
                yield identify_stamp(Written(row if named.code else f"code {row}", written.place))
            else:
                yield from _list_pages(Written(os.path.join(folder, row), written.place))
    else:
        yield from _list_pages(written)


def _list_pages(written: Written) -> Iterator[StampOfRow]:
    """Each page of a PDF is a stamp."""
    place, text = written.place, written.text
    choice = choose_postage(written)
    if choice.page or not text.lower().endswith(".pdf"):
        yield identify_stamp(choice.written)
        return
    from stationery.incoming.letterhead import count_pages  # 4.0 ms

    data = read_stamp_file(choice)
    count = count_pages(data, choice.file, place or Place(choice.path))
    for number in range(1, count + 1):
        yield identify_stamp(Written(f"{text}#{number}" if count > 1 else text, place), data)


def identify_stamp(written: Written, data: bytes = b"") -> StampOfRow:
    """What a letter's postage is told apart by: the code, or what is in the file. Raises SourceError for a file that
    can't be read."""
    choice = choose_postage(written)
    if choice.code:
        cell = f"code {choice.code}"
        return StampOfRow(written, cell, cell)
    key = identify(sha256(data or read_stamp_file(choice)).hexdigest(), str(max(choice.page, 1)))
    name = os.path.basename(choice.file) + (f"#{choice.page}" if choice.page else "")
    return StampOfRow(written, name_postage(name, key), key)
