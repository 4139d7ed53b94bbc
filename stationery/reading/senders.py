"""Opens a file that describes a sender (a profile, a JSON Resume, a RenderCV file, a vCard) and returns a Profile."""

from __future__ import annotations

import re

from stationery.reading.files import read_text
from stationery.reading.profile import Profile, read_profile
from stationery.reading.resume import read_resume


def read_sender_file(path: str) -> Profile:
    """The sender in a file; its extension says what kind it is, or else how it begins."""
    text = read_text(path)
    name, begun = path.lower(), text.lstrip()[:11].upper()
    if name.endswith(".json") or (not name.endswith((".yaml", ".yml")) and begun.startswith("{")):
        return read_resume(text, path)
    if name.endswith((".vcf", ".vcard")) or begun == "BEGIN:VCARD":
        from stationery.reading.vcard import read_card  # 8 ms

        return read_card(text, path)
    if re.search(r"^cv:", text, re.MULTILINE):
        from stationery.reading.rendercv import read_cv  # 0.3 ms

        return read_cv(text, path)
    return read_profile(text, path)
