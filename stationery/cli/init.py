"""stationery init: sets up the sender in profile.yaml, from answers, options, or a file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from stationery.cli.option_groups import OPTIONS
from stationery.cli.options import Option, Request, command, option, read_choices
from stationery.cli.terminal import say, tell
from stationery.model.errors import Place
from stationery.model.values import replace

if TYPE_CHECKING:
    from stationery.model.errors import Remark
    from stationery.model.letter import Choices
    from stationery.reading.profile import Profile


@command(
    option(
        "from_",
        Option("--from", "Read it from a file: another profile, a JSON Resume, or a vCard.", metavar="FILE"),
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
    option("no_input", help="Do not ask questions; use only the options and --from."),
    option("profile", heading=OPTIONS, help="Set up another sender, to use with --profile NAME."),
    option("force", heading=OPTIONS, help="Replace the existing profile."),
)
def init(request: Request) -> None:
    """Set up your name and address, the sender of your letters and envelopes.

    \b
      stationery init                                      ask for everything
      stationery init --from resume.json                   read a file, ask for the rest
      stationery init --no-input --name "Ann Lee" --street "12 Elm St" --city Salem --region OR \\
                      --postal-code 97301 --country US
    """
    from stationery.cli import settings  # 6.9 ms
    from stationery.cli.output import tell_remarks  # 1.2 ms
    from stationery.reading.parties import WEBSITE_HINT, is_website  # 4.6 ms

    path = settings.profile_path(request.require("profile"))
    asking = not request.flag("no_input") and settings.at_terminal()
    _may_replace(path, request.flag("force"), asking)
    profile = _read_file(request.text("from_"))
    parts: dict[str, Any] = {"street": request.texts("street"), "locality": request.text("city")}
    parts |= {
        name: request.text(name) for name in ("name", "region", "postal_code", "country", "email", "phone", "website")
    }
    website = request.text("website")
    if website and not is_website(website):
        raise click.BadParameter(f"{website!r} isn't a website address; {WEBSITE_HINT}", param_hint="--website")
    profile = _replace(profile, {key: value for key, value in parts.items() if value}, request.choices())
    if asking:
        profile = _ask(profile, settings.country_of_locale())
    elif not _has_name(profile):
        raise click.UsageError('give a name: --name "Ann Lee", or --from FILE')
    remarks = _look_over(profile)
    _save(path, profile)
    say(path)
    tell_remarks(remarks)
    tell("Next: stationery letter FILE, or browse with stationery catalog.")


def _may_replace(path: str, force: bool, asking: bool) -> None:
    from stationery.cli.files import CannotWrite  # 0.6 ms

    if force or not os.path.exists(path):
        return
    if asking and click.confirm(f"{path} exists. Replace it?", err=True):
        return
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


def _has_name(profile: Profile) -> bool:
    sender = profile.sender
    return bool(sender.name or sender.given or sender.family or sender.organization or sender.lines)


def _ask(profile: Profile, country: str) -> Profile:
    """Ask for whatever the profile lacks; an empty answer leaves it out."""
    known = profile.sender
    parts: dict[str, Any] = {}

    def ask(key: str, question: str, proposed: str = "") -> None:
        if not getattr(known, key) and (answer := _prompt(question, proposed)):
            parts[key] = answer

    if not _has_name(profile):
        parts["name"] = click.prompt("Your name, as on an envelope", err=True).strip()
    if not known.lines:
        if not known.street:
            parts["street"] = tuple(_ask_street())
        ask("locality", "City or town")
        ask("region", "State or region, as you write it in an address (Enter for none)")
        ask("postal_code", "Postal code")
        ask("country", "Country: name or two-letter code", country)
    ask("email", "E-mail (Enter to skip)")
    ask("phone", "Phone (Enter to skip)")
    paper = (
        ""
        if profile.choices.paper
        else _prompt("Paper, such as letter or a4 (Enter for the usual one in your country)")
    )
    return _replace(profile, parts, read_choices(paper=paper or None))


def _ask_street() -> Iterator[str]:
    question = "Street address"
    while line := _prompt(question):
        yield line
        question = "Second line (Enter if done)"


def _prompt(question: str, proposed: str = "") -> str:
    answer: str = click.prompt(question, default=proposed, show_default=bool(proposed), err=True)
    return answer.strip()


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
    text = "# The sender of every letter and envelope that does not name another.\n" + write_profile(profile)
    read_profile(text, path)
    files.make_folder(os.path.dirname(path))
    files.write((path, text.encode()), private=True)
