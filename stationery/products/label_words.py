"""Labels as a Python caller asks for them: for a list, for words, or the sender's own address."""

from __future__ import annotations

from stationery.data.stock import Stock
from stationery.model.errors import Place, SourceError
from stationery.model.letter import Letter, Written
from stationery.model.values import replace
from stationery.products.asked_rows import open_people, select_rows
from stationery.products.labels import FIRST, LabelOptions, return_labels, text_labels
from stationery.products.list_labels import ListLabels
from stationery.products.merge_outcome import Asked
from stationery.products.result import Result
from stationery.products.rosters import ensure_addresses
from stationery.reading.options import Keywords

_OF_ROWS = ("where", "sort", "first", "skip", "rows", "household", "with_partners", "address", "skip_bad")


def label_words(people: object, letter: Letter, keywords: Keywords, stock: Stock) -> Result:
    """Raises as ListLabels does, and SourceError for options that do not go together."""
    options, texts = read_label_options(keywords, "sheet"), keywords.texts("text")
    if people is not None and texts:
        raise SourceError("pass a list, or `text`, not both", Place("text"))
    if people is None:
        given = next((name for name in _OF_ROWS if name in keywords.values), "")
        if given:
            raise SourceError(f"`{given}` is for the rows of a list", Place(given), "pass the list first")
        if not texts:
            return return_labels(letter, stock, options)
        lines = [[Written(line.strip(), Place("text")) for line in text.split("\n")] for text in texts]
        return text_labels([[line for line in text if line] for text in lines], letter, stock, options)
    which, partners = keywords.get("address", str) or "", keywords.flag("with_partners")
    roster, columns, remarks = open_people(people, which, partners=partners)
    ensure_addresses(roster, columns)
    made = ListLabels(roster, letter, stock, options)
    result = made.make(Asked(select_rows(keywords), keywords.flag("skip_bad")))
    return replace(result, remarks=(*remarks, *result.remarks))


def read_label_options(keywords: Keywords, sheet: str) -> LabelOptions:
    """The options for a sheet, whose id is the option `sheet`."""
    start = keywords.get("start", int)
    if not keywords.written(sheet):
        hint = 'pass its id, such as "avery-5160"; `stationery catalog labels` lists all sheets'
        raise SourceError("which sheet of labels?", Place(sheet), hint)
    return LabelOptions(
        keywords.written(sheet),
        Written(str(start), Place("start")) if start else FIRST,
        keywords.get("copies", int) or 0,
        keywords.written("font") if sheet == "sheet" else Written(""),
        keywords.written("printer"),
    )
