"""Where no letters join in German: at the seams of compounds, and nowhere else."""

import pytest

from stationery.model.prose import SEAM, SOFT_HYPHEN, Span
from stationery.wording.seams import mark_seams
from tests.wording.spoken import DE, EN


def _shown(text: str) -> str:
    assert DE.typography.seams
    spans = mark_seams((Span(text),), DE.typography.seams)
    return spans[0].text.replace(SEAM, "|").replace(SOFT_HYPHEN, "-")


SEAMED = [
    "Auf|lage", "auf|finden", "Auf|führung", "auf|fallen", "hilf|los", "höf|lich", "treff|lich", "Stoff|lager",
    "Schiff|fahrt", "Sauerstoff|flasche", "Kauf|frau", "Brief|freund", "Dorf|fest", "Tief|flug", "Kauf|fläche",
    "beruf|lich", "käuf|lich", "brief|lich", "Prüf|ling", "schwef|lig", "kniff|liger", "Hof|laden",
    "Tarif|information", "Stoff|industrie", "Lauf|leistung", "Auf|lösung",
]  # fmt: skip
JOINED = [
    "Schiff", "treffen", "finden", "Pflicht", "Verpflichtung", "hoffen", "offen", "öffentlich", "Öffnung", "Affe",
    "Waffe", "schaffen", "Beschaffung", "Hoffmann", "Wolff", "Hauff", "Koffer", "Kartoffel", "Pantoffel",
    "Griffigkeit", "läufig", "häufig", "fünfzig", "Grafik", "grafisch", "Profil", "Offizier", "Chefin",
    "Chefinnen", "Muffin", "Einfluss", "Ausflug", "Abflug", "Zuflucht", "Konflikt", "Reflexion", "Raffinerie",
    "Kniffe", "pfiffig", "Ziffern", "zweifle", "elf",
]  # fmt: skip


@pytest.mark.parametrize("word", SEAMED)
def test_no_letters_join_at_a_seam(word: str) -> None:
    assert _shown(word.replace("|", "")) == word


@pytest.mark.parametrize("word", JOINED)
def test_letters_of_one_root_join(word: str) -> None:
    assert _shown(word) == word


def test_hyphenation_points_stay_beside_a_seam_and_links_as_they_are() -> None:
    assert _shown(f"die Auf{SOFT_HYPHEN}la{SOFT_HYPHEN}ge, tref{SOFT_HYPHEN}fen") == "die Auf|-la-ge, tref-fen"
    assert DE.typography.seams
    link = (Span("auflage.de", link="https://auflage.de"),)
    assert mark_seams(link, DE.typography.seams) == link


def test_english_has_no_seams() -> None:
    assert EN.typography.seams is None
