"""A Job turned into the manuscript of a note card, which has no addresses; and what stands on blank cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import SourceError, StationeryError, raise_faults
from stationery.model.late_pattern import late
from stationery.model.manuscript import Manuscript
from stationery.model.prose import Figure, Heading, Line, plain
from stationery.model.values import replace
from stationery.resolve.greeted import name_addressed
from stationery.resolve.job import Job
from stationery.wording.address.usage import Usage
from stationery.wording.initials import remark_on_initials
from stationery.wording.letter import quote_sender, word_letter
from stationery.wording.masthead import word_sender
from stationery.wording.typography import typeset_line
from stationery.wording.unshown import remark_not_on_card

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stationery.model.letter import Written

_ALIKE = 0.8
"""How much of a purpose's name must be alike where words may be one misspelled."""
_LEAST_SLIP, _LONG = 5, 10
"""Letters of a word of which a slip is known for one; shorter ones have many like them (done and one). And those of a
word in which a letter may also be another one."""
_SHORT = {"xmas": "christmas", "thanks": "thank-you", "congrats": "congratulations", "bday": "birthday"}
"""What else some write for a purpose."""
_TYPED_END = "\\n"
"""A backslash and an n, as some type a line end."""
_TYPED_WORDS = late(r"[^\W\d_]{4,}")


def word_note(job: Job, diagnostics: Diagnostics) -> Manuscript:
    """Every word of a note; what the file states and a card does not show is remarked.

    Raises SourceError for headings and pictures, which are of long letters.
    """
    raise_faults([_refuse(block) for block in job.letter.body if isinstance(block, Heading | Figure)])
    manuscript = word_letter(job, diagnostics)
    words, name = job.language.words, name_addressed(job.addressee, job.language)
    title = words["note_to"].replace("{name}", name) if name else words["note"]
    remark_not_on_card(job.letter, diagnostics)
    return replace(manuscript, title=title, continuation=(), information=(), front=_word_front(job, diagnostics))


def _letters(text: str) -> str:
    return "".join(each for each in text.casefold() if each.isalpha())


def _refuse(block: Heading | Figure) -> StationeryError:
    what = "headings" if isinstance(block, Heading) else "pictures"
    return SourceError(f"a note card has no {what}", block.place, "remove it, or print a letter: `stationery letter`")


def word_cards(job: Job, diagnostics: Diagnostics) -> Manuscript:
    """What stands on blank cards: the sender's name and monogram, or without a sender nothing. Of the address nothing
    is shown, so nothing is remarked of it; of the words on the front what `word_note` remarks."""
    title = job.language.words["cards"]
    front = _word_front(job, diagnostics)
    if job.letter.sender is None:
        return Manuscript(job.language.tag, title, front=front)
    usage = Usage(job.language, job.store)
    sent = quote_sender(word_sender(job.letter.sender, job.origin, "", usage, Diagnostics()), job, usage)
    remark_on_initials(job, job.letter.sender, sent.name, diagnostics)
    return Manuscript(job.language.tag, title, author=sent.author, masthead=sent.masthead, front=front)


def _remark_on_words(words: Written, usual: Mapping[str, str], diagnostics: Diagnostics) -> None:
    """Words of one's own that are nearly the name of a purpose, or have a misspelled word of those for a purpose."""
    from difflib import get_close_matches  # 0.5 ms

    typed, hint = words.text, ""
    if typed.islower():
        near = next((each for each in usual if _letters(each) == _letters(typed)), "")
        near = near or next(iter(get_close_matches(typed, usual, n=1, cutoff=_ALIKE)), _SHORT.get(typed, ""))
        if near in usual:
            hint = f"write {near} for {usual[near]!r}, or begin with a capital"
    if not hint:
        each_word = (each.strip(",.!") for text in usual.values() for each in text.replace(";", " ").split())
        known = {each.casefold(): each for each in each_word}
        for word in _TYPED_WORDS.findall(typed.replace(_TYPED_END, " ")):
            near = "" if word.casefold() in known else next((each for each in known if _is_slip(word, each)), "")
            if near:
                hint = f"is {known[near]!r} meant instead of {word!r}?"
    if hint:
        diagnostics.remark(f"{typed!r} is printed as typed on the card's front", words.place, hint)


def _is_slip(word: str, known: str) -> bool:
    """Whether a word is a known one but for a slip within it: a letter too many or too few, two that changed places, or
    in a long one another letter. Its first and last letter are right: endings make words of their own (invites)."""
    typed = word.casefold()
    if len(known) < _LEAST_SLIP or (typed[0], typed[-1]) != (known[0], known[-1]):
        return False
    pairs = enumerate(zip(typed, known, strict=False))
    begins = next((at for at, (one, other) in pairs if one != other), min(len(typed), len(known)))
    mine, right = typed[begins:], known[begins:]
    if len(typed) != len(known):
        return mine[1:] == right or mine == right[1:]
    if mine[2:] == right[2:] and mine[:2] == right[1::-1]:
        return True
    return len(known) >= _LONG and mine[1:] == right[1:]


def _word_front(job: Job, diagnostics: Diagnostics) -> tuple[Line, ...]:
    """The words on the front: those that the language has for their purpose, or the writer's own, a line each; of the
    latter, those that are nearly the name of a purpose are remarked."""
    words = job.card.words
    if not words:
        return ()
    from stationery.catalog.fronts import front_words  # 0.9 ms

    usual = front_words(job.store, job.language.file)
    text = usual.get(words.text, words.text)
    if words.text not in usual:
        _remark_on_words(words, usual, diagnostics)
        if _TYPED_END in text:
            text = text.replace(_TYPED_END, "\n")
            message = f"{_TYPED_END} in the words on the card's front begins a new line"
            diagnostics.remark(message, words.place, "write a semicolon where a new line begins")
    smart = job.letter.choices.smart is not False
    rows = [row.strip() for row in text.replace("；", "\n").replace(";", "\n").split("\n")]
    return tuple(typeset_line(plain(row, words.place), job.language, smart=smart) for row in rows if row)
