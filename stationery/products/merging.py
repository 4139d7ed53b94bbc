"""A merge as a Python caller asks for it: options by keyword, a list from a file or from mappings."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping

from stationery.data.files import make_folder
from stationery.data.stock import Stock
from stationery.model.contact import Listing
from stationery.model.errors import Place, Remark, SourceError, UnknownName, did_you_mean
from stationery.products.merge import Asked, Merge, rest_path, run_merge
from stationery.products.merge_files import Target
from stationery.products.merge_ledger import Keeping, MergeLedger, word_choices
from stationery.products.merge_pieces import MEDIA, Manner, Medium
from stationery.products.merge_result import MergeResult
from stationery.products.recipients import Roster, Selection, read_condition, read_rows, read_sort
from stationery.products.rosters import book_roster, ensure_address, is_book, make_roster, name_columns
from stationery.products.source import Source
from stationery.reading.arguments import take_path
from stationery.reading.contacts.columns import Columns, columns_of, propose_columns
from stationery.reading.contacts.tables import open_list
from stationery.reading.fields import read_template
from stationery.reading.mappings import MappingList
from stationery.reading.options import Keywords
from stationery.reading.overlay import Overlay
from stationery.resolve.job import CardOptions, EnvelopeOptions, return_to


def merge_words(source: Source, people: object, to: str, keywords: Keywords, by: tuple[Stock, Overlay]) -> MergeResult:
    """Raises as `run_merge` does, and SourceError for options that do not go together."""
    stock, overlay = by
    each, media = keywords.get("each", str) or "", _media(keywords)
    if bool(to) == bool(each):
        raise SourceError("pass the path of the PDF, or `each`, a folder for files of their own", Place("to"))
    if "emails" in media and not each:
        raise SourceError("e-mails are files of their own: pass `each`, a folder", Place("media"))
    template = read_template(source.text, source.file)
    in_file = isinstance(people, str | os.PathLike)
    roster, columns, remarks = _open(people, keywords.get("address", str) or "")
    ensure_address(roster, columns, template, media)
    merge = Merge(template, roster, overlay, _manner(keywords, media), stock)
    name = keywords.get("name", str) or "{{name}}"
    target = Target(to, each, name, keywords.get("split", int) or 0, force=keywords.flag("force"))
    rest = rest_path(roster.file) if in_file else ""
    if each:
        make_folder(each)
    ledger = _open_ledger(merge, overlay, target, keywords)
    if ledger and ledger.continued:
        merge = Merge(template, roster, overlay, merge.manner, stock.on(ledger.continued))
    made = run_merge(merge, target, Asked(_selection(keywords), keywords.flag("skip_bad"), rest, ledger=ledger))
    files = (*(one.path for one in made.files), *made.emails)
    before = sum(each.count for each in made.made_before)
    return MergeResult(
        files, made.recipients, (*remarks, *made.remarks), made.skipped, made.left_out, made.rest, before
    )


def _open_ledger(merge: Merge, overlay: Overlay, target: Target, keywords: Keywords) -> MergeLedger | None:
    """The ledger that is named; a Python caller has none otherwise."""
    path = keywords.get("ledger", str) or ""
    if not path:
        return None
    words = word_choices(merge.template, overlay, merge.manner)
    what = os.path.splitext(os.path.basename(merge.template.file))[0]
    keeping = Keeping(path, words, what, "emails" in merge.manner.media, keywords.flag("again"))
    return MergeLedger(keeping, merge.template, merge.roster, target)


def _open(people: object, address: str) -> tuple[Roster, Columns | None, tuple[Remark, ...]]:
    """A list in a file or of mappings, what its columns are, and what is remarked of it; vCards have no columns."""
    listing: Listing
    if isinstance(people, str | os.PathLike):
        path = take_path(people, "list", "the path of a list")
        if is_book(path):
            return book_roster(path, address), None, ()
        listing = open_list(path)
        columns = columns_of(listing)
    else:
        listing = MappingList(_rows(people))
        columns = propose_columns(listing.headings)
    if columns.unmapped:
        message = f"{name_columns(listing, columns.unmapped)}: looks like part of an address, and which is not clear"
        hint = "name it as addresses do, such as `street` or `zip`; for a file, in NAME.columns.yaml beside it"
        raise SourceError(message, Place(listing.file), hint)
    return make_roster(listing, columns, address), columns, listing.remarks


def _rows(people: object) -> Iterable[Mapping[str, object]]:
    if isinstance(people, Iterable):
        return people
    raise SourceError(f"expected the path of a list, or a list of mappings, not {people!r}", Place("list"))


def _media(keywords: Keywords) -> tuple[Medium, ...]:
    asked = keywords.texts("media") or ("letters", "envelopes")
    for each in asked:
        if each not in MEDIA:
            message = f"{each!r} isn't one of the choices"
            raise UnknownName(message, Place("media"), did_you_mean(each, MEDIA), MEDIA)
    return tuple(medium for medium in MEDIA if medium in asked)


def _manner(keywords: Keywords, media: tuple[Medium, ...]) -> Manner:
    fold, orientation, panel = (keywords.written(name) for name in ("fold", "orientation", "panel"))
    up, single = keywords.get("up", int) or 0, keywords.flag("single")
    return Manner(
        media,
        keywords.flag("draft"),
        printer=keywords.written("printer"),
        card=CardOptions(fold, orientation, panel, up, single, keywords.flag("french_fold")),
        envelope=EnvelopeOptions(return_to=return_to(keywords.get("return_", str) or "front")),
    )


def _selection(keywords: Keywords) -> Selection:
    rows, sort = keywords.get("rows", str), keywords.get("sort", str)
    return Selection(
        tuple(read_condition(each, "where") for each in keywords.texts("where")),
        read_sort(sort, "sort") if sort else None,
        keywords.get("first", int),
        keywords.get("skip", int) or 0,
        read_rows(rows, "rows") if rows else None,
        keywords.flag("household"),
    )
