"""Lists of people with an address at home and one at work: which letters go where, and what is told."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest
from click.testing import CliRunner

from stationery.cli.main import stationery

LIST = (
    "First Name,Last Name,Company,Business Street,Business City,Business State,Business Postal Code,"
    "Home Street,Home City,Home State,Home Postal Code\n"
    "Ann,Lee,Acme,1 Work St,Salem,OR,97301,2 Home St,Salem,OR,97301\n"
    "Bob,Ray,Acme,3 Work St,Salem,OR,97301,,,,\n"
)
CARD = (
    "BEGIN:VCARD\nVERSION:3.0\nN:Lee;Ann;;;\nFN:Ann Lee\nORG:Acme\nADR;TYPE=WORK,pref:;;1 Work St;Salem;OR;97301;USA\n"
    "ADR;TYPE=HOME:;;2 Home St;Salem;OR;97301;USA\nEND:VCARD\n"
)


@pytest.mark.parametrize(
    ("head", "people", "options", "street", "told"),
    [
        (
            "thank-you\noccasion: wedding",
            "l.csv",
            (),
            "2 Home St",
            "one at home is used\n  --address work takes the",
        ),
        ("note", "l.vcf", (), "2 Home St", "1 person has a home and a work address; the one at home is used"),
        ("thank-you", "l.csv", (), "1 Work St", "the one at work is used\n  --address home takes the other"),
        ("letter", "l.vcf", (), "1 Work St", "the one at work is used"),
        ("note", "l.csv", ("--address", "work"), "1 Work St", ""),
    ],
)
def test_private_letters_go_home(
    head: str, people: str, options: tuple[str, ...], street: str, told: str, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    Path("l.csv").write_text(LIST, "utf-8")
    Path("l.vcf").write_text(CARD, "utf-8")
    sender = "from: |\n  Jane Doe\n  1 Main Street\n  Portland, OR 97201\n"
    Path("x.md").write_text(f"---\nkind: {head}\n{sender}---\nThank you.\n", "utf-8")
    arguments = ("merge", "x.md", people, "--envelopes", "--ledger", "none", "-o", "e.pdf", *options)
    done = CliRunner().invoke(stationery, arguments, env={"STATIONERY_CONFIG": "none-here"})
    pages = [page.extract_text() for page in pypdf.PdfReader("e.pdf").pages]
    assert street in pages[0], done.stderr
    assert (told in done.stderr) if told else ("is used" not in done.stderr)
    assert len(pages) == 1 or ("Acme" in pages[1] and "row 3" not in done.stderr.split("no title")[0])
