"""About you: the profile's sender, seen and changed on a page; all else of the profile stays."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
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
from stationery.model.letter import Choices, Letter, Written
from stationery.model.party import Party, written_name
from stationery.model.values import replace
from stationery.products.address import address_party, desk
from stationery.reading.parties import CONTACT
from stationery.reading.profile import Profile, read_profile, write_profile
from stationery.resolve.countries import country_of
from stationery.resolve.defaults import default
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
    chosen = known.choices.language.text if known else ""
    names = {"": words["language-usual"], **({chosen: _name(studio, chosen)} if chosen else {}), **_languages(studio)}
    language = {
        "name": "language", "kind": "choice", "label": words["language"], "hint": words["language-about"],
        "usual": chosen, "among": [{"id": id, "name": name} for id, name in names.items()],
    }  # fmt: skip
    page = {"title": words["title"], "about": words["about"], "done": words["done"], "questions": [asked, language]}
    around = {**words_of_asking(), "back": words_of_asking()["return"]}
    return {"html": draw_form(YOU, page, around), "words": around}


def keep_you(studio: Studio, answers: Mapping[str, str], today: date, anyway: Collection[str] = ()) -> Html:
    """Write the profile with this sender and language, and tell so. What says the same leaves it as it is.

    Raises Doubtful for an address that seems wrong, and for one in whose country letters are in another language than
    until now, unless `anyway` has the answer's name.
    """
    typed = answers.get("from", "")
    if not typed.strip():
        raise SourceError("this answer is missing", Place("from"), "write your name and address")
    known, words = find_sender(), vocabulary()["you"]
    sender = read_profile(write_sender(typed), "from").sender
    same = known is not None and _rows(typed) == _rows(_text_of(studio, known, today))
    chosen = answers.get("language", known.choices.language.text if known else "")
    if chosen and _name(studio, chosen) == chosen:
        raise SourceError(f"no language is called {chosen!r}", Place("language"), "choose one of the list")
    before = _language_of(studio, known, today) if known else ""
    after = _language_of(studio, Profile(sender, Choices(language=Written(chosen))), today)
    told = [words["kept"].replace("{name}", written_name(sender).text)]
    if known is None or not same or chosen != known.choices.language.text:
        refuse_half_an_email(sender)
        doubts = []
        for each in () if same or "from" in anyway else show_address(studio, typed, today, sender=True)["remarks"][:1]:
            doubts.append(Doubtful(each["message"], Place("from"), each["hint"]))
        changed = {"language": _name(studio, after), "before": _name(studio, before)} if before != after else {}
        another = before.partition("-")[0] != after.partition("-")[0]
        if before and another and not chosen and "language" not in anyway:
            said, hint = (_fill(words[f"language-{each}"], changed) for each in ("new", "keep"))
            doubts.append(Doubtful(said, Place("language"), hint))
        if doubts:
            first = doubts[0]
            first.others, first.anyway = tuple(doubts[1:]), " ".join(each.anyway for each in doubts)
            raise first
        if changed and (before or not after.startswith("en")):
            told.append(_fill(words["language-now"], changed))
        path = profile_path(configuration())
        if known and written_name(known.sender).text == written_name(sender).text:
            sender = replace(sender, family=known.sender.family if sender.lines else sender.family)
        make_folder(os.path.dirname(path))
        kept = replace(known, sender=known.sender if same else sender) if known else Profile(sender)
        kept = replace(kept, choices=replace(kept.choices, language=Written(chosen)))
        write((path, write_profile(kept).encode()), private=True)
    return draw_result(words["title"], told, "", words_of_asking()["return"])


def _languages(studio: Studio) -> dict[str, str]:
    """Tag to name of the languages that a letter may be in, by name."""
    entries = studio.catalog("languages")
    return dict(sorted(((id, each.name) for id, each in entries.items()), key=lambda row: row[1]))


def _name(studio: Studio, tag: str) -> str:
    names = _languages(studio)
    return names.get(tag.lower()) or names.get(tag.partition("-")[0].lower(), tag)


def _language_of(studio: Studio, profile: Profile, today: date) -> str:
    """The tag of the language that letters with this profile are in, where they name none."""
    with studio.trip(Letter("from", sender=profile.sender), today=today) as (stock, _):
        return profile.choices.language.text or default(stock, "language", country_of(profile.sender, stock.store))


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


def _fill(words: str, slots: Mapping[str, str]) -> str:
    for slot, text in slots.items():
        words = words.replace(f"{{{slot}}}", text)
    return words
