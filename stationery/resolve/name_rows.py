"""Reads rows of people: Mr. John Smith, Mr. Ed Hall and Ms. Mary Jones; Emma, Noah, and Liam."""

from __future__ import annotations

from collections.abc import Callable

from stationery.catalog.languages import Language
from stationery.catalog.surnames import is_listed_name, is_place_or_firm
from stationery.catalog.titles import title_key
from stationery.data.store import Store
from stationery.model.values import value
from stationery.resolve.beside import family_words, may_be_given
from stationery.resolve.guests import is_guest
from stationery.resolve.name_words import joins

_WHOLE_NAME = len(("given", "family"))
_MOST_WORDS = 3

_SUFFIX, _TITLED, _LISTED, _NAME, _GUEST, _ROLE = "suffix", "titled", "listed", "name", "guest", "role"
"""What words in a row are: certainly a person, or somebody's family; a name that begins with a usual given name; words
that may be a name, or a role; a guest without a name; what is certainly no name."""
_NAMES = (_LISTED, _NAME)


@value
class Row:
    """A written name, taken apart at its commas: `head` is the first person, `people` those beside, `unread` what may
    be somebody else, but nobody can tell. `untitled` says that all of the text is people without a title."""

    head: str
    people: tuple[str, ...] = ()
    unread: str = ""
    untitled: bool = False


@value
class _Piece:
    """Words of a row, and what they are; `joined` if an `and` stands before them."""

    text: str
    kind: str
    joined: bool = False

    @property
    def alone(self) -> bool:
        return " " not in self.text


def split_commas(text: str, language: Language, store: Store | None, is_titled: Callable[[list[str]], bool]) -> Row:
    """The people in a written name with commas. Somebody with a title is certainly one, and so is the family; a name
    without a title is one in a row of people, if it begins with a usual given name or stands behind the last `and`.
    Of a role (Director of Sales) nothing is said. `is_titled` says of words whether they are a title and a name."""
    head, *tails = (part.strip() for part in text.split(","))
    if len(head.split()) < _WHOLE_NAME:
        return Row(text)
    reader = _Reader(language, store, is_titled)
    pieces = [piece for tail in tails if tail for piece in reader.split(tail)]
    tell = _Teller(pieces, language)
    people: list[str] = []
    unread: list[_Piece] = []
    before = ""
    for piece in pieces:
        if piece.kind == _SUFFIX and people:
            people[-1] += f", {piece.text}"
        elif piece.kind == _SUFFIX:
            head += f", {piece.text}"
        elif piece.kind == _TITLED or tell.is_person(piece, before):
            people.append(family_words(piece.text, language) or piece.text)
        elif tell.may_be_person(piece):
            unread.append(piece)
        before = piece.kind
    suffixes = [word for piece in pieces if piece.kind == _SUFFIX for word in piece.text.split()]
    titled = _TITLED in tell.kinds or is_titled(head.split()) or any(word in language.suffixes for word in suffixes)
    if people and not unread and not titled:
        return Row(text, untitled=True)
    return Row(head, tuple(people), _join_unread(unread, language))


def find_names(
    text: str, family: str, language: Language, store: Store, is_titled: Callable[[list[str]], bool]
) -> Row | None:
    """The people whom a line seems to name that stands below a name with the surname `family`: `Emma, Noah, and Liam`,
    `Ann Lee`. None for a firm, a role, or a place; a town may have a given name (Charlotte, NC)."""
    reader = _Reader(language, store, is_titled)
    pieces = [piece for part in text.split(",") if part.strip() for piece in reader.split(part)]
    kinds = {piece.kind for piece in pieces}
    if not kinds <= {_TITLED, _LISTED, _NAME} or is_place_or_firm(text, store):
        return None
    shared = any(not piece.alone and piece.text.split()[-1] == family for piece in pieces)
    if kinds == {_NAME} and not shared:
        return None
    if len(pieces) > 1 and _NAME in kinds and not pieces[-1].joined:
        return None
    return Row("", tuple(piece.text for piece in pieces), untitled=_TITLED not in kinds)


@value
class _Reader:
    """Tells what the words in a row of names are."""

    language: Language
    store: Store | None
    is_titled: Callable[[list[str]], bool]

    def split(self, part: str) -> list[_Piece]:
        """What an `and` parts between two commas: `Jane and kids`, `Mr. Ed Hall and Ms. Ann Lee`; a role is one."""
        words = part.split()
        joined = joins(words[0], self.language) and len(words) > 1
        start = int(joined)
        found: list[_Piece] = []
        for number in range(start + 1, len(words) - 1):
            if number > start and joins(words[number], self.language) and self._is_between(words, start, number):
                text = " ".join(words[start:number])
                found.append(_Piece(text, self._kind(text), joined))
                start, joined = number + 1, True
        text = " ".join(words[start:])
        return [*found, _Piece(text, self._kind(text), joined)]

    def _is_between(self, words: list[str], start: int, number: int) -> bool:
        """Whether the `and` at a number stands between two people."""
        if all(word in self.language.title_words for word in words[start:number]):
            return False  # Mr. and Mrs. Ed Hall
        end = next((at for at in range(number + 1, len(words)) if joins(words[at], self.language)), len(words))
        one, other = self._kind(" ".join(words[start:number])), self._kind(" ".join(words[number + 1 : end]))
        if one == _SUFFIX or self._kind(" ".join(words[number + 1 :])) == _TITLED:
            return True
        return (one == _TITLED and other == _LISTED) or (one in _NAMES and other in _NAMES and _LISTED in (one, other))

    def _kind(self, text: str) -> str:
        words, language = text.split(), self.language
        if all(word in language.suffixes or word in language.generations for word in words):
            return _SUFFIX
        if self.is_titled(words) or family_words(text, language):
            return _TITLED
        if is_guest(text, language):
            return _GUEST
        if not all(may_be_given(word, language) for word in (words[0], words[-1])):
            return _ROLE
        if len(words) > _MOST_WORDS or not all(_may_be_of_name(word, language) for word in words):
            return _ROLE
        if self.store and is_place_or_firm(text, self.store):
            return _ROLE
        return _LISTED if is_listed_name(words, self.store) else _NAME


@value
class _Teller:
    """Tells who in a row without a title is a person."""

    pieces: list[_Piece]
    language: Language

    @property
    def kinds(self) -> frozenset[str]:
        return frozenset(piece.kind for piece in self.pieces)

    def is_person(self, piece: _Piece, before: str) -> bool:
        """Whether a name is certainly one that is greeted; `before` is what the words before it are."""
        if piece.kind not in _NAMES or self.language.openings.after != "elided":
            return False
        if piece.joined and before in (_SUFFIX, _TITLED, _LISTED):
            return True
        ends_in_family = bool(family_words(self.pieces[-1].text, self.language))
        if not ends_in_family and _TITLED not in self.kinds and not any(each.joined for each in self.pieces):
            return False
        if piece.kind == _LISTED:
            return True
        return piece.alone and (ends_in_family or (_LISTED in self.kinds and self._are_alone()))

    def may_be_person(self, piece: _Piece) -> bool:
        """Whether words may be a person, in a row with one; or where all are such words (Xiulan, and Noor)."""
        if piece.kind not in _NAMES:
            return piece.kind == _GUEST
        if self.kinds & {_LISTED, _TITLED}:
            return True
        return self.language.serial_comma and len(self.pieces) > 1 and self.pieces[-1].joined and self.kinds == {_NAME}

    def _are_alone(self) -> bool:
        return all(piece.alone for piece in self.pieces if piece.kind in _NAMES)


def _may_be_of_name(word: str, language: Language) -> bool:
    """Whether a word may be one of somebody's names: an initial, a particle, or one with a capital that is no title."""
    if title_key(word) in language.titles or word in language.openings.nameless or word in language.offices:
        return False
    is_initial = len(word) == len("J.") and word.endswith(".")
    return may_be_given(word, language) or word in language.particles or is_initial


def _join_unread(pieces: list[_Piece], language: Language) -> str:
    """The words as they were written: `Ted & Zoe` as `Ted and Zoe`."""
    text = ""
    for piece in pieces:
        joint = f" {language.and_word} " if piece.joined else ", "
        text = f"{text}{joint}{piece.text}" if text else piece.text
    return text
