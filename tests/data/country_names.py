"""Writes layouts/engine/countries/: the names of all countries in each language, from CLDR and the changes below.

`python -m tests.data.country_names`, run from the root of the checkout with the Babel whose CLDR is wanted. The files
are then ours: a letter never asks Babel for a country's name. Read the diff before you commit it.
"""

from __future__ import annotations

import re
from pathlib import Path

import babel.core
from babel.core import Locale

from stationery.data.address_metadata import codes

FOLDER = Path(__file__).resolve().parent.parent.parent / "layouts" / "engine" / "countries"
COMMAND = "python -m tests.data.country_names"

RECOGNIZED = ["en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "da", "nb", "fi", "cs", "el", "tr", "ru", "ja"]
"""In these a typed name is looked for."""

OTHERS = [
    "ar", "bg", "ca", "et", "eu", "fa", "ga", "gl", "he", "hi", "hr", "hu", "hy", "id", "is", "ko", "lt", "lv", "mk",
    "mt", "ms", "nn", "no", "pt-pt", "ro", "sk", "sl", "so", "sq", "sr", "th", "uk", "vi", "zh", "zh-hant", "zh-hk",
    "zh-tw",
]  # fmt: skip
"""Languages of a country whose post may want them, or that a writer may ask for."""

CITES = {
    "en": "USPS, International Mail Manual, Index of Countries and Localities (Saint in full, no ampersand); "
    "unconfirmed, Sao Tome and Principe as the UPU and the USPS print it; house style, the others",
    "fr": "house style; unconfirmed, Vatican, Palestine and Sint Maarten as the UPU prints them",
}
"""Where the changed names of a language come from; of all others they are our own."""

AND = {"en": "and", "id": "dan", "ms": "dan", "so": "iyo", "vi": "và"}
SAINT = {"en": "Saint", "de": "Saint", "sv": "Saint", "nb": "Saint", "nn": "Saint", "ms": "Saint", "so": "Saint",
         "vi": "Saint", "no": "Saint"}  # fmt: skip

CHANGES: dict[str, dict[str, str]] = {
    "en": {
        "CC": "Cocos Islands", "CD": "Democratic Republic of the Congo", "CG": "Republic of the Congo",
        "GS": "South Georgia and the South Sandwich Islands", "HK": "Hong Kong", "MO": "Macao", "PS": "Palestine",
        "SH": "Saint Helena", "ST": "Sao Tome and Principe", "UM": "United States Minor Outlying Islands",
        "VC": "Saint Vincent and the Grenadines", "VI": "United States Virgin Islands",
    },
    "de": {
        "BL": "Saint-Barthélemy", "CD": "Demokratische Republik Kongo", "CG": "Republik Kongo", "HK": "Hongkong",
        "MF": "Saint-Martin", "MO": "Macau", "PM": "Saint-Pierre und Miquelon", "PS": "Palästina",
        "SH": "Sankt Helena",
    },
    "fr": {
        "CD": "République démocratique du Congo", "CG": "République du Congo", "HK": "Hong Kong", "MO": "Macao",
        "PS": "Palestine", "SX": "Sint Maarten", "VA": "Vatican",
    },
    "es": {
        "CG": "República del Congo", "HK": "Hong Kong", "MO": "Macao", "PS": "Palestina",
        "UM": "Islas Menores Alejadas de los Estados Unidos", "VI": "Islas Vírgenes de los Estados Unidos",
    },
    "it": {
        "CC": "Isole Cocos", "CD": "Repubblica Democratica del Congo", "CG": "Repubblica del Congo",
        "HK": "Hong Kong", "MO": "Macao", "PS": "Palestina",
    },
    "pt": {
        "CC": "Ilhas Cocos", "CD": "República Democrática do Congo", "HK": "Hong Kong", "MO": "Macau",
        "PS": "Palestina",
    },
    "pt-pt": {
        "CC": "Ilhas dos Cocos", "CD": "República Democrática do Congo", "CG": "República do Congo",
        "CI": "Costa do Marfim", "HK": "Hong Kong", "MF": "São Martinho", "MO": "Macau", "PS": "Palestina",
        "SX": "Sint Maarten",
    },
    "nl": {
        "CD": "Democratische Republiek Congo", "CG": "Republiek Congo", "HK": "Hongkong", "MO": "Macau",
        "PS": "Palestina",
    },
    "pl": {"HK": "Hongkong", "MO": "Makau", "PS": "Palestyna"},
    "sv": {
        "CD": "Demokratiska republiken Kongo", "CG": "Republiken Kongo", "HK": "Hongkong", "MO": "Macao",
        "PS": "Palestina", "SH": "Sankta Helena",
    },
    "da": {
        "CD": "Den Demokratiske Republik Congo", "CG": "Republikken Congo", "HK": "Hongkong", "MO": "Macao",
        "PS": "Palæstina", "SH": "Sankt Helena",
    },
    "nb": {
        "CD": "Den demokratiske republikken Kongo", "CG": "Republikken Kongo", "HK": "Hongkong", "MO": "Macao",
        "PS": "Palestina", "SH": "Sankt Helena",
    },
    "nn": {"HK": "Hongkong", "MO": "Macao", "PS": "Palestina"},
    "fi": {"CC": "Kookossaaret", "HK": "Hongkong", "MO": "Macao", "PS": "Palestiina", "SH": "Saint Helena"},
    "cs": {
        "CD": "Demokratická republika Kongo", "CG": "Konžská republika", "HK": "Hongkong", "MF": "Svatý Martin",
        "MO": "Macao", "PS": "Palestina", "SX": "Sint Maarten",
    },
    "el": {
        "CC": "Νήσοι Κόκος", "CD": "Λαϊκή Δημοκρατία του Κονγκό", "CG": "Δημοκρατία του Κονγκό",
        "HK": "Χονγκ Κονγκ", "MF": "Άγιος Μαρτίνος", "MO": "Μακάο", "PS": "Παλαιστίνη", "SX": "Σιντ Μάαρτεν",
    },
    "tr": {
        "CC": "Cocos Adaları", "CD": "Kongo Demokratik Cumhuriyeti", "CG": "Kongo Cumhuriyeti", "HK": "Hong Kong",
        "MO": "Makao", "PS": "Filistin",
    },
    "ru": {
        "BQ": "Карибские Нидерланды", "CD": "Демократическая Республика Конго", "CG": "Республика Конго",
        "HK": "Гонконг", "MO": "Макао", "PG": "Папуа-Новая Гвинея", "PS": "Палестина", "SH": "Остров Святой Елены",
        "UM": "Внешние малые острова США", "VG": "Британские Виргинские острова",
        "VI": "Американские Виргинские острова",
    },
    "ja": {
        "CC": "ココス諸島", "CD": "コンゴ民主共和国", "CG": "コンゴ共和国", "HK": "香港", "MO": "マカオ",
        "PS": "パレスチナ",
    },
    "ar": {"HK": "هونغ كونغ", "MO": "ماكاو"},
    "bg": {"CC": "Кокосови острови", "CD": "Конго-Киншаса", "CG": "Конго-Бразавил", "HK": "Хонконг", "MO": "Макао"},
    "ca": {"HK": "Hong Kong", "MO": "Macau"},
    "et": {"HK": "Hongkong", "MO": "Macau"},
    "eu": {"HK": "Hong Kong", "MO": "Macau", "PS": "Palestina"},
    "fa": {"HK": "هنگ‌کنگ", "MO": "ماکائو"},
    "ga": {
        "HK": "Hong Cong", "MO": "Macao", "UM": "Oileáin Imeallacha Stáit Aontaithe Mheiriceá",
    },
    "gl": {"HK": "Hong Kong", "MO": "Macau"},
    "he": {"HK": "הונג קונג", "MO": "מקאו"},
    "hr": {"HK": "Hong Kong", "MO": "Makao"},
    "hu": {"CC": "Kókusz-szigetek", "HK": "Hongkong", "MO": "Makaó", "PS": "Palesztina"},
    "hy": {"HK": "Հոնկոնգ", "MO": "Մակաո", "UM": "ԱՄՆ արտաքին կղզիներ"},
    "id": {"GS": "Georgia Selatan dan Kepulauan Sandwich Selatan", "HK": "Hong Kong", "MO": "Makau"},
    "is": {"HK": "Hong Kong", "MO": "Makaó", "PS": "Palestína"},
    "ko": {"HK": "홍콩", "MO": "마카오"},
    "lt": {"HK": "Honkongas", "MO": "Makao", "SH": "Šventosios Elenos Sala", "VA": "Vatikanas"},
    "lv": {"CD": "Kongo-Kinšasa", "CG": "Kongo-Brazavila", "HK": "Honkonga", "MO": "Makao",
           "SH": "Svētās Helēnas sala"},
    "mk": {"HK": "Хонгконг", "MO": "Макао"},
    "mt": {"HK": "Hong Kong", "MM": "il-Myanmar", "MO": "Macao", "VA": "il-Vatikan"},
    "ms": {
        "GS": "Kepulauan Georgia Selatan dan Sandwich Selatan", "HK": "Hong Kong", "MO": "Macau",
        "UM": "Kepulauan Terpencil Amerika Syarikat", "VI": "Kepulauan Virgin Amerika Syarikat",
    },
    "ro": {"HK": "Hong Kong", "MO": "Macao", "UM": "Insulele Îndepărtate ale Statelor Unite", "VA": "Vatican"},
    "sk": {"HK": "Hongkong", "MF": "Svätý Martin", "MO": "Macao", "SX": "Sint Maarten"},
    "sl": {"HK": "Hongkong", "MO": "Makav"},
    "so": {"PS": "Falastiin", "VI": "Jasiiradaha Virgin ee Maraykanka"},
    "sq": {"HK": "Hong-Kong", "MO": "Makao"},
    "sr": {
        "CI": "Обала Слоноваче", "HK": "Хонгконг", "MF": "Свети Мартин", "MO": "Макао", "SX": "Синт Мартен",
        "TL": "Тимор-Лесте",
    },
    "th": {"HK": "ฮ่องกง", "MO": "มาเก๊า"},
    "uk": {"HK": "Гонконг", "MO": "Макао", "VI": "Американські Віргінські Острови"},
    "vi": {"HK": "Hồng Kông", "MO": "Macao"},
    "zh": {"CC": "科科斯群岛", "CD": "刚果民主共和国", "CG": "刚果共和国", "HK": "香港", "MO": "澳门"},
    "zh-hant": {"CC": "科克斯群島", "CD": "剛果民主共和國", "CG": "剛果共和國", "HK": "香港", "MO": "澳門"},
}  # fmt: skip
CHANGES["no"] = CHANGES["nb"]
CHANGES["zh-hk"] = CHANGES["zh-tw"] = CHANGES["zh-hant"]

ALSO: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "BN": ("Brunei Darussalam",), "BO": ("Plurinational State of Bolivia",), "CD": ("Congo-Kinshasa", "DR Congo"),
        "CG": ("Congo-Brazzaville",), "CI": ("Ivory Coast", "Cote d’Ivoire"), "CV": ("Cabo Verde",),
        "CW": ("Curacao",), "CZ": ("Czech Republic",), "FM": ("Federated States of Micronesia",),
        "KP": ("Democratic People’s Republic of Korea",), "KR": ("Republic of Korea", "Korea"),
        "LA": ("Lao People’s Democratic Republic",), "MM": ("Burma",), "NL": ("The Netherlands", "Holland"),
        "PS": ("State of Palestine",), "RE": ("Reunion",), "RU": ("Russian Federation",),
        "SH": ("St. Helena",), "ST": ("São Tomé and Príncipe",), "SY": ("Syrian Arab Republic",),
        "SZ": ("Swaziland",), "TF": ("French Southern Territories",), "TL": ("East Timor",),
        "TR": ("Turkey", "Turkiye"), "VA": ("Vatican",), "VC": ("St. Vincent and the Grenadines",),
        "VI": ("Virgin Islands",), "VN": ("Viet Nam",),
    },
    "de": {
        "BL": ("St. Barthélemy",), "BY": ("Weißrussland",), "CZ": ("Tschechische Republik",),
        "MM": ("Birma", "Burma"), "NL": ("Holland",), "US": ("USA",), "ZA": ("Republik Südafrika",),
    },
    "fr": {"BY": ("Bélarus",), "CZ": ("République tchèque",), "US": ("États-Unis d’Amérique",), "VN": ("Vietnam",)},
    "es": {"CZ": ("República Checa",), "US": ("Estados Unidos de América", "EE. UU.")},
}  # fmt: skip
"""Names that people write, beside CLDR's own."""


def plain(tongue: str, name: str) -> str:
    """CLDR's name as an envelope has it: nothing in parentheses, no ampersand, no abbreviated saint, no dashes."""
    name = re.sub(r"\s*[(（][^()（）]*[)）]\s*-?", " ", name).strip()
    name = re.sub(r"\s+[-–—]\s+", "-", name).replace("  ", " ")
    if tongue in AND:
        name = name.replace("&", AND[tongue])
    if tongue in SAINT:
        name = re.sub(r"\b(St\.|S:t)", SAINT[tongue], name)
    return name


def text_of(tongue: str) -> str:
    """One file."""
    locale = Locale.parse(tongue, sep="-")
    territories = locale.territories
    changes = CHANGES.get(tongue, {})
    known = codes()
    names = {code: changes.get(code) or plain(tongue, territories[code]) for code in known}
    taken = {fold(name): code for code, name in names.items()}
    also: dict[str, list[str]] = {}
    for code in known:
        for other in (territories[code], *ALSO.get(tongue, {}).get(code, ())):
            if fold(other) not in taken:
                taken[fold(other)] = code
                also.setdefault(code, []).append(other)
            elif taken[fold(other)] != code:
                raise ValueError(f"{tongue}: {other} is {code} and {taken[fold(other)]}")
    if len(set(names.values())) != len(names):
        raise ValueError(f"{tongue}: two countries have one name")
    changed = CITES.get(tongue, "house style") if any(names[code] != territories[code] for code in known) else ""
    version = getattr(babel.core, "get_cldr_version", lambda: "unknown")()  # Babel before 2.18 does not say
    cite = f"CLDR {version} through Babel {babel.__version__}"
    rows = [
        "# yaml-language-server: $schema=../schemas/country-names.json",
        f"# Written by `{COMMAND}`, which has the changes: change a name there, not here.",
        f"name: {locale.get_display_name('en')}",
        f"cite: {quoted(f'{cite}; changed names: {changed}' if changed else cite)}",
        "names:",
        *(f"  {code}: {quoted(names[code])}" for code in known),
        "also:" if also else "also: {}",
        *(f"  {code}: [{', '.join(quoted(each, ',[]{}') for each in others)}]" for code, others in also.items()),
    ]
    return "\n".join(rows) + "\n"


def fold(name: str) -> str:
    return name.casefold().replace("’", "'")


def quoted(text: str, more: str = "") -> str:
    """A YAML scalar, in quotation marks where it must be."""
    plainly = text[0].isalnum() and ": " not in text and " #" not in text and not any(mark in text for mark in more)
    return text if plainly else f'"{text}"'


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for tongue in (*RECOGNIZED, *OTHERS):
        (FOLDER / f"{tongue}.yaml").write_text(text_of(tongue), "utf-8")


if __name__ == "__main__":
    main()
