from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest
import yaml

from dragoman.model.errors import PackError
from dragoman.packs import terms
from dragoman.packs.knowledge import load_knowledge
from dragoman.packs.language import languages
from dragoman.packs.terms import Terms
from dragoman.packs.undertakings import Modality
from dragoman.packs.vocabularies import InstrumentKind, ProjectStatus, Role, Sector
from dragoman.packs.wording import BUILT_IN, load_wording, wordings

RECORD = Path(__file__).parents[2] / "docs" / "record.md"

DOCUMENTED = [
    ("meeting", "kind", terms.MEETING_KINDS),
    ("meeting", "status", terms.MEETING_STATUSES),
    ("agreement", "kind", get_args(InstrumentKind)),
    ("agreement", "status", terms.AGREEMENT_STATUSES),
    ("project", "sector", get_args(Sector)),
    ("project", "status", get_args(ProjectStatus)),
    ("figure", "indicator", terms.INDICATORS),
    ("figure", "qualifier", terms.QUALIFIERS),
    ("position", "role", get_args(Role)),
    ("statement", "mode", terms.MODES),
    ("statement", "polarity", terms.POLARITIES),
    ("commitment", "modality", get_args(Modality)),
]


@pytest.mark.parametrize(("type", "field", "values"), DOCUMENTED)
def test_the_values_that_have_words_are_those_of_the_record(
    type: str, field: str, values: tuple[str, ...]
) -> None:
    part = RECORD.read_text(encoding="utf-8").partition(f"### `{type}`")[2].partition("\n### ")[0]
    row = re.search(rf"^\| `{field}` \| (.*) \|$", part, re.M)
    assert row is not None
    assert set(re.findall(r"`([^`]+)`", row[1])) == set(values)


def test_reports_can_be_written_in_a_language_that_is_not_read() -> None:
    assert {"fr", "en"} <= set(wordings())
    assert "en" not in languages()


def test_languages_have_the_same_keys() -> None:
    def shape(value: object) -> object:
        return {key: shape(one) for key, one in value.items()} if isinstance(value, dict) else None

    for key in ("headings", "columns", "covers", "sentences", "figures", "notes"):
        french, english = (getattr(load_wording(lang).briefing, key) for lang in ("fr", "en"))
        assert french.keys() == english.keys(), key


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(PackError, match="'de' is no language of reports; there are en, fr"):
        load_wording("de")


@pytest.mark.parametrize(
    ("key", "change", "complaint"),
    [
        ("meetings", {"summit": None}, "meetings: no words for summit"),
        ("modality", {"hope": ["hofft"]}, "modality: no such value as hope"),
    ],
)
def test_a_value_without_words_or_words_without_a_value_are_refused(
    tmp_path: Path, key: str, change: dict[str, object], complaint: str
) -> None:
    held = yaml.safe_load((BUILT_IN / "fr" / Terms.file).read_text(encoding="utf-8"))
    held[key] |= change
    held[key] = {name: value for name, value in held[key].items() if value is not None}
    path = tmp_path / "terms.yaml"
    path.write_text(yaml.safe_dump(held, allow_unicode=True), encoding="utf-8")
    with pytest.raises(PackError, match=complaint):
        load_knowledge(path, Terms)
