"""stationery catalog: lists what you can choose from, shows measures with their sources, and draws proofs."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import Any

import click

from stationery.catalog.kinds import kind_of
from stationery.cli.option_groups import OPTIONS, ExamplesFirstGroup
from stationery.cli.option_types import CatalogName
from stationery.cli.options import JSON_HELP, LOOK, Option, Request, argument, command, option, under
from stationery.cli.output import Output, tell_json, write_results
from stationery.cli.terminal import bold, say, underline
from stationery.data import resources
from stationery.model.errors import Place, SourceError, StationeryError, UnknownName, did_you_mean
from stationery.model.units import Length
from stationery.model.values import replace

KINDS = {
    "letters": ("Styles", "--style"),
    "cards": ("Cards", "--card"),
    "envelopes": ("Envelopes", "--envelope"),
    "papers": ("Papers", "--paper"),
    "labels": ("Sheets of labels", "--sheet"),
    "letterheads": ("Letterheads", "--letterhead"),
    "fronts": ("Settings of words on a card's front", "--front"),
    "borders": ("Borders of cards", "--border"),
    "pairings": ("Pairings of typefaces", "--font"),
    "languages": ("Languages", "--language"),
    "fonts": ("Typefaces", "--font"),
    "posts": ("Posts", "chosen by the sender's country"),
}
"""What you choose by name: its folder under layouts/ (except papers and fonts), its heading, and its option."""

SHOWN = (*KINDS, "countries")
"""What `catalog show` searches: also countries, which are chosen by the recipient's address."""

_NO_FAMILY = "others"


class _Catalog(ExamplesFirstGroup):
    """Its commands; another word is told with where what it means is shown."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        word = args[0]
        if word not in self.commands and not word.startswith("-") and not ctx.resilient_parsing:
            if f"{word}s" in self.commands:
                hint = f"did you mean '{word}s'?"
            elif word in KINDS or f"{word}s" in KINDS:
                hint = f"`stationery catalog` lists all {word if word in KINDS else f'{word}s'}"
            elif any(word in paths(kind) for kind in SHOWN):
                hint = f"`stationery catalog show {word}` shows its measures"
            else:
                hint = did_you_mean(word, self.commands)
            ctx.fail(f"there is no command {word!r} of `catalog`; {hint}")
        return super().resolve_command(ctx, args)


@click.group(cls=_Catalog, invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help=JSON_HELP)
@click.pass_context
def catalog(context: click.Context, as_json: bool) -> None:
    """List what you can choose from: styles, cards, envelopes, papers, labels, letterheads, pairings, languages,
    typefaces, and posts.

    The list includes your own files from the `layouts` and `fonts` folders in your configuration folder.

    \b
      stationery catalog show us-10                     every measure and its source
      stationery catalog proof din5008-b -o proof.pdf   a sheet with fields and zones outlined
      stationery catalog proof monogram                 a letterhead and all its pieces, actual size
      stationery catalog letterheads --mine             all letterheads with your name on one sheet
      stationery catalog labels                         sheets of labels, and what is on them
      stationery catalog fonts --proof -o fonts.pdf     a sheet of each typeface
      stationery catalog new letterhead mine --based-on ruled   start your own letterhead from `ruled`
    """
    if context.invoked_subcommand is not None:
        return
    found = {kind: list(_entries(kind)) for kind in KINDS}
    if as_json:
        tell_json(found)
        return
    width = max((len(entry["id"]) for entries in found.values() for entry in entries), default=0)
    for kind, entries in found.items():
        heading, chosen_by = KINDS[kind]
        say(f"{bold(heading)} ({chosen_by})")
        family = ""
        for entry in sorted(entries, key=_by_family):
            if entry.get("family", "") != family:
                family = entry["family"]
                say(f"  {underline(family)}:")
            own = f"  (yours: {entry['file']})" if entry["yours"] else ""
            remedy = f"  (not installed: {entry['remedy']})" if entry.get("remedy") else ""
            size = f"  {entry['width']} x {entry['height']}" if "width" in entry else ""
            also = f"  (also {', '.join(entry['also'])})" if entry.get("also") else ""
            say(f"  {entry['id']:<{width}}  {entry['name']}{size}{also}{remedy}{own}")
        say()
    say("`stationery catalog show NAME` lists every measure of an entry and its source.")


@command(
    argument("name", type=CatalogName("envelopes")),
    *under(OPTIONS, "as_json"),
    of=catalog,
    short_help="List every measure of an entry and its source.",
)
def show(request: Request) -> None:
    """List every measure of NAME and the source it was taken from."""
    name = request.require("name")
    matches = [(kind, path) for kind in SHOWN if (path := paths(kind).get(name))]
    for kind, find in (("envelopes", _find_alias), ("labels", _find_labels)):
        if not matches and (other := find(name)):
            name = other
            matches = [(kind, paths(kind)[name])]
    if not matches:
        known = {known for kind in SHOWN for known in paths(kind)}
        hint = (
            did_you_mean(name, known) if len(known) <= 40 or _is_near(name, known) else "`stationery catalog` lists all"
        )
        raise UnknownName(f"there is no {name!r} in the catalog", None, hint)
    for kind, path in matches:
        _entry(kind, name, path)  # raises what is wrong with a file of the user's
    shown = [(kind, path, _rows(kind, name, path)) for kind, path in matches]
    if request.flag("as_json"):
        tell_json([{"kind": kind, "id": name, "file": path, "entries": rows} for kind, path, rows in shown])
        return
    for kind, path, rows in shown:
        say(f"{bold(name)} ({kind}), {path}")
        keys = max((len(row["key"]) for row in rows), default=0)
        values = min(40, max((len(row["value"]) for row in rows), default=0))
        for row in rows:
            say(f"  {row['key']:<{keys}}  {row['value']:<{values}}  {row['cite']}".rstrip())


@command(
    argument("name"),
    option("output", heading=OPTIONS, help="The output file or folder; - for stdout."),
    option("paper", help="The paper, if there is a choice."),
    *under(OPTIONS, "profile", "open_it", "force", *LOOK),
    of=catalog,
    short_help="Draw fields and zones on a sheet, or all pieces of a letterhead.",
)
def proof(request: Request) -> None:
    """Draw a proof of the letter style, card, envelope, sheet of labels, or post NAME, with every field and zone
    outlined and labeled.

    The proof of a letterhead shows all its pieces in actual size, with your own name and logo if you have a profile.
    """
    from stationery.cli import files, settings  # 3.6 ms
    from stationery.model.letter import Written  # 1.8 ms
    from stationery.products.proof import proof_pdf  # 40.0 ms

    name = request.require("name")
    usual = settings.profile(request.require("profile"))
    sender = usual.sender if usual else None
    if not any(name in paths(kind) for kind in KINDS):
        name = _find_alias(name) or _find_labels(name) or name
    look, choices = request.choices("paper"), usual.choices if usual else None
    result = proof_pdf(Written(name), settings.stock(), request.written("paper"), sender, look, choices)
    path = files.destination(request.text("output"), f"{name}-proof.pdf")
    write_results(((path, result),), Output(open_it=request.flag("open_it"), force=request.flag("force")))


@command(
    argument("names", metavar="[NAME]...", type=CatalogName("typefaces"), nargs=-1),
    option("proof_", Option("--proof", "Make a specimen PDF with a page for each typeface.", flag=True)),
    option("output", heading=OPTIONS, help="The output file or folder; - for stdout."),
    option("paper", help="The paper of the specimen."),
    *under(OPTIONS, "open_it", "force", "as_json"),
    of=catalog,
    short_help="List typefaces and pairings, or make a specimen of them.",
)
def fonts(request: Request) -> None:
    """List typefaces (all, or each NAME): what each is for, its sizes, scripts, and features; and the pairings.

    \b
      stationery catalog fonts                          all of them
      stationery catalog fonts inter --proof            a page with the letters and figures of one
    """
    from stationery.cli import files, settings  # 4.7 ms
    from stationery.products.specimen import specimen_pdf, typefaces  # 9.9 ms

    stock, names, as_json = settings.stock(), request.texts("names"), request.flag("as_json")
    output, open_it, force = request.text("output"), request.flag("open_it"), request.flag("force")
    if request.flag("proof_"):
        if as_json:
            raise click.UsageError("--proof makes a PDF, --json a list; use one of them.")
        result = specimen_pdf(stock, names, request.written("paper"), settings.country_of_locale())
        path = files.destination(output, "fonts.pdf")
        write_results(((path, result),), Output(open_it=open_it, force=force))
        return
    if output or request.text("paper") or open_it or force:
        raise click.UsageError("-o, --paper, --open, and --force need --proof.")
    for name in names:
        stock.typefaces.ensure(name)
    shown = [one for one in typefaces(stock) if not names or one.id in names]
    pairings = [] if names else _list_pairings()
    if as_json:
        rows = [{key: getattr(one, key) for key in one.__match_args__} for one in shown]
        tell_json({"typefaces": rows, "pairings": pairings})
        return
    for one in shown:
        missing = f"  (not installed: {one.remedy})" if one.remedy else ""
        say(f"{bold(one.id)}  {one.name}, {one.kind}{missing}")
        say(_indent(one.about))
        sizes = f"{one.body_size:g} pt on {one.body_leading:g} pt; minimum {one.least_size:g} pt"
        say(_indent("; ".join((sizes, *((", ".join(one.features),) if one.features else ())))))
        say(f"  letters: {', '.join(one.coverage) or 'unknown'}\n")
    for pair in pairings:
        parts = ", ".join(f"{part} {pair[part]}" for part in ("letterhead", "body", "envelope"))
        say(f"{bold(pair['id'])}  {pair['name']}, a pairing: {parts}")
        say(f"{_indent(pair['about'])}\n")
    if not names:
        say("Choose a pairing or a typeface with `font: NAME` in a letter, or with --font NAME.")


@command(
    option("mine", Option("--mine", "Make a PDF of all letterheads with your own name.", flag=True)),
    option("output", heading=OPTIONS, help="The output file or folder; - for stdout."),
    option("paper", help="The paper of the sheet."),
    *under(OPTIONS, "profile", "open_it", "force", "as_json"),
    of=catalog,
    short_help="List letterheads, or show all of them with your own name on one sheet.",
)
def letterheads(request: Request) -> None:
    """List the letterheads; or, with --mine, show all of them with the name, address, and logo of your profile on one
    sheet, reduced.

    \b
      stationery catalog letterheads                    all of them
      stationery catalog letterheads --mine -o all.pdf  your name in each
    """
    from stationery.cli import files, settings  # 4.7 ms

    output, open_it, force = request.text("output"), request.flag("open_it"), request.flag("force")
    if request.flag("mine"):
        if request.flag("as_json"):
            raise click.UsageError("--mine makes a PDF, --json a list; use one of them.")
        from stationery.model.letter import Choices  # 0.5 ms
        from stationery.products.shelf import shelf_pdf  # 40.0 ms

        usual = settings.profile(request.require("profile"))
        if usual is None:
            raise SourceError("there is no profile with your name", None, "run `stationery init` once")
        kept = Choices(logo=usual.choices.logo, accent=usual.choices.accent, paper=usual.choices.paper)
        paper = request.written("paper")
        result = shelf_pdf(settings.stock(), usual.sender, replace(kept, paper=paper) if paper else kept)
        path = files.destination(output, "letterheads.pdf")
        write_results(((path, result),), Output(open_it=open_it, force=force))
        return
    if output or request.text("paper") or open_it or force or request.text("profile"):
        raise click.UsageError("-o, --paper, --profile, --open, and --force need --mine.")
    entries = list(_entries("letterheads"))
    if request.flag("as_json"):
        tell_json(entries)
        return
    width = max((len(entry["id"]) for entry in entries), default=0)
    for entry in entries:
        own = f"  (yours: {entry['file']})" if entry["yours"] else ""
        say(f"{bold(entry['id']):<{width}}  {entry['name']}{own}")
    say("\nChoose one with --letterhead. `stationery catalog letterheads --mine` shows all with your name.")


@command(
    *under(OPTIONS, "as_json"), of=catalog, short_help="List sheets of labels: how many, how large, on what paper."
)
def labels(request: Request) -> None:
    """List the sheets of labels: the size of a label, how many a sheet has, the paper, and other numbers for it."""
    from stationery.catalog.labels import label_sheet  # 8.3 ms
    from stationery.cli import settings  # 4.3 ms
    from stationery.compose.pieces.envelope_remarks import size_words  # 4.0 ms

    store, entries = settings.store(), list(_entries("labels"))
    rows = []
    for entry in entries:
        sheet = label_sheet(store, entry["id"])
        rows.append({**entry, "count": sheet.count, "columns": sheet.columns, "rows": sheet.rows, "paper": sheet.paper})
    if request.flag("as_json"):
        tell_json(rows)
        return
    width = max((len(row["id"]) for row in rows), default=0)
    for row in rows:
        sheet = label_sheet(store, row["id"])
        unit = sheet.unit
        size = f"round, {sheet.size.width.words(unit)}" if sheet.round else size_words(sheet.size, unit)
        grid = f"{sheet.count:>2} labels ({sheet.columns} x {sheet.rows}) on {sheet.paper}"
        also = f"; also {', '.join(sheet.also)}" if sheet.also else ""
        own = f"  (yours: {row['file']})" if row["yours"] else ""
        say(f"{bold(row['id']):<{width}}  {grid}, {size}{also}{own}")
    say("\nChoose one with --sheet. `stationery catalog proof NAME` draws its outlines.")


_OF_NOUNS = {
    "style": "letters", "envelope": "envelopes", "post": "posts", "card": "cards", "labels": "labels",
    "letterhead": "letterheads", "pairing": "pairings", "country": "countries", "language": "languages",
    "typeface": "fonts", "front": "fronts", "border": "borders",
}  # fmt: skip
"""What users can add with a file, and its kind."""

_SAMPLES = {"envelopes": "us-10", "pairings": "warm", "countries": "us"}
"""Of kinds whose file needs a few texts alone, an entry that they are copied from; a file of another kind is based on
one."""

_TAG = r"[a-z]{2,3}(-[a-z]{4})?(-[a-z]{2}|-[0-9]{3})?"
"""Language, script and region (BCP 47)."""


@command(
    argument("kind", type=click.Choice(tuple(_OF_NOUNS)), metavar="KIND"),
    argument("name"),
    option("based_on", Option("--based-on", "The id of the entry to start from.", metavar="ID")),
    of=catalog,
    short_help="Start your own file, based on another.",
)
def new(request: Request) -> None:
    """Start your own KIND, called NAME, in your configuration folder. It is based on an existing one, so you can use it
    at once; add your changes to the file. An envelope, pairing, or country can also start from nothing.

    \b
    KIND is style, envelope, post, card, labels, letterhead, pairing, country, language, or typeface. The NAME of a
    country is its two-letter code, that of a language its tag, such as fi or en-nz.

    \b
      stationery catalog new letterhead mine --based-on ruled
      stationery catalog new envelope mine
    """
    from stationery.cli import files, settings  # 5.2 ms
    from stationery.cli.schema import FOLDER, write_schema  # 2.5 ms
    from stationery.data.reference import scaffold  # 5.4 ms

    kind_name, name = _OF_NOUNS[request.require("kind")], request.require("name")
    kind, base = kind_of(kind_name), request.text("based_on")
    known = [each for each, path in paths(kind_name).items() if path.endswith(".yaml")]
    if not base and kind_name not in _SAMPLES:
        like = f"--based-on {_usual(kind_name, known)}"
        raise click.UsageError(f"name the entry to start from, such as {like}; `stationery catalog` lists all of them.")
    if not re.fullmatch(r"[a-z0-9][a-z0-9.-]*", name):
        raise click.BadParameter("use lower-case letters, digits, hyphens, and periods", param_hint="NAME")
    _ensure_exists(kind_name, name)
    if base and base not in known:
        raise UnknownName(f"there is no {kind.noun} {base!r}", Place("--based-on"), did_you_mean(base, known))
    inside = (kind.folder,) if kind_name == "fonts" else ("layouts", kind.folder)
    path = os.path.join(settings.folder(), *inside, f"{name}.yaml")
    if os.path.exists(path):
        raise files.CannotWrite("this file already exists", Place(path), "choose another name, or edit the file")
    write_schema(kind_name, kind)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    up = "../" * len(inside)
    start = base or settings.store().table(kind, _SAMPLES[kind_name])
    files.write((path, scaffold(kind, name, start, f"{up}{FOLDER}/{kind_name}.json").encode()))
    say(path)


def _usual(kind: str, known: list[str]) -> str:
    """The entry that most people would start from."""
    usual = {"letters": "full-block", "cards": "us-a2", "letterheads": "ruled", "fonts": "inter", "languages": "en",
             "posts": "usps", "fronts": "script", "borders": "single"}  # fmt: skip
    return usual[kind] if usual[kind] in known else known[0]


def _ensure_exists(kind: str, name: str) -> None:
    """Raise BadParameter for a country or a language that there is not: no letter would ever ask for the file."""
    if kind == "countries":
        from stationery.data.address_metadata import known  # 0.1 ms

        if not known(name):
            message = f"no country has the code {name!r}; write its two letters (ISO 3166), such as nz"
            raise click.BadParameter(message, param_hint="NAME")
    if kind == "languages" and not re.fullmatch(_TAG, name):
        message = (
            f"{name!r} is not the tag of a language; write its code, and the country's where it matters: fi, en-nz"
        )
        raise click.BadParameter(message, param_hint="NAME")


def _indent(text: str) -> str:
    return click.wrap_text(text, 100, initial_indent="  ", subsequent_indent="  ")


def _list_pairings() -> list[dict[str, str]]:
    from stationery.catalog.pairings import PARTS, pairing  # 4.4 ms
    from stationery.cli import settings  # 4.9 ms

    store = settings.store()
    pairings = (pairing(store, name) for name in store.names("pairings"))
    return [{key: getattr(one, key) for key in ("id", "name", "about", *PARTS)} for one in pairings]


def paths(kind: str) -> dict[str, str]:
    """The file of each id of a kind."""
    from stationery.cli import settings  # 3.4 ms
    from stationery.products.catalog import list_files  # 8.2 ms

    return list_files(kind, settings.store(), settings.fonts())


def _rows(kind: str, name: str, path: str) -> list[dict[str, str]]:
    """All measures of an entry, as they are printed."""
    from stationery.cli import settings  # 4.1 ms
    from stationery.products.catalog import list_measures  # 7.9 ms

    measures = list_measures(kind, name, path, settings.store())
    return [{"key": each.key, "value": each.value, "cite": each.cite} for each in measures]


def _entries(kind: str) -> Iterator[dict[str, Any]]:
    """The entries of a kind; a user's file that cannot be read is set aside."""
    from stationery.cli import settings  # 2.9 ms

    for name, path in paths(kind).items():
        try:
            entry = _entry(kind, name, path)
        except StationeryError as wrong:
            settings.store().set_aside(wrong, path)
        else:
            yield entry


def _entry(kind: str, name: str, path: str) -> dict[str, Any]:
    from stationery.cli import settings  # 4.5 ms
    from stationery.products.catalog import check_own, name_of, table_of  # 7.2 ms

    built_in = (resources.folder("layouts"), resources.folder("fonts"))
    yours = not path.startswith(tuple(folder + os.sep for folder in built_in))
    if kind == "fonts":
        from stationery.pdf.families import load_family  # 2.6 ms

        family = load_family(name, path)
        remedy = {} if family.installed else {"remedy": family.remedy}
        return {"id": name, "name": family.name, "file": path, "yours": yours, **remedy}
    store = settings.store()
    if yours and kind != "papers":
        check_own(kind, name, path, store)
    if kind not in ("envelopes", "papers", "cards", "labels"):
        return {"id": name, "name": name_of(kind, name, path, store), "file": path, "yours": yours}
    table = table_of(kind, name, path, store)
    entry: dict[str, Any] = {"id": name, "name": table.text("name", name), "file": path, "yours": yours}
    entry |= {"width": table.text("width"), "height": table.text("height") or table.text("width")}
    entry["also"] = list(table.texts("also") or table.texts("aliases"))
    if kind == "envelopes":
        entry["family"] = table.text("family", _NO_FAMILY)
    return entry


def _by_family(entry: dict[str, Any]) -> tuple[bool, str, float]:
    """Envelopes by family, small ones first; everything else keeps its order."""
    family = entry.get("family", "")
    try:
        area = Length.parse(entry["width"]).mm * Length.parse(entry["height"]).mm if family else 0.0
    except ValueError:
        area = 0.0
    return family == _NO_FAMILY, family, area


def _find_alias(name: str) -> str:
    """The id of the envelope that also has this name; empty if there is none."""
    from stationery.catalog.envelopes import match_envelope  # 8.3 ms
    from stationery.cli import settings  # 4.3 ms
    from stationery.model.letter import Written  # 1.9 ms

    try:
        return match_envelope(settings.store(), Written(name)).text
    except StationeryError:
        return ""


def _find_labels(name: str) -> str:
    """The id of the sheet of labels that also has this name, such as `8160`; empty if there is none."""
    from stationery.catalog.labels import match_label_sheet  # 8.3 ms
    from stationery.cli import settings  # 4.3 ms
    from stationery.model.letter import Written  # 1.9 ms

    try:
        return match_label_sheet(settings.store(), Written(name)).text
    except StationeryError:
        return ""


def _is_near(name: str, known: set[str]) -> bool:
    from difflib import get_close_matches

    return bool(get_close_matches(name, known, n=1, cutoff=0.6))
