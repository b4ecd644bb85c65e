"""What is wrong with a framework as a whole, and how much it holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.packs.faults import faults
from dragoman.packs.framework import load_framework
from dragoman.packs.inventory import LANGUAGES, inventory, unsourced

CARD = "name: mine\ntitle: {fr: Mien}\nmembers: [CN, KZ]\n"
PEOPLE = """
- id: jean
  names: {fr: [Jean Dupont, J. Dupont], en: [Jean Dupont]}
  sources: [{url: "https://example.org/a", opened: 2025-01-01}]
  offices:
  - {role: minister, of: KZ}
- id: marie
  names: {fr: [Marie Durand]}
"""


def framework(folder: Path, **files: str) -> Path:
    (folder / "pack.yaml").write_text(CARD, encoding="utf-8")
    for stem, text in files.items():
        (folder / f"{stem}.yaml").write_text(text, encoding="utf-8")
    return folder


def test_a_framework_in_order_has_no_faults(tmp_path: Path) -> None:
    assert faults(load_framework(framework(tmp_path, people=PEOPLE))) == []


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"pack": CARD.replace("KZ", "ZZ")}, "pack.yaml: members: 'ZZ' is the code of no country"),
        (
            {"people": PEOPLE.replace("of: KZ", "of: mars")},
            "people.yaml:2: jean: offices.of: 'mars' is neither",
        ),
        ({"peoples": "[]"}, "peoples.yaml: nothing reads a file of this name; accepted: countries.yaml, "),
        ({"projects": "- id: a\n- id: b\n  countries: [QZ]\n"}, "projects.yaml:2: b: countries: 'QZ' is the"),
        (
            {"projects": "- {id: a, places: [nowhere]}\n"},
            "projects.yaml:1: a: places: 'nowhere' is the id of no",
        ),
        (
            {"mechanisms": "- id: m\n  meetings: [{place: nowhere}]\n"},
            "mechanisms.yaml:1: m: meetings.place: ",
        ),
        (
            {"mechanisms": "- id: m\n  meetings: [{ordinal: 2}, {ordinal: 1}, {ordinal: 2}]\n"},
            "mechanisms.yaml:1: m: meetings.ordinal: 2 stands twice",
        ),
        (
            {"people": PEOPLE.replace("of: KZ", "of: KZ, from: '2020-05', to: '2019'")},
            "people.yaml:2: jean: offices.to: '2019' is before '2020-05'",
        ),
        (
            {"instruments": "- id: i\n  parties: [CN, nobody]\n"},
            "instruments.yaml:1: i: parties: 'nobody' is",
        ),
    ],
)
def test_what_leads_nowhere_is_told_with_its_file(tmp_path: Path, files: dict[str, str], said: str) -> None:
    found = faults(load_framework(framework(tmp_path, **files)))
    assert len(found) == 1
    assert found[0].startswith(f"{tmp_path}/{said}".replace("\\", "/"))


def test_an_office_of_a_few_days_is_no_fault(tmp_path: Path) -> None:
    short = PEOPLE.replace("of: KZ", "of: KZ, from: '2020-05-30', to: '2020-05'")
    assert faults(load_framework(framework(tmp_path, people=short))) == []


def test_what_comes_with_the_program_is_in_order() -> None:
    assert faults(load_framework("china-central-asia")) == []


def test_entries_names_and_sources_are_counted_by_kind_and_together(tmp_path: Path) -> None:
    places = "- {id: oskemen, geonames: 1520316}\n- {id: bedel}\n"
    found = load_framework(framework(tmp_path, people=PEOPLE, places=places))
    person, place, everything = inventory(found)
    assert LANGUAGES[:2] == ("fr", "en")
    assert (person.kind, person.entries, person.names[:2]) == ("person", 2, (3, 1))
    assert (person.sourced, person.addresses, place.sourced) == (1, 1, 1)
    assert (everything.kind, everything.entries, everything.sourced) == ("all", 4, 2)
    assert unsourced(found) == ["bedel", "marie"]
