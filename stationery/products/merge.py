"""The trip of a merge: a template and a list into letters, envelopes, cards and e-mails, checked before one is kept."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, NoReturn

from stationery.catalog.customs import customs
from stationery.catalog.languages import Language, language
from stationery.data.files import CannotWrite, Parts
from stationery.data.stock import Stock
from stationery.model.contact import Contact
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Place, Remark, SourceError, StationeryError, one_fault, raise_faults
from stationery.model.field import FIELD, Field, field_key
from stationery.model.letter import Letter, Party, Written
from stationery.model.values import replace, value
from stationery.products.chosen_addresses import tell_addresses
from stationery.products.field_seams import FieldSeams
from stationery.products.first_names import FirstNames, Verdict, drop_line
from stationery.products.households import Doubles, Households, Joining, refuse_differing
from stationery.products.list_emails import NO_EMAIL, email_of, refuse_email
from stationery.products.list_words import ListWords
from stationery.products.merge_files import FilesEach, MadeFile, Shown, Target, Volumes, choose_paths
from stationery.products.merge_ledger import Got, LeftOut, MergeLedger
from stationery.products.merge_pieces import ADDRESSED, MAILED, Manner, Medium, Pieces, make_pieces
from stationery.products.merge_plan import Plan, Planner
from stationery.products.merge_report import Report
from stationery.products.recipients import SALUTATION, Recipient, Roster, Selection
from stationery.products.rest_file import write_rest
from stationery.products.series import Alike, SeriesByShape, plain_spaces
from stationery.products.shown_cells import show_cells
from stationery.products.undeliverable import find_nothings, refuse_undeliverable
from stationery.products.unfinished_template import tell_unfinished
from stationery.products.unused_columns import tell_children
from stationery.reading.contacts.formulas import NO_RESULT, TYPE_IT, is_formula
from stationery.reading.fields import Filled, Template, find_foreign_fields
from stationery.reading.letters import read_letter
from stationery.reading.overlay import Overlay, lay_over
from stationery.reading.pictures import signature_of
from stationery.resolve.countries import country_of
from stationery.resolve.defaults import default
from stationery.resolve.job import Product
from stationery.resolve.resolve import language_of, resolve
from stationery.resolve.same_address import respell
from stationery.wording.letter import word_letter

if TYPE_CHECKING:
    from stationery.products.merge_labels import LabelMaker
    from stationery.products.merge_postage import MergePostage

_UNKNOWN_HOME = "US"

_MOST_KEPT = 1_000
"""Recipients whose letters are kept from the check until they are written, each 5 KiB."""

_MOST_NEW_OBJECTS = 5_000
"""What may be made before garbage is collected; a few hundred KiB."""

Tell = Callable[[int], None]
"""Is told after each recipient how many rows are done."""


@value
class Outcome:
    """What a merge made: files, how many recipients got something, and what is to be told.

    `left_out` tells of the rows that were skipped, `left_rows` by number, whose cells are in the file `rest`. In a dry
    run nothing was written, and the `plan` tells what would be. Those `made_before`, by the ledger, got nothing now;
    those of their files that aren't there any more are `gone`, of `gone_rows`. `doubtful` tells which addresses to look
    at. `joinings` are the rows that share a letter.
    """

    files: tuple[MadeFile, ...]
    recipients: int
    emails: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    left_out: tuple[Remark, ...] = ()
    skipped: int = 0
    rest: str = ""
    plan: Plan | None = None
    made_before: tuple[LeftOut, ...] = ()
    gone: tuple[str, ...] = ()
    doubtful: str = ""
    joinings: tuple[Joining, ...] = ()
    left_rows: tuple[int, ...] = ()
    leaves_any: bool = False
    gone_rows: tuple[int, ...] = ()


@value
class Asked:
    """How a merge goes on: whether rows with faults are skipped, and their cells written to the file `rest`; whether
    nothing is written; and the ledger, if one is kept. `skip_doubtful` skips rows, too, whose address seems wrong."""

    selection: Selection = Selection()
    skip_bad: bool = False
    rest: str = ""
    dry_run: bool = False
    ledger: MergeLedger | None = None
    skip_doubtful: bool = False


class Merge:
    """A template with all that is the same for every recipient; `make` makes what one of them gets."""

    def __init__(self, template: Template, roster: Roster, overlay: Overlay, manner: Manner, stock: Stock) -> None:
        self.template = template
        self.roster = roster
        self.manner = manner
        self.stock = stock
        self._overlay = overlay
        self._builds_salutation = roster.builds_salutation and any(field.key == SALUTATION for field in template.names)
        self._signatures: dict[str, bytes | None] = {}
        self._series = self._begin_series()
        self._languages: dict[str, Language] = {}
        self.households = Households(roster, self.language_of, stock.store)
        self.doubles = Doubles(stock.store, roster.unit)
        self.words = ListWords(roster)
        self._seams = FieldSeams(template, roster)
        self.first_names = FirstNames(template, roster, self.language_of, stock.store)
        self._labels = _open_labels(manner, stock)
        roster.gather = self.households
        roster.order_country = self._order_country
        self._first_address: str | None = None
        roster.usual_address = self._usual_address
        roster.respell = lambda text: respell(text, stock.store)
        self._home = ""
        self.postage: MergePostage | None = None
        if template.postage and "envelopes" in manner.media:
            self.postage = _withhold_postage(template, roster, manner)

    def _begin_series(self) -> SeriesByShape:
        greet = self._build_salutation if self._builds_salutation else None
        return SeriesByShape(self.template, self.write, greet, self.manner, self.stock)

    def begin_part(self) -> None:
        """What is made from now on goes into another file: what is known of letters before has no part in it, so that
        the same recipients give the same bytes in whatever part they are."""
        self._series = self._begin_series()

    def make(self, recipient: Recipient, report: Report) -> Pieces:
        """What a recipient gets; notes remarks. Raises what is wrong with it, at places of the template or the list."""
        faults = [fault for contact in recipient.contacts for fault in contact.faults]
        raise_faults([SourceError(fault.message, fault.place, fault.hint) for fault in faults])
        self._refuse_incomplete(recipient)
        raise_faults([*find_nothings(recipient, self.roster, self.template)])
        if recipient.joined:
            refuse_differing(recipient, self.roster, self.template.names)
        shown: tuple[Remark, ...] = ()
        if any(contact.looks for contact in recipient.contacts):
            language_ = self.language_of(recipient.contacts[0])
            recipient, shown = show_cells(recipient, self.roster, self.template.worded, language_)
        values = recipient.values
        broken = [field for field in self.template.names if is_formula(values.get(field.key, ""))]
        raise_faults([self._fault_formula(values[field.key], field) for field in broken])
        verdict = self.first_names.judge(recipient)
        alone = self.postage or verdict
        alike = (None if alone else self._series.make(recipient)) or self._make_alone(recipient, report, verdict)
        warnings = tuple(remark for contact in recipient.contacts for remark in contact.warnings)
        if any(each.about == "code" for each in alike.remarks):
            self._refuse_code(recipient, alike, report)
        untitled = bool(verdict and verdict.drops)  # its salutation is told already
        left = {"small", "title"} if untitled else {"small"}  # of names in small letters `odd_names` tells
        remarks = (each for each in alike.remarks if each.about not in left)
        found = (self.words.word_remark(each, recipient.party) for each in remarks)
        odd = (*self.words.odd_names(recipient.contacts), *self._seams.find(recipient))
        greeted = self._tell_greeting(verdict, recipient) if verdict else ()
        report.remark(recipient, (*greeted, *warnings, *odd, *shown, *found), alike.filled)
        for field in alike.filled.left_out:
            if field.optional:
                continue
            where = self.roster.where(field)
            message = f"{where} is empty, so this line is left out"
            report.remark(recipient, (Remark(message, field.place, ""),))
        return alike.made

    def _make_alone(self, recipient: Recipient, report: Report, verdict: Verdict | None) -> Alike:
        """The same for a recipient of whom nothing is known from others."""
        filled = self.fill(recipient)
        diagnostics = Diagnostics()
        try:
            letter = self.write(filled, recipient)
            if self.postage:
                letter = self.postage.give(letter, recipient)
            signature = self._read_signature(letter) if letter.signature else None
            email = NO_EMAIL
            if "emails" in self.manner.media:
                email, told = email_of(recipient, self.roster)
                diagnostics.add(*told)
            made = make_pieces(letter, signature, self.manner, self.stock, diagnostics, email)
            if self._labels:
                made = replace(made, label=self._labels.make(letter, self.roster.file, diagnostics))
        except StationeryError as fault:
            report.fault(recipient, self.words.word_fault(fault, recipient.party), filled)
            if self.postage:
                self.postage.take_back(recipient)
            raise Skip from None
        if not self.postage and verdict is None:
            self._series.learn(recipient, made, diagnostics.remarks)
        return Alike(made, filled, diagnostics.remarks)

    def _refuse_code(self, recipient: Recipient, alike: Alike, report: Report) -> NoReturn:
        """Note a postal code that its country doesn't have as a fault, and raise Skip."""
        party, made = recipient.party, alike.made
        piece = made.letters or made.envelopes or made.note
        job = piece.job if piece else made.label.trip.job if made.label else None
        country = country_of(party, self.stock.store) or (job.origin or job.language.region if job else "")
        codes = [each for each in alike.remarks if each.about == "code"]
        report.fault(
            recipient, one_fault([self.words.refuse_code(each, party, country) for each in codes]), alike.filled
        )
        if self.postage:
            self.postage.take_back(recipient)
        raise Skip

    def _refuse_incomplete(self, recipient: Recipient) -> None:
        """Raise SourceError for a row without the address that is needed."""
        media, party = self.manner.media, recipient.party
        if ADDRESSED.intersection(media) and not self.template.addresses:
            self._home = self._home or self._find_home()
            country, mailed = country_of(party, self.stock.store) or self._home, not MAILED.isdisjoint(media)
            refuse_undeliverable(party, country, self.roster, mailed=mailed)
        if "emails" in media:
            refuse_email(recipient, self.roster)

    def fill(self, recipient: Recipient) -> Filled:
        """The template's text for a recipient. Raises SourceError for each field among words that has no value."""
        values = recipient.values
        if self._builds_salutation:
            values = {**values, SALUTATION: recipient.salutation or self._build_salutation(recipient)}
        filled = self.template.fill_in(values)
        verdict = self.first_names.judge(recipient)
        if verdict and verdict.refused:
            raise SourceError(verdict.told, Place(self.roster.file), verdict.hint)
        filled = drop_line(filled, verdict.drops) if verdict and verdict.drops else filled
        raise_faults([self._fault_empty(field) for field in filled.empty])
        return filled

    def _fault_empty(self, field: Field) -> StationeryError:
        fill = "fill it in" if self.roster.has_column(field) else "add it"
        hint = f"{fill}, or write {{{{#{field.name}}}}} … {{{{/{field.name}}}}} around what needs it"
        message = f"{self.roster.tell_empty(field)}, and {field.place} needs it"
        return SourceError(message, Place(self.roster.file), hint)

    def _fault_formula(self, text: str, field: Field) -> StationeryError:
        return SourceError(f"{self.roster.where(field)} {NO_RESULT.format(text)}", Place(self.roster.file), TYPE_IT)

    def write(self, filled: Filled, recipient: Recipient) -> Letter:
        """The letter of a filled template, as `letter` would read it from a file, options and profile laid over it."""
        letter = read_letter(filled.text, filled.file, headless=True, filled=True)
        if letter.marks and not self.template.marks_head:  # those in the head are brackets in a cell
            letter = replace(letter, marks=tuple(mark for mark in letter.marks if mark.part == "body"))
        if letter.recipient is None:
            letter = replace(letter, recipient=recipient.party)
        elif recipient.party.people and [line.text for line in letter.recipient.lines[:1]] == [recipient.name]:
            letter = replace(letter, recipient=replace(letter.recipient, people=recipient.party.people))
        if recipient.salutation and not letter.salutation:
            letter = replace(letter, salutation=Written(recipient.salutation))
        return lay_over(letter, self._overlay)

    def language_of(self, contact: Contact) -> Language:
        """In which language somebody is written to; the usual one where that is an error, which their letter tells."""
        fixed = "" if self.template.has_fields_in_head else f"to {country_of(contact.party, self.stock.store)}"
        if fixed in self._languages:
            return self._languages[fixed]
        found = self._find_language(contact)
        if fixed:
            self._languages[fixed] = found
        return found

    def _order_country(self, party: Party) -> tuple[object, ...]:
        """The sender's country first, however it is written, or not at all; then the others by their codes."""
        code = country_of(party, self.stock.store) or party.country.casefold()
        self._home = self._home or self._find_home()
        return (bool(code) and code != self._home, code if code != self._home else "")

    def _find_home(self) -> str:
        letter = self._read_unfilled()
        return country_of(letter.sender if letter else self._overlay.sender, self.stock.store) or _UNKNOWN_HOME

    def _read_unfilled(self) -> Letter | None:
        """The letter without values for its fields; None where it can't be read so."""
        try:
            letter = read_letter(self.template.fill({}), self.template.file, headless=True, filled=True)
            return lay_over(letter, self._overlay)
        except StationeryError:
            return None

    def _usual_address(self) -> str:
        """Which of several addresses is taken: `home` for a private letter or a card."""
        if self._first_address is None:
            letter = self._read_unfilled() if self.roster.chooses_address else None
            private = letter and (
                customs(self.stock.store).goes_home(letter)
                or (letter.kind == "letter" and "cards" in self.manner.media)
            )
            self._first_address = "home" if private else ""
        return self._first_address

    def _find_language(self, contact: Contact) -> Language:
        recipient = Recipient((contact,), contact.party, self.roster.values_of(contact), 0)
        try:
            filled = self.template.fill_in({**recipient.values, SALUTATION: "x"})
            return language_of(self.write(filled, recipient), self.stock)
        except StationeryError:
            return language(self.stock.store, default(self.stock, "language"))

    def awaits_reply(self, letter: Letter) -> bool:
        """Whether such a letter expects a reply."""
        return customs(self.stock.store).awaits_reply(letter)

    def _read_signature(self, letter: Letter) -> bytes | None:
        """The picture of a letter's signature; the same file is read once."""
        name = letter.signature.text
        if name not in self._signatures:
            self._signatures.clear()
            self._signatures[name] = signature_of(letter)
        return self._signatures[name]

    def _tell_greeting(self, verdict: Verdict, recipient: Recipient) -> tuple[Remark, ...]:
        """What is told of a salutation with a first name."""
        told = f"{verdict.told} {self._build_salutation(recipient, verdict.drops)!r}" if verdict.drops else verdict.told
        return (Remark(told, recipient.contacts[0].place, verdict.hint),)

    def _build_salutation(self, recipient: Recipient, drops: int = 0) -> str:
        """The salutation as it would be built, for a field that stands for it, or for a line that is dropped."""
        filled = drop_line(self.template.fill_in({**recipient.values, SALUTATION: "x"}), drops)
        letter = replace(self.write(filled, recipient), salutation=Written(""))
        product: Product = "card" if self.manner.media[0] == "cards" else "letter"
        manuscript = word_letter(resolve(letter, self.stock, product), Diagnostics())
        lines = (line for part in manuscript.parts if part.name == SALUTATION for line in part.lines)
        return plain_spaces(" ".join(line.text for line in lines))


def _open_labels(manner: Manner, stock: Stock) -> LabelMaker | None:
    if "labels" not in manner.media or manner.labels is None:
        return None
    from stationery.products.merge_labels import LabelMaker, ensure_for_addresses  # 10 ms

    ensure_for_addresses(manner.labels, stock)
    return LabelMaker(manner.labels, stock)


def _withhold_postage(template: Template, roster: Roster, manner: Manner) -> MergePostage | None:
    """None is printed unless somebody says what keeps stamps from being printed twice."""
    from stationery.products.merge_postage import Keeper, open_postage  # 1.0 ms

    return open_postage(template, roster, manner, Keeper(None, "", unsent=True))


Run = Callable[[Merge, Target, Asked, Tell | None], Outcome]
"""A way to make all files."""


class Skip(Exception):
    """A recipient gets nothing; why is in the report."""


def run_merge(merge: Merge, target: Target, asked: Asked, tell: Tell | None = None, by: Run | None = None) -> Outcome:
    """Make all files, or none if any row has a fault, unless such rows are skipped; `by` several processes, if asked.

    Raises what is wrong with columns before it looks at rows, and then all that is wrong with rows together.
    """
    check_columns(merge, target, asked.selection)
    merge.doubles = Doubles(merge.stock.store, merge.roster.unit)
    turn = asked.ledger.turn(asked.selection, writes=not asked.dry_run) if asked.ledger else nullcontext()
    with turn, _collect_garbage():
        run = by or (_run_each if target.each else _run_together)
        outcome = run(merge, target, asked, tell)
        remarks = tell_of_all(merge, asked.selection, outcome.recipients)
        if merge.postage:
            remarks = (*merge.postage.remarks(dry_run=asked.dry_run), *remarks)
    told = (merge.words.word_several(each) for each in outcome.remarks)
    return replace(outcome, remarks=(*remarks, *told), joinings=merge.households.joinings)


def tell_of_all(merge: Merge, selection: Selection, recipients: int) -> tuple[Remark, ...]:
    """What is to be told of all recipients together: households, rows that may be one person, one salutation."""
    remarks = (
        *tell_unfinished(merge),
        *merge.roster.tell_totals(),
        *tell_children(merge.roster, merge.template, selection),
        *tell_addresses(merge.roster, selection),
        *merge.households.remarks,
        *merge.doubles.remarks(lambda: merge.roster.contacts(selection)),
    )
    if (one := merge.template.one_salutation) and recipients > 1:
        message, hint = f"all of them begin {one.text!r}", "leave `salutation:` out, or write fields in it"
        remarks = (Remark(message, one.place, hint), *remarks)
    return remarks


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
        finish_check(report, asked)
        if merge.postage:
            merge.postage.ensure_enough()
        files = volumes.close()
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
    finish_check(report, asked)
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
                emails += [path for medium, path in names.items() if medium == "emails"]
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
        return None
    except StationeryError as fault:
        report.fault(recipient, fault)
        return None


def finish_check(report: Report, asked: Asked) -> None:
    """Raise what stands in the way of writing anything."""
    if not asked.skip_bad:
        report.raise_faults()
    if asked.ledger and asked.ledger.leaves_any:
        return
    if not report.checked:
        raise_empty(asked.selection, report.file)
    if len(report.bad) == report.checked:
        report.raise_faults()


def raise_empty(selection: Selection, file: str) -> NoReturn:
    """Raise SourceError for a list of which no row is chosen."""
    message, hint = "no row is chosen", "change --where, --rows, --first, or --skip"
    if selection == Selection():
        message, hint = "the list has headings and no rows", "add a row below the headings"
    raise SourceError(message, Place(file), hint)


def to_outcome(
    report: Report,
    files: tuple[MadeFile, ...],
    emails: tuple[str, ...],
    rest: str,
    planner: Planner,
    asked: Asked,
) -> Outcome:
    return Outcome(
        files,
        report.checked - len(report.bad),
        emails,
        (*(asked.ledger.remarks if asked.ledger else ()), *report.remarks),
        report.fault_remarks if asked.skip_bad else (),
        len(report.bad),
        rest,
        planner.plan if asked.dry_run else None,
        asked.ledger.left_out if asked.ledger else (),
        asked.ledger.gone if asked.ledger else (),
        report.doubtful,
        left_rows=tuple(contact.row for contacts in report.bad for contact in contacts) if asked.skip_bad else (),
        leaves_any=bool(asked.ledger and asked.ledger.leaves_any),
        gone_rows=asked.ledger.gone_rows if asked.ledger else (),
    )


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
