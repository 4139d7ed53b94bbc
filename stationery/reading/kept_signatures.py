"""Knows the signatures saved with profiles, by the identity of their files, and whose letters they may sign."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress

from stationery.data.resources import profile_path
from stationery.model.errors import StationeryError
from stationery.model.letter import Letter
from stationery.model.party import Party, written_name
from stationery.reading.profile import Profile, find_profile


def picture_path(letter: Letter) -> str:
    """The path of the picture that a letter names, resolved from the letter's file."""
    return os.path.join(os.path.dirname(letter.file), os.path.expanduser(letter.signature.text))


def find_owner(letter: Letter, folders: tuple[str, ...], profile: Profile | None) -> str | None:
    """The name of whoever saved the picture that the letter names, under whatever path; None for any other picture.

    `folders` are configuration folders. The name is empty where a profile can't be read.
    """
    picture = picture_path(letter)
    for path, owner in _kept(folders, profile):
        with suppress(OSError, ValueError):
            if os.path.samefile(path, picture):
                return owner
    return None


def name_of(party: Party | None) -> str:
    """The name of a party, to be compared: with single spaces."""
    return " ".join(written_name(party).text.split()) if party else ""


def other_signer(letter: Letter, owner: str) -> str:
    """Who signs the letter in place of the owner of a saved signature; empty if it is the owner."""
    name = " ".join(letter.signers[0].name.text.split()) if letter.signers else name_of(letter.sender)
    return "" if owner and name.casefold() == owner.casefold() else name or "somebody else"


def _kept(folders: tuple[str, ...], profile: Profile | None) -> Iterator[tuple[str, str]]:
    """The path and owner of each saved signature."""
    if profile and profile.signature.file:
        yield _path_of(profile), name_of(profile.sender)
    for folder in folders:
        named = os.path.join(folder, "profiles")
        files = sorted(os.listdir(named)) if os.path.isdir(named) else []
        for name in ("", *(file.removesuffix(".yaml") for file in files if file.endswith(".yaml"))):
            path, owner = profile_path(folder, name), ""
            with suppress(StationeryError):
                found = find_profile(path, "", None)
                owner = name_of(found.sender) if found else ""
                if found and found.signature.file:
                    yield _path_of(found), owner
            yield os.path.join(os.path.dirname(path), default_picture(name)), owner


def default_picture(name: str) -> str:
    """What the picture of a profile's signature is called, beside the profile."""
    return f"{name}-signature.png" if name else "signature.png"


def _path_of(profile: Profile) -> str:
    return os.path.join(os.path.dirname(profile.file), os.path.expanduser(profile.signature.file.text))
