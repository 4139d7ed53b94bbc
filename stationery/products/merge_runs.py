"""The runs of a merge over its list: one file for all, or one each; checked before anything is kept."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from typing import NoReturn

from stationery.data.files import CannotWrite, Parts
from stationery.model.errors import Place, Remark, SourceError, StationeryError, raise_faults
from stationery.model.field import FIELD, Field, field_key
from stationery.model.values import replace
from stationery.products.chosen_addresses import tell_addresses
from stationery.products.households import Doubles
from stationery.products.list_emails import choose_with_email, has_email
from stationery.products.merge import Merge, Skip
from stationery.products.merge_files import FilesEach, MadeFile, Shown, Target, Volumes, choose_paths
from stationery.products.merge_ledger import Got
from stationery.products.merge_outcome import Asked, Outcome, to_outcome
from stationery.products.merge_pieces import Medium, Pieces
from stationery.products.merge_plan import Planner
from stationery.products.merge_report import Report
from stationery.products.recipients import Recipient, Selection
from stationery.products.rest_file import write_rest
from stationery.products.unfinished_template import tell_unfinished
from stationery.products.unused_columns import tell_children
from stationery.reading.fields import find_foreign_fields

_MOST_KEPT = 1_000
"""Recipients whose letters are kept from the check until they are written, each 5 KiB."""

_MOST_NEW_OBJECTS = 5_000
"""What may be made before garbage is collected; a few hundred KiB."""

Tell = Callable[[int], None]
"""Is told after each recipient how many rows are done."""


Run = Callable[[Merge, Target, Asked, Tell | None], Outcome]
"""A way to make all files."""


def run_merge(merge: Merge, target: Target, asked: Asked, tell: Tell | None = None, by: Run | None = None) -> Outcome:
    """Make all files, or none if any row has a fault, unless such rows are skipped; `by` several processes, if asked.

    Raises what is wrong with columns before it looks at rows, and then all that is wrong with rows together.
    """
    check_columns(merge, target, asked.selection)
    without: tuple[Remark, ...] = ()
    if merge.manner.media == ("emails",):
        selection, without = choose_with_email(merge.roster, asked.selection)
        asked = replace(asked, selection=selection)
    merge.doubles = Doubles(merge.stock.store, merge.roster.unit)
    turn = asked.ledger.turn(asked.selection, writes=not asked.dry_run) if asked.ledger else nullcontext()
    with turn, _collect_garbage():
        run = by or (_run_each if target.each else _run_together)
        outcome = run(merge, target, asked, tell)
        remarks = tell_of_all(merge, asked.selection, outcome.recipients)
        if merge.postage:
            remarks = (*merge.postage.remarks(dry_run=asked.dry_run), *remarks)
    told = (merge.words.word_several(each) for each in outcome.remarks)
    return replace(outcome, remarks=(*without, *remarks, *told), joinings=merge.households.joinings)


def tell_of_all(merge: Merge, selection: Selection, recipients: int) -> tuple[Remark, ...]:
    """What is to be told of all recipients together, and of the template."""
    return (*tell_unfinished(merge), *_tell_of_rows(merge, selection, recipients))


def _tell_of_rows(merge: Merge, selection: Selection, recipients: int) -> tuple[Remark, ...]:
    """Households, rows that may be one person, one salutation for all."""
    remarks = (
        *merge.roster.tell_totals(),
        *merge.yes_no.remarks(),
        *tell_children(merge.roster, merge.template, selection, lettered=merge.template.file != merge.roster.file),
        *tell_addresses(merge.roster, selection),
        *merge.households.remarks,
        *merge.doubles.remarks(lambda: merge.roster.contacts(selection)),
    )
    if (one := merge.template.one_salutation) and recipients > 1:
        message, hint = f"all of them begin {one.text!r}", "leave `salutation:` out, or write fields in it"
        remarks = (Remark(message, one.place, hint), *remarks)
    return remarks


def tell_all(merge: Merge, report: Report, selection: Selection) -> tuple[Remark, ...]:
    """What is told of all recipients together and of single ones, where faults of some keep anything from being made.

    What is unfinished in the template is told before.
    """
    return (
        *_tell_of_rows(merge, selection, report.checked),
        *(merge.words.word_several(each) for each in report.remarks),
    )


def note_got(merge: Merge, recipient: Recipient, made: Pieces, paths: Iterable[str]) -> Got:
    """What the ledger has of a recipient: with the postage of the envelope, if any is printed."""
    postage = merge.postage.cell(recipient) if merge.postage else None
    return Got(made.kinds, tuple(paths), postage, made.is_plain, merge.awaits_reply(made.letter))


def make_missing(
    merge: Merge, recipient: Recipient, report: Report, asked: Asked, kept: Pieces | None = None
) -> Pieces:
    """What a recipient gets, which may be `kept` from the check, without what an earlier run has made. Raises as
    `Merge.make`."""
    made = kept or merge.make(recipient, report)
    return asked.ledger.cut(recipient, made) if asked.ledger else made


def check_columns(merge: Merge, target: Target, selection: Selection) -> None:
    """Raise UnknownName for all fields, of the template, the conditions and the files' names, that the list lacks."""
    fields = [*merge.template.names, *selection.fields]
    if target.each:
        place = Place("--name")
        fields += [Field(match["name"], field_key(match["name"]), place) for match in FIELD.finditer(target.name)]
    merge.roster.check(fields)
    raise_faults([*find_foreign_fields(merge.template, merge.roster.heading_keys)])
    fixed = merge.template.one_recipient
    if fixed:
        hint = "leave it out, so that each row's address is used; or write fields in it, such as {{name}}"
        raise SourceError("`to:` names one recipient for all rows of the list", fixed, hint)


def _run_together(merge: Merge, target: Target, asked: Asked, tell: Tell | None) -> Outcome:
    report, planner = Report(merge.roster.file, merge.roster.unit), Planner(merge.stock)
    target, kept = keep_others(merge, target, asked)
    with Parts(target.ways) as parts:
        volumes = Volumes(target, merge.manner, merge.stock, None if asked.dry_run else parts)
        for recipient, made in _make_all(merge, asked, report, tell, split=target.split):
            if made is None or (report.has_faults and not asked.skip_bad):
                continue  # the rest is only checked
            paths = volumes.add(made)
            planner.add(made, recipient.number)
            if asked.ledger:
                asked.ledger.hold(recipient, note_got(merge, recipient, made, paths), merge.stock.today)
            del recipient
        finish_check(report, asked, lambda: tell_all(merge, report, asked.selection))
        if merge.postage:
            merge.postage.ensure_enough()
        files = volumes.close()
        if asked.ledger:
            kept += asked.ledger.tell_lost((made.path for made in files), dry_run=asked.dry_run)
        rest = "" if asked.dry_run else write_rest(merge.roster, report, asked.rest, parts, force=target.force)
        if not asked.dry_run:
            parts.place()
            if asked.ledger:
                asked.ledger.write_held()
    outcome = to_outcome(report, files, (), rest, planner, asked)
    return replace(outcome, remarks=(*outcome.remarks, *kept)) if files else outcome


def keep_others(merge: Merge, target: Target, asked: Asked) -> tuple[Target, tuple[Remark, ...]]:
    """Another name than that of a file with letters that are not made now, told. Raises CannotWrite if somebody named
    it, unless it is to be replaced by force."""
    if not asked.ledger or (target.named and target.force):
        return target, ()
    media, chosen = merge.manner.media, asked.selection.is_part
    recipients = merge.roster.recipients(asked.selection)
    paths = ((medium, path) for medium in media for path in target.all_of(media, medium))
    lost = asked.ledger.would_lose(paths, recipients, chosen=chosen)
    if not lost:
        return target, ()
    if target.named:
        letters = "a letter that isn't" if lost.count == 1 else f"{lost.count:,} letters that aren't"
        message = f"this file has {letters} made now"
        hint = f"choose another name{target.ways.elsewhere}, or replace it with {target.ways.force}"
        raise CannotWrite(message, Place(lost.path), hint)
    stem, ending = os.path.splitext(target.path)
    number = 2
    while any(map(os.path.exists, (other := replace(target, path=f"{stem}-{number}{ending}")).all_of(media))):
        number += 1
    would = "would be" if asked.dry_run else "are"
    of_same = next(iter(other.all_of(media, lost.medium)))
    things = f"{lost.count:,} earlier {lost.medium.removesuffix('s') if lost.count == 1 else lost.medium}"
    told = Remark(f"this file has {things} and is kept; the new ones {would} in {of_same}", Place(lost.path), "")
    return other, (told,)


def _run_each(merge: Merge, target: Target, asked: Asked, tell: Tell | None) -> Outcome:
    """First all are checked; then each is put in its place, and made again for that, if they are many."""
    report, planner = Report(merge.roster.file, merge.roster.unit), Planner(merge.stock)
    each = FilesEach(target, merge.manner, merge.stock)
    good: set[int] = set()
    kept: dict[int, Pieces] = {}
    ledger = asked.ledger
    for recipient, made in _make_all(merge, asked, report, tell, 0.5):
        names = each.names(recipient)  # one that was made keeps its name, and so do those below it
        if made:
            good.add(recipient.number)
            if len(kept) < _MOST_KEPT and not merge.postage:
                kept[recipient.number] = made
            planner.add(made, recipient.number)
            each.check(names)
    finish_check(report, asked, lambda: tell_all(merge, report, asked.selection))
    if merge.postage:
        merge.postage.ensure_enough()
    if ledger and good and not asked.dry_run:
        ledger.begin(merge.stock.today)
    files: list[MadeFile] = []
    firsts: dict[Medium, Shown | None] = {}  # the others' would be too much to keep
    emails: list[str] = []
    each = FilesEach(target, merge.manner, merge.stock)
    unsaid = Report(merge.roster.file, merge.roster.unit)
    for number, recipient in enumerate(merge.roster.recipients(asked.selection), 1):
        if ledger and recipient.number in ledger.left_numbers:
            each.names(recipient)
        elif recipient.number in good:
            names = each.names(recipient)
            if asked.dry_run:
                emails += [path for medium, path in names.items() if medium == "emails" and has_email(recipient)]
            else:
                made = make_missing(merge, recipient, unsaid, asked, kept.pop(recipient.number, None))
                for one in each.write(made, names):
                    files.append(replace(one, first=firsts.setdefault(one.medium, one.first)))
                emails += [names["emails"]] if made.email else []
                if ledger:
                    paths = choose_paths(made, names)
                    ledger.add(recipient, note_got(merge, recipient, made, paths), merge.stock.today)
        if tell:
            tell((report.checked + number) // 2)
    return finish_each(
        merge, target, asked, report, to_outcome(report, tuple(files), tuple(emails), "", planner, asked)
    )


def finish_each(merge: Merge, target: Target, asked: Asked, report: Report, outcome: Outcome) -> Outcome:
    """Write what is left when all single files are in place."""
    with Parts(target.ways) as parts:
        rest = "" if asked.dry_run else write_rest(merge.roster, report, asked.rest, parts, force=target.force)
        parts.place()
    if asked.ledger and not asked.dry_run:
        asked.ledger.finish()
    return replace(outcome, rest=rest)


def _make_all(
    merge: Merge, asked: Asked, report: Report, tell: Tell | None, share: float = 1, split: int = 0
) -> Iterator[tuple[Recipient, Pieces | None]]:
    """What each recipient gets, nothing if it was made before; those with a fault are only noted, and so are rows that
    may be one person. After `split` of them, another part begins."""
    count = 0
    for recipient in merge.roster.recipients(asked.selection):
        if asked.ledger and asked.ledger.leaves_out(recipient):
            yield recipient, None
            continue
        report.checked += 1
        for contact in recipient.contacts:
            merge.doubles.add(contact, joined=len(recipient.contacts) > 1)
        if split and count == split:
            merge.begin_part()
            count = 0
        made = try_make(merge, recipient, report, asked)
        if made:
            count += 1
            yield recipient, made
        if tell:
            tell(int(report.checked * share))


def try_make(merge: Merge, recipient: Recipient, report: Report, asked: Asked) -> Pieces | None:
    """What a recipient gets; None if something is wrong, which is noted."""
    report.doubts = ()
    try:
        made = make_missing(merge, recipient, report, asked)
        if report.doubts and asked.skip_doubtful:
            report.leave_out(recipient)
            return None
        return made
    except Skip:
        pass
    except StationeryError as fault:
        report.fault(recipient, fault)
    if not asked.skip_bad:
        report.remark(recipient, merge.tell_cells(recipient))
    return None


def finish_check(report: Report, asked: Asked, tell_others: Callable[[], tuple[Remark, ...]]) -> None:
    """Raise what stands in the way of writing anything; with it `tell_others` gives the warnings about the list."""
    if not asked.skip_bad:
        report.raise_faults(tell_others)
    if asked.ledger and asked.ledger.leaves_any:
        return
    if not report.checked:
        raise_empty(asked.selection, report.file)
    if len(report.bad) == report.checked:
        report.raise_faults(tell_others, skips=asked.skip_bad)


def raise_empty(selection: Selection, file: str) -> NoReturn:
    """Raise SourceError for a list of which no row is chosen."""
    message, hint = "no row is chosen", "change --where, --rows, --first, or --skip"
    if selection == Selection():
        message, hint = "the list has headings and no rows", "add a row below the headings"
    raise SourceError(message, Place(file), hint)


@contextmanager
def _collect_garbage() -> Iterator[None]:
    """Have Python collect garbage meanwhile: a short run goes without, and a merge would grow by 0.3 MiB a letter.

    It looks for some after more objects than usual: a letter makes a thousand, and nearly none of them in a circle.
    """
    was, usual = gc.isenabled(), gc.get_threshold()
    gc.enable()
    gc.set_threshold(max(usual[0], _MOST_NEW_OBJECTS), *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)
        if not was:
            gc.disable()
