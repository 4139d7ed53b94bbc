"""Studio: makes letters, cards, envelopes and e-mails; each method is a whole trip, safe to call from any thread."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from datetime import date, datetime
from threading import RLock
from time import sleep
from typing import TYPE_CHECKING, Literal, TypeVar, Unpack, get_args, overload

from stationery.data.files import CannotWrite
from stationery.data.resources import configuration, folders, printers_path, profile_path, read_epoch
from stationery.data.stamps import Stamps, stamp_file, stamp_folder
from stationery.data.stock import Stock
from stationery.etiquette.findings import Finding
from stationery.model.errors import (
    CannotSet,
    DoesNotFit,
    Place,
    PrinterError,
    Remark,
    Several,
    SourceError,
    StationeryError,
    UnknownName,
    did_you_mean,
    each_fault,
    raise_faults,
)
from stationery.model.letter import Letter, Written
from stationery.model.values import replace
from stationery.postal.weight import paper_weight
from stationery.products.check_context import Given
from stationery.products.email import EmailResult, email_draft
from stationery.products.envelope import envelope_pdf
from stationery.products.fitting import Fitting
from stationery.products.letter import Extras, further_faults, make_letter
from stationery.products.merge_result import MergeResult
from stationery.products.result import Result
from stationery.products.shown import Shown, What
from stationery.products.source import Source, add_remarks, read_source
from stationery.products.source_again import attachment_of, read_again
from stationery.products.stock import open_stock
from stationery.products.windows import ensure_place_in
from stationery.reading.arguments import (
    NONE,
    take_day,
    take_folders,
    take_letter,
    take_moment,
    take_path,
    take_text,
)
from stationery.reading.letters import read_letter, read_words
from stationery.reading.options import (
    ForCard,
    ForContacts,
    ForEmail,
    ForEnvelope,
    ForFit,
    ForLabels,
    ForLetter,
    ForMerge,
    Head,
    Keywords,
)
from stationery.reading.overlay import Overlay, choose_date, choose_signature, lay_over
from stationery.reading.parties import party_from_lines
from stationery.reading.pictures import signature_of
from stationery.reading.profile import Profile, find_profile
from stationery.resolve.job import AS_USUAL, CardOptions, EnvelopeOptions, Options, PostalServices, return_to

if TYPE_CHECKING:
    from stationery.model.memory import Memory
    from stationery.products.catalog import Entry, Kind
    from stationery.products.contacts import Listed

Path = str | os.PathLike[str]
Medium = Literal["letter", "card", "email"]
Made = TypeVar("Made", Result, EmailResult, Shown)

TURN = RLock()
"""One trip at a time in the whole process. Python's threads take turns anyway, so nothing is lost; and what one trip
keeps for the next (catalog entries, opened and shaped typefaces, libraries imported at first use) is kept once, so
results are the same bytes in any order."""

MEDIA: tuple[str, ...] = get_args(Medium)

for _each in (
    CannotSet, CannotWrite, DoesNotFit, EmailResult, Letter, MergeResult, Place, PrinterError, Remark, Result, Several,
    SourceError, StationeryError, UnknownName,
):  # fmt: skip
    _each.__module__ = "stationery"  # in a traceback, too, each is called as one imports it


class Studio:
    """Makes letters from the data and the sender's profile. Several threads can use one Studio at once.

    `profile` is a profile's name or file; the default is your usual profile, if there is one. `data` are folders that
    replace the configuration folder and are arranged like it (`layouts`, `fonts`, `profile.yaml`, `profiles`); a
    file in a later folder replaces one with the same id in an earlier folder. A changed file takes effect at the next
    call. `today` is the date for calls that give none; the default is the computer's.
    """

    def __init__(
        self, *, profile: Path | None = None, today: date | None = None, data: Iterable[Path] | None = None
    ) -> None:
        self._named = "" if profile is None else take_path(profile, "profile", "a profile's name or path")
        self._by_path = not isinstance(profile, str | None) or os.path.basename(self._named) != self._named
        self._today = take_day(today)
        self._own = (configuration(),) if data is None else take_folders(data)
        if self._by_path and not os.path.isfile(self._named):
            raise SourceError("there is no such file", Place(self._named))
        if data is not None:
            raise_faults(
                [SourceError("there is no such folder", Place(each)) for each in self._own if not os.path.isdir(each)]
            )
        self._seen: Stamps | None = None
        self._faults: list[StationeryError] = []
        self._stock: Stock
        self._profile: Profile | None
        self._memory: Memory | None = None
        """What previews have in common as long as no file of the user's changes."""

    def read_text(self, text: str, file: str) -> Letter:
        """The letter in the text of a letter file; its Places name `file`, which need not be there or say the same."""
        with TURN:
            return read_letter(take_text(text, "text"), file)

    @overload
    def read(self, path: Path, /) -> Letter: ...

    @overload
    def read(self, /, *, body: str = "", **head: Unpack[Head]) -> Letter: ...

    def read(self, path: Path | None = None, /, *, body: str = "", **head: Unpack[Head]) -> Letter:
        """The letter in a file (or in a PDF with its source attached), or from keywords that work like a file's keys.

        Options and the profile apply when you make something from the letter.
        Raises all faults together, each at its Place; for keywords, the Place names the key.
        """
        return read_either(path, body, head)

    def letter(self, letter: Letter | Path = NONE, **options: Unpack[ForLetter]) -> Result:
        """The letter's PDF. Raises DoesNotFit, UnknownName and all else that is a StationeryError."""
        with TURN:
            keywords = Keywords("letter", ForLetter, options)
            read, source = self._read(letter, keywords)
            stock, laid = self._lay_over(read, keywords)
            kept = attachment_of(read, source) if keywords.flag("attach_source") else None
            services = _services(keywords)
            if services:
                ensure_place_in(laid, stock)
            picture, draft = signature_of(laid), keywords.flag("draft")
            extras = Extras(picture, False, draft, kept, services, printer=keywords.written("printer"))
            if keywords.flag("with_enclosures"):
                extras = replace(extras, enclosing="together")
            return self._tell(make_letter(laid, stock, extras)[0])

    def envelope(self, letter: Letter | Path = NONE, **options: Unpack[ForEnvelope]) -> Result:
        """The letter's envelope. Uses only the letter's recipient, sender and choices."""
        with TURN:
            keywords = Keywords("envelope", ForEnvelope, options)
            stock, laid = self._lay_over(self._read(letter, keywords)[0], keywords, "font")
            printed = EnvelopeOptions(
                keywords.written("font"),
                return_to(keywords.get("return_", str) or "front"),
                keywords.flag("upright"),
                keywords.flag("stamp_box"),
                keywords.written("address"),
                keywords.flag("carrier"),
                invitation=keywords.written("invitation") or Written("script" if keywords.flag("inner") else ""),
                inner=keywords.flag("inner"),
                postage=keywords.written("postage"),
            )
            if printed.inner:
                from stationery.products.invitation import ensure_inner  # 2 ms

                ensure_inner(laid, printed)
            manner = Options(envelope=printed, services=_services(keywords), printer=keywords.written("printer"))
            return self._tell(envelope_pdf(laid, stock, manner, check_address=True))

    def card(self, letter: Letter | Path = NONE, **options: Unpack[ForCard]) -> Result:
        """The letter as a note on a card, on sheets of paper or in the card's own size."""
        with TURN:
            keywords = Keywords("card", ForCard, options)
            stock, laid = self._lay_over(self._read(letter, keywords)[0], keywords)
            from stationery.products.card import note_pdf  # 6.8 ms

            up, single = keywords.get("up", int) or 0, keywords.flag("single")
            if single and up:
                raise SourceError(
                    "`up` and `single` can't be used together: a single card has a sheet to itself",
                    Place("up"),
                    "leave it out",
                )
            french = keywords.flag("french_fold")
            if french and (single or up):
                message = "`french_fold` prints one card per sheet and folds it twice"
                raise SourceError(message, Place("french_fold"), f"leave out `{'single' if single else 'up'}`")
            fold, orientation, panel = (keywords.written(name) for name in ("fold", "orientation", "panel"))
            manner = CardOptions(fold, orientation, panel, up, single, french, keywords.written("printer"))
            signature, draft = signature_of(laid), keywords.flag("draft")
            return self._tell(note_pdf(laid, stock, manner=manner, signature=signature, draft=draft))

    def email(self, letter: Letter | Path = NONE, **options: Unpack[ForEmail]) -> EmailResult:
        """The letter as an e-mail draft, as plain text, and as a link. Nothing is sent."""
        with TURN:
            keywords = Keywords("email", ForEmail, options)
            stock, laid = self._lay_over(self._read(letter, keywords)[0], keywords)
            return self._tell(email_draft(laid, stock, subject=keywords.written("subject"), to=keywords.written("to")))

    def merge(
        self,
        letter: Path,
        people: Path | Iterable[Mapping[str, object]],
        to: Path = NONE,
        /,
        **options: Unpack[ForMerge],
    ) -> MergeResult:
        """A letter and an envelope for each row of a list, written to the PDF `to` and others beside it; or with
        `each`, to a file for each recipient in that folder.

        The list is a file, or a mapping for each row. Raises all that is wrong with the rows together, before anything
        is written, unless `skip_bad`.
        """
        with TURN:
            keywords = Keywords("merge", ForMerge, options)
            from stationery.products.merging import merge_words  # 20 ms

            source = read_source(take_letter(letter, "merge"))
            stock, over = self._overlay(keywords)
            return merge_words(
                source, people, "" if to == NONE else take_path(to, "to", "a path"), keywords, (stock, over)
            )

    def labels(
        self, people: Path | Iterable[Mapping[str, object]] | None = None, /, **options: Unpack[ForLabels]
    ) -> Result:
        """Sheets of labels: an address for each row of a list, which is a file or a mapping for each row; or with
        `text`, words. Without either, your return address on all labels of a sheet.

        Raises all that is wrong with the rows together, unless `skip_bad`; then it is among the remarks.
        """
        with TURN:
            keywords = Keywords("labels", ForLabels, options)
            from stationery.products.label_words import label_words  # 20 ms

            stock, laid = self._lay_over(Letter("labels"), keywords, "font")
            return self._tell(label_words(people, laid, keywords, stock))

    def contacts(
        self, book: Path, *, name: str | None = None, address: Literal["work", "home"] | None = None
    ) -> tuple[Listed, ...]:
        """The contacts in an address book: a vCard file or a folder of them, a CSV file or a spreadsheet. With `name`,
        the only one of that name.

        Of several addresses, `address` takes that at work or at home. An entry that could not be read wholly has
        `warnings`, and no name if there is nobody to write to. Raises UnknownName for a name that nobody has, or
        several.
        """
        with TURN:
            keywords = Keywords("contacts", ForContacts, {"address": address})
            from stationery.products.contacts import list_contact, sending_desk  # 20 ms
            from stationery.reading.contacts.book import find_contact, read_book  # 8 ms

            stock, laid = self._lay_over(Letter("contacts"), keywords)
            at = sending_desk(laid, stock)
            found = read_book((take_path(book, "book", "the path of an address book"),), address or "")
            chosen = found if name is None else (find_contact(take_text(name, "name"), found),)
            return tuple(list_contact(each, at) for each in chosen)

    def check(
        self,
        letter: Letter | Path = NONE,
        *,
        now: datetime | None = None,
        medium: Medium | None = None,
        beside: Iterable[Letter | Path] = (),
    ) -> tuple[Finding, ...]:
        """What the rules of etiquette find in the letter at `now`; a time without an offset is in the computer's zone.

        `medium` is what you will make; by default a card for a note, otherwise a letter. The letters `beside` it are
        compared with it; without any, nothing is asked of other people's notes. Reads the interview file that the
        letter names.
        """
        with TURN:
            if medium is not None and medium not in MEDIA:
                raise UnknownName(
                    f"{medium!r} isn't one of the choices", Place("medium"), did_you_mean(str(medium), MEDIA), MEDIA
                )
            moment = take_moment(now)
            keywords = Keywords("check", ForLetter, {"today": moment.date()})
            read, source = self._read(letter, keywords)
            stock, laid = self._lay_over(read, keywords)
            others = [self._lay_over(self._read(each, keywords)[0], keywords)[1] for each in beside]
            for number, each in enumerate(others, 2):
                if each.file == laid.file and not os.path.exists(each.file):  # of words, which are all called so
                    others[number - 2] = replace(each, file=f"{each.file} {number}")
            # The rules take half as long to bring in as all the rest of this module.
            from stationery.products.check import check  # 0.3 ms
            from stationery.reading.interview import interview_of  # 1.8 ms

            source = source or read_again(read)
            rows = tuple(source.text.split("\n")) if source else ()
            given = Given(laid, rows, interview_of(laid), tuple(others), looked=bool(others))
            return check((given,), stock, now=moment, medium=medium or "")

    def fit(self, letter: Letter | Path = NONE, **options: Unpack[ForFit]) -> Fitting:
        """Which envelopes the letter fits and how to fold it: the envelope you name, or all of them.

        It `holds` where the window shows the whole address and nothing else, however the sheet slides.
        """
        with TURN:
            keywords = Keywords("fit", ForFit, options)
            stock, laid = self._lay_over(self._read(letter, keywords)[0], keywords)
            from stationery.products.fit import fit_letter  # 0.5 ms

            services, weight = _services(keywords), None
            if services:
                ensure_place_in(laid, stock)
            if weight_text := keywords.written("paper_weight"):
                try:
                    weight = paper_weight(weight_text.text)
                except ValueError as wrong:
                    raise SourceError(str(wrong), weight_text.place) from None
            return fit_letter(laid, stock, weight, services)

    def preview(
        self,
        letter: Letter | Path = NONE,
        *,
        what: What = "letter",
        zones: bool = False,
        single: bool = False,
        today: date | None = None,
    ) -> Shown:
        """The letter, its envelope or its card on the screen: upright pages, as they are printed, each as SVG.

        With `zones`, the post's zones lie over an envelope, and the style's fields over a letter. With `single`, a card
        is shown by itself, unfolded, and not on its sheet of paper. A letter with placeholders is shown as a draft.
        """
        with TURN:
            keywords = Keywords("letter", ForLetter, {"today": today} if today else {})
            stock, laid = self._lay_over(self._read(letter, keywords)[0], keywords)
            from stationery.products.preview import draw_pages, preview  # 12 ms

            manner = Options(card=CardOptions(single=True)) if single else AS_USUAL
            with self._remembering(stock):
                shown = preview(laid, stock, what, manner, signature_of(laid), zones=zones)
                drawn = draw_pages(shown, stock)
            return self._tell(Shown(drawn, shown.pages, shown.manuscript, shown.remarks))

    @contextmanager
    def _remembering(self, stock: Stock) -> Iterator[None]:
        """Let the trip use what previews before it kept."""
        from stationery.model.memory import Memory  # 0.2 ms

        self._memory = stock.typefaces.memory = self._memory or Memory()
        try:
            yield
        finally:
            stock.typefaces.memory = None

    @contextmanager
    def trip(self, letter: Letter | Path, *, today: date | None = None) -> Iterator[tuple[Stock, Letter]]:
        """What the trips in `products/` lean on: the Stock of the day, and the letter with the profile laid over it.

        Nobody else's trip is under way until it ends.
        """
        with TURN:
            keywords = Keywords("letter", ForLetter, {"today": today} if today else {})
            yield self._lay_over(self._read(letter, keywords)[0], keywords)

    @contextmanager
    def long_trip(self, *, today: date | None = None) -> Iterator[tuple[Stock, Overlay]]:
        """What a merge leans on: the Stock of the day, and what is laid over each of its letters; see `let_others`."""
        with TURN:
            yield self._overlay(Keywords("letter", ForLetter, {"today": today} if today else {}))

    def let_others(self) -> None:
        """Within a long trip, between two letters of it: let others' trips go first."""
        TURN.release()
        sleep(0)
        TURN.acquire()

    def catalog(self, kind: Kind) -> dict[str, Entry]:
        """Id to Entry for everything of a kind, including your own files."""
        with TURN:
            from stationery.products.catalog import KINDS, list_entries  # 8 ms

            if kind not in KINDS:
                message, hint = f"{kind!r} isn't a kind of catalog entry", did_you_mean(str(kind), KINDS)
                raise UnknownName(message, Place("kind"), hint, KINDS)
            stock, _ = self._look(date.min)
            return list_entries(kind, stock.store, folders("fonts", self._own))

    @property
    def data_faults(self) -> tuple[Remark, ...]:
        """What is wrong with data files of yours that do not count, because they are broken.

        It grows as calls read more files, and starts anew when one of your files changes. Results have it, too, among
        their remarks.
        """
        with TURN:
            return tuple(Remark(each.message, each.place, each.hint) for each in self._faults)

    def _tell(self, made: Made) -> Made:
        """The result, with what was set aside among its remarks."""
        return replace(made, remarks=(*made.remarks, *self.data_faults)) if self._faults else made

    def _look(self, day: date | None) -> tuple[Stock, Profile | None]:
        """What a trip leans on, on that day; made anew where a file of the user's has changed."""
        stamps = self._stamps()
        if stamps != self._seen:
            name = "" if self._by_path else self._named
            self._profile = find_profile(self._profile_path(), name, Place("profile"))
            layouts, fonts = folders("layouts", self._own), folders("fonts", self._own)
            self._stock = open_stock(layouts, fonts, date.min, printers=self._printers_path())
            self._faults, self._memory = [], None
            self._stock.store.tell = self._faults.append
            self._seen = stamps
        self._stock.typefaces  # noqa: B018 - made once, before copies of the Stock would make one each
        stock = copy(self._stock)
        stock.today, stock.created = day or self._today or date.today(), read_epoch()
        return stock, self._profile

    def _stamps(self) -> Stamps:
        """When each file was last changed that a user may change. What is built in changes with the program only."""
        watched = [os.path.join(each, inside) for each in self._own for inside in ("layouts", "fonts")]
        files = (self._profile_path(), self._printers_path())
        return (
            *(stamp for each in files for stamp in stamp_file(each)),
            *(stamp for each in watched for stamp in stamp_folder(each)),
        )

    def _profile_path(self) -> str:
        """The profile's file: the one that is named, or that of the last folder which has it."""
        if self._by_path:
            return self._named
        paths = [profile_path(each, self._named) for each in self._own]
        return next((path for path in reversed(paths) if os.path.exists(path)), paths[-1] if paths else "")

    def _printers_path(self) -> str:
        """The list of printers: that of the last folder which has one."""
        paths = [printers_path(each) for each in self._own]
        return next((path for path in reversed(paths) if os.path.exists(path)), paths[-1] if paths else "")

    def _read(self, letter: Letter | Path, keywords: Keywords) -> tuple[Letter, Source | None]:
        """The letter, and the text that it was read from if it is read only now: then with all faults that it has."""
        if isinstance(letter, Letter):
            return letter, None
        source = read_source(take_letter(letter, keywords.verb))
        try:
            return add_remarks(read_letter(source.text, source.file), source), source
        except StationeryError as fault:
            if isinstance(fault.understood, Letter):
                stock, laid = self._lay_over(fault.understood, keywords)
                raise_faults([*each_fault(fault), *further_faults(laid, stock)])
            raise

    def _lay_over(self, letter: Letter, keywords: Keywords, *without: str) -> tuple[Stock, Letter]:
        """The letter with options and profile laid over it, by the rule of all; and the Stock of its day."""
        stock, over = self._overlay(keywords, *without)
        return stock, lay_over(letter, over)

    def _overlay(self, keywords: Keywords, *without: str) -> tuple[Stock, Overlay]:
        stock, profile = self._look(keywords.get("today", date))
        dated, sender, signed = keywords.written("date"), keywords.get("from_", str), keywords.get("signed", bool)
        over = Overlay(
            keywords.choices(*without),
            None,
            None if sender is None else party_from_lines(sender, "from_"),
            choose_date(dated.text, Place("date")) if "date" in keywords.values else None,
            choose_signature(signed, Place("signed")),
            profile,
            bool(self._named),
            self._own,
        )
        return stock, over


def read_either(path: Path | None, body: str, head: Mapping[str, object]) -> Letter:
    if path is not None and (head or body):
        raise TypeError("read() takes a path, or the words of a letter, not both")
    with TURN:
        if path is None:
            return read_words({key.removesuffix("_"): each for key, each in head.items()}, take_text(body, "body"))
        source = read_source(take_letter(path, ""))
        return add_remarks(read_letter(source.text, source.file), source)


def _services(keywords: Keywords) -> PostalServices:
    """The endorsement and the barcode that are asked for."""
    return PostalServices(*(keywords.written(name) for name in ("endorsement", "imb", "imb_routing")))
