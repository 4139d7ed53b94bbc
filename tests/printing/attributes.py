"""Attributes of made-up printers, in the form that `ippeveprinter -a` reads."""

from __future__ import annotations

from dataclasses import dataclass

ENVELOPES = (
    "na_number-10_4.125x9.5in", "na_personal_3.625x6.5in", "na_monarch_3.875x7.5in", "na_a2_4.375x5.75in",
    "iso_dl_110x220mm", "iso_c6_114x162mm", "iso_c5_162x229mm", "jpn_chou3_120x235mm",
)  # fmt: skip
SHEETS = (
    "na_letter_8.5x11in", "iso_a4_210x297mm", "na_legal_8.5x14in", "na_invoice_5.5x8.5in", "na_5x7_5x7in",
    "iso_a6_105x148mm",
)  # fmt: skip


def dimensions(name: str) -> tuple[int, int]:
    """The size in a self-describing name, in hundredths of a millimeter, cut off as CUPS does (PWG 5101.1)."""
    size = name.rpartition("_")[2]
    unit = 2540 if size.endswith("in") else 100
    width, _, height = size.removesuffix("in").removesuffix("mm").partition("x")
    return int(float(width) * unit + 1e-6), int(float(height) * unit + 1e-6)


@dataclass(frozen=True)
class Loaded:
    """What lies in a tray."""

    media: str
    source: str
    type: str
    fed: str = ""
    turned: int = 3
    """How the tray draws it in: media-source-feed-direction, if it tells, and media-source-feed-orientation."""

    @property
    def properties(self) -> str:
        if not self.fed:
            return ""
        way = f"MEMBER keyword media-source-feed-direction {self.fed}"
        return (
            f" MEMBER collection media-source-properties {{ {way}"
            f" MEMBER enum media-source-feed-orientation {self.turned} }}"
        )


@dataclass(frozen=True)
class Model:
    """What a printer has; margins in hundredths of a millimeter: left, top, right, bottom."""

    media: tuple[str, ...]
    sources: tuple[str, ...]
    types: tuple[str, ...]
    loaded: tuple[Loaded, ...]
    formats: tuple[str, ...] = ("application/pdf", "image/pwg-raster", "image/urf")
    margins: tuple[int, int, int, int] = (300, 300, 300, 300)
    custom: tuple[int, int, int, int] | None = None
    """The least and the greatest width, the least and the greatest length."""
    two_sided: bool = False
    borderless: tuple[str, ...] = ()

    def conf(self) -> str:
        return "\n".join(self.rows()) + "\n"

    def rows(self) -> list[str]:
        media = [*self.media]
        if self.custom:
            least, most, shortest, longest = (number / 100 for number in self.custom)
            media += [f"custom_min_{least:g}x{shortest:g}mm", f"custom_max_{most:g}x{longest:g}mm"]
        return [
            "ATTR boolean color-supported false",
            "ATTR integer copies-default 1",
            "ATTR rangeOfInteger copies-supported 1-99",
            f"ATTR mimeMediaType document-format-supported {','.join(self.formats)},application/octet-stream",
            "ATTR mimeMediaType document-format-default application/octet-stream",
            "ATTR enum finishings-default 3",
            "ATTR enum finishings-supported 3",
            f"ATTR keyword media-supported {','.join(media)}",
            f"ATTR keyword media-default {self.media[0]}",
            f"ATTR keyword media-ready {','.join(each.media for each in self.loaded)}",
            f"ATTR keyword media-source-supported {','.join(self.sources)}",
            f"ATTR keyword media-type-supported {','.join(self.types)}",
            "ATTR keyword media-col-supported media-bottom-margin,media-left-margin,media-right-margin,media-size,"
            "media-size-name,media-source,media-source-properties,media-top-margin,media-type",
            *(
                f"ATTR integer media-{edge}-margin-supported {','.join(map(str, sorted({width, 0} if self.borderless else {width})))}"  # noqa: E501
                for edge, width in zip(("left", "top", "right", "bottom"), self.margins, strict=True)
            ),
            f"ATTR collection media-col-default {self._col(self.media[0])}",
            "ATTR collection media-col-ready "
            + ",".join(self._col(each.media, each.source, each.type, more=each.properties) for each in self.loaded),
            "ATTR collection media-col-database "
            + ",".join([*(self._col(name, bare=True) for name in self.media), *self._free()]),
            f"ATTR collection media-size-supported {','.join([*map(self._size, self.media), *self._range()])}",
            "ATTR enum orientation-requested-default 3",
            "ATTR enum orientation-requested-supported 3,4,5,6",
            "ATTR keyword output-bin-default face-down",
            "ATTR keyword output-bin-supported face-down",
            "ATTR keyword print-color-mode-default monochrome",
            "ATTR keyword print-color-mode-supported monochrome",
            "ATTR keyword print-content-optimize-default auto",
            "ATTR keyword print-content-optimize-supported auto",
            "ATTR enum print-quality-default 4",
            "ATTR enum print-quality-supported 4",
            "ATTR keyword print-rendering-intent-default auto",
            "ATTR keyword print-rendering-intent-supported auto",
            "ATTR keyword print-scaling-default auto",
            "ATTR keyword print-scaling-supported auto,auto-fit,fill,fit,none",
            "ATTR resolution printer-resolution-default 300dpi",
            "ATTR resolution printer-resolution-supported 300dpi",
            'ATTR text printer-make-and-model "Test Printer"',
            'ATTR text printer-info "Test Printer"',
            'ATTR text printer-location ""',
            'ATTR text printer-device-id "MFG:Test;MDL:Printer;CMD:PDF,PWGRaster;"',
            "ATTR keyword pwg-raster-document-type-supported sgray_8",
            "ATTR resolution pwg-raster-document-resolution-supported 300dpi",
            "ATTR keyword pwg-raster-document-sheet-back normal",
            "ATTR keyword sides-default one-sided",
            "ATTR keyword sides-supported one-sided"
            + (",two-sided-long-edge,two-sided-short-edge" if self.two_sided else ""),
            *(("ATTR keyword urf-supported CP1,RS300,V1.4,W8",) if "image/urf" in self.formats else ()),
        ]

    def _size(self, name: str) -> str:
        width, height = dimensions(name)
        return f"{{ MEMBER integer x-dimension {width} MEMBER integer y-dimension {height} }}"

    def _range(self) -> list[str]:
        if not self.custom:
            return []
        least, most, shortest, longest = self.custom
        return [
            f"{{ MEMBER rangeOfInteger x-dimension {least}-{most}"
            f" MEMBER rangeOfInteger y-dimension {shortest}-{longest} }}"
        ]

    def _col(self, name: str, source: str = "", type_: str = "", *, bare: bool = False, more: str = "") -> str:
        tray = f" MEMBER keyword media-source {source or self.sources[0]}" if not bare else ""
        kind = f" MEMBER keyword media-type {type_ or self.types[0]}" if not bare else ""
        borders = (0, 0, 0, 0) if name in self.borderless else self.margins
        return f"{{ MEMBER collection media-size {self._size(name)}{_margins(borders)}{tray}{kind}{more} }}"

    def _free(self) -> list[str]:
        return [f"{{ MEMBER collection media-size {size}{_margins(self.margins)} }}" for size in self._range()]


def _margins(margins: tuple[int, int, int, int]) -> str:
    names = ("left", "top", "right", "bottom")
    return "".join(f" MEMBER integer media-{edge}-margin {width}" for edge, width in zip(names, margins, strict=True))


WITH_ENVELOPES = Model(
    (*SHEETS, *ENVELOPES),
    ("auto", "main", "by-pass-tray", "manual"),
    ("stationery", "envelope", "cardstock"),
    (
        Loaded("na_letter_8.5x11in", "main", "stationery", "short-edge-first"),
        Loaded("na_number-10_4.125x9.5in", "by-pass-tray", "envelope", "short-edge-first", 4),
    ),
    custom=(7600, 21590, 12700, 35560),
    two_sided=True,
)
SHEETS_ONLY = Model(
    ("na_letter_8.5x11in", "iso_a4_210x297mm"), ("main",), ("stationery",),
    (Loaded("iso_a4_210x297mm", "main", "stationery"),),
)  # fmt: skip
WIDE_BORDERS = Model(
    (*SHEETS, *ENVELOPES), ("tray-1", "envelope"), ("stationery", "envelope"),
    (Loaded("na_letter_8.5x11in", "tray-1", "stationery"),),
    margins=(420, 420, 420, 420),
    borderless=(),
)  # fmt: skip
CLIPPING = Model(
    (*SHEETS, *ENVELOPES), ("tray-1", "envelope"), ("stationery", "envelope"),
    (Loaded("na_letter_8.5x11in", "tray-1", "stationery"),),
    margins=(420, 2200, 420, 2000),
)  # fmt: skip
RASTER = Model(
    (*SHEETS, *ENVELOPES), ("main", "by-pass-tray"), ("stationery", "envelope"),
    (Loaded("na_letter_8.5x11in", "main", "stationery"),),
    formats=("image/pwg-raster",),
    custom=(7600, 21590, 12700, 35560),
)  # fmt: skip
