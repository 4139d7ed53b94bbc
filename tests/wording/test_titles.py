"""Who is addressed, and how: titles and offices, two people, families, capitals, nicknames, names in another order."""

from __future__ import annotations

import pytest

from stationery.catalog.languages import language
from stationery.resolve.recognize import recognize
from tests.wording.spoken import STORE, salutation, typed

CASES = """
en-US | Ms. Rebecca Tate; Mr. Garth Stone | Dear Ms. Tate and Mr. Stone
en-US | Ms. Rebecca Tate; Director of Recruiting | Dear Ms. Tate
en-US | Ms. Rebecca Tate; Dr. Garth Stone; Mr. Tom Ray; Acme Corporation | Dear Ms. Tate, Dr. Stone, and Mr. Ray
en-US | Ms. Rebecca Tate; Prof. Emeritus | Dear Ms. Tate
en-US | The Buchan Family; 1 Main Street | Dear Buchan Family
en-US | The Buchan Family Foundation | Dear Buchan Family Foundation
en-US | Drs. John and Mary Smith | Dear Drs. Smith
en-US | Drs. John Smith and Mary Jones | Dear Drs. Smith and Jones
en-US | Drs. Smith and Jones | Dear Drs. Smith and Jones
en-US | Messrs. Tom and Joe Ray | Dear Messrs. Ray
en-US | Mr. and Mrs. John Smith | Dear Mr. and Mrs. Smith
en-US | Jane Lee, M.D. | Dear Dr. Lee
en-US | Mr. John Smith PhD | Dear Dr. Smith
en-US | Ms. Jane Lee, J.D. | Dear Ms. Lee
en-US | The Honorable Jane Doe; Judge | Dear Judge Doe
en-US | Ms. Jane SCHMOE | Dear Ms. Schmoe
en-US | MS. JANE SCHMOE; 1 MAIN STREET | Dear Ms. Schmoe
en-US | JANE SCHMOE; 1 MAIN STREET | Dear Jane Schmoe
en-US | MR. PAT O'BRIEN | Dear Mr. O'Brien
en-US | MR. RON McDONALD | Dear Mr. McDonald
en-US | MR. RON MCDONALD | Dear Mr. McDonald
en-US | MS. ANNA SMITH-JONES | Dear Ms. Smith-Jones
en-US | MR. JAN VAN DER BERG | Dear Mr. Jan van der Berg
en-US | Mr. JP Morgan | Dear Mr. Morgan
en-US | Mr. Robert “Bob” Lee | Dear Mr. Lee
en-US | Mr. Robert "Bob" Lee | Dear Mr. Lee
en-US | Mr. Robert (Bob) Lee | Dear Mr. Lee
en-US | Ms. Ann Lee (she/her) | Dear Ms. Lee
en-US | Ms. Wang Xiaoming | Dear Ms. Wang Xiaoming
en-US | Ms. WANG Xiaoming | Dear Ms. Wang
en-US | Ms. Xiaoming Wang | Dear Ms. Wang
en-US | Ms. Kim Min-jung | Dear Ms. Kim Min-jung
en-US | Ms. Nagy Katalin | Dear Ms. Nagy Katalin
en-US | Mr. Dean Martin | Dear Mr. Martin
en-US | Mr. Lee Harvey | Dear Mr. Harvey
en-US | Ms. Kim Novak | Dear Ms. Novak
en-US | Mr. Van Morrison | Dear Mr. Van Morrison
en-GB | The Rt Hon Jane Smith MP | Dear Jane Smith
en-GB | The Rt Hon Sir John Smith KC | Dear Sir John
en-GB | The Rt Hon the Earl of Sandwich | Dear Lord Sandwich
en-GB | The Earl of Sandwich | Dear Lord Sandwich
en-GB | The Countess of Derby | Dear Lady Derby
en-GB | The Baroness Hale | Dear Lady Hale
en-GB | The Duchess of Devon | Dear Duchess
en-GB | The Revd Jane Smith | Dear Reverend Smith
en-GB | The Revd Dr Jane Smith | Dear Reverend Smith
en-GB | The Rt Revd John Smith | Dear Bishop Smith
en-GB | The Hon Mr Justice Smith | Dear Judge
en-GB | His Honour Judge Smith | Dear Judge
en-GB | Her Honour Judge Jane Smith KC | Dear Judge
en-GB | The Honourable Jane Smith | Dear Jane Smith
en-GB | Mr John Smith KC | Dear Mr Smith
en-GB | Ms Jane Smith MBE FRCS | Dear Ms Smith
en-GB | Jane Smith CBE | Dear Jane Smith
en-GB | Dr Ann Ma | Dear Dr Ma
de | Frau Rebecca Tate; Herrn Garth Stone | Sehr geehrte Frau Tate, sehr geehrter Herr Stone
de | Familie Buchan | Sehr geehrte Familie Buchan
de | Frau Maria Gräfin von Stauffenberg | Sehr geehrte Frau Gräfin von Stauffenberg
de | Gräfin Maria von Stauffenberg | Sehr geehrte Gräfin von Stauffenberg
de | Frau Gräfin Thun | Sehr geehrte Frau Gräfin Thun
de | Freiherr Karl von Berg | Sehr geehrter Freiherr von Berg
de | Herrn Freiherr von Berg | Sehr geehrter Herr Freiherr von Berg
en-US | mr. james o'hara | Dear Mr. O'Hara
en-US | dr. ann lee-smith | Dear Dr. Lee-Smith
en-US | james o'hara | Dear James O'Hara
en-US | acme widgets inc | Dear acme widgets inc
en-US | To Whom It May Concern; Acme | To Whom It May Concern
de | Herrn Karl Freiherr von Berg | Sehr geehrter Herr Freiherr von Berg
de | Frau Steffi Graf | Sehr geehrte Frau Graf
de | Herrn Pfarrer Max Muster | Sehr geehrter Herr Pfarrer Muster
de | Pfarrer Max Muster | Guten Tag Pfarrer Muster
de | Frau Richterin Anna Muster | Sehr geehrte Frau Richterin Muster
de | Richterin Dr. Anna Muster | Sehr geehrte Frau Richterin Dr. Muster
de | Herrn Bürgermeister Max Muster | Sehr geehrter Herr Bürgermeister Muster
de | Frau Botschafterin Anna Muster | Sehr geehrte Frau Botschafterin Muster
de | Herrn Rechtsanwalt Max Muster | Sehr geehrter Herr Rechtsanwalt Muster
de | Frau Univ.-Prof. Dr. Anna Muster | Sehr geehrte Frau Professor Muster
de-AT | Herrn Hofrat Dr. Max Muster | Sehr geehrter Herr Hofrat Muster
de-AT | Frau Univ.-Prof. Dr. Anna Muster | Sehr geehrte Frau Professor Muster
fr | Mme Rebecca Tate; M. Garth Stone | Madame, Monsieur
fr | Madame la Directrice | Madame la Directrice
fr | Madame la Directrice Anne Roy | Madame la Directrice
fr | Mme la Directrice des ressources humaines | Madame la Directrice
fr | Monsieur le Maire de Lyon | Monsieur le Maire
fr | Monsieur l'Ambassadeur | Monsieur l’Ambassadeur
fr | Général Paul Roy | Mon Général
fr | Père Jean Roy | Mon Père
fr | Sœur Marie Roy | Ma Sœur
fr | Mgr Jean Roy | Monseigneur
fr | Docteure Anne Roy | Docteur
fr-CA | Docteure Anne Roy | Docteure
fr-CA | Dre Anne Roy | Docteure
fr-CA | Dr Paul Roy | Docteur
nl | Mevrouw A. Jansen-de Vries | Geachte mevrouw Jansen-de Vries
nl | Mevrouw Anna van der Berg | Geachte mevrouw Van der Berg
nl | Burgemeester Jan Jansen | Geachte burgemeester Jansen
nl | De heer burgemeester Jan Jansen | Geachte heer Jansen
nl | Minister Anna de Vries | Geachte minister De Vries
nl | Familie Jansen | Geachte familie Jansen
es | Sra. Ana Ruiz; Sr. Luis Gil | Estimada Sra. Ruiz, estimado Sr. Gil
es-MX | Sra. Lic. Ana Ruiz | Estimada Lic. Ruiz
es-MX | Sr. Ing. Luis Gil | Estimado Ing. Gil
es-MX | Sr. C.P. Luis Gil | Estimado C.P. Gil
es-MX | Profra. Ana Ruiz | Estimada Profra. Ruiz
es-MX | Sra. Arq. Ana Ruiz | Estimada Arq. Ruiz
it | Sig.ra Anna Neri; Sig. Mario Rossi | Gentile sig.ra Neri, gentile sig. Rossi
it | Gentili Signori Mario e Anna Rossi | Gentili Signori Rossi
it | Sigg. Mario e Anna Rossi | Gentili Signori Rossi
pt | Eng.ª Ana Silva | Prezada Eng.ª Silva
pt | Arq.º João Silva | Prezado Arq.º Silva
pt-PT | Eng.ª Ana Silva | Exma. Senhora Eng.ª Ana Silva
pt-PT | Exmo. Senhor Eng.º João Silva | Exmo. Senhor Eng. João Silva
pl | ks. Jan Kowalski | Szanowny Księże
pl | ks. prof. Jan Kowalski | Szanowny Księże Profesorze
pl | Pani dr Anna Nowak | Szanowna Pani Doktor
pl | Pan prof. Jan Nowak | Szanowny Panie Profesorze
da | Borgmester Jens Hansen | Kære borgmester Hansen
da | Dommer Anna Hansen | Kære dommer Hansen
sv | Biskop Anna Berg | Bästa biskop Berg
sv | Familjen Berg | Bästa familjen Berg
en-US | Aunt May Parker | Dear Aunt May
de | Tante Anna Weber | Liebe Tante Anna
de | Onkel Karl | Lieber Onkel Karl
de | Tante Anna und Onkel Karl Weber | Liebe Tante Anna, lieber Onkel Karl
de | Oma und Opa Weber | Liebe Oma, lieber Opa
de-AT | Tante Anna | Liebe Tante Anna
de | Herrn Karl Opa | Sehr geehrter Herr Opa
de | Frau Anna Weber und Begleitung | Sehr geehrte Frau Weber
fr | Tante Anne Martin | Chère tante Anne
fr | Tante Anne et oncle Paul Martin | Chère tante Anne, cher oncle Paul
fr-CA | Oncle Paul | Cher oncle Paul
es | Tía Ana y tío Luis García | Querida tía Ana, querido tío Luis
es-MX | Tía Ana García | Querida tía Ana
es | Sra. Ana Ruiz y acompañante | Estimada Sra. Ruiz
it | Zia Anna e zio Carlo Rossi | Cara zia Anna, caro zio Carlo
nl | Oom Jan de Vries | Lieve oom Jan
pt | Avô José | Querido avô José
pt-PT | Tia Ana Silva | Querida tia Ana
da | Moster Anna Hansen | Kære moster Anna
sv | Farbror Karl Berg | Käre farbror Karl
"""


@pytest.mark.parametrize("case", CASES.strip().split("\n"))
def test_who_is_addressed(case: str) -> None:
    tag, lines, expected = (part.strip() for part in case.split(" | "))
    spoken = language(STORE, tag)
    assert salutation(recognize(typed(lines), spoken, STORE), spoken, "")[0].text == expected


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("MR. JAN VAN DER BERG", "is not certain"),
        ("MR. RON MCDONALD", "is in capitals"),
        ("Ms. Wang Xiaoming", "the surname in 'Wang Xiaoming' is not certain"),
        ("MS. JANE SCHMOE", ""),
        ("MR. PAT O'BRIEN", ""),
        ("Mr. Lee Harvey", ""),
    ],
)
def test_what_is_not_certain_is_told(lines: str, told: str) -> None:
    spoken = language(STORE, "en-US")
    _, remarks = salutation(recognize(typed(lines), spoken, STORE), spoken, ":")
    assert [told in each.message for each in remarks] == ([True] if told else [])
