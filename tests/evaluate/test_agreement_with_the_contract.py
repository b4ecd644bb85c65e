"""Figures are those of the program that comes with the contract, to the digit."""

from __future__ import annotations

import importlib.util
import json
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.measuring import SAMPLES, needs_shared, shared

from dragoman.evaluate.cores import SCORED, Data, agrees
from dragoman.evaluate.evaluation import evaluate
from dragoman.evaluate.fields import wrong_fields
from dragoman.evaluate.gold import Document, load_gold
from dragoman.evaluate.names import NameWords
from dragoman.packs.knowledge import load_knowledge

pytestmark = needs_shared

SEED = 1405
OTHERS = 5
"""With how many facts of any document a fact is compared, besides those of its own."""


@pytest.fixture(scope="module")
def reference() -> Any:
    """The program, as a module."""
    path = shared() / "score" / "score.py"
    spec = importlib.util.spec_from_file_location("reference", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def folders() -> dict[str, Path]:
    """Every folder of gold."""
    return {"seeds": shared() / "gold" / "seeds"} | {name: path / "gold" for name, path in SAMPLES.items()}


def damaged(documents: list[Document]) -> dict[str, list[Data]]:
    """The gold as if it had been found badly: some facts lost, doubled, of another document, changed."""
    draw = random.Random(SEED)
    every = [fact for one in documents for fact in one.gold]
    found: dict[str, list[Data]] = {one.id: [] for one in documents}
    for one in documents:
        for fact in one.gold:
            if draw.random() < 0.8:
                found[one.id].append(_changed(fact, every, draw) if draw.random() < 0.5 else dict(fact))
            if draw.random() < 0.1:
                found[one.id].append(_changed(fact, every, draw))
            if draw.random() < 0.1:
                found[one.id].append(dict(draw.choice(every)))
    return found


def _changed(fact: Data, every: list[Data], draw: random.Random) -> Data:
    """A fact with a field that is null, another fact's, or a place moved."""
    changed = dict(fact)
    name = draw.choice([key for key in fact if key != "type"])
    others = [one for one in every if one["type"] == fact["type"] and name in one]
    if isinstance(fact[name], list) and fact[name] and isinstance(fact[name][0], int):
        changed[name] = [fact[name][0] + draw.randint(0, 9), fact[name][1] + draw.randint(-9, 9)]
    else:
        changed[name] = draw.choice([None, draw.choice(others)[name]])
    if changed.get("evidence") is None:
        changed["evidence"] = fact.get("evidence", [])
    return changed


def test_words_that_name_nothing_are_the_same(reference: Any) -> None:
    from dragoman.evaluate import names

    words = load_knowledge(Path(names.__file__).with_name(NameWords.file), NameWords)
    assert (words.empty, words.generic) == (reference.STOP, reference.GENERIC)


def _pairs() -> Iterator[tuple[Data, Data]]:
    """Each fact of the gold with those found in its document, which are of its kind, and with some of others."""
    draw = random.Random(SEED)
    documents = load_gold(folders().values())
    found = damaged(documents)
    every = {kind: [one for some in found.values() for one in some if one["type"] == kind] for kind in SCORED}
    for document in documents:
        for gold in document.gold:
            if gold["type"] in SCORED:
                near = [one for one in found[document.id] if one["type"] == gold["type"]]
                others = every[gold["type"]]
                yield from ((gold, one) for one in [*near, *draw.sample(others, min(OTHERS, len(others)))])


def test_the_same_facts_are_the_same(reference: Any) -> None:
    compared = matched = 0
    for gold, found in _pairs():
        kind = gold["type"]
        try:
            same = bool(getattr(reference, f"core_{kind}")(gold, found))
        except (KeyError, TypeError):
            same = False
        assert agrees(gold, found) is same, (gold, found)
        compared += 1
        if same:
            matched += 1
            assert set(wrong_fields(gold, found)) == set(reference.full(kind, gold, found)), (gold, found)
    assert compared > 60_000 and matched > 5_000


@pytest.mark.parametrize("name", ["seeds", *SAMPLES])
def test_the_figures_are_the_same_to_the_digit(name: str, tmp_path: Path) -> None:
    folder = folders()[name]
    documents = load_gold([folder])
    found = damaged(documents)
    facts = tmp_path / "facts.jsonl"
    lines = (json.dumps(one | {"document": document}) for document in found for one in found[document])
    facts.write_text("\n".join(lines) + "\n", encoding="utf-8")
    program = [sys.executable, str(shared() / "score" / "score.py"), str(folder), str(facts)]
    said = json.loads(subprocess.run([*program, "--json"], check=True, capture_output=True).stdout)
    listed = subprocess.run([*program, "--show", "all"], check=True, capture_output=True, text=True).stdout
    made = evaluate(documents, found, {})
    for row in made.types:
        ours = row.tally._asdict() | dict(row.measures)
        assert ours == said[row.name], row.name
    assert dict(made.pooled.measures) | made.pooled.tally._asdict() == said["pooled"]
    assert dict(made.mean.measures) == {key: said["mean"][key] for key in made.mean.measures}
    assert made.ungrounded == said["ungrounded"]
    for outcome in ("forbidden", "wrong", "missed"):
        lines_of = [line for line in listed.splitlines() if line.endswith(f" · {outcome}")]
        assert len(made.listed(outcome)) == len(lines_of)
