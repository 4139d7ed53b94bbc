"""stationery signature: a photograph of it to the picture that signs letters, kept beside the profile."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from stationery.cli.option_groups import OPTIONS
from stationery.cli.options import Asked, Option, argument, command, option, under
from stationery.cli.output import tell_json

if TYPE_CHECKING:
    from stationery.model.letter import Signature
    from stationery.reading.profile import Profile


@click.group()
def signature() -> None:
    """Keep the picture of your signature, and say where it is used.

    Letters whose sender is the profile are signed with it, unless the profile says `use: asked`, the letter
    `signature: no`, or you give --unsigned. A letter that names another sender or other signers is not.

    \b
      stationery signature add photo.jpg                crops it, takes the paper away, keeps it
      stationery signature show -o preview.png          as it stands on its line
      stationery letter thank-you.md --unsigned         room for the pen
    """


@command(
    argument("file"),
    option(
        "alt",
        Option("--alt", "What those hear who cannot see it; else “Signature of” and the name.", metavar="TEXT"),
    ),
    option("height", Option("--height", "Its height on paper, as 12mm; else what the room allows.", metavar="LENGTH")),
    option(
        "asked", Option("--asked", "Use it only where a letter says `signature: yes`, or with --signed.", flag=True)
    ),
    option("preview", Option("--preview", "Write how it stands on its line, on white, to look at.", metavar="PNG")),
    option(
        "output",
        heading=OPTIONS,
        metavar="PNG",
        help="Write the picture there and keep none; no profile is touched.",
    ),
    option("force", heading=OPTIONS, help="Replace a picture that stationery did not make."),
    *under(OPTIONS, "profile"),
    of=signature,
)
def add(asked: Asked) -> None:
    """Take your signature out of the photograph or scan FILE (PNG or JPEG) and keep it with the profile.

    Write it with a dark pen on white paper, and photograph it from above so that it fills the picture. It is cropped,
    its background made transparent, specks and all that the file tells of place and camera are dropped.

    \b
      stationery signature add photo.jpg --preview look.png
      stationery signature add scan.png --profile work --height 14mm --alt "Signed: Ann Lee"
      stationery signature add photo.jpg -o sign.png    for `signature: sign.png` in a letter
    """
    from stationery.cli import files, settings
    from stationery.model.letter import Signature
    from stationery.model.party import Written
    from stationery.products.signature import previewed, signature_of
    from stationery.reading.files import read_source
    from stationery.reading.pictures import read_picture
    from stationery.reading.profile import sign_profile

    file, profile, force = asked.needed("file"), asked.needed("profile"), asked.flag("force")
    alt, height, preview, output = (asked.text(name) for name in ("alt", "height", "preview", "output"))
    only_asked = asked.flag("asked")
    _check_height(height)
    if output and (alt or height or only_asked or profile):
        raise click.UsageError("--alt, --height, --asked and --profile are kept with the picture; -o keeps none.")
    path = settings.profile_path(profile)
    if not output:
        _needed(profile)
    made = signature_of(read_picture(file, None), file if file != files.PIPE else "the picture")
    target = output or _kept_path(profile)
    _may_replace(target, force)
    results = [(target, made.png)]
    if preview:
        _may_replace(preview, force)
        results.append((preview, previewed(made.png)))
    if not output:
        said = Signature(
            Written(os.path.basename(target)), Written((alt or "").strip()), Written((height or "").strip()), only_asked
        )
        results.append((path, sign_profile(read_source(path), path, said).encode()))
    files.write(*results)
    if os.path.isfile(target):
        os.chmod(target, 0o600)  # nobody else on this computer is to sign with it
    for written, _ in results[: 2 if preview else 1]:
        click.echo(written)
    for sentence in made.told:
        click.echo(sentence, err=True)
    if output:
        click.echo(f"In a letter:  signature: {output}", err=True)
    elif only_asked:
        click.echo("It signs letters that say `signature: yes`, and with --signed.", err=True)
    else:
        click.echo("It signs the letters of this profile; --unsigned leaves room for the pen.", err=True)


@command(
    option("output", heading=OPTIONS, metavar="PNG", help="Write how it stands on its line, on white, to look at."),
    option("force", heading=OPTIONS, help="Replace a picture that stationery did not make."),
    *under(OPTIONS, "profile"),
    of=signature,
)
def show(asked: Asked) -> None:
    """Tell what is kept: the picture, its size, its Alt text, and where it is used.

    \b
      stationery signature show -o preview.png
    """
    from stationery.cli import files
    from stationery.products.signature import previewed
    from stationery.reading.pictures import read_picture

    profile, output = asked.needed("profile"), asked.text("output")
    usual, said = _kept(profile)
    path = source_of(said, profile)
    data = read_picture(path, said.file.place)
    if output:
        _may_replace(output, asked.flag("force"))
        files.write((output, previewed(data)))
        click.echo(output)
        return
    click.echo(path)
    click.echo(f"  alt: {said.alt.text or f'Signature of {_name(usual)}'}")
    click.echo(f"  height: {said.height.text or 'as the room above the name allows'}")
    click.echo(f"  use: {_use(said)}")


@command(option("as_json", heading=OPTIONS, help="Tell it as JSON."), of=signature, name="list")
def list_(asked: Asked) -> None:
    """List all profiles that have a signature, and where each is used.

    \b
      stationery signature list
    """
    from stationery.cli import settings

    found = []
    for name in settings.profile_names():
        usual = settings.profile(name)
        if usual and usual.signature.file:
            path = source_of(usual.signature, name)
            found.append({"profile": name, "sender": _name(usual), "file": path, "use": _use(usual.signature)})
    if asked.flag("as_json"):
        tell_json(found)
        return
    for row in found:
        called = f"--profile {row['profile']}" if row["profile"] else "the usual sender"
        click.echo(f"{row['sender']} ({called}): {row['file']}, {row['use']}")
    if not found:
        click.echo("No signature is kept; `stationery signature add FILE` keeps one.", err=True)


@command(*under(OPTIONS, "profile"), of=signature)
def remove(asked: Asked) -> None:
    """Remove the signature from the profile, and the picture that was kept for it.

    \b
      stationery signature remove --profile work
    """
    from stationery.cli import files, settings
    from stationery.model.letter import Signature
    from stationery.reading.files import read_source
    from stationery.reading.profile import sign_profile

    profile = asked.needed("profile")
    _, said = _kept(profile)
    path, picture = settings.profile_path(profile), source_of(said, profile)
    files.write((path, sign_profile(read_source(path), path, Signature()).encode()))
    if os.path.realpath(picture) == os.path.realpath(_kept_path(profile)) and _ours(picture):
        os.unlink(picture)
        click.echo(f"{picture} removed")
    else:
        click.echo(f"{path} names no signature any more; {picture} is yours, and was left", err=True)


def source_of(said: Signature, profile: str) -> str:
    """Where the picture stands that a profile names, from its own folder."""
    from stationery.cli import settings

    return os.path.join(os.path.dirname(settings.profile_path(profile)), os.path.expanduser(said.file.text))


def _kept_path(profile: str) -> str:
    from stationery.cli import settings

    folder = os.path.dirname(settings.profile_path(profile))
    return os.path.join(folder, f"{profile}-signature.png" if profile else "signature.png")


def _needed(profile: str) -> Profile:
    """The profile; an error that says what to do if there is none."""
    from stationery.cli import settings
    from stationery.model.errors import Place, SourceError

    usual = settings.profile(profile)
    if usual is None:
        hint = "run `stationery init` once; or give -o, and name the picture in the letter:  signature: sign.png"
        raise SourceError("there is no profile to keep it with", Place(settings.profile_path()), hint)
    return usual


def _kept(profile: str) -> tuple[Profile, Signature]:
    from stationery.cli import settings
    from stationery.model.errors import Place, SourceError

    usual = _needed(profile)
    if not usual.signature.file:
        hint = "`stationery signature add FILE` keeps one"
        raise SourceError("no signature is kept", Place(settings.profile_path(profile)), hint)
    return usual, usual.signature


def _check_height(height: str | None) -> None:
    from stationery.reading.signatures import parse_height

    try:
        if height is not None:
            parse_height(height.strip())
    except ValueError as wrong:
        raise click.BadParameter(str(wrong), param_hint="--height") from None


def _may_replace(path: str, force: bool) -> None:
    from stationery.cli.files import CannotWrite
    from stationery.model.errors import Place

    if os.path.isdir(path):
        raise CannotWrite("this is a folder", Place(path), "name a file in it")
    if os.path.exists(path) and not force and not _ours(path):
        hint = "choose another name, or replace it with --force"
        raise CannotWrite("a file of this name exists, and stationery did not make it", Place(path), hint)


def _ours(path: str) -> bool:
    from stationery.products.signature import is_ours

    with open(path, "rb") as stream:
        return is_ours(stream.read(1000))


def _name(usual: Profile) -> str:
    from stationery.model.interview import display_name

    return display_name(usual.sender)


def _use(said: Signature) -> str:
    return "only where it is asked for" if said.asked else "on every letter of the profile"
