"""stationery signature: kept with the profile, put on that sender's letters and on no others, taken away again."""

from __future__ import annotations

import os
import stat
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from stationery.cli.main import stationery
from stationery.model.letter import Signature
from stationery.model.party import Written
from stationery.reading.profile import Profile, read_profile, sign_profile, write_profile
from tests.imaging.photographs import BLUE, encoded, photographed, written

PROFILE = """# mine
name: Ann Lee
street: 12 Elm Street
locality: Salem
region: OR
postal_code: '97301'

# the end
"""
LETTER = """---
{head}to: |
  Ms. Jane Schmoe
  Acme Corporation
  1200 Main Street
  Springfield, IL 62701
date: 2026-11-20
---
Thank you for the apples. They were the best of the year.
"""
FROM = "from: |\n  Bo Chan\n  1 Oak Street\n  Salem, OR 97301\n"
pytestmark = pytest.mark.slow


@cache
def photo() -> bytes:
    return encoded(photographed(written(1600, 1200), BLUE))


@pytest.fixture
def desk(stranger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (stranger / "profile.yaml").write_text(PROFILE)
    (tmp_path / "desk").mkdir()
    monkeypatch.chdir(tmp_path / "desk")
    Path("photo.jpg").write_bytes(photo())
    Path("mine.md").write_text(LETTER.format(head=""))
    return stranger


def run(*arguments: str, code: int = 0) -> Result:
    done = CliRunner().invoke(stationery, arguments)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == code, done.stderr
    return done


_KEPT: dict[str, bytes] = {}
"""What `signature add photo.jpg` leaves beside the profile: looking at a photograph takes half a second."""


def have_signature(desk: Path) -> None:
    """The same as `signature add photo.jpg`, which is run by the first test that asks for it."""
    if not _KEPT:
        run("signature", "add", "photo.jpg")
        _KEPT.update({name: (desk / name).read_bytes() for name in ("signature.png", "profile.yaml")})
    for name, data in _KEPT.items():
        (desk / name).write_bytes(data)
        (desk / name).chmod(0o600)


def is_signed(*arguments: str) -> bool:
    run("letter", *arguments, "-o", "out.pdf", "--force")
    return b"/Subtype /Image" in Path("out.pdf").read_bytes()


def test_it_is_kept_beside_the_profile_which_keeps_all_its_rows(desk: Path) -> None:
    done = run("signature", "add", "photo.jpg", "--preview", "look.png")
    kept = desk / "signature.png"
    assert done.stdout == f"{kept}\nlook.png\n" and Path("look.png").exists()
    assert "in color" in done.stderr and "--unsigned leaves room to sign by hand" in done.stderr
    assert (desk / "profile.yaml").read_text() == PROFILE + "signature: signature.png\n"
    if os.name == "posix":
        assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    run("signature", "remove")
    assert (desk / "profile.yaml").read_text() == PROFILE
    assert not kept.exists()


def test_letters_of_the_profile_are_signed_and_say_so(desk: Path) -> None:
    assert not is_signed("mine.md")
    have_signature(desk)
    done = run("letter", "mine.md", "-o", "out.pdf", "--force")
    assert "signed with the signature in your profile" in done.stderr
    assert "signed with the signature in your profile" in run("letter", "mine.md", "--force", "--quiet").stderr
    assert is_signed("mine.md") and not is_signed("mine.md", "--unsigned")


@pytest.mark.parametrize(
    ("head", "options", "wanted"),
    [
        ("", (), True),
        ("signature: no\n", (), False),
        ("signature: no\n", ("--signed",), True),
        ("signature: yes\n", ("--unsigned",), False),
        (FROM, (), False),
        (FROM, ("--signed",), True),
        (FROM + "signature: yes\n", ("--signed",), True),
        ("from: |\n  Ann  Lee\n  1 Oak Street\n  Salem, OR 97301\nsignature: yes\n", (), True),
        ("signers: [Ann Lee]\nsignature: yes\n", (), True),
        ("signers: [Bo Chan]\n", (), False),
        ("", ("--from", "Bo Chan; 1 Oak Street; Salem, OR 97301"), False),
    ],
)
def test_nobody_else_is_signed_for_unless_somebody_says_so(
    desk: Path, head: str, options: tuple[str, ...], wanted: bool
) -> None:
    have_signature(desk)
    Path("mine.md").write_text(LETTER.format(head=head))
    assert is_signed("mine.md", *options) == wanted


@pytest.mark.parametrize("path", ["yes", "{kept}", "{desk}/../{name}/signature.png", "link.png", "hard.png"])
@pytest.mark.parametrize("head", [FROM, "signers: [Bo Chan]\n"])
def test_a_saved_signature_signs_nobody_elses_letter_whatever_path_it_names(desk: Path, head: str, path: str) -> None:
    have_signature(desk)
    Path("link.png").symlink_to(desk / "signature.png")
    Path("hard.png").hardlink_to(desk / "signature.png")
    named = path.format(kept=desk / "signature.png", desk=desk, name=desk.name)
    Path("mine.md").write_text(LETTER.format(head=f"{head}signature: {named}\n"))
    for command in ("letter", "note"):
        refused = run(command, "mine.md", code=3)
        assert "this is Ann Lee's saved signature, but Bo Chan signs this letter" in refused.stderr
        assert "--signed" in refused.stderr and "mine.md:" in refused.stderr
    run("email", "mine.md", "--to", "jane@example.com", "--text")
    assert is_signed("mine.md", "--signed") and not is_signed("mine.md", "--unsigned")
    told = run("letter", "mine.md", "--signed", "-q", "-o", "out.pdf")
    assert "signed with the signature in your profile" in told.stderr


def test_the_signature_of_another_profile_is_known_by_its_file(desk: Path) -> None:
    (desk / "profiles").mkdir()
    (desk / "profiles" / "work.yaml").write_text("name: Al Roe\nstreet: 1 Main Street\n")
    run("signature", "add", "photo.jpg", "--profile", "work")
    picture = desk / "profiles" / "work-signature.png"
    Path("mine.md").write_text(LETTER.format(head=f"signature: {picture}\n"))
    assert "Al Roe's saved signature" in run("letter", "mine.md", code=3).stderr
    (desk / "profiles" / "work.yaml").write_text("name: [broken")
    assert "saved signature" in run("letter", "mine.md", code=3).stderr
    assert is_signed("mine.md", "--signed")


def test_one_that_has_to_be_asked_for(desk: Path) -> None:
    done = run("signature", "add", "photo.jpg", "--asked", "--alt", "Ann’s hand", "--height", "9mm")
    assert "will sign letters that say `signature: yes`" in done.stderr
    assert not is_signed("mine.md")
    assert is_signed("mine.md", "--signed")
    assert alt_texts(Path("out.pdf")) == ["Ann’s hand"]
    assert "only on request" in run("signature", "show").stdout


def alt_texts(path: Path) -> list[str]:
    from pypdf import PdfReader

    reader = PdfReader(path)
    objects = [reader.get_object(number) for number in range(1, int(str(reader.trailer["/Size"])))]
    return [str(each["/Alt"]) for each in objects if isinstance(each, dict) and "/Alt" in each]


def test_notes_are_signed_too(desk: Path) -> None:
    have_signature(desk)
    for options, wanted in (((), True), (("--unsigned",), False)):
        run("note", "mine.md", *options, "-o", "card.pdf", "--force")
        assert (b"/Subtype /Image" in Path("card.pdf").read_bytes()) == wanted


def test_several_senders_each_have_their_own(desk: Path) -> None:
    (desk / "profiles").mkdir()
    (desk / "profiles" / "work.yaml").write_text("name: A. Lee\norganization: Lee & Co.\nstreet: 1 Main Street\n")
    run("signature", "add", "photo.jpg", "--profile", "work")
    assert (desk / "profiles" / "work-signature.png").exists()
    assert not is_signed("mine.md") and is_signed("mine.md", "--profile", "work")
    assert "--profile work" in run("signature", "list").stdout
    assert '"profile": "work"' in run("signature", "list", "--json").stdout
    run("signature", "remove", "--profile", "work")
    assert not (desk / "profiles" / "work-signature.png").exists()
    assert "No signature is saved" in run("signature", "list").stderr


def test_a_picture_for_one_letter_alone(desk: Path) -> None:
    done = run("signature", "add", "photo.jpg", "-o", "sign.png")
    assert "signature: sign.png" in done.stderr
    assert (desk / "profile.yaml").read_text() == PROFILE
    told = "signature: {file: sign.png, alt: Signed in blue, height: 20mm}\n"
    Path("mine.md").write_text(LETTER.format(head=FROM + told))
    assert is_signed("mine.md")
    run("signature", "add", "sign.png", "-o", "again.png")


def test_a_new_one_takes_the_place_of_ours_and_never_of_somebody_elses(desk: Path) -> None:
    run("signature", "add", "photo.jpg", "--height", "9mm")
    run("signature", "add", "photo.jpg")
    assert (desk / "profile.yaml").read_text() == PROFILE + "signature: signature.png\n"
    (desk / "signature.png").write_bytes(b"\x89PNG a drawing of my own")
    refused = run("signature", "add", "photo.jpg", code=1)
    assert "stationery did not make it" in refused.stderr
    run("signature", "add", "photo.jpg", "--force")


def test_a_file_of_ones_own_is_not_removed(desk: Path) -> None:
    run("signature", "add", "photo.jpg", "-o", str(desk / "scan.png"))
    (desk / "profile.yaml").write_text("signature:\n  file: scan.png\n  height: 10mm\n\n" + PROFILE)
    assert is_signed("mine.md")
    assert "was kept" in run("signature", "remove").stderr
    assert (desk / "scan.png").exists()
    assert (desk / "profile.yaml").read_text() == "\n" + PROFILE


def test_a_kept_picture_that_is_gone_is_told_at_the_profile(desk: Path) -> None:
    have_signature(desk)
    (desk / "signature.png").unlink()
    done = run("letter", "mine.md", code=3)
    assert "profile.yaml:9:12: " in done.stderr and "there is no such file" in done.stderr
    run("letter", "mine.md", "--unsigned")


@pytest.mark.parametrize("text", ["{name: Ann Lee}", "name: Ann Lee\n...\n"])
def test_a_profile_laid_out_otherwise_is_left_alone(desk: Path, text: str) -> None:
    (desk / "profile.yaml").write_text(text)
    done = run("signature", "add", "photo.jpg", code=3)
    assert "can't be added to a profile laid out this way" in done.stderr
    assert (desk / "profile.yaml").read_text() == text and not (desk / "signature.png").exists()


def test_a_profile_is_written_and_read_back_with_its_signature() -> None:
    for said in (
        Signature(Written("a b.png")),
        Signature(Written("s.png"), Written("Ann: signed"), Written("12mm"), True),
    ):
        profile = read_profile(sign_profile(PROFILE, "p.yaml", said), "p.yaml")
        again = read_profile(write_profile(profile), "p.yaml")
        for found in (profile, again):
            assert texts(found.signature) == texts(said)


def texts(said: Signature) -> tuple[str, str, str, bool]:
    return said.file.text, said.alt.text, said.height.text, said.asked


def test_the_look_of_a_letterhead_is_written_and_read_back() -> None:
    text = "name: Ann Lee\nletterhead: {name: monogram, letters: AL, font: inter, particulars: [phone, email]}\n"
    profile = read_profile(text, "p.yaml")
    again: Profile = read_profile(write_profile(profile), "p.yaml")
    for found in (profile, again):
        choices = found.choices
        assert (choices.letterhead.text, choices.letters.text, choices.head_font.text) == ("monogram", "AL", "inter")
        assert choices.particulars.text == "phone, email"


@pytest.mark.parametrize("height", ["12", "1mm", "90mm", "tall"])
def test_a_height_that_is_none(desk: Path, height: str) -> None:
    run("signature", "add", "photo.jpg", "--height", height, code=2)
    Path("mine.md").write_text(LETTER.format(head=f"signature: {{file: photo.jpg, height: {height}}}\n"))
    assert "mine.md:2:" in run("letter", "mine.md", code=3).stderr
