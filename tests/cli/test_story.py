"""The whole story, on files: kit, finished drafts, check, then letter, note and e-mail; everything read back."""

from __future__ import annotations

import email
import email.policy
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pypdf
import pytest
import vobject
from click.testing import CliRunner, Result

from stationery.cli.main import stationery
from tests.verapdf import judge, reason_to_skip

SAMPLES = Path(__file__).resolve().parent.parent.parent / "samples"
BEFORE = "2026-10-20T09:00-05:00"

LEARNED = {
    "marsh": (
        "that the bat room is drawn by the children who will walk through it",
        "In my own classes I drew such a room once, and learned the same.",
    ),
    "ortega": (
        "how you test a label on people who are waiting for the bus",
        "In my last job I tested mine on colleagues, which is a poorer way.",
    ),
    "adler-kim": ("that the volunteers write the night tours themselves", "My own tours began in the same way."),
    "schmoe": (
        "that your drivers look at the charts before the managers do",
        "At the library where I worked it was the doorkeeper.",
    ),
}

CASES = [
    ("interview.yaml", ["schmoe"], "2026-11-20T20:00:00", "2026-11-20T18:30-06:00"),
    ("panel.yaml", ["marsh", "ortega", "adler-kim"], "2026-10-30T16:30:00", "2026-10-30T12:30-07:00"),
]


def run(*arguments: str, code: int = 0) -> Result:
    done = CliRunner().invoke(stationery, arguments)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == code, done.stdout + done.stderr
    return done


def finish(path: Path, name: str) -> None:
    """What the writer does with a draft: both marks are written, each in words of its own."""
    learned, experience = LEARNED[name]
    lines = path.read_text("utf-8").split("\n")
    marks = [number for number, line in enumerate(lines) if "[[" in line and not line.startswith("#")]
    assert len(marks) == 2, "what was learned, and where it meets one's own experience"
    for number, words in zip(marks, (learned, experience), strict=True):
        begin, end = lines[number].index("[["), lines[number].rindex("]]") + 2
        lines[number] = lines[number][:begin] + words + lines[number][end:]
    path.write_text("\n".join(lines), "utf-8")


@pytest.mark.slow
@pytest.mark.skipif(bool(reason_to_skip()), reason=reason_to_skip())
@pytest.mark.parametrize(("interview", "names", "begins", "after"), CASES)
def test_from_the_kit_to_the_mailbox(
    interview: str, names: list[str], begins: str, after: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(SAMPLES / interview, tmp_path)
    monkeypatch.chdir(tmp_path)
    run("kit", interview, "--now", BEFORE)
    kit = tmp_path / f"{Path(interview).stem}-kit"
    (calendar,) = vobject.readComponents((kit / "interview.ics").read_text("utf-8"))
    starts = sorted(event.dtstart.value for event in calendar.vevent_list if isinstance(event.dtstart.value, datetime))
    assert starts[0].astimezone(UTC) == datetime.fromisoformat(begins).replace(tzinfo=UTC)

    drafts = [kit / f"thank-you-{name}.md" for name in names]
    for draft, name in zip(drafts, names, strict=True):
        assert "is not filled in" in run("letter", str(draft), code=3).stderr
        finish(draft, name)
        words = draft.read_text("utf-8").replace("# date: left out, it is the day of printing", f"date: {after[:10]}")
        draft.write_text(words, "utf-8")

    checked = run("check", *map(str, drafts), "--now", after)
    assert ": E " not in checked.stdout

    for draft, name in zip(drafts, names, strict=True):
        run("letter", str(draft), "--with-envelope", "-q")
        run("email", str(draft), "-q")
        learned = LEARNED[name][0]
        letter = pypdf.PdfReader(draft.with_suffix(".pdf"))
        assert learned in " ".join(" ".join(page.extract_text() for page in letter.pages).split())
        mail = email.message_from_bytes(draft.with_suffix(".eml").read_bytes(), policy=email.policy.default)
        assert mail["X-Unsent"] == "1" and mail["Date"] is None and learned in mail.get_content()
        short = draft.with_name(f"card-{name}.md")
        head = draft.read_text("utf-8").partition("\n---\n")[0]
        assert head
        short.write_text(f"{head}\n---\nThank you for your time. I learned {learned}.\n", "utf-8")
        run("note", str(short), "-q")
        note = pypdf.PdfReader(short.with_suffix(".pdf"))
        assert learned in " ".join(" ".join(page.extract_text() for page in note.pages).split())
    made = sorted(kit.glob("*.pdf"))
    assert len(made) >= 4 + 3 * len(names)
    assert judge(made) == []
