"""Takes a salutation, a close with the name below it, and a postscript that stand in a body for what they are."""

from __future__ import annotations

from collections.abc import Iterator

from stationery.catalog.languages import Language
from stationery.catalog.typedwords import fold
from stationery.model.errors import Place, Remark, SourceError, StationeryError
from stationery.model.letter import Letter, Party, Signer, Written
from stationery.model.party import full_name, written_name
from stationery.model.prose import Block, Paragraph, Span
from stationery.model.values import names, replace, value

_MARKS = " ,:;.!–—-"
_MOST_WORDS, _MOST_WORDS_OF_GREETING = 10, 5
"""Of a salutation; a greeting (Hello) begins sentences, too."""
_MOST_BARE = 6
"""Words of a salutation that ends without a mark."""
_MOST_BELOW = 4
"""Rows below a close: a name, a title, a phone number, an e-mail address."""
_MOST_OF_NAME, _MOST_OF_TITLE, _MORE_WORDS = 5, 8, 4
_LEAST_FACT = 5
"""Characters of a phone number or an address by which it is known again."""
_AS_TYPED = "`as_typed: yes` in the head leaves the body as it is typed"
_REMEDY = f"remove one of them; {_AS_TYPED}"


@value
class _Row:
    """A row of the body that is not blank: its words without hard break and emphasis; `ends` its paragraph or not."""

    text: str
    place: Place
    begins: bool
    ends: bool

    @property
    def written(self) -> Written:
        return Written(self.text, self.place)


def use_typed(letter: Letter, language: Language, faults: list[StationeryError]) -> Letter:
    """The letter with what its body says of salutation, close, and postscript in the place of its own, and a remark.

    Notes a fault where the head says otherwise.
    """
    if letter.as_typed or not letter.body:
        return letter
    return _Typed(letter, language, faults).use()


class _Typed:
    def __init__(self, letter: Letter, language: Language, faults: list[StationeryError]) -> None:
        self.letter, self.language, self.faults = letter, language, faults
        self.rows = _rows(letter.typed)
        self.body = letter.body
        self.used: list[tuple[str, Place]] = []
        self.fields: dict[str, object] = {}

    def use(self) -> Letter:
        if not self.rows:
            return self.letter
        self._take_salutation()
        if self.rows and self.body:
            self._take_postscript()
        if self.rows and self.body:
            self._take_close()
        if not self.used:
            return self.letter
        what = [each for each, _ in sorted(self.used, key=lambda used: used[1].line)]
        listed = what[0] if len(what) == 1 else f"{', '.join(what[:-1])}{',' * (len(what) > 2)} and {what[-1]}"
        message = f"the body has its own {listed}; the letter uses {'it' if len(what) == 1 else 'them'}"
        remark = Remark(message, min((place for _, place in self.used), key=lambda place: place.line), _AS_TYPED)
        return replace(
            self.letter, **{**self.fields, "body": self.body, "remarks": (*self.letter.remarks, remark)}
        )  # fmt: skip

    def _say(self, key: str, row: Written, words: str) -> None:
        """Take `words` for what the head has at `key`, unless that says otherwise."""
        assert row.place, "every row has a place"
        stated = getattr(self.letter, key)
        if stated and fold(stated.text).strip(_MARKS) != fold(words).strip(_MARKS):
            message = f"the {key} is {stated.text!r} in the head, but {words!r} in the body"
            self.faults.append(SourceError(message, row.place, _REMEDY))
        elif not stated:
            self.fields[key] = Written(words, row.place)
        self.used.append((key if key == "postscript" else f"{key} {words!r}", row.place))

    # The salutation.

    def _take_salutation(self) -> None:
        row = self.rows[0]
        if not _is_salutation(row, self.language):
            return
        below = self.rows[1].place if len(self.rows) > 1 else row.place
        body = _cut_front(self.body, row.text, below)
        if body is not None:
            self.body, self.rows = body, self.rows[1:]
            self._say("salutation", row.written, row.text)

    # The postscript.

    def _take_postscript(self) -> None:
        """The last paragraph, or the rows at its end, that begin with the mark of a postscript; what follows, too,
        where it begins with such a mark itself (P.P.S.)."""
        at = len(self.rows)
        found = -1
        while at > 0:
            at -= 1
            row = self.rows[at]
            if _begins(row.text, self.language.postscript_marks):
                found = at
            if row.begins and not _is_postscript(row.text, self.language.postscript_marks):
                break
        if found < 0 or (found == 0 and len(self.body) == 1):
            return
        rows = self.rows[found:]
        body = _cut_back(self.body, rows)
        if body is not None:
            self.body, self.rows = body, self.rows[:found]
            self._say("postscript", rows[0].written, " ".join(row.text for row in rows))

    # The close.

    def _take_close(self) -> None:
        rows = self.rows
        if self._take_close_and_name(rows[-1]):
            return
        for back in range(1, min(len(rows), _MOST_BELOW + 1) + 1):
            row, below = rows[-back], rows[len(rows) - back + 1 :]
            if self._is_close(row, below):
                signed = self._read_below(below)
                if signed is None:
                    return
                self._take_rows(rows[-back:], signed, row)
                return
        last = rows[-1]
        if last.begins and last.ends and self._is_whole_name(last.text):
            self._take_rows(rows[-1:], {}, None)

    def _take_close_and_name(self, row: _Row) -> bool:
        """`Sincerely, Ann Lee` in one row; whether it was that."""
        close, comma, name = (part.strip() for part in row.text.partition(","))
        closes = self.language.typed.closes | self.language.typed.closes_with_comma
        if not (comma and self._is_name(name) and fold(close).strip(_MARKS) in closes):
            return False
        body = _cut_back(self.body, [row])
        signed = self._read_below([_Row(name, row.place, False, True)])
        if body is not None and signed is not None:
            self.body, self.rows = body, self.rows[:-1]
            self.fields |= signed
            self._say("close", row.written, f"{close},")
            self.used.append(("name after it", row.place))
        return True

    def _take_rows(self, taken: list[_Row], signed: dict[str, object], close: _Row | None) -> None:
        body = _cut_back(self.body, taken)
        if body is None:
            return
        self.body, self.rows = body, self.rows[: -len(taken)]
        self.fields |= signed
        if close:
            self._say("close", close.written, close.text)
        if len(taken) > bool(close):
            self.used.append(("name below it" if close else "name at its end", taken[-1].place))

    def _is_close(self, row: _Row, below: list[_Row]) -> bool:
        typed, language = self.language.typed, self.language
        named = bool(below) and (self._is_name(below[0].text) or _seems_name(below[0].text))
        if below and not named:
            return False
        comma = row.text.endswith(",")
        bare = fold(row.text).strip(_MARKS)
        closes = typed.closes | {fold(each) for each in language.closes.values()}
        if bare in closes:
            return True
        if bare in typed.closes_with_comma:
            return comma
        if not (comma or named):
            return False
        words = bare.split()
        parts = _split_at(words, {fold(word) for word in language.and_words})
        if len(parts) > 1 and all(part in closes | typed.closes_with_comma for part in parts):
            return True
        return any(" ".join(words[:count]) in closes for count in range(max(len(words) - _MORE_WORDS, 2), len(words)))

    # Below the close.

    def _read_below(self, below: list[_Row]) -> dict[str, object] | None:
        """What the rows below a close say of who signs; None if they are the writer's to mend, which is noted."""
        if not below:
            return {}
        name, *others = below
        if not self._is_name(name.text):
            signs = self._names()
            if not signs:
                return {}
            message = f"the letter is signed {name.text!r} in the body, but it is from {signs[0].text}"
            hint = f"remove the name from the body, or write it as `signers:` in the head; {_AS_TYPED}"
            self.faults.append(SourceError(message, name.place, hint))
            return None
        titles = [row for row in others if not self._is_fact(row.text)]
        notations = _notations(self.language)
        wrong = next(
            (row for row in titles if not _seems_title(row.text) or _begins_with(fold(row.text), notations)),
            titles[1] if len(titles) > 1 else None,
        )
        if wrong:
            message = f"{wrong.text!r} is below the name in the body"
            hint = "write it in the head: `title:` or `phone:` of `from:`, `enclosures:`, `copies:` …"
            self.faults.append(SourceError(message, wrong.place, f"{hint}; {_AS_TYPED}"))
            return None
        if self.letter.signers or (not titles and self._is_whole_name(name.text)):
            return {}
        sender = self.letter.sender
        title = titles[0].written if titles else Written(sender.title, sender.where("title")) if sender else Written("")
        return {"signers": (Signer(Written(name.text.lstrip(_MARKS), name.place), title),)}

    def _names(self) -> list[Written]:
        if self.letter.signers:
            return [signer.name for signer in self.letter.signers]
        sender = self.letter.sender
        if sender is None:
            return []
        return [written_name(sender) if sender.lines else Written(full_name(sender, prefix=False), sender.place)]

    def _is_name(self, text: str) -> bool:
        """Whether a row is the name of who signs, or a part of it; with initials, or with titles around it."""
        if text.count(" ") > _MOST_OF_NAME + _MORE_WORDS:
            return False  # a sentence, as nearly every last row is
        words = _name_words(text)
        known = [word for name in self._names() for word in _name_words(name.text)]
        other = [word for word in words if not any(word == each or _is_initial(word, each) for each in known)]
        titles = self.language.title_words | {fold(each).strip(".") for each in self.language.suffixes}
        return len(other) < len(words) and not {word for word in other if word not in titles}

    def _is_whole_name(self, text: str) -> bool:
        words = _name_words(text)
        return len(words) > 1 and any(words == _name_words(name.text) for name in self._names())

    def _is_fact(self, text: str) -> bool:
        """Whether a row repeats what is known of the sender, such as the phone number: the letterhead shows it."""
        row = _squeeze(text)
        return any(fact in row or row == fact for fact in _facts(self.letter.sender)) if row else True


def _rows(typed: Written) -> list[_Row]:
    if not typed.place:
        return []
    lines = typed.text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    rows: list[_Row] = []
    for number, line in enumerate(lines):
        text = line.strip(" \t\u00a0")
        if not text:
            continue
        place = Place(typed.place.file, typed.place.line + number, len(line) - len(line.lstrip(" \t\u00a0")) + 1)
        begins = not number or not lines[number - 1].strip(" \t\u00a0")
        ends = number + 1 == len(lines) or not lines[number + 1].strip(" \t\u00a0")
        rows.append(_Row(_strip_markup(text), place, begins, ends))
    return rows


def _strip_markup(text: str) -> str:
    """A row without its hard break and its emphasis."""
    text = text.removesuffix("\\").rstrip().replace("**", "").replace("*", "")
    for mark in ("__", "_"):
        if len(text) > 2 * len(mark) and text.startswith(mark) and text.endswith(mark):
            return text[len(mark) : -len(mark)]
    return text


def _is_salutation(row: _Row, language: Language) -> bool:
    text, folded, count = row.text, fold(row.text), len(row.text.split())
    typed = language.typed
    if _begins_with(folded, typed.salutations):
        most = _MOST_WORDS
    elif _begins_with(folded, typed.greetings):
        most = _MOST_WORDS_OF_GREETING
    else:
        return False
    if text[-1] not in ",:!":
        formal = most == _MOST_WORDS
        return formal and row.begins and row.ends and 1 < count <= _MOST_BARE and text[-1] not in ".?…;)"
    if count > most:
        return False
    known = {fold(word) for word in (*language.and_words, *language.particles, *language.surname_particles)}
    _, *rest = text.rstrip(_MARKS).split(",")
    return all(_goes_on(part, typed.salutations, known) for part in rest)


def _goes_on(part: str, openings: tuple[str, ...], known: set[str]) -> bool:
    """Whether what follows a comma still names somebody: `Mr. Roe`, `sehr geehrter Herr Meyer`."""
    words = part.split()
    if not words or fold(words[0]) in known or _begins_with(fold(part), openings):
        return True
    return not any(word[0].islower() and fold(word) not in known for word in words)


def _begins_with(folded: str, openings: tuple[str, ...]) -> bool:
    return any(folded.startswith(each) and not folded[len(each) : len(each) + 1].isalnum() for each in openings)


def _begins(text: str, marks: tuple[str, ...]) -> bool:
    return any(
        text.startswith(mark) and text[len(mark) : len(mark) + 1] in " :.–—" for mark in marks if len(text) > len(mark)
    )


def _is_postscript(text: str, marks: tuple[str, ...]) -> bool:
    """Whether a paragraph is a postscript, or one after another: P.P.S."""
    return _begins(text, marks) or (text[:1] == "P" and _begins(text[1:].lstrip("."), marks))


def _split_at(words: list[str], at: set[str]) -> list[str]:
    parts: list[list[str]] = [[]]
    for word in words:
        if word in at:
            parts.append([])
        else:
            parts[-1].append(word)
    return [" ".join(part).strip(_MARKS) for part in parts]


def _seems_name(text: str) -> bool:
    words = text.lstrip(_MARKS).split()
    return (
        0 < len(words) <= _MOST_OF_NAME
        and not any(mark.isdigit() or mark in "@/:;!?" for mark in text)
        and text[-1] not in ",;"
        and not (text[-1] == "." and len(words[-1]) > 4)
        and words[0][0].isupper()
        and sum(word[0].isupper() for word in words) * 2 > len(words)
    )


def _seems_title(text: str) -> bool:
    return len(text.split()) <= _MOST_OF_TITLE and not any(mark.isdigit() or mark in "@:!?" for mark in text)


def _notations(language: Language) -> tuple[str, ...]:
    """What enclosures and copies begin with."""
    keys = ("enclosure", "enclosures", "one_enclosure", "listed_enclosures", "copy")
    words = (language.words[key].partition("{")[0].strip(" :(\u00a0") for key in keys)
    return tuple(fold(each) for each in words if each)


def _name_words(text: str) -> list[str]:
    return [word for each in fold(text).replace("-", " ").split() if (word := each.strip(".,;:()–—"))]


def _is_initial(word: str, whole: str) -> bool:
    return len(word) == 1 and whole.startswith(word)


def _squeeze(text: str) -> str:
    return "".join(mark for mark in text.casefold() if mark.isalnum())


def _facts(sender: Party | None) -> Iterator[str]:
    """What is known of a sender beside the name, squeezed."""
    if sender is None:
        return
    texts = [line.text for line in sender.lines[1:]]
    for part in names(sender):
        given = getattr(sender, part)
        if part not in ("place", "lines", "places", "name", "prefix", "given", "family", "suffix"):
            texts += [given] if isinstance(given, str) else given
    yield from (fact for fact in map(_squeeze, texts) if len(fact) >= _LEAST_FACT)


def _cut_front(body: tuple[Block, ...], words: str, below: Place) -> tuple[Block, ...] | None:
    """The body without the words that it begins with; None if it does not. `below` is where its rest begins."""
    first = body[0]
    if not isinstance(first, Paragraph) or not _flat(first).startswith(words):
        return None
    spans = _drop(first.spans, len(words))
    return ((replace(first, spans=spans, place=below), *body[1:])) if spans else body[1:]


def _cut_back(body: tuple[Block, ...], rows: list[_Row]) -> tuple[Block, ...] | None:
    """The body without the rows that it ends with; None if it does not."""
    for row in reversed(rows):
        last = body[-1] if body else None
        if not isinstance(last, Paragraph) or not _flat(last).endswith(row.text):
            return None
        backward = tuple(replace(span, text=span.text[::-1]) for span in reversed(last.spans))
        cut = _drop(backward, len(row.text))
        spans = tuple(replace(span, text=span.text[::-1]) for span in reversed(cut))
        body = (*body[:-1], replace(last, spans=spans)) if spans else body[:-1]
    return body


def _flat(paragraph: Paragraph) -> str:
    return paragraph.text.replace("\n", " ")


def _drop(spans: tuple[Span, ...], count: int) -> tuple[Span, ...]:
    """Spans without their first characters, and without spaces and line breaks before the next."""
    kept: list[Span] = []
    for span in spans:
        if count >= len(span.text):
            count -= len(span.text)
            continue
        text = span.text[count:]
        count = 0
        if not kept:
            text = text.lstrip(" \n")
        if text:
            kept.append(replace(span, text=text))
    return tuple(kept)
