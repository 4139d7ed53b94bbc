"""Every draft, found by listing: its slots, its words when all is known, and what is left when nothing is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from stationery.catalog.drafts import CHECKLIST, SLOT, SLOTS, Draft, calendar_words, check_slots, drafts, kinds
from stationery.catalog.languages import Language, language
from stationery.data.resources import folder
from stationery.data.store import Store
from stationery.model.errors import Several, SourceError, UnknownName
from stationery.model.letter import Letter, Party, Written
from stationery.model.prose import paragraphs
from stationery.reading.letters import KINDS, read_letter
from stationery.wording.drafts import fill, fill_text, find_placeholders

STORE = Store((folder("layouts"),))
EN = language(STORE, "en-US")
WRITTEN = [language(STORE, path.name) for path in sorted(Path(folder("layouts"), "drafts").iterdir())]
"""Every language that has drafts."""
BEGIN_SMALL = {"de"}
"""Languages in which a letter goes on with a small letter after the comma of its salutation."""
HANDWRITTEN = 80
"""The most words on a card (etiquette-facts C7)."""

EVERY = [
    draft for spoken in WRITTEN for kind in (*kinds(STORE), CHECKLIST) for draft in drafts(STORE, Written(kind), spoken)
]
LETTERS = [draft for draft in EVERY if draft.kind != CHECKLIST]

KNOWN = {slot: f"the {slot.replace('_', ' ')}" for slot in SLOTS} | {
    "interview": "interview.yaml",
    "organization": "Acme Corporation",
    "position": "Data Analyst",
    "weekday": "Friday",
    "day": "November 20, 2026",
    "promised": "December 4, 2026",
    "learned": "how the drivers read the charts before the managers do",
    "experience": "At the library I learned to go and look at the door first, and I would bring that habit with me.",
}
PARTIES = {"to": Party(name="Ms. Jane Schmoe", organization="Acme Corporation", locality="Salem"), "from": None}


def name(draft: Draft) -> str:
    return f"{tongue(draft)}/{Path(draft.file).stem}"


def tongue(draft: Draft) -> str:
    return Path(draft.file).parent.name


def filled(draft: Draft, **more: str) -> tuple[str, Letter]:
    text = fill(draft, {**KNOWN, **more}, PARTIES)
    return text, read_letter(text, "x.md")


def words(letter: Letter) -> int:
    return sum(len(paragraph.text.split()) for paragraph in paragraphs(letter.body))


def test_every_kind_of_letter_has_a_draft_in_each_language_that_has_any() -> None:
    assert set(kinds(STORE)) == set(KINDS)
    assert {spoken.file for spoken in WRITTEN} >= {"en", "de", "fr", "es"}
    for spoken in WRITTEN:
        for kind in (*KINDS, CHECKLIST):
            assert drafts(STORE, Written(kind), spoken)
        assert len(drafts(STORE, Written("thank-you"), spoken)) >= 3


@pytest.mark.parametrize("draft", LETTERS, ids=name)
def test_filled_and_untouched_it_is_complete_sentences(draft: Draft) -> None:
    text, letter = filled(draft)
    assert letter.kind == draft.kind
    assert "{{" not in text
    for number, paragraph in enumerate(paragraphs(letter.body)):
        whole = re.sub(r"\[\[.*?\]\]", "x", paragraph.text)
        small = number == 0 and tongue(draft) in BEGIN_SMALL
        assert (whole[0].islower() if small else whole[0].isupper()) or whole == "x", whole
        assert whole.endswith((".", "?")) or whole == "x", whole
        assert ".." not in whole and "  " not in whole and " ." not in whole
    if draft.kind not in ("letter", "acceptance", "reschedule"):
        assert find_placeholders(text) == []


@pytest.mark.parametrize("draft", [draft for draft in LETTERS if draft.kind != "letter"], ids=name)
def test_none_is_longer_than_its_rule_allows(draft: Draft) -> None:
    _, letter = filled(draft)
    if draft.kind == "note":
        assert 25 <= words(letter) <= HANDWRITTEN
    else:
        assert 60 <= words(letter) <= 250
        assert 2 <= len(letter.body) <= 4
    assert all(len(paragraph.text.split()) <= 90 for paragraph in paragraphs(letter.body))


@pytest.mark.parametrize("draft", LETTERS, ids=name)
def test_of_nothing_known_every_gap_is_a_mark_and_nothing_stays_behind(draft: Draft) -> None:
    text = fill(draft, {}, {})
    letter = read_letter(text, "x.md")
    assert "{{" not in text and "}}" not in text
    assert find_placeholders(text)
    assert not letter.position and not letter.interview
    assert letter.recipient and letter.recipient.name.startswith("[[")


@pytest.mark.parametrize("draft", LETTERS, ids=name)
def test_the_marks_say_what_to_write_and_may_be_dropped_when_finishing(draft: Draft) -> None:
    begun = fill(draft, {**KNOWN, "learned": "", "experience": ""}, PARTIES)
    finishing = fill(draft, {**KNOWN, "learned": "", "experience": ""}, PARTIES, finishing=True)
    gone = set(find_placeholders(begun)) - set(find_placeholders(finishing))
    if draft.kind in ("thank-you", "note", "after-rejection"):
        assert len(find_placeholders(begun)) == 2 and len(find_placeholders(finishing)) == 1, (
            "learned has to be written"
        )
    elif "learned?" in draft.text:
        assert gone


@pytest.mark.parametrize("spoken", WRITTEN, ids=lambda spoken: spoken.file)
def test_thank_you_letters_to_a_panel_are_worded_otherwise(spoken: Language) -> None:
    from difflib import SequenceMatcher

    bodies = [filled(draft)[0].split("---\n")[-1] for draft in drafts(STORE, Written("thank-you"), spoken)]
    for number, one in enumerate(bodies):
        for other in bodies[number + 1 :]:
            assert SequenceMatcher(None, one.split(), other.split()).ratio() < 0.85


def test_the_position_is_named_and_the_mark_for_ones_own_experience_is_there() -> None:
    for draft in LETTERS:
        if draft.kind not in ("letter", "note"):
            assert "position|" in draft.text, draft.file
        if draft.kind in ("thank-you", "note"):
            assert "{{experience?|" in draft.text, draft.file


def test_what_is_known_is_no_markup() -> None:
    text, letter = filled(drafts(STORE, Written("thank-you"), EN)[0], organization="Star *Labs* _and_ `Co`")
    assert "Star *Labs* _and_ `Co`." in letter.body[0].text  # type: ignore[union-attr]
    assert letter.organization.text == "Star *Labs* _and_ `Co`"
    assert text.count("\\*") == 2


def test_a_sentence_that_was_learned_has_one_full_stop() -> None:
    _, letter = filled(drafts(STORE, Written("thank-you"), EN)[0], learned="that you\n write it down.")
    assert "most is that you write it down. At" in letter.body[1].text.replace("\n", " ")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("row", "message", "column"),
    [
        ("{{positon}}", "unknown slot 'positon'", 1),
        ("The {{position}} is", "this slot has no text", 5),
        ("The {{position|a}", "this isn't a slot", 5),
        ("The }} is", "this isn't a slot", 5),
        ("{{position|with [brackets]}}", "this isn't a slot", 1),
        ("To {{to|you}}", "must be alone on a line of the head", 4),
        ("{{#position}}x", "this isn't a slot", 1),
    ],
)
def test_a_slot_that_could_stay_behind_is_refused(row: str, message: str, column: int) -> None:
    with pytest.raises(SourceError) as caught:
        check_slots(f"---\nkind: note\n---\n{row}", "d.md")
    assert message in caught.value.message and str(caught.value.place) == f"d.md:4:{column}"


def test_all_slots_at_fault_are_told() -> None:
    with pytest.raises(Several) as caught:
        check_slots("---\n{{a}}\n---\n{{b}}\n", "d.md")
    assert len(caught.value.faults) >= 2


def test_another_language_is_a_file(tmp_path: Path) -> None:
    inside = tmp_path / "drafts" / "it"
    inside.mkdir(parents=True)
    (inside / "thank-you.md").write_text("---\nkind: thank-you\n{{to|Nome}}\n---\nMolte grazie!\n", "utf-8")
    store = Store((folder("layouts"), str(tmp_path)))
    (draft,) = drafts(store, Written("thank-you"), language(store, "it"))
    assert fill(draft, {}, {}).endswith("Molte grazie!\n")
    with pytest.raises(UnknownName, match="there is no draft of 'note' in Italiano"):
        drafts(store, Written("note"), language(store, "it"))


def test_a_region_has_the_drafts_of_its_language() -> None:
    assert drafts(STORE, Written("note"), language(STORE, "de-AT")) == drafts(
        STORE, Written("note"), language(STORE, "de")
    )


def test_a_users_own_draft_takes_the_place_of_the_built_in_one(tmp_path: Path) -> None:
    inside = tmp_path / "drafts" / "en"
    inside.mkdir(parents=True)
    (inside / "note.md").write_text("---\nkind: note\n---\nMine.\n", "utf-8")
    (inside / "reminder.md").write_text("---\nkind: letter\n---\nMine.\n", "utf-8")
    store = Store((folder("layouts"), str(tmp_path)))
    assert "Mine." in drafts(store, Written("note"), language(store, "en-GB"))[0].text
    assert "reminder" in kinds(store)


def test_an_unknown_kind_is_told_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="did you mean 'thank-you'"):
        drafts(STORE, Written("thankyou"), EN)


@pytest.mark.parametrize("spoken", WRITTEN, ids=lambda spoken: spoken.file)
def test_the_calendar_has_its_words(spoken: Language) -> None:
    found = calendar_words(STORE, spoken)
    assert fill_text(found.interview.description, {"position": "Analyst"}) == "Analyst"
    for event in (found.interview, found.note, found.follow_up):
        assert not SLOT.search(fill_text(f"{event.summary}\n{event.description}", KNOWN))


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("---\n# [[not]]\nto: [[a]]\n---\nx [[b]] y [[c", [(3, "[[a]]"), (5, "[[b]]"), (5, "[[c")]),
        ("---\n---\n# [[d]]", [(3, "[[d]]")]),
        ("---\n---\nnone", []),
    ],
)  # fmt: skip
def test_marks_left(text: str, marks: list[tuple[int, str]]) -> None:
    assert find_placeholders(text) == marks


@pytest.mark.parametrize("draft", LETTERS, ids=name)
def test_the_comment_on_the_sender_stays_only_without_one(draft: Draft) -> None:
    assert fill(draft, KNOWN, PARTIES).count("\n# from: ") == 1
    known = fill(draft, KNOWN, {**PARTIES, "from": Party(name="Ann Lee", locality="Salem")})
    assert "\n# from:" not in known and "\nfrom:" in known
