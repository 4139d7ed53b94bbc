"""Looks at what every letter leans on: the profile, the user's data files, the typefaces, the paper, one by one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Literal

from stationery.catalog.kinds import KINDS, kind_of
from stationery.data.resources import profile_path
from stationery.data.stock import Stock
from stationery.data.store import Store
from stationery.model.errors import Place, StationeryError, did_you_mean, each_fault
from stationery.model.letter import Letter
from stationery.model.values import value
from stationery.pdf.families import list_typefaces, load_family
from stationery.pdf.fonts import Library
from stationery.products.catalog import check_own
from stationery.products.stock import library_of
from stationery.reading.profile import Profile, find_profile
from stationery.resolve.resolve import resolve

State = Literal["ok", "missing", "broken"]
OK: State = "ok"
MISSING: State = "missing"
BROKEN: State = "broken"

PROFILE, DATA, FONTS, PAPER = "profile", "your data files", "typefaces", "paper"

_EAST_ASIAN = "\u65e5"
"""A character that no built-in typeface has: for it typefaces are an extra."""

_NO_DATA = frozenset(("drafts",))
"""Folders of a user's layouts with other files than YAML."""


@value
class Condition:
    """One thing that was looked at. What is `missing` may be, what is `broken` stops something."""

    topic: str
    state: State
    text: str
    remedy: str = ""
    place: Place | None = None


def read_condition(topic: str, fault: StationeryError) -> Iterator[Condition]:
    """What is broken, by its faults."""
    for each in each_fault(fault):
        yield Condition(topic, BROKEN, each.message, each.hint, each.place)


def examine(configuration: str, profiles: tuple[str, ...], stock: Stock, fonts: tuple[str, ...]) -> list[Condition]:
    """All of it. `profiles` are the names of the profiles there are, the usual one's empty; `fonts` are the folders of
    typefaces, the built-in one first."""
    found: list[Condition] = []
    usual = None
    if "" not in profiles:
        path = profile_path(configuration)
        text = f"there is none at {path}, so each letter must say who it is from"
        found.append(Condition(PROFILE, MISSING, text, "create it with `stationery init`"))
    for name in profiles:
        path = profile_path(configuration, name)
        try:
            profile = find_profile(path, name, None)
        except StationeryError as fault:
            found += read_condition(PROFILE, fault)
            continue
        if profile:
            found += _examine_profile(profile, name, stock)
            usual = usual if name else profile
    found += _examine_data(stock.store, fonts)
    found += _examine_typefaces(library_of(stock), fonts)
    if usual or "" not in profiles:
        found += _examine_paper(usual, stock)
    return found


def _examine_profile(profile: Profile, name: str, stock: Stock) -> Iterator[Condition]:
    sender = profile.sender
    who = sender.name or sender.organization or " ".join(filter(None, (sender.given, sender.family)))
    who = who or (sender.lines[0].text if sender.lines else "")
    option = f" --profile {name}" if name else ""
    try:
        resolve(Letter(profile.file, sender=sender, choices=profile.choices), stock, "blank")
    except StationeryError as fault:
        yield from read_condition(PROFILE, fault)
        return
    yield Condition(PROFILE, OK, f"{profile.file}: {who}")
    if not sender.lines:
        for key, what in (("street", "a street"), ("locality", "a town"), ("email", "an e-mail address")):
            if not getattr(sender, key):
                remedy = f"add {key}: to {profile.file}"
                yield Condition(PROFILE, MISSING, f"it has no {what.partition(' ')[2]}", remedy)
    if not profile.signature.file:
        text = "it has no signature, so letters leave room to sign by hand"
        yield Condition(PROFILE, MISSING, text, f"save one with `stationery signature add PHOTO{option}`")
        return
    picture = os.path.join(os.path.dirname(profile.file), profile.signature.file.text)
    if not os.path.isfile(picture):
        text = f"its signature {picture} isn't there"
        remedy = f"save it again with `stationery signature add PHOTO{option}`"
        yield Condition(PROFILE, BROKEN, text, remedy, profile.signature.file.place)


def _examine_data(store: Store, fonts: tuple[str, ...]) -> Iterator[Condition]:
    """The user's files, those set aside, and those in a folder that nothing is read from."""
    faults: list[StationeryError] = []
    read: set[str] = set()
    looking = Store(store.folders, faults.append)
    for id_ in KINDS:
        folder = "" if id_ == "fonts" else kind_of(id_).folder
        if folder.endswith(".yaml"):
            read.update(looking.single(folder))
            looking.every(kind_of(id_))
            continue
        files = list_typefaces(fonts) if id_ == "fonts" else looking.files(folder)
        for name, path in files.items():
            if looking.is_ours(path):
                continue
            read.add(path)
            try:
                check_own(id_, name, path, looking)
            except StationeryError as wrong:
                looking.set_aside(wrong, path)
    for fault in faults:
        yield from read_condition(DATA, fault)
    strays = [path for folder in store.folders[1:] for path in _files_in(folder) if path not in read]
    known = {kind_of(id_).folder for id_ in KINDS if not kind_of(id_).folder.endswith(".yaml")}
    for path in strays:
        inside = os.path.basename(os.path.dirname(path))
        hint = did_you_mean(inside, known) or "`stationery schema` shows the folder of each kind of file"
        yield Condition(DATA, BROKEN, "nothing is read from this folder", hint, Place(path))
    if not faults and not strays:
        count = sum(not looking.is_ours(path) for path in read)
        yield Condition(DATA, OK, f"{count or 'no'} file{'' if count == 1 else 's'} in {os.path.dirname(fonts[-1])}")


def _files_in(folder: str) -> Iterator[str]:
    for inside, folders, names in os.walk(folder):
        folders[:] = sorted(each for each in folders if each not in _NO_DATA)
        yield from (os.path.join(inside, name) for name in sorted(names) if name.endswith((".yaml", ".yml")))


def _examine_typefaces(library: Library, fonts: tuple[str, ...]) -> Iterator[Condition]:
    """Whether each typeface is installed, and can be opened."""
    good = 0
    for name, path in list_typefaces(fonts).items():
        try:
            family = load_family(name, path)
        except StationeryError:
            continue  # told with the data files
        if not family.installed:
            text = f"{name} comes from the Python package {family.package}, which isn't installed"
            yield Condition(FONTS, BROKEN, text, f"install it with: {family.remedy}")
            continue
        try:
            library.coverage(name)
        except StationeryError as fault:
            yield from read_condition(FONTS, fault)
        else:
            good += 1
    yield Condition(FONTS, OK, f"{good} installed")
    remedy = library.remedy(_EAST_ASIAN)
    if remedy:
        text = "some for Chinese, Japanese, or Korean aren't installed"
        yield Condition(FONTS, MISSING, text, remedy)


def _examine_paper(profile: Profile | None, stock: Stock) -> Iterator[Condition]:
    """The paper of a letter that doesn't name any."""
    letter = Letter("profile")
    if profile:
        letter = Letter(profile.file, sender=profile.sender, choices=profile.choices)
    try:
        job = resolve(letter, stock, "blank")
    except StationeryError:
        return  # told with the profile
    who = next((each.who for each in job.choices if each.name == "paper"), "")
    yield Condition(PAPER, OK, f"{job.paper.name}{f' ({who})' if who else ''}")
