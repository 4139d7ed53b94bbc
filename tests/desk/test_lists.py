"""Many: a list that is dropped on the page, its columns, its rows, what is wrong with them, and the files."""

from __future__ import annotations

import io
import json
import re
import threading
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from stationery.cli.main import stationery
from stationery.desk.list_markup import draw_columns
from stationery.desk.lists import Dropped, Lists
from stationery.desk.looks import letter_in
from stationery.desk.merges import Merging
from stationery.desk.pages import show
from stationery.desk.templates import Stood
from stationery.model.errors import UnknownName
from stationery.reading.contacts.columns import known_feeds
from stationery.reading.fields import Template
from stationery.studio import Studio
from tests.desk.running import Running
from tests.desk.served import Told, ask, open_letter

TODAY = date(2026, 11, 29)
LETTER = """---
from: |
  Daniel Okafor
  48 Birch Lane, Apt. 3
  Champaign, IL 61820
date: 2026-11-20
---
Thank you for the {{gift}}, which arrived on Friday.
"""
GUESTS = """First name,Last name,Address,City,State,ZIP,Gift
Ann,Lee,12 Elm Street,Salem,OR,97301,bowl
Bo,Fox,1 A Street,Salem,OR,97301,
Cy,Day,,,,,lamp
Di,Ray,3 B Street,Albany,OR,97321,clock
"""
CARDS = """BEGIN:VCARD
VERSION:3.0
FN:Ann Lee
N:Lee;Ann;;;
ADR:;;12 Elm Street;Salem;OR;97301;
END:VCARD
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("letters")
    (made / "gifts.md").write_text(LETTER, "utf-8")
    return made


@pytest.fixture(scope="module")
def desk(folder: Path) -> Iterator[Running]:
    with Running(folder) as made:
        yield made


def drop(desk: Running, name: str, data: bytes, code: int = 200) -> Any:
    headers = desk.headers(Content_Type="application/octet-stream", X_Stationery_Name=name)
    status, _, body = desk.ask("POST /api/list", headers, data)
    assert status == code, body
    return json.loads(body)


def letter(desk: Running) -> dict[str, Any]:
    id, text = open_letter(desk, "gifts.md")
    return {"id": id, "text": text}


def test_a_list_that_is_dropped_shows_its_columns_and_people(desk: Running) -> None:
    found = drop(desk, "guests.csv", GUESTS.encode())
    parts = {each["heading"]: each["part"] for each in found["columns"]}
    assert parts == {
        "First name": "given", "Last name": "family", "Address": "street", "City": "locality", "State": "region",
        "ZIP": "postal_code", "Gift": "",
    }  # fmt: skip
    assert found["columns"][0]["samples"] == ["Ann", "Bo", "Cy"] and found["columns"][6]["letter"] == "G"
    assert found["rows"][1] == {"row": 3, "name": "Bo Fox"} and found["count"] == 4 and found["settled"]


def test_titles_before_names_are_no_job_titles(desk: Running) -> None:
    found = drop(desk, "titles.csv", b"Title,Name,Address\nMs.,Ann Lee,x\nMr.,Bo Fox,y\n")
    assert found["columns"][0]["part"] == "prefix"
    assert drop(desk, "titles.csv", b"Title,Name,Address\nEditor,Ann Lee,x\n")["columns"][0]["part"] == "title"


def test_vcards_are_a_list_too(desk: Running) -> None:
    found = drop(desk, "friends.vcf", CARDS.encode())
    assert found["columns"] == [] and [each["name"] for each in found["rows"]] == ["Ann Lee"]


def test_the_name_of_a_list_leads_nowhere(desk: Running) -> None:
    assert drop(desk, "..%2F..%2Fguests.csv", GUESTS.encode())["name"] == "guests.csv"


@pytest.mark.parametrize("data", [b"%PDF-1.7 ...", b"\x89PNG\r\n\x1a\n", b"", b"\x00\x01\x02"])
def test_what_is_no_list_is_told(desk: Running, data: bytes) -> None:
    said = drop(desk, "guests.csv", data, 422)
    assert said["error"]["message"]


def test_a_list_without_a_name_is_refused(desk: Running) -> None:
    headers = desk.headers(Content_Type="application/octet-stream")
    assert desk.ask("POST /api/list", headers, GUESTS.encode())[0] == 415


def test_columns_are_mapped_by_hand(desk: Running) -> None:
    list_ = drop(desk, "guests.csv", b"Name,Wohin genau,Street address 2 of 3,City\nAnn Lee,x,12 Elm Street,Salem\n")[
        "list"
    ]
    found = ask(desk, "list/columns", list=list_, columns={"Street address 2 of 3": "street", "Wohin genau": "ignore"})
    assert found["settled"] and {each["heading"]: each["part"] for each in found["columns"]}["City"] == "locality"
    said = ask(desk, "list/columns", 422, list=list_, columns={"City": "town"})
    assert "isn't part of an address" in said["error"]["message"]


def test_any_row_is_shown_as_it_will_look(desk: Running) -> None:
    list_ = drop(desk, "guests.csv", GUESTS.encode())["list"]
    shown = ask(desk, "list/row", list=list_, row=2, show=["letter", "envelope"], serial=7, **letter(desk))
    assert shown["serial"] == 7 and shown["name"] == "Ann Lee"
    assert shown["remarks"] == []  # that he has no title is counted for all of them
    assert shown["pieces"]["letter"]["pages"][0]["svg"].startswith("<svg")
    assert "Envelope to Ann Lee" in shown["pieces"]["envelope"]["pages"][0]["svg"]
    drawn = ask(desk, "list/row", list=list_, row=2, media=["cards", "envelopes", "emails"], **letter(desk))
    assert drawn["html"].count('<img src="data:image/svg+xml;base64,') == 3  # a card has two sides
    assert drawn["html"].count('alt="What Ann Lee gets"') == 3 and "Thank you for the bowl" in drawn["html"]
    assert drawn["said"].startswith('<li data-kind="error">There is no e-mail address. Fill it in, or choose')
    empty = ask(desk, "list/row", list=list_, row=3, **letter(desk))
    assert empty["remarks"][0]["message"] == "column G (Gift) is empty, and gifts.md:8:19 needs it"
    assert ask(desk, "list/row", list=list_, row=99, **letter(desk))["remarks"][0]["kind"] == "error"


def test_rows_with_problems_come_first_and_the_plan_counts(desk: Running) -> None:
    list_ = drop(desk, "guests.csv", GUESTS.encode())["list"]
    with Told(desk) as told:
        found = ask(desk, "list/problems", list=list_, **letter(desk))
        assert told.next(type="list", list=list_, done=4)["of"] == 4
    assert [each["row"] for each in found["rows"] if each["errors"]] == [3, 4]
    assert found["rows"][1]["errors"][0]["message"] == "there is no address"
    assert (found["checked"], found["bad"]) == (4, 2)
    assert found["plan"][0] == "2 letters, 2 pages" and found["plan"][1].startswith("2 envelopes No. 10 with 1 sheet,")


def test_what_is_wrong_with_the_letter_is_told_once_and_not_of_rows(desk: Running) -> None:
    list_ = drop(desk, "guests.csv", GUESTS.encode())["list"]
    asked = letter(desk)
    wrong = asked["text"].replace("date:", "paper: a44\ndate:").replace("Thank", "Dear friends,\n\nThank")
    found = ask(desk, "list/problems", list=list_, **{**asked, "text": wrong})
    assert [(each["line"], each["kind"]) for each in found["own"]] == [(6, "error")]
    assert "a44" in found["own"][0]["message"] and "a44" not in str(found["rows"]) and found["bad"] == 2
    assert found["html"].startswith('<li data-kind="error"><a href="#write/gifts.md">The letter, line 6:</a> ')
    assert found["html"].count("a44") == 1 and found["html"].index("a44") < found["html"].index("2 of 4 rows")
    told = wrong.replace("paper: a44\n", "")
    found = ask(desk, "list/problems", list=list_, **{**asked, "text": told})
    assert [each["kind"] for each in found["own"]] == ["remark"] and "own" not in str(found["rows"])
    row = ask(desk, "list/row", list=list_, row=2, show=["letter"], **{**asked, "text": told})
    assert len(row["remarks"]) == 1 and "gifts.md" not in str(row["remarks"])


def test_a_field_without_a_column_is_told_at_its_place(desk: Running) -> None:
    list_ = drop(desk, "guests.csv", GUESTS.encode())["list"]
    asked = letter(desk)
    asked["text"] = asked["text"].replace("{{gift}}", "{{gifts}}")
    said = ask(desk, "list/problems", 422, list=list_, **asked)
    assert said["error"]["line"] == 8 and said["error"]["hint"] == "did you mean 'Gift'?"


def test_files_are_those_of_the_command_line(desk: Running, folder: Path) -> None:
    list_ = drop(desk, "guests.csv", GUESTS.encode())["list"]
    id = letter(desk)["id"]
    said = ask(desk, "list/make", 422, list=list_, id=id)
    assert len(said["errors"]) == 2
    made = ask(desk, "list/make", list=list_, id=id, skip_bad=True)
    names = ["gifts-guests.pdf", "gifts-guests-envelopes.pdf", "guests-rest.csv"]
    assert [each["name"] for each in made["files"]] == names
    assert made["recipients"] == 2 and made["skipped"] == 2 and "no address" in str(made["left_out"])
    assert "2 left out: rows 3, 4" in made["told"] and "no address" not in str(made["remarks"])
    status, _, data = desk.ask("POST /api/list/file", desk.headers(), json.dumps({"list": list_, "file": 0}).encode())
    assert status == 200 and data.startswith(b"%PDF-")
    assert sorted(each.name for each in folder.iterdir()) == ["gifts.md"]  # nothing of it is written there
    (folder / "out").mkdir(exist_ok=True)
    (folder / "out" / "guests.csv").write_text(GUESTS, "utf-8")
    arguments = ["merge", str(folder / "gifts.md"), str(folder / "out" / "guests.csv"), "--skip-bad"]
    done = CliRunner().invoke(stationery, [*arguments, "-o", str(folder / "out" / "all.pdf")])
    assert done.exit_code == 1, done.output
    assert (folder / "out" / "all.pdf").read_bytes() == data
    ask(desk, "list/file", 422, list=list_, file=9)


def test_rows_with_problems_are_those_that_may_not_arrive_too(desk: Running) -> None:
    rows = GUESTS.replace("Bo,Fox,1 A Street,Salem,OR,97301,", "Bo,Fox,1 A Street,Salem,,97301,mug")
    list_ = drop(desk, "guests.csv", rows.encode())["list"]
    found = ask(desk, "list/problems", list=list_, **letter(desk))
    assert (found["bad"], found["doubtful"], found["untitled"]) == (1, 1, 3)
    assert [each["row"] for each in found["rows"]] == [4, 3] and found["rows"][1]["doubtful"]
    id = letter(desk)["id"]
    made = ask(desk, "list/make", list=list_, id=id, skip_bad=True)
    assert (made["recipients"], made["skipped"]) == (2, 2)
    pages = [each["pages"] for each in made["files"] if each["what"] != "rest"]
    found = ask(desk, "list/problems", list=list_, skip_bad=True, **letter(desk))
    assert [each["pages"] for each in found["printing"]] == pages == [2, 2]  # what is planned is what is made
    assert sum("needs a state" in each["message"] for each in made["left_out"]) == 1
    assert made["told"].index("left out: rows 3, 4") < made["told"].index("Also worth a look")
    labels = ask(desk, "list/make", list=list_, id=id, media=["labels"], sheet="avery-5160", skip_bad=True)
    assert "row 3 (Bo Fox): an address in the US needs a state" in str(labels["left_out"])


def test_a_letter_to_one_becomes_one_to_all(desk: Running, folder: Path) -> None:
    (folder / "one.md").write_text(LETTER.replace("date:", "to: Ms. Ann Lee\ndate:"), "utf-8")
    id, _ = open_letter(desk, "one.md")
    list_ = drop(desk, "guests.csv", GUESTS.encode())["list"]
    said = ask(desk, "list/make", 422, list=list_, id=id)
    assert said["error"]["message"] == "“To” names one recipient for all rows of the list"
    copy = ask(desk, "list/letter", id=id)["id"]
    assert ask(desk, "open", file=copy)["text"] == LETTER
    ask(desk, "list/make", list=list_, id=copy, skip_bad=True)
    for name in ("one.md", "one-to-all.md"):
        (folder / name).unlink()


def test_the_page_of_a_list_is_only_words(desk: Running) -> None:
    found = drop(desk, "x.csv", b"Name,<img src=x>,Street,City\nAnn <b>Lee</b>,<i>x</i>,12 Elm Street,Salem\n")
    asked = {"list": found["list"], "row": 2, **letter(desk)}
    row = ask(desk, "list/row", **{**asked, "text": asked["text"].replace("{{gift}}", "x")})
    assert "Ann &lt;b&gt;Lee" in row["html"] + row["said"] and "<b>Lee" not in row["html"] + row["said"]
    assert "&lt;img src=x&gt;" in found["html"] and "<img" not in found["html"] and "<i>" not in found["html"]
    many = ask(desk, "many")["html"]
    assert "{{Gift}}" in many and 'id="many-file"' in many


def test_people_of_one_address_share_a_letter(desk: Running) -> None:
    rows = "Ann,Lee,12 Elm Street,Salem,OR,97301,bowl\nBen,Lee,12 Elm St,Salem,OR,97301,bowl\n"
    list_ = drop(desk, "pairs.csv", (GUESTS.partition("\n")[0] + "\n" + rows).encode())["list"]
    alone = ask(desk, "list/problems", list=list_, **letter(desk))
    found = ask(desk, "list/problems", list=list_, household=True, **letter(desk))
    assert alone["plan"][0] == "2 letters, 2 pages" and found["plan"][0] == "1 letter, 1 page"
    assert found["joinings"]["count"] == 1 and found["joinings"]["rows"] == 2
    assert "2 rows are of 1 address, and get one together" in found["html"]
    assert "Rows 2 and 3 are one household: Ann and Ben Lee" in found["html"]
    shown = ask(desk, "list/row", list=list_, row=3, household=True, **letter(desk))
    assert shown["name"] == "Ann and Ben Lee"
    made = ask(desk, "list/make", list=list_, id=letter(desk)["id"], household=True)
    assert made["recipients"] == 1


def test_labels_are_made_of_a_list(desk: Running) -> None:
    list_ = drop(desk, "guests.csv", GUESTS.replace("Cy,Day,,,,,lamp\n", "").encode())["list"]
    asked = {"list": list_, "media": ["labels"], "id": "", "text": ""}  # without any letter
    made = ask(desk, "list/make", **asked, sheet="avery-5160", start="29")
    assert [(each["name"], each["pages"]) for each in made["files"]] == [("guests-labels.pdf", 2)]
    assert "The last sheet has 29 labels left; begin there next time at label 2." in made["html"]
    said = ask(desk, "list/make", 422, **asked, sheet="avery-516")
    assert said["error"]["message"] == "no sheet of labels is called 'avery-516'"
    shown = ask(desk, "list/row", **asked, row=2, show=["label"], sheet="avery-5160", start="29")
    assert "Salem" in shown["pieces"]["label"]["pages"][0]["svg"]
    wrong = ask(desk, "list/row", **asked, row=2, show=["label"], sheet="avery-5160", start="31")
    assert wrong["remarks"][0]["message"].startswith("there is no label 31; Avery 5160 has 30 labels")
    picture = ask(desk, "list/sheet", sheet="avery-5160", start="3")
    assert picture["count"] == 30 and picture["html"].count('class="used"') == 2
    ask(desk, "list/sheet", 422, sheet="avery-5160", start="x")
    said = ask(desk, "list/make", 422, **{**asked, "media": ["letters"]})
    assert said["error"]["hint"] == "choose envelopes or labels"


def test_a_long_merge_can_be_stopped_and_keystrokes_are_answered_meanwhile(desk: Running) -> None:
    rows = "".join(f"Ann,Lee,{number} Elm Street,Salem,OR,97301,bowl\n" for number in range(1, 2000))
    list_ = drop(desk, "many.csv", (GUESTS.partition("\n")[0] + "\n" + rows).encode())["list"]
    asked = letter(desk)
    said: list[Any] = []
    running = threading.Thread(target=lambda: said.append(desk.post("/api/list/problems", {"list": list_, **asked})))
    with Told(desk) as told:
        running.start()
        told.next(type="list", list=list_)
        assert ask(desk, "pages", serial=1, **asked)["serial"] == 1
        ask(desk, "list/stop", list=list_)
        running.join(10)
    ((status, answer),) = said
    assert status == 422 and answer["error"]["message"].startswith("stopped;")


def test_a_list_that_is_gone_is_asked_for_again(desk: Running) -> None:
    list_ = drop(desk, "guests.csv", GUESTS.encode())["list"]
    for _ in range(4):
        drop(desk, "others.csv", GUESTS.encode())
    said = ask(desk, "list/columns", 422, list=list_, columns={})
    assert said["error"]["hint"] == "drop it on the page again"


NOTE = LETTER.replace("date:", "kind: note\ndate:") + "\n{{#kids}}\nA kiss to {{kids}}!\n{{/kids}}\n"


def words_of(shown: dict[str, Any], piece: str) -> str:
    """All that stands on the pages of a piece, as its pictures say it."""
    return " ".join(str(row[5]) for page in shown["pieces"][piece]["pages"] for row in page["words"])


def test_a_letter_for_a_list_is_shown_with_its_fields_and_no_faults(folder: Path) -> None:
    studio, lists, file = Studio(), Lists(), str(folder / "note.md")
    merging = Merging(studio, str(folder), lambda _: None)

    def stand(template: Template) -> Stood | None:
        return merging.stand(lists.latest, template, TODAY) if lists.latest else None

    def ask_for(text: str, *pieces: str) -> dict[str, Any]:
        return show(studio, text, file, list(pieces), (TODAY, False), lambda _, svg: svg, stand)

    shown = ask_for(NOTE, "letter", "card", "envelope", "email")
    assert shown["list"] == {"name": "", "row": 0, "list": ""}
    assert [each["message"] for each in shown["remarks"]] == [
        "no subject is given; using 'A note from Daniel Okafor'",
        "the sender has no e-mail address; From is left out",
    ]
    assert "Thank you for the {{gift}}, which" in words_of(shown, "card")
    assert "Dear {{name}}," in words_of(shown, "card") and "A kiss to {{kids}}!" in words_of(shown, "letter")
    assert "{{city}}, {{state}} {{zip}}" in words_of(shown, "envelope")
    told = ask_for(NOTE.replace("{{/kids}}", ""), "card")
    assert [each["message"] for each in told["remarks"]] == ["the section 'kids' has no end"]
    assert ask_for(NOTE.replace("{{", "\\{{"), "card")["list"] is None
    assert letter_in(studio, NOTE, file).recipient
    lists.add("guests.csv", GUESTS.encode(), "9:05 AM")  # it has no kids, so it isn't the list
    shown = ask_for(NOTE, "card")
    assert shown["list"]["name"] == ""
    lacking = [(each["message"], each["line"]) for each in shown["remarks"] if each["kind"] == "question"]
    assert lacking == [("guests.csv has no column 'kids'", NOTE.split("\n").index("{{#kids}}") + 1)]
    rows = (
        "First name,Last name,Address,City,State,ZIP,Gift,Kids\nAnn,Lee,,,,,bowl,\nBo,Fox,1 A St,Salem,OR,97301,mug,\n"
    )
    lists.add("guests.csv", rows.encode(), "9:05 AM")
    shown = ask_for(NOTE, "card")
    assert shown["list"] == {"name": "Bo Fox", "row": 3, "list": "guests.csv"}  # row 2 has no address
    assert "the mug," in words_of(shown, "card") and "kiss" not in words_of(shown, "card")
    found = [row[0] for page in shown["pieces"]["card"]["pages"] for row in page["words"] if "the mug" in row[5]]
    assert found == [NOTE.split("\n").index("Thank you for the {{gift}}, which arrived on Friday.") + 1]


def test_how_cards_are_printed_and_cut_is_told_as_on_the_command_line(desk: Running, folder: Path) -> None:
    (folder / "note.md").write_text(NOTE.partition("{{#")[0], "utf-8")
    id, text = open_letter(desk, "note.md")
    rows = GUESTS.replace("Salem,OR,97301,\n", "Salem,OR,97301,mug\n").replace("Cy,Day,,,,,lamp\n", "")
    asked = {"list": drop(desk, "guests.csv", rows.encode())["list"], "id": id, "media": ["cards"]}
    found, made = ask(desk, "list/problems", text=text, **asked), ask(desk, "list/make", **asked)
    (folder / "guests.csv").write_text(rows, "utf-8")
    arguments = ["merge", str(folder / "note.md"), str(folder / "guests.csv"), "--ledger", "none", "--cards"]
    done = CliRunner().invoke(stationery, [*arguments, "-o", str(folder / "all.pdf")])
    assert done.exit_code == 0, done.output
    for name in ("note.md", "guests.csv", "all.pdf"):
        (folder / name).unlink()
    advice = [line.partition(": ")[2] or line for line in done.output.split("\n") if "print" in line or "Cut" in line]
    assert len(advice) == 2 and "both sides" in advice[0] and advice[1].startswith("Cut the sheet")
    for html in (found["html"], made["html"]):
        assert advice[1] in html and advice[0][1:] in html.replace("&quot;", '"')
        assert "print the odd pages, turn the pile over" in html
    assert "4 pages on 2 sheets" in made["html"]


def test_nobody_gets_it_twice_unless_it_is_said(desk: Running, folder: Path) -> None:
    rows = GUESTS.replace("Salem,OR,97301,\n", "Salem,OR,97301,mug\n").replace("Cy,Day,,,,,lamp\n", "")
    list_, id = drop(desk, "guests.csv", rows.encode())["list"], letter(desk)["id"]
    asked = {"list": list_, "id": id, "keeps": True}
    made = ask(desk, "list/make", **asked)
    assert "What you save or print is written down in made.csv" in made["told"] and made["before"] == []

    def save(list_: str, *files: int) -> list[str]:
        for file in files:
            desk.ask("POST /api/list/file", desk.headers(), json.dumps({"list": list_, "file": file}).encode())
        path = folder / "made.csv"
        return path.read_text("utf-8-sig").splitlines() if path.exists() else []

    assert save(list_) == []  # nothing is saved yet
    at = ask(desk, "list/make", **asked)["at"]
    kept = save(list_, at, at)
    assert len(kept) == 4 and kept[1].split(",")[1:4] == ["Ann Lee", "gifts: letter", ""]
    some = ask(desk, "list/problems", text=letter(desk)["text"], **asked)["html"]
    assert "letter. Now only: envelope." in some
    assert len(save(list_, at + 1)) == 7
    found = ask(desk, "list/problems", text=letter(desk)["text"], **asked)
    assert found["checked"] == 0 and found["before"][0]["names"] == ["Ann Lee", "Bo Fox", "Di Ray"]
    assert "3 people (Ann Lee, Bo Fox, Di Ray) got theirs on " in found["html"] and "fine" not in found["html"]
    again = ask(desk, "list/make", **asked)
    assert again["files"] == [] and "There is nothing to make." in again["told"]
    also = {**asked, "media": ["letters", "labels"], "sheet": "avery-5160"}
    assert "Now only: label." in ask(desk, "list/problems", text=letter(desk)["text"], **also)["html"]
    more = rows.replace("Ann,Lee", "Ed,Poe").encode()
    one = ask(desk, "list/make", **{**asked, "list": drop(desk, "guests.csv", more)["list"]})
    assert one["recipients"] == 1 and one["files"][0]["pages"] == 1
    made = ask(desk, "list/make", again=True, **asked)
    assert len(made["files"]) == 2 and len(save(list_, made["at"])) == 10
    (folder / "made.csv").write_text("a,b\n1,2\n")  # somebody's own
    said = ask(desk, "list/make", 422, again=True, **asked)["error"]
    assert said["message"] == "made.csv: this isn't a ledger" and said["hint"].startswith("rename that file")
    assert (folder / "made.csv").read_text() == "a,b\n1,2\n"
    (folder / "made.csv").unlink()


def test_a_second_person_of_a_row_is_told(desk: Running) -> None:
    found = drop(desk, "guests.csv", b"Name,Plus One,Street,City\nAnn Lee,Bo,12 Elm Street,Salem\n")
    assert not found["settled"] and [each["unsettled"] for each in found["columns"]] == [False, True, False, False]
    assert "and choose \u201cOne letter for the people of one address\u201d" in found["html"]
    asked = {"list": found["list"], "columns": {"Plus One": "given"}, "whose": "partner"}
    assert ask(desk, "list/columns", **asked)["columns"][1]["part"] == "partner given"


def test_e_mails_come_in_one_file(desk: Running) -> None:
    rows = "Name,E-mail,Gift\nAnn Lee,ann@example.com,bowl\nBo Fox,,mug\nAnn Lee,al@example.com,hat\n"
    asked = {"list": drop(desk, "mail.csv", rows.encode())["list"], "media": ["emails"], **letter(desk)}
    checked, made = ask(desk, "list/problems", **asked), ask(desk, "list/make", **asked)
    for told in (checked, made):
        assert "row 3 has no e-mail address, so no draft is made" in str(told["remarks"])
    assert not checked["rows"] and [each["name"] for each in made["files"]] == ["gifts-mail-emails.zip"]
    body = json.dumps({"list": asked["list"], "file": made["at"]}).encode()
    status, head, data = desk.ask("POST /api/list/file", desk.headers(), body)
    assert status == 200 and "application/zip" in head
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == ["Ann Lee.eml", "Ann Lee-2.eml"]
        assert b"Thank you for the hat" in archive.read("Ann Lee-2.eml")
    shown = ask(desk, "list/row", row=2, show=["email"], **asked)
    assert "the bowl" in shown["pieces"]["email"]["text"]
    assert "recipient has no e-mail" not in str(shown["remarks"])


def test_rows_with_problems_are_a_list_to_mend(desk: Running) -> None:
    list_ = drop(desk, "guests.csv", (GUESTS + "Ann,Lee,12 Elm Street,Salem,OR,97301,hat\n").encode())["list"]
    found = ask(desk, "list/problems", list=list_, **letter(desk))
    body = json.dumps({"list": list_, "file": found["rest"]}).encode()
    _, head, data = desk.ask("POST /api/list/file", desk.headers(), body)
    assert "guests-problems.csv" in head
    assert [row.split(",")[0] for row in data.decode("utf-8-sig").splitlines()] == ["First name", "Bo", "Cy"]
    assert "ows 2 and 6" in found["html"]  # they may be the same person


def test_what_a_list_lacks_is_told_at_once(desk: Running) -> None:
    empty = drop(desk, "guests.csv", GUESTS.partition("\n")[0].encode() + b"\n")
    assert empty["count"] == 0 and "no rows below them" in empty["html"]
    lacks = drop(desk, "guests.csv", b"Name,Gift\nAnn Lee,bowl\n")
    assert "There is no address yet. Say above which" in lacks["html"]
    said = ask(desk, "list/problems", 422, list=lacks["list"], **letter(desk))
    assert said["error"]["hint"] == "say above which column is the street, and which the city"


def test_every_part_of_a_file_of_columns_can_be_chosen() -> None:
    dropped = Dropped("guests.csv", GUESTS.encode(), "9:05 AM")
    for whose, part in known_feeds():
        dropped.map_columns({"Gift": f"{whose} {part}".strip()})
        found = dropped.describe()
        gift = found["columns"][6]
        assert gift["part"] == f"{whose} {part}".strip() and part in found["parts"]
        assert whose in gift["whose"] or not whose
    html = draw_columns(found)
    assert all(f'<option value="{part}"' in html for _, part in known_feeds())
    assert not re.search(r">[a-z]+_[a-z_]+<", html)  # each has its words
    with pytest.raises(UnknownName):
        dropped.map_columns({"Gift": "work given"})


def test_whose_a_part_is_goes_with_parts_of_an_address_alone(desk: Running) -> None:
    list_ = drop(desk, "guests.csv", GUESTS.encode())["list"]

    def choose(part: str) -> str:
        found = ask(desk, "list/columns", list=list_, columns={"Address": part}, whose="work")
        return str(found["columns"][2]["part"])

    assert [choose("street"), choose("title"), choose("")] == ["work street", "title", ""]


def test_a_column_whose_part_another_takes_is_asked_about(desk: Running) -> None:
    list_ = drop(desk, "guests.csv", GUESTS.encode())["list"]
    found = ask(desk, "list/columns", list=list_, columns={"Gift": "locality"})
    assert not found["settled"] and [each["heading"] for each in found["columns"] if each["unsettled"]] == ["City"]
    mended = ask(desk, "list/columns", list=list_, columns={"City": "locality"})
    assert [each["heading"] for each in mended["columns"] if each["unsettled"]] == ["Gift"]
    assert ask(desk, "list/columns", list=list_, columns={"Gift": ""})["settled"]


def test_rows_with_remarks_are_not_called_fine() -> None:
    from stationery.desk.list_markup import draw_problems

    row = {"row": 3, "name": "Bo Fox", "errors": [], "remarks": [{"message": "what is in parentheses is printed"}]}
    none: dict[str, Any] = dict.fromkeys(("bad", "doubtful", "untitled"), 0)
    none |= {
        "own": [],
        "plan": [],
        "before": [],
        "printing": [],
        "joinings": {"count": 0},
        "rest": None,
        "by_rows": True,
    }
    told = draw_problems({**none, "checked": 27, "rows": [row], "remarks": []})
    assert "27 rows can be made; 1 remark:" in told and "fine" not in told
    assert "All 27 rows are fine." in draw_problems({**none, "checked": 27, "rows": [], "remarks": []})


def test_a_whole_name_beside_its_parts_is_told_as_what_stands_in() -> None:
    rows = b"Household,First,Last,Street,City,State,ZIP\nThe Lees,Ann,Lee,1 Main St,Salem,OR,97301\n"
    listed = Dropped("guests.csv", rows, "9:00").describe()
    drawn = draw_columns(listed)
    assert drawn.count("Used where “First” and “Last” are empty.") == 1
    assert ">the person’s own</option>" in drawn and drawn.index("the person’s own") < drawn.index("the usual one")
