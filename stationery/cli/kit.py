"""stationery kit: prepares for an interview in one folder, and shows where things stand."""

from __future__ import annotations

import os
import shlex
from typing import TYPE_CHECKING

import click

from stationery.cli.option_groups import OPTIONS, POST, RESULT
from stationery.cli.options import Option, Request, argument, command, option, under
from stationery.cli.terminal import say, tell
from stationery.model.errors import Place, SourceError
from stationery.model.values import replace
from stationery.products.print_hints import advice

if TYPE_CHECKING:
    from datetime import datetime

    from stationery.model.errors import Remark
    from stationery.model.interview import Interview
    from stationery.products.kit import Kit

NEW_FILE = "interview.yaml"


@command(
    argument("file", metavar="[INTERVIEW]", required=False),
    option("asking", Option("--new", "Ask about the interview, write INTERVIEW, and make the kit.", flag=True)),
    option("no_kit", Option("--no-kit", "With --new: only write INTERVIEW.", flag=True)),
    option(
        "sent",
        Option(
            "--sent", "Record in INTERVIEW that you sent NAME a note; repeat it for others.", metavar="NAME", many=True
        ),
    ),
    option("on", Option("--on", "The day you sent it, if not today.", metavar="DATE")),
    option("status", Option("--status", "Show where things stand and what is due; make nothing.", flag=True)),
    option(
        "output",
        heading=OPTIONS,
        metavar="FOLDER",
        help="The folder for the kit; by default INTERVIEW-kit, next to the file.",
    ),
    option("spare", Option("--spare", "Make N more of each envelope.", metavar="N", between=(0, 20), default=0)),
    *under(RESULT, "now"),
    "envelope",
    option(
        "postage",
        Option(
            "--postage",
            "Print postage on the letters' envelopes, each its own: a folder of stamps, a PDF with one on each page, a"
            " text file with a stamp or code in each line, or one stamp or code. A list beside it keeps who has which.",
            heading=POST,
            metavar="FILE",
        ),
    ),
    "card",
    option(
        "no_cards",
        Option("--no-cards", "Leave out the blank cards, their envelopes, and the guide sheet.", flag=True),
    ),
    option("language", heading=OPTIONS, help="The language of the drafts, checklist, and calendar, such as en or de."),
    *under(RESULT, "no_input"),
    "as_json",
    option(
        "force",
        help="Replace existing files, even if stationery did not make them; never a draft you changed.",
    ),
    "printer",
    *under(RESULT, "print_it"),
    option("queue", Option("--queue", "The print queue for --print.", heading=RESULT, metavar="Q")),
    option("slot", Option("--slot", "The slot that --print takes all sheets from.", heading=RESULT, metavar="S")),
    "dry_run",
    "quiet",
    "profile",
)
def kit(request: Request) -> None:
    """Prepare for an interview in one folder: an envelope for each interviewer, blank cards with their envelopes and a
    lined guide sheet, a draft of each thank-you letter, a checklist, and a calendar file.

    Run it again to update the kit; it keeps the drafts that you changed.

    \b
      stationery kit --new                          ask questions, write interview.yaml and interview-kit/
      stationery kit interview.yaml --spare 1       make interview-kit/
      stationery kit interview.yaml --print         make it for your printer, and print it
      stationery kit interview.yaml --status        show how many hours are left
      stationery kit interview.yaml --sent schmoe   record that you sent the note
    """
    from stationery.cli import files, settings, source  # 13.8 ms
    from stationery.cli.startup import import_one_country_of_holidays  # 0.3 ms

    import_one_country_of_holidays()
    file, profile, as_json = request.text("file"), request.require("profile"), request.flag("as_json")
    if request.flag("asking"):
        file = file or NEW_FILE
        _ask(file, request.flag("no_input"))
        if request.flag("no_kit"):
            tell(f"Next: stationery kit {file}")
            return
    if file is None:
        raise click.UsageError("name an interview file; `stationery kit --new` writes one.")
    usual = settings.profile(profile)
    interview = source.interview(file)
    _refuse_strays(request)
    moment = settings.moment(request.text("now"), interview.at.tzinfo if interview.at else None)
    if request.texts("sent"):
        from stationery.cli.sent import record  # 13.7 ms

        record(interview, request, moment)
        if not request.flag("status"):
            return
        interview = source.interview(file)
    folder = request.text("output") or files.beside(file, "-kit", "interview-kit")
    if request.flag("status"):
        from stationery.cli.output import tell_remarks  # 1.3 ms
        from stationery.cli.status import tell_status  # 19.1 ms
        from stationery.cli.strange_drafts import find_strange  # 0.5 ms

        tell_status(interview, usual.sender if usual else None, moment, folder, as_json=as_json)
        tell_remarks(find_strange(interview, folder))
        return
    result, kept = _make(interview, moment, folder, request)
    from stationery.cli.strange_drafts import find_earlier, find_strange  # 0.5 ms

    earlier = find_earlier(folder, tuple(name for name, _ in result.prints))
    result = replace(result, remarks=(*result.remarks, *find_strange(interview, folder), *earlier))
    _tell(result, kept, folder, request)
    if request.flag("print_it"):
        from stationery.cli.printouts import print_files  # 8 ms
        from stationery.printing.choose import Feed  # 25 ms

        named = tuple((os.path.join(folder, name), each.pdf) for name, each in result.prints)
        on = {os.path.join(folder, name): "card stock" for name, _ in result.prints if name.startswith("cards-")}
        feed = Feed(request.text("queue") or "", request.text("slot") or "")
        print_files(named, request.text("printer") or "", feed, dry_run=request.flag("dry_run"), as_json=as_json, on=on)


def _refuse_strays(request: Request) -> None:
    """Raise for options that mean something only beside others."""
    if request.text("on") is not None and not request.texts("sent"):
        raise click.UsageError("--on says when a note was sent; also give --sent NAME.")
    if (request.text("queue") or request.text("slot")) and not request.flag("print_it"):
        raise click.UsageError("--queue and --slot are for --print; use them with it.")
    if request.flag("no_kit"):
        raise click.UsageError("--no-kit goes with --new; to show where things stand, use --status.")


def _make(interview: Interview, moment: datetime, folder: str, request: Request) -> tuple[Kit, tuple[str, ...]]:
    """Make and write the kit. Also returns the paths of the drafts that the user changed, which are kept."""
    from stationery.cli import files, settings, source  # 13.3 ms
    from stationery.model.letter import Choices  # 1.6 ms
    from stationery.products.clock import clock  # 15.9 ms
    from stationery.products.draft import Details, Drafting, choose_language  # 23.2 ms
    from stationery.products.kit import kit as make  # 76.2 ms

    usual = settings.profile(request.require("profile"))
    sender = usual.sender if usual else None
    own = source.over(usual.choices if usual else Choices(), Choices(language=interview.language))
    choices = source.over(own, request.choices())
    stock = settings.stock(moment.date())
    language = choose_language(interview, stock, sender, choices.language)
    times = clock(interview, sender, stock)
    if postage := request.written("postage"):
        interview = replace(interview, postage=postage)
    path = "" if interview.file == files.PIPE else _make_relative(interview.file, folder)
    known = Details(path, calendar_identity=_known_as(folder), printer=request.printer())
    result = make(
        interview,
        choices,
        sender,
        Drafting(stock, language, times, known),
        spare=request.number("spare"),
        now=moment,
        with_cards=not request.flag("no_cards"),
    )
    force = request.flag("force")
    results: list[tuple[str, bytes]] = []
    for name, print_ in result.prints:
        files.may_write(os.path.join(folder, name), force)
        results.append((os.path.join(folder, name), print_.pdf))
    if result.calendar:
        name, data = result.calendar
        _may_replace_calendar(os.path.join(folder, name), force)
        results.append((os.path.join(folder, name), data))
    kept = []
    for name, text in result.drafts:
        path = os.path.join(folder, name)
        if not os.path.lexists(path) or _is_untouched(path):
            results.append((path, text.encode()))
        else:
            kept.append(path)
    if result.record:
        results.append(result.record)
    if not request.flag("dry_run"):
        files.make_folder(folder)
        files.write(*results)
    return result, tuple(kept)


def _tell(result: Kit, kept: tuple[str, ...], folder: str, request: Request) -> None:
    from stationery.cli.output import as_data, tell_json, tell_remarks  # 1.3 ms

    remarks: list[Remark] = [*result.remarks, *(remark for _, each in result.prints for remark in each.remarks)]
    tell_remarks(remarks)
    names = [name for name, _ in (*result.prints, *result.drafts, *((result.calendar,) if result.calendar else ()))]
    paths = [os.path.join(folder, name) for name in names]
    written = [path for path in paths if path not in kept]
    dry = request.flag("dry_run")
    if request.flag("as_json"):
        prints = [as_data(os.path.join(folder, name), each.pages, each.remarks) for name, each in result.prints]
        messages = [str(remark) for remark in remarks]
        tell_json(
            {"folder": folder, "written": [] if dry else written, "kept": kept, "prints": prints, "remarks": messages}
        )
        return
    for path in written:
        say(f"{path} would be written" if dry else path)
    for path in kept:
        tell(f"{path} has your changes; it was kept.")
    if not request.flag("quiet"):
        for name, each in result.prints:
            for sentence in advice(os.path.join(folder, name), each):
                tell(sentence)
        if not dry and not request.flag("print_it"):
            tell(_next_step(result, request))


def _next_step(result: Kit, request: Request) -> str:
    output = request.text("output")
    file = request.text("file") or NEW_FILE
    command = shlex.join(("stationery", "kit", file, *(("-o", output) if output else ()), "--status"))
    drafts = "drafts" if len(result.drafts) > 1 else "draft"
    return f"Next: print these files; after the interview, fill in the {drafts}. Where things stand: {command}"


def _make_relative(file: str, folder: str) -> str:
    """The path of a file relative to a folder, with slashes."""
    try:
        return os.path.relpath(file, folder).replace(os.sep, "/")
    except ValueError:  # on another drive
        return os.path.abspath(file)


def _is_untouched(path: str) -> bool:
    """Whether the file is a draft that we made and the user has not changed."""
    from stationery.products.draft import is_untouched  # 25.4 ms
    from stationery.reading.files import read_text  # 3.5 ms

    try:
        return is_untouched(read_text(path, Place(path)))
    except SourceError:
        return False


def _known_as(folder: str) -> str:
    """The identity of the events in the kit's earlier calendar; empty without one of ours."""
    from stationery.agenda.calendar import identity_in  # 14.1 ms
    from stationery.products.kit import CALENDAR_FILE  # 76.2 ms
    from stationery.reading.files import read_text  # 3.3 ms

    path = os.path.join(folder, CALENDAR_FILE)
    try:
        return identity_in(read_text(path, Place(path))) if os.path.isfile(path) else ""
    except SourceError:
        return ""


def _may_replace_calendar(path: str, force: bool) -> None:
    """Raise if a calendar that we did not make is there, unless `force`."""
    from stationery.agenda.calendar import MAKER  # 14.1 ms
    from stationery.cli.files import CannotWrite  # 0.7 ms
    from stationery.reading.files import read_text  # 3.3 ms

    if force or not os.path.lexists(path):
        return
    try:
        ours = f"PRODID:{MAKER}" in read_text(path, Place(path)).split("\n")
    except SourceError:
        ours = False
    if not ours:
        hint = "choose another folder with -o, or replace it with --force"
        raise CannotWrite("stationery didn't make this file, so it won't replace it", Place(path), hint)


def _ask(path: str, no_input: bool) -> None:
    """Ask about the interview and write its file; an existing file is never replaced."""
    from stationery.cli import files, settings  # 7.8 ms
    from stationery.cli.questions import ask_interview  # 5.2 ms

    if no_input or not settings.at_terminal():
        raise click.UsageError(
            f"--new asks questions and needs a terminal; write {path} in an editor: organization, "
            "address, at, interviewers (`stationery guide interviews` shows one)."
        )
    if os.path.lexists(path):
        raise files.CannotWrite("this interview file already exists", Place(path), "edit it, or name another file")
    files.write((path, ask_interview(settings.today()).encode()))
    say(path)
