"""Library: the typefaces of the fonts/ folders, opened when first asked for, and words set in them."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar

from stationery.model.errors import CannotSet, Place, SourceError, StationeryError, UnknownName, did_you_mean
from stationery.model.prose import SOFT_HYPHEN
from stationery.model.typeface import ColumnType, Face, Measures, Outline, is_east_asian
from stationery.model.units import Length
from stationery.model.values import value
from stationery.pdf.families import FEATURES, Axes, Family, list_typefaces, load_family
from stationery.pdf.font_instance import DrawnLine, FontInstance, GlyphRun, draw_line
from stationery.pdf.shaping import grapheme_runs, trace

if TYPE_CHECKING:
    from stationery.model.memory import Memory

L = TypeVar("L")

NO_BREAK_SPACE = "\u00a0"

EAST = "east"
"""The folder within fonts/ of the typefaces that only stand in: for the characters of China, Japan and Korea."""

_MOST_KEPT = 2_000
"""The most words, or text widths, to cache. A letter has a few hundred; a mail merge has no limit."""
_MOST_LINES = 1_000
"""The most lines to cache as they are drawn on a screen, of a few thousand characters each."""

ALPHABETS = {
    "Western European": "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿŒœ",
    "Central European": "ĀāĂăĄąĆćČčĎďĐđĒēĖėĘęĚěĞğĢģĪīĮįİıĶķĹĺĻļĽľŁłŃńŅņŇňŐőŔŕŘřŚśŞşŠšŢţŤťŪūŮůŰűŲųŹźŻżŽžȘșȚț",
    "Vietnamese": "ĂăĐđĨĩŨũƠơƯưẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặẸẹẺẻẼẽẾếỀềỂểỄễỆệỈỉỊị"
    "ỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợỤụỦủỨứỪừỬửỮữỰựỲỳỴỵỶỷỸỹ",
    "Greek": "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΆΈΉΊΌΎΏαβγδεζηθικλμνξοπρςστυφχψωάέήίόύώϊϋΐΰ",
    "Cyrillic": "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюяЁёЄєІіЇїҐґЎўЈјЉљЊњЋћЂђЏџ",
}
"""Letters a script's languages need beyond A to Z: what `coverage` looks for."""


_DRAWN_OTHERWISE = "aefkvwz"
"""Letters that an italic of its own draws with other strokes than the upright."""


@value
class TypefaceDescription:
    """The catalog's description of a typeface. `fallback` are the typefaces for characters it lacks, in this order."""

    id: str
    name: str
    purpose: str
    about: str
    cite: str
    kind: str
    body_size: Length
    body_leading: Length
    least_size: Length
    files: tuple[str, ...]
    fallback: tuple[str, ...]


class Library:
    """The typefaces at hand; a typefaces' Protocol for composing, and the shaped words for drawing.

    `folders` are fonts/ folders, the built-in one first. Whatever was opened or shaped is kept. Several threads may ask
    at once.
    """

    def __init__(self, folders: tuple[str, ...]) -> None:
        self.folders = folders
        self._listed: dict[str, str] | None = None
        self._families: dict[str, Family] = {}
        self._lock = Lock()
        self._blobs: dict[str, Any] = {}
        self._instances: dict[tuple[str, Axes], FontInstance] = {}
        self._east: dict[tuple[str, str], list[FontInstance]] = {}
        self._extra: tuple[Family, ...] | None = None
        self._chains: dict[Face, list[FontInstance]] = {}
        self._measures: dict[Face, Measures] = {}
        self._advances: dict[tuple[str, Face, str], float] = {}
        self._words: dict[tuple[str, Face, str], tuple[GlyphRun, ...]] = {}
        self._words_before: dict[tuple[str, Face, str], tuple[GlyphRun, ...]] = {}
        self._plain_faces: dict[Face, Face] = {}
        self._firsts: dict[Face, FontInstance] = {}
        self._lines: dict[tuple[Hashable, ...], Any] = {}
        self._drawn: dict[tuple[str, Face, str], DrawnLine | str] = {}
        self._marks: dict[FontInstance, str] = {}
        self.memory: Memory | None = None

    def names(self) -> tuple[str, ...]:
        return tuple(self._paths())

    def ensure(self, name: str, place: Place | None = None) -> None:
        """Raise UnknownName, at `place`, if there is no typeface of this name, installed or not."""
        if name not in self._paths():
            raise UnknownName(
                f"there is no typeface named {name!r}", place, did_you_mean(name, self._paths()), self._paths()
            )

    def describe(self, name: str, place: Place | None = None) -> TypefaceDescription:
        """Raises, at `place`, UnknownName if there is no typeface of this name, SourceError if it isn't installed."""
        family = self._family(name, place)
        return TypefaceDescription(
            id=name,
            name=family.name,
            purpose=family.purpose,
            about=family.about,
            cite=family.cite,
            kind=family.kind,
            body_size=family.body_size,
            body_leading=family.body_leading,
            least_size=family.least_size,
            files=tuple(path for _, path in family.files),
            fallback=self._fallback(family),
        )

    def purpose(self, name: str, place: Place | None = None) -> str:
        """What a typeface is for. Raises as `describe` does."""
        return self._family(name, place).purpose

    def text_figures(self, name: str) -> str:
        """The figures of running text: `oldstyle`, or `lining` where the old-style 1 would be read as a letter."""
        return self._family(name).text_figures

    def coverage(self, name: str) -> tuple[str, ...]:
        """The scripts and regions whose letters the typeface itself has, all of them."""
        instance = self._instance(self._family(name), strong=False, emphasis=False)
        return tuple(script for script, letters in ALPHABETS.items() if all(map(instance.has, letters)))

    def features(self, name: str) -> tuple[str, ...]:
        """What the files of a typeface have, in the words of the tables: its italic, figures, small capitals."""
        family = self._family(name)
        upright = self._instance(family, strong=False, emphasis=False)
        drawn = False
        sloped = any(cut == "italic" for cut, _ in family.files)
        if sloped:
            italic = self._instance(family, strong=False, emphasis=True)
            drawn = italic.strokes(_DRAWN_OTHERWISE) != upright.strokes(_DRAWN_OTHERWISE)
        has = {
            "true italic": sloped and drawn,
            "sloped italic": sloped and not drawn,
            "old-style figures": not upright.lines_up(("onum",)),
            "lining figures": upright.lines_up(("lnum",)),
            "small capitals": upright.offers("smcp"),
            "ligatures": upright.offers("liga"),
        }
        return tuple(feature for feature in FEATURES if has[feature])

    def offers(self, feature: str, face: Face) -> bool:
        """Whether the upright instance of a face's family knows the OpenType feature of that tag."""
        return self._instance(self._family(face.family), face.strong, emphasis=False).offers(feature)

    def has(self, text: str, face: Face) -> bool:
        """Whether the face itself can set the text, without a fallback."""
        instance = self._instance(self._family(face.family), face.strong, face.emphasis)
        return all(map(instance.has, set(_normalize(text)) - {" ", NO_BREAK_SPACE, SOFT_HYPHEN}))

    def advance(self, text: str, face: Face, language: str) -> float:
        """How far `text` moves the pen, in em. U+00AD counts nothing: measure a divided word with a hyphen after it."""
        key = (text, face, language)
        found = self._advances.get(key)
        if found is None:
            if text.isalnum():  # a word
                runs = self._words.get(key) or self._keep_word(text, face, language)
                found = runs[0].advance if len(runs) == 1 else sum([run.advance for run in runs])
            else:
                visible = text.replace(SOFT_HYPHEN, "")
                found = sum([run.advance for run in self.glyph_runs(visible, face, language)])
            _bound(self._advances)
            self._advances[key] = found
        return found

    def measures(self, face: Face) -> Measures:
        if face not in self._measures:
            family = self._family(face.family)
            instance = self._instance(family, face.strong, face.emphasis)
            self._measures[face] = Measures(
                ascender=instance.metric("hasc") / instance.units,
                descender=instance.metric("hdsc") / instance.units,
                capital_height=instance.metric("cpht") / instance.units,
                x_height=instance.metric("xhgt") / instance.units,
                body_size=family.body_size.pt,
                least_size=family.least_size.pt,
                body_leading=family.body_leading.pt,
            )
        return self._measures[face]

    def lacks(self, text: str, face: Face) -> str:
        """The characters of `text`, each once, that no instance of the chain can set."""
        has = self._instance(self._family(face.family), face.strong, face.emphasis).has
        if all(map(has, set(text) - {" ", NO_BREAK_SPACE, SOFT_HYPHEN})):
            return ""
        missing: dict[str, None] = {}
        for run in grapheme_runs(_normalize(text)):
            if run not in (" ", NO_BREAK_SPACE, SOFT_HYPHEN) and self._instance_for(run, face) is None:
                missing.update(dict.fromkeys(character for character in run if not has(character)))
        return "".join(missing)

    def small_capitals(self, text: str, face: Face) -> bool:
        """Whether `smcp` changes each small letter: a face may have it for its Latin letters alone, or not at all."""
        instance = self._instance(self._family(face.family), face.strong, face.emphasis)
        for letter in sorted({letter for letter in _normalize(text) if letter.islower()}):
            if not instance.has(letter):
                return False
            plain, small = (instance.shape(letter, features, "") for features in ((), ("smcp",)))
            if [each.glyphs for each in plain.clusters] == [each.glyphs for each in small.clusters]:
                return False
        return True

    def outline(self, text: str, face: Face, language: str) -> Outline:
        """The outlines of a text's glyphs, in em from the left end of its baseline, y downward."""
        steps: list[tuple[str, tuple[float, ...]]] = []
        left = 0.0
        for run in self.settable(text, face, language):
            em = run.instance.units
            for cluster in run.clusters:
                for glyph, advance, right, up in cluster.glyphs:
                    steps += trace(run.instance.outline(glyph), left + right / em, -up / em, em)
                    left += advance / em
        return tuple(steps)

    def columns(self, text: str, face: Face, wished: str) -> ColumnType:
        """How Japanese text is set downward: in `wished`, if a typeface of that name is installed; else in the face
        itself, or in the one that stands in for it."""
        eastern = {character for character in text if is_east_asian(character)}
        extras = {family.id: family for family in self._extras() if family.installed}
        own = self._instance(self._family(face.family), face.strong, face.emphasis)
        if wished in extras or wished in self._paths():
            face = face._replace(family=wished)
        elif not all(map(own.has, eastern)):
            stands_in = next((each for each in self._eastern(face) if all(map(each.has, eastern))), None)
            named = (id for id, family in extras.items() if self._instance(family, False, False) is stands_in)
            face = face._replace(family=next(named, face.family))
        instance = self._instance(self._family(face.family), face.strong, face.emphasis)
        return ColumnType(face, instance.rise)

    def glyph_runs(self, text: str, face: Face, language: str) -> list[GlyphRun]:
        """A text as shaped words and the spaces between them. A U+00AD at its end is a hyphen, elsewhere nothing."""
        if SOFT_HYPHEN in text:
            text = text.replace(SOFT_HYPHEN, "") + (SOFT_HYPHEN if text.endswith(SOFT_HYPHEN) else "")
        runs: list[GlyphRun] = []
        words = self._words
        space = self._space(" ", face) if " " in text else ()
        for nth, group in enumerate(text.split(NO_BREAK_SPACE)):
            if nth:
                runs += self._space(NO_BREAK_SPACE, face)
            for number, word in enumerate(group.split(" ")):
                if number:
                    runs += space
                if word:
                    runs += words.get((word, face, language)) or self._keep_word(word, face, language)
        return runs

    def _keep_word(self, word: str, face: Face, language: str) -> tuple[GlyphRun, ...]:
        """A word that is shaped, and kept; it is set alike in faces that differ in figures alone, if it has none."""
        words = self._words
        shaped = self._words_before.get((word, face, language))
        if shaped is None and face.features and word.isalpha() and _OF_FIGURES.issuperset(face.features):
            plain = self._plain_faces.get(face)
            if plain is None:
                plain = self._plain_faces[face] = face._replace(features=())
            shaped = words.get((word, plain, language)) or self._keep_word(word, plain, language)
        elif shaped is None:
            shaped = tuple(self._shape_word(_normalize(word), face, language))
        if len(words) >= _MOST_KEPT:  # those that all letters have are asked for again and kept
            self._words_before = dict(words)
            words.clear()
        words[word, face, language] = shaped
        return shaped

    def settable(self, text: str, face: Face, language: str) -> list[GlyphRun]:
        """The glyph runs of a text that is about to be drawn; CannotSet rather than a box for a missing glyph."""
        runs = self.glyph_runs(text, face, language)
        for run in runs:
            if run.lacking:
                raise cannot_set(run.lacking, face.family)
        return runs

    def drawn_line(self, text: str, face: Face, language: str) -> DrawnLine | None:
        """A line that was drawn before, so that it need not be put together of its words again: files of a merge have
        most of theirs in common. None for one that is new, or not so simple."""
        key, drawn = (text, face, language), self._drawn
        found = drawn.get(key)
        if found is None:
            if len(drawn) >= _MOST_LINES:
                drawn.clear()
            drawn[key] = _NEW
        elif found is _NEW:
            found = drawn[key] = draw_line(self.settable(text, face, language)) or _UNFIT
        return found if isinstance(found, DrawnLine) else None

    def keep_line(self, key: tuple[Hashable, ...], draw: Callable[[], L]) -> L:
        """What `draw` gives for a line, drawn once: while a letter is typed, most of its lines stay as they are."""
        found: L | None = self._lines.get(key)
        if found is None:
            if len(self._lines) >= _MOST_LINES:
                self._lines.clear()
            found = self._lines[key] = draw()
        return found

    def mark(self, instance: FontInstance) -> str:
        """A name for an instance that no other one of this library has."""
        found = self._marks.get(instance)
        if found is None:
            with self._lock:
                found = instance.postscript_name
                if found in self._marks.values():  # two files that call themselves the same
                    found += f"_{len(self._marks)}"
                found = self._marks.setdefault(instance, found)
        return found

    def _space(self, text: str, face: Face) -> tuple[GlyphRun, ...]:
        found = self._words.get((text, face, ""))
        if found is None:
            instance = self._instance(self._family(face.family), face.strong, face.emphasis)
            found = self._words[text, face, ""] = (instance.space(text),)
        return found

    def _shape_word(self, word: str, face: Face, language: str) -> list[GlyphRun]:
        first = self._firsts.get(face)
        if first is None:
            first = self._firsts[face] = self._instance(self._family(face.family), face.strong, face.emphasis)
        if all(map(first.has, word)):
            return [first.shape(word, face.features, language)]
        parts: list[tuple[FontInstance, str]] = []
        for run in grapheme_runs(word):
            instance = self._instance_for(run, face) or first
            if parts and parts[-1][0] is instance:
                parts[-1] = (instance, parts[-1][1] + run)
            else:
                parts.append((instance, run))
        return [instance.shape(part, face.features, language) for instance, part in parts]

    def _instance_for(self, run: str, face: Face) -> FontInstance | None:
        found = next((instance for instance in self._chain(face) if instance.sets(run)), None)
        if found is None and any(map(is_east_asian, run)):
            return next((instance for instance in self._eastern(face) if instance.sets(run)), None)
        return found

    def _eastern(self, face: Face) -> list[FontInstance]:
        """The installed typefaces for Chinese, Japanese and Korean: those for the face's language first, and of these
        the serif for a serif."""
        key = (face.language, face.family)
        if key not in self._east:
            kind = "serif" if self._family(face.family).kind == "serif" else "sans"
            families = sorted(
                (family for family in self._extras() if family.installed),
                key=lambda family: (face.language not in family.languages, family.kind != kind),
            )
            self._east[key] = [self._instance(family, strong=False, emphasis=False) for family in families]
        return self._east[key]

    def _extras(self) -> tuple[Family, ...]:
        if self._extra is None:
            folders = tuple(os.path.join(folder, EAST) for folder in self.folders)
            self._extra = tuple(load_family(id, path) for id, path in list_typefaces(folders).items())
        return self._extra

    def remedy(self, character: str) -> str:
        """How to get a typeface for a Chinese, Japanese or Korean character; nothing for any other."""
        if not is_east_asian(character):
            return ""
        missing = dict.fromkeys(family.package for family in self._extras() if not family.installed)
        if not missing:
            return ""
        return f"install one with: pip install 'stationery[cjk]' (or just one of {', '.join(missing)})"

    def _chain(self, face: Face) -> list[FontInstance]:
        """The face's own instance and those that stand in for it, in the same weight and slope."""
        if face not in self._chains:
            family = self._family(face.family)
            ids = dict.fromkeys((family.id, *self._fallback(family)))
            self._chains[face] = [
                self._instance(self._family(id, family.place), face.strong, face.emphasis) for id in ids
            ]
        return self._chains[face]

    def _fallback(self, family: Family) -> tuple[str, ...]:
        if family.fallback is not None:
            return family.fallback
        built_in = list_typefaces(self.folders[:1])
        return tuple(id for id in built_in if id != family.id and load_family(id, built_in[id]).stands_in)

    def _paths(self) -> dict[str, str]:
        if self._listed is None:
            self._listed = list_typefaces(self.folders)
        return self._listed

    def _family(self, name: str, place: Place | None = None) -> Family:
        found = self._families.get(name)
        if found is None and name not in self._paths():
            found = next((family for family in self._extras() if family.id == name and family.installed), None)
        if found is None:
            self.ensure(name, place)
            found = load_family(name, self._paths()[name])
            if not found.installed:
                message = f"the typeface {name!r} comes from the Python package {found.package}, which is not installed"
                raise SourceError(message, place or found.place, f"{found.remedy}, or choose another font")
            self._families[name] = found
        return found

    def _instance(self, family: Family, strong: bool, emphasis: bool) -> FontInstance:
        """One for each file and place of its axes, whoever asks: a document embeds each instance that it meets."""
        path, axes = family.cut(strong, emphasis)
        found = self._instances.get((path, axes))
        if found is None:
            with self._lock:
                found = self._instances.get((path, axes))
                if found is None:
                    blob = self._open(path, family)
                    found = self._instances[path, axes] = FontInstance(family, path, axes, blob)
        return found

    def _open(self, path: str, family: Family) -> Any:
        """The bytes of a font file, mapped into memory; one that two instances share is opened once."""
        if path not in self._blobs:
            import uharfbuzz as hb

            try:
                with open(path, "rb"):
                    self._blobs[path] = hb.Blob.from_file_path(path)
            except (OSError, hb.HarfBuzzError) as wrong:
                reason = getattr(wrong, "strerror", None) or wrong
                raise SourceError(f"the font {path} can't be opened: {reason}", family.place) from None
        return self._blobs[path]


_NEW, _UNFIT = "new", "unfit"

_OF_FIGURES = frozenset(("lnum", "onum", "pnum", "tnum"))
"""Features that change figures alone: words without any are set once for faces that differ in them."""


def _bound(known: dict[Any, Any]) -> None:
    """Clear a cache that a long run of letters has filled: words still in use soon return."""
    if len(known) >= _MOST_KEPT:
        known.clear()


def cannot_set(characters: str, family: str, place: Place | None = None) -> StationeryError:
    """The error for characters that neither a typeface nor its fallbacks have: named, with the remedy."""
    named = ", ".join(f"{character} (U+{ord(character):04X})" for character in characters)
    hint = "choose another font, or add one that has it to your fonts folder and name it under `fallback`"
    return CannotSet(f"no available typeface has {named}; tried {family} and its fallbacks", place, hint)


def _normalize(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", text)
