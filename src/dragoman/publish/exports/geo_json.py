"""Meetings and projects on the map: GeoJSON (RFC 7946), coordinates from the framework's places.

In: accounts and a framework. Out: a FeatureCollection. A project between several places is a line through
them in the order in which the pack has them, which is not its course. What has no known place is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from dragoman.model.account import Account
from dragoman.model.entity import Entity
from dragoman.packs.entries import Place, Undertaking
from dragoman.packs.framework import Framework
from dragoman.publish.exports.rows import COLUMNS, said

Position = list[float]
LISTED = {"meeting": "meetings", "project": "projects"}


def feature_collection(accounts: Iterable[Account], framework: Framework) -> dict[str, Any]:
    """The features, in the order of the accounts."""
    features = []
    for account in accounts:
        if account.type in LISTED:
            places = [one for one in _positions(account, framework) if one is not None]
            if places:
                features.append(_feature(account, places))
    return {"type": "FeatureCollection", "features": features}


def _feature(account: Account, places: list[Position]) -> dict[str, Any]:
    geometry: dict[str, Any] = {"type": "Point", "coordinates": places[0]}
    if len(places) > 1:
        geometry = {"type": "LineString", "coordinates": places}
    columns = COLUMNS[LISTED[account.type]]
    known = {column: said(account.values.get(column)) for column in columns}
    properties = {"type": account.type, **known, "independent_sources": account.sources}
    return {"type": "Feature", "id": account.id, "geometry": geometry, "properties": properties}


def _positions(account: Account, framework: Framework) -> Iterator[Position | None]:
    if account.type == "meeting":
        place = account.values.get("place")
        if isinstance(place, Entity):
            yield _position(place.id, framework)
        return
    project = account.values.get("project")
    entry = framework.entries.get(project.id or "") if isinstance(project, Entity) else None
    if isinstance(entry, Undertaking):
        for id in entry.places:
            yield _position(id, framework)


def _position(id: str | None, framework: Framework) -> Position | None:
    place = framework.entries.get(id or "")
    if not isinstance(place, Place) or place.lat is None or place.lon is None:
        return None
    return [place.lon, place.lat]
