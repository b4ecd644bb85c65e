"""What damage to a text loses of its facts: nothing where the damage loses nothing, little where it does."""

from __future__ import annotations

import functools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.damaging import LOSSY, STRICT, Damage, damaged, told
from tests.measuring import SAMPLES, read_folder

from dragoman.model.document import Source
from dragoman.model.span import Edit
from dragoman.run.options import Options
from dragoman.run.pipeline import Pipeline

ARTICLES = ("agence-sommet-ocs-astana", "fiche-at-bachy", "depeche-lancement-cku")
"""A dispatch, a fact sheet and a report: short ones of the sets that rules are made on."""

KEPT = {
    "curly_quotes": 1.0,
    "straight_quotes": 1.0,
    "references": 1.0,
    "misread": 1.0,
    "emoji": 1.0,
    "glued": 0.97,
    "other_languages": 0.97,
    "broken_words": 0.93,
    "double_spaces": 0.93,
    "no_accents": 0.9,
    "lost_letters": 0.85,
    "capital_paragraphs": 0.93,
    "bare_capitals": 0.9,
}
"""The least share of facts, mentions and dates besides, that each lossy damage leaves as they were."""


@functools.cache
def articles() -> tuple[Source, ...]:
    sets = [SAMPLES[name] / "articles" for name in ("samples", "second", "third", "fourth")]
    found = {source.id: source for path in sets for source in read_folder(path)}
    return tuple(found[name] for name in ARTICLES if name in found)


@functools.cache
def read() -> Pipeline:
    return Pipeline.load(Options(gate=False))


@functools.cache
def sound(source: Source) -> dict[str, int]:
    return dict(told(read().facts(source), source))


def again(source: Source, damage: Damage, seed: int) -> dict[str, int]:
    draft = damaged(source.text, damage, seed)
    changed = Source(source.id, draft.text, published=source.published, publisher=source.publisher)
    return dict(told(read().facts(changed), changed, draft))


@settings(max_examples=16, derandomize=True)
@given(st.sampled_from(STRICT), st.integers(0, 2), st.integers(1, 1000))
def test_damage_that_loses_nothing_changes_no_fact(damage: Damage, number: int, seed: int) -> None:
    source = articles()[number]
    assert again(source, damage, seed) == sound(source)


@settings(max_examples=3, derandomize=True)
@given(st.lists(st.sampled_from(STRICT[1:]), min_size=2, max_size=2, unique=True), st.integers(1, 1000))
def test_nor_does_one_such_damage_upon_another(damages: list[Damage], seed: int) -> None:
    def both(text: str, chance: random.Random) -> list[Edit]:
        edits = sorted(edit for damage in damages for edit in damage(text, chance))
        return [one for i, one in enumerate(edits) if i == 0 or edits[i - 1].end < one.start]

    assert again(articles()[0], both, seed) == sound(articles()[0])  # type: ignore[arg-type]


@pytest.mark.parametrize("damage", LOSSY, ids=lambda damage: damage.__name__)
def test_damage_that_loses_something_leaves_most_facts(damage: Damage) -> None:
    kept = everything = 0
    for source in articles():
        found = again(source, damage, seed=1)
        for fact, times in sound(source).items():
            everything += times
            kept += min(times, found.get(fact, 0))
    assert kept / everything >= KEPT[damage.__name__], f"{kept} of {everything}"
