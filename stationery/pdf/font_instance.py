"""FontInstance: a font file at one place of its axes: what it has, how high and wide it is, how it sets a word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, cached_property
from itertools import count, pairwise
from operator import ne
from typing import Any, cast

from stationery.model.errors import SourceError
from stationery.model.prose import SEAM
from stationery.model.tuples import NamedTuple
from stationery.pdf.families import Axes, Family
from stationery.pdf.shaping import Cluster, Glyph, join_operands, thousandths

_HYPHENS = ("-", "\u2010")
_DIVISION = "\u00ad"
SUPERIOR = "sups"
SEAM_AFTER_F = f"f{SEAM}"
_PARTED = ("de",)
"""Languages whose words have their seams marked."""
# HarfBuzz gives these spaces their width out of the em when a font lacks them: EM QUAD to HAIR SPACE and their like.
_SPACES = frozenset([*map(chr, range(0x2000, 0x200B)), "\u202f", "\u205f", "\u3000"])
# Default ignorables: they shape their neighbors and are themselves not seen.
_UNSEEN = frozenset([*map(chr, range(0x200B, 0x2010)), "\u2060", "\ufeff", "\u034f", *map(chr, range(0xFE00, 0xFE10))])

_CELLS = tuple(map(ord, "田国あ"))
"""Characters that fill their cell."""
_VARIATIONS = frozenset(map(chr, range(0xE0100, 0xE01F0)))
_SUBSETS_KEPT = 8
_MANY_SUBSETS = 20
"""From here on, a face is prepared for being subset: that takes as long as a few of them, and each half its time."""
_LETTERS_KEPT = 4_000
_ONE_EACH = [*range(100)]
"""Where letters begin that are a glyph each; longer words are seldom."""
_FIRST_SIGN = 0xF0000
"""Of a private area; no operand has such characters."""

_OFTEN_CHANGED = "abcdefghijklmnopqrstuvwxyz 0123456789 fi fl ff ffi"
_AS_HIGH = 0.07


@cache
def _path_functions() -> Any:
    """What HarfBuzz calls as it draws, for a list of steps in the words of an SVG's path."""
    from uharfbuzz import DrawFuncs

    def step(letter: str, *places: float) -> str:
        return letter + " ".join(f"{place:.6g}" for place in places)

    functions = DrawFuncs()
    functions.set_move_to_func(lambda x, y, to: to.append(step("M", x, y)))
    functions.set_line_to_func(lambda x, y, to: to.append(step("L", x, y)))
    functions.set_quadratic_to_func(lambda a, b, x, y, to: to.append(step("Q", a, b, x, y)))
    functions.set_cubic_to_func(lambda a, b, c, d, x, y, to: to.append(step("C", a, b, c, d, x, y)))
    functions.set_close_path_func(lambda to: to.append("Z"))
    return functions


class FontInstance:
    """A font opened and pinned. `data` must be a whole TrueType or OpenType file; SourceError if it is none."""

    def __init__(self, family: Family, path: str, axes: Axes, blob: Any) -> None:
        import uharfbuzz as hb

        self.path = path
        self.face = hb.Face(blob)
        if not self.face.glyph_count or not {"cmap", "head", "hhea"} <= set(self.face.table_tags):
            hint = "use a TrueType or OpenType file (.ttf, .otf), not .woff or .pfb"
            raise SourceError(f"{path} isn't a font", family.place, hint)
        self.units = int(self.face.upem)
        self.glyph_count = int(self.face.glyph_count)
        self.outlines = next((tag for tag in ("glyf", "CFF ", "CFF2") if tag in self.face.table_tags), "")
        if not self.outlines:
            raise SourceError(f"{path} has no outlines, only pictures of its letters", family.place)
        self.pins = self._pin_axes(family, axes)
        self.font = hb.Font(self.face)
        if self.pins:
            self.font.set_variations(self.pins)
        self._shape, self._buffer, self._graphemes = hb.shape, hb.Buffer, hb.BufferClusterLevel.MONOTONE_GRAPHEMES
        self._unseen_removed = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
        self._features: dict[tuple[tuple[str, ...], bool], dict[str, bool]] = {}
        self._has: dict[str, bool] = {}
        self.advances: dict[int, int] = {}
        self._signs: dict[tuple[int, str], int] = {}
        self._next_sign = count(_FIRST_SIGN)
        self.letters: dict[Letter, _Drawn] = {}
        """How letters are drawn that are a glyph each, for all words in which it stands so."""
        self._outlines: dict[int, str] = {}
        self._subsets: dict[frozenset[int], tuple[bytes, dict[int, int]]] = {}
        self._subset_face, self._subset_count = self.face, 0

    def _pin_axes(self, family: Family, axes: Axes) -> dict[str, float]:
        """Where each axis of the font stands: as asked, within its bounds, else at its default."""
        known = {axis.tag: axis for axis in self.face.axis_infos}
        for tag, _ in axes if family.stated_axes else ():
            if tag not in known:
                hint = f"it has: {', '.join(known)}" if known else "it isn't a variable font; remove `axes`"
                raise SourceError(f"the font {self.path} has no axis {tag!r}", family.place, hint)
        pins = {tag: axis.default_value for tag, axis in known.items()}
        for tag, value in axes:
            if tag in known:
                pins[tag] = min(max(value, known[tag].min_value), known[tag].max_value)
        return pins

    @cached_property
    def postscript_name(self) -> str:
        """Unlike for each place of the axes, as Adobe's Technical Note 5902 makes them: `EBGaramond_600wght`."""
        name = (self.face.get_name(25) if self.pins else "") or self.face.get_name(6) or self.face.get_name(1) or "Font"
        kept = "".join(letter for letter in name if letter.isascii() and (letter.isalnum() or letter in "-_"))
        return (kept or "Font") + "".join(f"_{value:g}{tag.strip()}" for tag, value in self.pins.items())

    def metric(self, tag: str) -> int:
        """A measure of OS/2 or hhea by its OpenType tag (`cpht`, `xhgt`, `hasc`, `hdsc`), in font units."""
        import uharfbuzz as hb

        return int(self.font.get_metric_position_with_fallback(hb.OTMetricsTag(int.from_bytes(tag.encode(), "big"))))

    def table(self, tag: str) -> bytes:
        return bytes(self.face.reference_table(tag).data) if tag in self.face.table_tags else b""

    def has(self, character: str) -> bool:
        """Whether the font can set a character: with its own glyph, or with the usual stand-in for hyphen and space."""
        found = self._has.get(character)
        if found is None:
            found = self._has[character] = (
                self._maps(character)
                or character in _UNSEEN
                or (character in _SPACES and self._maps(" "))
                or (character in ("\u2011", "\u2010", _DIVISION) and any(map(self._maps, _HYPHENS)))
            )
        return found

    def sets(self, letters: str) -> bool:
        """Whether the font can set a letter with the marks on it; a form that a name asks for (U+E0100 and above, an
        ideographic variation) only if it has just that one."""
        for number, letter in enumerate(letters):
            if number and letter in _VARIATIONS:
                if self.font.get_variation_glyph(ord(letters[number - 1]), ord(letter)) is None:
                    return False
            elif not self.has(letter):
                return False
        return True

    def offers(self, feature: str) -> bool:
        """Whether a feature changes anything in small letters, figures or what is often joined (`fi`)."""
        import uharfbuzz as hb

        def glyphs(on: bool) -> list[int]:
            buffer = hb.Buffer()
            buffer.add_str(_OFTEN_CHANGED)
            buffer.guess_segment_properties()
            hb.shape(self.font, buffer, {feature: on})
            return [info.codepoint for info in buffer.glyph_infos]

        return glyphs(True) != glyphs(False)

    def lines_up(self, figures: tuple[str, ...]) -> bool:
        """Whether the ten figures, set with these features, are as high as one another, nearly: a hand is no ruler."""
        tops, bottoms = [], []
        for cluster in self.shape("0123456789", figures, "").clusters:
            box = self.font.get_glyph_extents(cluster.glyphs[0][0])
            tops.append(box.y_bearing)
            bottoms.append(box.y_bearing + box.height)
        return bool(max(max(edges) - min(edges) for edges in (tops, bottoms)) <= self.units * _AS_HIGH)

    def strokes(self, letters: str) -> list[tuple[str, ...]]:
        """By what kinds of strokes each letter is drawn: a letter that is only slanted keeps them."""
        from uharfbuzz import DrawFuncs

        drawn: list[tuple[str, ...]] = []
        for letter in letters:
            kinds: list[str] = []
            functions = DrawFuncs()
            functions.set_move_to_func(lambda x, y, to: to.append("move"))
            functions.set_line_to_func(lambda x, y, to: to.append("line"))
            functions.set_quadratic_to_func(lambda a, b, x, y, to: to.append("curve"))
            functions.set_cubic_to_func(lambda a, b, c, d, x, y, to: to.append("curve"))
            self.font.draw_glyph(self.font.get_nominal_glyph(ord(letter)) or 0, functions, kinds)
            drawn.append(tuple(kinds))
        return drawn

    def outline(self, glyph: int) -> str:
        """A glyph's outline as the path of an SVG, in font units, y upward; empty if it has no ink."""
        found = self._outlines.get(glyph)
        if found is None:
            steps: list[str] = []
            self.font.draw_glyph(glyph, _path_functions(), steps)
            found = self._outlines[glyph] = "".join(steps)
        return found

    @cached_property
    def rise(self) -> float:
        """How far below the top of its cell a character's baseline is in a column, in em."""
        glyph = next(filter(None, map(self.font.get_nominal_glyph, _CELLS)), 0)
        return float(self.font.get_glyph_v_origin(glyph)[1] / self.units)

    def _maps(self, character: str) -> bool:
        return self.font.get_nominal_glyph(ord(character)) is not None

    def nominal(self, glyph: int) -> int:
        """A glyph's own advance, before kerning, in font units."""
        found = self.advances.get(glyph)
        if found is None:
            found = self.advances[glyph] = int(self.font.get_glyph_h_advance(glyph))
        return found

    def space(self, text: str) -> GlyphRun:
        """A space, of the plain width that the font gives it (a quarter of an em if it gives none)."""
        glyph = self.font.get_nominal_glyph(0x20) or 0
        width = self.nominal(glyph) if glyph else self.units // 4
        return GlyphRun(self, (Cluster(text, ((glyph, width, 0, 0),)),), is_space=True)

    def shape(self, text: str, features: tuple[str, ...], language: str) -> GlyphRun:
        """A word, or a part of one, kerned and with ligatures. A U+00AD in it is set as a hyphen.

        Letters are raised (`sups`) all or none: not where the font has some of them alone.
        """
        if SUPERIOR in features and not self._raises(text, features):
            features = tuple(feature for feature in features if feature != SUPERIOR)
        buffer = self._buffer()
        buffer.add_str(self._swap_hyphens(text))
        buffer.guess_segment_properties()
        if language:
            buffer.language = language
        buffer.cluster_level = self._graphemes
        if SEAM_AFTER_F in text:
            buffer.flags = self._unseen_removed
            self._shape(self.font, buffer, self._switch_at_seams(text, features, language))
        else:
            self._shape(self.font, buffer, self._switch(features, language))
        infos, positions = buffer.glyph_infos, buffer.glyph_positions
        if infos and [info.cluster for info in infos] == _ONE_EACH[: len(text)]:
            rights, ups, advances, _ = zip(*[each.position for each in positions], strict=True)
            if not (any(rights) or any(ups)):
                return GlyphRun(self, row=(text, tuple([info.codepoint for info in infos]), advances))
        row = [(info.codepoint, place.position) for info, place in zip(infos, positions, strict=True)]
        glyphs: dict[int, list[Glyph]] = {}
        for info, (number, (right, up, advance, _)) in zip(infos, row, strict=True):
            glyphs.setdefault(info.cluster, []).append((number, advance, right, up))
        if len(glyphs) == len(text):
            return GlyphRun(self, tuple([Cluster(text[start], tuple(places)) for start, places in glyphs.items()]))
        ends = dict(pairwise([*sorted(glyphs), len(text)]))
        clusters = [Cluster(text[start : ends[start]], tuple(places)) for start, places in glyphs.items()]
        if SEAM_AFTER_F in text:
            clusters = [Cluster(letters.replace(SEAM, ""), places) for letters, places in clusters]
        return GlyphRun(self, tuple(clusters))

    def sign(self, key: tuple[int, str]) -> int:
        """A character that stands in a DrawnLine for the code of a glyph and its letters, which each file numbers
        anew."""
        return self._signs.get(key) or self._signs.setdefault(key, next(self._next_sign))

    def _raises(self, text: str, features: tuple[str, ...]) -> bool:
        """Whether each letter, set with these features, is another glyph than without `sups`."""

        def glyphs(features: tuple[str, ...]) -> list[int]:
            buffer = self._buffer()
            buffer.add_str(text)
            buffer.guess_segment_properties()
            self._shape(self.font, buffer, self._switch(features, ""))
            return [info.codepoint for info in buffer.glyph_infos]

        raised, flat = glyphs(features), glyphs(tuple(feature for feature in features if feature != SUPERIOR))
        return len(raised) == len(flat) and all(map(ne, raised, flat))

    def _switch(self, features: tuple[str, ...], language: str) -> dict[str, bool]:
        """Discretionary ligatures stay off: the `st` of "stop" is for title pages. With small capitals, forms of a
        language's own are off too: German ones have an f, apart from its neighbors, that `smcp` does not know. That f
        never joins; since seams are marked, it has to stand at them alone.
        """
        parted = language.startswith(_PARTED) or "smcp" in features
        found = self._features.get((features, parted))
        if found is None:
            found = self._features[features, parted] = {"dlig": False, **dict.fromkeys(features, True)}
            if parted:
                found["locl"] = False
        return found

    def _switch_at_seams(self, text: str, features: tuple[str, ...], language: str) -> dict[str, Any]:
        """The same for a word with seams: a lone f before one may have the language's own,
        narrower form."""
        switched: dict[str, Any] = dict(self._switch(features, language))
        if "smcp" not in features:
            narrow = [text.startswith(SEAM_AFTER_F, at) and text[at - 1 : at] != "f" for at in range(len(text))]
            switched["locl"] = [(at, at + 1, narrow[at]) for at in range(len(text))]
        return switched

    def _swap_hyphens(self, text: str) -> str:
        """The same number of characters, with hyphens that the font lacks changed into the one it has."""
        if text.isascii():
            return text
        hyphen = next(filter(self._maps, _HYPHENS), "-")
        for character in ("\u2011", "\u2010"):
            if character in text and not self._maps(character):
                text = text.replace(character, hyphen)
        return text.replace(_DIVISION, hyphen)

    def subset(self, glyphs: Iterable[int]) -> tuple[bytes, dict[int, int]]:
        """A font file of these glyphs alone, pinned, and where each glyph stands in it.

        Outlines in CFF keep their glyph numbers, because a PDF reads them by number.
        """
        kept = frozenset(glyphs) | {0}
        found = self._subsets.get(kept)
        if found is None:
            found = self._subset(kept)
            if len(self._subsets) >= _SUBSETS_KEPT:
                self._subsets.clear()
            self._subsets[kept] = found
        return found

    def _subset(self, kept: frozenset[int]) -> tuple[bytes, dict[int, int]]:
        import uharfbuzz as hb

        request = hb.SubsetInput()
        request.glyph_set.update(sorted(kept))
        flags = hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE | hb.SubsetFlags.NO_HINTING
        if self.outlines != "glyf":
            flags |= hb.SubsetFlags.RETAIN_GIDS
        if self.outlines == "CFF2":
            flags |= hb.SubsetFlags.DOWNGRADE_CFF2
        request.flags = flags
        for tag in ("GSUB", "GPOS", "GDEF", "DSIG", "kern", "BASE", "STAT", "meta", "MATH", "name", "cmap", "OS/2"):
            request.drop_table_tag_set.add(int.from_bytes(tag.encode(), "big"))
        if self.pins:
            request.pin_all_axes_to_default(self.face)
            for tag, value in self.pins.items():
                request.pin_axis_location(self.face, tag, value)
        self._subset_count += 1
        if self._subset_count == _MANY_SUBSETS:
            self._subset_face = hb.subset_preprocess(self.face)
        plan = hb.SubsetPlan(self._subset_face, request)
        mapping = plan.old_to_new_glyph_mapping
        return bytes(plan.execute().blob.data), {glyph: int(mapping[glyph]) for glyph in kept}


Letter = tuple[str, int, int]
"""A letter, the number of the glyph that sets it, where it would usually stand, and the advance of this."""

Row = tuple[str, tuple[int, ...], tuple[int, ...]]
"""Letters, the number of the glyph of each, and its advance: three values, however many letters a word has."""

Step = tuple[tuple[int, str], str, str]
"""A glyph's number and what it stands for, and what stands before and after it in a TJ array."""


_Drawn = tuple[int, Step, str]
"""A letter's advance, how it is drawn, and the letter if the font lacks it."""


class DrawnLine(NamedTuple):
    """A line whose glyphs are all of one instance, as the inside of a TJ array: with signs in the place of codes, and
    what each of these stands for, in their order."""

    instance: FontInstance
    operand: str
    keys: tuple[tuple[int, tuple[int, str]], ...]


def draw_line(runs: Sequence[GlyphRun]) -> DrawnLine | None:
    """None for runs that cannot be drawn as simply as that."""
    if not runs:
        return None
    instance = runs[0].instance
    if any(run.instance is not instance or not run.steps for run in runs):
        return None
    signs: dict[int, tuple[int, str]] = {}
    parts: list[str] = []
    for run in runs:
        for key, before, after in run.steps:
            sign = instance.sign(key)
            signs[sign] = key
            parts.append(f"{before}<{chr(sign)}>{after}")
    return DrawnLine(instance, join_operands(parts), tuple(signs.items()))


class GlyphRun:
    """A word or a part of it in one font instance; made once and drawn often, so what can be is worked out here.

    `steps` are its glyphs, empty where they cannot be drawn one after the other: a raised glyph, or one without letters
    of its own. `lacking` are the letters set as .notdef, glyph 0, which must never be drawn.
    """

    __slots__ = ("_clusters", "_drawn", "_row", "advance", "instance", "is_space", "lacking", "steps")

    def __init__(
        self,
        instance: FontInstance,
        clusters: tuple[Cluster, ...] = (),
        is_space: bool = False,
        *,
        row: Row | None = None,
    ) -> None:
        """Of clusters, or of a `row` of letters that are a glyph each."""
        self.instance = instance
        self.is_space = is_space
        self._clusters, self._row = clusters, row
        self._drawn: DrawnLine | None = None
        if row:
            self._count_row(row)
        else:
            self._count(clusters)

    @property
    def clusters(self) -> tuple[Cluster, ...]:
        if self._row:
            letters = zip(*self._row, strict=True)
            self._clusters = tuple([Cluster(text, ((number, advance, 0, 0),)) for text, number, advance in letters])
            self._row = None
        return self._clusters

    @property
    def drawn(self) -> DrawnLine | None:
        """The run as a line by itself; None if it cannot be drawn as simply as that."""
        if self._drawn is None:
            self._drawn = draw_line((self,))
        return self._drawn

    def _count_row(self, row: Row) -> None:
        """As `_count` does, for what nearly all words are."""
        known = self.instance.letters
        letters = [*zip(*row)]  # noqa: B905 - one each; a word's hot loop
        drawn = [*map(known.get, letters)]
        if None in drawn:
            if len(known) >= _LETTERS_KEPT:
                known.clear()
            for nth, letter in enumerate(letters):
                if drawn[nth] is None:
                    drawn[nth] = known[letter] = _draw(self.instance, letter)
        advances, steps, lacking = zip(*cast("list[_Drawn]", drawn), strict=True)
        self.advance = sum(advances) / self.instance.units
        self.steps = steps
        self.lacking = "".join(lacking)

    def _count(self, clusters: tuple[Cluster, ...]) -> None:
        instance = self.instance
        total, lacking, plain = 0, "", True
        steps: list[Step] = []
        for cluster in clusters:
            text, glyphs = cluster
            spelling: tuple[str, ...] | None = (text,)
            if len(glyphs) > 1:
                spelling = cluster.spell()
            if spelling is None:
                plain = False
                spelling = (text,) * len(glyphs)
            lacks = False
            for glyph, letters in zip(glyphs, spelling):  # noqa: B905 - spell() gives one each; a word's hot loop
                number, advance, right, up = glyph
                total += advance
                if not number:
                    lacks = True
                if up:
                    plain = False
                if right or advance != instance.nominal(number):
                    steps.append(((number, letters), *around(instance, glyph)))
                else:
                    steps.append(((number, letters), "", ""))
            if lacks:
                lacking += text
        self.advance = total / instance.units
        self.lacking = lacking
        self.steps = tuple(steps) if plain else ()


def _draw(instance: FontInstance, letter: Letter) -> _Drawn:
    text, number, advance = letter
    after = "" if advance == instance.nominal(number) else around(instance, (number, advance, 0, 0))[1]
    return advance, ((number, text), "", after), "" if number else text


def around(instance: FontInstance, glyph: Glyph) -> tuple[str, str]:
    """What stands in a TJ array before and after a glyph whose advance or place differs from the font's own."""
    number, advance, right, _ = glyph
    rest = instance.nominal(number) - advance + right
    # The space keeps two numbers in a row apart: what the glyph before is followed by, and this.
    before = f" {thousandths(-right, instance.units)}" if right else ""
    return before, thousandths(rest, instance.units) if rest else ""
