"""Envelopes of one sender to many recipients in a country: the return address is set once."""

from __future__ import annotations

from stationery.compose.pieces.envelope import Returned, compose_envelope, set_returned
from stationery.compose.pieces.series import share
from stationery.data.stock import Stock
from stationery.model.diagnostics import Diagnostics
from stationery.model.manuscript import Manuscript
from stationery.model.page import Group, Page, SeriesPage
from stationery.model.values import replace
from stationery.products.envelope import face_of, remark_on_limits
from stationery.resolve.job import Job
from stationery.wording.address.usage import Usage
from stationery.wording.letter import title_envelope, word_delivery, word_envelope


class Covers:
    """Envelopes whose jobs differ from a first one in the recipient. They have no notices, no boxes for a postcode, and
    one page."""

    def __init__(self, job: Job, stock: Stock) -> None:
        self._typefaces = stock.typefaces
        self._usage = Usage(job.language, job.store, job.address_style)
        self._manuscript = manuscript = word_envelope(job, Diagnostics())
        delivery = word_delivery(job, self._usage, Diagnostics())
        above = len(manuscript.delivery_address) - len(delivery)
        self._attention = manuscript.delivery_address[:above]
        self._face = face_of(job, manuscript, stock)
        self._returned: Returned = set_returned(manuscript, self._face, stock.typefaces)
        front = self._returned.front
        self._shared = share(front.items) if front else ()
        self._count = len(front.items) if front else 0
        self.usual = self._returned.back is None and not (job.post.boxes and self._face.envelope.upright)

    def make(self, job: Job, diagnostics: Diagnostics) -> tuple[Manuscript, SeriesPage]:
        """The words and the page of another one, as `compose_cover` gives them."""
        delivery = word_delivery(job, self._usage, diagnostics)
        manuscript = replace(
            self._manuscript,
            title=title_envelope(job, delivery),
            delivery_address=(*self._attention, *delivery),
            place=job.recipient.place,
        )
        composed = compose_envelope(manuscript, self._face, self._typefaces, diagnostics, returned=self._returned)
        remark_on_limits(job, manuscript, diagnostics)
        (page,) = composed.pages
        return manuscript, self._group(page)

    def _group(self, page: Page) -> SeriesPage:
        rest = page.items[self._count :]
        groups = (*self._shared, Group(rest)) if rest else self._shared
        return SeriesPage(page.size, groups, page.turn, page.name, page.media)
