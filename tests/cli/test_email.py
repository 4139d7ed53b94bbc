"""stationery email, from the outside: the draft read back, the text, the link, and that nothing else is touched."""

from __future__ import annotations

import json
import os
import re
import shutil
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import click
import pytest
from click.testing import CliRunner, Result

from stationery.cli.main import stationery
from stationery.products import attachments

SAMPLES = Path(__file__).resolve().parent.parent.parent / "samples"
EVERY = sorted(SAMPLES.glob("*.md"))


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the samples in it, where we stand."""
    for sample in EVERY:
        shutil.copy(sample, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, given: bytes | None = None, code: int = 0) -> Result:
    done = CliRunner().invoke(stationery, ["email", *arguments], input=given)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == code, done.stderr
    return done


def read(path: str | Path) -> EmailMessage:
    found = message_from_bytes(Path(path).read_bytes(), policy=default)
    assert isinstance(found, EmailMessage) and not found.defects
    return found


def part(message: EmailMessage, kind: str) -> str:
    found = message.get_body((kind,))
    assert isinstance(found, EmailMessage)
    return str(found.get_content()).replace("\r\n", "\n")


class Words(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.feed(html.partition("<body>")[2])

    def handle_data(self, data: str) -> None:
        self.words += data.split()


def test_the_draft_stands_beside_its_source(desk: Path) -> None:
    done = run("thank-you.md", "--to", "jane@acme.example")
    assert done.stdout == "thank-you.eml\n"
    assert "in your mail program" in done.stderr.splitlines()[-1]
    found = read("thank-you.eml")
    assert found["x-unsent"] == "1"
    assert found["from"] == "Daniel Okafor <daniel.okafor@example.com>"
    assert found["to"] == '"Ms. Jane Schmoe" <jane@acme.example>'
    assert found["subject"] == "Thank you – Data Analyst interview"
    assert "date" not in found and "message-id" not in found
    text = part(found, "plain")
    assert text.startswith("Dear Ms. Schmoe:\n\nThank you for taking the time")
    assert text.endswith("\n\nSincerely,\n\nDaniel Okafor\n(217) 555-0142\ndaniel.okafor@example.com\n")
    for header in ("1200 Main Street", "48 Birch Lane", "November", "Enclosure"):
        assert header not in text


@pytest.mark.parametrize("sample", EVERY, ids=lambda path: path.stem)
def test_every_sample_is_an_email_whose_two_parts_say_the_same(sample: Path, desk: Path) -> None:
    run(sample.name)
    found = read(sample.with_suffix(".eml").name)
    assert (desk / f"{sample.stem}.eml").read_bytes().startswith(b"X-Unsent: 1\r\n")
    assert found["subject"] and found["x-unsent"] == "1"
    text = part(found, "plain")
    body = sample.read_text("utf-8").split("\n---\n", 1)[1]
    marks = str.maketrans("", "", "*[]>-–—!'’\"“”")
    plain = "".join(re.sub(r"<https?:[^>]*>", "", text).translate(marks).split())
    rows = re.findall(r"^\|(?!-).*", body, re.MULTILINE)
    for words in (
        *re.split(r"(?:^\|.*\n)+", body, flags=re.MULTILINE),
        *(cell for row in rows for cell in row.split("|")),
    ):
        bare = re.sub(r"\]\([^)]*\)", "", words).translate(marks)
        assert "".join(bare.split()) in plain
    if found.is_multipart():
        html = "".join(Words(part(found, "html")).words)
        bare = re.sub(r"<https?:[^>]*>|\*|^> ?|^(?:- |\d+\. )", "", text, flags=re.MULTILINE)
        if rows:  # a wide table's labels are told again in each row of the text
            cells = [re.sub(r"\s", "", cell.translate(marks)) for row in rows for cell in row.split("|")]
            assert all(cell in html.translate(marks) for cell in cells)
        else:
            assert html == "".join(bare.split())
    else:
        assert not re.search(r"\*|^> |^- |\]\(", body, re.MULTILINE)


@pytest.mark.parametrize("name", ["thank-you.md", "modified-block.md"])
def test_the_same_file_gives_the_same_bytes(name: str, desk: Path) -> None:
    first = run(name, "-o", "-").stdout_bytes
    assert run(name, "-o", "-").stdout_bytes == first
    assert run("-", "-o", "-", given=(desk / name).read_bytes()).stdout_bytes == first


def test_names_beyond_ascii(desk: Path) -> None:
    Path("a.md").write_text(
        "---\nfrom:\n  name: Jürgen Łuczak\n  email: j@luczak.example\n"
        "to:\n  lines: |\n    Frau Dr. Đặng Thị Hồng\n    12345 Musterstadt\n  email: hong@bücher.example\n"
        "subject: Grüße aus Łódź – und eine Frage, die länger ist als eine Zeile einer E-Mail es wäre\n"
        "language: de\n---\nvielen Dank.\n",
        "utf-8",
    )
    run("a.md")
    found = read("a.eml")
    assert found["from"].addresses[0].display_name == "Jürgen Łuczak"
    assert found["to"].addresses[0].addr_spec == "hong@xn--bcher-kva.example"
    assert found["subject"] == "Grüße aus Łódź – und eine Frage, die länger ist als eine Zeile einer E-Mail es wäre"
    assert "Frau Dr. Đặng Thị Hồng" in str(found["to"])


@pytest.mark.parametrize(
    "text", ['"Hi\\r\\nBcc: evil@example.org"', '"Hi\\nBcc: evil@example.org"', '"Hi\\rBcc: evil@example.org"']
)
def test_no_header_can_be_smuggled_in(text: str, desk: Path) -> None:
    Path("a.md").write_text(
        f"---\nfrom: {{name: {text}, email: a@lee.example}}\nto: {{name: {text}, email: b@lee.example}}\n"
        f"subject: {text}\n---\nThanks.\n"
    )
    run("a.md")
    found = read("a.eml")
    assert "bcc" not in found
    assert b"\nBcc" not in Path("a.eml").read_bytes() and b"\rBcc" not in Path("a.eml").read_bytes()
    assert found["subject"] == "Hi Bcc: evil@example.org"


def test_text_for_the_clipboard_and_nothing_else(desk: Path) -> None:
    done = run("thank-you.md", "--text")
    run("thank-you.md")
    assert done.stdout == part(read("thank-you.eml"), "plain")
    os.remove("thank-you.eml")
    run("thank-you.md", "--text")
    assert not Path("thank-you.eml").exists()


def test_a_link_with_everything_in_it(desk: Path) -> None:
    done = run("withdrawal.md", "--mailto", "--to", "t@rivers.example", "--subject", "Withdrawal & thanks")
    link = urlsplit(done.stdout.rstrip("\n"))
    said = parse_qs(link.query, strict_parsing=True)
    assert (link.scheme, link.path) == ("mailto", "t@rivers.example")
    assert said["subject"] == ["Withdrawal & thanks"]
    assert said["body"][0].replace("\r\n", "\n") + "\n" == run("withdrawal.md", "--text").stdout


def test_what_is_opened(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(click, "launch", opened.append)
    run("withdrawal.md", "--open")
    run("withdrawal.md", "--mailto", "--open")
    run("withdrawal.md", "--open", "-n")
    run("withdrawal.md", "--mailto", "--open", "-n")
    assert [each[:14] for each in opened] == ["withdrawal.eml", "mailto:?subjec"]


def test_a_dry_run_writes_nothing(desk: Path) -> None:
    before = sorted(os.listdir(desk))
    assert run("thank-you.md", "-n").stdout == "thank-you.eml would be written\n"
    assert sorted(os.listdir(desk)) == before


def test_json_tells_all(desk: Path) -> None:
    told = json.loads(run("thank-you.md", "--json").stdout)
    (file,) = told["files"]
    assert told["written"] is True
    assert (file["path"], file["from"], file["to"]) == ("thank-you.eml", "daniel.okafor@example.com", "")
    assert file["subject"] == "Thank you – Data Analyst interview"
    assert file["text"] == part(read("thank-you.eml"), "plain")
    assert file["mailto"].startswith("mailto:?subject=")
    assert [remark["message"].split(";")[0] for remark in file["warnings"]] == [
        "no subject is given",
        "the recipient has no e-mail address",
        "attach these enclosures yourself in your mail program: Writing sample",
    ]
    assert file["attachments"] == []


def test_what_we_made_is_replaced_and_what_we_did_not_make_is_not(desk: Path) -> None:
    run("thank-you.md")
    run("thank-you.md", "--subject", "Once more")
    ours = Path("thank-you.eml").read_bytes()
    assert read("thank-you.eml")["subject"] == "Once more"
    theirs = [
        b"From: me@example.org\r\n\r\nX-Unsent: 1",
        ours.replace(b"X-Mailer: stationery\r\n", b""),
        ours.replace(b"X-Mailer: stationery", b"X-Mailer: stationery 2"),
        ours.replace(b"X-Mailer: stationery\r\n", b"") + b"\r\nX-Mailer: stationery\r\n",
        b"X-Mozilla-Status: 0001\r\n" + ours,
        b"",
    ]
    for data in theirs:
        Path("thank-you.eml").write_bytes(data)
        run("thank-you.md", code=1)
        assert Path("thank-you.eml").read_bytes() == data
    run("thank-you.md", "--force")
    assert Path("thank-you.eml").read_bytes().startswith(b"X-Unsent")


def test_quiet_keeps_remarks_and_gives_no_advice(desk: Path) -> None:
    said = run("thank-you.md", "-q", "--to", "j@acme.example", "--subject", "Thanks").stderr
    assert said.splitlines() == [
        "thank-you.md:18:14: attach these enclosures yourself in your mail program: Writing sample",
        "  or name a file in the letter: `enclosures: [{Writing sample: file.pdf}]`",
    ]


def enclose(enclosures: str) -> None:
    letter = Path("thank-you.md").read_text(encoding="utf-8")
    Path("thank-you.md").write_text(letter.replace("[Writing sample]", enclosures), encoding="utf-8")


def test_the_files_of_enclosures_are_attached(desk: Path) -> None:
    Path("Résumé – Öhm.pdf").write_bytes(b"%PDF-1.7 any")
    Path("photo.png").write_bytes(b"any picture")
    enclose("[{Résumé: Résumé – Öhm.pdf}, {Photo: photo.png}, {Again: ./photo.png}, {Gone: x.pdf}, Writing sample]")
    said = run("thank-you.md", "-q").stderr
    assert "x.pdf: there is no such file, so it isn't attached" in said
    assert "attached: Résumé (Résumé – Öhm.pdf), Photo (photo.png)\n" in said
    assert "attach these enclosures yourself in your mail program: Writing sample\n" in said
    found = [(each.get_filename(), each.get_content()) for each in read("thank-you.eml").iter_attachments()]
    assert found == [("Résumé – Öhm.pdf", b"%PDF-1.7 any"), ("photo.png", b"any picture")]
    text = run("thank-you.md", "-q", "--text").stderr
    assert "attach the enclosures in your mail program: Résumé (Résumé – Öhm.pdf), " in text and "attached:" not in text


def test_a_file_without_a_name_is_told_how_to_write_it(desk: Path) -> None:
    enclose("[cv.pdf]")
    assert "`enclosures: [{Résumé: cv.pdf}]`" in run("thank-you.md", "-q").stderr


def test_what_mailboxes_refuse_is_not_attached(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachments, "MOST_BYTES", 6000)
    monkeypatch.setattr(attachments, "SAFE_BYTES", 3000)
    enclose("[{One: one.pdf}, {Two: two.pdf}, {Three: three.pdf}]")
    for name, size in (("one", 1500), ("two", 3000), ("three", 300)):
        Path(f"{name}.pdf").write_bytes(b"x" * size)
    said = run("thank-you.md", "-q").stderr
    assert "two.pdf isn't attached: it is 0 MB large, and most mailboxes refuse an e-mail over 25 MB" in said
    assert [each.get_filename() for each in read("thank-you.eml").iter_attachments()] == ["one.pdf", "three.pdf"]
    assert len(Path("thank-you.eml").read_bytes()) < 6000
    assert "some mailboxes take no more than 20 MB" in said


@pytest.mark.parametrize(
    "options",
    [
        ["--text", "--mailto"],
        ["--text", "--json"],
        ["--mailto", "-o", "x.eml"],
        ["--text", "-o", "-"],
        ["-o", "-", "--json"],
    ],
)
def test_two_things_cannot_go_down_one_pipe(options: list[str], desk: Path) -> None:
    run("thank-you.md", *options, code=2)


def test_the_profile_sends_and_the_option_wins(desk: Path, stranger: Path) -> None:
    (stranger / "profile.yaml").write_text("name: Ann Lee\nemail: ann@lee.example\n")
    Path("a.md").write_text("---\nto: Ms. Jane Schmoe\n---\nThank you.\n")
    assert run("a.md", "--text").stdout.endswith("Ann Lee\nann@lee.example\n")
    assert run("a.md", "--text", "--from", "Bo Li; 1 Oak Road").stdout.endswith("\nBo Li\n")
    assert run("a.md", "--text", "--language", "en-GB").stdout.startswith("Dear Ms Schmoe,")


def test_neither_the_pdf_nor_its_libraries_are_touched(desk: Path) -> None:
    import subprocess
    import sys

    program = (
        "import sys\nfrom stationery.cli.main import stationery\n"
        "try:\n    stationery.main(['email', 'thank-you.md', '-q'])\n"
        "finally:\n    print(*{'reportlab', 'uharfbuzz', 'PIL', 'pypdf', 'stationery.compose'} & sys.modules.keys())\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout.split() == ["thank-you.eml"], done.stderr
