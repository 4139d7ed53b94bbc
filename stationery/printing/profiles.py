"""Writes printers.yaml: the printers that were measured, as `catalog/printers` reads them."""

from __future__ import annotations

from collections.abc import Iterator

from stationery.catalog.printers import Printer, Printers
from stationery.model.geometry import Point
from stationery.model.units import Length
from stationery.model.values import replace
from stationery.reading.profile import quote

_HEAD = "# Written by `stationery printer`; your changes are kept, comments are not."


def write_printers(printers: Printers) -> str:
    """The text of the file."""
    rows = [_HEAD]
    if printers.default:
        rows.append(f"default: {quote(printers.default)}")
    if not printers.printers:
        return "\n".join([*rows, "printers: {}"]) + "\n"
    rows.append("printers:")
    for each in printers.printers:
        rows.append(f"  {quote(each.name)}:")
        rows += [f"    {row}" for row in _rows(each)]
    return "\n".join(rows) + "\n"


def put_printer(printers: Printers, printer: Printer, *, default: bool = False) -> Printers:
    """The list with this printer in the place of the one of its name, or at the end; the first is the default one."""
    names = [each.name for each in printers.printers]
    if printer.name in names:
        whole = tuple(printer if each.name == printer.name else each for each in printers.printers)
    else:
        whole = (*printers.printers, printer)
    first = not printers.printers
    return Printers(printer.name if default or first else printers.default, whole)


def drop_printer(printers: Printers, name: str) -> Printers:
    """The list without that printer; where it was the default one, there is none then."""
    left = tuple(each for each in printers.printers if each.name != name)
    return replace(printers, default="" if printers.default == name else printers.default, printers=left)


def choose_profile(printers: Printers, queue: str) -> Printer | None:
    """The measured printer of a queue, the default one before others; else the default one, if it has no other queue.

    Without a queue it is the default one; None where there is none.
    """
    usual = printers.find(printers.default) if printers.default else None
    its = [each for each in printers.printers if queue and each.queue == queue]
    if its:
        return usual if usual in its else its[0]
    return usual if usual and (not queue or not usual.queue) else None


def _rows(printer: Printer) -> Iterator[str]:
    for key in ("queue", "slot", "type"):
        if text := getattr(printer, key):
            yield f"{key}: {quote(text)}"
    yield f"scale: [{printer.scale[0]:.6f}, {printer.scale[1]:.6f}]"
    yield f"skew: {printer.skew:.5f}"
    yield f"offset: {_point(printer.offset)}"
    yield f"guide: {printer.guide}"
    yield f"turned: {'yes' if printer.turned else 'no'}"
    yield f"face: {printer.face}"
    yield f"turn: {printer.turn}"
    if printer.margins is not None:
        yield f"margins: [{', '.join(map(_mm, printer.margins))}]"
    yield f"paper_error: [{_mm(printer.paper_error.width)}, {_mm(printer.paper_error.height)}]"
    if printer.envelopes:
        yield "envelopes:"
        for name, path in printer.envelopes:
            yield f"  {quote(name)}: {{offset: {_point(path.offset)}, skew: {path.skew:.5f}}}"


def _point(point: Point) -> str:
    return f"[{_mm(point.x)}, {_mm(point.y)}]"


def _mm(length: Length) -> str:
    """To a hundred-thousandth of a millimeter, which is finer than any printer."""
    shown = f"{length.mm:.4f}".rstrip("0").rstrip(".")
    return f"{'0' if shown in ('', '-0') else shown}mm"
