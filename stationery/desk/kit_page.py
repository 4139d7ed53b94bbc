"""Kit page: the files of an interview kit, each to open, save, or print."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from stationery.desk.glance import glance_at
from stationery.desk.home_markup import KIT, name_letter
from stationery.desk.made import MADE, Made
from stationery.desk.markup import Html, sentence, tag
from stationery.desk.sheets import ENDINGS, Sheets
from stationery.desk.vocabulary import in_our_terms, vocabulary
from stationery.model.errors import Place, Remark, SourceError

ASKED = "kit:"
"""What is asked for begins so; the kit's folder follows."""
_PDF, _ICS = ".pdf", ".ics"
_ORDER = (*ENDINGS, _ICS, _PDF)


def draw_kit(sheets: Sheets, folder: str, remarks: Iterable[Remark] = ()) -> dict[str, Any]:
    """The page of a kit; nothing where there is none."""
    words = vocabulary()["kit"]
    where = _find_folder(sheets, folder)
    names = sorted(os.listdir(where), key=lambda each: (_rank(each), each)) if where else []
    rows = [_draw_row(f"{folder}/{each}", os.path.join(where, each)) for each in names if _rank(each) < len(_ORDER)]
    if not rows:
        return {"html": ""}
    told = [tag("p.about", sentence(each.message), " ", sentence(in_our_terms(each.hint))) for each in remarks]
    back = tag("p.back", tag("a", vocabulary()["page"]["home"], href="#"))
    about = tag("p.about", words["about"].replace("{folder}", folder))
    return {"html": tag("form.ask", back, tag("h1", words["title"], tabindex=-1), about, *told, *rows), "words": {}}


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


def _draw_row(name: str, path: str) -> Html:
    words = vocabulary()["kit"]
    file = os.path.basename(name)
    stem = os.path.splitext(file)[0]
    if file.endswith(ENDINGS):
        kind, to, for_list = glance_at(path)
        called = name_letter(kind, to, for_list=for_list)
        tools = [tag("a", words["open"], href=f"#write/{quote(name, safe='')}")]
    else:
        called = next((said for key, said in words.items() if key.startswith("is-") and stem.startswith(key[3:])), stem)
        tools = [tag("button", words["save"], type="button", data_act=f"save:{name}")]
        if file.endswith(_PDF):
            tools.append(tag("button", words["print"], type="button", data_act=f"print:{name}"))
    row = (tag("b", called), tag("p.hint", file), tag("p.answers", *tools), tag("p.wrong", role="alert"))
    return tag("div.question", *row)
