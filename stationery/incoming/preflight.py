"""Finds what in an incoming drawing rules out PDF/A-2a or PDF/UA-1: a (standard, reason) for each problem.

It doesn't look into compressed pictures, and checks font programs only as far as `font_program` can. ISO 19005-2,
clause 6.2, and ISO 14289-1, 7.20 and 7.21.
"""

from __future__ import annotations

from typing import Any

from stationery.incoming.content_stream import Content, Contents, filters
from stationery.incoming.font_program import find_faults
from stationery.incoming.interpreter import FONTS, STATE, Font, Interpreter, Listener, Shown, State
from stationery.incoming.matrices import UNIT
from stationery.incoming.pdf_reader import entry
from stationery.model.errors import Place, SourceError
from stationery.model.page import PDF_A, PDF_UA

_BOTH = (PDF_A, PDF_UA)
_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_SYMBOLIC = 4
_NAMED_ENCODINGS = ("/WinAnsiEncoding", "/MacRomanEncoding")
_BLENDS = frozenset((
    "/Normal", "/Compatible", "/Multiply", "/Screen", "/Overlay", "/Darken", "/Lighten", "/ColorDodge", "/ColorBurn",
    "/HardLight", "/SoftLight", "/Difference", "/Exclusion", "/Hue", "/Saturation", "/Color", "/Luminosity",
))  # fmt: skip
_INTENTS = frozenset(("/RelativeColorimetric", "/AbsoluteColorimetric", "/Perceptual", "/Saturation"))
_DEEPEST_STACK = 28
"""How deep q may be nested (ISO 19005-2, 6.1.13); one of them is ours."""

_MOST_STEPS = 10_000_000
"""Over all contents, each of which is gone through once."""

_OPERATORS = frozenset(
    b"b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l m M MP n q Q re "
    b"RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \"".split()
) | {b"INLINE IMAGE"}


class Preflight(Listener):
    """Collects the problems of a drawing and everything it shows, each object once, in order, in `found`."""

    follows = (STATE | FONTS) - {b"gs"}

    def __init__(self, name: str, place: Place, contents: Contents) -> None:
        self.name = name
        self.place = place
        self.found: dict[tuple[str, str], None] = {}
        self._contents = contents
        self._interpreter = Interpreter(self, contents, most_steps=_MOST_STEPS, deepest=0)
        self._seen: set[int] = set()
        self._codes: list[_Codes] = []
        self._default_cmyk = False
        self._depth = 0

    def against(self, reason: str, *standards: str) -> None:
        for standard in standards or (PDF_A,):
            self.found[standard, reason] = None

    def refuse(self, what: str, hint: str) -> None:
        raise SourceError(f"{self.name} {what}", self.place, hint)

    def page(self, content: Content, group: Any) -> None:
        self.group(group)
        self.content(content)
        for codes in self._codes:
            self.characters(codes.font, codes.codes)

    def content(self, content: Content) -> None:
        self._default_cmyk = default_cmyk = content.resource("/ColorSpace", "/DefaultCMYK") is not None
        self._depth = 0
        self._interpreter.interpret(content, State(UNIT))
        for kind, _, found in content.each():
            match kind:
                case "/Font":
                    self.font_object(found)
                case "/XObject":
                    self.check_object(found, content, default_cmyk)
                case "/ExtGState":
                    self.state(found, content)
                case "/ColorSpace" | "/Shading" | "/Pattern":
                    self.check_paint(kind, found, content, default_cmyk)

    def font(self, of: Any) -> Font:
        codes = _Codes(of)
        self._codes.append(codes)
        return codes

    def step(self, operator: bytes, operands: Any, content: Content) -> None:
        if operator not in _OPERATORS:
            self.against(f"an unknown operator {operator.decode('latin-1')!r}")
        elif operator in (b"k", b"K") or (operator in (b"cs", b"CS") and operands[:1] == ["/DeviceCMYK"]):
            self.inks(self._default_cmyk)
        elif operator == b"ri" and operands and operands[0] not in _INTENTS:
            self.against("an unknown rendering intent")
        elif operator == b"q":
            self._depth += 1
            if self._depth >= _DEEPEST_STACK:
                self.against("graphics states nested too deeply")
        elif operator == b"Q":
            self._depth -= 1
        elif operator == b"INLINE IMAGE":
            self.inline(operands["settings"], self._default_cmyk)

    def inks(self, default_cmyk: bool) -> None:
        """DeviceCMYK, which needs a meaning of its own where the output intent is RGB (6.2.4.3)."""
        if not default_cmyk:
            self.against("printing inks (DeviceCMYK) instead of sRGB")

    def once(self, of: Any) -> bool:
        """Whether this is the first time that the object is met."""
        new = id(of) not in self._seen
        self._seen.add(id(of))
        return new

    def check_object(self, of: Any, content: Content, default_cmyk: bool) -> None:
        if not self.once(of):
            return
        match entry(of, "/Subtype"):
            case "/Image":
                self.image(of, default_cmyk)
            case "/Form" if "/PS" not in of and entry(of, "/Subtype2") != "/PS":
                self.local(of)
                if "/Ref" in of:
                    self.refuse("shows a page from another file", "save it with everything embedded")
                self.group(entry(of, "/Group"))
                self.content(self._contents.of_form(of, content.resources))
            case _:
                self.refuse("contains PostScript", "save it again without PostScript XObjects")

    def local(self, stream: Any) -> None:
        if "/F" in stream and not isinstance(entry(stream, "/F"), int | float):
            self.refuse("has parts in other files", "save it with everything embedded")

    def image(self, of: Any, default_cmyk: bool) -> None:
        self.local(of)
        if "/JPXDecode" in filters(of):
            self.against("a JPEG 2000 picture, which isn't checked")
        if "/ColorSpace" in of:
            self.space(of["/ColorSpace"], default_cmyk)
        if entry(of, "/Intent", "/Perceptual") not in _INTENTS:
            self.against("an unknown rendering intent")
        for key in ("/SMask", "/Mask"):
            mask = entry(of, key)
            if hasattr(mask, "get_data") and self.once(mask):
                self.image(mask, default_cmyk)

    def inline(self, settings: Any, default_cmyk: bool) -> None:
        if str(entry(settings, "/F", entry(settings, "/Filter", ""))).find("LZW") >= 0:
            self.against("a picture compressed with LZW")
        interpolate = entry(settings, "/I", entry(settings, "/Interpolate"))
        if interpolate is not None and getattr(interpolate, "value", False):
            self.against("a picture set to be smoothed")
        if entry(settings, "/CS", entry(settings, "/ColorSpace")) in ("/CMYK", "/DeviceCMYK"):
            self.inks(default_cmyk)

    def state(self, of: Any, content: Content) -> None:
        if not self.once(of):
            return
        if "/TR" in of or entry(of, "/TR2", "/Default") != "/Default" or "/HTP" in of:
            self.against("a transfer function or halftone")
        modes = entry(of, "/BM", "/Normal")
        for mode in (modes,) if isinstance(modes, str) else modes:
            if mode not in _BLENDS:
                self.against("an unknown blend mode")
        if (entry(of, "/OP") or entry(of, "/op")) and entry(of, "/OPM") == 1:
            self.against("overprinting")
        if "/Font" in of:
            self.font_object(of["/Font"][0].get_object())
        mask = entry(of, "/SMask")
        if hasattr(mask, "keys") and "/G" in mask:
            self.check_object(mask["/G"], content, False)

    def group(self, of: Any) -> None:
        """A transparency group: its blending space must be one that the output intent covers (6.2.10)."""
        if of is not None and "/CS" in of:
            self.space(of["/CS"], False)

    def check_paint(self, kind: str, of: Any, content: Content, default_cmyk: bool) -> None:
        if kind == "/ColorSpace":
            self.space(of, default_cmyk)
            return
        if not self.once(of):
            return
        if kind == "/Shading":
            self.space(of["/ColorSpace"], default_cmyk)
        elif entry(of, "/PatternType") == 1:
            self.content(self._contents.of_form(of, content.resources))
        elif "/Shading" in of:
            self.check_paint("/Shading", of["/Shading"], content, default_cmyk)
            if "/ExtGState" in of:
                self.state(of["/ExtGState"], content)

    def space(self, of: Any, default_cmyk: bool) -> None:
        of = of.get_object()
        kind = of if isinstance(of, str) else str(of[0])
        match kind:
            case "/DeviceCMYK":
                self.inks(default_cmyk)
            case "/Indexed" | "/Pattern" if not isinstance(of, str) and len(of) > 1:
                self.space(of[1], default_cmyk)
            case "/Separation":
                self.space(of[2], default_cmyk)
            case "/DeviceN":
                self.against("a DeviceN color space")
            case "/ICCBased":
                self.profile(of[1].get_object())

    def profile(self, of: Any) -> None:
        if not self.once(of):
            return
        data = of.get_data()
        kinds = {1: b"GRAY", 3: b"RGB ", 4: b"CMYK"}
        lab = data[16:20] == b"Lab " and entry(of, "/N") == 3
        if len(data) < 128 or data[8] > 4 or not (lab or kinds.get(int(entry(of, "/N", 0))) == data[16:20]):
            self.against("an invalid color profile")

    def font_object(self, of: Any) -> None:
        if not self.once(of):
            return
        called = _name_typeface(of)
        kind = entry(of, "/Subtype")
        if "/ToUnicode" not in of and not self._readable(of):
            self.against(f"{called} doesn't map its characters to text", *_BOTH)
        if kind == "/Type3":
            for glyph in of["/CharProcs"].values():
                self.content(self._contents.of_form(glyph.get_object(), entry(of, "/Resources")))
            return
        inner = of["/DescendantFonts"][0].get_object() if kind == "/Type0" else of
        described = entry(inner, "/FontDescriptor") or {}
        if not any(file in described for file in _FILES):
            self.against(f"{called} isn't embedded", *_BOTH)
            return
        if kind == "/Type0":
            encoding = entry(of, "/Encoding")
            if isinstance(encoding, str) and encoding not in ("/Identity-H", "/Identity-V"):
                self.against(f"{called} has a character map that isn't embedded", *_BOTH)
            if entry(inner, "/Subtype") == "/CIDFontType2" and "/CIDToGIDMap" not in inner:
                self.against(f"{called} doesn't map its characters to glyphs", *_BOTH)
        elif kind == "/TrueType" and not self._sound_encoding(of, described):
            self.against(f"{called} has an encoding that isn't allowed", *_BOTH)
        elif "/Widths" not in of:
            self.against(f"{called} doesn't give the widths of its letters", *_BOTH)

    def characters(self, font: Any, codes: set[int]) -> None:
        """What is wrong with the characters that are shown in an embedded font."""
        if entry(font, "/Subtype") == "/Type3" or not codes:
            return
        inner = entry(font, "/DescendantFonts")[0].get_object() if entry(font, "/Subtype") == "/Type0" else font
        descriptor = entry(inner, "/FontDescriptor", {})
        if any(file in descriptor for file in _FILES):
            for fault in find_faults(font, descriptor, codes):
                self.against(f"{_name_typeface(font)} {fault}", *_BOTH)

    @staticmethod
    def _readable(font: Any) -> bool:
        """Whether a simple font's encoding names letters (6.2.11.7.2): one of the usual, with glyph names or not."""
        encoding = entry(font, "/Encoding")
        if isinstance(encoding, str):
            return encoding in (*_NAMED_ENCODINGS, "/MacExpertEncoding") or entry(font, "/Subtype") == "/Type1"
        return encoding is None and entry(font, "/Subtype") == "/Type1"

    @staticmethod
    def _sound_encoding(font: Any, described: Any) -> bool:
        """ISO 19005-2, 6.2.11.6: one of the usual encodings, or, where the font is symbolic, none."""
        encoding = entry(font, "/Encoding")
        if int(entry(described, "/Flags", 0)) & _SYMBOLIC:
            return encoding is None
        base = encoding if isinstance(encoding, str) or encoding is None else entry(encoding, "/BaseEncoding")
        return base in _NAMED_ENCODINGS and (isinstance(encoding, str) or "/Differences" not in encoding)


class _Codes:
    """Gathers the codes that are shown in a font, and reads nothing else of its strings."""

    def __init__(self, font: Any) -> None:
        self.font = font
        self.codes: set[int] = set()
        self._length = 2 if entry(font, "/Subtype") == "/Type0" else 1

    def read(self, data: bytes) -> tuple[Shown, ...]:
        step = self._length
        self.codes |= {int.from_bytes(data[at : at + step], "big") for at in range(0, len(data), step)}
        return ()


def _name_typeface(font: Any) -> str:
    name = str(entry(font, "/BaseFont", "")).removeprefix("/")
    if len(name) > 7 and name[6] == "+":  # a subset's tag
        name = name[7:]
    return f"the typeface {name}" if name else "a typeface without a name"
