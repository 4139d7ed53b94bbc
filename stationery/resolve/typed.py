"""Takes the head and the end of a letter that stand in its body for what they are."""

from __future__ import annotations

from itertools import pairwise

from stationery.catalog.languages import Language
from stationery.catalog.typedwords import fold
from stationery.data.stock import Stock
from stationery.model.errors import Place, Remark, SourceError, StationeryError
from stationery.model.letter import Letter, Party, Written
from stationery.model.party import STAND_IN
from stationery.model.values import replace
from stationery.reading.markdown import may_be_labeled, may_be_lines
from stationery.resolve.typed_rows import (
    MARKS,
    MOST_AT_END,
    MOST_BELOW,
    Row,
    begin,
    begins_with,
    find_opening,
    is_headless,
    is_joint,
    is_name,
    is_postscript,
    is_salutation,
    is_whole_name,
    list_rows,
    may_sign,
    name_words,
    names_of,
    remedy_for,
    seems_name,
    split_at,
)

_MOST_OF_SIGN_OFF = 7
"""Words."""
_MOST_SIGNED = 2
"""Rows below a known close that may sign the letter, whatever they say: `annie`, `your friend`."""
_MOST_ABOVE, _LONGEST_ABOVE = 24, 60
"""Rows above a salutation: two addresses and a date; and the characters of the first."""
_MOST_NAMES = 3
"""Words of a salutation that is a name alone."""
_MOST_OPENING = 5
"""Words before the first mark of a row that may begin with a salutation."""
_MOST_LEFT = 4
"""Last rows of a text without a close in which a name may stand."""
_SENTENCE_ENDS = (". ", "! ", "? ", '." ', ".” ", ".) ")
_MORE_WORDS = 4
"""Words that may follow a close in its row: Sincerely yours, as ever."""


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
        self.as_typed = remedy_for(letter)
        self.used: list[tuple[str, Place]] = []
        self.fields: dict[str, object] = {}
        self.told: list[Remark] = []

    def use(self) -> Letter:
        if not self.rows:
            return self.letter
        if not self._take_salutation():
            self._take_head()
        if self.rows and self.body:
            told = len(self.faults)
            self._notice_foreign_opening()
            if len(self.faults) == told and "salutation" not in self.fields:
                self._take_name()
        if self.rows and self.body:
            self._part_signature()
            if self._has_notations():
                self._take_end()
            else:
                told = len(self.faults)
                self.take_postscript()
                left = self.rows and self.body and len(self.faults) == told
                if left and self.take_close() and self.rows and self.body:
                    self.take_postscript()
        self._tell_rows_left()
        if is_headless(self.letter) and not self.faults and not {"recipient", "salutation"} & self.fields.keys():
            from stationery.resolve.typed_left import miss_salutation  # 0.4 ms

            miss_salutation(self.letter, self.faults)
        if not self.used:
            return self.letter
        what = [each for each, _ in sorted(self.used, key=lambda used: used[1].line)]
        listed = what[0] if len(what) == 1 else f"{', '.join(what[:-1])}{',' * (len(what) > 2)} and {what[-1]}"
        one = len(what) == 1 and what[0] not in ("enclosures", "copies")
        message = f"the body has its own {listed}; the letter uses {'it' if one else 'them'}"
        first = min((place for _, place in self.used), key=lambda place: place.line)
        remarks = (Remark(message, first, self.as_typed, "typed"), *self.told)
        return replace(
            self.letter, **{**self.fields, "body": self.body, "remarks": (*self.letter.remarks, *remarks)}
        )  # fmt: skip

    def _tell_rows_left(self) -> None:
        """Tell of rows between head and end that may be lines of their own, or a second close."""
        rows = self.rows
        if not rows or not self.body or self.faults:
            return
        taken = next((place for what, place in self.used if what.startswith("close")), None)
        if taken and self._refuse_second_close(taken):
            return
        if any(row.text[-1] in ",:" and len(row.text) <= _LONGEST_ABOVE for row in rows[1:]):
            from stationery.resolve.typed_left import notice_salutation  # 0.4 ms

            first = self.fields.get("salutation", self.letter.salutation)
            assert isinstance(first, Written), "a salutation is written"
            remarks = notice_salutation(rows, first, self.letter, self.language, self.faults)
            self.letter = replace(self.letter, remarks=(*self.letter.remarks, *remarks)) if remarks else self.letter
        named = taken or any(what.startswith("name") for what, _ in self.used)
        closes = not named and self._may_be_signed(rows[-_MOST_LEFT:])
        if closes or may_be_lines(self.letter.typed.text, 2) or may_be_labeled(self.letter.typed.text):
            from stationery.resolve.typed_left import notice_rows_left  # 0.4 ms

            remarks = notice_rows_left(rows, self.letter, self.language, closed=not closes)
            self.letter = replace(self.letter, remarks=(*self.letter.remarks, *remarks)) if remarks else self.letter

    def _may_be_signed(self, rows: list[Row]) -> bool:
        """Whether one of the last rows has a comma, as a close does, or ends with the sender's name, by a glance."""
        known = {word for name in names_of(self.letter) for word in name_words(name.text)}
        return any(
            ("," in row.text and (at < len(("close", "name")) or len(row.text) <= _LONGEST_ABOVE))
            or not known.isdisjoint(name_words(row.text.rsplit(None, 1)[-1]))
            for at, row in enumerate(reversed(rows))
        )

    def _refuse_second_close(self, taken: Place) -> bool:
        """Whether the rows above the close that was `taken` end with it, or with another one and the sender's name."""
        close = self.fields.get("close", self.letter.close)
        words = fold(close.text).strip(MARKS) if isinstance(close, Written) else ""
        for back in range(1, min(len(self.rows), _MOST_SIGNED + 1) + 1):
            row, below = self.rows[-back], self.rows[len(self.rows) - back + 1 :]
            bare = fold(row.text).strip(MARKS)
            signed = below and (
                bare in self.language.typed.closes or is_name(below[0].text, self.letter, self.language)
            )
            if (signed or (not below and bare == words)) and self.is_close(row, below):
                message = f"the body has two closes: {row.text!r} here, and another one in line {taken.line}"
                self.faults.append(SourceError(message, row.place, f"remove one of them; {self.as_typed}"))
                return True
        return False

    def say(self, key: str, row: Written, words: str) -> None:
        """Take `words` for what the head has at `key`, unless that says otherwise."""
        assert row.place, "every row has a place"
        stated = getattr(self.letter, key)
        if stated and fold(stated.text).strip(MARKS) != fold(words).strip(MARKS):
            message = f"the {key} is {stated.text!r} in the head, but {words!r} in the body"
            self.faults.append(SourceError(message, row.place, f"remove one of them; {self.as_typed}"))
        elif not stated:
            self.fields[key] = Written(words, row.place)
        shown = words.replace("\u00a0", " ")
        self.used.append((key if key == "postscript" else f"{key} {shown!r}", row.place))

    # The salutation, and what stands above it.

    def _take_salutation(self, *, named: bool = False) -> bool:
        """Whether the first row is a salutation, or begins with one; it is if it is `named` alone."""
        row = self.rows[0]
        words = row.text if named or is_salutation(row, self.language) else find_opening(row, self.language)
        if not words:
            return False
        rest = row.text[len(words) :].strip()
        place = Place(row.place.file, row.place.line, row.place.column + row.text.index(rest)) if rest else row.place
        below = place if rest else self.rows[1].place if len(self.rows) > 1 else row.place
        from stationery.resolve.typed_cuts import cut_front  # 0.2 ms

        body = cut_front(self.body, words, below)
        if body is None:
            return False
        self.body = body
        self.rows = [Row(rest, place, True, row.ends), *self.rows[1:]] if rest else self.rows[1:]
        if words.endswith("-"):
            words = words.rstrip(" -") + "—"
        self.say("salutation", row.written, words)
        if rest[:1].islower() and self.language.openings.after == "elided":
            message = f"the paragraph after {words!r} begins with a small letter: {begin(rest)!r}"
            hint = "write the salutation on a line of its own, and a capital letter below it"
            self.told.append(Remark(message, place, hint))
        return True

    def _take_name(self) -> None:
        """A name alone as the salutation: `Jane,`"""
        row = self.rows[0]
        words = row.text.split()
        if row.begins and row.ends and row.text[-1] == "," and len(words) <= _MOST_NAMES:
            name = row.text[:-1]
            if "," not in name and seems_name(name) and all(word[0].isupper() for word in words):
                self._take_salutation(named=True)

    def _take_head(self) -> None:
        """Addresses, a date, and a subject above a salutation."""
        first = self.rows[0].text
        if len(first) > _LONGEST_ABOVE or first[-1] in "!?":
            return
        at = next(
            (
                number
                for number, row in enumerate(self.rows[1:_MOST_ABOVE], 1)
                if is_salutation(row, self.language) or find_opening(row, self.language)
            ),
            0,
        )
        at = at or self._find_called()
        if not at and not any(map(str.isdigit, first)) and not is_whole_name(first, self.letter):
            return
        from stationery.resolve.typed_head import HeadReader, is_nameless, name_sender  # 0.5 ms

        reader = HeadReader(self.letter, self.language, self.stock.store, self.stock.today, self.as_typed)
        head = reader.read(self.rows[: at or _MOST_ABOVE], greeted=bool(at))
        if head is None:
            head = reader.read_bare(self.rows[:at]) if at and self.rows[at].begins and self.rows[at].ends else None
        if head is None:
            return
        rows = self.rows[head.count :]
        from stationery.resolve.typed_cuts import cut_until  # 0.2 ms

        body = cut_until(self.body, rows[0]) if rows else ()
        if body is None:
            return
        self.faults += reader.faults
        self.rows, self.body = rows, body
        self.used += head.used
        self.fields |= head.fields
        sender = head.fields.get("sender")
        if isinstance(sender, Party):
            if self.letter.sender in (None, STAND_IN) and is_nameless([line.text for line in sender.lines]):
                self.fields["sender"] = sender = name_sender(
                    sender, self.rows[-MOST_AT_END:], self.language, self.as_typed, self.faults
                )
            self.letter = replace(self.letter, sender=sender)
        if at and not self._take_salutation():
            self._take_name()

    def _find_called(self) -> int:
        """The row of a name alone, as `Paula,`, below an address that begins with it; 0 if there is none."""
        rows = self.rows[:_MOST_ABOVE]
        for at, row in enumerate(rows):
            if at and row.begins and row.ends and row.text[-1] == "," and row.text.count(" ") < _MOST_NAMES:
                names = {word for above in rows[:at] if above.begins for word in name_words(above.text)}
                if names.issuperset(name_words(row.text)):
                    return at
        return 0

    def _notice_foreign_opening(self) -> None:
        """Tell of a salutation in another language: the letter has one of its own."""
        at = next((number for number, row in enumerate(self.rows[:_MOST_ABOVE]) if _may_be_opening(row)), None)
        if at is None or (at and len(self.rows[0].text) > _LONGEST_ABOVE):
            return
        from stationery.resolve.foreign_opening import notice_opening  # 0.4 ms

        remarks = notice_opening(self.rows[at], self.letter, self.language, self.stock.store, self.faults)
        self.letter = replace(self.letter, remarks=(*self.letter.remarks, *remarks))

    # The postscript.

    def take_postscript(self) -> None:
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
        from stationery.resolve.typed_cuts import cut_back  # 0.2 ms

        body = cut_back(self.body, rows)
        if body is None:
            self.refuse_within(rows[0])
        else:
            self.body, self.rows = body, self.rows[:found]
            self.say("postscript", rows[0].written, self.join_postscripts([row.text for row in rows]))

    def join_postscripts(self, texts: list[str]) -> str:
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
            for row in self.rows[-MOST_AT_END:]
            if (folded := fold(row.text))
        )

    def _take_end(self) -> None:
        """The close with all that stands below it; without a close, what can only be a notation."""
        from stationery.resolve.typed_end import take_end  # 0.5 ms

        take_end(self)

    # The close.

    def take_close(self) -> bool:
        """Whether there is one."""
        before = len(self.used)
        self._find_close()
        return len(self.used) > before

    def _find_close(self) -> None:
        rows = self.rows
        if self._take_close_and_name(rows[-1]):
            return
        for back in range(1, min(len(rows), MOST_BELOW + 1) + 1):
            row, below = rows[-back], rows[len(rows) - back + 1 :]
            if self.is_close(row, below):
                signed = self.read_below(below)
                if signed is None:
                    return
                self._take_rows(rows[-back:], signed, row)
                return
        last = rows[-1]
        if not last.ends or not (last.begins or (len(rows) > 1 and rows[-2].text[-1] in ".!?")):
            return
        if is_whole_name(last.text, self.letter):
            self._take_rows(rows[-1:], {}, None)
        elif len(rows) > 1 and is_name(last.text, self.letter, self.language):
            signed = self.read_below(rows[-1:])
            if signed is not None:
                self._take_rows(rows[-1:], signed, None)

    def _take_close_and_name(self, row: Row) -> bool:
        """`Sincerely, Ann Lee` in one row; whether it was that. In a paragraph of its own, any few words above the
        name can only be a close: `See you soon, Ann`."""
        row = self._part_sentences(row)
        close, comma, name = (part.strip() for part in row.text.partition(","))
        if not comma or not close or "," in name:
            return False
        closes = self.language.typed.closes | self.language.typed.closes_with_comma
        alone = row.ends and row is not self.rows[0] and _may_be_sign_off(replace(row, text=f"{close},"))
        known = fold(close).strip(MARKS) in closes
        name = name.rstrip(".") if known else name
        if not (alone or known):
            return False
        if not (is_name(name, self.letter, self.language) or (alone and is_joint(name, self.letter, self.language))):
            return False
        from stationery.resolve.typed_cuts import cut_back  # 0.2 ms

        body = cut_back(self.body, [row])
        signed = self.read_below([Row(name, row.place, False, True)])
        if body is not None and signed is not None:
            above = self.rows[-1]
            self.rows = self.rows[:-1]
            if row.place != above.place:
                self.rows.append(replace(above, text=above.text.removesuffix(row.text).rstrip()))
            self.body = body
            self.fields |= signed
            self.say("close", row.written, f"{close},")
            self.used.append(("name after it", row.place))
        return True

    def _part_signature(self) -> None:
        """Part a close from the name after it, in a row with others below: `Love, Ann`, and a postscript."""
        rows = self.rows
        closes = self.language.typed.closes | self.language.typed.closes_with_comma
        for at in range(len(rows) - 2, max(len(rows) - MOST_AT_END, 1) - 1, -1):
            if "," not in rows[at].text:
                continue
            row, whole = self._part_sentences(rows[at]), rows[at]
            close, _, name = (part.strip() for part in row.text.partition(","))
            bare = name.rstrip(".")
            if fold(close) not in closes or not bare or "," in bare or not is_name(bare, self.letter, self.language):
                continue
            column = row.place.column + row.text.rindex(name)
            rest = [replace(whole, text=whole.text.removesuffix(row.text).rstrip(), ends=False)] if row != whole else []
            below = Row(name, replace(row.place, column=column), False, whole.ends)
            self.rows = [*rows[:at], *rest, replace(row, text=f"{close},", ends=False), below, *rows[at + 1 :]]
            return

    def _part_sentences(self, row: Row) -> Row:
        """What stands below the last sentence in a row: `Sincerely, Ann Lee`; the row itself where it is one sentence,
        or does not end with a name."""
        begins = max(row.text.rfind(mark) for mark in _SENTENCE_ENDS) + 1
        tail = row.text[begins:].lstrip(" \"'”’)")
        if not begins or tail.count(" ") > _MOST_OF_SIGN_OFF or "," not in tail:
            return row
        column = row.place.column + len(row.text) - len(tail)
        return Row(tail, replace(row.place, column=column), False, row.ends)

    def _take_rows(self, taken: list[Row], signed: dict[str, object], close: Row | None) -> None:
        from stationery.resolve.typed_cuts import cut_back  # 0.2 ms

        body = cut_back(self.body, taken)
        if body is None:
            if close and len(taken) > 1:
                self.refuse_within(close)
            return
        self.body, self.rows = body, self.rows[: -len(taken)]
        self.fields |= signed
        if close:
            self.say("close", close.written, close.text)
        if close and len(taken) > 1:
            self.use_name(taken[1:])
        elif not close:
            self.used.append(("name at its end", taken[-1].place))

    def refuse_within(self, row: Row) -> None:
        """Note that a close or a postscript is in a quotation, list, or table, or has one below it."""
        from stationery.resolve.typed_left import refuse_within  # 0.4 ms

        refuse_within(row, self.body, self.letter, self.language, self.faults)

    def use_name(self, below: list[Row]) -> None:
        from stationery.resolve.typed_below import describe_below  # 0.2 ms

        self.used.append((describe_below(below), below[0].place))

    def is_close(self, row: Row, below: list[Row]) -> bool:
        typed, language = self.language.typed, self.language
        first = below[0].text if below else ""
        named = bool(below) and (
            is_name(first, self.letter, language) or seems_name(first) or is_joint(first, self.letter, language)
        )
        comma = row.text.endswith(",")
        bare = fold(row.text).strip(MARKS)
        closes = typed.closes | {fold(each) for each in language.closes.values()}
        if below and not named:
            known = comma and bare in closes | typed.closes_with_comma
            known = known or (bare in closes and row.begins and row.ends)
            return known and len(below) <= _MOST_SIGNED and all(may_sign(each.text) for each in below)
        if bare in closes:
            return True
        if (
            below
            and row is not self.rows[0]  # the only text is no close
            and _may_be_sign_off(row)
            and (is_name(first, self.letter, language) or is_joint(first, self.letter, language))
        ):
            return True
        if bare in typed.closes_with_comma:
            return comma
        if not (comma or named):
            return False
        words = bare.split()
        parts = split_at(words, {fold(word) for word in language.and_words})
        if len(parts) > 1 and all(part in closes | typed.closes_with_comma for part in parts):
            return True
        return any(" ".join(words[:count]) in closes for count in range(max(len(words) - _MORE_WORDS, 2), len(words)))

    def read_below(self, below: list[Row]) -> dict[str, object] | None:
        """What the rows below a close say of who signs; None if they are the writer's to mend, which is noted."""
        if not below:
            return {}
        from stationery.resolve.typed_below import read_below  # 0.2 ms

        close = next((above.text for above, row in pairwise(self.rows) if row.place == below[0].place), "")
        return read_below(below, close, self.letter, self.language, self.faults, self.told)


def _may_be_sign_off(row: Row) -> bool:
    """Whether a row above the sender's own name can only be a close, whatever its words: `Talk soon,`, `God bless!`."""
    return row.begins and len(row.text.split()) <= _MOST_OF_SIGN_OFF and row.text[-1] in ",!"


def _may_be_opening(row: Row) -> bool:
    """Whether a row may be a salutation in any language, or begin with one: few words, and a mark or a blank row."""
    if not row.begins:
        return False
    text = row.text
    if row.ends and len(text) <= _LONGEST_ABOVE and text[-1] not in ".?…;)":
        return True
    marks = [at for mark in ",:!" if (at := text.find(mark, 0, _LONGEST_ABOVE)) > 0]
    if not marks:
        return False
    opening = text[: min(marks)].split()
    return len(text) == min(marks) + 1 or (1 < len(opening) <= _MOST_OPENING and opening[-1][0].isupper())
