from __future__ import annotations

from pathlib import Path

from tests.serve.conftest import Run

from dragoman.model.document import Source
from dragoman.model.fact import Statement
from dragoman.model.span import Span
from dragoman.serve.cli.console import printable, shortened, visible
from dragoman.serve.cli.difference import text_difference
from dragoman.serve.cli.marking import marked
from dragoman.store import Entry, Record, StoredFact


def test_facts_are_marked_by_number_and_explained_in_a_legend(run: Run) -> None:
    shown = run("show", "2024/mai/1").stdout
    assert "[1|Xi a déclaré que le commerce a [2|atteint 95 milliards de dollars] en 2024]." in shown
    assert "La Chine [3|construira [4|la route]]." in shown
    legend = [" ".join(line.split()) for line in shown.splitlines()[-8:]]
    assert "1 statement Xi Jinping (indirect, “a déclaré que”) 0.90" in legend
    assert "2 figure trade 95 billion USD, CN – KZ, 2024 0.80" in legend


def test_only_the_types_that_are_asked_for_are_marked(run: Run) -> None:
    shown = run("show", "2024/mai/1", "--type", "figure").stdout
    assert "a [1|atteint 95 milliards de dollars] en 2024." in shown


def test_an_escape_sequence_in_a_title_or_text_cannot_act(run: Run) -> None:
    assert "Un\\x1b[31m titre" in run("show", "2024/mai/1").stdout
    assert printable("a\x1b[2J\n\u202eb\t") == "a�[2J\n�b\t"


def test_the_difference_shows_words_and_facts(run: Run) -> None:
    shown = " ".join(run("show", "2024/mai/1", "--diff").stdout.split())
    assert "version 2 of 2" in shown
    assert "a atteint [-94-]{+95+} milliards" in shown
    assert "Facts: 2 gone, 2 new" in shown
    assert "- figure: trade 94 billion USD" in shown
    assert "+ figure: trade 95 billion USD" in shown


def test_a_document_with_one_version_has_no_difference(run: Run) -> None:
    assert "one version only" in run("show", "a\nb", "--diff").stdout


def test_facts_that_only_moved_are_no_difference(run: Run, record: Path) -> None:
    from tests.serve.conftest import NEW, entry

    with Record.open(record) as opened:
        opened.add([entry("Une phrase de plus. " + NEW)])
    # The helper's statement runs to the first full stop: it is the one that differs.
    assert "Facts: 1 gone, 1 new" in run("show", "2024/mai/1", "--diff").stdout


def test_passages_that_cross_are_closed_by_number() -> None:
    text = "un deux trois"
    facts = [
        Statement(evidence=(span,), speaker="CN", mode="direct", content=span)
        for span in (Span(0, 7), Span(3, 13))
    ]
    rows = Entry.of(Source("d", text), facts, "p").facts
    stored = [StoredFact(one.id, one.type, "d", 0.5, one.quotation, one.json, text) for one in rows]
    assert marked(text, stored).plain == "[1|un [2|deux|1] trois]"
    assert marked(text, []).plain == text


def test_long_unchanged_stretches_are_left_out_at_whole_words() -> None:
    old = "mot " * 100 + "vieux " + "encore " * 100
    shown = text_difference(old, old.replace("vieux", "neuf")).plain
    assert "[-vieux-]{+neuf+} encore encore" in shown
    assert shown.startswith("[…] mot mot")
    assert shown.endswith("encore […]")


def test_texts_that_differ_everywhere_are_compared_at_once() -> None:
    shown = text_difference("a " * 2000, "b " * 2000).plain
    assert shown == f"[-{'a ' * 2000}-]{{+{'b ' * 2000}+}}"


def test_long_names_keep_their_beginning_and_end() -> None:
    assert shortened("2024/mai/" + "x" * 50 + "/fin", 20) == "2024/mai/xxxx…xx/fin"
    assert visible("a\nb\u202e\x07é") == "a\\nb\\u202e\\x07é"
