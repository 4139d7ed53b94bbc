"""A preview leans on the ones before it, and is the same as if there had been none."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest

from stationery import Studio
from stationery.desk.pages import show
from tests.desk.browser import ROOT

TODAY = date(2026, 11, 20)
WORDS = (
    "office ", "extraordinary\n", "12", "1,984 ", "*so* ", "**much** ", "—", "\n\n", "\n- one\n- two\n\n", "x",
    "ﬁne, ", '"quoted" ', "https://example.com/a/long/path ", "> ", "Żółć ", "\n# Head\n\n", " [[day]] ",
)  # fmt: skip
HEADS = (
    "kind: thank-you", "kind: note", "style: din5008-b", "style: full-block", "style: simplified", "font: eb-garamond",
    "font: inter", "envelope: us-10-window", "envelope: dl", "envelope: us-a7", "language: de", "language: fr",
    "paper: a4", "justify: yes", "subject: Our talk", "attention: Ms. Kay", "letterhead: ruled", "letterhead: monogram",
    "date: 2026-11-03", "delivery_notation: Personal", "figures: lining", "smart: no",
    "close: Yours,", "postscript: It rained.", "enclosures: [Résumé, Map]", "one_page: yes", "address_manner: post",
    "as_typed: yes", "wrong: yes", "salutation: Dear Rosa,", "signers: [Ann, Bob]", "card: us-a2", "paper: letter",
)  # fmt: skip
NAMES = ("Ms. Jane Schmoe", "Dr. Jane Roe", "Zoë & Max", "花子 様")
TEXT = """---
from: |
  Ann Lee
  12 Elm St
  Salem, OR 97301
to: |
  Ms. Jane Schmoe
  Acme Corporation
  1200 Main Street, Suite 400
  Springfield, IL 62701
---
Thank you for taking the time to meet with me on Friday, and for the tour of the archive, which I had hoped to see.

It was **good** to hear of the 1,200 letters from 1984, and of the weekly meetings that you described.

I would be glad to answer any further questions.
"""
PROFILES = ("font: inter", "letterhead: centered", "paper: a4", "justify: yes", "envelope: us-9")


def preview(studio: Studio, text: str) -> Any:
    wanted = ["letter", "card" if "kind: note" in text else "envelope"]
    return show(studio, text, "letter.md", wanted, (TODAY, False), lambda page, svg: str(svg))


def edit(text: str, random: Random, heads: list[str]) -> str:
    """The text after one of the things that one does to it; every third time, the next one of the `heads` is set."""
    head, body = text[4:].split("\n---\n", 1)
    kind, at = random.randrange(8), random.randrange(len(body) + 1)
    if kind < 2:
        body = body[:at] + random.choice(WORDS) + body[at:]
    elif kind == 2:
        body = body[:at] + body[at + random.choice((1, 1, 8, 60)) :]
    elif kind == 3:
        body = body[at:] + "\n\n" + body[:at]
    elif kind == 4:
        head = head.replace(*random.sample(NAMES, 2)).replace("Suite 400", "Suite 4")
    else:
        added = heads.pop()
        rows = [row for row in head.split("\n") if not row.startswith((added.partition(":")[0] + ":", "wrong:"))]
        head = "\n".join([*rows, added])
    return f"---\n{head}\n---\n{body}"


def change(folder: Path, nth: int) -> None:
    """Change a file of the user's: a typeface becomes another one, a style gets a wider margin, then the profile."""
    files = ("fonts/eb-garamond.yaml", "layouts/letters/full-block.yaml", "profile.yaml")
    path = folder / files[nth]
    path.parent.mkdir(parents=True, exist_ok=True)
    style = (ROOT / files[1]).read_text().replace("left: 1.25in", "left: 2in").replace("left: 30mm", "left: 40mm")
    path.write_text(((ROOT / "fonts/inter.yaml").read_text(), style, "name: Ann O. Lee\njustify: yes\n")[nth])


@pytest.mark.parametrize("seed", range(2))
def test_any_edits_leave_the_preview_a_fresh_one(tmp_path: Path, seed: int) -> None:
    """Each preview equals that of a Studio whose previews keep nothing, and one of them that of a new one."""
    random, heads = Random(seed), list(HEADS[seed::2])
    random.shuffle(heads)
    (tmp_path / "profile.yaml").write_text("name: Ann Lee\n")
    studio, forgetful = Studio(data=[tmp_path]), Studio(data=[tmp_path])
    text, before, made = TEXT, [TEXT], 0
    for number in range(30):
        if number % 10 == 8:
            change(tmp_path, number // 10)
        text = random.choice(before) if number % 6 == 5 or not heads else edit(text, random, heads)
        before.append(text)
        forgetful._memory = None
        found = preview(studio, text)
        assert found == preview(forgetful, text), text
        if number == 29:
            assert found == preview(Studio(data=[tmp_path]), text), text
        made += len(found["pieces"])
    assert made > 40
