"""Asks the questions of `stationery init`; an answer that cannot be right is refused where it is typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from stationery.cli import settings
from stationery.cli.options import read_choices
from stationery.cli.source import over
from stationery.cli.terminal import tell
from stationery.model.errors import Place, SourceError, StationeryError, each_fault
from stationery.model.letter import Party, Written
from stationery.model.values import replace
from stationery.reading.parties import ADDRESS, CONTACT, PERSON
from stationery.reading.profile import Profile, quote, read_profile

NOTHING = "-"
"""The answer that removes what is proposed."""

_ASKED = ("locality", "region", "postal_code", "country", "email", "phone", "website")
_TOWN = ("locality", "region", "postal_code")


def has_name(sender: Party) -> bool:
    return bool(sender.name or sender.given or sender.family or sender.organization or sender.lines)


def ask_sender(known: Profile, old: Profile | None, country: str) -> Profile:
    """The profile with everything that options or a file make `known`, and answers for the rest.

    The values of the `old` profile are proposed, and what nobody asks about is kept from it; `country` is proposed
    where it has none.
    """
    old = old or Profile(Party())
    was = old.sender
    if was.lines and not has_name(known.sender) and not _has_address(known.sender):
        lines = "; ".join(line.text for line in was.lines)
        tell(f"Your name and address stay as they are: {lines}. To change them, edit {old.file}.")
        known = replace(known, sender=replace(known.sender, lines=was.lines, family=was.family))
    sender = known.sender
    parts = _keep(sender, was)
    if not has_name(sender) and not parts.get("given") and not parts.get("family"):
        parts["name"] = _require_name(was.name)
    if not sender.lines:
        town: dict[str, str] = {}
        if not sender.street:
            at = "" if any(getattr(sender, key) for key in _TOWN) else sender.country or was.country or country or "US"
            parts["street"], town = _ask_street(was.street, at)
            parts |= town
        for key, question in (
            ("locality", "City or town"),
            ("region", "State or region, as you write it in an address (Enter for none)"),
            ("postal_code", "Postal code"),
            ("country", "Country: name or two-letter code"),
        ):
            if not getattr(sender, key):
                proposed = getattr(was, key)
                if key == "country" and not proposed:
                    proposed = _guess_country(replace(sender, **parts)) or country
                if not town or key not in _TOWN:
                    parts[key] = _ask(key, question, proposed)
                if key == "postal_code":
                    here = replace(sender, country=sender.country or was.country or country, **parts)
                    parts[key] = _ask_code_again(here, question)
    for key, question in (("email", "E-mail"), ("phone", "Phone"), ("website", "Website")):
        if not getattr(sender, key):
            parts[key] = _ask(key, f"{question} (Enter to skip)", getattr(was, key))
    choices = over(old.choices, known.choices)
    if not known.choices.paper:
        question = "Paper, such as letter or a4 (Enter for the usual one in your country)"
        paper = _ask("paper", question, old.choices.paper.text)
        choices = replace(choices, paper=read_choices(paper=paper).paper if paper else Written(""))
    return Profile(replace(sender, **parts), choices, known.signature if known.signature.file else old.signature)


def ensure_right(key: str, text: str, place: Place) -> None:
    """Raise a StationeryError if a part of the sender, or a paper, cannot be what it is given for."""
    if key == "paper":
        from stationery.catalog.papers import paper  # 8.3 ms

        paper(settings.store(), Written(text, place))
        return
    try:
        read = read_profile(f"name: x\n{key}: {quote(text)}\n" if key != "name" else f"name: {quote(text)}\n", "")
    except StationeryError as fault:
        first = each_fault(fault)[0]
        raise SourceError(first.message.removeprefix(f"{key}: "), place, first.hint) from None
    if key == "country":
        from stationery.resolve.countries import ensure_country  # 2.0 ms

        ensure_country(replace(read.sender, places=(("country", place),)), settings.store())


def _ask_code_again(sender: Party, question: str) -> str:
    """The postal code, asked for once more where it doesn't suit the rest of the address, as far as that is known."""
    from stationery.etiquette.addresses import doubt_code  # 5.0 ms

    doubt = doubt_code(sender, settings.store()) if sender.postal_code else ""
    if not doubt:
        return sender.postal_code
    tell(f"{doubt}.")
    answer: str = click.prompt(
        f"{question} (Enter to keep it)", default=sender.postal_code, err=True, value_proc=_make_check("postal_code")
    )
    return answer


def _guess_country(sender: Party) -> str:
    """The country that the state and the postal code say; empty where they say none."""
    from stationery.resolve.countries import country_of  # 2.0 ms

    return country_of(sender, settings.store())


def _has_address(sender: Party) -> bool:
    return bool(sender.street or sender.locality or sender.postal_code)


def _keep(sender: Party, was: Party) -> dict[str, Any]:
    """What stays of the old sender without a question: parts of the name, a title, a part of the town."""
    keys = [*CONTACT]
    if not has_name(sender):
        keys += PERSON
    if not sender.lines:
        keys += ADDRESS
    return {key: getattr(was, key) for key in keys if key not in (*_ASKED, "name", "street") and getattr(was, key)}


def _require_name(proposed: str) -> str:
    answer: str = click.prompt(
        "Your name, as on an envelope",
        default=proposed or None,
        err=True,
        value_proc=_make_check("name", needed=True),
    )
    return answer


def _ask_street(proposed: tuple[str, ...], country: str) -> tuple[tuple[str, ...], dict[str, str]]:
    """The lines of the street; and the parts of the line with the town, if that was typed below them. Without a
    `country`, no line is taken for it."""
    lines: list[str] = []
    question = "Street address"
    while line := _ask("street", question, proposed[len(lines)] if len(lines) < len(proposed) else ""):
        if lines and country and (town := _find_town(line, country)):
            tell(f"{line}: this is taken as the line with your town.")
            return tuple(lines), town
        lines.append(line)
        question = "Second line (Enter if done)" if len(lines) == 1 else "Next line (Enter if done)"
    return tuple(lines), {}


def _find_town(line: str, country: str) -> dict[str, str]:
    """Town, state, and postal code of a line that has all of them; nothing where it isn't certain."""
    from stationery.catalog.recognition import line_of  # 1 ms
    from stationery.catalog.regions import region  # 1 ms

    for code in dict.fromkeys((country, "US")):
        pattern = line_of(code)
        match = pattern.fullmatch(line) if pattern else None
        parts = {key: text for key, text in match.groupdict().items() if text} if match else {}
        words = parts.get("locality", "").split()
        for count in (1, 2, 3) if code == "US" and "region" not in parts else ():
            state = " ".join(words[-count:])
            if len(words) > count and region(code, state):
                parts |= {"locality": " ".join(words[:-count]).rstrip(","), "region": state}
        known = region(code, parts["region"]) if code == "US" and "region" in parts else code != "US"
        if known and "locality" in parts and "postal_code" in parts and parts.keys() <= set(_TOWN):
            return parts
    return {}


def _ask(key: str, question: str, proposed: str) -> str:
    if proposed and key != "country":
        question = f"{question.partition(' (Enter')[0]} ({NOTHING} for none)"
    answer: str = click.prompt(
        question, default=proposed, show_default=bool(proposed), err=True, value_proc=_make_check(key)
    )
    return answer


def _make_check(key: str, *, needed: bool = False) -> Callable[[str], str]:
    """A check of an answer: click prints the reason and asks again."""

    def check(answer: str) -> str:
        text = answer.strip()
        if text in ("", NOTHING):
            if needed:
                raise click.UsageError("a profile needs at least your name")
            if key == "country" and not text:
                raise click.UsageError(f"type its name, or a code such as US, DE or GB ({NOTHING} to leave it out)")
            return ""
        try:
            ensure_right(key, text, Place(""))
        except StationeryError as fault:
            raise click.UsageError(f"{fault.message}; {fault.hint}" if fault.hint else fault.message) from None
        return text

    return check
