"""Setting: how lines are broken and hung, read from layouts/setting.yaml."""

from __future__ import annotations

from stationery.data.store import Store
from stationery.data.tables import Table
from stationery.data.yaml import load_table
from stationery.model.units import Length
from stationery.model.values import value


@value
class ProofLook:
    """How a letter style's proof is labeled and outlined."""

    size: Length
    leading: Length
    inset: Length
    outline: Length
    middle: float


@value
class TableLook:
    """How a table is set: gaps between columns in em, `spread` and `least_column` as parts, `keep` in lines.

    `around`, `below_head` and `between` are in leadings: what stands above and below the table beside its own lines,
    what its head's rule takes, and what parts rows where some have several lines. `high`, `low` and `under` are in em:
    the rules' places, from the baselines they stand by.
    """

    gap: float
    least_gap: float
    spread: float
    keep: int
    thickness: Length
    around: float
    below_head: float
    between: float
    high: float
    low: float
    under: float


@value
class Typesetting:
    """Ratios of the measure, of the word space, or em; `hanging` maps a character to the part that stands outside.

    `written_for` is the typeface that the sizes in letterheads are written for.
    """

    normal_shortness: float
    most_shortness: float
    most_difference: float
    least_space: float
    most_space: float
    desperate_space: float
    hyphens_in_row: int
    least_words: int
    least_width: float
    hanging: dict[str, float]
    signature_width: Length
    signature_small_letters: Length
    list_indent: float
    quotation_indent: float
    bullet: str
    label_gap: float
    sentence_figures: tuple[str, ...]
    address_figures: tuple[str, ...]
    tabular_figures: tuple[str, ...]
    capital_tracking: float
    written_for: str
    proof: ProofLook
    table: TableLook

    def figures(self, words: str) -> tuple[str, ...]:
        """The OpenType features of the figures in a `sentence`, an `address` or a `tabular` column."""
        if words == "sentence":
            return self.sentence_figures
        return self.tabular_figures if words == "tabular" else self.address_figures


_PARTS = (
    "ragged", "justified", "last_line", "hanging", "picture", "list", "figures", "proof", "capitals", "typeface",
    "table",
)  # fmt: skip


def setting(store: Store) -> Typesetting:
    """The one Setting; a user's layouts/setting.yaml replaces the built-in one."""
    path = store.single("setting.yaml")[-1]
    return store.once(path, lambda: _read(load_table(path)))


def _read(table: Table) -> Typesetting:
    table.only({"name", *_PARTS})
    parts = {key: table.needed_table(key) for key in _PARTS}
    for part in parts.values():
        part.needed("cite")
    hanging = parts["hanging"].needed_table("characters")
    ragged, justified, last, listing = parts["ragged"], parts["justified"], parts["last_line"], parts["list"]
    read = Typesetting(
        normal_shortness=ragged.number("normal_shortness", 0.1),
        most_shortness=ragged.number("most_shortness", 0.3),
        most_difference=ragged.number("most_difference", 0.16),
        least_space=justified.number("least_space", 0.8),
        most_space=justified.number("most_space", 1.4),
        desperate_space=justified.number("desperate_space", 2.5),
        hyphens_in_row=justified.whole("hyphens_in_row", 2),
        least_words=last.whole("least_words", 3),
        least_width=last.number("least_width", 0.2),
        hanging={character: hanging.number(character, 0.0) for character in hanging},
        signature_width=parts["picture"].needed_length("signature_width"),
        signature_small_letters=parts["picture"].needed_length("signature_small_letters"),
        list_indent=listing.number("indent", 1.6),
        quotation_indent=listing.number("quotation", 2.0),
        bullet=listing.text("bullet", "•"),
        label_gap=listing.number("label_gap", 0.5),
        sentence_figures=parts["figures"].texts("sentences"),
        address_figures=parts["figures"].texts("addresses"),
        tabular_figures=parts["figures"].texts("tables"),
        capital_tracking=parts["capitals"].number("tracking", 0.0),
        written_for=parts["typeface"].needed("written_for"),
        proof=ProofLook(
            size=parts["proof"].needed_length("size"),
            leading=parts["proof"].needed_length("leading"),
            inset=parts["proof"].needed_length("inset"),
            outline=parts["proof"].needed_length("outline"),
            middle=parts["proof"].number("middle", 0.5),
        ),
        table=_table_look(parts["table"]),
    )
    table.finish()
    return read


def _table_look(table: Table) -> TableLook:
    return TableLook(
        gap=table.number("gap", 2.0),
        least_gap=table.number("least_gap", 1.0),
        spread=table.number("spread", 1.0),
        keep=table.whole("keep", 8),
        thickness=table.needed_length("thickness"),
        around=table.number("around", 0.25),
        below_head=table.number("below_head", 0.5),
        between=table.number("between", 0.0),
        high=table.number("high", 0.9),
        low=table.number("low", 0.3),
        under=table.number("under", 0.1),
    )
