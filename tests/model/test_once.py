"""Tests for `dragoman.model.once`: what is worked out of a value is worked out once."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dragoman.model.once import Once


@dataclass(frozen=True, slots=True)
class Text(Once):
    words: str


def test_what_several_ask_for_is_made_once() -> None:
    text = Text("un accord")
    first = text.once("words", lambda: text.words.split())
    assert first == ["un", "accord"]
    assert text.once("words", lambda: text.words.split()) is first


def test_a_changed_copy_starts_anew_and_what_was_made_is_no_part_of_a_value() -> None:
    text = Text("un accord")
    text.once("length", lambda: len(text.words))
    copy = replace(text, words="un")
    assert copy.once("length", lambda: len(copy.words)) == 2
    assert text == Text("un accord")
    assert repr(text) == "Text(words='un accord')"
