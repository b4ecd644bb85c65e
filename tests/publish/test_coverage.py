from __future__ import annotations

import json
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.piece import Layout, Piece, PieceKind, Sign
from dragoman.model.span import Span
from dragoman.publish.coverage import Coverage, Told, cover
from dragoman.publish.rendering.coverage_html import coverage_html
from dragoman.publish.rendering.coverage_markdown import coverage_markdown
from dragoman.run.layout import partition

TEXT = "Xi <b>arrive</b>. Rien n'a été signé. Merci."


def at(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def piece(words: str, *signs: Sign, kind: PieceKind = "sentence") -> Piece:
    return Piece(at(words), kind, signs)


def covered(*pieces: Piece, facts: tuple[Told, ...] = (), relevant: bool = True) -> Coverage:
    layout = Layout(tuple(partition(TEXT, pieces)), relevant, "fr")
    return cover("d", TEXT, layout, facts, title="Un <i>titre</i>", notes=("A note.",))


VISIT = Told("f-1", "meeting", "visit, CN", (at("Xi <b>arrive</b>"),), 0.9)
NAME = Told("f-2", "mention", "person Xi", (at("Xi"),), 0.9)
FIRST = piece("Xi <b>arrive</b>.", Sign("name", at("Xi")))
SECOND = piece("Rien n'a été signé.", Sign("cue", at("n'a été signé"), "denied"), Sign("number", at("Rien")))
LAST = piece("Merci.", kind="boilerplate")
WHOLE = covered(FIRST, SECOND, LAST, facts=(VISIT, NAME))


def test_a_sentence_is_tied_to_the_facts_that_rest_on_its_words() -> None:
    first = WHOLE.sentences[0]
    assert (first.facts, first.named, first.reason, first.check) == ((VISIT,), (NAME,), None, ())


def test_what_the_text_denies_is_the_reason_why_there_is_no_fact() -> None:
    second = WHOLE.sentences[1]
    assert second.reason == "no-fact"
    assert second.why == "the text does not assert it: “n'a été signé” (denied)"
    assert second.check == ("number",)


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (piece("Merci.", kind="boilerplate"), "boilerplate"),
        (piece("Merci.", kind="foreign"), "foreign"),
        (piece("Merci.", Sign("cue", at("Merci"))), "cue"),
        (piece("Merci.", Sign("cue", at("Merci"), "hoped")), "no-fact"),
        (piece("Merci.", Sign("cue", at("Merci"), "announced")), "cue"),
        (piece("Merci.", Sign("date", at("Merci"))), "named"),
        (piece("Merci.", Sign("quotation", at("Merci"))), "quotation"),
        (piece("Merci.", Sign("cue", at("Merci")), kind="heading"), "heading"),
        (piece("Merci."), "nothing"),
    ],
)
def test_a_piece_without_facts_says_why(made: Piece, reason: str) -> None:
    line = covered(made).lines[-1]
    assert line.reason == reason
    assert line.why


def test_nothing_is_read_from_a_document_off_the_subject() -> None:
    assert {line.reason for line in covered(FIRST, relevant=False).sentences} == {"off-topic"}


def test_a_fact_over_two_sentences_belongs_to_both() -> None:
    long = Told("f-3", "statement", "Xi", (Span(0, at("signé").end),), 0.9)
    whole = covered(FIRST, SECOND, LAST, facts=(long,))
    assert [line.facts for line in whole.sentences] == [(long,), (long,)]
    assert {line.facts for line in whole.lines if line.piece.kind == "blank"} == {()}
    assert whole.counts()["facts"] == 1


def test_the_counts_are_of_sentences_and_of_what_is_none() -> None:
    counts = WHOLE.counts()
    assert (counts["sentences"], counts["with_facts"], counts["without_facts"]) == (2, 1, 1)
    assert (counts["boilerplate"], counts["to_check"], counts["facts"]) == (1, 1, 1)


def test_a_number_in_a_sentence_with_facts_that_no_figure_holds_is_said() -> None:
    text = "Le 6 mai, 12 trains et 40 camions sur la ligne 2 ; 7 d'entre eux."
    signs = [Sign("number", Span(text.index(one), text.index(one) + len(one))) for one in ("6", "12", "2 ;")]
    signs += [Sign("number", Span(23, 25)), Sign("number", Span(23, 33)), Sign("date", Span(3, 8))]
    signs += [Sign("name", Span(text.index("ligne"), text.index(" ;")))]
    signs.append(Sign("number", Span(text.index("7 d"), text.index("7 d") + 1)))
    trains = Told("f-1", "figure", "12 trains", (Span(0, 20),), 0.9, quantity=(Span(10, 19),))
    layout = Layout((Piece(Span(0, len(text)), "sentence", tuple(signs)),), True, "fr")
    covered = cover("d", text, layout, (trains,))
    assert covered.half_read[0].open == ("40 camions", "7")
    assert covered.counts()["open_numbers"] == 2
    assert "40 camions, 7" in coverage_markdown(covered)
    assert "Numbers that no figure holds" in coverage_html(covered, bare=True)


SPANS = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda ends: Span(min(ends), max(ends)))


@given(st.text(max_size=50), st.lists(SPANS, max_size=12))
def test_every_character_is_in_exactly_one_piece(text: str, spans: list[Span]) -> None:
    pieces = list(partition(text, [Piece(span, "sentence") for span in spans]))
    assert "".join(one.span.of(text) for one in pieces) == text
    assert [one.span.start for one in pieces] == [0, *(one.span.end for one in pieces)][: len(pieces)]
    assert all(one.span.of(text).isspace() for one in pieces if one.kind == "blank")


def test_json_has_every_character_once() -> None:
    said = json.loads(json.dumps(WHOLE.to_json()))
    assert "".join(one["text"] for one in said["pieces"]) == TEXT
    assert [one["number"] for one in WHOLE.to_json(bare=True)["pieces"]] == [2]


class Words(HTMLParser):
    """The text of a page, its style sheet aside, and the names of its elements."""

    def __init__(self) -> None:
        super().__init__()
        self.text, self.names = "", set[str]()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.names.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("bare", [True, False])
def test_a_page_needs_nothing_else_and_shows_what_the_text_says_as_text(bare: bool) -> None:
    page = coverage_html(WHOLE, bare=bare)
    words = Words()
    words.feed(page)
    assert "Un <i>titre</i>" in words.text
    assert "i" not in words.names and "script" not in words.names
    assert "url(" not in page and "src=" not in page and "://" not in page
    assert "prefers-color-scheme: dark" in page
    assert ("Xi <b>arrive</b>" in words.text.replace("1Xi", "Xi")) is not bare


def test_markdown_has_each_sentence_with_its_facts_or_the_reason() -> None:
    said = coverage_markdown(WHOLE)
    assert "**1.** Xi \\<b\\>arrive\\</b\\>." in said
    assert "- **meeting** visit, CN (`f-1`, 0.90)" in said
    assert "*no fact: the text does not assert it: “n'a été signé” (denied)*" in said
    assert "Xi" not in coverage_markdown(WHOLE, bare=True)
