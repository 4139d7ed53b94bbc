"""The people of an interview kit's answers: each row as name, job title, and e-mail address."""

from __future__ import annotations

import re

from stationery.model.errors import Place, SourceError
from stationery.reading.interviewers import Unclear, is_role, split_entries, split_people, split_role

_EMAIL = re.compile(
    r"[\s,]*[<(\[]?(?:(?:mailto|e-?mail):\s*)?(?P<email>[\w.+%'-]+@[\w-]+(?:\.[\w-]+)+)[>)\]]?", re.IGNORECASE
)
"""An e-mail address with what joins it to a name: `Ms. Ann Cho <ann@gull.example>`, `Ann Cho, ann@gull.example`."""
_WHERE = "interviewers"
_ONE_EACH = "write each person on a line of their own"


def write_people(row: str) -> list[dict[str, str]]:
    """Name, job title, and e-mail address of each person in a row, as the interview file has them:
    `Ms. Jane Schmoe, Director of Recruiting, jane@acme.example`.

    Raises SourceError for a row that doesn't tell whose name, job title, or address it has.
    """
    bare = _EMAIL.sub("", row).strip(" ,;\t")
    emails = list(_EMAIL.finditer(row))
    if "@" in bare:
        wrong = next(word for word in bare.split() if "@" in word).strip(",;")
        hint = "write all of it, such as pat@example.com, or take it out"
        raise SourceError(f"“{wrong}” isn’t a whole e-mail address", Place(_WHERE), hint)
    if emails and not bare:
        raise SourceError(f"“{emails[0]['email']}” has no name", Place(_WHERE), "write the name before it")
    people = [{"name": name, "title": title, "email": ""} for name, title in _people(bare)]
    for each in emails:
        before = [person for person in people if row.find(person["name"]) < each.start()]
        whose = (before or people)[-1 if before else 0]
        if whose["email"]:
            said = f"{whose['name']} has two e-mail addresses, {whose['email']} and {each['email']}"
            raise SourceError(said, Place(_WHERE), "take one out")
        whose["email"] = each["email"]
    return people


def _people(row: str) -> list[tuple[str, str]]:
    if not row:
        return []
    entries = split_entries(row)
    if len(entries) > 1:
        return [person for entry in entries for person in _people(entry)]
    try:
        names = split_people(row)
        several = len(names) < 2 and len(split_people(row.partition(",")[0])) > 1
    except Unclear:
        raise SourceError("this seems to be more than one person", Place(_WHERE), _ONE_EACH) from None
    if len(names) > 1:
        return [(name, "") for name in names]
    name, _, title = row.partition(",")
    before, _, behind = name.partition(";")
    if behind and is_role(behind):
        return [(before.strip(), row.partition(";")[2].strip())]
    if several or behind:
        hint = f"{_ONE_EACH}, with their own title"
        raise SourceError(f"{name.strip()!r} seems to be more than one person", Place(_WHERE), hint)
    return [(name.strip(), title.strip()) if title.strip() else split_role(name.strip())]
