"""stationery init: sets up the sender in profile.yaml, from answers, options, or a file."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from stationery.cli.option_groups import RESULT
from stationery.cli.options import Option, Request, command, option
from stationery.cli.terminal import say, tell
from stationery.model.errors import Place, StationeryError
from stationery.model.values import replace

if TYPE_CHECKING:
    from stationery.model.errors import Remark
    from stationery.model.letter import Choices
    from stationery.reading.profile import Profile


_HEAD = "# The sender of every letter and envelope that does not name another."

OPTIONAL = ("name", "region", "postal_code", "country", "email", "phone", "website")
"""The options that are a part of the sender by the same name."""


@command(
    option(
        "from_",
        Option(
            "--from",
            "Read it from a file: another profile, a vCard, a JSON Resume, or a RenderCV file.",
            metavar="FILE",
        ),
    ),
    option("name", Option("--name", "Your name, as on an envelope.")),
    option("street", Option("--street", "Your street address; repeat the option for a second line.", many=True)),
    option("city", Option("--city", "Your city or town.")),
    option("region", Option("--region", "Your state or region, as you write it in an address.")),
    option("postal_code", Option("--postal-code", "Your ZIP or postal code.")),
    option("country", Option("--country", "Your country: its name or two-letter code.")),
    option("email", Option("--email", "Your e-mail address.")),
    option("phone", Option("--phone", "Your phone number.")),
    option("website", Option("--website", "Your website.")),
    option("paper", help="Your paper, if it is not the usual one in your country."),
    option("no_input", heading=RESULT, help="Do not ask questions; use only the options and --from."),
    option("profile", help="Set up another sender, to use with --profile NAME."),
    option("force", help="Replace the existing profile without asking whether."),
)
def init(request: Request) -> None:
    """Set up your name and address, the sender of your letters and envelopes.

    \b
      stationery init                                      ask for everything; again, to change it
      stationery init --from resume.json                   read a file, ask for the rest
      stationery init --no-input --name "Ann Lee" --street "12 Elm St" --city Salem --region OR \\
                      --postal-code 97301 --country US
    """
    from stationery.cli import settings  # 6.9 ms
    from stationery.cli.output import tell_remarks  # 1.2 ms
    from stationery.cli.sender_questions import ask_sender, ensure_right, has_name  # 22.0 ms

    path = settings.profile_path(request.require("profile"))
    asking = not request.flag("no_input") and settings.at_terminal()
    if not _may_replace(path, request.flag("force"), asking):
        tell("Nothing changed.")
        return
    profile = _read_file(request.text("from_"))
    parts: dict[str, Any] = {"street": request.texts("street"), "locality": request.text("city")}
    parts |= {name: request.text(name) for name in OPTIONAL}
    for name in (*OPTIONAL, "paper"):
        if text := (request.text(name) or "").strip():
            ensure_right(name, text, Place(f"--{name.replace('_', '-')}"))
    profile = _replace(profile, {key: value for key, value in parts.items() if value}, request.choices())
    if asking:
        profile = ask_sender(_doubt_country(profile), _read_old(path), settings.country_of_locale())
    elif not has_name(profile.sender):
        raise click.UsageError('give a name: --name "Ann Lee", or --from FILE')
    remarks = _look_over(profile)
    _save(path, profile)
    say(path)
    tell_remarks(remarks)
    if remarks and asking:
        tell("To correct it, run stationery init again: your answers are proposed.")
    tell('Next: stationery new letter --to "NAME; STREET; CITY STATE ZIP"; or browse with stationery catalog.')


def _may_replace(path: str, force: bool, asking: bool) -> bool:
    """Whether an existing profile is to be replaced. Raises CannotWrite where nobody can be asked."""
    from stationery.cli.files import CannotWrite  # 0.6 ms

    if force or not os.path.exists(path):
        return True
    if asking:
        return click.confirm(f"{path} exists. Change it? (Its values are proposed; Enter keeps each.)", err=True)
    raise CannotWrite("this profile already exists", Place(path), "edit it, or replace it with --force")


def _read_file(file: str | None) -> Profile:
    """The sender in a file; an empty one without a file."""
    from stationery.model.letter import Party  # 2.5 ms
    from stationery.reading.profile import Profile  # 8.1 ms

    if not file:
        return Profile(Party())
    from stationery.reading.senders import read_sender_file  # 8.4 ms

    return read_sender_file(file)


def _replace(profile: Profile, parts: dict[str, Any], choices: Choices) -> Profile:
    """The profile with these parts of the sender and these choices instead of its own."""
    from stationery.cli.source import over  # 13.7 ms

    return replace(profile, sender=replace(profile.sender, **parts), choices=over(profile.choices, choices))


def _read_old(path: str) -> Profile | None:
    """The profile that is changed; none if there is none, or, with its fault told, if it cannot be read."""
    from stationery.reading.files import read_text  # 0.5 ms
    from stationery.reading.profile import read_profile  # 2.0 ms

    if not os.path.exists(path):
        return None
    try:
        text = read_text(path)
        old = read_profile(text, path)
        if any(row.lstrip().startswith("#") and row != _HEAD for row in text.split("\n")):
            tell("The comments in this profile are not kept; to keep them, stop here (Ctrl-C) and edit the file.")
        return old
    except StationeryError as fault:
        tell(f"{fault}\nThis profile can't be read, so nothing of it is proposed.")
        return None


def _doubt_country(profile: Profile) -> Profile:
    """The profile without a country that nobody knows, from a file: it is told, and then asked for."""
    from stationery.cli.sender_questions import ensure_right  # 22.0 ms

    if not profile.sender.country:
        return profile
    try:
        ensure_right("country", profile.sender.country, profile.sender.where("country") or Place(""))
    except StationeryError as fault:
        tell(str(fault))
        return replace(profile, sender=replace(profile.sender, country=""))
    return profile


def _look_over(profile: Profile) -> tuple[Remark, ...]:
    """What seems wrong with the sender's address. Raises SourceError for a country that nobody knows."""
    from stationery.cli import settings  # 8.7 ms
    from stationery.model.letter import Letter, Written  # 2.5 ms
    from stationery.products.address import desk, remark_on_sender  # 20.0 ms

    stock, letter = settings.stock(), Letter("", sender=profile.sender, choices=profile.choices)
    return remark_on_sender(profile.sender, desk(letter, stock, Written("")))


def _save(path: str, profile: Profile) -> None:
    """Write the profile. Raises now, and writes nothing, if it could not be read back."""
    from stationery.cli import files, settings  # 8.7 ms
    from stationery.reading.profile import read_profile, write_profile  # 8.2 ms

    if profile.choices.paper:
        from stationery.catalog.papers import paper  # 8.3 ms

        paper(settings.store(), profile.choices.paper)
    text = f"{_HEAD}\n{write_profile(profile)}"
    read_profile(text, path)
    files.make_folder(os.path.dirname(path))
    files.write((path, text.encode()), private=True)
