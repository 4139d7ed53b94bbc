"""Kit page: the files of an interview kit, each to open, save, or print."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from stationery.desk.glance import glance_at
from stationery.desk.home_markup import name_letter
from stationery.desk.kits import KIT, read_answers_of, read_kit, say_moment
from stationery.desk.made import MADE, Made
from stationery.desk.markup import Html, sentence, tag
from stationery.desk.sheets import ENDINGS, Sheets
from stationery.desk.vocabulary import in_our_terms, vocabulary
from stationery.model.errors import Place, Remark, SourceError
from stationery.studio import Studio

ASKED = "kit:"
"""What is asked for begins so; the kit's folder follows."""
MENDED = "mend"
"""What is asked for to correct a kit's answers; a colon and its folder follow."""
_PDF, _ICS = ".pdf", ".ics"
_ORDER = (*ENDINGS, _ICS, _PDF)


def draw_kit(studio: Studio, sheets: Sheets, folder: str, remarks: Iterable[Remark] = ()) -> dict[str, Any]:
    """The page of a kit; nothing where there is none. Those `remarks` are told that came of making it, else those on
    its interview."""
    words = vocabulary()["kit"]
    where = _find_folder(sheets, folder)
    names = sorted(os.listdir(where), key=lambda each: (_rank(each), each)) if where else []
    called = {id: each.name for id, each in studio.catalog("envelopes").items()}
    shown = [each for each in names if _rank(each) < len(_ORDER)]
    rows = [_draw_row(f"{folder}/{each}", os.path.join(where, each), called) for each in shown]
    if not rows:
        return {"html": ""}
    known = read_kit(sheets.folder, folder)
    if known:
        remarks = list(remarks) or known.remarks
    told = [tag("p.about", sentence(each.message), " ", sentence(in_our_terms(each.hint))) for each in remarks]
    back = tag("p.back", tag("a", vocabulary()["page"]["home"], href="#"))
    about = tag("p.about", words["about"].replace("{folder}", folder))
    when = f", {say_moment(known.at)}" if known and known.at else ""
    of = tag("p.about", tag("b", f"{known.organization.text}{when}")) if known and known.organization else None
    title = tag("h1", words["title"], tabindex=-1)
    mend = tag("p.quiet", tag("a", words["mend"], href=f"#begin/{quote(f'{MENDED}:{folder}', safe='')}"))
    known_answers = read_answers_of(sheets.folder, folder)
    page = tag("form.ask", back, title, of, about, *told, *rows, mend if known_answers else None)
    return {"html": page, "words": {}}


def find_kit(sheets: Sheets, folder: str) -> str:
    """The folder, if it is a kit's; empty for any other."""
    return folder if _find_folder(sheets, folder) else ""


def fill_kit(kinds: dict[str, Any], folder: str, sheets: Sheets) -> str:
    """Have the questions of a kit ask for its answers again, and give their name; empty where there is none."""
    known = read_answers_of(sheets.folder, folder) if folder else None
    if known is None:
        return ""
    words, page = vocabulary()["kit"], kinds["kit"]
    questions = [{**each, "usual": known[0].get(each["name"], each.get("usual", ""))} for each in page["questions"]]
    told = {"title": words["title"], "about": words["mend-about"], "done": words["mend-done"]}
    kinds["kit"] = {**page, **told, "questions": questions}
    return "kit"


def read_part(sheets: Sheets, name: str) -> Made:
    """A file of a kit that is named `interview-kit/checklist.pdf`. Raises SourceError for any other."""
    folder, _, part = name.partition("/")
    where = _find_folder(sheets, folder)
    path = os.path.join(where, part)
    known = bool(where) and part in os.listdir(where) and part.endswith((_PDF, _ICS))
    if not known or os.path.realpath(path) != path:
        raise SourceError("the kit has no such file", Place(name), "look into its folder")
    with open(path, "rb") as stream:
        return Made(part, MADE["ics" if part.endswith(_ICS) else "pdf"][1], stream.read())


def _find_folder(sheets: Sheets, folder: str) -> str:
    """The path of a kit's folder; empty for any other."""
    path = os.path.join(sheets.folder, folder)
    plain = folder.endswith(KIT) and os.path.basename(folder) == folder
    return path if plain and os.path.isdir(path) and os.path.realpath(path) == path else ""


def _rank(name: str) -> int:
    return next((at for at, ending in enumerate(_ORDER) if name.endswith(ending)), len(_ORDER))


def _draw_row(name: str, path: str, envelopes: dict[str, str]) -> Html:
    words = vocabulary()["kit"]
    file = os.path.basename(name)
    stem = os.path.splitext(file)[0]
    if file.endswith(ENDINGS):
        kind, to, for_list = glance_at(path)
        called = name_letter(kind, to, for_list=for_list)
        open_ = f"{words['open']}: {called}"
        tools = [tag("a", words["open"], href=f"#write/{quote(name, safe='')}", aria_label=open_)]
    else:
        key = next((key for key in words if key.startswith("is-") and stem.startswith(key[3:])), "")
        cover = envelopes.get(stem.removeprefix(f"{key[3:]}-")) if key else None
        called = f"{words[key]}: {cover}" if cover else words.get(key, stem)
        acts = ("save", "print") if file.endswith(_PDF) else ("save",)
        tools = [
            tag("button", words[act], type="button", data_act=f"{act}:{name}", aria_label=f"{words[act]}: {called}")
            for act in acts
        ]
    row = (tag("b", called), tag("p.hint", file), tag("p.answers", *tools), tag("p.wrong", role="alert"))
    return tag("div.question", *row)
