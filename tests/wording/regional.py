"""The languages and regions in which our dates and times are compared with CLDR's."""

from __future__ import annotations

import re
from pathlib import Path

from tests.wording.spoken import STORE


def regional_tags() -> list[str]:
    """Each language of ours in each region that CLDR has for it; none where Babel is absent or has another CLDR than
    the one that our files name: their words are then no fault."""
    try:
        from babel.core import get_cldr_version  # type: ignore[attr-defined, unused-ignore]
        from babel.localedata import locale_identifiers
    except ImportError:  # Babel before 2.18 does not say
        return []
    named = re.search(r"CLDR (\S+) through Babel", Path(STORE.files("languages")["en"]).read_text("utf-8"))
    if named is None or named[1] != str(get_cldr_version()):
        return []
    ours = {id.partition("-")[0] for id in STORE.names("languages")}
    tags = (known.replace("_", "-") for known in sorted(locale_identifiers()))
    return [tag for tag in tags if tag.partition("-")[0] in ours and re.fullmatch(r"[a-z]+-([A-Z]{2}|\d{3})", tag)]
