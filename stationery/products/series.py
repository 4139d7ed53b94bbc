"""The recipients of a merge whose letters differ in words alone: what they have alike is made once for all of them.

The first of them are made as any letter is. By then it is known which fields they fill and where they live; the
template is read once more with words that stand in for values, and whoever comes next has his own put in their place.
Whatever might make more of a value than words is left to the general way, and so is whoever it concerns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from stationery.compose.pieces.series import ComposedSeries
from stationery.compose.type.flow_block import FlowBlock
from stationery.data.stock import Stock
from stationery.model.contact import Contact, Row
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Place, Remark, StationeryError
from stationery.model.field import FIELD, field_key
from stationery.model.letter import Letter, Party, Written
from stationery.model.manuscript import Manuscript, Part
from stationery.model.page import SeriesPage
from stationery.model.prose import Figure, Line, Paragraph, Span, Tabulation, codes, has_links
from stationery.model.values import fields_of, quicken, replace, value
from stationery.products.address import Desk, remark_on_recipient
from stationery.products.merge_pieces import Manner, Piece, Pieces, make_pieces
from stationery.products.recipients import SALUTATION, Recipient
from stationery.products.series_likeness import FILLED, ensure_usual, equal, find_fills, find_varying, subtract
from stationery.reading.fields import Filled, Template
from stationery.reading.stand_ins import StandIns, Values, is_latin, is_plain
from stationery.resolve.countries import country_of
from stationery.resolve.job import Job
from stationery.resolve.person import Person
from stationery.resolve.recognize import Recognized
from stationery.resolve.resolve import readdress, use_body
from stationery.resolve.typed_series import Unlike, VaryingBody
from stationery.wording.address.lines import country_across
from stationery.wording.address.usage import Usage
from stationery.wording.letter import word_letter
from stationery.wording.series import WordedSeries

_FIRST = 3
"""So many letters are made in the general way before it is worth while to prepare for more of them."""
_MANY = 200
"""Letters after which it is worth while to compile what makes their values."""
_MOST_SERIES = 64
_MOST_SHAPES = 256

_ENDS = (".", "!", "?", "…")
"""A value that ends so takes no period after it."""

_OF_ROWS = (*FILLED, "typed", "remarks")
"""What may differ between letters of one series that are read one by one."""

_OF_ALL = tuple(name for name in fields_of(Letter) if name not in _OF_ROWS)

_OFTEN_MADE = (
    Span, Line, Part, Paragraph, FlowBlock, Written, Person, Recognized, Place, Party, Row, Contact, Recipient, Letter,
    Job, Manuscript, SeriesPage, Piece, Pieces,
)  # fmt: skip
"""What each letter makes several of, or wide ones."""

Shape = tuple[bool, ...]
"""Which fields have a value."""

Write = Callable[[Filled, Recipient], Letter]
"""Makes a letter of a filled template."""

Greet = Callable[[Recipient], str]


@value
class Alike:
    """What a recipient gets, the template as filled for such, and what is remarked."""

    made: Pieces
    filled: Filled
    remarks: tuple[Remark, ...]


class SeriesByShape:
    """The series of a merge: one for each set of fields that have a value, and each country that letters go to."""

    def __init__(self, template: Template, write: Write, greet: Greet | None, manner: Manner, stock: Stock) -> None:
        """`greet` builds the salutation, where a field stands for it."""
        self._template = template
        self._keys = tuple(dict.fromkeys(field.key for field in template.names))
        self._conditions = frozenset(field.key for field in template.conditions)
        self._greet = greet
        self._write = write
        text = template.text
        ended = (each for each in FIELD.finditer(text) if text[each.end() : each.end() + 1] == ".")
        self._dotted = {field_key(each["name"]) for each in ended}
        self._manner = manner
        self._stock = stock
        self._usual = set(manner.media) <= {"letters", "envelopes"} and not (
            manner.draft or manner.services or manner.printer or manner.enclosing
        )
        self._shapes: dict[Shape, _Shape | None] = {}
        self._series: dict[tuple[Shape, str], Series | None] = {}
        self._counts: Counter[tuple[Shape, str]] = Counter()
        self._made = 0

    def make(self, recipient: Recipient) -> Alike | None:
        """What a recipient gets; None where the general way has to be gone."""
        found = self._find(recipient)
        series = self._series.get(found[0]) if found else None
        self._made += 1
        if self._made == _MANY:
            quicken(*_OFTEN_MADE)
        return series.make(recipient, found[1]) if series and found else None

    def learn(self, recipient: Recipient, made: Pieces, remarks: tuple[Remark, ...]) -> None:
        """Take up what was made in the general way, so that others like it need not go it."""
        found = self._find(recipient)
        if not found or found[0] in self._series:
            return
        key, party = found
        self._counts[key] += 1
        if self._counts[key] < _FIRST or len(self._series) >= _MOST_SERIES:
            return
        shape = self._shapes[key[0]]
        assert shape
        try:
            first = First(recipient, party, made, remarks)
            self._series[key] = Series(shape, first, self._template, self._write, self._manner, self._stock)
        except (Unlike, StationeryError):
            self._series[key] = None

    def _find(self, recipient: Recipient) -> tuple[tuple[Shape, str], Party] | None:
        """The key of a recipient's series, and the party that the letter goes to."""
        if not self._usual or len(recipient.contacts) > 1 or recipient.party.people:
            return None
        values, shape = recipient.values, list[bool]()
        own, conditions = self._template.addresses, self._conditions
        for key in self._keys:
            text = values.get(key, "")
            if text and key in conditions and self._template.says_no(key, text):
                if key in self._template.printed:
                    return None
                text = ""
            if key in self._dotted and text.endswith(_ENDS):
                return None
            if text and not (is_plain(text) and (not own or is_latin(text))):
                return None
            shape.append(bool(text) or (key == SALUTATION and self._greet is not None))
        has = tuple(shape)
        if has not in self._shapes:
            if len(self._shapes) >= _MOST_SHAPES:
                return None
            self._shapes[has] = self._read(has, recipient)
        found = self._shapes[has]
        if found is None:
            return None
        party = found.recipient(values) if found.recipient else recipient.party
        if party is None:
            return None
        return (has, country_of(party, self._stock.store)), party

    def _read(self, shape: Shape, recipient: Recipient) -> _Shape | None:
        """The template with stand-ins; None where values are no mere words in it."""
        shown = [key for key, has in zip(self._keys, shape, strict=True) if has]
        known = {}
        if SALUTATION in shown and self._greet:
            known[SALUTATION] = recipient.salutation or self._greet(recipient)
        stand_ins = StandIns(shown, known)
        filled = self._template.fill_in(stand_ins.values)
        if filled.empty or any(word in self._template.text for word in stand_ins.values.values()):
            return None
        try:
            letter = self._write(filled, replace(recipient, salutation=""))
        except StationeryError:
            return None
        return _Shape(filled, letter, stand_ins, stand_ins.fill(letter.recipient), bool(known))


@value
class _Shape:
    """A template read with stand-ins for some fields; `recipient` makes its own, where it has fields. One that `greets`
    has a field for the salutation as it is built."""

    filled: Filled
    letter: Letter
    stand_ins: StandIns
    recipient: Callable[[Values], Party | None] | None
    greets: bool


@value
class First:
    """A recipient for whom all was made in the general way."""

    recipient: Recipient
    party: Party
    made: Pieces
    remarks: tuple[Remark, ...]


class Series:
    """Raises Unlike where letters are not as simple as that, or one would differ from the `first` as it was made."""

    def __init__(
        self, shape: _Shape, first: First, template: Template, write: Write, manner: Manner, stock: Stock
    ) -> None:
        self._filled = shape.filled
        self._template = template
        self._write = write
        self._greets = shape.greets
        self._stock = stock
        of_stand_ins = Diagnostics()
        letter = replace(shape.letter, recipient=first.party)
        made = make_pieces(letter, None, manner, stock, of_stand_ins)
        kept = made.letters or made.envelopes
        assert kept
        self._job = job = kept.job
        self._cover = made.envelopes.job if made.envelopes else None
        self._letter, self._across = job.letter, country_across(job)
        if self._cover:
            from stationery.products.series_covers import Covers  # 6.0 ms

            self._covers = Covers(self._cover, stock)
            if not self._covers.usual or letter.delivery_notation or letter.arrival_notation:
                raise Unlike
        self._desk = Desk(job.origin, Usage(job.language, job.store))
        ensure_usual(job, made)
        self._fills = find_fills(job.letter, shape.stand_ins, alone=made.letters is None)
        self._remarks = [fill for remark in job.letter.remarks if (fill := shape.stand_ins.fill(remark))]
        self._quoted = {key for remark in job.letter.remarks for key in shape.stand_ins.keys_in(remark)}
        self._body: VaryingBody | None = None
        self._reads = False
        """Whether each letter is read, because a value may make more than words of the row that it is in."""
        self._worded: WordedSeries | None = None
        if made.letters:
            if {"body", "salutation", "postscript"} & self._fills.keys():
                self._body = find_varying(template, shape.stand_ins.values, job)
                self._reads = self._body is None
            manuscript = word_letter(job, Diagnostics())
            self._worded = WordedSeries(job, manuscript)
            self._composed = ComposedSeries(job, manuscript, stock.typefaces)
        self._pieces = replace(made, letter=first.made.letter)
        self._constant: tuple[Remark, ...] = ()
        again = self.make(first.recipient, first.party)
        if again is None:
            raise Unlike
        self._constant = subtract(first.remarks, again.remarks)
        stands = self.make(replace(first.recipient, values=shape.stand_ins.values), first.party)
        if stands is None or Counter(stands.remarks) != Counter(of_stand_ins.remarks):
            raise Unlike
        if not equal(again.made, first.made):
            raise Unlike

    def make(self, recipient: Recipient, party: Party) -> Alike | None:
        values = recipient.values
        if self._greets and SALUTATION not in values:
            greeting = recipient.salutation or self._greet(party)
            if not greeting:
                return None
            values = {**values, SALUTATION: greeting}
        if self._reads:
            return self._read(recipient, party, values)
        if self._body and not self._body.holds(values):
            return None
        changes = {name: fill(values) for name, fill in self._fills.items()}
        if recipient.salutation and not self._letter.salutation:
            changes["salutation"] = Written(recipient.salutation)
        elif recipient.salutation and self._letter.salutation.place:
            return None
        diagnostics = Diagnostics()
        for key in self._quoted:
            text = values.get(key, "")
            if "'" in text or not text.isprintable():
                return None  # a message shows it in another way
        diagnostics.add(*[fill(values) for fill in self._remarks])
        try:
            return self._make(replace(self._letter, recipient=party, **changes), diagnostics)
        except StationeryError:
            return None  # to be told of by the general way

    def _read(self, recipient: Recipient, party: Party, values: Values) -> Alike | None:
        """What is made of a letter that is read as in the general way; all that follows from it is as in a series."""
        filled = self._template.fill_in(values)
        if filled.empty:
            return None
        usual = self._letter
        try:
            read = self._write(filled, recipient)
            letter = use_body(self._job, read, self._stock)
            if letter is None or letter.recipient != party or len(letter.body) != len(usual.body):
                return None
            if any(getattr(letter, name) != getattr(usual, name) for name in _OF_ALL):
                return None
            pairs = tuple(zip(usual.body, letter.body, strict=True))
            fresh = tuple(block for same, block in pairs if same != block)
            if has_links(fresh) or codes(fresh) or any(isinstance(block, Tabulation | Figure) for block in fresh):
                return None
            body = tuple(same if same == block else block for same, block in pairs)
            diagnostics = Diagnostics()
            diagnostics.add(*letter.remarks)
            return self._make(replace(letter, body=body), diagnostics)
        except StationeryError:
            return None  # to be told of by the general way

    def _greet(self, party: Party) -> str:
        """The salutation as it is built; empty where the general way has to tell why there is none."""
        if self._worded is None:
            return ""
        unsaid = replace(self._letter, recipient=party, salutation=Written(""))
        try:
            return plain_spaces(self._worded.greet(readdress(self._job, unsaid, self._job.destination)))
        except StationeryError:
            return ""

    def _make(self, letter: Letter, diagnostics: Diagnostics) -> Alike | None:
        job = readdress(self._job, letter, self._job.destination)
        if not job.destination and country_across(job) != self._across:
            return None  # the sender's country stands in one of them, and not in the other
        pieces = self._pieces
        letters = pieces.letters
        if letters and self._worded:
            manuscript = self._worded.word(job, diagnostics)
            page = self._composed.compose_next(manuscript)
            if page is None:
                return None
            remark_on_recipient(job, self._desk, diagnostics)
            letters = replace(letters, job=job, pages=(page,), title=manuscript.title)
        envelopes = pieces.envelopes
        if envelopes and self._cover:
            cover = replace(
                self._cover,
                letter=letter,
                destination=job.destination,
                addressee=job.addressee,
                greeted=job.greeted,
            )
            worded, set_page = self._covers.make(cover, diagnostics)
            if letters is None:
                remark_on_recipient(cover, self._desk, diagnostics)
            envelopes = replace(envelopes, job=cover, pages=(set_page,), title=worded.title)
        made = replace(pieces, letter=letter, letters=letters, envelopes=envelopes)
        return Alike(made, self._filled, (*self._constant, *diagnostics.remarks))


def plain_spaces(text: str) -> str:
    """Words as somebody types them, who leaves it to the program which of them hold together."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")
