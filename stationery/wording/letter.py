"""A Letter turned into its Manuscript: every word that will stand on the paper, or on its envelope."""

from __future__ import annotations

from datetime import date

from stationery.catalog.languages import Language, Punctuation
from stationery.data.store import Store
from stationery.model.errors import Place, Remark, SourceError, StationeryError, UnknownName, did_you_mean, raise_faults
from stationery.model.letter import Choices, Letter, Party, Written
from stationery.model.manuscript import PAGE_SLOT, Entry, Manuscript, Part, Subscription
from stationery.model.prose import Block, Line, Listing, Paragraph, QrCode, Quotation, Tabulation, plain
from stationery.model.values import replace
from stationery.wording.address.lines import AS_TYPED, TYPED, AddressStyle, address, written_name
from stationery.wording.address.lines import Block as Addressed
from stationery.wording.address.territories import country_of
from stationery.wording.capitals import line_in_capitals
from stationery.wording.dates import Dated, dated
from stationery.wording.masthead import Sending, sending, town
from stationery.wording.notations import attention, close, copies, enclosures, postscript, references, subject
from stationery.wording.recognize import Recognized, attention_name, is_organization, named, recognize
from stationery.wording.salutations import marked, salutation
from stationery.wording.typography import printed, printed_blocks, printed_line, with_its_gaps

__all__ = ["country_of", "word_envelope", "word_letter"]

SIGNATURE = "signature"
"""The name by which a style asks for the signers' lines in capitals."""

NOTHING = Written("")
_NOBODY = Recognized()


def word_letter(
    letter: Letter,
    sender: Party | None,
    spoken: Language,
    store: Store,
    *,
    today: date,
    punctuation: str,
    capitals: frozenset[str] = frozenset(),
    hyphenate: bool = False,
    without: frozenset[str] = frozenset(),
    medium: str = "",
    windowed: bool = False,
) -> Manuscript:
    """Every word of a letter.

    `medium` (`note`, `email`) has a close of its own in some languages.
    `punctuation` is `mixed` or `open`. `capitals` names the parts that stand in capitals (`signature` for the
    signers), `without` those that the style does not show: they are not worded, and nothing is remarked of them.
    Where the inside address is `windowed` it is the post that reads it, and its manner is the writer's choice.
    Raises SourceError, or all together as Several: no sender, no recipient, a day that no calendar has.
    """
    marks = _marks(letter, spoken, punctuation)
    faults: list[StationeryError] = []
    if sender is None:
        hint = "run `stationery init` once, or give `from:` in the file or --from"
        faults.append(SourceError("who is the letter from? there is no sender", Place(letter.file), hint))
    recipient = letter.recipient
    if recipient is None and not (letter.salutation and "inside_address" in without):
        hint = "write `to:` and below it the lines of the address, each indented by two spaces"
        faults.append(SourceError("who is the letter to? there is no recipient", Place(letter.file), hint))
    elif recipient and not written_name(recipient):
        faults.append(_nameless(recipient))
    when = Dated("", None)
    try:
        when = dated(letter.date, today, spoken)
    except StationeryError as fault:
        faults.append(fault)
    raise_faults(faults)
    assert sender is not None

    smart = letter.choices.smart is not False
    remarks = [] if "date" in without else list(when.remarks)
    mailing = mailing_of(letter.choices, store)
    sent = sending(sender, recipient, spoken, store, replace(mailing, manner=Written(TYPED)))
    remarks += sent.remarks
    read_by_post = mailing if windowed else replace(mailing, manner=Written(TYPED))
    inside = address(recipient, sender, spoken, store, read_by_post) if recipient else Addressed(())
    remarks += () if "inside_address" in without else inside.remarks
    addressed = _addressed(letter, recipient, spoken, store)
    opening: Written | None = None
    if "salutation" not in without:
        opening, told = _salutation(letter, addressed, spoken, marks)
        remarks += told

    def line(written: Written) -> tuple[Line, ...]:
        return (printed_line(plain(written.text, written.place), spoken, smart=smart),) if written else ()

    def lines(found: tuple[Line, ...]) -> tuple[Line, ...]:
        return tuple(printed_line(each, spoken, smart=smart) for each in found)

    date_line = plain(_held(_with_place(when, letter, sender, spoken, store), spoken), letter.date.place)
    parts = {
        "date": (date_line,),
        "delivery_notation": line(letter.delivery_notation),
        "arrival_notation": line(letter.arrival_notation),
        "reference": lines(references(letter, spoken)),
        "inside_address": tuple(map(with_its_gaps, inside.lines)),
        "attention": lines(attention(letter.attention, spoken)),
        "salutation": line(opening) if opening else (),
        "subject": lines(subject(letter.subject, spoken)),
        "close": lines(
            close(
                letter,
                spoken,
                marks.close,
                greeting=opening.text if opening else "",
                medium=medium,
                named=addressed.person is not None or recipient is None,
            )
        ),
        "initials": (plain(letter.initials.text, letter.initials.place),) if letter.initials else (),
        "enclosures": lines(enclosures(letter.enclosures, spoken)),
        "copies": lines(copies(letter.copies, spoken)),
        "postscript": lines(postscript(letter.postscript, spoken)),
    }
    signers = _signers(letter, sender, sent, capitals, spoken)
    if spoken.typography.inverted:
        from stationery.wording.spanish_marks import unopened

        remarks += unopened(letter.body, spoken)
    name = addressed.name or (inside.lines[0].text if inside.lines else "")
    body = printed_blocks(letter.body, spoken, smart=smart)
    if hyphenate:
        body = _hyphenated(body, spoken, _names(sender, recipient))
    heading = (name, spoken.words["page"].replace("{page}", PAGE_SLOT), _held(when.text, spoken))
    delivery = (*parts["attention"], *inside.lines)
    return Manuscript(
        language=spoken.tag,
        title=spoken.words["letter_to" if name else "letter"].replace("{name}", name).replace("{date}", when.text),
        author=sent.author,
        masthead=sent.masthead,
        parts=tuple(
            Part(key, tuple(line_in_capitals(each, spoken.tag) for each in found) if key in capitals else found)
            for key, found in parts.items()
            if found and key not in without
        ),
        information=_information(letter, sender, sent, when, spoken),
        body=body,
        signers=signers,
        continuation=tuple(plain(text, letter.recipient.place if letter.recipient else None) for text in heading),
        delivery_address=delivery,
        return_address=sent.return_address,
        return_line=sent.return_line,
        place=Place(letter.file),
        remarks=tuple(remarks),
        subject_first=spoken.subject_first,
    )


def mailing_of(choices: Choices, store: Store) -> AddressStyle:
    """How the writer wants addresses set. Raises UnknownName for a country line in no known language."""
    if not (choices.address_manner or choices.country_line):
        return AS_TYPED
    if choices.country_line:
        from stationery.wording.address.territories import line_language

        line_language(choices.country_line, store)
    return AddressStyle(choices.address_manner or AS_TYPED.manner, choices.country_line)


def word_envelope(
    recipient: Party,
    sender: Party | None,
    spoken: Language,
    store: Store,
    notice: Written = NOTHING,
    mailing: AddressStyle = AS_TYPED,
) -> Manuscript:
    """The words of an envelope: both addresses. Without a sender it has no return address.

    `notice` is an attention line, which stands above the delivery address (USPS Publication 28, appendix A).
    """
    if not written_name(recipient):
        raise _nameless(recipient)
    delivery = address(recipient, sender, spoken, store, mailing)
    sent = sending(sender, recipient, spoken, store, mailing) if sender else None
    name = recognize(recipient, spoken, store).name or (delivery.lines[0].text if delivery.lines else "")
    return Manuscript(
        language=spoken.tag,
        title=spoken.words["envelope_to"].replace("{name}", name),
        author=sent.author if sent else "",
        masthead=sent.masthead if sent else None,
        delivery_address=(*attention(notice, spoken), *delivery.lines),
        return_address=sent.return_address if sent else (),
        return_line=sent.return_line if sent else None,
        place=recipient.place,
        remarks=(*delivery.remarks, *(sent.remarks if sent else ())),
    )


def _nameless(recipient: Party) -> SourceError:
    hint = "give `name:`, or `given:` and `family:`, or `organization:`"
    return SourceError("the recipient has no name", recipient.place, hint)


def _marks(letter: Letter, spoken: Language, punctuation: str) -> Punctuation:
    known = spoken.punctuations
    if punctuation not in known and not letter.choices.punctuation:
        return known["mixed"]  # a style's own, which not every language has
    if punctuation not in known:
        place = letter.choices.punctuation.place
        raise UnknownName(f"no punctuation is called {punctuation!r}", place, did_you_mean(punctuation, known))
    return known[punctuation]


def _addressed(letter: Letter, recipient: Party | None, spoken: Language, store: Store) -> Recognized:
    """Who is spoken to: the recipient, or the person in the attention line where the recipient has no title."""
    found = recognize(recipient, spoken, store) if recipient else _NOBODY
    if not letter.attention or (found.person and found.person.titles):
        return found
    text = attention_name(letter.attention.text, spoken) or letter.attention.text
    if is_organization(text, spoken):
        return found
    family = recipient.family if recipient and recipient.lines else ""
    return replace(found, person=named(text, spoken, store, family, letter.attention.place), role="")


def _salutation(
    letter: Letter, addressed: Recognized, spoken: Language, marks: Punctuation
) -> tuple[Written, tuple[Remark, ...]]:
    if letter.salutation:
        return Written(marked(letter.salutation.text, marks.salutation), letter.salutation.place), ()
    return salutation(addressed, spoken, marks.salutation)


def _with_place(when: Dated, letter: Letter, sender: Party, spoken: Language, store: Store) -> str:
    """The date line, the town before it where the writer gave one or the language has that custom."""
    place = letter.place.text
    if not place and spoken.dates.place_is_custom and when.day:
        place = town(sender, spoken, store)
    if not place:
        return spoken.dates.alone.replace("{date}", when.text) if spoken.dates.alone and when.day else when.text
    return spoken.dates.with_place.replace("{place}", place).replace("{date}", when.text)


def _held(text: str, spoken: Language) -> str:
    """Fixed words whose number and month, or title and name, hold together."""
    return printed(text, spoken, smart=False)


def _signers(
    letter: Letter, sender: Party, sent: Sending, capitals: frozenset[str], spoken: Language
) -> tuple[Subscription, ...]:
    """Who signs: as stated, else the sender."""
    found = tuple(
        Subscription(_plain(signer.name), _plain(signer.title) if signer.title else None) for signer in letter.signers
    )
    if not found:
        role = Written(sender.title, sender.where("title"))
        found = (Subscription(_plain(sent.name), _plain(role) if role else None),)
    if SIGNATURE not in capitals:
        return found
    return tuple(
        Subscription(
            line_in_capitals(signer.name, spoken.tag),
            line_in_capitals(signer.title, spoken.tag) if signer.title else None,
        )
        for signer in found
    )


def _plain(written: Written) -> Line:
    return plain(written.text, written.place)


def _information(letter: Letter, sender: Party, sent: Sending, when: Dated, spoken: Language) -> tuple[Entry, ...]:
    """The labeled lines of an information block: references, then who answers, then the date."""
    labels = spoken.information
    rows: list[tuple[str, Line]] = [
        (key, _plain(written))
        for key, written in (
            ("your_reference", letter.your_reference),
            ("our_reference", letter.our_reference),
            ("reference", letter.reference),
        )
        if written
    ]
    rows.append(("name", _plain(letter.signers[0].name if letter.signers else sent.name)))
    kinds = (("tel:", "phone"), ("mailto:", "email"), ("http", "website"))
    for line in sent.masthead.particulars:
        link = line.spans[0].link
        rows += [(key, line) for start, key in kinds if link.startswith(start)]
    rows.append(("date", plain(_held(when.text, spoken), letter.date.place)))
    return tuple(Entry(labels[key], line) for key, line in rows)


def _names(*parties: Party | None) -> frozenset[str]:
    """Every word of the parties' addresses: such words are not divided in the body."""
    words: list[str] = []
    for party in parties:
        if party:
            texts = [line.text for line in party.lines] or [
                party.name, party.given, party.family, party.organization, party.department, party.locality
            ]  # fmt: skip
            words += [word.strip(".,;:()") for text in texts for word in text.replace("-", " ").split()]
    return frozenset(words)


def _hyphenated(blocks: tuple[Block, ...], spoken: Language, names: frozenset[str]) -> tuple[Block, ...]:
    from stationery.wording.hyphenation import hyphenated

    found: list[Block] = []
    for block in blocks:
        match block:
            case Paragraph():
                found.append(replace(block, spans=hyphenated(block.spans, spoken, names)))
            case Listing():
                items = tuple(_hyphenated(item, spoken, names) for item in block.items)
                found.append(replace(block, items=items))
            case Quotation():
                found.append(replace(block, blocks=_hyphenated(block.blocks, spoken, names)))
            case Tabulation() | QrCode():
                found.append(block)
    return tuple(found)
