"""Stock: what every trip leans on: the catalog's store, the typefaces at hand, what day it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from stationery.data.store import Store
from stationery.model.typeface import KnownTypefaces


class Stock:
    """All that a trip leans on; `created`, if there is one, takes the place of the letter's date in the file.

    One Stock serves many trips: what one has read from the catalog and of the typefaces, the next finds at hand. The
    typefaces are opened when they are first asked for, since they bring the room with them that draws. `printers` is
    the path of the user's list of printers, which need not be there.
    """

    def __init__(
        self,
        store: Store,
        open_typefaces: Callable[[], KnownTypefaces],
        today: date,
        created: datetime | None = None,
        printers: str = "",
    ) -> None:
        self.store = store
        self.printers = printers
        self.today = today
        self.created = created
        self._open = open_typefaces
        self._typefaces: KnownTypefaces | None = None

    def on(self, day: date) -> Stock:
        """The same, on another day."""
        return Stock(self.store, lambda: self.typefaces, day, self.created, self.printers)

    @property
    def typefaces(self) -> KnownTypefaces:
        if self._typefaces is None:
            self._typefaces = self._open()
        return self._typefaces
