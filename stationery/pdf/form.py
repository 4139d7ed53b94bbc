"""A page that came in, as plain values, written among our own objects: a form with all that it shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from stationery.model.form import FormContent, PdfStream, PdfValue
from stationery.model.form import Ref as Place
from stationery.pdf.file import PdfFile, Ref
from stationery.pdf.syntax import name, number

Objects = tuple[PdfValue | PdfStream, ...]


def write_form(content: FormContent, file: PdfFile, written: dict[int, tuple[Objects, list[Ref]]]) -> Ref:
    """Write the form with all that it shows, but for objects that are `written` for another form of the same file."""
    known = written.get(id(content.objects))
    refs = known[1] if known else _write_objects(content.objects, file)
    written[id(content.objects)] = (content.objects, refs)
    entries = f"/Type /XObject /Subtype /Form /BBox [{_numbers(content.box)}] /Matrix [{_numbers(content.matrix)}]"
    if content.group is not None:
        entries += f" /Group {_spell(content.group, refs)}"
    return file.add_stream(content.data, f"{entries} /Resources {_spell(content.resources, refs)}")


def _write_objects(objects: Objects, file: PdfFile) -> list[Ref]:
    refs: list[Ref] = []
    others: list[tuple[Ref, PdfValue]] = []
    for each in objects:
        if isinstance(each, PdfStream):
            write = file.add_encoded if each.encoded else file.add_stream
            refs.append(write(each.data, _pairs(each.entries, refs)))
        else:
            refs.append(file.reserve())
            others.append((refs[-1], each))
    for ref, other in others:
        file.put(ref, _spell(other, refs))
    return refs


def _spell(of: PdfValue, refs: Sequence[Ref]) -> str:
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
        case Place():
            return str(refs[of.index])
        case tuple():
            return f"[{' '.join(_spell(each, refs) for each in of)}]"
    return f"<<{_pairs(of, refs)}>>"


def _pairs(of: Mapping[str, PdfValue], refs: Sequence[Ref]) -> str:
    return " ".join(f"{name(key)} {_spell(each, refs)}" for key, each in of.items())


def _real(value: float) -> str:
    return f"{value:.8f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))


def _numbers(values: Iterable[float]) -> str:
    return " ".join(map(number, values))
