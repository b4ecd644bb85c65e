"""A pack's file that is not as it should be: the message names file, line, key and what is accepted."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.model.errors import PackError
from dragoman.packs.entries import Mechanism
from dragoman.packs.framework import load_framework, shared_names
from dragoman.packs.knowledge import Knowledge, load_entries, load_knowledge

CARD = "name: mine\ntitle: {fr: Mien}\nmembers: [CN, KZ]\n"


class Words(Knowledge):
    file = "words.yaml"
    words: tuple[str, ...]
    least: int = 1


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_right_file_is_read_and_does_not_change(tmp_path: Path) -> None:
    found = load_knowledge(written(tmp_path, "words.yaml", "words: [NO, On, oui]\nleast: 2\n"), Words)
    assert found == Words(words=("NO", "On", "oui"), least=2)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("words: [a]\nleast: viele\n", r"words.yaml:2: least: .*integer.*, not 'viele'"),
        ("words: [a]\n\nfoo: 1\n", r"words.yaml:3: foo: no such key; accepted: least, words"),
        ("least: 1\n", r"words.yaml:1: words: Field required"),
        ("words: [a,\n  b: [\n", r"words.yaml:\d: not YAML"),
        ("words: [a]\nleast: 1\nwords: [b]\n", r"words.yaml:3: .*the key 'words' stands twice"),
        ("", r"words.yaml:1: keys with their values are expected, not nothing"),
        ("words:\n  - a\n  - [b]\n", r"words.yaml:3: words.1: .*string"),
    ],
)
def test_a_wrong_file_is_refused_with_line_and_key(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(PackError, match=said):
        load_knowledge(written(tmp_path, "words.yaml", text), Words)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=r"none\.yaml"):
        load_knowledge(tmp_path / "none.yaml", Words)


def test_a_wrong_value_says_which_are_accepted(tmp_path: Path) -> None:
    path = written(tmp_path, "mechanisms.yaml", "- id: a\n  kind: mechanism\n  level: boss\n")
    with pytest.raises(PackError, match=r"mechanisms.yaml:3: 0.level: .*'head-of-state'.*not 'boss'"):
        load_entries(path, Mechanism)


def test_a_framework_is_a_folder(tmp_path: Path) -> None:
    written(tmp_path, "pack.yaml", CARD)
    written(tmp_path, "projects.yaml", "- id: bridge\n  names: {fr: [pont du Nord]}\n  sector: road\n")
    framework = load_framework(tmp_path)
    assert framework.entity(framework.entries["bridge"]).label == "pont du Nord"


def test_a_folder_without_a_card_is_no_framework(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="is no framework"):
        load_framework(tmp_path)


def test_an_id_stands_once(tmp_path: Path) -> None:
    written(tmp_path, "pack.yaml", CARD)
    written(tmp_path, "projects.yaml", "- id: bridge\n- id: bridge\n")
    with pytest.raises(PackError, match="'bridge' stands twice"):
        load_framework(tmp_path)


def test_a_name_shared_by_two_entries_needs_a_rule_that_tells_them_apart(tmp_path: Path) -> None:
    written(tmp_path, "pack.yaml", CARD)
    twice = "- id: a\n  names: {fr: [Pont du Nord]}\n- id: b\n  names: {fr: [pont du nord]}\n"
    written(tmp_path, "projects.yaml", twice)
    assert shared_names(load_framework(tmp_path)) == [
        "'pont du nord' names both 'a' and 'b'; give one of them a `when`"
    ]
    other = tmp_path / "told apart"
    other.mkdir()
    written(other, "pack.yaml", CARD)
    written(other, "projects.yaml", twice + "  when: {any_of: [Kazakhstan]}\n")
    assert shared_names(load_framework(other)) == []


WHEN = ", when: {any_of: [Kazakhstan]}"


@pytest.mark.parametrize(
    ("projects", "places", "pairs"),
    [
        (["{id: a, names: {fr: [Nord]}}"], ["{id: b, names: {en: [nord]}}"], [("a", "b")]),
        (["{id: a, acronyms: [PDN]}"], ["{id: b, names: {fr: [Pdn]}}"], [("a", "b")]),
        (["{id: a, names: {fr: [Pont-Neuf]}}", "{id: c, names: {fr: [pont neuf]}}"], [], [("a", "c")]),
        ([f"{{id: a, names: {{fr: [Nord]}}{WHEN}}}"], ["{id: b, names: {fr: [Nord]}}"], []),
        (
            [f"{{id: a, names: {{fr: [Nord]}}{WHEN}}}", "{id: c, names: {fr: [Nord]}}"],
            ["{id: b, names: {fr: [Nord]}}"],
            [("c", "b")],
        ),
        ([f"{{id: {one}, names: {{fr: [Nord]}}{WHEN}}}" for one in "ac"], [], [("a", "c")]),
        (["{id: a, names: {fr: [Nord], en: [nord, Nord]}}"], [], []),
    ],
)
def test_a_name_is_told_apart_across_kinds_languages_and_acronyms(
    tmp_path: Path, projects: list[str], places: list[str], pairs: list[tuple[str, str]]
) -> None:
    written(tmp_path, "pack.yaml", CARD)
    for stem, entries in (("projects", projects), ("places", places)):
        written(tmp_path, f"{stem}.yaml", "[]" if not entries else "".join(f"- {one}\n" for one in entries))
    found = shared_names(load_framework(tmp_path))
    assert len(found) == len(pairs)
    for said, (first, second) in zip(found, pairs, strict=True):
        assert f"names both {first!r} and {second!r}" in said
