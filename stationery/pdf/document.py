"""OpenDocument: a tagged, archivable PDF (PDF/UA-1, PDF/A-2a) that pages are added to; same input, same bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from stationery.model.page import STANDARDS, Attachment, Document, Imported, Page, SeriesPage
from stationery.model.values import value
from stationery.model.version import __version__
from stationery.pdf.canvas import Canvas
from stationery.pdf.conformance import Description, srgb_profile, xmp
from stationery.pdf.draw import draw_page, printed_size
from stationery.pdf.file import PdfFile, Ref
from stationery.pdf.fonts import Library
from stationery.pdf.resources import Resources
from stationery.pdf.structure import StructureTree
from stationery.pdf.syntax import name, pack_cached, string
from stationery.pdf.trees import Tree, spell_pages

if TYPE_CHECKING:
    from stationery.pdf.molds import Learned, Mold, MoldKey, Molds
    from stationery.pdf.series import SeriesPages

_PRODUCER = f"stationery {__version__}"

_VIEWER = "/DisplayDocTitle true /PrintScaling /None /PickTrayByPDFSize true /NumCopies 1"
"""Printed as large as it is, on the paper it is made for, once."""

_DUPLEX = {"": "/Simplex", "long": "/DuplexFlipLongEdge", "short": "/DuplexFlipShortEdge"}
"""By the edge over which the sheet is turned; a letter is printed on one side."""

_INTENT = "/Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB IEC61966-2.1)"


@value
class About:
    """A file's metadata; the fields are those of a Document."""

    title: str
    created: datetime
    author: str = ""
    subject: str = ""
    duplex: str = ""
    source: Attachment | None = None
    printer: str = ""


class OpenDocument:
    """A file that is being written to `sink`: opened, given pages as often as there are some, and closed.

    Pages leave as they are drawn. What stays behind does not grow with their number, but for eight bytes an object;
    fonts, the tops of the trees and the metadata come last. The sink is only appended to, and stays open.
    """

    def __init__(self, sink: BinaryIO, library: Library, language: str) -> None:
        self._library = library
        self._language = language
        self._file = PdfFile(sink)
        self._tree = StructureTree(self._file, language)
        self._pages = Tree(self._file, spell_pages)
        self._resources = Resources(self._file)
        self._series: SeriesPages | None = None
        self._claims = STANDARDS
        self._tells_sender = False
        self._cast: Mold | None = None
        self._learned: tuple[Molds, MoldKey, Learned] | None = None

    def add(self, pages: Iterable[Page], sender: tuple[str, ...] = (), language: str = "") -> None:
        """Draw a letter, or whatever else is one by itself: its tags go on from page to page, and end with it.

        `sender` are the lines of the return address that its pages show; `language` is its own, if it differs from the
        document's. Raises CannotSet for a character that neither a typeface nor its fallbacks have: then the file is
        of no use.
        """
        self._tree.begin_part(language or self._language)
        for page in pages:
            canvas = Canvas(self._file, self._tree, *printed_size(page))
            draw_page(page, canvas, self._library, self._resources)
            self._pages.add(str(canvas.finish(self._pages.home(), self._resources.fonts)))
            hindered = {each for item in page.items if item.__class__ is Imported for each, _ in item.form.hinders}
            self._claims -= hindered
        self._end_part(sender)

    def add_alike(self, page: SeriesPage, sender: tuple[str, ...] = (), language: str = "") -> None:
        """Draw a letter of one page that is like others in the file, and not the first; otherwise as `add`."""
        if self._series is None:
            from stationery.pdf.series import SeriesPages  # 0.5 ms

            self._series = SeriesPages(self._file, self._tree, self._pages, self._library, self._resources)
        self._series.add(page, sender, language or self._language)

    def add_alone(
        self, page: SeriesPage, whole: Callable[[], Page], molds: Molds, sender: tuple[str, ...], language: str
    ) -> None:
        """Draw the only page of a file, of which others are like it; `whole` gives it as a page by itself."""
        from stationery.pdf.molds import learn, spell_content  # 0.5 ms

        key = (page.layout, sender, language, self._language)
        mold = molds.get(key)
        content = spell_content(mold, page, self._library, self._resources) if mold else None
        if mold and content is not None:
            self._file.take(mold.objects)
            self._file.put_stream(mold.content, content.encode("latin-1"))
            self._cast, self._tells_sender = mold, mold.tells_sender
        elif page.layout is None or key in molds:
            self.add((whole(),), sender, language)
        else:
            self._tree.begin_part(language or self._language)
            canvas = Canvas(self._file, self._tree, *printed_size(page))
            learned = learn(page, whole(), canvas, self._library, self._resources)
            self._pages.add(str(canvas.finish(self._pages.home(), self._resources.fonts)))
            self._end_part(sender)
            self._learned = (
                molds,
                key,
                learned._replace(content=canvas.content, objects=self._file.objects(canvas.content)),
            )

    def _close_trees(self) -> tuple[Ref, Ref]:
        """Write the trees of pages and of elements; their tops."""
        file, mold = self._file, self._cast
        if mold:
            file.put_again(mold.trees)
            return mold.tops
        before = file.mark()
        tops = self._pages.close(), self._tree.close()
        if self._learned:
            molds, key, learned = self._learned
            told = self._tells_sender or self._tree.tells_sender
            molds.keep(key, learned.to_mold(file.put_since(before), tops, told))
        return tops

    def _end_part(self, sender: tuple[str, ...]) -> None:
        if sender and self._tree.tell_sender(sender):
            self._tells_sender = True
        self._tree.end_part()

    def close(self, about: About) -> None:
        """Write all that waits for the last page. Nothing can be added any more."""
        file = self._file
        self._resources.finish()
        if self._series:
            self._series.finish()
        created = _utc(about.created)
        date = created.strftime("D:%Y%m%d%H%M%SZ")
        tells_sender = self._tells_sender or self._tree.tells_sender
        marked = f"/Marked true{' /UserProperties true' if tells_sender else ''}"
        attached = ""
        if about.source:
            from stationery.pdf.attachment import attach  # 0.2 ms

            attached = f" {attach(about.source, date, file)}"
        profile = file.add_packed(pack_cached(srgb_profile()), "/N 3")
        pages, elements = self._close_trees()
        catalog = file.add(
            f"<</Type /Catalog /Pages {pages} /Lang {string(self._language)} /MarkInfo <<{marked}>>"
            f" /StructTreeRoot {elements} /Metadata {self._write_metadata(about, created)}"
            f" /ViewerPreferences <<{_VIEWER} /Duplex {_DUPLEX[about.duplex]}>>"
            f" /OutputIntents [<<{_INTENT} /DestOutputProfile {profile}>>]{attached}>>"
        )
        information = {
            "Title": about.title,
            "Author": about.author,
            "Subject": about.subject,
            "Creator": _PRODUCER,
            "Producer": _PRODUCER,
            "CreationDate": date,
            "ModDate": date,
        }
        entries = " ".join(f"{name(key)} {string(text)}" for key, text in information.items() if text)
        file.close(catalog, file.add(f"<<{entries}>>"))

    def _write_metadata(self, about: About, created: datetime) -> Ref:
        date = created.strftime("%Y-%m-%dT%H:%M:%SZ")
        described = Description(
            about.title, about.author, about.subject, self._language, date, _PRODUCER, about.printer
        )
        packet = xmp(described, self._claims, 3 if about.source else 2)
        return self._file.add_stream(packet, "/Type /Metadata /Subtype /XML")


def write_pdf(document: Document, library: Library) -> bytes:
    """Raises CannotSet for a character that neither a typeface nor its fallbacks have."""
    sink = BytesIO()
    opened = OpenDocument(sink, library, document.language)
    opened.add(document.pages, document.sender)
    opened.close(
        About(
            document.title,
            document.created,
            document.author,
            document.subject,
            document.duplex,
            document.source,
            document.printer,
        )
    )
    return sink.getvalue()


@lru_cache(maxsize=4)
def _utc(moment: datetime) -> datetime:
    """A moment without a zone is meant as UTC."""
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
