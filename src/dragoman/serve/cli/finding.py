"""Finds what a user names: a document by its id or part of it, a thing by any of its names.

In: words from the command line. Out: the ids and keys by which the record knows what is meant.
"""

from __future__ import annotations

import difflib
from itertools import islice
from pathlib import PurePosixPath

from dragoman.model.errors import RecordError
from dragoman.store import Record
from dragoman.store.about import folded

MOST_SHOWN = 6
"""How many ids are shown where several may be meant."""

SEARCHED = 20_000
"""How many ids are looked through for one that was meant."""


def find_document(record: Record, wanted: str) -> str:
    """The id of the document that is meant: the id itself, a part of it, or the path of its file.

    Raises:
        RecordError: the record has none, or several.
    """
    for name in (wanted, *_as_path(wanted)):
        if record.known([name]):
            return name
    found = list(islice(record.documents(wanted), MOST_SHOWN)) if wanted else []
    ends = [name for name in found if name.endswith(wanted)]
    if len(found) == 1 or len(ends) == 1:
        return (ends or found)[0]
    if found:
        raise RecordError(f"{wanted!r} may be {', '.join(map(repr, found))}; say more of the id")
    near = difflib.get_close_matches(wanted, islice(record.documents(), SEARCHED), n=3)
    hint = f"; did you mean {' or '.join(map(repr, near))}?" if near else ""
    raise RecordError(f"{record.place}: no document {wanted!r}{hint}")


def _as_path(wanted: str) -> list[str]:
    """The ids that a file may have: its path without the ending, below any of the folders that it is in."""
    path = PurePosixPath(wanted)
    parts = path.with_suffix("").parts if path.suffix else ()
    return ["/".join(parts[i:]) for i in range(len(parts))]


def find_keys(record: Record, name: str) -> list[str]:
    """The keys under which the record has what is named: a country or region by any name, else any name.

    Raises:
        RecordError: nothing in the record has that name.
    """
    code = country_code(name) or region_id(name)
    if keys := [code] if code else record.keys(name):
        return keys
    raise RecordError(f"{record.place}: nothing in the record is called {name!r}")


def country_code(name: str) -> str | None:
    """The code of a country that is named by its code, or by a name in a language of the sources."""
    from dragoman.packs.framework import built_in_frameworks, country_names, load_framework

    codes = country_names(("fr", "en", "ru", "zh"))
    if name.upper() in codes:
        return name.upper()
    wanted = folded(name)
    if found := next((code for code, names in codes.items() if wanted in map(folded, names)), None):
        return found
    countries = [one for pack in built_in_frameworks() for one in load_framework(pack).countries.values()]
    return next((one.code for one in countries if wanted in map(folded, one.every_name())), None)


def region_id(name: str) -> str | None:
    """The slug of a region of a framework that comes with the program."""
    from dragoman.packs.framework import built_in_frameworks, load_framework

    wanted = folded(name)
    for region in (one for pack in built_in_frameworks() for one in load_framework(pack).card.regions):
        if wanted in map(folded, (region.id, *(name for names in region.names.values() for name in names))):
            return region.id
    return None
