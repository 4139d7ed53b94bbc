"""stationery signature: turns a photo of your signature into a picture for signing letters, saved with the profile."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from stationery.cli import files
from stationery.cli.files import CannotWrite
from stationery.cli.option_groups import OPTIONS, ExamplesFirstGroup
from stationery.cli.options import Option, Request, argument, command, option, under
from stationery.cli.output import tell_json
from stationery.cli.terminal import say, tell
from stationery.model.errors import Place, SourceError

if TYPE_CHECKING:
    from stationery.model.letter import Signature
    from stationery.reading.profile import Profile


@click.group(cls=ExamplesFirstGroup)
def signature() -> None:
    """Save a picture of your signature and choose when to use it.

    It signs letters from the profile's sender, unless the profile says `use: asked`, the letter says `signature: no`,
    or you use --unsigned. A letter with another sender or other signers can't use it, by whatever path, unless you
    confirm it with --signed. Whenever it signs a letter, you are told.

    \b
      stationery signature add photo.jpg                crop it, remove the background, save it
      stationery signature show -o preview.png          preview it on a signature line
      stationery letter thank-you.md --unsigned         leave room to sign by hand
    """


@command(
    argument("file"),
    option(
        "alt",
        Option("--alt", "The Alt text for screen readers; by default, “Signature of” and the name.", metavar="TEXT"),
    ),
    option(
        "height",
        Option(
            "--height", "The printed height, such as 12mm; by default, as tall as the space allows.", metavar="LENGTH"
        ),
    ),
    option(
        "asked", Option("--asked", "Use it only for letters that say `signature: yes`, or with --signed.", flag=True)
    ),
    option(
        "preview", Option("--preview", "Write a preview on a signature line, on a white background.", metavar="PNG")
    ),
    option(
        "output",
        heading=OPTIONS,
        metavar="PNG",
        help="Write the picture to this file instead of saving it with a profile.",
    ),
    *under(OPTIONS, "force", "profile"),
    of=signature,
    short_help="Take your signature from a photo, and save it.",
)
def add(request: Request) -> None:
    """Extract your signature from the photo or scan FILE (PNG or JPEG) and save it with the profile.

    Sign with a dark pen on white paper, and take the photo from above so that the signature fills it. stationery crops
    it, makes the background transparent, and removes specks and all data about the camera and place.

    \b
      stationery signature add photo.jpg --preview look.png
      stationery signature add scan.png --profile work --height 14mm --alt "Signed: Ann Lee"
      stationery signature add photo.jpg -o sign.png    for `signature: sign.png` in a letter
    """
    from stationery.cli import files, settings  # 4.4 ms
    from stationery.model.letter import Signature  # 1.6 ms
    from stationery.model.party import Written  # 0.2 ms
    from stationery.products.signature import draw_preview, signature_of  # 1.9 ms
    from stationery.reading.files import read_text  # 2.2 ms
    from stationery.reading.pictures import read_picture  # 3.7 ms
    from stationery.reading.profile import sign_profile  # 5.6 ms

    file, profile, force = request.require("file"), request.require("profile"), request.flag("force")
    alt, height, preview, output = (request.text(name) for name in ("alt", "height", "preview", "output"))
    on_request = request.flag("asked")
    _check_height(height)
    if output and (alt or height or on_request or profile):
        raise click.UsageError(
            "--alt, --height, --asked, and --profile are for a saved signature; leave them out with -o."
        )
    path = settings.profile_path(profile)
    if not output:
        _require_profile(profile)
    cleaned = signature_of(read_picture(file, None), file if file != files.PIPE else "the picture")
    target = output or _default_path(profile)
    _may_replace(target, force)
    results = [(target, cleaned.png)]
    if preview:
        _may_replace(preview, force)
        results.append((preview, draw_preview(cleaned.png)))
    if not output:
        kept = Signature(
            Written(os.path.basename(target)), Written((alt or "").strip()), Written((height or "").strip()), on_request
        )
        results.append((path, sign_profile(read_text(path), path, kept).encode()))
    files.write(*results, private=True)  # so that no other user of this computer can sign with it
    for written, _ in results[: 2 if preview else 1]:
        say(written)
    for sentence in cleaned.notes:
        tell(sentence)
    if output:
        tell(f"In a letter:  signature: {output}")
    elif on_request:
        tell("It will sign letters that say `signature: yes`, or with --signed.")
    else:
        tell("It will sign letters from this profile; --unsigned leaves room to sign by hand.")


@command(
    option(
        "output", heading=OPTIONS, metavar="PNG", help="Write a preview on a signature line, on a white background."
    ),
    *under(OPTIONS, "force", "profile"),
    of=signature,
    short_help="Show the saved signature, or a preview of it.",
)
def show(request: Request) -> None:
    """Show the saved signature: the picture, its Alt text, its height, and when it is used.

    \b
      stationery signature show -o preview.png
    """
    from stationery.products.signature import draw_preview  # 3.1 ms
    from stationery.reading.pictures import read_picture  # 5.7 ms

    profile, output = request.require("profile"), request.text("output")
    usual, kept = _require_signature(profile)
    path = source_of(kept, profile)
    data = read_picture(path, kept.file.place)
    if output:
        _may_replace(output, request.flag("force"))
        files.write((output, draw_preview(data)), private=True)
        say(output)
        return
    say(path)
    say(f"  alt: {kept.alt.text or f'Signature of {_name(usual)}'}")
    say(f"  height: {kept.height.text or 'as tall as the space above the name allows'}")
    say(f"  use: {_use(kept)}")


@command(*under(OPTIONS, "as_json"), of=signature, name="list", short_help="List the profiles that have a signature.")
def list_(request: Request) -> None:
    """List all profiles with a signature and when each one is used.

    \b
      stationery signature list
    """
    from stationery.cli import settings  # 4.9 ms

    rows = []
    for name in settings.profile_names():
        usual = settings.profile(name)
        if usual and usual.signature.file:
            path = source_of(usual.signature, name)
            rows.append({"profile": name, "sender": _name(usual), "file": path, "use": _use(usual.signature)})
    if request.flag("as_json"):
        tell_json(rows)
        return
    for row in rows:
        called = f"--profile {row['profile']}" if row["profile"] else "default profile"
        say(f"{row['sender']} ({called}): {row['file']}, {row['use']}")
    if not rows:
        tell("No signature is saved; save one with `stationery signature add FILE`.")


@command(*under(OPTIONS, "profile"), of=signature, short_help="Remove the saved signature.")
def remove(request: Request) -> None:
    """Remove the signature from the profile, and delete its picture.

    \b
      stationery signature remove --profile work
    """
    from stationery.cli import files, settings  # 4.9 ms
    from stationery.model.letter import Signature  # 1.8 ms
    from stationery.reading.files import read_text  # 2.5 ms
    from stationery.reading.profile import sign_profile  # 5.3 ms

    profile = request.require("profile")
    _, kept = _require_signature(profile)
    path, picture = settings.profile_path(profile), source_of(kept, profile)
    files.write((path, sign_profile(read_text(path), path, Signature()).encode()), private=True)
    if os.path.realpath(picture) == os.path.realpath(_default_path(profile)) and _is_ours(picture):
        os.unlink(picture)
        say(f"{picture} removed")
    else:
        tell(f"{path} no longer has a signature; your own file {picture} was kept")


def source_of(kept: Signature, profile: str) -> str:
    """The path of the picture that a profile names, resolved from the folder of the profile."""
    from stationery.cli import settings  # 4.7 ms

    return os.path.join(os.path.dirname(settings.profile_path(profile)), os.path.expanduser(kept.file.text))


def _default_path(profile: str) -> str:
    from stationery.cli import settings  # 4.5 ms
    from stationery.reading.kept_signatures import default_picture  # 0.3 ms

    folder = os.path.dirname(settings.profile_path(profile))
    return os.path.join(folder, default_picture(profile))


def _require_profile(profile: str) -> Profile:
    """The profile. Raises SourceError if there is none."""
    from stationery.cli import settings  # 6.7 ms

    usual = settings.profile(profile)
    if usual is None:
        hint = "run `stationery init` first; or use -o, and name the picture in the letter:  signature: sign.png"
        raise SourceError("there is no profile to save the signature with", Place(settings.profile_path()), hint)
    return usual


def _require_signature(profile: str) -> tuple[Profile, Signature]:
    from stationery.cli import settings  # 5.6 ms

    usual = _require_profile(profile)
    if not usual.signature.file:
        hint = "save one with `stationery signature add FILE`"
        raise SourceError("the profile has no signature", Place(settings.profile_path(profile)), hint)
    return usual, usual.signature


def _check_height(height: str | None) -> None:
    from stationery.reading.signatures import parse_height  # 2.6 ms

    try:
        if height is not None:
            parse_height(height.strip())
    except ValueError as wrong:
        raise click.BadParameter(str(wrong), param_hint="--height") from None


def _may_replace(path: str, force: bool) -> None:
    if os.path.isdir(path):
        raise CannotWrite("this is a folder", Place(path), "name a file in it")
    if os.path.exists(path) and not force and not (os.path.isfile(path) and _is_ours(path)):
        hint = "choose another name, or replace it with --force"
        raise CannotWrite("this file exists, and stationery did not make it", Place(path), hint)


def _is_ours(path: str) -> bool:
    from stationery.products.signature import is_ours  # 2.2 ms

    with open(path, "rb") as stream:
        return is_ours(stream.read(1000))


def _name(usual: Profile) -> str:
    from stationery.model.interview import display_name  # 1.0 ms

    return display_name(usual.sender)


def _use(kept: Signature) -> str:
    return "only on request" if kept.asked else "on every letter from the profile"
