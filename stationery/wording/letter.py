"""A Job turned into its Manuscript: every word that will stand on the paper, or on its envelope."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from stationery.catalog.languages import Language
from stationery.catalog.letterheads import ORGANIZATION
from stationery.model.capitals import capitalize_line
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Place
from stationery.model.letter import Letter, Party, Written
from stationery.model.manuscript import PAGE_SLOT, Entry, Manuscript, Part, Subscription
from stationery.model.prose import (
    Block,
    Line,
    Listing,
    Paragraph,
    Quotation,
    Span,
    each_spans,
    has_links,
    plain,
)
from stationery.model.values import replace
from stationery.resolve.greeted import name_addressed
from stationery.resolve.job import AS_TYPED, POST, Job
from stationery.resolve.person import is_organization
from stationery.wording.address.lines import country_across, remark_on_country, set_address
from stationery.wording.address.usage import Usage
from stationery.wording.dates import remark_on_date, word_date
from stationery.wording.initials import remark_on_initials
from stationery.wording.masthead import Sending, find_town, lead_with_organization, word_sender
from stationery.wording.notations import (
    attention,
    close,
    copies,
    enclosures,
    postscript,
    references,
    run_in_copies,
    run_in_enclosures,
    subject,
)
from stationery.wording.salutations import end_greeting, remark_on_another, salutation
from stationery.wording.typography import keep_gaps, typeset, typeset_blocks, typeset_line, typeset_quotes
from stationery.wording.unshown import remark_unshown

if TYPE_CHECKING:
    from stationery.catalog.letters import LetterStyle

SIGNATURE = "signature"
"""The name by which a style asks for the signers' lines in capitals."""


def word_letter(job: Job, diagnostics: Diagnostics) -> Manuscript:
    """Every word of a letter, a note or an e-mail. Parts that the job does not show are not worded, and nothing is
    remarked of them.

    Where the inside address shows in a field it is the post that reads it, and its manner is the writer's choice.
    """
    letter, language, shown = job.letter, job.language, job.shown
    diagnostics.add(*letter.remarks)
    sender = job.sender
    smart = letter.choices.smart is not False
    when = word_date(job.date, language)
    if "date" in shown:
        diagnostics.add(*remark_on_date(job.date, language))
    remark_unshown(job, diagnostics)
    usage = usage_of(job)
    sent = word_sender(sender, job.origin, country_across(job), usage, diagnostics)
    remark_on_initials(job, sender, sent.name, diagnostics)
    inside = word_inside_address(job, usage, diagnostics)
    sent = quote_sender(sent, job, usage)
    opening: Written | None = None
    if "salutation" in shown:
        opening = word_salutation(job, diagnostics)

    finish = _finish_for(language, smart) if job.product != "email" else None

    def lines(found: tuple[Line, ...]) -> tuple[Line, ...]:
        return word_lines(found, job)

    def line(written: Written) -> tuple[Line, ...]:
        return lines((plain(written.text, written.place),)) if written else ()

    date_line = plain(_hold(_add_place(when, job), language), letter.date.place)
    if finish:
        date_line = replace(date_line, spans=finish(date_line.spans))
    parts = {
        "date": (date_line,),
        "delivery_notation": line(letter.delivery_notation),
        "arrival_notation": line(letter.arrival_notation),
        "reference": lines(references(letter, language)),
        "inside_address": tuple(map(keep_gaps, inside)),
        "attention": lines(attention(letter.attention, language)),
        "salutation": line(opening) if opening else (),
        "subject": lines(subject(letter.subject, language)),
        "close": word_close(job, opening.text if opening else ""),
        "initials": (plain(letter.initials.text, letter.initials.place),) if letter.initials else (),
        "enclosures": lines(enclosures(letter.enclosures, language)),
        "copies": lines(copies(letter.copies, language)),
        "postscript": lines(postscript(letter.postscript, language)),
    }
    run_in = {
        "enclosures": lines(run_in_enclosures(letter.enclosures, language)),
        "copies": lines(run_in_copies(letter.copies, language)),
    }
    capitals = job.letter_style.capitals if job.letter_style and job.product == "letter" else frozenset()
    signers = tuple(
        Subscription(*_quote((signer.name, *([signer.title] if signer.title else [])), job, usage))
        for signer in _signers(letter, sender, sent, capitals, language)
    )
    if language.typography.inverted:
        from stationery.wording.spanish_marks import find_unopened  # 0.1 ms

        diagnostics.add(*find_unopened(letter.body, language))
    name = name_addressed(job.greeted, language) or (inside[0].text if inside else "")
    body = word_body(letter.body, job, diagnostics)
    private = _is_private(letter, sender, sent, language)
    masthead = sent.masthead
    headed = masthead.name.text if job.letterhead and not job.letterhead_sheet else ""
    information = _information(letter, sent, when, language, private, headed)
    if (
        _has_information(job.letter_style if job.product == "letter" else None) and not private
    ):  # what the block says, the letterhead does not say again
        repeated = {entry.line for entry in information}
        masthead = replace(
            masthead,
            address=tuple(line for line in masthead.address if line not in repeated),
            particulars=tuple(line for line in masthead.particulars if line not in repeated),
        )
    heading = word_heading(job, name, when)
    return Manuscript(
        language=language.tag,
        title=word_title(name, when, language),
        author=sent.author,
        masthead=masthead,
        parts=tuple(
            Part(key, tuple(capitalize_line(each, language.tag) for each in found) if key in capitals else found)
            for key, found in parts.items()
            if found and key in shown
        ),
        run_in=tuple(Part(key, found) for key, found in run_in.items() if found and key in shown),
        information=information,
        body=body,
        signers=signers,
        continuation=heading,
        delivery_address=(*parts["attention"], *inside),
        return_address=sent.return_address,
        return_line=sent.return_line,
        place=Place(letter.file),
        subject_first=language.subject_first,
    )


def usage_of(job: Job) -> Usage:
    """How the addresses of a letter are set where a person reads them."""
    by_hand = replace(job.address_style, manner=AS_TYPED.manner)
    return Usage(job.language, job.store, by_hand, for_post=_has_window(job))


def word_inside_address(job: Job, usage: Usage, diagnostics: Diagnostics) -> tuple[Line, ...]:
    """The lines of the recipient, none without one; what is remarked of them only where they are shown."""
    recipient = job.letter.recipient
    if recipient is None:
        return ()
    read_by_post = replace(usage, style=job.address_style) if _has_window(job) else usage
    remarks = diagnostics if "inside_address" in job.shown else Diagnostics()
    remark_on_country(job, remarks)
    inside = set_address(recipient, job.destination, job.origin, read_by_post, remarks)
    return _quote(inside, job, read_by_post)


def word_lines(found: tuple[Line, ...], job: Job) -> tuple[Line, ...]:
    """Lines of a part with the marks of print, and what the language asks of them on paper."""
    smart = job.letter.choices.smart is not False
    printed = tuple(typeset_line(each, job.language, smart=smart) for each in found)
    finish = _finish_for(job.language, smart) if job.product != "email" else None
    return tuple(replace(each, spans=finish(each.spans)) for each in printed) if finish else printed


def word_body(body: tuple[Block, ...], job: Job, diagnostics: Diagnostics) -> tuple[Block, ...]:
    """Blocks of a body with the marks of print: each by itself, in the same order."""
    smart = job.letter.choices.smart is not False
    if job.product != "email" and has_links(body):
        from stationery.wording.links import show_links  # 0.2 ms

        body = show_links(body, diagnostics)
    body = typeset_blocks(body, job.language, smart=smart)
    if job.justify and job.product == "letter":
        body = _hyphenate_blocks(body, job.language, names_of(job.sender, job.letter.recipient))
    finish = _finish_for(job.language, smart) if job.product != "email" else None
    return each_spans(body, finish) if finish else body


def word_close(job: Job, greeting: str) -> tuple[Line, ...]:
    """The complimentary close; some languages repeat the salutation in it."""
    named = job.greeted.person is not None or job.letter.recipient is None
    found = close(job.letter, job.language, job.punctuation.close, greeting=greeting, medium=job.medium, named=named)
    return word_lines(found, job)


def word_title(name: str, when: str, language: Language) -> str:
    return language.words["letter_to" if name else "letter"].replace("{name}", name).replace("{date}", when)


def word_heading(job: Job, name: str, when: str) -> tuple[Line, ...]:
    """The continuation heading: addressee, page and date."""
    language = job.language
    heading = (name, language.words["page"].replace("{page}", PAGE_SLOT), _hold(when, language))
    return word_names(heading, job, usage_of(job))


def word_names(texts: tuple[str, ...], job: Job, usage: Usage) -> tuple[Line, ...]:
    """Lines of the recipient's that stand above a later sheet."""
    recipient = job.letter.recipient
    place = recipient.place if recipient else None
    return _quote(tuple(plain(text, place) for text in texts), job, usage)


def _has_window(job: Job) -> bool:
    """Whether the inside address stands in a field of the style, where it may show in a window."""
    style = job.letter_style if job.product == "letter" else None
    return style is not None and any("inside_address" in field.parts for field in style.fields)


def word_envelope(job: Job, diagnostics: Diagnostics, *, alone: bool = False) -> Manuscript:
    """The words of an envelope: both addresses. Without a sender it has no return address.

    The attention line stands above the delivery address (USPS Publication 28, appendix A). With `alone` the addresses
    are as typed, as on the back of a postcard.
    """
    letter, language = job.letter, job.language
    in_full = bool(job.options.envelope.invitation) and not alone
    usage = Usage(language, job.store, AS_TYPED if alone else job.address_style, in_full=in_full)
    delivery = word_delivery(job, usage, diagnostics)
    sent = word_sender(letter.sender, job.origin, country_across(job), usage, diagnostics) if letter.sender else None
    if letter.sender and sent:
        if job.product == "envelope":
            choices = letter.choices
            look = {
                each.place
                for each in (choices.letters, choices.monogram, choices.arrangement, choices.accent)
                if each.place
            }
            diagnostics.add(*(each for each in letter.remarks if each.place in look))
            remark_on_initials(job, letter.sender, sent.name, diagnostics)
        sent = quote_sender(sent, job, usage)
    return Manuscript(
        language=language.tag,
        title=title_envelope(job, delivery),
        author=sent.author if sent else "",
        masthead=sent.masthead if sent else None,
        delivery_address=(*_quote(attention(letter.attention, language), job, usage), *delivery),
        return_address=sent.return_address if sent else (),
        return_line=sent.return_line if sent else None,
        place=job.recipient.place,
    )


def word_delivery(job: Job, usage: Usage, diagnostics: Diagnostics) -> tuple[Line, ...]:
    """The lines of the recipient as the post reads them."""
    remark_on_country(job, diagnostics)
    return _quote(set_address(job.recipient, job.destination, job.origin, usage, diagnostics), job, usage)


def title_envelope(job: Job, delivery: tuple[Line, ...]) -> str:
    name = name_addressed(job.addressee, job.language) or (delivery[0].text if delivery else "")
    return job.language.words["envelope_to"].replace("{name}", name)


def word_sender_alone(job: Job, diagnostics: Diagnostics) -> Manuscript:
    """What stands on blank paper and on labels: the sender; the title is the name, which needs no translation. Its
    information is what the block of a letter would say of the sender."""
    usage, letter = Usage(job.language, job.store, job.address_style), job.letter
    sent = quote_sender(word_sender(job.sender, job.origin, "", usage, diagnostics), job, usage)
    remark_on_initials(job, job.sender, sent.name, diagnostics)
    information: tuple[Entry, ...] = ()
    if _has_information(job.letter_style) and not _is_private(letter, job.sender, sent, job.language):
        information = _information(letter, sent, "", job.language, private=False, headed=sent.masthead.name.text)
    return Manuscript(
        language=job.language.tag,
        title=sent.name.text,
        author=sent.author,
        masthead=sent.masthead,
        information=information,
        return_address=sent.return_address,
    )


def _quote(lines: tuple[Line, ...], job: Job, usage: Usage) -> tuple[Line, ...]:
    """Lines of names with the quotes and apostrophes of print. What is written as the post asks stays so, and so does
    all of a letter with `smart: no`."""
    if job.letter.choices.smart is False or usage.style.manner.text == POST:
        return lines
    return tuple(typeset_quotes(line, job.language) for line in lines)


def quote_sender(sent: Sending, job: Job, usage: Usage) -> Sending:
    """The sender's name and address with the quotes and apostrophes of print, led by the organization on a letterhead
    that is a firm's."""
    if job.letterhead and job.letterhead.name_of == ORGANIZATION and job.letter.sender:
        sent = lead_with_organization(sent, job.letter.sender, job.language)
    by_hand = replace(usage, style=AS_TYPED)
    shown = sent.masthead
    (name,) = _quote((plain(sent.name.text, sent.name.place),), job, by_hand)
    (heading,) = _quote((shown.name,), job, by_hand)
    return replace(
        sent,
        masthead=replace(shown, name=heading, address=_quote(shown.address, job, by_hand)),
        name=replace(sent.name, text=name.text),
        return_address=_quote(sent.return_address, job, usage),
        return_line=_quote((sent.return_line,), job, by_hand)[0] if sent.return_line else None,
    )


def word_salutation(job: Job, diagnostics: Diagnostics) -> Written:
    """The salutation: the written one with the style's mark, else the recipient's."""
    written, mark = job.letter.salutation, job.punctuation.salutation
    if written:
        if job.letter.kind == "letter":  # of other kinds, the check tells it
            remark_on_another(written, job.greeted, job.language, diagnostics)
        return Written(end_greeting(written.text, mark, job.language), written.place)
    return salutation(job.greeted, job.language, mark, diagnostics)


def _add_place(when: str, job: Job) -> str:
    """The date line, the town before it where the writer gave one or the language has that custom."""
    place, dates = job.letter.place.text, job.language.dates
    if not place and dates.place_is_custom and job.date.day:
        place = find_town(job.sender, job.from_country, job.store)
    if not place:
        return dates.alone.replace("{date}", when) if dates.alone and job.date.day else when
    return dates.with_place.replace("{place}", place).replace("{date}", when)


def _hold(text: str, language: Language) -> str:
    """Fixed words whose number and month, or title and name, hold together."""
    return typeset(text, language, smart=False)


def _signers(
    letter: Letter, sender: Party, sent: Sending, capitals: frozenset[str], language: Language
) -> tuple[Subscription, ...]:
    """Who signs: as stated, else the sender."""
    subscriptions = tuple(
        Subscription(_plain(signer.name), _plain(signer.title) if signer.title else None) for signer in letter.signers
    )
    if not subscriptions:
        role = Written(sender.title, sender.where("title"))
        subscriptions = (Subscription(_plain(sent.name), _plain(role) if role else None),)
    if SIGNATURE not in capitals:
        return subscriptions
    return tuple(
        Subscription(
            capitalize_line(signer.name, language.tag),
            capitalize_line(signer.title, language.tag) if signer.title else None,
        )
        for signer in subscriptions
    )


def _plain(written: Written) -> Line:
    return plain(written.text, written.place)


_LINKS = (("tel:", "phone"), ("mailto:", "email"), ("http", "website"))


def _is_private(letter: Letter, sender: Party, sent: Sending, language: Language) -> bool:
    """Whether one person writes in their own name: then the letterhead alone says who writes."""
    names = [sent.name.text, *(line.text for line in sender.lines)]
    return not (letter.signers or sender.organization or any(is_organization(name, language) for name in names))


def _has_information(style: LetterStyle | None) -> bool:
    return style is not None and any("information" in field.parts for field in style.fields)


def _information(
    letter: Letter, sent: Sending, when: str, language: Language, private: bool, headed: str
) -> tuple[Entry, ...]:
    """The labeled lines of an information block: references, then who answers (but in a `private` letter, whose
    letterhead says it; and no name that is `headed`, at the head of the sheet), then the date."""
    labels = language.information
    rows: list[tuple[str, Line]] = [
        (key, _plain(written))
        for key, written in (
            ("your_reference", letter.your_reference),
            ("our_reference", letter.our_reference),
            ("reference", letter.reference),
        )
        if written
    ]
    if not private:
        name = _plain(letter.signers[0].name if letter.signers else sent.name)
        if name.text != headed:
            rows.append(("name", name))
        for line in sent.masthead.particulars:
            rows += [(key, line) for start, key in _LINKS if line.spans[0].link.startswith(start)]
    rows.append(("date", plain(_hold(when, language), letter.date.place)))
    return tuple(Entry(labels[key], line) for key, line in rows)


def names_of(*parties: Party | None) -> frozenset[str]:
    """Every word of the parties' addresses: such words are not divided in the body."""
    words: list[str] = []
    for party in parties:
        if party:
            texts = [line.text for line in party.lines] or [
                party.name, party.given, party.family, party.organization, party.department, party.locality
            ]  # fmt: skip
            words += [word.strip(".,;:()") for text in texts for word in text.replace("-", " ").split()]
    return frozenset(words)


def _finish_for(language: Language, smart: bool) -> Callable[[tuple[Span, ...]], tuple[Span, ...]] | None:
    """What a language asks of its words on paper: seams without ligatures, raised letters."""
    seams, endings = language.typography.seams, language.typography.ordinals
    if seams:
        from stationery.wording.seams import mark_seams  # 0.3 ms

        return lambda spans: mark_seams(spans, seams)
    if endings and smart:
        from stationery.wording.ordinals import raise_ordinals  # 0.2 ms

        return lambda spans: raise_ordinals(spans, endings)
    return None


def _hyphenate_blocks(blocks: tuple[Block, ...], language: Language, names: frozenset[str]) -> tuple[Block, ...]:
    from stationery.wording.hyphenation import hyphenate  # 0.1 ms

    divided: list[Block] = []
    for block in blocks:
        match block:
            case Paragraph():
                divided.append(replace(block, spans=hyphenate(block.spans, language, names)))
            case Listing():
                items = tuple(_hyphenate_blocks(item, language, names) for item in block.items)
                divided.append(replace(block, items=items))
            case Quotation():
                divided.append(replace(block, blocks=_hyphenate_blocks(block.blocks, language, names)))
            case _:  # nothing else has running text
                divided.append(block)
    return tuple(divided)
