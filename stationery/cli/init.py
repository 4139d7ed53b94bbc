"""stationery init: who writes the letters, asked once or taken from a file, to profile.yaml."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from stationery.cli.option_groups import OPTIONS
from stationery.cli.options import Asked, Option, chosen, command, option
from stationery.model.values import replace

if TYPE_CHECKING:
    from stationery.model.letter import Choices
    from stationery.reading.profile import Profile


@command(
    option(
        "from_",
        Option("--from", "Take it from a file: another profile, a JSON Resume, a vCard.", metavar="FILE"),
    ),
    option("name", Option("--name", "Your name as it stands on an envelope.")),
    option("street", Option("--street", "A street line; give it again for a second.", many=True)),
    option("city", Option("--city", "The city or town.")),
    option("region", Option("--region", "The state or region, as one writes it in an address.")),
    option("postal_code", Option("--postal-code", "The postal code.")),
    option("country", Option("--country", "The country: its name or its code of two letters.")),
    option("email", Option("--email", "Your e-mail address.")),
    option("phone", Option("--phone", "Your telephone number.")),
    option("website", Option("--website", "Your website.")),
    option("paper", help="Your paper, if it is not your country's."),
    option("no_input", help="Ask nothing; take what the options and --from say."),
    option("profile", heading=OPTIONS, help="Write a second sender, used with --profile NAME."),
    option("force", heading=OPTIONS, help="Replace the profile that is there."),
)
def init(asked: Asked) -> None:
    """Say once who you are: your letters and envelopes are then written from there.

    \b
      stationery init                                      asks
      stationery init --from resume.json                   takes what is there, asks for the rest
      stationery init --no-input --name "Ann Lee" --street "12 Elm St" --city Salem --region OR \\
                      --postal-code 97301 --country US
    """
    from stationery.cli import settings

    path = settings.profile_path(asked.needed("profile"))
    asking = not asked.flag("no_input") and settings.at_terminal()
    _may_replace(path, asked.flag("force"), asking)
    said = _from_file(asked.text("from_"))
    parts: dict[str, Any] = {"street": asked.texts("street"), "locality": asked.text("city")}
    parts |= {
        name: asked.text(name) for name in ("name", "region", "postal_code", "country", "email", "phone", "website")
    }
    said = _with(said, {key: value for key, value in parts.items() if value}, asked.choices())
    if asking:
        said = _asked(said, settings.country_of_locale())
    elif not _named(said):
        raise click.UsageError('a name is wanted: --name "Ann Lee", or --from FILE')
    _save(path, said)
    click.echo(path)
    click.echo("Next: stationery letter FILE; or look around with stationery catalog.", err=True)


def _may_replace(path: str, force: bool, asking: bool) -> None:
    from stationery.cli.files import CannotWrite
    from stationery.model.errors import Place

    if force or not os.path.exists(path):
        return
    if asking and click.confirm(f"{path} exists. Replace it?", err=True):
        return
    raise CannotWrite("a profile exists", Place(path), "change it with any editor, or replace it with --force")


def _from_file(file: str | None) -> Profile:
    """What a file says of the sender, or nothing yet."""
    from stationery.model.letter import Party
    from stationery.reading.profile import Profile

    if not file:
        return Profile(Party())
    from stationery.reading.senders import read_sender_file

    return read_sender_file(file)


def _with(said: Profile, parts: dict[str, Any], choices: Choices) -> Profile:
    """The profile with these parts of the sender, and these choices, in place of its own."""
    from stationery.cli.source import over

    return replace(said, sender=replace(said.sender, **parts), choices=over(said.choices, choices))


def _named(said: Profile) -> bool:
    sender = said.sender
    return bool(sender.name or sender.given or sender.family or sender.organization or sender.lines)


def _asked(said: Profile, country: str) -> Profile:
    """The profile with what a person answers to what is not known yet; an empty answer leaves it out."""
    known = said.sender
    parts: dict[str, Any] = {}

    def ask(key: str, question: str, proposed: str = "") -> None:
        if not getattr(known, key) and (answer := _answer(question, proposed)):
            parts[key] = answer

    if not _named(said):
        parts["name"] = click.prompt("Your name, as it stands on an envelope", err=True).strip()
    if not known.lines:
        if not known.street:
            parts["street"] = tuple(_street())
        ask("locality", "City or town")
        ask("region", "State or region, as one writes it in an address (Enter for none)")
        ask("postal_code", "Postal code")
        ask("country", "Country, its name or two letters", country)
    ask("email", "E-mail (Enter to leave it out)")
    ask("phone", "Telephone (Enter to leave it out)")
    paper = "" if said.choices.paper else _answer("Paper, as letter or a4 (Enter for your country's)")
    return _with(said, parts, chosen(paper=paper or None))


def _street() -> Iterator[str]:
    question = "Street and number"
    while line := _answer(question):
        yield line
        question = "One more line of the street (Enter if that is all)"


def _answer(question: str, proposed: str = "") -> str:
    answer: str = click.prompt(question, default=proposed, show_default=bool(proposed), err=True)
    return answer.strip()


def _save(path: str, said: Profile) -> None:
    """Write the profile; what would not be understood when it is read again is told now and not written."""
    from stationery.cli import files, settings
    from stationery.reading.profile import read_profile, write_profile

    if said.choices.paper:
        from stationery.catalog.papers import paper

        paper(settings.store(), said.choices.paper)
    text = "# Who writes: the sender of every letter and envelope that names no other.\n" + write_profile(said)
    read_profile(text, path)
    files.make_folder(os.path.dirname(path))
    files.write((path, text.encode()))
