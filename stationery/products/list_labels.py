"""The trip of labels for a list: the rows that are chosen as for a merge, their faults told together."""

from __future__ import annotations

from collections.abc import Sequence

from stationery.compose.pieces.labels import LabelSheets
from stationery.data.stock import Stock
from stationery.model.composition import Composition
from stationery.model.contact import Contact
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Place, Remark, SourceError, StationeryError, raise_faults
from stationery.model.letter import Letter
from stationery.model.page import Page
from stationery.model.party import written_name
from stationery.model.values import replace
from stationery.products.households import Doubles, Households, Joining
from stationery.products.labels import LabelOptions, LabelTrip, begin_labels, draw_labels, make_label
from stationery.products.list_words import ListWords
from stationery.products.merge_outcome import Asked
from stationery.products.merge_report import Report
from stationery.products.merge_runs import finish_check
from stationery.products.recipients import Recipient, Roster
from stationery.products.result import Result
from stationery.products.undeliverable import refuse_undeliverable
from stationery.resolve.countries import country_of


class ListLabels:
    """Labels for the recipients of a list. What is wrong with them, and who was left out, is in the `report`."""

    def __init__(self, roster: Roster, letter: Letter, stock: Stock, options: LabelOptions) -> None:
        """Of the letter, only the sender and the choices count. Raises as `begin_labels` does."""
        self.roster = roster
        self.report = Report(roster.file, roster.unit)
        self._stock = stock
        self._options = options
        self._trip: LabelTrip = begin_labels(letter, stock, options)
        self._words = ListWords(roster)
        self._households = Households(roster, lambda contact: self._trip.job.language, stock.store, recorded=False)
        roster.gather = self._households

    @property
    def joinings(self) -> tuple[Joining, ...]:
        return self._households.joinings

    def make(self, asked: Asked) -> Result:
        """A label for each, worded as on an envelope, in their order. Raises all that is wrong with the rows together,
        unless such rows are skipped; then they are among what is remarked."""
        sheets = LabelSheets(self._trip.look, self._stock.typefaces, self._trip.start)
        doubles = Doubles(self._stock.store, self.roster.unit, "label")
        pages: list[Page] = []
        self.roster.check(asked.selection.fields)
        for recipient in self.roster.recipients(asked.selection):
            self.report.checked += 1
            for contact in recipient.contacts:
                doubles.add(contact, joined=len(recipient.contacts) > 1)
            try:
                pages += self._add(recipient, sheets, asked)
            except StationeryError as fault:
                self.report.fault(recipient, fault)
                if not asked.skip_bad and written_name(recipient.party):  # without a name, warnings are the faults
                    self.report.remark(recipient, self._tell_cells(recipient))

        def tell_others() -> tuple[Remark, ...]:
            return (
                *self.roster.tell_totals(),
                *self._households.remarks,
                *doubles.remarks(lambda: self.roster.contacts(asked.selection)),
                *self.report.remarks,
            )

        finish_check(self.report, asked, tell_others)
        composed = Composition((*pages, *sheets.finish()))
        result = draw_labels(composed, sheets.next, self._trip, self._stock, Diagnostics())
        left_out = self.report.left_out if asked.skip_bad else ()
        return replace(result, remarks=(*tell_others(), *left_out, *result.remarks))

    def _add(self, recipient: Recipient, sheets: LabelSheets, asked: Asked) -> tuple[Page, ...]:
        diagnostics, place = Diagnostics(), Place(self.roster.file, recipient.rows[0])
        faults = [fault for contact in recipient.contacts for fault in contact.faults]
        raise_faults([SourceError(fault.message, fault.place, fault.hint) for fault in faults])
        if not written_name(recipient.party):
            raise_faults(tell_unreadable(recipient.contacts))
        party, words = recipient.party, self._words
        home = self._trip.job.origin or self._trip.job.language.region
        country = country_of(party, self._stock.store) or home
        refuse_undeliverable(party, country, self.roster)
        try:
            label = make_label(self._trip, party, place, diagnostics)
        except StationeryError as fault:
            raise words.word_fault(fault, party) from None
        codes = [each for each in diagnostics.remarks if each.about == "code"]
        raise_faults([words.refuse_code(each, party, country) for each in codes])
        told = [words.word_remark(each, party) for each in diagnostics.remarks]
        remarks = (*self._tell_cells(recipient), *told)
        doubts = [each for each in remarks if each.about == "address" and asked.skip_doubtful]
        raise_faults([SourceError(each.message, each.place, each.hint) for each in doubts])
        pages = sheets.add(label, max(self._options.copies, 1))
        self.report.remark(recipient, remarks)
        return pages

    def _tell_cells(self, recipient: Recipient) -> tuple[Remark, ...]:
        """What is remarked of a row's cells alone, whatever is wrong with it."""
        warnings = (each for contact in recipient.contacts for each in contact.warnings)
        return (*warnings, *self._words.odd_names(recipient.contacts))


def tell_unreadable(contacts: Sequence[Contact]) -> list[StationeryError]:
    """Why there is nobody to write to: what the warnings say, or that there is no name."""
    faults: list[StationeryError] = []
    for contact in contacts:
        faults += (SourceError(each.message, each.place, each.hint) for each in contact.warnings)
    return faults or [SourceError("there is no name", each.place) for each in contacts]
