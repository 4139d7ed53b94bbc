"""The standard fonts, which a PDF need not embed: the letters of their encodings, and how wide each is.

ISO 32000-1, 9.6.2.2 and annex D; the widths, in thousandths of an em, are those of Adobe's Core 14 AFM files.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

_BULLETS = (0x7F, 0x81, 0x8D, 0x8F, 0x90, 0x9D)
_NOT_MAC = (0x7F, 0xAD, 0xB0, 0xB2, 0xB3, *range(0xB6, 0xBB), 0xBD, 0xC3, 0xC5, 0xC6, 0xD7, 0xF0)
"""Letters that Apple's encoding has, and that of PDF has not."""

_STANDARD = {
    0xA1: "¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ",
    0xB1: "–†‡·",
    0xB6: "¶•‚„”»…‰",
    0xBF: "¿",
    0xC1: "`´ˆ˜¯˘˙¨",
    0xCA: "˚¸",
    0xCD: "˝˛ˇ—",
    0xE1: "Æ",
    0xE3: "ª",
    0xE8: "ŁØŒº",
    0xF1: "æ",
    0xF5: "ı",
    0xF8: "łøœß",
}
"""Code of the first of a row of letters, above ASCII."""

_WIDTHS: dict[str, dict[int, str]] = {
    "Helvetica": {
        167: "⁄",
        191: "'",
        222: "ijlł‘’‚",
        260: "|¦",
        278: " !,./:;I[\\]ft·ÌÍÎÏìíîïı",
        333: "()-`r¡¨¯²³´¸¹ˆˇ˘˙˚˛˜˝“”„‹›",
        334: "{}",
        350: "•",
        355: '"',
        365: "º",
        370: "ª",
        389: "*",
        400: "°",
        469: "^",
        500: "Jcksvxyzçýÿšžﬁﬂ",
        537: "¶",
        556: "#$0123456789?L_abdeghnopqu¢£¤¥§«µ»àáâãäåèéêëðñòóôõöùúûüþŁƒ–†‡€",
        584: "+<=>~¬±×÷−",
        611: "FTZ¿ßøŽ",
        667: "&ABEKPSVXYÀÁÂÃÄÅÈÉÊËÝÞŠŸ",
        722: "CDHNRUwÇÐÑÙÚÛÜ",
        737: "©®",
        778: "GOQÒÓÔÕÖØ",
        833: "Mm",
        834: "¼½¾",
        889: "%æ",
        944: "Wœ",
        1000: "ÆŒ—…‰™",
        1015: "@",
    },
    "Helvetica-Bold": {
        167: "⁄",
        238: "'",
        278: " ,./I\\ijl·ÌÍÎÏìíîïıł‘’‚",
        280: "|¦",
        333: "!()-:;[]`ft¡¨¯²³´¸¹ˆˇ˘˙˚˛˜˝‹›",
        350: "•",
        365: "º",
        370: "ª",
        389: "*r{}",
        400: "°",
        474: '"',
        500: "zž“”„",
        556: "#$0123456789J_aceksvxy¢£¤¥§«¶»àáâãäåçèéêëýÿšƒ–†‡€",
        584: "+<=>^~¬±×÷−",
        611: "?FLTZbdghnopquµ¿ßðñòóôõöøùúûüþŁŽﬁﬂ",
        667: "EPSVXYÈÉÊËÝÞŠŸ",
        722: "&ABCDHKNRUÀÁÂÃÄÅÇÐÑÙÚÛÜ",
        737: "©®",
        778: "GOQwÒÓÔÕÖØ",
        833: "M",
        834: "¼½¾",
        889: "%mæ",
        944: "Wœ",
        975: "@",
        1000: "ÆŒ—…‰™",
    },
    "Times-Roman": {
        167: "⁄",
        180: "'",
        200: "|¦",
        250: " ,.·",
        276: "ª",
        278: "/:;\\ijltìíîïıł",
        300: "²³¹",
        310: "º",
        333: "!()-I[]`fr¡¨¯´¸ÌÍÎÏˆˇ˘˙˚˛˜˝‘’‚‹›",
        350: "•",
        389: "Jsš",
        400: "°",
        408: '"',
        444: "?acez¿àáâãäåçèéêëž“”„",
        453: "¶",
        469: "^",
        480: "{}",
        500: "#$*0123456789_bdghknopquvxy¢£¤¥§«µ»ßðñòóôõöøùúûüýþÿƒ–†‡€",
        541: "~",
        556: "FPSÞŠﬁﬂ",
        564: "+<=>¬±×÷−",
        611: "ELTZÈÉÊËŁŽ",
        667: "BCRÇæ",
        722: "ADGHKNOQUVXYwÀÁÂÃÄÅÐÑÒÓÔÕÖØÙÚÛÜÝœŸ",
        750: "¼½¾",
        760: "©®",
        778: "&m",
        833: "%",
        889: "MÆŒ",
        921: "@",
        944: "W",
        980: "™",
        1000: "—…‰",
    },
    "Times-Bold": {
        167: "⁄",
        220: "|¦",
        250: " ,.·",
        278: "'/\\ilìíîïıł",
        300: "ª²³¹",
        330: "º",
        333: "!()-:;[]`fjt¡¨¯´¸ˆˇ˘˙˚˛˜˝‘’‚‹›",
        350: "•",
        389: "IsÌÍÎÏš",
        394: "{}",
        400: "°",
        444: "cerzçèéêëž",
        500: "#$*0123456789?J_agovxy¢£¤¥§«»¿àáâãäåðòóôõöøýÿƒ–“”„†‡€",
        520: "~",
        540: "¶",
        555: '"',
        556: "SbdhknpquµßñùúûüþŠﬁﬂ",
        570: "+<=>¬±×÷−",
        581: "^",
        611: "FPÞ",
        667: "BELTZÈÉÊËŁŽ",
        722: "ACDNRUVXYwÀÁÂÃÄÅÇÐÑÙÚÛÜÝæœŸ",
        747: "©®",
        750: "¼½¾",
        778: "GHKOQÒÓÔÕÖØ",
        833: "&m",
        930: "@",
        944: "M",
        1000: "%WÆŒ—…‰™",
    },
    "Times-Italic": {
        167: "⁄",
        214: "'",
        250: " ,.·",
        275: "|¦",
        276: "ª",
        278: "/\\fijltìíîïıł",
        300: "²³¹",
        310: "º",
        333: "!()-:;I`¨¯´¸ÌÍÎÏˆˇ˘˙˚˛˜˝‘’‚‹›",
        350: "•",
        389: "[]rsz¡šž",
        400: "{}°",
        420: '"',
        422: "^",
        444: "Jcekvxyçèéêëýÿ",
        500: "#$*0123456789?S_abdghnopqu¢£¤¥§«µ»¿ßàáâãäåðñòóôõöøùúûüþŠƒ–†‡€ﬁﬂ",
        523: "¶",
        541: "~",
        556: "LTYZÝŁŸŽ“”„",
        611: "ABEFPRVXÀÁÂÃÄÅÈÉÊËÞ",
        667: "CKNwÇÑæœ",
        675: "+<=>¬±×÷−",
        722: "DGHOQUmÐÒÓÔÕÖØÙÚÛÜ",
        750: "¼½¾",
        760: "©®",
        778: "&",
        833: "%MW",
        889: "Æ—…",
        920: "@",
        944: "Œ",
        980: "™",
        1000: "‰",
    },
    "Times-BoldItalic": {
        167: "⁄",
        220: "|¦",
        250: " ,.·",
        266: "ª",
        278: "'/\\ijltìíîïıł",
        300: "²³¹º",
        333: "()-:;[]`f¨¯´¸ˆˇ˘˙˚˛˜˝‘’‚‹›",
        348: "{}",
        350: "•",
        389: "!Irsz¡ÌÍÎÏšž",
        400: "°",
        444: "cevyçèéêëýÿ",
        500: "#$*0123456789?J_abdgkopqx¢£¤¥§«¶»¿ßàáâãäåðòóôõöøþƒ–“”„†‡€",
        555: '"',
        556: "ShnuñùúûüŠﬁﬂ",
        570: "+<=>^~±×÷",
        576: "µ",
        606: "¬−",
        611: "LPTYZÝÞŁŸŽ",
        667: "ABCEFKRVXwÀÁÂÃÄÅÇÈÉÊË",
        722: "DGNOQUÐÑÒÓÔÕÖØÙÚÛÜæœ",
        747: "©®",
        750: "¼½¾",
        778: "&Hm",
        832: "@",
        833: "%",
        889: "MW",
        944: "ÆŒ",
        1000: "—…‰™",
    },
}

_ALIKE = {"Helvetica-Oblique": "Helvetica", "Helvetica-BoldOblique": "Helvetica-Bold"}
_COURIER = ("Courier", "Courier-Bold", "Courier-Oblique", "Courier-BoldOblique")
_COURIER_WIDTH = 600


@cache
def standard_widths(font: str) -> Mapping[str, int]:
    """Letter to width; empty for a font that is none of the standard ones with letters."""
    if font in _COURIER:
        return dict.fromkeys(standard_widths("Helvetica"), _COURIER_WIDTH)
    rows = _WIDTHS.get(_ALIKE.get(font, font), {})
    return {letter: width for width, letters in rows.items() for letter in letters}


@cache
def encoding(name: str) -> Mapping[int, str]:
    """Code to letter in one of the encodings of PDF; empty for a name that is none of them."""
    match name:
        case "/WinAnsiEncoding":
            letters = _decoded("cp1252") | dict.fromkeys(_BULLETS, "\u2022")
            return letters | {0xA0: " ", 0xAD: "-"}
        case "/MacRomanEncoding":
            letters = _decoded("mac_roman") | {0xCA: " ", 0xDB: "\u00a4"}
            return {code: letter for code, letter in letters.items() if code not in _NOT_MAC}
        case "/StandardEncoding":
            rows = ((first + at, letter) for first, row in _STANDARD.items() for at, letter in enumerate(row))
            ascii_letters = {code: chr(code) for code in range(0x20, 0x7F)}
            return ascii_letters | {0x27: "\u2019", 0x60: "\u2018"} | dict(rows)
    return {}


def _decoded(codec: str) -> dict[int, str]:
    letters = ((code, bytes((code,)).decode(codec, "ignore")) for code in range(0x20, 0x100))
    return {code: letter for code, letter in letters if letter}
