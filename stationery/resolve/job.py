"""Job: a letter and all that follows from it, each fact found once; whoever needs one later reads it off here."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Literal

from stationery.data.store import Store
from stationery.model.letter import Choices, Letter, Party, Written
from stationery.model.page import BLACK, Color
from stationery.model.values import replace, singular, value
from stationery.resolve.chosen import Chosen
from stationery.resolve.countries import line_language
from stationery.resolve.dates import LetterDate
from stationery.resolve.recognize import Recognized

if TYPE_CHECKING:
    from stationery.catalog.borders import Border
    from stationery.catalog.card_style import CardStyle
    from stationery.catalog.cards import Card, Fold
    from stationery.catalog.envelopes import Envelope
    from stationery.catalog.fronts import Front
    from stationery.catalog.languages import Language, Punctuation
    from stationery.catalog.letterheads import Letterhead
    from stationery.catalog.letters import LetterStyle
    from stationery.catalog.papers import Paper
    from stationery.catalog.posts import Post
    from stationery.catalog.printable_area import PrintableArea
    from stationery.catalog.printers import Margins, Printer
    from stationery.catalog.typesetting import Typesetting
    from stationery.model.letterhead_sheet import LetterheadSheet

Product = Literal["letter", "email", "card", "envelope", "labels", "blank", "blank card"]
"""What a letter is made into. An envelope, labels, and what is blank look only at the parties and the choices."""

ReturnTo = Literal["front", "none", "flap"]
"""Where an envelope's return address goes: on the face, nowhere, or on the flap."""

RETURN_TO: tuple[ReturnTo, ...] = ("front", "none", "flap")


def return_to(text: str) -> ReturnTo:
    """The place of that name."""
    return next(each for each in RETURN_TO if each == text)


NOTHING = Written("")

TYPED, POST = "typed", "post"
MANNERS = (TYPED, POST)
"""Addresses as written; or as the post's machines like them best: capitals, no punctuation, its own abbreviations."""


@value
class AddressStyle:
    """How addresses are set: the manner, and the language of the country line where the writer chose it."""

    manner: Written = Written(TYPED)
    country_line: Written = NOTHING


AS_TYPED = AddressStyle()


def style_of(choices: Choices, store: Store) -> AddressStyle:
    """How the writer wants addresses set. Raises UnknownName for a country line in no known language."""
    if choices.country_line:
        line_language(choices.country_line, store)
    return AddressStyle(choices.address_manner or AS_TYPED.manner, choices.country_line)


@value
class CardOptions:
    """How cards are folded and put on paper; what is empty is left to the card.

    `up` is how many stand on a sheet, 0 as many as it holds; `single` puts each on a sheet of its own size; `french` on
    one side of a sheet that is folded twice. `printer`
    is the name of the one that the sheets are corrected for; `margins` stay clear on the envelope that goes with them,
    as those of EnvelopeOptions, and `return_to` is where its return address goes; None leaves it to the card.
    """

    fold: Written = NOTHING
    orientation: Written = NOTHING
    panel: Written = NOTHING
    up: int = 0
    single: bool = False
    french: bool = False
    printer: Written = NOTHING
    margins: Margins | None = None
    return_to: ReturnTo | None = None


@value
class PostalServices:
    """What is asked for: an endorsement by name or in its own words, and the digits of a barcode; or nothing.

    A `routing` of its own wins over the recipient's ZIP Code.
    """

    endorsement: Written = NOTHING
    tracking: Written = NOTHING
    routing: Written = NOTHING

    def __bool__(self) -> bool:
        return bool(self.endorsement or self.bars)

    @property
    def bars(self) -> bool:
        """Whether a barcode is asked for, if only in part."""
        return bool(self.tracking or self.routing)

    def drop_bars(self) -> PostalServices:
        return PostalServices(self.endorsement)


@value
class EnvelopeOptions:
    """How an envelope is printed. `font` is a typeface for all of it, or a pairing, whose letterhead's typeface dresses
    the return address. An `upright` page is as one reads it, the usual one as a printer feeds it. `address` is
    `portrait`, `landscape` or `vertical` where the envelope is to be read otherwise than is its custom. `invitation` is
    the hand of an invitation's envelope, `inner` says that it is the one inside. With `carrier` it stands on a sheet of
    ordinary paper. `margins` are kept clear, too: left, top, right, bottom, as it is fed. `postage` is printed in place
    of the letter's own.
    """

    font: Written = NOTHING
    return_to: ReturnTo = "front"
    upright: bool = False
    stamp_box: bool = False
    address: Written = NOTHING
    carrier: bool = False
    margins: Margins | None = None
    invitation: Written = NOTHING
    inner: bool = False
    postage: Written = NOTHING


@value
class Options:
    """What is asked of a product beside the letter's own choices; `whole` is one that may not be without text.
    `printer` is the name of the one that its pages are corrected for.
    """

    card: CardOptions = CardOptions()
    envelope: EnvelopeOptions = EnvelopeOptions()
    services: PostalServices = PostalServices()
    draft: bool = False
    whole: bool = False
    printer: Written = NOTHING


AS_USUAL = Options()


@value
class Fonts:
    """Typefaces by name. `style` is the one that the letter style's sizes are written for, `letterhead` the one that
    the letterhead's are; composing scales them. `corner` is the heading's as it stands on an envelope, where a script
    face is replaced. `purpose` is what the body's is for, known of a card's.
    """

    body: str
    heading: str
    envelope: str
    corner: str
    style: str
    letterhead: str
    purpose: str = "body"


@value
class CardChoice:
    """A card, how it is folded and read, the panel that carries the note, and how notes are set.

    `words` stand on the front, as written, or what they are for; `front` says how, if there are any. Without a
    letterhead, `accent` is the color of words and border.
    """

    card: Card
    fold: Fold
    orientation: str
    panel: str
    style: CardStyle
    words: Written = NOTHING
    front: Front | None = None
    border: Border | None = None
    accent: Color = BLACK

    @property
    def media(self) -> str:
        """The PWG name of the card's own sheet, which it has only in its usual orientation."""
        return self.fold.media if self.orientation == self.fold.orientation or self.fold.id == "none" else ""


@singular
class Job:
    """What is made, and all that is known of it.

    `country` is the one whose post is used: `origin`, the sender's where it is certain, or a chosen language's.
    `destination` is the recipient's country, empty where it is not certain. `addressee` is what is recognized of the
    recipient; `greeted` the one whom the salutation speaks to, who may stand in an attention line. `shown` are the
    parts of a letter that the style or the product has.

    The style is as its file has it, and the letterhead with what the writer changed; `font` of a letterhead is its own
    typeface, empty where it takes the letter's. With paper of the writer's own, `letterhead_sheet`, no sheet has the
    letterhead, only envelopes and cards. An envelope is `dressed` by it unless a typeface was chosen for all of it.
    `printer` is the one that the pages are corrected for, if there is one; never that of an upright envelope.
    Of the envelope only its name is known to exist: not every letter asks for one, and so it is read when asked for,
    from the `store`, as are the post and its zones. `choices` tell who chose.
    """

    letter: Letter
    product: Product
    options: Options
    store: Store
    language: Language
    origin: str
    country: str
    destination: str
    addressee: Recognized
    greeted: Recognized
    date: LetterDate
    created: datetime
    paper: Paper
    setting: Typesetting
    fonts: Fonts
    letterhead: Letterhead | None
    letterhead_sheet: LetterheadSheet | None
    envelope: Written
    dressed: bool
    address_style: AddressStyle
    punctuation: Punctuation
    shown: frozenset[str]
    justify: bool
    letter_style: LetterStyle | None
    card_choice: CardChoice | None
    choices: tuple[Chosen, ...]
    printer: Printer | None = None

    @property
    def style(self) -> LetterStyle:
        assert self.letter_style, "a card has no letter style"
        return self.letter_style

    @property
    def card(self) -> CardChoice:
        assert self.card_choice, "only a card has one"
        return self.card_choice

    @property
    def sender(self) -> Party:
        assert self.letter.sender, "resolving asks for a sender where one is needed"
        return self.letter.sender

    @property
    def recipient(self) -> Party:
        assert self.letter.recipient, "resolving asks for a recipient where one is needed"
        return self.letter.recipient

    @property
    def draft(self) -> bool:
        return self.options.draft

    @property
    def from_country(self) -> str:
        """The country that addresses are written from: the sender's, else the language's."""
        return self.origin or self.language.region

    @property
    def medium(self) -> str:
        """What has a close of its own in some languages."""
        return {"card": "note", "email": "email"}.get(self.product, "")

    @property
    def post(self) -> Post:
        from stationery.catalog.posts import post_of  # 1.0 ms

        return post_of(self.store, self.country)

    @property
    def cover(self) -> Envelope:
        """The envelope as its address is read."""
        from stationery.catalog.envelopes import as_read  # 5.3 ms

        return as_read(self.envelope_as_sold, self.post, self.options.envelope.address, eastern=self.may_be_in_columns)

    @property
    def may_be_in_columns(self) -> bool:
        """Whether the recipient's address is in characters that the post reads in columns, and its own country's."""
        from stationery.resolve.columns import may_be_in_columns  # 0.2 ms

        return may_be_in_columns(self.letter.recipient, self.destination, self.post)

    @property
    def envelope_as_sold(self) -> Envelope:
        """The envelope with its long edge across."""
        from stationery.catalog.envelopes import envelope  # 4.3 ms

        return envelope(self.store, self.envelope)

    @property
    def printable(self) -> PrintableArea:
        from stationery.catalog.printable_area import safe_area  # 0.5 ms

        area = safe_area(self.store)
        return replace(area, printer=self.printer, envelope=self.envelope_as_sold.id) if self.printer else area

    @property
    def goes_abroad(self) -> bool:
        """Whether the recipient's country is known, and none that the post calls its own."""
        return bool(self.destination) and self.destination not in self.post.countries
