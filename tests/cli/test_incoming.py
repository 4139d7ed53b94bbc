"""Finished PDFs at the shell: envelopes and letters made from them, what is asked, and what is kept."""

from __future__ import annotations

import io
import os
import re
import select
import shutil
import signal
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader

from stationery.cli.main import stationery
from stationery.incoming.tagged import Parties, read_parties
from stationery.model.errors import Place
from tests.incoming.foreign import ADDRESS, LETTER, US_ADDRESS, block, din, drawn
from tests.products.made import SAMPLES, letter, samples

REGION = "20mm,60mm,90mm,30mm"


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for path in SAMPLES.glob("*.md"):
        shutil.copy(path, tmp_path)
    (tmp_path / "din.pdf").write_bytes(drawn(din))
    (tmp_path / "block.pdf").write_bytes(drawn(block, LETTER))
    return tmp_path


def run(*arguments: str, code: int = 0, stdin: bytes | None = None) -> Result:
    done = CliRunner().invoke(stationery, arguments, input=stdin)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == code, done.stderr
    return done


def parties(path: str) -> Parties:
    found = read_parties(PdfReader(io.BytesIO(Path(path).read_bytes())), Place(path))
    assert found is not None
    return found


# Letters of ours.


@pytest.mark.parametrize("name", samples())
def test_the_envelope_of_a_finished_letter_has_the_lines_of_the_letter_files(name: str) -> None:
    # A window shows what the sheet says: to compare the lines, they are printed on an envelope without one.
    plain = ("--envelope", "us-10") if "us-window" in letter(name).choices.style.text else ()
    run("envelope", f"{name}.md", "-o", "file.pdf", "-q", *plain)
    run("letter", f"{name}.md", "-q")
    done = run("envelope", f"{name}.pdf", "-o", "pdf.pdf", code=3 if name == "personal" else 0)
    if name == "personal":
        assert "does not show its recipient" in done.stderr and not Path("pdf.pdf").exists()
    else:
        # A town stands in the post's capitals on an envelope alone; of a finished letter it is printed as it was.
        assert repr(parties("pdf.pdf")).casefold() == repr(parties("file.pdf")).casefold()
        assert page_size("pdf.pdf") == page_size("file.pdf") or letter(name).choices.card


def page_size(path: str) -> tuple[float, float]:
    box = PdfReader(path).pages[0].mediabox
    return float(box.width), float(box.height)


@pytest.mark.parametrize("name", samples()[::4])
def test_with_its_source_letter_and_envelope_are_the_very_same(name: str) -> None:
    run("letter", f"{name}.md", "-q", "-o", "plain.pdf", "--with-envelope")
    run("letter", f"{name}.md", "-q", "-o", "kept.pdf", "--attach-source")
    run("letter", "kept.pdf", "-q", "-o", "anew.pdf")
    run("letter", "kept.pdf", "-q", "-o", "without.pdf", "--no-attach-source")
    run("envelope", "kept.pdf", "-q", "-o", "envelope.pdf")
    files = {path: Path(path).read_bytes() for path in ("plain.pdf", "kept.pdf", "anew.pdf", "without.pdf")}
    assert files["anew.pdf"] == files["kept.pdf"] != files["plain.pdf"] == files["without.pdf"]
    assert Path("envelope.pdf").read_bytes() == Path("plain-envelope.pdf").read_bytes()


def test_the_source_stays_where_it_was_when_the_letter_is_set_otherwise() -> None:
    run("letter", "thank-you.md", "-q", "--attach-source")
    run("letter", "thank-you.pdf", "-q", "-o", "block.pdf", "--style", "modified-block", "--force")
    run("letter", "block.pdf", "-q", "-o", "again.pdf")
    assert PdfReader("again.pdf").attachments.keys() == {"thank-you.md"}


def test_a_letter_does_not_replace_the_pdf_it_is_made_from() -> None:
    run("letter", "thank-you.md", "-q", "--attach-source")
    before = Path("thank-you.pdf").read_bytes()
    for output in ((), ("-o", "thank-you.pdf"), ("-o", "./thank-you.pdf")):
        assert "made from this file" in run("letter", "thank-you.pdf", *output, code=1).stderr
    run("letter", "thank-you.pdf", "--force", "-q")
    assert Path("thank-you.pdf").read_bytes() == before


def test_the_source_is_not_attached_unless_it_is_asked_for() -> None:
    run("letter", "thank-you.md", "-q")
    assert not PdfReader("thank-you.pdf").attachments
    assert "private notes" in " ".join(run("letter", "--help").stdout.split())


def test_what_a_source_holds_is_attached_as_it_was_written() -> None:
    text = Path("thank-you.md").read_text("utf-8").replace("---\n", "---\n# a note of mine — naïve\n", 1)
    Path("thank-you.md").write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    run("letter", "thank-you.md", "-q", "--attach-source")
    (data,) = PdfReader("thank-you.pdf").attachments["thank-you.md"]
    assert data.decode() == text


def test_through_the_pipe_and_under_any_name() -> None:
    run("letter", "-", "-o", "x.pdf", "-q", "--attach-source", stdin=Path("thank-you.md").read_bytes())
    assert PdfReader("x.pdf").attachments.keys() == {"letter.md"}
    shutil.copy("x.pdf", "x.dat")
    run("letter", "x.dat", "-o", "y.pdf", "-q")
    run("letter", "-", "-o", "z.pdf", "-q", stdin=Path("x.pdf").read_bytes())
    assert Path("x.pdf").read_bytes() == Path("y.pdf").read_bytes() == Path("z.pdf").read_bytes()
    run("envelope", "-", "-o", "e.pdf", "-q", stdin=Path("x.pdf").read_bytes())
    assert parties("e.pdf").recipient[0] == "Ms. Jane Schmoe"


def test_a_picture_is_found_beside_the_pdf() -> None:
    from tests.errors.test_errors import picture

    Path("far").mkdir()
    Path("far", "pen.png").write_bytes(picture(200, 60))
    text = Path("thank-you.md").read_text("utf-8").replace("---\n", "---\nsignature: pen.png\n", 1)
    Path("far", "x.md").write_text(text, "utf-8")
    run("letter", "far/x.md", "-q", "--attach-source")
    run("letter", "far/x.pdf", "-q", "-o", "anew.pdf")
    assert Path("anew.pdf").read_bytes() == Path("far", "x.pdf").read_bytes()
    shutil.move("far/x.pdf", "x.pdf")
    assert "x.pdf:x.md:2:12: pen.png: there is no such file" in run("letter", "x.pdf", "-o", "y.pdf", code=3).stderr


def test_note_email_and_check_take_the_source_too() -> None:
    run("letter", "after-rejection.md", "-q", "--attach-source")
    assert run("email", "after-rejection.pdf", "--text").stdout == run("email", "after-rejection.md", "--text").stdout
    told = [run("check", path, "--now", "2026-12-03").stdout for path in ("after-rejection.pdf", "after-rejection.md")]
    assert told[0].replace("after-rejection.pdf:", "") == told[1] != ""
    run("letter", "note-card.md", "-q", "--attach-source")
    assert "made from this file" in run("note", "note-card.pdf", code=1).stderr
    run("note", "note-card.pdf", "-q", "-o", "a.pdf")
    run("note", "note-card.md", "-q", "-o", "b.pdf")
    assert Path("a.pdf").read_bytes() == Path("b.pdf").read_bytes()


def test_the_profile_is_the_sender_of_a_letter_that_tells_none(stranger: Path) -> None:
    (stranger / "profile.yaml").write_text("name: Ann Lee\nstreet: 12 Elm Street\nlocality: Salem\nregion: OR\n")
    run("envelope", "din.pdf", "--region", REGION, "--yes", "-q")
    assert parties("din-envelope.pdf").sender[0] == "Ann Lee"
    run("letter", "thank-you.md", "-q")
    run("envelope", "thank-you.pdf", "-q")
    assert parties("thank-you-envelope.pdf").sender[0] == "Daniel Okafor"
    run("envelope", "thank-you.pdf", "-q", "--from", "Ben Ito; 1 Oak Road; Salem, OR 97301")
    assert parties("thank-you-envelope.pdf").sender[0] == "Ben Ito"


def test_an_envelope_of_an_envelope() -> None:
    run("envelope", "thank-you.md", "-q")
    run("envelope", "thank-you-envelope.pdf", "-q", "-o", "again.pdf", "--return", "flap")
    assert parties("again.pdf") == parties("thank-you-envelope.pdf")


# Letters of others.


def test_yes_takes_the_address_that_is_shown() -> None:
    done = run("envelope", "din.pdf", "--style", "din5008-b", "--yes")
    assert done.stdout == "din-envelope.pdf\n"
    assert all(line in done.stderr for line in (*ADDRESS, "left out, as a return line in small type: A. Brückner"))
    assert parties("din-envelope.pdf").recipient == ADDRESS


def test_the_standard_style_is_the_senders_countrys(stranger: Path) -> None:
    (stranger / "profile.yaml").write_text("name: Ina Falk\nstreet: Am Wall 2\nlocality: Bremen\ncountry: DE\n")
    assert "in the address field of DIN 5008" in run("envelope", "din.pdf", "--yes").stderr


def test_the_senders_own_block_is_not_taken(stranger: Path) -> None:
    (stranger / "profile.yaml").write_text("name: Daniel Okafor\nstreet: 48 Birch Lane\nlocality: Champaign\n")
    run("envelope", "block.pdf", "--yes", "-q")
    assert parties("block-envelope.pdf").recipient == US_ADDRESS


def test_an_address_that_is_given_is_not_looked_for() -> None:
    run("envelope", "din.pdf", "--to", "Ann Lee; 12 Elm Street; Salem, OR 97301", "-q")
    assert parties("din-envelope.pdf").recipient[0] == "Ann Lee"


def test_the_envelope_is_that_of_the_sheet() -> None:
    run("envelope", "din.pdf", "--region", REGION, "--yes", "-q")
    assert sorted(page_size("din-envelope.pdf")) == pytest.approx([110 * 72 / 25.4, 220 * 72 / 25.4], abs=0.01)


def test_one_line_is_no_address() -> None:
    assert (
        "an address needs more than one line"
        in run("envelope", "din.pdf", "--region", "120mm,60mm,75mm,10mm", "--yes", code=3).stderr
    )


@pytest.mark.parametrize(
    ("given", "remedy"),
    [
        ((), "name the letter's style with --style (`stationery catalog letters` lists them)"),
        (("--style", "din5008-a"), "name another --style, the address's place with --region X,Y,W,H, or"),
        (("--region", "1mm,1mm,9mm,9mm"), "name another region with --region X,Y,W,H, or give the address with --to"),
    ],
)
def test_where_no_address_is_found_the_remedy_fits_what_was_said(given: tuple[str, ...], remedy: str) -> None:
    Path("low.pdf").write_bytes(drawn(lambda canvas: canvas.drawString(72, 72, "Hello there at the bottom"), LETTER))
    assert remedy in run("envelope", "low.pdf", *given, code=3).stderr


# At a terminal.

pty = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals here")


def at_terminal(answer: str, *arguments: str) -> tuple[int, str]:
    """Exit code, and all that a person would see who answers the question so.

    What is typed while a program sets up its terminal may be lost: it is typed again after a while of silence.
    """
    import pty as terminals

    child, handle = terminals.fork()
    if not child:  # pragma: no cover
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # a test's worker may ignore it, and so would what it starts
        os.execv(sys.executable, [sys.executable, "-m", "stationery", *arguments])
    seen, until = b"", time.perf_counter() + 120
    asked = typed = False
    while time.perf_counter() < until:
        silent = not select.select([handle], [], [], 3)[0]
        if not silent:
            try:
                read = os.read(handle, 4096)
            except OSError:
                break
            if not read:
                break
            seen += read
            asked = asked or bool(re.search(rb"(\[y/N\]|none\)): ?$", seen))
        if asked and (silent or not typed):
            os.write(handle, answer.encode())
            typed = True
    else:
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    os.close(handle)
    return os.waitstatus_to_exitcode(status), seen.decode().replace("\r\n", "\n")


@pty
def test_a_person_who_says_yes_gets_the_envelope() -> None:
    code, seen = at_terminal("y\n", "envelope", "din.pdf", "--style", "din5008-b")
    assert code == 0 and "Is this the address? [y/N]: y" in seen
    assert seen.index("12345 Musterstadt") < seen.index("Is this the address")
    assert parties("din-envelope.pdf").recipient == ADDRESS


@pty
@pytest.mark.parametrize("answer", ["n\n", "\n"])
def test_a_person_who_does_not_gets_none(answer: str) -> None:
    code, seen = at_terminal(answer, "envelope", "din.pdf", "--style", "din5008-b")
    assert code == 1 and "nothing was written" in seen
    assert not Path("din-envelope.pdf").exists()


@pty
def test_a_person_chooses_among_blocks() -> None:
    code, seen = at_terminal("2\n", "envelope", "block.pdf")
    assert code == 0 and "Which one is the address? (0 if none)" in seen
    assert parties("block-envelope.pdf").recipient == US_ADDRESS


@pty
def test_a_person_leaves() -> None:
    code, seen = at_terminal("\x03", "envelope", "din.pdf", "--style", "din5008-b")
    assert code == 130 and "Interrupted" in seen
    assert not Path("din-envelope.pdf").exists()
