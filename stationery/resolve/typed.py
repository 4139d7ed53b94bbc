"""Takes the head and the end of a letter that stand in its body for what they are."""

from __future__ import annotations

from stationery.catalog.languages import Language
from stationery.catalog.typedwords import fold
from stationery.data.stock import Stock
from stationery.model.errors import Place, Remark, SourceError, StationeryError
from stationery.model.letter import Letter, Party, Signer, Written
from stationery.model.party import full_name, written_name
from stationery.model.values import replace
from stationery.reading.parties import contact_in
from stationery.resolve.typed_rows import (
    Row,
    begins_with,
    cut_back,
    cut_from,
    cut_front,
    cut_until,
    facts,
    is_postscript,
    list_rows,
    name_words,
    squeeze,
)

_MARKS = " ,:;.!–—-"
_MOST_WORDS, _MOST_WORDS_OF_GREETING = 10, 5
"""Of a salutation; a greeting (Hello) begins sentences, too."""
_MOST_BARE = 6
"""Words of a salutation that ends without a mark."""
_MOST_BELOW = 6
"""Rows below a close: a name, a title, a phone number, an e-mail address, a website."""
_MOST_AT_END = 24
"""Rows from a close to the end, with enclosures, copies, and postscripts."""
_MOST_ABOVE, _LONGEST_ABOVE = 24, 60
"""Rows above a salutation: two addresses and a date; and the characters of the first."""
_MOST_NAMED, _FEW_NAMED = 5, 3
"""Names in a salutation, parted by commas."""
_MOST_OF_NAME, _MOST_OF_TITLE, _MORE_WORDS = 5, 8, 4
_AS_TYPED = "`as_typed: yes` in the head leaves the body as it is typed"
_REMEDY = f"remove one of them; {_AS_TYPED}"


def use_typed(letter: Letter, language: Language, stock: Stock, faults: list[StationeryError]) -> Letter:
    """The letter with what its body says of addresses, date, salutation, close, enclosures, copies, and postscript in
    the place of its own, and a remark.

    Notes a fault where the head says otherwise.
    """
    if letter.as_typed or not letter.body:
        return letter
    return _Typed(letter, language, stock, faults).use()


class _Typed:
    def __init__(self, letter: Letter, language: Language, stock: Stock, faults: list[StationeryError]) -> None:
        self.letter, self.language, self.stock, self.faults = letter, language, stock, faults
        self.rows = list_rows(letter.typed)
        self.body = letter.body
        self.used: list[tuple[str, Place]] = []
        self.fields: dict[str, object] = {}

    def use(self) -> Letter:
        if not self.rows:
            return self.letter
        if not self._take_salutation():
            self._take_head()
        if self.rows and self.body:
            if self._has_notations():
                self._take_end()
            else:
                self._take_postscript()
                if self.rows and self.body and self._take_close() and self.rows and self.body:
                    self._take_postscript()
        if not self.used:
            return self.letter
        what = [each for each, _ in sorted(self.used, key=lambda used: used[1].line)]
        listed = what[0] if len(what) == 1 else f"{', '.join(what[:-1])}{',' * (len(what) > 2)} and {what[-1]}"
        one = len(what) == 1 and what[0] not in ("enclosures", "copies")
        message = f"the body has its own {listed}; the letter uses {'it' if one else 'them'}"
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

    # The salutation, and what stands above it.

    def _take_salutation(self) -> bool:
        """Whether the first row is a salutation, or begins with one."""
        row = self.rows[0]
        words = row.text if _is_salutation(row, self.language) else _opening(row, self.language)
        if not words:
            return False
        rest = row.text[len(words) :].strip()
        place = Place(row.place.file, row.place.line, row.place.column + row.text.index(rest)) if rest else row.place
        below = place if rest else self.rows[1].place if len(self.rows) > 1 else row.place
        body = cut_front(self.body, words, below)
        if body is None:
            return False
        self.body = body
        self.rows = [Row(rest, place, True, row.ends), *self.rows[1:]] if rest else self.rows[1:]
        self._say("salutation", row.written, words)
        return True

    def _take_head(self) -> None:
        """Addresses, a date, and a subject above a salutation."""
        first = self.rows[0].text
        if len(first) > _LONGEST_ABOVE or first[-1] in "!?":
            return
        at = next(
            (
                number
                for number, row in enumerate(self.rows[1:_MOST_ABOVE], 1)
                if _is_salutation(row, self.language) or _opening(row, self.language)
            ),
            0,
        )
        if not at and not any(map(str.isdigit, first)) and not self._is_whole_name(first):
            return
        from stationery.resolve.typed_head import HeadReader  # 0.5 ms

        reader = HeadReader(self.letter, self.language, self.stock.store, self.stock.today, _AS_TYPED)
        head = reader.read(self.rows[: at or _MOST_ABOVE], greeted=bool(at))
        if head is None:
            return
        rows = self.rows[head.count :]
        body = cut_until(self.body, rows[0]) if rows else ()
        if body is None:
            return
        self.faults += reader.faults
        self.rows, self.body = rows, body
        self.used += head.used
        self.fields |= head.fields
        self.letter = replace(self.letter, **{key: head.fields[key] for key in ("sender",) if key in head.fields})
        if at:
            self._take_salutation()

    # The postscript.

    def _take_postscript(self) -> None:
        """The last paragraph, or the rows at its end, that begin with the mark of a postscript; what follows, too,
        where it begins with such a mark itself (P.P.S.)."""
        at = len(self.rows)
        found = -1
        while at > 0:
            at -= 1
            row = self.rows[at]
            if is_postscript(row.text, self.language.postscript_marks):
                found = at
            if row.begins and not is_postscript(row.text, self.language.postscript_marks):
                break
        if found < 0 or (found == 0 and len(self.body) == 1):
            return
        rows = self.rows[found:]
        body = cut_back(self.body, rows)
        if body is not None:
            self.body, self.rows = body, self.rows[:found]
            self._say("postscript", rows[0].written, self._join_postscripts([row.text for row in rows]))

    def _join_postscripts(self, texts: list[str]) -> str:
        """Each postscript on a line of its own."""
        lines: list[str] = []
        for text in texts:
            if lines and not is_postscript(text, self.language.postscript_marks):
                lines[-1] += f" {text}"
            else:
                lines.append(text)
        return "\n".join(lines)

    # Enclosures, copies, and postscripts below the name.

    def _has_notations(self) -> bool:
        typed = self.language.typed
        return any(
            begins_with(folded, typed.enclosures) or begins_with(folded, typed.copies) or row.text[2:3] in "/:"
            for row in self.rows[-_MOST_AT_END:]
            if (folded := fold(row.text))
        )

    def _take_end(self) -> None:
        """The close with all that stands below it; without a close, what can only be a notation."""
        from stationery.resolve.typed_end import kind_of, read_sections  # 0.4 ms

        rows, language = self.rows, self.language
        begins = first = len(rows)
        closed = False
        for at in range(len(rows) - 1, max(len(rows) - _MOST_AT_END, 0) - 1, -1):
            notations = (number for number in range(at + 1, len(rows)) if kind_of(rows[number], language))
            first = next(notations, len(rows))
            if first - at <= _MOST_BELOW + 1 and self._is_close(rows[at], rows[at + 1 : first]):
                begins, closed = at, True
                break
        if not closed:
            self._take_postscript()
            alone = [at for at, row in enumerate(self.rows) if row.begins and kind_of(row, language, alone=True)]
            alone = [at for at in alone if at >= len(self.rows) - _MOST_AT_END]
            if not alone or not self.body:
                self._take_close()
                return
            rows, begins = self.rows, alone[0]
            first = begins
        elif first == len(rows):
            self._take_close()
            return
        sections = read_sections(rows[first:], language)
        if isinstance(sections, Row):
            if closed:
                self._refuse_below(sections)
            return
        body = cut_from(self.body, rows[begins])
        signed = self._read_below(rows[begins + 1 : first]) if closed else {}
        if body is None or signed is None:
            return
        self.body, self.rows = body, rows[:begins]
        self.fields |= signed
        if closed:
            self._say("close", rows[begins].written, rows[begins].text)
            if first > begins + 1:
                self.used.append(("name below it", rows[begins + 1].place))
        postscripts = [section for section in sections if section.kind == "postscript"]
        if postscripts:
            texts = [text.text for section in postscripts for text in section.texts]
            self._say("postscript", postscripts[0].row.written, self._join_postscripts(texts))
        for section in sections:
            if section.kind == "initials":
                self._say("initials", section.row.written, section.row.text)
        for key in ("enclosures", "copies"):
            listed = [section for section in sections if section.kind == key]
            if listed:
                self._say_listed(key, listed[0].row, tuple(text for section in listed for text in section.texts))
        if not closed and self.rows and self.body:
            self._take_close()

    def _say_listed(self, key: str, row: Row, items: tuple[Written, ...]) -> None:
        """Take items for what the head lists at `key`, unless it lists others."""
        stated: tuple[Written, ...] = getattr(self.letter, key)
        count = items[0].text if len(items) == 1 and items[0].text.isdecimal() else ""
        same = {fold(each.text) for each in stated} == {fold(each.text) for each in items}
        if stated and not (same or count == str(len(stated))):
            place = stated[0].place
            where = f" ({place})" if place else ""
            message = f"the {key} in the head{where} are not those in the body: {row.text!r}"
            self.faults.append(SourceError(message, row.place, _REMEDY))
        elif not stated:
            self.fields[key] = items
        self.used.append((key, row.place))

    def _refuse_below(self, row: Row) -> None:
        message = f"{row.text!r} is below the name in the body"
        hint = "write it in the head: `title:` or `phone:` of `from:`, `enclosures:`, `copies:` …"
        self.faults.append(SourceError(message, row.place, f"{hint}; {_AS_TYPED}"))

    # The close.

    def _take_close(self) -> bool:
        """Whether there is one."""
        before = len(self.used)
        self._find_close()
        return len(self.used) > before

    def _find_close(self) -> None:
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

    def _take_close_and_name(self, row: Row) -> bool:
        """`Sincerely, Ann Lee` in one row; whether it was that."""
        close, comma, name = (part.strip() for part in row.text.partition(","))
        closes = self.language.typed.closes | self.language.typed.closes_with_comma
        if not (comma and self._is_name(name) and fold(close).strip(_MARKS) in closes):
            return False
        body = cut_back(self.body, [row])
        signed = self._read_below([Row(name, row.place, False, True)])
        if body is not None and signed is not None:
            self.body, self.rows = body, self.rows[:-1]
            self.fields |= signed
            self._say("close", row.written, f"{close},")
            self.used.append(("name after it", row.place))
        return True

    def _take_rows(self, taken: list[Row], signed: dict[str, object], close: Row | None) -> None:
        body = cut_back(self.body, taken)
        if body is None:
            return
        self.body, self.rows = body, self.rows[: -len(taken)]
        self.fields |= signed
        if close:
            self._say("close", close.written, close.text)
        if len(taken) > bool(close):
            self.used.append(("name below it" if close else "name at its end", taken[-1].place))

    def _is_close(self, row: Row, below: list[Row]) -> bool:
        typed, language = self.language.typed, self.language
        named = bool(below) and (
            self._is_name(below[0].text) or _seems_name(below[0].text) or self._is_joint(below[0].text)
        )
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

    def _read_below(self, below: list[Row]) -> dict[str, object] | None:
        """What the rows below a close say of who signs; None if they are the writer's to mend, which is noted."""
        if not below:
            return {}
        name, *others = below
        head, comma, tail = name.text.partition(",")
        if comma and not self._is_name(name.text) and self._is_name(head) and _seems_title(tail.strip()):
            name, others = Row(head, name.place, False, False), [Row(tail.strip(), name.place, False, True), *others]
        joint = self._is_joint(name.text)
        if not joint and not self._is_name(name.text):
            signs = self._names()
            if not signs:
                return {}
            message = f"the letter is signed {name.text!r} in the body, but it is from {signs[0].text}"
            hint = f"remove the name from the body, or write it as `signers:` in the head; {_AS_TYPED}"
            self.faults.append(SourceError(message, name.place, hint))
            return None
        found: dict[str, object] = {}
        titles = [row for row in others if not self._is_fact(row.text) and not self._take_contact(row, found)]
        notations = _notations(self.language)
        wrong = next(
            (row for row in titles if not _seems_title(row.text) or begins_with(fold(row.text), notations)),
            titles[1] if len(titles) > 1 else None,
        )
        if wrong:
            self._refuse_below(wrong)
            return None
        if self.letter.signers:
            known = {fold(each) for signer in self.letter.signers for each in (signer.name.text, signer.title.text)}
            unknown = next((row for row in titles if fold(row.text) not in known), None)
            if unknown:
                self._refuse_below(unknown)
                return None
            return found
        if not titles and self._is_whole_name(name.text):
            return found
        sender = self.letter.sender
        title = titles[0].written if titles else Written(sender.title, sender.where("title")) if sender else Written("")
        return {**found, "signers": (Signer(Written(name.text.lstrip(_MARKS), name.place), title),)}

    def _take_contact(self, row: Row, found: dict[str, object]) -> bool:
        """Whether a row is a phone number or an e-mail address that the sender has not yet; the letterhead shows it."""
        sender = found.get("sender", self.letter.sender)
        if not isinstance(sender, Party) or not ("@" in row.text or "." in row.text or any(map(str.isdigit, row.text))):
            return False
        contacts = [contact_in(piece.strip()) for piece in row.text.replace("•", "|").replace("·", "|").split("|")]
        if not all(contact and not getattr(sender, contact[0]) for contact in contacts):
            return False
        for kind, detail in filter(None, contacts):
            sender = replace(sender, **{kind: detail}, places=(*sender.places, (kind, row.place)))
        found["sender"] = sender
        return True

    def _is_joint(self, text: str) -> bool:
        """Whether a row names two who sign (`Mary & Tom`), one of them the sender."""
        joined = {fold(word) for word in self.language.and_words}
        parts = _split_at(fold(text).split(), joined)
        return len(parts) > 1 and _seems_joint(text, joined) and any(part and self._is_name(part) for part in parts)

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
        words = name_words(text)
        known = [word for name in self._names() for word in name_words(name.text)]
        other = [word for word in words if not any(word == each or _is_initial(word, each) for each in known)]
        if not other or len(other) == len(words):
            return len(words) > len(other)
        titles = {fold(each).strip(".") for each in (*self.language.title_words, *self.language.suffixes)}
        return all(word in titles for word in other)

    def _is_whole_name(self, text: str) -> bool:
        words = name_words(text)
        return len(words) > 1 and any(words == name_words(name.text) for name in self._names())

    def _is_fact(self, text: str) -> bool:
        """Whether a row repeats what is known of the sender, such as the phone number: the letterhead shows it."""
        row = squeeze(text)
        return any(fact in row or row == fact for fact in facts(self.letter.sender)) if row else True


def _is_salutation(row: Row, language: Language) -> bool:
    text, folded, count = row.text, fold(row.text), len(row.text.split())
    typed = language.typed
    if begins_with(folded, typed.salutations):
        most = _MOST_WORDS
    elif begins_with(folded, typed.greetings):
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


def _opening(row: Row, language: Language) -> str:
    """The salutation at the beginning of a row that goes on with the text: `Dear James, I hope …`; empty if none."""
    text, folded, typed = row.text, fold(row.text), language.typed
    if not row.begins:
        return ""
    openings = typed.salutations if begins_with(folded, typed.salutations) else typed.greetings
    opening = max((each for each in openings if begins_with(folded, (each,))), key=len, default="")
    ends = min((at for mark in ",:!" if (at := text.find(mark)) >= 0), default=-1)
    if not opening or ends < 0:
        return ""
    joined = {fold(word) for word in language.and_words}
    pieces = text.split(",")
    for number in range(1, min(len(pieces) - 1, _MOST_NAMED) if text[ends] == "," else 0):
        first = fold(pieces[number]).split()[:1]
        if first and (first[0] in joined or begins_with(fold(pieces[number].strip()), typed.salutations)):
            ends = len(",".join(pieces[: number + 1]))  # Dear Tom, Ann, and Mary, …
    if len(pieces) > 2 and fold(text[:ends]) == opening and text[ends] == "," and _seems_name(pieces[1].strip()):
        ends = len(",".join(pieces[:2]))  # Good morning, Ann, …
    head, rest = text[: ends + 1], text[ends + 1 :].split()
    named = text[len(opening) : ends].replace(",", " ").split()
    known = {*joined, *map(fold, language.particles), *map(fold, language.surname_particles)}
    known |= {fold(word).strip(".") for word in language.title_words}
    small = [word for word in named if not word[0].isupper() and fold(word).strip(".") not in known]
    certain = (
        len(named) <= _MOST_WORDS
        and not any(map(str.isdigit, head))
        and (not small or (len(small) == 1 and len(named) <= _FEW_NAMED and small[0] not in typed.small_words))
        and (bool(named) or " " in opening or opening.strip(".") in known)
    )
    return head if certain and rest and fold(rest[0]) not in joined else ""


def _goes_on(part: str, openings: tuple[str, ...], known: set[str]) -> bool:
    """Whether what follows a comma still names somebody: `Mr. Roe`, `sehr geehrter Herr Meyer`."""
    words = part.split()
    if not words or fold(words[0]) in known or begins_with(fold(part), openings):
        return True
    return not any(word[0].islower() and fold(word) not in known for word in words)


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


def _seems_joint(text: str, joined: set[str]) -> bool:
    words = text.split()
    return len(words) <= _MOST_OF_NAME + 2 and all(word[0].isupper() or fold(word) in joined for word in words)


def _seems_title(text: str) -> bool:
    return len(text.split()) <= _MOST_OF_TITLE and not any(mark.isdigit() or mark in "@:!?" for mark in text)


def _notations(language: Language) -> tuple[str, ...]:
    """What enclosures and copies begin with."""
    keys = ("enclosure", "enclosures", "one_enclosure", "listed_enclosures", "copy")
    words = (language.words[key].partition("{")[0].strip(" :(\u00a0") for key in keys)
    return tuple(fold(each) for each in words if each)


def _is_initial(word: str, whole: str) -> bool:
    return len(word) == 1 and whole.startswith(word)
