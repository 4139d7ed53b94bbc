"""Enclosed: the sheets that go into the envelope with a letter, counted and weighed for the page that prints it."""

from __future__ import annotations

from datetime import date

from stationery.desk.markup import sentence
from stationery.desk.vocabulary import vocabulary
from stationery.model.letter import Letter, Written
from stationery.model.values import replace
from stationery.postal.weight import weight_words
from stationery.products.delivery_warnings import word_limit
from stationery.products.fit import fit_letter
from stationery.products.fitting import Fitting
from stationery.resolve.resolve import resolve
from stationery.studio import Studio

_US = "US"
"""Where mail is weighed in ounces."""


def tell_enclosed(studio: Studio, letter: Letter | str, today: date) -> list[str]:
    """What a letter encloses that has pages: in sentences, as `stationery fit` counts and weighs it; nothing for none.

    Raises what is wrong with the files.
    """
    with studio.trip(letter, today=today) as (stock, laid):
        if not laid.enclosed:
            return []
        cover = resolve(laid, stock, "letter").envelope_as_sold.id
        named = replace(laid, choices=replace(laid.choices, envelope=Written(cover)))
        return _describe(fit_letter(named, stock))


def _describe(fitting: Fitting) -> list[str]:
    words, count = vocabulary()["send"], len(fitting.enclosed)
    files = ", ".join(dict.fromkeys(each.file.text for each in fitting.letter.enclosed))
    said = [words["sheets-one" if count == 1 else "sheets"].replace("{count}", f"{count}").replace("{files}", files)]
    said += _tell_bare(fitting.letter)
    (fit,) = fitting.fits
    name, limits = fit.envelope.name, fitting.limits
    if fit.folding is None:
        return [*said, words["too-thick"].replace("{envelope}", name)]
    if fit.piece:
        weight = weight_words(fit.piece, ounces=_US in fitting.post.countries)
        said.append(words["weight"].replace("{weight}", weight).replace("{envelope}", name))
    otherwise = limits.otherwise if limits else ""
    return said + [sentence(word_limit(fitting.post.name, limit, otherwise)) for limit in fit.limits]


def _tell_bare(letter: Letter) -> list[str]:
    """Which enclosures are no files, so that nobody knows their pages."""
    files = {each.name.text for each in letter.enclosed}
    bare = [each.text for each in letter.enclosures if each.text not in files]
    if not bare:
        return []
    words = vocabulary()["enclosed"]["bare-one" if len(bare) == 1 else "bare"]
    return [words.replace("{names}", ", ".join(bare))]
