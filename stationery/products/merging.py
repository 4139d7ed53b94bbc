"""A merge as a Python caller asks for it: options by keyword, a list from a file or from mappings."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from stationery.data.files import make_folder
from stationery.data.stock import Stock
from stationery.model.errors import Place, SourceError, UnknownName, did_you_mean
from stationery.products.asked_rows import open_people, select_rows
from stationery.products.merge import Merge
from stationery.products.merge_files import Target
from stationery.products.merge_ledger import NO_LEDGER, Keeping, MergeLedger, word_choices
from stationery.products.merge_outcome import Asked
from stationery.products.merge_pieces import MEDIA, Manner, Medium, usual_media
from stationery.products.merge_postage import Keeper, open_postage
from stationery.products.merge_result import MergeResult
from stationery.products.merge_runs import run_merge
from stationery.products.rest_file import rest_path
from stationery.products.rosters import ensure_address, ensure_emails
from stationery.products.source import Source
from stationery.reading.fields import read_template
from stationery.reading.options import Keywords
from stationery.reading.overlay import Overlay
from stationery.resolve.job import CardOptions, EnvelopeOptions, return_to

if TYPE_CHECKING:
    from stationery.products.labels import LabelOptions


def merge_words(source: Source, people: object, to: str, keywords: Keywords, by: tuple[Stock, Overlay]) -> MergeResult:
    """Raises as `run_merge` does, and SourceError for options that do not go together."""
    stock, overlay = by
    each, media = keywords.get("each", str) or "", _media(keywords, source.text)
    if bool(to) == bool(each):
        raise SourceError("pass the path of the PDF, or `each`, a folder for files of their own", Place("to"))
    if "emails" in media and not each:
        raise SourceError("e-mails are files of their own: pass `each`, a folder", Place("media"))
    if "labels" in media and each:
        raise SourceError("labels are sheets for all: pass the path of the PDF, not `each`", Place("labels"))
    template = read_template(source.text, source.file)
    in_file = isinstance(people, str | os.PathLike)
    which, partners = keywords.get("address", str) or "", keywords.flag("with_partners")
    roster, columns, remarks = open_people(people, which, partners=partners)
    ensure_address(roster, columns, template, media)
    ensure_emails(roster, media)
    merge = Merge(template, roster, overlay, _manner(keywords, media), stock)
    name = keywords.get("name", str) or "{{name}}"
    target = Target(to, each, name, keywords.get("split", int) or 0, force=keywords.flag("force"))
    rest = rest_path(roster.file) if in_file else ""
    if each:
        make_folder(each)
    ledger = _open_ledger(merge, overlay, target, keywords)
    if ledger and ledger.continued:
        merge = Merge(template, roster, overlay, merge.manner, stock.on(ledger.continued))
    keeper = Keeper(ledger, "pass `ledger`, the path of one", merge.manner.draft)
    merge.postage = open_postage(template, roster, merge.manner, keeper)
    made = run_merge(merge, target, Asked(select_rows(keywords), keywords.flag("skip_bad"), rest, ledger=ledger))
    files = (*(one.path for one in made.files), *made.emails)
    before = sum(each.count for each in made.made_before if not each.missing)
    return MergeResult(
        files, made.recipients, (*remarks, *made.remarks), made.skipped, made.left_out, made.rest, before
    )


def _open_ledger(merge: Merge, overlay: Overlay, target: Target, keywords: Keywords) -> MergeLedger | None:
    """The ledger that is named; a Python caller has none otherwise, or by the name `none`."""
    path = keywords.get("ledger", str) or ""
    if path.lower() in ("", NO_LEDGER):
        return None
    words = word_choices(merge.template, overlay, merge.manner)
    what = os.path.splitext(os.path.basename(merge.template.file))[0]
    again, skip_changed = keywords.flag("again"), keywords.flag("skip_changed")
    if again and skip_changed:
        raise SourceError("`again` makes everybody's again, and this leaves some out", Place("skip_changed"))
    keeping = Keeping(path, words, what, merge.manner.media, again, skip_changed)
    return MergeLedger(keeping, merge.template, merge.roster, target)


def _media(keywords: Keywords, text: str) -> tuple[Medium, ...]:
    asked = keywords.texts("media") or usual_media(text)
    for each in asked:
        if each not in MEDIA:
            message = f"{each!r} isn't one of the choices"
            raise UnknownName(message, Place("media"), did_you_mean(each, MEDIA), MEDIA)
    if keywords.written("labels"):
        asked = (*keywords.texts("media"), "labels")
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
        labels=_labels(keywords) if "labels" in media else None,
        postage=keywords.written("postage"),
        enclosing=keywords.flag("with_enclosures"),
    )


def _labels(keywords: Keywords) -> LabelOptions:
    from stationery.products.label_words import read_label_options  # 10 ms

    return read_label_options(keywords, "labels")
