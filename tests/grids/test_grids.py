"""Ordinary sentences, filled at random with words whose meaning is known, are read as they say."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from tests.exemplified import Reached, reach
from tests.grids.filling import load_grid

GRIDS = Path(__file__).parent
SEED = 7
REACHED = {"agreement": 0.97, "commitment": 0.98, "meeting": 0.95, "project": 0.98}
"""The share of sentences, by type, that is read fully right; it may rise."""


@cache
def _read(type: str) -> tuple[Reached, ...]:
    return tuple(reach(one.example) for one in load_grid(GRIDS / f"{type}.yaml").filled(1, SEED))


@pytest.mark.parametrize(("type", "share"), REACHED.items())
def test_ordinary_sentences_are_read_as_they_say(type: str, share: float) -> None:
    wrong = [one.example.text for one in _read(type) if not one.right]
    assert len(wrong) <= (1 - share) * len(_read(type)), wrong


@pytest.mark.parametrize("type", REACHED)
def test_what_was_not_done_is_no_fact(type: str) -> None:
    told = [
        one.example.text
        for one in _read(type)
        if all(fact.get("optional") for fact in one.example.facts) and not one.right
    ]
    assert told == []
