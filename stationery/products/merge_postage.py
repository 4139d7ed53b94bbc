"""The postage of a merge: which stamp or code each envelope gets, none of them twice, as the ledger tells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from stationery.model.errors import Place, Remark, SourceError
from stationery.model.field import FIELD, Field, field_key
from stationery.model.letter import Letter, Written
from stationery.model.values import replace, value
from stationery.products.merge_report import SKIP
from stationery.products.stamps import SeenStamps, StampOfRow, identify_page, list_each_once

if TYPE_CHECKING:
    from stationery.products.merge_ledger import MergeLedger
    from stationery.products.merge_pieces import Manner
    from stationery.products.recipients import Recipient, Roster
    from stationery.reading.fields import Template


@value
class Keeper:
    """What keeps stamps from being printed twice: the ledger, if there is one, and how to get one. What is `unsent` has
    no postage."""

    ledger: MergeLedger | None
    remedy: str
    unsent: bool


def open_postage(template: Template, roster: Roster, manner: Manner, keeper: Keeper) -> MergePostage | None:
    """The postage that the template or an option asks for; None if no envelopes are made, or none is asked for.

    Raises UnknownName for a column that the list lacks, and SourceError without a ledger, and for a single stamp.
    """
    written = manner.postage or template.postage
    if not written or "envelopes" not in manner.media:
        return None
    if keeper.unsent:
        return MergePostage(written, None, in_column=False)
    place = written.place or Place("postage")
    found = FIELD.finditer(written.text)
    columns = [Field(each["name"], field_key(each["name"]), place) for each in found] if manner.postage else []
    roster.check(columns)
    if keeper.ledger is None:
        message = "postage for a list needs a ledger, so that no stamp is printed twice"
        raise SourceError(message, written.place, keeper.remedy)
    if columns:
        written = Written(written.text, Place(roster.file))
    return MergePostage(written, keeper.ledger, in_column=bool(columns))


class MergePostage:
    """Gives each recipient a stamp, the same one however often it is asked.

    `written` names a folder or a list of stamps, a PDF with one on each page, or has a field of the list.
    """

    def __init__(self, written: Written, ledger: MergeLedger | None, *, in_column: bool) -> None:
        self._written = written
        self._in_column = in_column
        self._ledger = ledger
        self._in_rows = "{{" in written.text
        self._given: dict[int, StampOfRow] = {}
        self._holders: dict[str, str] = {}
        self._waiting: list[StampOfRow] = []
        self._aside: dict[str, StampOfRow] = {}
        self._named = SeenStamps()
        self._remarks: list[Remark] = []
        self._short: set[int] = set()
        self._repeated = 0
        listed = not self._in_rows and ledger is not None
        used = ledger.used_postage if ledger else {}
        self._stamps: Iterator[StampOfRow] = list_each_once(written, self._remarks, used) if listed else iter(())

    def give(self, letter: Letter, recipient: Recipient) -> Letter:
        """The letter with the stamp of its recipient. Raises SourceError for one that is used already.

        Where there are too few, it has none, which `ensure_enough` raises.
        """
        if self._ledger is None:
            return replace(letter, postage=Written(""))
        number = recipient.number
        if self._ledger.has_envelope(recipient):
            return replace(letter, postage=Written(""))
        if number not in self._given:
            if self._in_rows:
                own = self._fill(letter, recipient)
                if not own:
                    return letter
                stamp: StampOfRow | None = self._take_own(own, recipient)
            else:
                stamp = self._take_again(recipient) or self._take_next()
            if stamp is None:
                self._short.add(number)
                return replace(letter, postage=Written(""))
            self._given[number] = stamp
            self._holders[stamp.key] = "+".join(map(str, recipient.rows))
        return replace(letter, postage=self._given[number].written)

    def take_back(self, recipient: Recipient) -> None:
        """The stamp of a recipient who gets nothing is there for another."""
        stamp = self._given.pop(recipient.number, None)
        if stamp:
            del self._holders[stamp.key]
            self._named.drop(stamp)
            if stamp.key not in self._aside and not self._in_rows:
                self._waiting.append(stamp)

    def cell(self, recipient: Recipient) -> str:
        """What the ledger has of a recipient's stamp."""
        stamp = self._given.get(recipient.number)
        return stamp.cell if stamp else ""

    def ensure_enough(self) -> None:
        """Raise SourceError, before anything is in place, where there are fewer stamps than envelopes."""
        if not self._short:
            return
        ledger = self._ledger
        assert ledger
        have, need = len(self._given), len(self._given) + len(self._short)
        used = len(self._aside)
        told = f" ({used:,} {'is' if used == 1 else 'are'} used, by {ledger.name})" if used else ""
        hint = f"buy {need - have} more"
        if used:
            hint += f"; if envelopes were never mailed, clear their cells in the column `postage` of {ledger.name}"
        needs = "envelope needs" if need == 1 else "envelopes need"
        message = f"{need:,} {needs} postage, and {self._written.text} has {have:,} unused{told}"
        raise SourceError(message, self._written.place, hint)

    def remarks(self, *, dry_run: bool) -> tuple[Remark, ...]:
        """What is told when all envelopes are made."""
        if self._ledger is None:
            hint = (
                "drafts, previews, and the desk print none; `stationery merge` does, and its ledger keeps who got which"
            )
            return (Remark("the envelopes have no postage", self._written.place, hint),)
        found = list(self._remarks)
        if self._repeated:
            what = "envelope has" if self._repeated == 1 else "envelopes have"
            hint = "mail only one of the two: the same postage is valid only once"
            found.append(
                Remark(f"{self._repeated:,} {what} the postage of an earlier run again", self._written.place, hint)
            )
        count = len(self._given) - self._repeated
        if dry_run and count:
            what = "stamp or code" if count == 1 else "stamps or codes"
            found.append(Remark(f"{count:,} {what} would be used", self._written.place, ""))
        return tuple(found)

    def _fill(self, letter: Letter, recipient: Recipient) -> Written:
        """What the row names: in the letter as it is filled, or in the column of the option."""
        if not self._in_column:
            return letter.postage
        text = FIELD.sub(lambda found: recipient.values.get(field_key(found["name"]), ""), self._written.text)
        if not text.strip():
            hint = f"fill it in, {SKIP}"
            raise SourceError(f"{self._written.text} is empty, so there is no postage", self._written.place, hint)
        return Written(text.strip(), self._written.place)

    def _take_own(self, written: Written, recipient: Recipient) -> StampOfRow:
        """The stamp that the row itself names."""
        assert self._ledger
        stamp = identify_page(written)
        if stamp.key in self._holders:
            message = f"{written.text} is the postage of row {self._holders[stamp.key]}, too, and is valid only once"
            raise SourceError(message, written.place, "give each row postage of its own")
        if same := self._named.find(stamp):
            message = f"{written.text} is the same postage as {same}, which another row has, and is valid only once"
            raise SourceError(message, written.place, "give each row postage of its own")
        used = self._ledger.used_postage.get(stamp.key)
        if used:
            if stamp.key not in self._ledger.postage_of(recipient):
                message = f"{written.text} is used already: {self._ledger.name}, row {used[0]}"
                hint = "use another; or clear that cell in the column `postage`, if the envelope was never mailed"
                raise SourceError(message, written.place, hint)
            self._repeated += 1
        self._named.add(stamp)
        return stamp

    def _take_again(self, recipient: Recipient) -> StampOfRow | None:
        """The stamp that belongs to the recipient's row by the ledger, if the row is made again."""
        assert self._ledger
        for key in self._ledger.postage_of(recipient):
            if key in self._holders:
                continue
            while key not in self._aside:
                stamp = self._draw()
                if stamp is None:
                    named = self._ledger.used_postage[key][1].rpartition(" (")[0] or key
                    message = (
                        f"{self._written.text} doesn't have {named} any more, the postage that {recipient.name} had"
                    )
                    hint = f"put it back; or clear the row's cell in the column `postage` of {self._ledger.name}"
                    raise SourceError(message, self._written.place, hint)
                if stamp.key not in self._aside:
                    self._waiting.append(stamp)
            self._repeated += 1
            return self._aside[key]
        return None

    def _take_next(self) -> StampOfRow | None:
        """The next stamp that nobody has."""
        if self._waiting:
            return self._waiting.pop(0)
        while stamp := self._draw():
            if stamp.key not in self._aside:
                return stamp
        return None

    def _draw(self) -> StampOfRow | None:
        """The next stamp of all; one that the ledger has is put aside."""
        assert self._ledger
        for stamp in self._stamps:
            if stamp.key in self._ledger.used_postage:
                self._aside[stamp.key] = stamp
            return stamp
        return None
