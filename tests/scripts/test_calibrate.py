from __future__ import annotations

import yaml
from scripts.calibrate import FIRST, TABLE, first_readings, written
from tests.measuring import SAMPLES

from dragoman.evaluate.cores import SCORED
from dragoman.evaluate.gold import load_gold
from dragoman.packs.confidence import Confidences
from dragoman.packs.language import load_section


def test_what_is_written_is_what_is_read() -> None:
    table = load_section("fr", Confidences)
    text = written(table.right, table.least)
    assert yaml.safe_load(text) == {"least": table.least, "right": table.right}
    assert text == TABLE.read_text(encoding="utf-8")


def test_the_first_readings_are_of_samples_and_their_types() -> None:
    names = {one.id for path in SAMPLES.values() for one in load_gold([path / "gold"])}
    held = yaml.safe_load(FIRST.read_text(encoding="utf-8"))
    assert held.keys() <= names
    for types in held.values():
        assert types.keys() <= set(SCORED)
        assert all(0 <= right <= number for levels in types.values() for number, right in levels.values())


def test_a_first_reading_is_as_many_facts_as_were_found() -> None:
    facts = first_readings()["bulletin-douanes-2023"]
    assert [(fact.confidence, fact.right) for fact in facts if fact.type == "figure"] == [
        (0.75, True),
        (0.75, False),
        (0.75, False),
        (0.9, True),
        (0.9, True),
        (0.9, True),
    ]
