"""A letter's source within its PDF: an associated file by PDF/A-3a, taken out again or refused with the reason."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, EncodedStreamObject, NameObject

from stationery.incoming import pdf_reader
from stationery.incoming.attachment import find_source
from stationery.model.errors import Place, SourceError
from stationery.model.page import Attachment
from stationery.products.finished_letter import Incoming
from stationery.products.letter import letter_and_envelope
from stationery.reading import files
from tests.incoming.foreign import changed
from tests.products.made import SAMPLES, letter, samples, stock
from tests.verapdf import judge, reason_to_skip

MOST = 1_000_000


def attached(name: str, data: bytes | None = None) -> bytes:
    """A sample's PDF with its source."""
    source = (SAMPLES / f"{name}.md").read_bytes() if data is None else data
    kept = Attachment(f"{name}.md", source, "text/markdown")
    return letter_and_envelope(letter(name), stock(), source=kept, with_envelope=False)[0].pdf


def catalog(data: bytes) -> Any:
    return PdfReader(io.BytesIO(data)).trailer["/Root"]


@pytest.mark.parametrize("name", samples())
def test_the_source_comes_out_as_it_went_in(name: str) -> None:
    found = find_source(PdfReader(io.BytesIO(attached(name))), Place("x.pdf"), MOST)
    assert found == Attachment(f"{name}.md", (SAMPLES / f"{name}.md").read_bytes(), "text/markdown")


def test_the_file_says_what_is_attached_and_of_which_day() -> None:
    root = catalog(attached("thank-you"))
    (spec,) = root["/AF"]
    spec = spec.get_object()
    assert (spec["/F"], spec["/UF"], spec["/AFRelationship"]) == ("thank-you.md", "thank-you.md", "/Source")
    assert root["/Names"]["/EmbeddedFiles"]["/Names"][1].get_object() == spec
    stream = spec["/EF"]["/F"].get_object()
    assert stream["/Subtype"] == "/text/markdown"
    assert stream["/Params"]["/ModDate"] == "D:20261120000000Z"
    assert stream["/Params"]["/Size"] == (SAMPLES / "thank-you.md").stat().st_size
    packet = root["/Metadata"].get_data()
    assert b"<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in packet


def test_a_letter_without_it_has_none_and_stays_pdf_a_2() -> None:
    data = letter_and_envelope(letter("thank-you"), stock(), with_envelope=False)[0].pdf
    root = catalog(data)
    assert "/AF" not in root and "/Names" not in root
    assert b"<pdfaid:part>2</pdfaid:part>" in root["/Metadata"].get_data()
    assert Incoming(data, "x.pdf").source() is None


def test_the_same_letter_and_source_give_the_same_bytes() -> None:
    assert attached("thank-you") == attached("thank-you")


@pytest.mark.slow
@pytest.mark.skipif(bool(reason_to_skip()), reason=reason_to_skip())
def test_verapdf_finds_nothing_in_any_sample_with_its_source(tmp_path: Path) -> None:
    paths = []
    for name in samples():
        paths.append(tmp_path / f"{name}.pdf")
        paths[-1].write_bytes(attached(name))
    paths.append(tmp_path / "umlaut.pdf")
    kept = Attachment("Dankesbrief für Änne.md", b"x", "text/markdown")
    paths[-1].write_bytes(letter_and_envelope(letter("karte"), stock(), source=kept)[0].pdf)
    assert judge(paths, ("ua1", "3a")) == []


@pytest.mark.slow
@pytest.mark.skipif(bool(reason_to_skip()), reason=reason_to_skip())
def test_verapdf_would_say_so_if_the_file_still_claimed_pdf_a_2(tmp_path: Path) -> None:
    """So that the test above cannot pass by seeing nothing."""
    path = tmp_path / "x.pdf"
    path.write_bytes(attached("thank-you"))
    assert judge([path], ("2a",)) != []


def stream_of(writer: PdfWriter) -> Any:
    return writer.root_object["/AF"][0].get_object()["/EF"]["/F"].get_object()


def refused(change: Callable[[PdfWriter], object]) -> str:
    with pytest.raises(SourceError) as caught:
        Incoming(changed(attached("thank-you"), change), "x.pdf").source()
    assert caught.value.place is not None and caught.value.place.file.startswith("x.pdf")
    assert caught.value.hint
    return caught.value.message


def fill(data: bytes, filters: str = "") -> Callable[[PdfWriter], object]:
    """The attached stream filled with other bytes."""

    def change(writer: PdfWriter) -> None:
        stream: Any = EncodedStreamObject() if filters else DecodedStreamObject()
        stream._data = data
        stream[NameObject("/Subtype")] = NameObject("/text/markdown")
        if filters:
            stream[NameObject("/Filter")] = NameObject(filters)
        files = writer.root_object["/AF"][0].get_object()["/EF"]
        files[NameObject("/F")] = files[NameObject("/UF")] = writer._add_object(stream)

    return change


def test_a_source_larger_than_any_letter_is_refused() -> None:
    assert "too large to be a letter" in refused(fill(b"a" * (MOST + 1)))


def test_a_bomb_is_refused() -> None:
    assert "too large to be a letter" in refused(fill(zlib.compress(bytes(200_000_000), 9), "/FlateDecode"))


def test_a_broken_stream_is_refused() -> None:
    assert "damaged" in refused(fill(b"no such thing as deflated data", "/LZWDecode"))


def test_another_encoding_is_refused() -> None:
    assert "UTF-8" in refused(fill("Grüße".encode("latin-1")))


def test_two_sources_are_refused() -> None:
    def twice(writer: PdfWriter) -> None:
        listed = writer.root_object["/AF"]
        listed.append(writer._add_object(listed[0].get_object().clone(writer, force_duplicate=True)))

    assert "several letter sources" in refused(twice)


def test_a_name_with_folders_is_cut_down_to_its_last_part() -> None:
    def rename(writer: PdfWriter) -> None:
        from pypdf.generic import TextStringObject

        spec = writer.root_object["/AF"][0].get_object()
        spec[NameObject("/UF")] = TextStringObject("../../etc\\pass\x00wd\n.md")

    found = Incoming(changed(attached("thank-you"), rename), "x.pdf").source()
    assert found is not None
    assert found[1:] == ("x.pdf:passwd.md", "passwd.md")


def test_what_is_attached_for_another_reason_is_no_source() -> None:
    def relate(writer: PdfWriter) -> None:
        writer.root_object["/AF"][0].get_object()[NameObject("/AFRelationship")] = NameObject("/Data")

    assert Incoming(changed(attached("thank-you"), relate), "x.pdf").source() is None


def test_an_encrypted_one_is_refused() -> None:
    with pytest.raises(SourceError, match="encrypted"):
        Incoming(changed(attached("thank-you"), lambda writer: writer.encrypt("", "x", algorithm="RC4-128")), "x.pdf")


def test_as_much_is_read_as_may_be_opened() -> None:
    assert files.MOST_PDF_BYTES == pdf_reader.MOST_PDF_BYTES
