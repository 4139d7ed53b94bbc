"""Names beside the source, what may be replaced, and writing that leaves nothing half done."""

from __future__ import annotations

import errno
import io
import os
import stat
from pathlib import Path

import pytest

from stationery.cli.files import CannotWrite, beside, companion, destination, envelope_for, may_write, write
from stationery.data import files
from stationery.data.files import is_ours
from stationery.pdf.file import PdfFile


@pytest.mark.parametrize(
    ("source", "ending", "name"),
    [
        ("thank-you.md", ".pdf", "thank-you.pdf"),
        ("a/b.c/ann.md", "-envelope.pdf", "a/b.c/ann-envelope.pdf"),
        ("ann", ".pdf", "ann.pdf"),
        ("-", ".pdf", "letter.pdf"),
        ("", "-envelope.pdf", "letter-envelope.pdf"),
    ],
)
def test_the_result_stands_beside_its_source(source: str, ending: str, name: str) -> None:
    assert beside(source, ending, "letter") == name


def test_an_output_is_a_file_a_folder_or_the_pipe(tmp_path: Path) -> None:
    assert destination(None, "a/ann.pdf") == "a/ann.pdf"
    assert destination("b.pdf", "a/ann.pdf") == "b.pdf"
    assert destination(str(tmp_path), "a/ann.pdf") == f"{tmp_path}/ann.pdf"
    assert destination("new/", "a/ann.pdf") == "new/ann.pdf"
    assert destination("-", "a/ann.pdf") == "-"


def test_a_name_without_an_ending_gets_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert destination("blanks", "blank.pdf") == "blanks.pdf"
    assert "blanks has no ending, so the file is called blanks.pdf." in capsys.readouterr().err
    assert destination("to.be/blanks", "blank.pdf") == "to.be/blanks.pdf"
    for kept, usual in (("/dev/null", "blank.pdf"), ("v1.2", "blank.pdf"), ("notes", "thank-you.md")):
        capsys.readouterr()
        assert destination(kept, usual) == kept
        assert not capsys.readouterr().err


@pytest.mark.parametrize(
    ("first", "second"), [("a/x.pdf", "a/x-envelope.pdf"), ("x", "x-envelope.pdf"), ("x.y.pdf", "x.y-envelope.pdf")]
)
def test_the_second_result_stands_beside_the_first(first: str, second: str) -> None:
    assert companion(first, "-envelope.pdf") == second


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Ms. Jane Lee", "jane-lee-envelope.pdf"),
        ("Mr. and Mrs. Juan de la Cruz", "mr-and-mrs-juan-de-la-cruz-envelope.pdf"),
        ("Mr. & Mrs. John Park", "mr-mrs-john-park-envelope.pdf"),
    ],
)
def test_an_envelope_for_an_address_alone_is_named_after_it(name: str, file: str) -> None:
    assert envelope_for(name) == file


def test_nothing_that_we_did_not_make_is_replaced(tmp_path: Path) -> None:
    thesis = tmp_path / "thesis.pdf"
    thesis.write_bytes(b"%PDF-1.7\n/Producer (somebody)")
    assert not is_ours(str(thesis))
    with pytest.raises(CannotWrite, match="didn't make this file"):
        may_write(str(thesis), force=False)
    may_write(str(thesis), force=True)
    may_write(str(tmp_path / "new.pdf"), force=False)
    may_write("-", force=False)
    with pytest.raises(CannotWrite, match="folder"):
        may_write(str(tmp_path), force=False)


def test_a_pdf_of_ours_is_replaced_until_another_program_has_added_to_it(tmp_path: Path) -> None:
    path, sink = tmp_path / "ours.pdf", io.BytesIO()
    file = PdfFile(sink)
    file.close(file.add("<</Type /Catalog>>"), file.add("<<>>"))
    path.write_bytes(sink.getvalue())
    assert is_ours(str(path))
    path.write_bytes(sink.getvalue() + b"12 0 obj\n<</Type /Annot>>\nendobj\nstartxref\n9\n%%EOF\n")
    assert not is_ours(str(path)), "somebody has signed it, or written on it"
    path.write_bytes(b"%PDF-1.7\n<pdf:Producer>stationery 0.1.0</pdf:Producer>")
    assert is_ours(str(path)), "an earlier version made it"


def test_writing_replaces_all_at_once_and_leaves_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(b"old")
    write((str(path), b"new"))
    assert path.read_bytes() == b"new"
    assert os.listdir(tmp_path) == ["x.pdf"]


def test_a_new_file_has_the_mode_of_the_umask_and_a_replaced_one_keeps_its_own(tmp_path: Path) -> None:
    private, new = tmp_path / "private.pdf", tmp_path / "new.pdf"
    private.write_bytes(b"old")
    private.chmod(0o600)
    old = os.umask(0o027)
    try:
        write((str(private), b"new"), (str(new), b"new"))
    finally:
        os.umask(old)
    assert stat.S_IMODE(private.stat().st_mode) == 0o600
    assert stat.S_IMODE(new.stat().st_mode) == 0o640


def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.pdf").write_bytes(b"old")
    (tmp_path / "link.pdf").symlink_to("real.pdf")
    write((str(tmp_path / "link.pdf"), b"new"))
    assert (tmp_path / "link.pdf").is_symlink()
    assert (tmp_path / "real.pdf").read_bytes() == b"new"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EROFS, "the disk is read-only"),
        (errno.EACCES, "you don't have permission to write here"),
        (errno.EIO, os.strerror(errno.EIO)),
    ],
)
def test_what_the_system_refuses_is_told_and_the_old_file_stays(
    code: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(b"old")

    def refuse(handle: int, data: bytes) -> None:
        os.write(handle, data[:1])
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(files, "_all", refuse)
    with pytest.raises(CannotWrite, match=said):
        write((str(path), b"new"))
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["x.pdf"]


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="the folder doesn't exist"):
        write((str(tmp_path / "no" / "x.pdf"), b"new"))


@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="a folder that takes no new files")
def test_a_folder_that_takes_no_new_files_is_told() -> None:
    with pytest.raises(CannotWrite, match="the system allows no new files in this folder"):
        write(("/proc/x.pdf", b"new"))


def test_of_two_results_both_are_written_or_none(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        write((str(tmp_path / "x.pdf"), b"new"), (str(tmp_path / "no" / "y.pdf"), b"new"))
    assert os.listdir(tmp_path) == []
    write((str(tmp_path / "x.pdf"), b"new"), (str(tmp_path / "y.pdf"), b"new"))
    assert sorted(os.listdir(tmp_path)) == ["x.pdf", "y.pdf"]
