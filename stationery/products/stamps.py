"""The stamps that a folder, a PDF with one on each page, or a text file has, one at a time."""

from __future__ import annotations

import os
from collections.abc import Container, Iterator
from hashlib import sha256

from stationery.agenda.ledger import identify, name_postage
from stationery.model.errors import Place, Remark, SourceError
from stationery.model.letter import Written
from stationery.model.postage import choose_postage
from stationery.model.values import replace, value
from stationery.reading.postage import STAMPS, list_stamps, read_stamp_file, read_stamp_list

_LISTS = (".txt", ".csv")
_MOST_TOLD = 3
_SEVERAL = "name a folder of stamps, a text file with a stamp or code in each line, or a PDF with one on each page"


@value
class StampOfRow:
    """A stamp or a code: how a letter names it, what the ledger calls it, and by what it is told apart. `likeness` is
    equal for pages of PDFs that show the same, and empty for all else."""

    written: Written
    cell: str
    key: str
    likeness: str = ""


class SeenStamps:
    """Knows which stamps came before, whatever their files are called."""

    def __init__(self) -> None:
        self._seen: dict[str, str] = {}

    def find(self, stamp: StampOfRow) -> str:
        """What the same postage was called before; empty for one that is new."""
        return self._seen.get(stamp.key) or self._seen.get(stamp.likeness or stamp.key) or ""

    def add(self, stamp: StampOfRow) -> None:
        for each in (stamp.key, stamp.likeness):
            if each:
                self._seen.setdefault(each, stamp.written.text)

    def drop(self, stamp: StampOfRow) -> None:
        for each in (stamp.key, stamp.likeness):
            self._seen.pop(each, None)


def list_each_once(written: Written, remarks: list[Remark], used: Container[str] = ()) -> Iterator[StampOfRow]:
    """Each stamp of `list_all_stamps`, but one that is the same as one before only once, which is remarked.

    Each whose key is `used` is given, so that it is found where it was printed already.
    """
    seen, keys = SeenStamps(), set[str]()
    for stamp in list_all_stamps(written, remarks):
        same = seen.find(stamp)
        if not same or (stamp.key in used and stamp.key not in keys):
            seen.add(stamp)
            keys.add(stamp.key)
            yield stamp
        else:
            message = f"{stamp.written.text} is the same postage as {same}; it is used once"
            remarks.append(Remark(message, written.place, ""))


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
    from stationery.incoming.page_likeness import list_likenesses  # 4.0 ms

    data = read_stamp_file(choice)
    likenesses = list_likenesses(data, choice.file, place or Place(choice.path))
    for number, likeness in enumerate(likenesses, 1):
        named = Written(f"{text}#{number}" if len(likenesses) > 1 else text, place)
        yield replace(identify_stamp(named, data), likeness=likeness)


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


def identify_page(written: Written) -> StampOfRow:
    """As `identify_stamp`, with the likeness of the page that is named."""
    choice = choose_postage(written)
    if choice.code or not choice.file.lower().endswith(".pdf"):
        return identify_stamp(written)
    from stationery.incoming.page_likeness import list_likenesses  # 4.0 ms

    data = read_stamp_file(choice)
    likenesses = list_likenesses(data, choice.file, written.place or Place(choice.path))
    found = likenesses[max(choice.page, 1) - 1 :][:1]
    return replace(identify_stamp(written, data), likeness=found[0] if found else "")
