# ruff: noqa: E501
"""All cases. What there is to choose from is asked of `catalog --json`."""

from __future__ import annotations

import errno
import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import click
from click.testing import CliRunner

from stationery.cli.main import stationery
from tests.freeze.inputs import HEADS, PAPERS
from tests.freeze.run import ROOT, Case

NOW = "--now 2026-10-20T09:00-05:00"
IMB = "01234567094987654321"
ANN = "--from 'Ann Lee; 12 Elm Street; Salem, OR 97301'"
KINDS = ("thank-you", "withdrawal", "after-rejection", "follow-up", "acceptance", "decline-offer", "reschedule", "letter",
         "note")  # fmt: skip
REGION = "20mm,60mm,90mm,30mm"


@cache
def catalog() -> dict[str, Any]:
    done = CliRunner().invoke(stationery, ["catalog", "--json"], env={"STATIONERY_CONFIG": "/nowhere"})
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def ids(kind: str) -> list[str]:
    return sorted(each["id"] for each in catalog()[kind])


def cases() -> list[Case]:
    makers = (samples, interviews, styles, cards, envelopes, proofs, blanks, fonts, heads, languages, addresses, papers,
              incoming, postal, words, signatures, profiles, catalogs, helps, errors, ways)  # fmt: skip
    return [case for maker in makers for case in maker()]


def samples() -> Iterator[Case]:
    for number, path in enumerate(sorted((ROOT / "samples").glob("*.md"))):
        file, name = path.name, path.stem
        asked = {
            "letter": (f"letter {file} --with-envelope {'--json' if number % 2 else ''}",),
            "note": (f"note {file} --with-envelope",),
            "envelope": (f"envelope {file}",),
            "email": (f"email {file}", f"email {file} --json -n"),
            "email-text": (f"email {file} --text", f"email {file} --mailto"),
            "check": (f"check {file}", f"check {file} --json", f"check {file} --as {('email', 'card')[number % 2]}"),
            "fit": (f"fit {file} {'--json' if number % 2 else ''}",),
            "address": (f"address {file}", f"address {file} --manner post"),
            "from-pdf": (
                f"letter {file} -q --attach-source -o kept.pdf",
                ("letter kept.pdf -o anew.pdf", "check kept.pdf", "email kept.pdf --text")[number % 3],
                "envelope kept.pdf -o envelope.pdf",
            ),
        }
        for what, commands in asked.items():
            quiet = 1 if what == "from-pdf" else 0
            yield Case(f"samples/{name}/{what}", commands, (file,), quiet=quiet)


def interviews() -> Iterator[Case]:
    for number, path in enumerate(sorted((ROOT / "samples").glob("*.yaml"))):
        file, name = path.name, path.stem
        for what, options in {
            "usual": "",
            "json": "--json",
            "spare": "--spare 2 --no-cards",
            "card": "--card us-a6 --envelope us-9 --language en",
            "german": "--language de",
        }.items():
            yield Case(f"interviews/{name}/kit-{what}", (f"kit {file} {NOW} {options}",), (file,))
        yield Case(f"interviews/{name}/kit-again", (f"kit {file} {NOW}", f"kit {file} {NOW} --spare 1"), (file,))
        status = tuple(
            f"kit {file} --status --now {moment} {more}"
            for moment in ("2026-10-20T09:00-05:00", "2026-11-20T18:00-06:00", "2026-12-20T18:00-06:00")
            for more in ("", "--json")
        )
        yield Case(f"interviews/{name}/status", (*status, f"kit {file} --status"), (file,))
        for kind in KINDS:
            yield Case(f"interviews/{name}/new-{kind}", (f"new {kind} --interview {file}",), (file,))
            if number in (2, 3):
                yield Case(
                    f"interviews/{name}/new-{kind}-made",
                    (
                        f"new {kind} --interview {file} --learned 'how you plan' --experience 'I plan too.' --letter --email",
                    ),
                    (file,),
                )
        yield Case(
            f"interviews/{name}/new-card", (f"new note --interview {file} --card --learned 'how you plan'",), (file,)
        )
    for kind in KINDS:
        for language in ("en", "de", "es", "fr"):
            yield Case(
                f"interviews/none/new-{kind}-{language}",
                (f"new {kind} --language {language} --to 'Ann Lee; 12 Elm St; Salem, OR 97301' -o -",
                 f"new {kind} --language {language}"),
            )  # fmt: skip
    yield Case(
        "interviews/none/interviewer", ("new thank-you --interview panel.yaml --interviewer nobody",), ("panel.yaml",)
    )
    yield Case("interviews/none/asked", ("kit --new",), given="answers-short.txt", terminal=True)


def styles() -> Iterator[Case]:
    heads_ = [*ids("letterheads"), "none"]
    for s, style in enumerate(ids("letters")):
        for head in heads_:
            options = f"--style {style} --letterhead {head} --language en-US"
            yield Case(f"styles/{style}/usual-{head}", (f"letter thank-you.md {options}",), ("thank-you.md",))
        for p, paper in enumerate(ids("papers")):
            for head in (heads_[(s + p) % len(heads_)],):
                options = f"--style {style} --paper {paper} --letterhead {head} --language en-US"
                yield Case(f"styles/{style}/{paper}-{head}", (f"letter thank-you.md {options}",), ("thank-you.md",))
        for name in ("bewerbung", "several-signers", "long", "abroad"):
            yield Case(
                f"styles/{style}/{name}", (f"letter {name}.md --style {style} --with-envelope",), (f"{name}.md",)
            )
        yield Case(
            f"styles/{style}/fit",
            (f"fit window-letter.md --style {style} --proof proof.pdf", f"fit window-letter.md --style {style} --json"),
            ("window-letter.md",),
        )
        yield Case(f"styles/{style}/notations", (f"letter notations.md --style {style} --draft",), ("notations.md",))


def cards() -> Iterator[Case]:
    folds, sides, ups = ("none", "top", "side"), ("portrait", "landscape"), (1, 2, 4)
    panels = ("front", "inside-right", "inside-left", "inside-bottom", "inside-top")
    heads_ = [*ids("letterheads"), "none"]
    note = ("note-card.md", "karte.md")
    number = 0
    for c, card in enumerate(ids("cards")):
        for h, head in enumerate(heads_):
            file = note[(c + h) % 2]
            yield Case(f"cards/{card}/{head}", (f"note {file} --card {card} --letterhead {head}",), note)
        for fold in folds:
            for side in sides:
                panel, up, head = panels[number % 5], ups[number % 3], heads_[number % len(heads_)]
                number += 1
                options = f"--card {card} --fold {fold} --orientation {side}"
                yield Case(
                    f"cards/{card}/{fold}-{side}",
                    (f"note note-card.md {options} --with-envelope --json",
                     f"note note-card.md {options} --panel {panel} --letterhead {head} --up {up} -o panel.pdf"),
                    note,
                )  # fmt: skip
        for panel in panels:
            yield Case(f"cards/{card}/{panel}", (f"note karte.md --card {card} --panel {panel} --single",), note)
        yield Case(f"cards/{card}/blank", (f"note --blank 4 --card {card} {ANN} --with-envelope",))
        yield Case(f"cards/{card}/undersheet", (f"note --undersheet --card {card} {ANN} --with-envelope",))
        for paper in ids("papers"):
            if (c + len(paper)) % 3 == 0:
                yield Case(f"cards/{card}/on-{paper}", (f"note karte.md --card {card} --paper {paper}",), note)


def envelopes() -> Iterator[Case]:
    for e, name in enumerate(ids("envelopes")):
        head = ids("letterheads")[e % len(ids("letterheads"))]
        for what, command in {
            "front": f"envelope half-letter.md --envelope {name} --stamp-box --json",
            "upright": f"envelope thank-you.md --envelope {name} --upright --letterhead {head}",
            "flap": f"envelope thank-you.md --envelope {name} --return flap --letterhead {head}",
            "portrait": f"envelope abroad.md --envelope {name} --address portrait --return none --stamp-box",
            "fit": f"fit window-letter.md --envelope {name}",
        }.items():
            yield Case(f"envelopes/{name}/{what}", (command,), (command.split()[1],))
        if name.startswith(("chou", "kaku", "you")):
            for what, options in (
                ("japan", ""),
                ("japan-flap", "--return flap"),
                ("japan-upright", "--upright --stamp-box"),
            ):
                yield Case(
                    f"envelopes/{name}/{what}", (f"envelope japan.md --envelope {name} {options}",), ("japan.md",)
                )
    yield Case("envelopes/to", (f"envelope --to 'Bo Chan; 1 Oak St; Salem, OR 97301' {ANN}",))
    yield Case("envelopes/to-no-sender", ("envelope --to 'Bo Chan; 1 Oak St; Salem, OR 97301'",))


def proofs() -> Iterator[Case]:
    for kind in ("letters", "cards", "envelopes", "posts", "letterheads"):
        for n, name in enumerate(ids(kind)):
            paper = ids("papers")[n % len(ids("papers"))]
            commands = (f"catalog proof {name}",)
            if kind in ("letters", "cards") and n % 2:
                commands += (f"catalog proof {name} --paper {paper} -o paper.pdf",)
            if kind == "letterheads":
                commands += (
                    f"catalog proof {name} --accent #5b1a2e --letters DO --monogram plain --particulars email -o o.pdf",
                )
            yield Case(f"proofs/{kind}/{name}", commands)
            if kind == "letterheads":
                yield Case(f"proofs/{kind}/{name}-profile", commands[:1], config=("profile.yaml",))
    for name in ("us-letter", "letter", "inter", "garamond", "de"):
        yield Case(f"proofs/other/{name}", (f"catalog proof {name}",))


def blanks() -> Iterator[Case]:
    for h, head in enumerate(ids("letterheads")):
        for p, paper in enumerate(ids("papers")):
            back = ("front", "flap")[(h + p) % 2]
            if (h + p) % 2:
                options = f"--letterhead {head} --paper {paper} --return {back}"
                yield Case(f"blanks/{head}-{paper}", (f"blank -n 2 {options} --continuation --envelopes {ANN}",))
        options = "--accent #5b1a2e --letters WMA --monogram frame"
        yield Case(f"blanks/{head}-options", (f"blank --letterhead {head} {options} {ANN} --json",))
        yield Case(f"blanks/{head}-profile", (f"blank --letterhead {head} --envelopes",), config=("profile.yaml",))
    for style in ids("letters"):
        yield Case(f"blanks/style-{style}", (f"blank --letterhead centered --style {style} --continuation {ANN}",))
    yield Case("blanks/none", (f"blank --letterhead none {ANN}", "blank"))


def fonts() -> Iterator[Case]:
    for font in [*ids("pairings"), *ids("fonts")]:
        for name in ("modified-block", "bewerbung", "note-card"):
            command = "note" if name == "note-card" else "letter"
            yield Case(
                f"fonts/{font}/{name}",
                (f"{command} {name}.md --font {font} --with-envelope --head-font {font}",),
                (f"{name}.md",),
            )
        yield Case(f"fonts/{font}/envelope", (f"envelope abroad.md --font {font}",), ("abroad.md",))
        yield Case(f"fonts/{font}/markup", (f"letter markup.md --font {font} --letterhead modern",), ("markup.md",))
        yield Case(
            f"fonts/{font}/catalog",
            (f"catalog fonts {font}", f"catalog fonts {font} --json", f"catalog fonts {font} --proof"),
        )
    yield Case("fonts/all", ("catalog fonts", "catalog fonts --json", "catalog fonts --proof"))
    yield Case("fonts/a4", ("catalog fonts inter caveat --proof --paper a4 -o two.pdf",))


def heads() -> Iterator[Case]:
    options = {
        "accent": "--accent #5b1a2e",
        "letters": "--letters WMA",
        "ring": "--monogram ring --letters A",
        "frame": "--monogram frame",
        "plain": "--monogram plain --letters ABC",
        "particulars": "--particulars phone,email",
        "none": "--particulars none",
        "website": "--particulars website",
        "font": "--head-font crimson-pro",
        "pale": "--accent #ff8800",
    }
    for n, head in enumerate(ids("letterheads")):
        for what, option in options.items():
            # Its codes make it slow, and say the website, the telephone …
            file = "invitation.md" if what in ("website", "particulars") else "half-letter.md"
            yield Case(
                f"heads/{head}/{what}",
                (f"letter {file} --letterhead {head} {option} --with-envelope",),
                (file,),
            )
        yield Case(f"heads/{head}/long", (f"letter long.md --letterhead {head}",), ("long.md",))
        yield Case(f"heads/{head}/from", (f"letter mine.md --letterhead {head} {ANN}",), ("mine.md",))
        option = list(options.values())[n]
        yield Case(
            f"heads/{head}/card", (f"note withdrawal-card.md --letterhead {head} {option}",), ("withdrawal-card.md",)
        )


def languages() -> Iterator[Case]:
    for language in [*ids("languages"), "recipient", "en-US", "fr-FR", "pt-BR"]:
        yield Case(
            f"languages/{language}",
            (f"letter thank-you.md --language {language} --with-envelope",
             f"letter several-signers.md --language {language}",
             f"email thank-you.md --language {language} --text",
             f"address abroad-de.md --country-line {language}",
             f"address abroad.md --language {language}",
             f"note note-card.md --language {language}",
             f"new letter --language {language} -o -",
             f"envelope abroad.md --language {language}"),
            ("thank-you.md", "several-signers.md", "abroad-de.md", "abroad.md", "note-card.md"),
        )  # fmt: skip
        yield Case(f"languages/{language}-draft", (f"letter draft.md --language {language} --draft",), ("draft.md",))


def addresses() -> Iterator[Case]:
    countries = ("US", "DE", "FR", "GB", "CH", "AT", "CA", "JP", "AU", "BE", "ES", "PR", "Austria", "Atlantis")
    for country in countries:
        yield Case(
            f"addresses/from-{country}",
            tuple(
                f"address {file} --from {country} {more}"
                for file, more in (
                    ("--json addresses.jsonl", ""), ("--json addresses.jsonl", "--manner post"), ("lines.txt", ""),
                    ("parts.txt", "--manner post"), ("parts.md", ""), ("abroad.md", "--country-line fr"),
                )
            ),
            ("addresses.jsonl", "lines.txt", "parts.txt", "parts.md", "abroad.md"),
        )  # fmt: skip
    for name in ("lines.txt", "one-line.txt", "parts.txt", "plain.md", "empty"):
        yield Case(f"addresses/pipe-{name}", ("address", "address -", "address --manner post"), given=name)
    yield Case("addresses/bad", ("address --json bad.jsonl", "address --json none.jsonl"), ("bad.jsonl",))
    files = ("plain.md", "japan.md", "inland-de.md", "abroad-de.md", "parts.md", "manner.md", "east.md", "zip.md")
    for name in files:
        for manner in ("typed", "post"):
            yield Case(
                f"addresses/{name}-{manner}",
                (f"letter {name} --address-manner {manner} --with-envelope", f"envelope {name} --address-manner {manner} -f"),
                (name,),
            )  # fmt: skip
        yield Case(f"addresses/{name}-note", (f"note {name} --with-envelope", f"email {name} --text"), (name,))


def papers() -> Iterator[Case]:
    for name in PAPERS:
        paper = f"paper.pdf=papers/{name}.pdf"
        yield Case(
            f"papers/{name}/letter", ("letter plain.md --letterhead paper.pdf --with-envelope",), ("plain.md", paper)
        )
        yield Case(
            f"papers/{name}/long", ("letter two-sheets.md --letterhead paper.pdf --json",), ("two-sheets.md", paper)
        )
    for name in ("good", "two-pages", "with-column", "by-fpdf2", "low-head"):
        paper = f"paper.pdf=papers/{name}.pdf"
        files = ("plain.md", "window-letter.md", "karte.md", paper)
        yield Case(f"papers/{name}/blank", (f"blank --letterhead paper.pdf --continuation --envelopes {ANN}",), files)
        yield Case(f"papers/{name}/envelope", ("envelope plain.md --letterhead paper.pdf",), files)
        yield Case(f"papers/{name}/note", ("note karte.md --letterhead paper.pdf",), files)
        yield Case(f"papers/{name}/fit", ("fit window-letter.md --letterhead paper.pdf",), files)
        yield Case(f"papers/{name}/email", ("email plain.md --text",), files)
    for style in ids("letters"):
        paper = f"--letterhead {'two' if style < 'n' else 'a4'}.pdf"
        files = ("plain.md", "two.pdf=papers/two-pages.pdf", "a4.pdf=papers/a4.pdf")
        yield Case(f"papers/styles/{style}", (f"letter plain.md --style {style} {paper}",), files)
        yield Case(
            f"papers/styles/{style}-preprinted", (f"letter plain.md --style {style} --letterhead preprinted",), files
        )
    for head in HEADS:
        file = f"head-{head}.md"
        for name in ("good", "two-pages"):
            yield Case(
                f"papers/heads/{head}-{name}",
                (f"letter {file} --with-envelope --json", f"envelope {file} -o e.pdf"),
                (file, f"paper.pdf=papers/{name}.pdf"),
            )


def incoming() -> Iterator[Case]:
    for name in ("din", "block", "turned", "cropped", "scan", "locked", "torn", "html"):
        for what, options in {
            "asked-yes": "", "yes": "--yes", "style": "--style din5008-b --yes", "region": f"--region {REGION} --yes",
            "to": "--to 'Ann Lee; 12 Elm Street; Salem, OR 97301'", "from": f"{ANN} --yes --envelope dl",
        }.items():  # fmt: skip
            yield Case(
                f"incoming/{name}/{what}",
                (f"envelope {name}.pdf {options}",),
                (f"{name}.pdf",),
                given="yes.txt",
                terminal=what == "asked-yes",
            )
        yield Case(f"incoming/{name}/letter", (f"letter {name}.pdf", f"email {name}.pdf --text"), (f"{name}.pdf",))
    yield Case(
        "incoming/envelope-of-envelope",
        ("envelope thank-you.md -q", "envelope thank-you-envelope.pdf -o again.pdf --return flap"),
        ("thank-you.md",),
        quiet=1,
    )
    yield Case("incoming/pipe", ("envelope - -o e.pdf --yes", "letter - -o l.pdf"), given="din.pdf")


def postal() -> Iterator[Case]:
    both = f"--imb {IMB} --endorsement return-service"
    services = ("address-service", "return-service", "change-service", "forwarding-service", "electronic-service")
    files = ("plain.md", "zip.md", "abroad-de.md", "invitation.md", "several-signers.md", "noted.md", "inland-de.md")
    for file in files:
        asked = {
            "imb": f"envelope {file} --imb {IMB}",
            "both": f"envelope {file} {both} --json",
            "letter": f"letter {file} --with-envelope {both}",
            "window-10": f"letter {file} --style us-window-10 --imb {IMB} --with-envelope",
            "window-9": f"letter {file} --style us-window-9 --imb {IMB} --with-envelope",
            "fit": f"fit {file} --style us-window-10 --imb {IMB} --proof proof.pdf",
            "fit-json": f"fit {file} --style us-window-9 --imb {IMB} --json",
            "routing": f"envelope {file} --imb '01 234 567094 987654321' --imb-routing 010601234 --envelope us-a7",
            "small": f"envelope {file} {both} --envelope us-6-3-4",
        }
        for what, command in asked.items():
            yield Case(f"postal/{file}/{what}", (command,), (file,))
    for service in services:
        yield Case(f"postal/{service}", (f"envelope plain.md --endorsement {service} --stamp-box",), files)
    for name in ids("envelopes"):
        if name.startswith("us"):
            yield Case(f"postal/envelopes/{name}", (f"envelope noted.md {both} --envelope {name}",), files)
    yield Case("postal/weight", ("fit plain.md --paper-weight 24lb", "fit plain.md --paper-weight 90g --json"), files)


def words() -> Iterator[Case]:
    files = ("table.md", "small-table.md", "codes.md", "markup.md", "draft.md", "notations.md", "signers.md", "choices.md",
             "undated.md", "two-sheets.md", "noted.md", "east.md")  # fmt: skip
    for file in files:
        asked = {
            "letter": f"letter {file} --with-envelope --draft",
            "final": f"letter {file}",
            "modern": f"letter {file} --letterhead modern --style modified-block --justify --draft",
            "din": f"letter {file} --style din5008-b --paper a4 --draft",
            "card": f"note {file} --draft",
            "email": f"email {file}",
            "text": f"email {file} --text",
            "check": f"check {file}",
            "check-json": f"check {file} --json --as email",
            "envelope": f"envelope {file}",
        }
        if file in ("table.md", "two-sheets.md"):
            del asked["card"]  # It takes long to find out by how much it is too long.
        for what, command in asked.items():
            yield Case(f"words/{file}/{what}", (command,), (file,))
    for date in ("today", "2026-12-24", "2026-02-30", "tomorrow"):
        for command in ("letter", "note"):
            yield Case(f"words/date-{date}-{command}", (f"{command} undated.md --date {date}",), files)
    yield Case("words/check-two", ("check thank-you.md plain.md", "check thank-you.md plain.md --json --strict"),
               ("thank-you.md", "plain.md"))  # fmt: skip
    yield Case(
        "words/explain", ("check --explain S7", "check --explain all", "check --explain C7", "check --explain S77")
    )


def signatures() -> Iterator[Case]:
    for photo in ("black.jpg", "rgb.png", "gray.png"):
        yield Case(
            f"signatures/{photo}", (f"signature add {photo}", "letter mine.md"), (photo, "mine.md"), ("profile.yaml",)
        )
    for photo in ("photo.jpg",):
        files = (photo, "mine.md", "mine-signed.md", "mine-unsigned.md", "plain.md", "picture.md", "karte.md")
        yield Case(
            f"signatures/{photo}",
            (f"signature add {photo} --preview look.png", "letter mine.md", "note mine.md --single -o card.pdf",
             "letter mine-unsigned.md", "letter plain.md", "letter mine.md --unsigned -o unsigned.pdf", "signature show -o show.png",
             "signature list --json", "check mine.md", "email mine.md --text", "letter mine.md --letterhead ruled -o ruled.pdf"),
            files, ("profile.yaml",),
        )  # fmt: skip
    files = ("photo.jpg", *files[1:])
    yield Case(
        "signatures/asked",
        ("signature add photo.jpg --asked --alt 'Ann’s hand' --height 9mm", "letter mine.md", "letter mine-signed.md",
         "letter mine.md --signed -o signed.pdf", "signature show", "signature list", "signature remove", "signature list"),
        files, ("profile.yaml",),
    )  # fmt: skip
    yield Case("signatures/file", ("signature add photo.jpg -o sign.png", "letter picture.md"), files)
    yield Case("signatures/rgb", ("letter picture.md",), ("picture.md", "sign.png=rgb.png"))
    yield Case("signatures/gray", ("letter picture.md",), ("picture.md", "sign.png=gray.png"))


def profiles() -> Iterator[Case]:
    for name in ("profile", "profile-de", "profile-ruled"):
        config = (f"profile.yaml={name}.yaml", "profiles/work.yaml=profile-ruled.yaml")
        files = ("mine.md", "plain.md", "thank-you.md", "abroad-de.md", "interview.yaml", "karte.md")
        asked = {
            "letter": "letter mine.md --with-envelope",
            "other-sender": "letter plain.md --with-envelope",
            "sample": "letter thank-you.md",
            "work": "letter mine.md --profile work --with-envelope",
            "none": "letter mine.md --profile nobody",
            "envelope": "envelope --to 'Bo Chan; 1 Oak St; Salem, OR 97301'",
            "note": "note mine.md --with-envelope",
            "blank": "blank --envelopes --continuation",
            "cards": "note --blank 2 --with-envelope",
            "undersheet": "note --undersheet --with-envelope",
            "fit": "fit mine.md",
            "check": "check mine.md",
            "email": "email mine.md",
            "address": "address abroad-de.md",
            "new": "new thank-you --interview interview.yaml",
            "kit": f"kit interview.yaml {NOW}",
            "signature": "signature list",
        }
        for what, command in asked.items():
            yield Case(f"profiles/{name}/{what}", (command,), files, config)
    options = (
        "--no-input --name 'Ann Lee' --street '12 Elm St' --city Salem --region OR --postal-code 97301 --country US"
    )
    for what, command in {
        "options": f"init {options} --paper a4 --email a@b.cd --phone 1 --website x.example",
        "work": f"init {options} --profile work",
        "paper": f"init {options} --paper leter",
        "resume": "init --no-input --from resume.json",
        "vcard": "init --no-input --from ann.vcf",
        "profile": "init --no-input --from profile.yaml",
    }.items():
        yield Case(f"profiles/init/{what}", (command,), ("resume.json", "ann.vcf", "profile.yaml"))
    yield Case("profiles/init/asks", ("init",), given="answers-init.txt", terminal=True)
    yield Case("profiles/init/broken-off", ("init",), given="answers-short.txt", terminal=True)
    yield Case("profiles/init/exists", (f"init {options}", f"init {options} --force"), config=("profile.yaml",))


def catalogs() -> Iterator[Case]:
    yield Case("catalog/list", ("catalog", "catalog --json"))
    for kind in catalog():
        for name in ids(kind):
            yield Case(f"catalog/{kind}/{name}", (f"catalog show {name}", f"catalog show {name} --json"))
    own = (
        "layouts/envelopes/us-9.yaml=us-9.yaml",
        "layouts/letters/airy.yaml=airy.yaml",
        "fonts/nobody.yaml=nobody.yaml",
    )
    commands = ("catalog", "catalog --json", "catalog fonts", "catalog proof us-9", "catalog show airy", "catalog show us-9",
                "letter thank-you.md --style airy --envelope us-9 --with-envelope")  # fmt: skip
    yield Case("catalog/own", commands, ("thank-you.md",), own)
    yield Case(
        "catalog/own-broken",
        ("catalog", "letter thank-you.md"),
        ("thank-you.md",),
        ("layouts/letters/airy.yaml=broken.yaml",),
    )


def helps() -> Iterator[Case]:
    def walk(command: click.Command, words: tuple[str, ...], context: click.Context) -> Iterator[tuple[str, ...]]:
        yield words
        if isinstance(command, click.Group):
            for name in command.list_commands(context):
                inner = command.get_command(context, name)
                assert inner
                yield from walk(inner, (*words, name), context)

    for words_ in walk(stationery, (), click.Context(stationery)):
        yield Case("/".join(("help", *words_)), (" ".join((*words_, "--help")), " ".join(words_)))
    yield Case("help-version", ("--version", "-h", "leter"))


def errors() -> Iterator[Case]:
    folder = ROOT / "tests" / "errors"
    files = tuple(f"{p.name}=errors/{p.name}" for p in sorted([*folder.glob("*.md"), *folder.glob("*.yaml")]))
    for path in sorted(folder.glob("*.txt")):
        name = path.stem
        command = path.read_text("utf-8").splitlines()[0].removeprefix("$ stationery ")
        more, before = PREPARED.get(name, ((), ()))
        yield Case(
            f"errors/{name}",
            (*before, command),
            (*files, *more),
            ("profile.yaml=profile-else.yaml",) if name in ("signature-not-kept", "profile-exists")
            else ("fonts/nobody.yaml=nobody.yaml",) if name == "font-not-installed" else (),
            env={"SOURCE_DATE_EPOCH": "yesterday"} if name == "epoch" else {},
            blocked="pylopdf" if name == "east-not-installed" else "",
            refused={"folder-read-only": errno.EROFS, "disk-full": errno.ENOSPC}.get(name, 0),
            quiet=len(before),
        )  # fmt: skip


_KEPT = ("letter good.md -q --attach-source -o kept.pdf",)
PREPARED: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "not-utf-8": (("not-utf-8.md=latin-1.md",), ()),
    "too-large": (("too-large.md",), ()),
    "folder": (("letters/x.md=empty",), ()),
    "picture-is-none": (("scan.png=html.png",), ()),
    "picture-too-wide": (("wide.png",), ()),
    "signature-heic": (("photo.heic",), ()),
    "signature-unwritten": (("sheet.png",), ()),
    "signature-not-ours": (("sheet.png",), ()),
    "signature-height": (("sheet.png",), ()),
    "email-link-too-long": (("long.md=long-mail.md",), ()),
    "email-not-ours": (("good.eml=ours-not.eml",), ()),
    "not-ours": (("thesis.pdf",), ()),
    "letterhead-missing": (("papers.pdf",), ()),
    "letterhead-scripted": (("paper.pdf=papers/scripted.pdf",), ()),
    "letterhead-encrypted": (("paper.pdf=papers/encrypted.pdf",), ()),
    "letterhead-broken": (("paper.pdf=papers/broken.pdf",), ()),
    "letterhead-of-other-size": (("paper.pdf=papers/good.pdf",), ()),
    "letterhead-on-its-side": (("paper.pdf=papers/landscape.pdf",), ()),
    "letterhead-all-over": (("paper.pdf=papers/watermarked.pdf",), ()),
    "letterhead-under-address": (("paper.pdf=papers/low-head.pdf",), ()),
    "blank-no-second-page": (("paper.pdf=papers/good.pdf",), ()),
    "pdf-without-source": ((), ("letter good.md -q -o finished.pdf",)),
    "pdf-is-none": (("notes.pdf=html.pdf",), ()),
    "pdf-encrypted": (("locked.pdf",), ()),
    "pdf-replaces-itself": ((), _KEPT),
    "pdf-source-wrong": ((), _KEPT),
    "pdf-picture-missing": ((), _KEPT),
    "pdf-no-recipient": (("personal-good.md",), ("letter personal-good.md -q -o personal.pdf",)),
    "pdf-nobody-to-ask": (("din.pdf",), ()),
    "pdf-which-block": (("block.pdf",), ()),
    "pdf-scan": (("scan.pdf",), ()),
    "pdf-region-outside": (("din.pdf",), ()),
    "pdf-region-wrong": (("din.pdf",), ()),
    "pdf-region-no-unit": (("din.pdf",), ()),
    "pdf-region-and-to": (("din.pdf",), ()),
    "pdf-broken": (("broken.pdf=torn.pdf",), ()),
}
"""What a transcript of tests/errors wants beside it, and what is made before. A source with a fault inside
a PDF cannot be had by the front door: pdf-source-wrong and pdf-picture-missing succeed here."""


def ways() -> Iterator[Case]:
    """Pipes, the environment, files that are there already, JSON and dry runs."""
    file = ("thank-you.md",)
    for what, commands in {
        "pipe": ("letter - -o -", "letter -", "envelope - -o -", "note - -o x.pdf", "email - -o -", "check -", "fit -"),
        "quiet": ("letter - -q -o a.pdf", "note - -q -o b.pdf", "envelope - -q -o c.pdf"),
    }.items():
        yield Case(f"ways/{what}", commands, given="plain.md")
    for command in (
        "letter thank-you.md",
        "note karte.md",
        "envelope thank-you.md",
        "email thank-you.md",
        f"blank {ANN}",
    ):
        name = command.split()[0]
        yield Case(
            f"ways/{name}",
            (f"{command} --dry-run", f"{command} --json", f"{command} --json -o other", f"{command} -o nowhere/x"),
            ("thank-you.md", "karte.md", "abroad.md"),
        )  # fmt: skip
    yield Case("ways/twice", ("letter thank-you.md", "letter thank-you.md", "letter thank-you.md -f -q"), file)
    yield Case("ways/not-ours", ("letter thank-you.md", "letter thank-you.md -f"), (*file, "thank-you.pdf=thesis.pdf"))
    yield Case("ways/folder", ("letter thank-you.md -o out/ --with-envelope", "kit -o kit"), (*file, "out/x=empty"))
    yield Case("ways/environment", ("letter thank-you.md",), file,
               env={"STATIONERY_LETTER_PAPER": "a4", "STATIONERY_LETTER_LETTERHEAD": "ruled"})  # fmt: skip
    yield Case("ways/epoch", ("letter thank-you.md --with-envelope", "email thank-you.md"), file,
               env={"SOURCE_DATE_EPOCH": "1700000000"})  # fmt: skip
    yield Case("ways/no-color", ("letter nowhere.md", "check thank-you.md"), file, env={"NO_COLOR": "1"})
    for locale in ("de_DE.UTF-8", "ja_JP.UTF-8", "en_GB.UTF-8"):
        yield Case(f"ways/locale-{locale}", ("letter plain.md --with-envelope", f"note --blank 2 {ANN}", "new letter -o -"),
                   ("plain.md",), env={"LC_ALL": locale})  # fmt: skip
    completions = {"words": "stationery ", "command": "stationery let", "option": "stationery letter --st",
                   "style": "stationery letter --style f", "envelope": "stationery envelope --envelope us-",
                   "paper": "stationery letter --paper "}  # fmt: skip
    for what, typed in completions.items():
        asked = {"_STATIONERY_COMPLETE": "bash_complete", "COMP_WORDS": typed, "COMP_CWORD": str(typed.count(" "))}
        yield Case(f"ways/complete-{what}", ("",), env=asked)
