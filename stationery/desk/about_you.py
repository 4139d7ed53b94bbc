"""About you: the profile's sender, seen and changed on a page; all else of the profile stays."""

from __future__ import annotations

import os
from datetime import date
from typing import Any

from stationery.catalog.country_names import country_names
from stationery.data.files import make_folder, write
from stationery.data.resources import configuration, profile_path
from stationery.data.store import Store
from stationery.desk.begin import Doubtful, refuse_half_an_email
from stationery.desk.known_people import find_sender, show_address, write_sender
from stationery.desk.markup import Html, tag
from stationery.desk.question_forms import draw_form, draw_result
from stationery.desk.questions import words_of_asking
from stationery.desk.vocabulary import vocabulary
from stationery.model.errors import Place, SourceError
from stationery.model.letter import Letter, Written
from stationery.model.party import Party, written_name
from stationery.model.values import replace
from stationery.products.address import address_party, desk
from stationery.reading.parties import CONTACT
from stationery.reading.profile import Profile, read_profile, write_profile
from stationery.studio import Studio

YOU = "you"


def link_to_you(words: str) -> Html:
    """What leads there, such as `From Ann Lee`."""
    return tag("a", words or vocabulary()["you"]["title"], href=f"#begin/{YOU}")


def ask_about_you(studio: Studio, today: date) -> dict[str, Any]:
    """The page with the sender as the profile has it. Raises StationeryError for a profile that can't be read."""
    words, known = vocabulary()["you"], find_sender()
    shown = _text_of(studio, known, today) if known else ""
    asked = {
        "name": "from", "kind": "whom", "label": words["label"], "hint": words["hint"], "usual": shown, "needed": True
    }  # fmt: skip
    page = {"title": words["title"], "about": words["about"], "done": words["done"], "questions": [asked]}
    around = {**words_of_asking(), "back": words_of_asking()["return"]}
    return {"html": draw_form(YOU, page, around), "words": around}


def keep_you(studio: Studio, typed: str, today: date, *, anyway: bool = False) -> Html:
    """Write the profile with this sender, and tell so. A text that says the same leaves it as it is.

    Raises Doubtful for an address that seems wrong, unless it is meant `anyway`.
    """
    if not typed.strip():
        raise SourceError("this answer is missing", Place("from"), "write your name and address")
    known, words = find_sender(), vocabulary()["you"]
    sender = read_profile(write_sender(typed), "from").sender
    if known is None or _rows(typed) != _rows(_text_of(studio, known, today)):
        refuse_half_an_email(sender)
        for each in () if anyway else show_address(studio, typed, today, sender=True)["remarks"]:
            raise Doubtful(each["message"], Place("from"), each["hint"])
        path = profile_path(configuration())
        if known and written_name(known.sender).text == written_name(sender).text:
            sender = replace(sender, family=known.sender.family if sender.lines else sender.family)
        make_folder(os.path.dirname(path))
        kept = replace(known, sender=sender) if known else Profile(sender)
        write((path, write_profile(kept).encode()), private=True)
    told = words["kept"].replace("{name}", written_name(sender).text)
    return draw_result(words["title"], (told,), "", words_of_asking()["return"])


def _text_of(studio: Studio, known: Profile, today: date) -> str:
    """The sender's lines, then how to reach them; with the country, where it isn't among typed lines."""
    sender = known.sender
    with studio.trip(Letter("from", sender=sender), today=today) as (stock, laid):
        lines = [line.text for line in sender.lines]
        lines = lines or [*address_party(sender, desk(laid, stock, Written(""))).lines]
        country = "" if sender.lines else _country(sender, stock.store)
    rows = [*lines, *([country] if country and country not in lines else [])]
    return "\n".join([*rows, *(detail for key in CONTACT if (detail := getattr(sender, key)))])


def _country(sender: Party, store: Store) -> str:
    names = country_names(store, "en")
    return (names.printed.get(sender.country, sender.country) if names else sender.country) if sender.country else ""


def _rows(text: str) -> list[str]:
    return [row.strip() for row in text.splitlines() if row.strip()]
