"""A page that came in, as plain values, written among our own objects: a form with all that it shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from stationery.model.form import FormContent, PdfStream, PdfValue, Ref
from stationery.pdf.syntax import Literal, Stream, name, number, reference


def form_object(content: FormContent, document: Any) -> str:
    """Write the form into a document; a reference to it."""
    references: list[str] = []
    others: list[tuple[Literal, PdfValue]] = []
    for each in content.objects:
        if isinstance(each, PdfStream):
            stream = Stream(each.data, _pairs(each.entries, references), deflate=not each.encoded)
            references.append(reference(document, stream))
        else:
            others.append((Literal("null"), each))
            references.append(reference(document, others[-1][0]))
    for literal, each in others:
        literal.text = _spell(each, references)
    entries = f"/Type /XObject /Subtype /Form /BBox [{_numbers(content.box)}] /Matrix [{_numbers(content.matrix)}]"
    if content.group is not None:
        entries += f" /Group {_spell(content.group, references)}"
    entries += f" /Resources {_spell(content.resources, references)}"
    return reference(document, Stream(content.data, entries))


def _spell(of: PdfValue, references: Sequence[str]) -> str:
    match of:
        case None:
            return "null"
        case bool():
            return "true" if of else "false"
        case int():
            return str(of)
        case float():
            return _real(of)
        case str():
            return name(of)
        case bytes():
            return f"<{of.hex()}>"
        case Ref():
            return references[of.index]
        case tuple():
            return f"[{' '.join(_spell(each, references) for each in of)}]"
    return f"<<{_pairs(of, references)}>>"


def _pairs(of: Mapping[str, PdfValue], references: Sequence[str]) -> str:
    return " ".join(f"{name(key)} {_spell(each, references)}" for key, each in of.items())


def _real(value: float) -> str:
    return f"{value:.8f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))


def _numbers(values: Iterable[float]) -> str:
    return " ".join(map(number, values))
