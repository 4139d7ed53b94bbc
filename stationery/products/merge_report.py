"""What a merge tells: the same fault or remark of many rows once, with the rows it is about."""

from __future__ import annotations

from collections.abc import Callable

from stationery.model.contact import Contact
from stationery.model.errors import About, Place, Remark, SourceError, StationeryError, each_fault, one_fault
from stationery.model.values import replace, value
from stationery.products.recipients import Recipient
from stationery.products.row_lists import list_runs
from stationery.reading.fields import Filled

_ROWS_SHOWN = 40
SKIP = "or leave such rows out with --skip-bad"
_FEW, _EXAMPLES = 5, 2
"""Rows that are listed where the template is the reason, and how many of more."""
_MOST_KINDS = 500
"""Different sentences that are kept; what goes beyond is counted."""


@value
class _Said:
    message: str
    place: Place | None
    hint: str
    about: About = ""


_FIRST, _LATER = ("code", "address", "date"), ("title", "typed")
"""Whom a letter may not reach is told first; what is usual comes last."""

OF_SEVERAL = {
    "title": "no title is given, so the salutation has the whole name",
    "zeros": "ZIP codes were read with the zeros that a spreadsheet dropped, as 02134 for 2134",
    "turned": "names were read with the first name first, as Ann Lee for Lee, Ann",
    "before": "ranks and offices are printed before the name",
    "typed": "the body has a greeting or a close of its own, which the letter uses",
}
"""What is told of several rows; each alone is told with its words."""

QUIET: frozenset[About] = frozenset(("couple", "shared", "spouse"))
"""What is told once with a count, for there may be hundreds of them, and nothing is wrong with any."""

_COUNTED: dict[About, str] = {
    "couple": "{count} {unit}s name two people, who are written to together",
    "shared": "in {count} of them, the second person has a first name alone, and shares the surname",
    "spouse": "{count} entries name a spouse or partner, who isn't written to",
}


@value
class Note:
    """What is told of a recipient: sentences, each with its exit code if they are faults; and whether the address is
    one to look at once more."""

    sentences: tuple[tuple[_Said, int], ...]
    is_fault: bool = False
    is_doubtful: bool = False
    is_left_out: bool = False
    """Whether these are doubts that were noted before, and now are faults."""


def _order(about: About) -> int:
    return 0 if about in _FIRST else 2 + _LATER.index(about) if about in _LATER else 4 if about in QUIET else 1


class Told:
    """Sentences with the rows that they are about, in the order in which they first came up."""

    def __init__(self, file: str, unit: str = "row") -> None:
        self._file = file
        self._unit = unit
        self._rows: dict[_Said, list[str]] = {}
        self._firsts: dict[_Said, _Said] = {}
        self._runs: dict[_Said, list[tuple[int, int]]] = {}
        self._counts: dict[_Said, int] = {}
        self._codes: dict[_Said, int] = {}
        self._lasts: dict[_Said, str] = {}
        self.beyond = 0

    def __bool__(self) -> bool:
        return bool(self._rows)

    def add(self, first: _Said, row: str, code: int = 0) -> None:
        said = first
        if first.about in QUIET:
            said = _Said(first.about, first.place, "", first.about)
        elif first.about in OF_SEVERAL:
            hint = "" if first.about == "title" else first.hint
            said = _Said(OF_SEVERAL[first.about], first.place, hint, first.about)
        self._firsts.setdefault(said, first)
        if said not in self._rows:
            if len(self._rows) >= _MOST_KINDS:
                self.beyond += 1
                return
            self._rows[said] = []
            self._runs[said] = []
            self._counts[said] = 0
            self._codes[said] = code
        if row and self._lasts.get(said) != row:  # a letter and its envelope say the same
            self._lasts[said] = row
            self._counts[said] += 1
            self._add_run(said, row.partition(" ")[0])
            if len(self._rows[said]) < _ROWS_SHOWN:
                self._rows[said].append(row)

    def _add_run(self, said: _Said, row: str) -> None:
        """Take up a row's number; of households, whose numbers are joined, there are no runs."""
        runs = self._runs[said]
        number = int(row) if row.isdecimal() else 0
        if number and runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        elif len(runs) <= _ROWS_SHOWN:
            runs.append((number, number))

    def _list(self, said: _Said, rows: list[str], count: int, most: int) -> str:
        runs = self._runs[said]
        if all(first for first, _ in runs):
            return list_runs(runs, count, most)
        return _list([each.partition(" ")[0] for each in rows[:most]], count)

    def remarks(self, checked: int) -> tuple[Remark, ...]:
        """Each sentence; with its rows, but where it is about all that were `checked` and they are several."""
        ordered = sorted(self._rows, key=lambda said: _order(said.about))
        return tuple(Remark(*self._word(said, checked), said.about) for said in ordered)

    def faults(self, checked: int) -> list[StationeryError]:
        found: list[StationeryError] = []
        for said, code in self._codes.items():
            fault = SourceError(*self._word(said, checked))
            fault.exit_code = code
            if found and found[-1].hint == fault.hint:
                found[-1].hint = ""  # it stands below the last of them
            found.append(fault)
        return found

    def _word(self, said: _Said, checked: int) -> tuple[str, Place | None, str]:
        rows, count = self._rows[said], self._counts[said]
        if said.about in QUIET and count > 1:
            message = _COUNTED[said.about].format(count=f"{count:,}", unit=self._unit)
            return message, Place(self._file), self._firsts[said].hint
        kept, said = said, self._firsts[said] if count < 2 else said
        at_home = said.place is None or said.place.file == self._file
        of_option = said.place is not None and said.place.file.startswith("--") and not at_home
        if not rows or of_option or (not at_home and count == checked > 1):
            return said.message, said.place, said.hint
        number, _, name = rows[0].partition(" ")
        several = number.split("+")
        if count == 1:
            where = f"{self._unit}{'s' * (len(several) > 1)} {_list(several, len(several))} {name}".rstrip()
        else:
            of_template = not at_home and not said.message.startswith("column ")
            most = _EXAMPLES if of_template and count > _FEW else _ROWS_SHOWN
            where = f"{self._unit}s {self._list(kept, rows, count, most)}"
        message = said.message if at_home else f"{said.place}: {said.message}"
        # A message about one cell begins with its column.
        joined = f"{where}, {message}" if message.startswith("column ") else f"{where}: {message}"
        return joined, Place(self._file), said.hint


class Report:
    """The faults and the remarks of a merge, and what becomes of the rows that have a fault."""

    def __init__(self, file: str, unit: str = "row") -> None:
        """`unit` is what the numbers of a list's entries count: rows, or in a file of vCards lines."""
        self.file = file
        self._unit = unit
        self.checked = 0
        self.bad: list[tuple[Contact, ...]] = []
        self._doubtful: list[str] = []
        self.doubts: tuple[Remark, ...] = ()
        """What seems wrong with the address of the recipient who is made."""
        self._faults = Told(file, unit)
        self._remarks = Told(file, unit)

    @property
    def has_faults(self) -> bool:
        return bool(self._faults)

    def remark(self, recipient: Recipient, remarks: tuple[Remark, ...], filled: Filled | None = None) -> None:
        sentences = []
        for each in remarks:
            if each.about == "home":
                continue
            said = self._say(each.message, each.place, each.hint, filled, recipient)
            if each.about:
                said = _Said(said.message, said.place, said.hint, each.about)
            sentences.append((said, 0))
        doubts = tuple(each for each in remarks if each.about in ("address", "code"))
        self.doubts = (*self.doubts, *doubts)
        if sentences:
            self.take(recipient, Note(tuple(sentences), is_doubtful=bool(doubts)))

    def leave_out(self, recipient: Recipient) -> None:
        """Note the doubts about a recipient's address as faults."""
        said = (self._say(each.message, each.place, each.hint, None, recipient) for each in self.doubts)
        sentences = tuple((each, SourceError.exit_code) for each in said)
        self.take(recipient, Note(sentences, is_fault=True, is_left_out=True))

    def fault(self, recipient: Recipient, fault: StationeryError, filled: Filled | None = None) -> None:
        """Note what is wrong with a recipient, who gets nothing."""
        sentences = tuple(
            (self._say(each.message, each.place, each.hint, filled, recipient), each.exit_code)
            for each in each_fault(fault)
        )
        self.take(recipient, Note(sentences, is_fault=True))

    def take(self, recipient: Recipient, note: Note) -> None:
        """Keep what is told of a recipient."""
        told = self._faults if note.is_fault else self._remarks
        for said, code in note.sentences:
            told.add(said, _name(recipient), code)
        if note.is_fault:
            self.bad.append(recipient.contacts)
        if note.is_left_out:
            self._doubtful.pop()
        if note.is_doubtful:
            self._doubtful.append("+".join(map(str, recipient.rows)))

    def raise_faults(self, tell_others: Callable[[], tuple[Remark, ...]], *, skips: bool = False) -> None:
        """Raise all faults together, if there are any; with the remarks that `tell_others` gives.

        Where such rows are left out (`skips`), no hint says how to.
        """
        if self._faults:
            found = self._faults.faults(self.checked)
            if self._faults.beyond:
                found.append(SourceError(f"and {self._faults.beyond} more", Place(self.file)))
            for each in found if skips else ():
                each.hint = _without_skip(each.hint)
            fault = one_fault(found)
            fault.remarks = tell_others()
            raise fault

    @property
    def remarks(self) -> tuple[Remark, ...]:
        return self._remarks.remarks(self.checked)

    @property
    def doubtful(self) -> str:
        """What to look at once more, in a sentence: the addresses in which something seems wrong; empty if none."""
        count = len(self._doubtful)
        if not count:
            return ""
        rows = _list(self._doubtful[:_ROWS_SHOWN], count)
        several = "s" * (count > 1 or "+" in rows)
        return f"{count:,} address{'es' * (count > 1)} to check: {self._unit}{several} {rows}."

    @property
    def fault_remarks(self) -> tuple[Remark, ...]:
        """The faults as remarks."""
        return self._faults.remarks(0)

    @property
    def left_out(self) -> tuple[Remark, ...]:
        """What is told of rows that are left out, as somebody asked."""
        return tuple(replace(each, hint=_without_skip(each.hint)) for each in self.fault_remarks)

    def _say(self, message: str, place: Place | None, hint: str, filled: Filled | None, recipient: Recipient) -> _Said:
        if place and filled:
            place = filled.place(place)
        if place and place.file == self.file:
            for row in recipient.rows:
                for begins in (f"row {row}, ", f"row {row}: ", f"row {row} "):
                    message = message.removeprefix(begins)
            place = Place(self.file)
        return _Said(message, place, hint)


class Notebook(Report):
    """A report that only hands its notes on, of one recipient after the other."""

    def __init__(self, file: str, unit: str = "row") -> None:
        super().__init__(file, unit)
        self._notes: list[Note] = []

    def take(self, recipient: Recipient, note: Note) -> None:
        self._notes.append(note)

    def hand_on(self) -> tuple[Note, ...]:
        """The notes since this was asked before."""
        notes = tuple(self._notes)
        self._notes.clear()
        return notes


def _name(recipient: Recipient) -> str:
    rows = "+".join(map(str, recipient.rows))
    return f"{rows} ({recipient.name})" if recipient.name else rows


def _without_skip(hint: str) -> str:
    """A hint without the way that is already taken."""
    return hint.removesuffix(SKIP).rstrip(";, ") if hint.endswith(SKIP) else hint


def _list(rows: list[str], count: int) -> str:
    if len(rows) == 1:
        return rows[0]
    if count > len(rows):
        return f"{', '.join(rows)}, and {count - len(rows)} more"
    return f"{', '.join(rows[:-1])}{',' * (count > 2)} and {rows[-1]}"
