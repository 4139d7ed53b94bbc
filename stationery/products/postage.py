"""Postage that is printed on an envelope: its stamp read, or its code looked at, ready for composing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stationery.catalog.demands import postage_code
from stationery.catalog.postage import PostageCode, postage_look
from stationery.compose.parts.envelope_face import PostageToSet
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Place, SourceError
from stationery.model.geometry import Rect
from stationery.model.letter import Written
from stationery.model.postage import Postage, PostageChoice, Stamp, choose_postage
from stationery.reading.files import NO_BETTER, NoSuchFile
from stationery.reading.postage import STAMPS, read_stamp_file

if TYPE_CHECKING:
    from stationery.data.stock import Stock
    from stationery.model.page import Form
    from stationery.resolve.job import Job

_PDF, _PNG, _JPEG = b"%PDF-", b"\x89PNG\r\n", b"\xff\xd8\xff"


def asks_postage(job: Job) -> Written:
    """The postage that is asked for: the option's, else the letter's; empty where there is none."""
    return job.options.envelope.postage or job.letter.postage


def find_postage(job: Job, stock: Stock, diagnostics: Diagnostics) -> PostageToSet | None:
    """The job's postage; None, remarked, where it is not to be printed: on a draft, and on an inner envelope.

    Raises SourceError where it is named, for a file that can't be used, and for a code that is none of the post's.
    """
    written = asks_postage(job)
    if job.options.envelope.inner:
        diagnostics.remark("the inner envelope goes inside another one, so it has no postage", written.place)
        return None
    if job.draft:
        diagnostics.remark("a draft has no postage; a box shows where it will stand", written.place)
        return None
    choice = choose_postage(written)
    alt = job.language.words["postage"]
    look = postage_look(job.store)
    if choice.code or not choice.file:
        stock.typefaces.purpose(look.font)
        return PostageToSet(_read_code(choice, job, alt, diagnostics), look)
    stamp = _read_stamp(choice, job, diagnostics)
    return PostageToSet(Postage(written.text, written.place, alt, stamp), look)


def remark_on_printing(job: Job, diagnostics: Diagnostics) -> None:
    """That postage pays once, which no ledger watches over for a single envelope."""
    written = asks_postage(job)
    if written and not (job.draft or job.options.envelope.inner):
        pays = "this postage is valid for one piece of mail: print the envelope only once"
        diagnostics.remark(pays, written.place)


def _read_stamp(choice: PostageChoice, job: Job, diagnostics: Diagnostics) -> Stamp:
    place = choice.written.place or Place(choice.path)
    try:
        data = read_stamp_file(choice)
    except NoSuchFile as missing:
        code = postage_code(job.store, job.post)
        letters = "".join(choice.file.split())
        if code and len(letters) == code.length and code.letters.issuperset(letters):
            hint = f'for a code that you bought, write: postage: "code {choice.file}"'
            raise SourceError(f"there is no file {choice.file}", place, hint) from None
        if missing.hint != NO_BETTER or choice.path.lower().endswith(STAMPS):
            raise
        hint = "for a stamp that you put on by hand, leave it empty; one to be printed is a PDF or PNG file"
        raise SourceError(missing.message, place, hint) from None
    return read_stamp(data, choice, place, diagnostics)


def read_stamp(data: bytes, choice: PostageChoice, place: Place, diagnostics: Diagnostics) -> Stamp:
    """The stamp in a file's bytes. Raises SourceError, at `place`, for what can't be used."""
    if data.startswith(_PDF):
        from stationery.incoming.letterhead import read_page  # 4.0 ms

        form = read_page(data, choice.file, place, choice.page)
        _remark_on_claims(form, place, diagnostics)
        return Stamp(form, form.size, _join_ink(form))
    if data.startswith(_PNG):
        from stationery.imaging.stamp import decode_stamp  # 5.0 ms

        return decode_stamp(data, choice.file, place)
    if data.startswith(_JPEG):
        hint = "use the post's PDF or PNG file"
        raise SourceError(f"{choice.file} is a JPEG, which blurs what machines read of a stamp", place, hint)
    hint = "use the PDF or PNG file that the post gave you"
    raise SourceError(f"{choice.file} is neither a PDF nor a PNG", place, hint)


def _remark_on_claims(form: Form, place: Place, diagnostics: Diagnostics) -> None:
    """What the envelope's file can't claim with this page in it; the same words for every stamp of a post."""
    for reason in dict.fromkeys(reason for _, reason in form.hinders):
        lost = " or ".join(dict.fromkeys(standard for standard, why in form.hinders if why == reason))
        hint = "the post's file is used as it is; the envelope prints all the same"
        diagnostics.remark(f"with this postage, the envelope can't claim {lost}: {reason}", place, hint)


def _join_ink(form: Form) -> Rect:
    ink = form.ink[0]
    for each in form.ink[1:]:
        ink = ink.join(each)
    return ink


def _read_code(choice: PostageChoice, job: Job, alt: str, diagnostics: Diagnostics) -> Postage:
    post, place = job.post, choice.written.place
    known = postage_code(job.store, post)
    if known is None:
        hint = "the post is that of your country: add the country below your address; or use a stamp's PDF or PNG file"
        raise SourceError(f"no postage codes of {post.name} are known", place, hint)
    if known.domestic and job.goes_abroad:
        hint = "put a stamp on it instead, or use the PDF or PNG file of one"
        raise SourceError(f"the code ({known.name}) is for mail within the country, and this goes abroad", place, hint)
    code = _strip_fixed(choice.code, known, abroad=job.goes_abroad)
    _check(code, known, post.name, place)
    valid = f"it is valid for {known.valid}" if known.valid else "how long it is valid is unconfirmed"
    diagnostics.remark(
        f"{post.name} sells this code for writing by hand; whether it accepts a printed one is unconfirmed",
        place,
        f"ask the post, or write it by hand; {valid}",
    )
    return Postage(f"the code {code}", place, alt, rows=known.arrange(code, abroad=job.goes_abroad))


def _strip_fixed(text: str, known: PostageCode, *, abroad: bool) -> str:
    """The code without the words that stand there on every letter, if they were copied along."""
    for fixed in known.fixed:
        text = text.removeprefix(fixed)
    if known.abroad and abroad and len(text) == known.length + len(known.abroad):
        text = text.removesuffix(known.abroad)
    return text


def _check(code: str, known: PostageCode, post: str, place: Place | None) -> None:
    """Raise SourceError for what is no such code."""
    for number, character in enumerate(code, 1):
        if character not in known.letters:
            hint = f"it has the characters {' and '.join(known.alphabet.split())}; write it as {post} shows it"
            if character.upper() in known.letters:
                hint = f"write it in capitals, as {post} shows it"
            raise SourceError(f"character {number} of the code {code!r} is {character!r}", place, hint)
    if len(code) != known.length:
        hint = f"a code of {post} ({known.name}) has {known.length} characters"
        raise SourceError(f"the code {code!r} has {len(code)} characters", place, hint)
