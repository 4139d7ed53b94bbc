"""Turns a letter file, a YAML head between `---` lines and a Markdown body, into a Letter.

Raises all faults of a file, in head and body, together. What is missing stays empty: a letter without a recipient or
sender is fine here, because an option may give one, and not every product needs them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from stationery.data.mapping import table_of
from stationery.data.tables import Scalar, Sequence, Table, plain_key
from stationery.data.yaml import decode, read_table
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Place, Remark, SourceError, StationeryError, each_fault, raise_faults
from stationery.model.late_pattern import late
from stationery.model.letter import INTERVIEW, Letter, Party, Signer, Written
from stationery.model.prose import Block
from stationery.model.values import replace
from stationery.reading.choices import KEYS as CHOICES
from stationery.reading.choices import read_choices, read_written
from stationery.reading.files import looks_like_interview
from stationery.reading.markdown import read_body
from stationery.reading.parties import party_from_rows, read_party, read_rows

KINDS = (
    "letter",
    "thank-you",
    "withdrawal",
    "after-rejection",
    "follow-up",
    "acceptance",
    "decline-offer",
    "reschedule",
    "note",
)

OCCASIONS = (INTERVIEW, "gift", "wedding", "birthday", "congratulations", "sympathy", "hospitality", "holiday",
             "other")  # fmt: skip

TEXTS = {
    "date": "The letter's date: in ISO form, or as written in the letter's language; today if left out.",
    "place": "The place in the date line, where that is the custom.",
    "subject": "What it is about.",
    "salutation": "The salutation; built from the recipient if left out.",
    "initials": "The writer's and typist's initials.",
    "interview": "The date of the interview, or its interview file.",
    "position": "The position you interviewed for.",
    "organization": "The organization, if the recipient's lines don't name it.",
    "decision_by": "The date by which they decide.",
    "learned": "What you learned in the interview and want to mention.",
}
TEXTS_OF_LINES = {
    "close": "The complimentary close; the usual one if left out.",
    "attention": "The person within the organization the letter is for.",
    "reference": "A reference.",
    "your_reference": "The recipient's reference.",
    "our_reference": "Your own reference.",
    "delivery_notation": "How it travels, such as REGISTERED.",
    "arrival_notation": "Who may open it, such as PERSONAL.",
    "postage": "The postage to print on the envelope: the file of a stamp (PDF or PNG), or a code that you bought.",
    "postscript": "An afterthought below the signature.",
}
LISTS = {
    "enclosures": "What is enclosed: names, or a table of each name and its PDF file.",
    "copies": "Who else receives it.",
    "interviewers": "Who took part in the interview.",
}
ENCLOSURES = "enclosures"
OTHERS = {
    "kind": "What kind of letter it is.",
    "to": "The recipient: lines as on an envelope, or parts.",
    "from": "The sender: lines, or parts; the profile's if left out.",
    "signature": "The picture of your signature: its file, or a table of file, alt and height.",
    "signers": "Who signs, if not the sender: names, or tables of name and title.",
    "occasion": "What a note is for; an interview if the file names one, or else something personal.",
    "check": "What `stationery check` skips.",
    "as_typed": "Whether a salutation, a close, a postscript, and bullets in the body are left as they are typed.",
}
SIGNER = {"name": "Who signs.", "title": "The signer's title."}
CHECK = {
    "ignore": "The ids of rules to skip.",
    "employer_now": "Your current employer's domain; the check warns if the letter uses it.",
}
KEYS = (
    "kind", "occasion", "to", "from", *TEXTS, *TEXTS_OF_LINES, "signature", "signers", *LISTS, *CHOICES,
    "check", "as_typed",
)  # fmt: skip
"""Every key of a head; the sentences above are those of its JSON Schema."""

ALIASES = {
    "recipient": "to",
    "address": "to",
    "author": "from",
    "return_address": "from",
    "opening": "salutation",
    "closing": "close",
    "your_ref": "your_reference",
    "our_ref": "our_reference",
    "encl": "enclosures",
    "cc": "copies",
    "ps": "postscript",
    "lang": "language",
}
_OF_A_PARTY = "write it as one of the address lines below `from:` or `to:`, or in your profile"
_MEANT = {
    **dict.fromkeys(("re", "regarding", "about", "betreff", "topic", "title"), "did you mean 'subject'?"),
    **dict.fromkeys(("typeface", "font_family", "fonts"), "did you mean 'font'?"),
    **dict.fromkeys(("layout", "template"), "did you mean 'style'?"),
    **dict.fromkeys(("dear", "greeting", "hello"), "did you mean 'salutation'? `salutation: Dear Ann,`"),
    **dict.fromkeys(("copy", "copy_to", "copies_to", "carbon_copy", "bcc"), "did you mean 'copies'?"),
    **dict.fromkeys(("sincerely", "sign_off", "signoff"), "did you mean 'close'?"),
    **dict.fromkeys(("signed", "signer", "sender_name"), "did you mean 'signers'?"),
    **dict.fromkeys(("attachment", "attachments", "enclosed"), "did you mean 'enclosures'?"),
    **dict.fromkeys(("phone", "fax", "email", "website", "street", "city", "zip", "tel"), _OF_A_PARTY),
    "name": "did you mean 'from', or 'to'?",
    **dict.fromkeys(("foot", "logo"), "write it with the letterhead: `letterhead: {name: firm, logo: …, foot: …}`"),
    **dict.fromkeys(("accent", "color", "colour"), "write it with the letterhead: `letterhead: {accent: navy}`"),
    **dict.fromkeys(
        ("letters", "monogram", "arrangement", "particulars", "qr"),
        "write it with the letterhead: `letterhead: {name: monogram, letters: AB, monogram: ring}`",
    ),
    **dict.fromkeys(
        ("iban", "bic", "bank", "bank_account", "konto", "vat", "footer"),
        'write it in the foot of the letterhead: `letterhead: {name: firm, foot: [["IBAN: DE89…"]]}`',
    ),
}
"""What people write for a key of another name: its hint. They are told, not taken, for some may mean another thing."""
PASSING = ("tags", "aliases", "cssclasses")
"""What note-taking programs write into a head."""

_NAME_AND_ADDRESS = (("author", "return_address", "from"), ("recipient", "address", "to"))
"""Letters written for pandoc-letter give the name in one key and the lines below it in another."""

LINE_SEPARATOR = "\u2028"
"""A line break within a paragraph, as some programs write it; others write U+000B."""

HEAD = "start with a line of ---, then keys such as `to: |` and `subject: …`, a second line of ---, and the body"
OR_TO = '; or give the recipient as an option: --to "NAME; STREET; CITY STATE ZIP"'


class NoHead(SourceError):
    """There is no head. A command without --to for the recipient gives the hint without `OR_TO`."""


_FRONT = "for Christmas, write `occasion: holiday`, and for the front of a card `words: christmas`"
"""What to write in the place of an occasion that is none."""


def read_letter(text: str, file: str, *, headless: bool = False, filled: bool = False) -> Letter:
    """Read a letter from `text`; one that may be `headless`, or has its own addresses, is only a body if it does not
    begin with `---`. One that is `filled` has no fields; braces in it are meant.

    Raises SourceError, or Several with every fault, in the order of the lines.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if "{{" in text and not filled:
        from stationery.reading.fields import refuse_fields  # 1.0 ms

        refuse_fields(text, file)
    head, words, first_line = _split(text, file, headless)
    if LINE_SEPARATOR in words:
        text, words = text.removesuffix(words), words.replace(LINE_SEPARATOR, "\v")
        text += words
    try:
        table = _rename_keys(read_table("\n".join(head), file, first_line - 1 - len(head)))
    except StationeryError as wrong:
        raise_faults([*each_fault(wrong), *read_body(words, file, first_line)[1]])
        raise
    diagnostics = Diagnostics()
    as_typed = _takes_as_typed(table)
    blocks, faults = read_body(
        words, file, first_line, as_typed=as_typed, headless=first_line == 1, diagnostics=diagnostics
    )
    letter = _read(table, blocks, faults)
    remarks = (*letter.remarks, *diagnostics.remarks)
    if may_be_garbled(text):
        from stationery.reading.garbled import remark_on_garbled  # 0.5 ms

        above = text.removesuffix(words)
        of_head = remark_on_garbled(above, Place(file, 1, 1))
        remarks = (*remarks, *of_head, *remark_on_garbled(words, Place(file, first_line, 1)))
    letter = replace(letter, typed=Written(words, Place(file, first_line)), remarks=remarks)
    if "[[" in text:
        from stationery.reading.placeholders import find_marks  # 0.3 ms

        letter = replace(letter, marks=find_marks(letter, text, first_line))
    return _finish(letter, table, headless=first_line == 1)


def read_words(head: Mapping[str, object], body: str, name: str = "letter") -> Letter:
    """Read a letter from a head's keys and a body given as Python values, exactly as from a file.

    A Place names the key, or `body`, with the line in it; `name` stands for the file.
    """
    table = _rename_keys(table_of(head, name))
    diagnostics = Diagnostics()
    try:
        body = body.replace(LINE_SEPARATOR, "\v")
        words = decode(body.encode("utf-8", "surrogatepass"), "body")
        blocks, faults = read_body(words, "body", as_typed=_takes_as_typed(table), diagnostics=diagnostics)
    except SourceError as wrong:
        blocks, faults = (), [wrong]
    letter = _read(table, blocks, faults)
    remarks = (*letter.remarks, *diagnostics.remarks)
    for key, given in (*head.items(), ("body", body)):
        if isinstance(given, str) and may_be_garbled(given):
            from stationery.reading.garbled import remark_on_garbled  # 0.5 ms

            remarks = (*remarks, *remark_on_garbled(given, Place(key, 1, 1)))
    letter = replace(letter, typed=Written(body, Place("body", 1)), remarks=remarks)
    if "[[" in body or "[[" in repr(head):
        from stationery.reading.placeholders import find_marks_in_words  # 0.6 ms

        letter = replace(letter, marks=find_marks_in_words(letter, body))
    return _finish(letter, table)


def may_be_garbled(text: str) -> bool:
    return not text.isascii() and ("Ã" in text or "Â" in text or "â€" in text or "â\u0080" in text)


def _takes_as_typed(table: Table) -> bool:
    return "as_typed" in table and bool(table.flag("as_typed"))


def _read(table: Table, blocks: tuple[Block, ...], faults: list[StationeryError]) -> Letter:
    """The letter in a head and a body; notes the faults of both in the table."""
    others: dict[str, Any] = {
        **{key: read_written(table, key) for key in TEXTS if key in table},
        **{key: read_written(table, key, lines=True) for key in TEXTS_OF_LINES if key in table},
        **{key: _read_list(table, key) for key in LISTS if key in table and key != ENCLOSURES},
        **_enclosures(table),
    }
    remarks = _read_breaks(table, others)
    letter = Letter(
        file=table.file,
        kind=_kind(table),
        occasion=table.choice("occasion", OCCASIONS, "", _FRONT),
        recipient=_party(table, "to"),
        sender=_party(table, "from"),
        signers=_signers(table),
        **_signature(table),
        choices=read_choices(table),
        body=blocks,
        as_typed=_takes_as_typed(table),
        enclosures_in_a_row=ENCLOSURES in table and isinstance(table.node(ENCLOSURES), Scalar),
        remarks=remarks,
        **_check(table),
        **others,
    )
    if "postage" in table and not letter.postage:
        hint = 'after a space, # begins a comment: put a code in quotation marks, postage: "code …"; or leave it out'
        table.fault("postage: nothing is written here", table.where("postage"), hint)
    for key in _LEFT_OUT:
        found = others.get(key, ())
        for each in found if isinstance(found, tuple) else (found,):
            if each.text.casefold().strip(".") in NOTHING:
                message = f"{key.replace('_', ' ')}: {each.text!r} would be printed as it stands"
                table.fault(message, each.place, f"leave `{key}:` out if there is nothing to say")
    for fault in faults:
        table.note(fault)
    return letter


_MAY_BREAK = ("salutation", "close", "attention", "delivery_notation", "arrival_notation", "postscript")
_BREAK = late(r"(?<=[\w.,;!?])[ ]*\\n[ ]*(?=[^\W\d_])")


def _read_breaks(table: Table, others: dict[str, Any]) -> tuple[Remark, ...]:
    """What is remarked of each `\\n` that is typed for the end of a line, outside of double quotation marks: `others`
    then have that."""
    remarks: list[Remark] = []
    for key in _MAY_BREAK:
        found, node = others.get(key), table.nodes.get(key)
        if not found or "\\n" not in found.text or (isinstance(node, Scalar) and node.style == '"'):
            continue
        lines = _BREAK.split(found.text)
        if len(lines) > 1:
            others[key] = Written(("\n" if key in TEXTS_OF_LINES else " ").join(lines), found.place)
            read = "the end of a line" if key in TEXTS_OF_LINES else "a space"
            message = f"{key.replace('_', ' ')}: the \\n in {found.text!r} is read as {read}"
            remarks.append(Remark(message.replace("\\\\", "\\"), found.place))
    return tuple(remarks)


_LEFT_OUT = ("subject", "salutation", "close", "attention", "enclosures", "copies", "postscript")
NOTHING = frozenset(("none", "no", "n/a", "keine", "keiner", "aucun", "aucune", "ninguno", "ninguna"))
"""What people write where they mean nothing."""


def _finish(letter: Letter, table: Table, *, headless: bool = False) -> Letter:
    """Return the letter, or raise all its faults with what was understood despite them; a body that isn't understood
    may have the addresses of one that is `headless`."""
    try:
        table.finish()
    except StationeryError as wrong:
        letter = _fill_stand_ins(letter, table)
        if headless and not letter.body:
            stand_ins = [Party(Place(letter.file), name=key) for key in ("to", "from")]
            letter = replace(letter, recipient=letter.recipient or stand_ins[0], sender=letter.sender or stand_ins[1])
        wrong.understood = letter
        raise
    return letter


def _fill_stand_ins(letter: Letter, table: Table) -> Letter:
    """The letter with a stand-in for each party that is given but not understood, so that it isn't reported missing."""
    for key, field in (("to", "recipient"), ("from", "sender")):
        if key in table and getattr(letter, field) is None:
            letter = replace(letter, **{field: Party(table.where(key), name=key)})
    return letter


def _split(text: str, file: str, headless: bool) -> tuple[list[str], str, int]:
    """The head's lines, the body, and the number of the body's first line."""
    rows = text.split("\n")
    begun = next((number for number, row in enumerate(rows) if row.strip()), None)
    if begun is None:
        raise NoHead("the letter is empty", Place(file), HEAD + OR_TO)
    if file.lower().endswith((".yaml", ".yml")) and rows[begun].rstrip() != "---" and looks_like_interview(text):
        hint = f"make its envelopes and drafts with `stationery kit {file}`; then name one of the drafts"
        raise SourceError("this is an interview file, not a letter", Place(file), hint)
    if rows[begun].rstrip() != "---":
        from stationery.reading.headless import find_fault, find_greeting, is_whole_letter  # 0.3 ms

        fault = find_fault(rows, begun, file, (*KEYS, *ALIASES))
        if file.lower().endswith((".csv", ".tsv", ".vcf")):
            hint = (
                f"write the text in a file of its own: `stationery merge LETTER {file}` makes a letter for each row, "
                f"`stationery note NOTE --list {file}` a card"
            )
            raise SourceError("this is a list of addresses, not a letter", Place(file), hint)
        if not fault and (headless or is_whole_letter(rows)):
            return [], text, 1
        message, at, hint = "the letter has no head", begun, HEAD + OR_TO
        greeted, words = find_greeting(rows)
        if greeted >= 0:
            message, at = f"{message}, and no recipient's address is recognized above {words!r}", greeted
            hint = f"write the recipient's name, street, and city above it, each on a line of its own; or {hint}"
        raise fault or NoHead(message, Place(file, at + 1), hint)
    for number in range(begun + 1, len(rows)):
        if rows[number].rstrip() in ("---", "..."):
            return rows[begun + 1 : number], "\n".join(rows[number + 1 :]), number + 2
    raise SourceError("the head that starts here has no end", Place(file, begun + 1), "end it with a line of ---")


def _rename_keys(table: Table) -> Table:
    """The table with its keys renamed to those of `KEYS`; notes unknown keys."""
    table = table.spell_keys((*KEYS, *ALIASES, *PASSING))
    kept = {key for name, address, key in _NAME_AND_ADDRESS if name in table and address in table and key not in table}
    table = table.rename_keys({alias: key for alias, key in ALIASES.items() if key not in kept})
    for key, place in table.key_places.items():
        if key not in KEYS and key not in PASSING and key not in ALIASES:
            hint = _MEANT.get(plain_key(key), "")
            otherwise = "`stationery guide letters` lists the keys of a letter"
            table.fault_unknown(key, place, (*KEYS, *ALIASES), hint, otherwise)
    return table


def _kind(table: Table) -> str:
    return table.choice("kind", KINDS, "letter")


def _party(table: Table, key: str) -> Party | None:
    for name, address, party in _NAME_AND_ADDRESS:
        if party == key and name in table and address in table and key not in table:
            rows = read_rows(table, name)
            below = read_rows(table, address)
            if rows and below and rows[-1].text == below[0].text:
                below = below[1:]
            return party_from_rows(table, rows + below, sender=key == "from")
    return read_party(table, key, sender=key == "from")


def _read_list(table: Table, key: str) -> tuple[Written, ...]:
    return tuple(Written(text.replace("\t", " "), place) for item in table.scalars(key) for text, place in item.lines())


def _enclosures(table: Table) -> dict[str, Any]:
    """What is enclosed, and the files of it that are named."""
    node = table.node(ENCLOSURES)
    if node is None:
        return {}
    if isinstance(node, Table) or (isinstance(node, Sequence) and any(isinstance(item, Table) for item in node.items)):
        from stationery.reading.enclosures import read_enclosures  # 0.4 ms

        names, files = read_enclosures(table, node)
        return {ENCLOSURES: names, "enclosed": files}
    return {ENCLOSURES: _read_list(table, ENCLOSURES)}


def _signers(table: Table) -> tuple[Signer, ...]:
    """Names, or tables of a name and a title, alone or in a list."""
    node = table.node("signers")
    signers = []
    for item in node.items if isinstance(node, Sequence) else () if node is None else (node,):
        if isinstance(item, Table):
            item = item.spell_keys(SIGNER)
            item.only(SIGNER)
            if item.key_places.keys() <= SIGNER.keys():
                item.require("name")
            signers.append(Signer(read_written(item, "name"), read_written(item, "title")))
        elif isinstance(item, Scalar):
            signers += [Signer(Written(name, place)) for name, place in item.lines()]
        else:
            hint = "put text that begins with [ in quotation marks" if item.flow else ""
            table.fault("signers: expected a name, or a table of name and title", item.place, hint)
    return tuple(signers)


def _signature(table: Table) -> dict[str, Any]:
    """The signature's picture, its Alt text and height."""
    if "signature" not in table:
        return {}

    from stationery.reading.signatures import read_signature  # 0.2 ms

    signature = read_signature(table)
    return {"signature": signature.file, "signature_alt": signature.alt, "signature_height": signature.height}


def _check(table: Table) -> dict[str, Any]:
    """Read `check:`: the rules to skip, and the current employer's domain."""
    check = table.table("check")
    if check is None:
        return {}
    check = check.spell_keys(CHECK)
    check.only(CHECK)
    ignored = tuple(Written(item.text.strip(), item.place) for item in check.scalars("ignore"))
    return {"ignored_rules": ignored, "employer_now": read_written(check, "employer_now")}
