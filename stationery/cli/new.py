"""stationery new: starts a letter file from an interview file or a recipient."""

from __future__ import annotations

import os
import shlex
from typing import TYPE_CHECKING

import click

from stationery.cli import files, settings, source
from stationery.cli.files import CannotWrite
from stationery.cli.option_groups import OPTIONS
from stationery.cli.option_types import CatalogName, names
from stationery.cli.options import Option, Request, argument, command, option, read_option
from stationery.cli.output import Output, tell_remarks, write_results
from stationery.cli.terminal import say, tell
from stationery.model.errors import Place, Remark, Several, StationeryError, each_fault, raise_faults
from stationery.model.interview import Interview, display_name, learned_of
from stationery.model.letter import INTERVIEW
from stationery.model.party import Party
from stationery.products.clock import clock
from stationery.products.draft import (
    ONE_EACH,
    Details,
    Drafting,
    choose_language,
    choose_people,
    file_names,
    has_address,
    remark_on_repeats,
    start_draft,
)
from stationery.reading.files import read_text
from stationery.reading.letters import OCCASIONS
from stationery.wording.drafts import find_placeholders

KINDS = {
    "letter": "A letter about anything.",
    "note": "A note on a card: after an interview, or with --occasion gift, wedding, sympathy …",
    "thank-you": "Thanks for an interview; write it within a day.",
    "follow-up": "Ask where things stand, once the promised day has passed.",
    "acceptance": "Accept an offer.",
    "decline-offer": "Decline an offer.",
    "withdrawal": "Withdraw your application.",
    "after-rejection": "Thanks after a rejection.",
    "reschedule": "Ask for another day for an interview.",
}
"""Each kind of letter, with its line in the list of kinds."""

_AFTERWARD = ("thank-you", "note", "follow-up", "after-rejection")
"""The kinds that are written after an interview."""

if TYPE_CHECKING:
    from stationery.model.letter import Letter, Party
    from stationery.products.result import Result

    Unmade = tuple[StationeryError, str]
    """A fault, and the path of what is not made because of it."""


@command(
    argument("kind", type=CatalogName("drafts"), metavar="KIND", required=False),
    option("interview_file", Option("--interview", "The interview file that the letter is about.", metavar="FILE")),
    "to",
    "book",
    "which_address",
    option("interviewer", Option("--interviewer", "Write only to the interviewer with this name.", metavar="NAME")),
    option(
        "learned",
        Option("--learned", "What you learned; completes “What has stayed with me is …”.", metavar="TEXT"),
    ),
    option(
        "experience",
        Option("--experience", "How it relates to your own experience, in a sentence or two.", metavar="TEXT"),
    ),
    option("as_letter", Option("--letter", "Also make the letter as a PDF.", flag=True)),
    option("as_card", Option("--card", "Also make the note card and its envelope.", flag=True)),
    option("as_email", Option("--email", "Also make the e-mail draft.", flag=True)),
    option("occasion", Option("--occasion", "What a note is for; by default, an interview.", among=OCCASIONS)),
    option("language", help="The language of the draft, such as en or de."),
    option("output", heading=OPTIONS, help="The letter file, or a folder for it; - for stdout."),
    option("open_it", heading=OPTIONS, help="Open the letter file in your editor (VISUAL or EDITOR)."),
    "quiet",
    "profile",
)
def new(request: Request) -> None:
    """Start a letter file of KIND: thank-you, withdrawal, after-rejection, follow-up, acceptance, decline-offer,
    reschedule, letter, or note. Without KIND, list them.

    The draft is filled in from the interview file; what you need to write yourself is in [[double brackets]]. With
    several interviewers, each gets a thank-you letter or note of their own. Existing files are never overwritten.

    \b
      stationery new thank-you --interview interview.yaml
      stationery new note --occasion gift --to "Ann Lee; 12 Elm St; Salem, OR 97301"
      stationery new letter --to "Ann Lee; 12 Elm St; Salem, OR 97301" -o ann.md --open
      stationery new thank-you --interview interview.yaml --learned "how you plan your routes" --letter --email
    """
    kind, profile, quiet = request.text("kind"), request.require("profile"), request.flag("quiet")
    if kind is None:
        _list_kinds(alone=not any(map(request.text, ("interview_file", "to", "occasion", "output"))))
        return
    interview_file, interviewer, output = (request.text(name) for name in ("interview_file", "interviewer", "output"))
    occasion = request.text("occasion") or ""
    if occasion and kind != "note":
        raise click.UsageError(f"--occasion is for notes: stationery new note --occasion {occasion}.")
    if occasion not in ("", INTERVIEW) and interview_file:
        raise click.UsageError(f"a note with --occasion {occasion} is not about an interview; leave out --interview.")
    as_letter, as_card, as_email = (request.flag(name) for name in ("as_letter", "as_card", "as_email"))
    learned, experience = request.text("learned") or "", request.text("experience") or ""
    if interviewer and not interview_file:
        raise click.UsageError("--interviewer picks a person from an interview file; also give --interview FILE.")
    finishing = as_letter or as_card or as_email
    if finishing and output == files.PIPE:
        raise click.UsageError(
            "--letter, --card, and --email make more files and cannot go to stdout; name the first with -o."
        )
    opening = request.flag("open_it")
    if opening and output == files.PIPE:
        raise click.UsageError("--open needs a file; name one with -o.")
    if opening and not settings.at_terminal():
        raise click.UsageError("--open needs a terminal for your editor; leave it out, and open the file yourself.")
    usual = settings.profile(profile)
    sender = usual.sender if usual else None
    stock = settings.stock()
    if request.text("book") and request.text("to") is None:
        raise click.UsageError("--book is where --to NAME is looked up; also give --to NAME.")
    to = request.text("to")
    interview, persons = _read_people(
        interview_file,
        source.recipient(to, request.text("book"), request.text("which_address"), whole=True)
        if to is not None
        else None,
        interviewer,
    )
    if len(persons) > 1 and kind not in ONE_EACH:
        hint = "choose another with --interviewer, or someone else with --to"
        message = f"this {kind} is for {display_name(persons[0])}, the first interviewer in the interview file"
        tell_remarks([Remark(message, None, hint)])
        persons = persons[:1]
    language = choose_language(interview, stock, sender, request.written("language"))
    times = clock(interview, sender, stock)
    paths = _choose_paths(output, file_names(kind, persons or (Party(),), named=len(persons) > 1), len(persons))
    told = [learned or learned_of(interview, person).text for person in persons]
    if len(set(filter(None, told))) < len(list(filter(None, told))):
        hint = "colleagues compare letters: write `learned:` for each interviewer, or change it in each letter"
        tell_remarks([Remark(f"what you learned is the same in {_most_alike(told)} letters", None, hint)])
    texts = []
    for number, path in enumerate(paths):
        if path != files.PIPE and os.path.lexists(path):
            hint = "finish that one, or choose another name with -o"
            raise CannotWrite("this file exists, and `new` does not replace files", Place(path), hint)
        known = Details(
            _beside(interview_file, path), learned, experience, finishing, "" if occasion == INTERVIEW else occasion
        )
        person = persons[number] if persons else None
        texts.append(
            start_draft(read_option("KIND", kind), interview, person, Drafting(stock, language, times, known), number)
        )
    if output and output.endswith(("/", os.sep)):
        files.make_folder(output)
    files.write(*((path, text.encode()) for path, text in zip(paths, texts, strict=True)))
    if len(persons) > 1:
        tell_remarks(remark_on_repeats(read_option("KIND", kind), persons, Drafting(stock, language, times, Details())))
    _remark_on_time(kind, interview, finishing=finishing)
    for path in paths:
        if path != files.PIPE:
            say(path)
    if opening:
        texts = [_edit(path) for path in paths]
    for number, (path, text) in enumerate(zip(paths, texts, strict=True)):
        if not quiet and not finishing and path != files.PIPE:
            addressed = bool(persons) and has_address(interview, persons[number])
            _advise(path, text, kind, addressed=addressed)
    if finishing:
        _refuse_placeholders(paths, texts, (as_letter, as_card, as_email))
        written = [source.letter(path, source.Requested(request.choices(), profile=profile)) for path in paths]
        _finish(written, (as_letter, as_card, as_email), quiet=quiet)


def _finish(letters: list[Letter], making: tuple[bool, bool, bool], *, quiet: bool) -> None:
    """Make what is asked for of each letter; what cannot be made is raised at the end, so that it keeps back nothing
    else."""
    as_letter, as_card, as_email = making
    faults: list[Unmade] = []
    for card in (False,) * as_letter + (True,) * as_card:
        _print(letters, faults, quiet=quiet, as_card=card)
    if as_email:
        _write_emails(letters, faults, quiet=quiet)
    _raise_unmade(faults)


def _remark_on_time(kind: str, interview: Interview, *, finishing: bool) -> None:
    """Tell that the interview that these letters thank for, or follow up on, is still to come."""
    today = settings.today()
    if kind not in _AFTERWARD or interview.at is None or interview.at.date() <= today:
        return
    day = interview.at.date()
    message = f"the interview is on {day}, and today is {today}: the draft is worded as on the interview's day"
    hint = f"finish it after the interview, or write `date: {day}` in its head"
    if finishing:
        message = f"the interview is on {day}, but what is made now has the date {today}, before it"
        hint = f"write `date: {day}` in the draft's head, and make it again; or wait until after the interview"
    tell_remarks([Remark(message, interview.at_place, hint)])


def _most_alike(told: list[str]) -> int:
    """How many say the same."""
    return max(told.count(each) for each in told if each)


def _read_people(file: str | None, to: Party | None, name: str | None) -> tuple[Interview, tuple[Party, ...]]:
    """The interview (empty without a file) and the people to write to."""
    interview = source.interview(file) if file else Interview("")
    if to is not None:
        return interview, (to,)
    return interview, choose_people(interview, read_option("--interviewer", name)) if file else ()


def _choose_paths(output: str | None, names: tuple[str, ...], count: int) -> tuple[str, ...]:
    """The path of each draft. Several drafts need a folder."""
    if count > 1 and output and not os.path.isdir(output) and not output.endswith(("/", os.sep)):
        raise click.UsageError(f"there are {count} drafts; name a folder for them with -o.")
    return tuple(files.destination(output, name) for name in names)


def _beside(file: str | None, path: str) -> str:
    """The path of the interview file, relative to the folder of the letter file."""
    if not file or file == files.PIPE:
        return ""
    folder = os.path.dirname(path) if path != files.PIPE else ""
    try:
        return os.path.relpath(file, folder or ".").replace(os.sep, "/")
    except ValueError:  # on another drive
        return os.path.abspath(file)


def _list_kinds(*, alone: bool) -> None:
    """Print the kinds with a line each. Raises UsageError if other words of the command say that one is missing."""
    own = [kind for kind in names("drafts") if kind not in KINDS]
    rows = [*KINDS.items(), *((kind, "A draft of your own.") for kind in own)]
    widest = max(len(kind) for kind, _ in rows)
    listed = "\n".join(f"  {kind:<{widest}}  {line}" for kind, line in rows)
    if not alone:
        raise click.UsageError(f"say what kind of letter it is: stationery new KIND …\n\n{listed}")
    say(f"Start a letter file with one of these kinds:\n\n{listed}\n")
    say('  stationery new letter --to "NAME; STREET; CITY STATE ZIP"')


def _edit(path: str) -> str:
    """Open the file in the user's editor, and return its text once the editor ends."""
    click.edit(filename=path)
    return read_text(path)


def _advise(path: str, text: str, kind: str, *, addressed: bool) -> None:
    """Tell what is left to do; the envelope comes with it where it is known where the letter goes."""
    lines = list(dict.fromkeys(str(line) for line, _ in find_placeholders(text)))
    command = f"{'note' if kind == 'note' else 'letter'} {shlex.quote(path)}{' --with-envelope' if addressed else ''}"
    if lines:
        where = f"line {lines[0]}" if len(lines) == 1 else f"lines {', '.join(lines)}"
        tell(f"{path}: fill in the placeholders [[…]] in {where}; then run: stationery {command}")
    else:
        tell(f"{path}: read it again; then run: stationery {command}")


def _refuse_placeholders(paths: tuple[str, ...], texts: list[str], making: tuple[bool, bool, bool]) -> None:
    """Raise an error for every placeholder left in the drafts; `making` says whether letter, card, e-mail are made."""
    faults: list[StationeryError] = []
    for path, text in zip(paths, texts, strict=True):
        name = shlex.quote(path)
        commands = (f"letter {name}", f"note {name} --with-envelope", f"email {name}")
        then = " and ".join(f"stationery {each}" for each, made in zip(commands, making, strict=True) if made)
        for line, words in find_placeholders(text):
            hint = f"fill it in, then run: {then}"
            faults.append(
                StationeryError(
                    f"the placeholder {words} is not filled in, so nothing was made from this draft",
                    Place(path, line),
                    hint,
                )
            )
    if len(faults) > 1:
        drafts = "the draft was written" if len(paths) == 1 else "the drafts were written"
        raise Several(faults, f"{drafts}, and nothing else")
    raise_faults(faults)


def _print(letters: list[Letter], faults: list[Unmade], *, quiet: bool, as_card: bool) -> None:
    """Make the PDF of each letter, or its card and the envelope for the card; what is wrong with one is added to the
    faults."""
    from stationery.products.card import note_and_envelope  # 21.0 ms
    from stationery.products.letter import letter_pdf  # 16.8 ms

    results: list[tuple[str, Result]] = []
    stock = settings.stock()
    for letter in letters:
        paths = [files.card_beside(letter.file) if as_card else files.beside(letter.file, ".pdf", "")]
        paths += [files.companion(paths[0], "-envelope.pdf")] if as_card else []
        try:
            signature = source.signature(letter)
            if as_card:
                results += zip(paths, note_and_envelope(letter, stock, signature=signature), strict=True)
            else:
                results.append((paths[0], letter_pdf(letter, stock, signature)))
        except StationeryError as fault:
            faults += ((each, path) for each in each_fault(fault) for path in paths)
    if results:
        write_results(tuple(results), Output(quiet=quiet))


def _raise_unmade(faults: list[Unmade]) -> None:
    """Raise what is wrong, each fault once with all the files that were not made because of it."""
    paths: dict[str, list[str]] = {}
    for fault, path in faults:
        paths.setdefault(str(fault), []).append(path)
    named = []
    for fault in {str(fault): fault for fault, _ in faults}.values():
        unmade = list(dict.fromkeys(paths[str(fault)]))
        message = f"{fault.message}; {' and '.join(unmade)} {'was' if len(unmade) == 1 else 'were'} not made"
        named.append(type(fault)(message, fault.place, fault.hint))
    if len(named) > 1:
        raise Several(named, "what is listed above was written")
    raise_faults(named)


def _write_emails(letters: list[Letter], faults: list[Unmade], *, quiet: bool) -> None:
    """Make the e-mail draft of each letter; what is wrong with one is added to the faults."""
    from stationery.cli.email import OPEN_IT  # 33.3 ms
    from stationery.products.email import email_draft  # 33.5 ms

    stock = settings.stock()
    mails = []
    for letter in letters:
        path = files.beside(letter.file, ".eml", "")
        try:
            mails.append((path, email_draft(letter, stock)))
            files.may_write(path, force=False)
        except StationeryError as fault:
            faults += ((each, path) for each in each_fault(fault))
            mails = [each for each in mails if each[0] != path]
    tell_remarks(remark for _, mail in mails for remark in mail.remarks)
    files.write(*((path, mail.eml) for path, mail in mails))
    for path, _ in mails:
        say(path)
    if mails and not quiet:
        tell(OPEN_IT)
