"""Answers turned into an interview file and the kit beside it, as `stationery kit --new` writes them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from stationery.agenda.calendar import identity_in
from stationery.data.files import is_ours, make_folder, write
from stationery.data.resources import state_folder
from stationery.desk.begin import Answers, Begun, Doubtful, When, read_sender, trim_role
from stationery.desk.kit_file import find_answer, has_no_zone, read_promised, told_at_answers, write_interview, zone_of
from stationery.desk.kit_zone import doubt_zone
from stationery.desk.kits import KIT, find_twin, interview_of, read_answers_of
from stationery.desk.known_people import remember_sender
from stationery.desk.sheets import ENDINGS, Sheets
from stationery.desk.vocabulary import vocabulary
from stationery.model.errors import Place, Remark, SourceError
from stationery.model.letter import Letter
from stationery.model.values import replace
from stationery.products.clock import clock
from stationery.products.draft import Details, Drafting, choose_language, is_untouched
from stationery.products.interview_doubts import doubt_interview
from stationery.products.kit import CALENDAR_FILE, kit
from stationery.reading.files import read_text
from stationery.reading.interview import read_interview
from stationery.studio import Studio

_FILE = "interview.yaml"
_ANY_DAY = date(2000, 1, 1)


TWIN = "twin"
"""The doubt that is answered where a second kit is meant."""


def begin_kit(
    studio: Studio, sheets: Sheets, answers: Answers, when: When, anyway: Sequence[str] = (), mends: str = ""
) -> Begun:
    """Write the interview file and the folder of the kit; the first draft in it is opened. It `mends` the kit of that
    folder: what was made for it then, and nobody has changed, goes to the state folder.

    Raises Doubtful where there is a kit for the same interview, or answers seem wrong, unless those are in `anyway`.
    """
    sender = read_sender(answers)
    answers, told = trim_role(answers)
    answers, more = read_promised(answers, when)
    text = write_interview(answers, sender, when)
    name = sheets.find_free(_FILE, KIT)
    if mends:
        known = read_answers_of(sheets.folder, mends)
        if known is None:
            raise SourceError("this kit can't be corrected here", Place("where"), "change its interview file")
        name = os.path.basename(interview_of(sheets.folder, mends))
        text += "".join(rows for key, rows in known[1].items() if not (sender and key == "from"))
    folder = os.path.join(sheets.folder, f"{os.path.splitext(name)[0]}{KIT}")
    file = os.path.join(sheets.folder, name)
    with told_at_answers(text, file):
        interview = read_interview(text, file)
    doubts: list[Doubtful] = []
    twin = "" if TWIN in anyway else find_twin(sheets.folder, interview, mends)
    if twin:
        hint = "open it under “All letters”, or change the day; or make a second one"
        said = f"there is a kit for this interview already, in the folder “{twin}”"
        doubts.append(Doubtful(said, Place("where"), hint, TWIN))
    with studio.trip(Letter("to", sender=sender), today=when.now.date()) as (stock, laid):
        language = choose_language(interview, stock, laid.sender, interview.language or laid.choices.language)
        details = Details(f"../{name}", commands=False, calendar_identity=_find_identity(folder) if mends else "")
        by = Drafting(stock, language, clock(interview, laid.sender, stock), details)
        wrong = [*doubt_interview(interview, language, stock, when.now)]
        if has_no_zone(answers):
            wrong += doubt_zone(interview, interview.sender or laid.sender, zone_of(interview, when), stock)
        doubts += _list_doubts(wrong, text, anyway)
        if doubts:
            first = doubts[0]
            first.others, first.anyway = tuple(doubts[1:]), " ".join(each.anyway for each in doubts)
            raise first
        made = kit(interview, laid.choices, laid.sender, by, spare=0, now=when.now)
    files = [(file, text.encode())]
    files += [(os.path.join(folder, each), result.pdf) for each, result in made.prints]
    drafts = [(os.path.join(folder, each), draft) for each, draft in made.drafts]
    kept = [path for path, _ in drafts if os.path.lexists(path) and not _is_made(path)] if mends else []
    files += [(path, draft.encode()) for path, draft in drafts if path not in kept]
    if made.calendar:
        files.append((os.path.join(folder, made.calendar[0]), made.calendar[1]))
    make_folder(folder)
    if mends:
        _set_aside(file, folder, when.now)
    write(*files)
    if sender and answers.get("remember") == "yes":
        remember_sender(answers["from"])
    ids = [sheets.id_of(path) if path in kept else sheets.adopt(path) for path, _ in drafts]
    remarks = (
        *told,
        *more,
        *(
            Remark(f"{os.path.basename(path)} has your own changes, and stays as it was: correct it there, too")
            for path in kept
        ),
        *interview.remarks,
        *made.remarks,
        *(_of_file(name, each) for name, result in made.prints for each in result.remarks),
    )
    return Begun(ids[0], "letter", tuple(os.path.relpath(path, sheets.folder) for path, _ in files), remarks)


def _list_doubts(remarks: Iterable[Remark], text: str, anyway: Sequence[str]) -> Iterator[Doubtful]:
    """What is told of each answer that seems wrong and that nobody has said is right."""
    told: dict[str, list[Remark]] = {}
    for each in remarks:
        key = find_answer(text, each.place)
        if key and key not in anyway:
            told.setdefault(key, []).append(each)
    for key, rows in told.items():
        said = "; ".join(each.message.removeprefix(f"{key}: ") for each in rows)
        yield Doubtful(said, Place(key), "; ".join(each.hint.replace("`at:`", "it") for each in rows))


def _find_identity(folder: str) -> str:
    """What the kit's calendar of before calls the interview, so that a calendar program takes the new one for it."""
    path = os.path.join(folder, CALENDAR_FILE)
    try:
        return identity_in(read_text(path, Place(path))) if os.path.isfile(path) else ""
    except SourceError:
        return ""


_PRINTS = tuple(key.removeprefix("is-") for key in vocabulary()["kit"] if key.startswith("is-"))
"""How the names of a kit's PDFs begin."""


def _is_made(path: str) -> bool:
    """Whether a file is one that was made for a kit, and that nobody has changed."""
    if not path.endswith(ENDINGS):
        return os.path.basename(path).startswith(_PRINTS) and is_ours(path)
    try:
        return is_untouched(read_text(path, Place(path)))
    except SourceError:
        return False


def _set_aside(file: str, folder: str, moment: datetime) -> None:
    """Move what was made for a kit to the state folder, with its interview file."""
    before = os.path.join(state_folder(), "before")
    make_folder(before, private=True)
    where = hashlib.sha256(os.fsencode(folder)).hexdigest()[:8]
    for path in (file, *(os.path.join(folder, each) for each in sorted(os.listdir(folder)))):
        if path == file or (os.path.isfile(path) and not os.path.islink(path) and _is_made(path)):
            stem, ending = os.path.splitext(os.path.basename(path))
            with open(path, "rb") as stream:
                data = stream.read()
            write((os.path.join(before, f"{stem}-{where}-{moment:%Y%m%d-%H%M%S}{ending}"), data), private=True)
            if path != file:
                os.unlink(path)


def _of_file(name: str, told: Remark) -> Remark:
    """A remark on one of several files, with its name."""
    return replace(told, message=f"{name}: {told.message}")
