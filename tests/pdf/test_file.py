"""The writer of files by itself: objects and streams read back, trees of nodes, and what grows with their number."""

from __future__ import annotations

import io
import random
import tracemalloc
import zlib
from typing import Any

import pytest
from pypdf import PdfReader

from stationery.pdf.file import PdfFile, Ref
from stationery.pdf.syntax import pack_few
from stationery.pdf.trees import Tree, spell_numbers, spell_pages


def closed(file: PdfFile, sink: io.BytesIO, pages: Ref) -> Any:
    """The file with that page tree, as pypdf reads it, strictly."""
    file.close(file.add(f"<</Type /Catalog /Pages {pages}>>"), file.add("<</Title (T)>>"))
    return PdfReader(io.BytesIO(sink.getvalue()), strict=True)


def pages_in(count: int) -> tuple[bytes, Any]:
    sink = io.BytesIO()
    file = PdfFile(sink)
    tree = Tree(file, spell_pages)
    for number in range(count):
        tree.add(str(file.add(f"<</Type /Page /Parent {tree.home()} /MediaBox [0 0 {number + 1} 9]>>")))
    reader = closed(file, sink, tree.close())
    return sink.getvalue(), reader


def test_what_was_put_is_read_back() -> None:
    sink = io.BytesIO()
    file = PdfFile(sink)
    later = file.reserve()
    stream = file.add_stream(b"BT ET\n" * 99, "/Kind /Test")
    small = file.add(f"<</Stream {stream} /Later {later}>>")
    raw = file.add_encoded(b"as it is", "/Other 1")
    file.put(later, "[(späte) 1 2.5 true]")
    reader = closed(file, sink, file.add("<</Type /Pages /Kids [] /Count 0>>"))
    assert str(small) == f"{small.number} 0 R"
    found = reader.get_object(small.number)
    assert found["/Stream"].get_data() == b"BT ET\n" * 99
    assert found["/Stream"]["/Kind"] == "/Test"
    assert [str(each) for each in found["/Later"]] == ["späte", "1", "2.5", "True"]
    assert reader.get_object(raw.number).get_data() == b"as it is"
    assert reader.metadata.title == "T"


def test_streams_leave_at_once_and_the_rest_by_the_hundreds() -> None:
    sink = io.BytesIO()
    file = PdfFile(sink)
    file.add_stream(b"x")
    first = sink.tell()
    for number in range(199):
        file.add(f"[{number}]")
    assert sink.tell() == first > 20
    file.add("[199]")
    assert sink.tell() > first


def test_every_object_is_found_where_the_cross_reference_says() -> None:
    data, reader = pages_in(500)
    assert data.count(b"/ObjStm") == 3
    assert [page.mediabox.width for page in reader.pages] == list(range(1, 501))


def test_a_long_cross_reference_is_written_as_differences_and_a_short_one_mostly_not() -> None:
    assert b"/Predictor 12" in pages_in(500)[0]
    assert b"/Predictor" not in pages_in(1)[0]


@pytest.mark.parametrize("count", [0, 1, 64, 65, 128, 64 * 64, 64 * 64 + 1])
def test_the_page_tree_has_at_most_64_kids_a_node(count: int) -> None:
    _, reader = pages_in(count)
    depths = set()

    def leaves(node: Any, depth: int) -> int:
        if node["/Type"] == "/Page":
            depths.add(depth)
            return 1
        kids = [kid.get_object() for kid in node["/Kids"]]
        assert len(kids) <= 64
        for kid in kids:
            assert kid.raw_get("/Parent").idnum == node.indirect_reference.idnum
        assert node["/Count"] == sum(leaves(kid, depth + 1) for kid in kids)
        return int(node["/Count"])

    root = reader.trailer["/Root"]["/Pages"]
    assert "/Parent" not in root
    assert leaves(root, 0) == count
    assert len(depths) <= 1


@pytest.mark.parametrize("count", [0, 1, 64, 65, 5000])
def test_a_number_tree_tells_each_key(count: int) -> None:
    sink = io.BytesIO()
    file = PdfFile(sink)
    tree = Tree(file, spell_numbers)
    for number in range(count):
        tree.add(f"({number})")
    top = tree.close()
    reader = closed(file, sink, file.add("<</Type /Pages /Kids [] /Count 0>>"))
    found: dict[int, str] = {}

    def read(node: Any, root: bool) -> None:
        assert ("/Limits" in node) is not root
        here = dict(zip(node.get("/Nums", [])[::2], map(str, node.get("/Nums", [])[1::2]), strict=True))
        before = len(found)
        found.update(here)
        for kid in node.get("/Kids", []):
            read(kid.get_object(), root=False)
        if not root:
            assert list(node["/Limits"]) == [before, len(found) - 1]

    read(reader.get_object(top.number), root=True)
    assert found == {number: str(number) for number in range(count)}


def test_ten_thousand_pages_keep_little_but_where_they_are() -> None:
    class Nowhere(io.RawIOBase):
        def write(self, data: Any) -> int:
            return len(data)

    def kept(count: int) -> int:
        file = PdfFile(Nowhere())  # type: ignore[arg-type]
        tree = Tree(file, spell_pages)
        tracemalloc.start()
        for number in range(count):
            tree.add(str(file.add(f"<</Type /Page /Parent {tree.home()} /MediaBox [0 0 {number} 9]>>")))
        now, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return now

    assert kept(10_000) - kept(1_000) < 9_000 * 12


def test_the_same_objects_give_the_same_bytes_and_others_another_id() -> None:
    first, reader = pages_in(3)
    assert pages_in(3)[0] == first
    _, other = pages_in(4)
    assert reader.trailer["/ID"] != other.trailer["/ID"]


def test_a_number_without_an_object_is_our_fault() -> None:
    file = PdfFile(io.BytesIO())
    file.reserve()
    with pytest.raises(AssertionError, match="never put"):
        file.close(file.add("<<>>"), file.add("<<>>"))


def test_an_object_is_put_once() -> None:
    file = PdfFile(io.BytesIO())
    ref = file.add("<<>>")
    with pytest.raises(AssertionError, match="put twice"):
        file.put(ref, "<<>>")


def test_a_few_bytes_are_packed_as_zlib_packs_them() -> None:
    chance = random.Random(3)
    for size in (0, 1, 250, 600, 1_499, 1_500, 1_501):
        for letters in (2, 16, 256):
            data = bytes(chance.randrange(letters) for _ in range(size))
            assert pack_few(data) == zlib.compress(data)
            again = (data[:37] * 50)[:size]
            assert pack_few(again) == zlib.compress(again)
