"""Recipients into salutations: never a guess."""

import pytest

from stationery.catalog.languages import Language
from stationery.model.diagnostics import Diagnostics
from stationery.model.letter import Party, Written
from stationery.resolve.recognize import recognize
from stationery.wording.salutations import end_greeting, remark_on_another
from tests.wording.spoken import DE, EN, FR, GB, STORE, salutation, typed

# the typed lines, the salutation, a piece of the remark (or none)
ENGLISH = [
    ("Ms. Jane Schmoe", "Dear Ms. Schmoe:", ""),
    ("Mr. John Lee", "Dear Mr. Lee:", ""),
    ("Mrs. Ann Lee", "Dear Mrs. Lee:", ""),
    ("Miss Ann Lee", "Dear Miss Lee:", ""),
    ("Mx. Sam Lee", "Dear Mx. Lee:", ""),
    ("Dr. Ann Lee", "Dear Dr. Lee:", ""),
    ("Prof. Ann Lee", "Dear Professor Lee:", ""),
    ("Professor Ann Lee", "Dear Professor Lee:", ""),
    ("Sen. Ann Lee", "Dear Senator Lee:", ""),
    ("Representative Ann Lee", "Dear Representative Lee:", ""),
    ("Congresswoman Ann Lee", "Dear Congresswoman Lee:", ""),
    ("Judge Ann Lee", "Dear Judge Lee:", ""),
    ("Chief Justice Ann Lee", "Dear Chief Justice Lee:", ""),
    ("President Ann Lee", "Dear President Lee:", ""),
    ("Gov. Ann Lee", "Dear Governor Lee:", ""),
    ("Ambassador Ann Lee", "Dear Ambassador Lee:", ""),
    ("Rev. Ann Lee", "Dear Reverend Lee:", ""),
    ("The Reverend Ann Lee", "Dear Reverend Lee:", ""),
    ("Rabbi Ann Lee", "Dear Rabbi Lee:", ""),
    ("Father John Lee", "Dear Father Lee:", ""),
    ("Sister Mary Clare", "Dear Sister Mary Clare:", ""),
    ("Sir Ian McKellen", "Dear Sir Ian:", ""),
    ("Col. Ann Lee", "Dear Colonel Lee:", ""),
    ("Colonel Ann Lee", "Dear Colonel Lee:", ""),
    ("Lieutenant Colonel Ann Lee", "Dear Colonel Lee:", ""),
    ("Capt. Ann Lee", "Dear Captain Lee:", ""),
    ("Lt. Ann Lee", "Dear Lieutenant Lee:", ""),
    ("Sgt. Ann Lee", "Dear Sergeant Lee:", ""),
    ("Maj. Ann Lee", "Dear Major Lee:", ""),
    ("Maj. Gen. Ann Lee", "Dear General Lee:", ""),
    ("Rear Adm. Ann Lee", "Dear Admiral Lee:", ""),
    ("Lt. Cmdr. Ann Lee", "Dear Commander Lee:", ""),
    ("SGM Ann Lee", "Dear Sergeant Major Lee:", ""),
    ("Mr. and Mrs. John Lee", "Dear Mr. and Mrs. Lee:", ""),
    ("MR. AND MRS. WALTER DEAN", "Dear Mr. and Mrs. Dean:", ""),
    ("MR & MRS WALTER DEAN", "Dear Mr. and Mrs. Dean:", ""),
    ("Mr. & Mrs. Robert Fox and family", "Dear Mr. and Mrs. Fox and family:", ""),
    ("Mr. and Mrs. Robert Fox & Kids", "Dear Mr. and Mrs. Fox and Kids:", ""),
    ("Ms. Stone and family", "Dear Ms. Stone and family:", ""),
    ("Judge Thomas Abbott & Ellen", "Dear Judge Abbott and Ellen:", ""),
    ("Judge Abbott & Ellen", "Dear Judge Abbott & Ellen:", "is not certain"),
    ("Mr. Tom Jones & Associates", "Dear Mr. Tom Jones & Associates:", "is not certain"),
    ("Mr. Tom Jones, Ms. Mary Smith", "Dear Mr. Jones and Ms. Smith:", ""),
    ("Mr. Lee & Ms. Ann Ng", "Dear Mr. Lee and Ms. Ng:", "It is a surname in the salutation"),
    ("Mr. Tom & Ms. Ann Ng", "Dear Mr. Ng and Ms. Ng:", "It is a given name in the salutation"),
    ("Dr. Ann Lee, Ph.D., Mr. Bo Ray", "Dear Dr. Lee and Mr. Ray:", ""),
    ("Dr. Robert Fox, Jane, and kids", "Dear Dr. Fox, Jane, and kids:", ""),
    ("Dr. Robert Fox, Jane and kids", "Dear Dr. Fox, Jane, and kids:", ""),
    ("Dr. Ann Lee, Professor of Physics", "Dear Dr. Lee:", ""),
    ("Dr. Ann Lee, Director", "Dear Dr. Lee:", ""),
    ("THE MILLER FAMILY", "Dear Miller Family:", ""),
    ("The Honorable Ruth Day and Mr. Sam Day", "Dear Ruth Day and Mr. Day:", "not used in a salutation"),
    ("Mr. Dr. Ann Lee", "Dear Dr. Lee:", ""),
    ("Frau Dr. Anna Müller", "Dear Dr. Müller:", ""),
    ("Herr Max Müller", "Dear Herr Müller:", ""),
    ("The Honorable and Mrs. John Hart; 12 Oak St", "Dear The Honorable and Mrs. Hart:", "the office of"),
    ("The Honorable and Mrs. John Hart; Senator", "Dear Senator and Mrs. Hart:", ""),
    ("The Honorable Jane Schmoe; United States Senate", "Dear Senator Schmoe:", ""),
    ("The Honorable Jane Schmoe; U.S. House of Representatives", "Dear Representative Schmoe:", ""),
    ("The Honorable Jane Schmoe; Judge, Superior Court", "Dear Judge Schmoe:", ""),
    ("The Hon. Jane Schmoe; Governor of Ohio", "Dear Governor Schmoe:", ""),
    ("The Honorable Jane Schmoe; 12 Oak St", "Dear Jane Schmoe:", "not used in a salutation"),
    ("The Honorable Ana de la Cruz; Mayor of Springfield", "Dear Mayor Ana de la Cruz:", "is not certain"),
    ("Ms. Ana de la Cruz", "Dear Ms. Ana de la Cruz:", "is not certain"),
    ("Mr. Van Morrison", "Dear Mr. Van Morrison:", "is not certain"),
    ("Ms. O'Brien", "Dear Ms. O'Brien:", ""),
    ("Jane Schmoe", "Dear Jane Schmoe:", "no title"),
    ("Jane Schmoe, Ph.D.", "Dear Dr. Schmoe:", ""),
    ("Ana de la Cruz", "Dear Ana de la Cruz:", "no title"),
    ("Acme Corporation; 12 Oak St", "Dear Acme Corporation:", "no person is named"),
    ("Acme Corporation; Attn: Ms. Jane Schmoe", "Dear Ms. Schmoe:", ""),
    ("Bell & Sons Inc.; 5 Elm St", "Dear Bell & Sons Inc.:", "no person is named"),
    ("Ann L.", "Dear Ann L.:", "no title"),
    ("Lt. Gov. Sam Poe (ret.)", "Dear Lieutenant Governor Poe:", ""),
    ("The Rev. Dr. Alan Moss", "Dear Dr. Moss:", ""),
    ("General Dynamics Corporation; 5 Elm St", "Dear General Dynamics Corporation:", "no person is named"),
    ("Cardinal Health, Inc.; 5 Elm St", "Dear Cardinal Health, Inc.:", "no person is named"),
    ("General Ann Lee, Ret.", "Dear General Lee:", ""),
    ("Northwest Gas & Electric; 5 Elm St", "Dear Northwest Gas & Electric:", "no person is named"),
    ("Customer Relations; Acme Corporation", "Dear Customer Relations:", "no person is named"),
    ("The President; The White House", "Dear President:", "no title"),
    ("Jane Schmoe; c/o Bob Smith; 5 Elm St", "Dear Jane Schmoe:", "'Jane Schmoe'"),
    ("Estate of John Roe; c/o Lane & Partners", "Dear Estate of John Roe:", "no person is named"),
    ("Estate of John Roe; c/o Ms. Ann Lee", "Dear Ms. Lee:", ""),
    ("M. et Mme Luc Bernard", "Dear M. and Mme Bernard:", ""),
    ("Mr. David Cole; and Mrs. Ellen Cole; 5 Oak Lane", "Dear Mr. Cole and Mrs. Cole:", ""),
    ("Mr. David Cole &; Ms. Ann Dunn; 5 Oak Lane", "Dear Mr. Cole and Ms. Dunn:", ""),
    ("Mr. David Cole; and; Mrs. Ellen Cole; 5 Oak Lane", "Dear Mr. Cole and Mrs. Cole:", ""),
    ("MR. TOM FOX,; MS. ANN LEE,; AND MR. BO RAY", "Dear Mr. Fox, Ms. Lee, and Mr. Ray:", ""),
    ("Mr. David Cole; and Ellen Cole; 5 Oak Lane", "Dear Mr. Cole and Ellen Cole:", "no title is given for 'Ellen"),
    ("Mr. David Cole and Ellen Cole", "Dear Mr. Cole and Ellen Cole:", "no title is given for 'Ellen Cole'"),
    ("Mr. David Cole; and family; 5 Oak Lane", "Dear Mr. Cole and family:", ""),
    ("Mr. and Mrs. David Cole; Miss Ann Cole", "Dear Mr. and Mrs. Cole and Miss Cole:", ""),
    ("Mr. and; Mrs. David Cole; 5 Oak Lane", "Dear Mr. and Mrs. Cole:", ""),
    ("David Cole; and Ellen Cole; 5 Oak Lane", "Dear David Cole and Ellen Cole:", "no title"),
    ("Mr. David Cole; Director; and Mr. Bo Ray; Manager", "Dear Mr. Cole and Mr. Ray:", ""),
    ("Mr. David Cole; Sales; and Marketing; and 5 Oak Lane", "Dear Mr. Cole:", ""),
    ("Mr. David Cole; Bell &; Howell; 5 Oak Lane", "Dear Mr. Cole:", ""),
    ("Herr Max Müller; und Frau Anna Müller", "Dear Herr Müller and Frau Müller:", ""),
    ("The Honorable Ruth Day; Senator; and Mr. Sam Day", "Dear Senator Day and Mr. Day:", ""),
    ("The Honorable Sarah Boone; Lieutenant Governor of Oregon", "Dear Lieutenant Governor Boone:", ""),
    ("The Honorable Sarah Boone; President of the United States", "Dear President Boone:", ""),
    ("The Honorable Sarah Boone; President of the Board", "Dear Sarah Boone:", "no known office"),
    ("Vice President Dan Hall", "Dear Vice President Dan Hall:", "'Vice President' is a job title"),
    ("Mr. Bo Ray and Ms. Ann Lee, M.D.", "Dear Mr. Ray and Dr. Lee:", ""),
    ("Mr. Bo Ray Jr. and Ms. Ann Lee", "Dear Mr. Ray and Ms. Lee:", ""),
    ("Ms. Ann Lee, Ph.D. and Mr. Bo Ray", "Dear Dr. Lee and Mr. Ray:", ""),
    ("Ann Lee, Ph.D., and Bo Ray", "Dear Dr. Lee and Bo Ray:", "no title is given for 'Bo Ray'"),
    ("Dr. Eva Stone and Dr. Hugo Stone", "Dear Drs. Stone:", ""),
    ("Mr. Lou Ray Sr. and Mr. Lou Ray Jr.", "Dear Mr. Lou Ray Sr. and Mr. Lou Ray Jr.:", "tells them apart"),
    ("Ms. Ann Lee + 1", "Dear Ms. Lee:", "'+ 1' isn't greeted"),
    ("Mr. John Smith, Mr. Ed Hall and Ms. Mary Jones", "Dear Mr. Smith, Mr. Hall, and Ms. Jones:", ""),
    ("Mr. John Smith, Ms. Mary Jones, and Emma", "Dear Mr. Smith, Ms. Jones, and Emma:", ""),
    ("Ms. Mary Jones, Tom, and Emma", "Dear Ms. Jones, Tom, and Emma:", ""),
    ("Mr. and Mrs. Al Poe; Miss Eva Poe; Master Noah Poe", "Dear Mr. and Mrs. Poe, Miss Poe, and Master Poe:", ""),
    ("Mr. and Mrs. Al Poe; Emma, Noah, and Liam; 5 Elm St", "Dear Mr. and Mrs. Poe, Emma, Noah, and Liam:", ""),
    ("Mr. and Mrs. Al Poe and Mr. and Mrs. Ed Hall", "Dear Mr. and Mrs. Poe and Mr. and Mrs. Hall:", ""),
    ("Ann Lee, Bo Ray and Ed Hall", "Dear Ann Lee, Bo Ray and Ed Hall:", "'Ann Lee, Bo Ray and Ed Hall'"),
    ("Ms. Ann Lee; Ed Hall; 5 Elm St", "Dear Ms. Lee:", "'Ed Hall' below the name"),
    ("Ms. Ann Lee & Partner", "Dear Ms. Lee:", "'Partner' isn't greeted"),
]
BRITISH = [
    ("Ms Jane Schmoe", "Dear Ms Schmoe,", ""),
    ("Ms. Jane Schmoe", "Dear Ms Schmoe,", ""),
    ("Dr Ann Lee", "Dear Dr Lee,", ""),
    ("Prof. Ann Lee", "Dear Professor Lee,", ""),
]
GERMAN = [
    ("Frau Jane Schmoe", "Sehr geehrte Frau Schmoe,", ""),
    ("Frau Dr. Anna Müller", "Sehr geehrte Frau Dr. Müller,", ""),
    ("Herrn Max Müller", "Sehr geehrter Herr Müller,", ""),
    ("Herrn Prof. Dr. Max Müller", "Sehr geehrter Herr Professor Müller,", ""),
    ("Herr Dipl.-Ing. Max Müller", "Sehr geehrter Herr Müller,", ""),
    ("Ms. Jane Schmoe", "Sehr geehrte Frau Schmoe,", ""),
    ("Frau Ana de la Cruz", "Sehr geehrte Frau Ana de la Cruz,", "is not certain"),
    ("Jane Schmoe", "Guten Tag Jane Schmoe,", "no title"),
    ("Dr. Anna Müller", "Guten Tag Dr. Anna Müller,", "no title"),
    ("Beispiel GmbH; Weg 1", "Sehr geehrte Damen und Herren,", "no person is named"),
]
OTHERS = [
    (FR, "Mme Anne Roy et Emma", "Madame,", "names more than one person"),
    (DE, "Herrn Tom Roth, Emma und Tim", "Sehr geehrter Herr Roth,", "'Emma und Tim' after the comma"),
]
CASES = [
    *OTHERS,
    *((EN, *case) for case in ENGLISH),
    *((GB, *case) for case in BRITISH),
    *((DE, *case) for case in GERMAN),
]


# people in the cells of a list, or in a map, where a role has a place of its own
PARTS = [
    ((Party(name="Mr. Bob Ray, Sue"),), "Dear Mr. Ray:", "'Sue' after the comma isn't in the salutation"),
    ((Party(name="Mrs. Ann Hall, Ted & Zoe"),), "Dear Mrs. Hall, Ted, and Zoe:", ""),
    ((Party(name="Mrs. Ann Hall, Xiulan, and Noor"),), "Dear Mrs. Hall:", "'Xiulan and Noor' after the comma"),
    ((Party(name="Dr. Ann Lee, Ph.D."),), "Dear Dr. Lee:", ""),
    ((Party(prefix="Mr.", name="Jim Fox"), Party(name="Sue Ray")), "Dear Mr. Fox and Sue Ray:", "no title is given"),
    (
        (Party(prefix="Hon.", name="Ruth Day"), Party(prefix="Mr.", name="Sam Day")),
        "Dear Ruth Day and Mr. Day:",
        "Hon.",
    ),
]


@pytest.mark.parametrize(("people", "expected", "piece"), PARTS)
def test_nobody_in_a_name_is_passed_over_in_silence(people: tuple[Party, ...], expected: str, piece: str) -> None:
    party = people[0] if len(people) == 1 else Party(name="both", people=people)
    said, remarks = salutation(recognize(party, EN, STORE), EN, ":")
    assert said.text == expected
    assert [piece in remark.message for remark in remarks] == [True] * bool(piece)


@pytest.mark.parametrize(("spoken", "lines", "expected", "remark"), CASES)
def test_salutations(spoken: Language, lines: str, expected: str, remark: str) -> None:
    mark = spoken.punctuations["mixed"].salutation
    found, remarks = salutation(recognize(typed(lines), spoken, STORE), spoken, mark)
    assert found.text == expected
    assert [remark in told.message for told in remarks] == ([True] if remark else [])
    assert all(told.hint and told.place for told in remarks)


def test_every_title_has_its_salutation() -> None:
    for form, title in EN.titles.items():
        if not title.spoken or title.before != "family" or title.uncertain or title.opening:
            continue
        found, _ = salutation(recognize(typed(f"{form} Jane Schmoe"), EN, STORE), EN, ":")
        assert found.text == f"Dear {title.spoken} Schmoe:", form


def test_open_punctuation() -> None:
    assert salutation(recognize(typed("Ms. Jane Schmoe"), EN, STORE), EN, "")[0].text == "Dear Ms. Schmoe"


def test_a_stated_surname_decides() -> None:
    found, remarks = salutation(recognize(typed("Ms. Ana de la Cruz", family="de la Cruz"), EN, STORE), EN, ":")
    assert (found.text, remarks) == ("Dear Ms. de la Cruz:", ())


@pytest.mark.parametrize(
    ("party", "expected"),
    [
        (Party(prefix="Ms.", given="Ana", family="de la Cruz"), "Dear Ms. de la Cruz:"),
        (Party(given="Ana", family="de la Cruz"), "Dear Ana de la Cruz:"),
        (Party(prefix="Ms.", family="Lee"), "Dear Ms. Lee:"),
        (Party(prefix="Dr.", name="Ann Lee"), "Dear Dr. Lee:"),
        (Party(prefix="Rt. Worshipful", name="Ann Lee", family="Lee"), "Dear Rt. Worshipful Lee:"),
        (Party(name="Ms. Ana de la Cruz", family="de la Cruz"), "Dear Ms. de la Cruz:"),
        (Party(organization="Acme Corporation"), "Dear Acme Corporation:"),
    ],
)
def test_parts(party: Party, expected: str) -> None:
    assert salutation(recognize(party, EN, STORE), EN, ":")[0].text == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dear Jane", "Dear Jane:"),
        ("Dear Jane,", "Dear Jane,"),
        ("Hello!", "Hello!"),
        ("Dear Ms. Lee.", "Dear Ms. Lee."),
        ("Dear Bell & Sons Inc.", "Dear Bell & Sons Inc.:"),
        ("Dear Ann L.", "Dear Ann L.:"),
    ],
)
def test_a_mark_is_never_doubled(text: str, expected: str) -> None:
    assert end_greeting(text, ":", EN) == expected


def test_a_dash_is_no_other_name() -> None:
    diagnostics = Diagnostics()
    remark_on_another(
        Written("Dear Ms. Schmoe\N{EM DASH}"), recognize(typed("Ms. Jane Schmoe"), EN, STORE), EN, diagnostics
    )
    assert not diagnostics.remarks


def test_what_to_write_of_several_names() -> None:
    _, (remark,) = salutation(recognize(typed("Tom, Luis & the kids"), EN, STORE), EN, ":")
    assert "before each name" in remark.hint


def test_what_to_write_to_an_office() -> None:
    _, (remark,) = salutation(recognize(typed("The President; The White House"), EN, STORE), EN, ":")
    assert "Dear Mr. President or Dear Madam President" in remark.hint
