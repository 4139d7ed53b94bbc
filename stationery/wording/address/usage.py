"""How the addresses of one letter are set: what the files of this folder share."""

from __future__ import annotations

from stationery.catalog.languages import Language
from stationery.data.store import Store
from stationery.model.values import value
from stationery.resolve.job import AS_TYPED, AddressStyle


@value
class Usage:
    """How the addresses of a letter are set: in its language, by the countries' formats, in the writer's style.

    Only an address `for_post` has its town in the capitals that posts ask for. On an
    invitation, words stay `in_full`, as they were written: Illinois, Germany.
    """

    language: Language
    store: Store
    style: AddressStyle = AS_TYPED
    for_post: bool = True
    in_full: bool = False
