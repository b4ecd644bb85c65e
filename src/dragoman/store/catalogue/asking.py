"""Refuses questions that no database could be put: what comes from an address may be anything."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.model.catalogue import Asked
from dragoman.model.errors import AskedError
from dragoman.store.catalogue.cursor import storable


def checked(asked: Asked) -> Asked:
    """The question, if a database can be asked it.

    Raises:
        AskedError: a text with NUL or half a character in it, or a moment without a time zone.
    """
    for one in _texts(asked):
        if not storable(one):
            raise AskedError(f"{one[:40]!r} has a character in it that no name or date has")
    if asked.added_since is not None and asked.added_since.tzinfo is None:
        raise AskedError(f"added_since: {asked.added_since.isoformat()} lacks its time zone")
    return asked


def _texts(asked: Asked) -> Iterator[str]:
    for some in (
        asked.types,
        asked.about or (),
        asked.sectors,
        asked.statuses,
        asked.kinds,
        asked.languages,
        asked.publishers,
        (one for one in (asked.document, asked.since, asked.until) if one is not None),
    ):
        yield from some
    for side in asked.between or ():
        for one in side:
            yield from (one,) if isinstance(one, str) else one
