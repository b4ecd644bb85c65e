from __future__ import annotations

from collections import Counter

import pytest

from dragoman.model.catalogue import Asked
from dragoman.store import Record
from dragoman.store.catalogue import tying

KEYS = ("CN", "KZ", "KG", "china-central-asia-summit", "china-kyrgyzstan-uzbekistan-railway", "nobody")


def one_by_one(record: Record, key: str) -> dict[str, int]:
    return dict(Counter(one.type for one in record.cards(Asked(about=frozenset({key}), limit=500)).items))


@pytest.mark.parametrize("at_once", [1, 10_000])
def test_what_hangs_on_many_things_is_what_hangs_on_each(
    samples: Record, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(tying, "AT_ONCE", at_once)
    wanted = KEYS[:5] if at_once == 1 else KEYS  # what was counted is remembered
    counted = samples.tied(wanted, within=60)
    assert {key: dict(counted.get(key, {})) for key in wanted} == {
        key: one_by_one(samples, key) for key in wanted
    }
    assert any(counted.values())


def test_without_time_nothing_is_counted(samples: Record) -> None:
    assert samples.tied(("CN", "UZ"), within=0) == {}


def test_what_documents_name_is_what_facts_are_told_of(samples: Record) -> None:
    expected = {key for key in KEYS if samples.count(Asked(about=frozenset({key})), "facts", 60).many}
    assert samples.named(KEYS) == expected
    assert {"CN", "nobody"} - expected == {"nobody"}
    assert samples.named(()) == frozenset()
