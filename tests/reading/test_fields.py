"""Templates: what a field, a section and a value become, and that no value ever means anything but itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stationery.model.errors import SourceError, StationeryError
from stationery.model.field import field_key
from stationery.model.prose import Paragraph
from stationery.reading.fields import find_foreign_fields, read_template
from stationery.reading.letters import NOTHING, read_letter

HEAD = "---\nkind: note\nto: |\n  {{name}}\n  {{street}}\n---\n"


def fill(text: str, **values: str) -> str:
    return read_template(text, "t.md").fill({field_key(key): each for key, each in values.items()})


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("Hi {{first_name}}.", "Hi Ann."),
        ("Hi {{First Name}}.", "Hi Ann."),
        ("Hi {{ firstname }}.", "Hi Ann."),
        ("{{#nick}}Hi {{nick}}.{{/nick}}{{^nick}}Dear {{first name}}.{{/nick}}", "Dear Ann."),
        ("a\n{{#nick}}\nb\n{{/nick}}\nc", "a\nc"),
        ("a\n\n{{#first name}}\nb\n{{/first name}}\n\nc", "a\n\nb\n\nc"),
        ("So {{#nick}}very {{/nick}}nice", "So nice"),
        ("Love{{#nick}}, {{nick}}{{/nick}}.", "Love."),
        ("a\n{{#nick}}{{nick}}{{/nick}}\nc", "a\nc"),
        ("a\n{{nick}}\nc", "a\nc"),
        ("a\nor {{nick?}}\nc", "a\nc"),
        ("Hi {{nick|you}}.", "Hi you."),
        (r"The sign \{{ stays", r"The sign \{{ stays"),
    ],
)
def test_what_a_body_becomes(text: str, filled: str) -> None:
    assert fill(text, first_name="Ann") == filled


@pytest.mark.parametrize(
    ("row", "filled"),
    [
        ("subject: {{a}}", 'subject: "x: #1"'),
        ("subject: About {{a}}  # not for print", 'subject: "About x: #1"'),
        ('subject: "About {{a}}"', 'subject: "About x: #1"'),
        ("subject: 'It is {{b}}'", "subject: 'It is O''Hara \"B\"'"),
        ("subject: {{b}}", 'subject: "O\'Hara \\"B\\""'),
        ("enclosures: [{{a}}, the {{b}}]", 'enclosures: ["x: #1", "the O\'Hara \\"B\\""]'),
        ("  - {{a}}", '  - "x: #1"'),
        ("# {{a}}", "# {{a}}"),
        ("subject: {{none}}", None),
    ],
)
def test_what_a_head_becomes(row: str, filled: str | None) -> None:
    text = fill(f"---\nto: A\n{row}\n---\nHi", a="x: #1", b='O\'Hara "B"')
    expected = ["---", "to: A", *([] if filled is None else [filled]), "---", "Hi"]
    assert text.split("\n") == expected


def test_a_text_that_goes_on_in_the_next_row_is_one_text() -> None:
    text = fill("---\nto: A\nsubject: One {{a}}\n  two\n---\nHi", a="1")
    assert read_letter(text, "t.md", filled=True).subject.text == "One 1 two"


def test_lines_of_a_cell_are_lines_of_an_address_and_lines_of_a_letter() -> None:
    text = fill(HEAD + "Look:\n\n{{poem}}", name="Ann", street="1 Main St\nSalem, OR 97301", poem="one\ntwo")
    letter = read_letter(text, "t.md", filled=True)
    assert letter.recipient and [line.text for line in letter.recipient.lines] == [
        "Ann",
        "1 Main St",
        "Salem, OR 97301",
    ]
    block = letter.body[1]
    assert isinstance(block, Paragraph) and block.spans[0].text == "one\ntwo"


def test_an_empty_field_among_words_is_told_and_one_alone_goes_with_its_line() -> None:
    filled = read_template(HEAD + "Thank you for {{gift}}.\n{{ps}}", "t.md").fill_in({"name": "Ann"})
    assert [field.name for field in filled.empty] == ["gift"]
    assert [field.name for field in filled.left_out] == ["street", "ps"]


def test_places_are_those_of_the_template() -> None:
    template = read_template("---\n{{#no}}\nsubject: x\n{{/no}}\nto: A\n---\nHi\n\n<b>bad</b> {{a}}", "t.md")
    filled = template.fill_in({"a": "x"})
    with pytest.raises(StationeryError) as wrong:
        read_letter(filled.text, "t.md", filled=True)
    assert wrong.value.place and filled.place(wrong.value.place).line == 9


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{{#a}}x", "the section 'a' has no end"),
        ("x{{/a}}", "{{/a}} ends nothing"),
        ("{{#a}}{{#b}}{{/a}}{{/b}}", "{{/a}} doesn't end the section that is open"),
        ("{{ }}", "this isn't a field"),
        ("{{a", "this isn't a field"),
        ("{{a{{b}}", "this isn't a field"),
        ("{{#if a}}x{{/if}}", "{{#if a}} isn't how a section begins\n  write {{#a}} … {{/a}} around"),
        ("{{#unless a}}x{{/unless}}", "{{#unless a}} isn't how a section begins\n  write {{^a}} … {{/a}} around"),
        ("{{if a}}x{{endif}}", "{{endif}} isn't how a section ends\n  write {{/a}}"),
        (
            "{{#a}}x{{else}}y{{/a}}",
            "{{else}} isn't understood\n  end the section before it with {{/a}}",
        ),
        ("{{#a}}x{{/if}}", "{{/if}} isn't how a section ends\n  write {{/a}}"),
    ],
)
def test_what_only_looks_like_a_field_is_told(text: str, message: str) -> None:
    with pytest.raises(StationeryError) as wrong:
        read_template(text, "t.md")
    assert message in str(wrong.value) and "t.md:1:" in str(wrong.value)


def test_columns_may_be_called_as_other_programs_end_their_sections() -> None:
    text = "From {{start}} to {{end}}; {{#if rain}}x{{/if rain}}; else {{else}}."
    with pytest.raises(StationeryError, match=r"else}} isn't understood"):
        read_template(text, "t.md")
    text = text.replace("{{else}}", "")
    assert read_template(text, "t.md").fill({"start": "1", "end": "2"}).startswith("From 1 to 2;")
    (told,) = find_foreign_fields(read_template("Hi {% if kids %}", "t.md"), ())
    assert "{% if kids %} isn't understood" in str(told)


def test_a_letter_with_fields_names_the_command_that_fills_them() -> None:
    with pytest.raises(SourceError, match="stationery merge ann"):
        read_letter("---\nto: A\n---\nDear {{name}}", "ann.md")


@pytest.mark.parametrize(
    ("written", "kids", "filled"),
    [
        ("You{{#kids}} and {{kids}}{{/kids}} came.", "Tim", "You and Tim came."),
        ("You{{#kids}} and {{kids}}{{/kids}} came.", "", "You came."),
        ("{{who}}{{#kids}} and {{kids}}{{/kids}} came.", "Tim", "Ann and Tim came."),
        ("{{who}}{{^kids}} alone{{/kids}} came.", "", "Ann alone came."),
        ("{{who}} {{#kids}}and {{kids}}{{/kids}} came.", "", "Ann came."),
    ],
)
def test_a_space_beside_a_section_stays_after_a_value(written: str, kids: str, filled: str) -> None:
    assert fill(f"---\nkind: note\n---\n{written}", kids=kids, who="Ann").endswith(f"\n{filled}")


def test_what_is_filled_is_bounded() -> None:
    template = read_template("{{a}} " * 1000, "t.md")
    with pytest.raises(SourceError, match="larger than 1 MB"):
        template.fill({"a": "x" * 100_000})


CELLS = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Co", "Cn"), exclude_characters="\ufeff"), min_size=1
).map(str.strip)


@given(CELLS.filter(lambda cell: cell and cell.casefold().strip(".") not in NOTHING))
def test_no_cell_is_markup_anywhere(cell: str) -> None:
    text = (
        "---\nto: |\n  Ann Lee\n  {{a}}\nsubject: {{a}}\nclose: So {{a}} it is\nenclosures: [{{a}}]\n---\nSee x {{a}} x"
    )
    letter = read_letter(fill(text, a=cell), "t.md", filled=True)
    one_line = " ".join(cell.split())
    assert letter.recipient and " ".join(letter.recipient.lines[1].text.split()) == one_line
    assert " ".join(letter.subject.text.split()) == one_line
    assert " ".join(letter.close.text.split()) == f"So {one_line} it is"
    assert [" ".join(each.text.split()) for each in letter.enclosures] == [one_line]
    (block,) = letter.body
    assert isinstance(block, Paragraph) and len(block.spans) == 1
    assert " ".join(block.spans[0].text.split()) == f"See x {one_line} x"


@pytest.mark.parametrize(
    "cell", ["# One", "> One", "- One", "+ One", "1. One", "2) One", "---", "=== x", "*a* _b_ [c](d)"]
)
def test_a_cell_at_the_beginning_of_a_row_is_no_heading_and_no_list(cell: str) -> None:
    letter = read_letter(fill("---\nto: A\n---\n{{a}}\n\nBye.", a=cell), "t.md", filled=True)
    block = letter.body[0]
    assert isinstance(block, Paragraph) and [span.text for span in block.spans] == [cell]
