from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.span import Span
from dragoman.serve.web.marking import LONGEST_PART, Mark, Node, Place, marked, parts


def shown(nodes: tuple[Node, ...]) -> str:
    """Nodes as `(1|words)`: a mark that goes on, `(+1|…)`."""
    return "".join(
        one if isinstance(one, str) else f"({'' if one.first else '+'}{one.number}|{shown(one.inside)})"
        for one in nodes
    )


def words(nodes: tuple[Node, ...]) -> str:
    return "".join(one if isinstance(one, str) else words(one.inside) for one in nodes)


def places(*spans: tuple[int, int]) -> list[Place]:
    return [Place(Span(*span), number) for number, span in enumerate(spans, 1)]


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], "abcdef"),
        ([(1, 3)], "a(1|bc)def"),
        ([(1, 5), (2, 3)], "a(1|b(2|c)de)f"),
        ([(1, 3), (3, 5)], "a(1|bc)(2|de)f"),
        ([(1, 4), (2, 6)], "a(1|b(2|cd))(+2|ef)"),
        ([(1, 3), (1, 3)], "a(1|(2|bc))def"),
        ([(0, 6), (1, 3), (2, 5)], "(1|a(2|b(3|c))(+3|de)f)"),
    ],
)
def test_marks_lie_in_one_another_and_are_cut_where_they_cross(
    spans: list[tuple[int, int]], expected: str
) -> None:
    (block,) = marked("abcdef", places(*spans))
    assert shown(block.nodes) == expected


def test_a_mark_is_higher_than_those_inside_it() -> None:
    (block,) = marked("abcdef", places((0, 6), (1, 5), (2, 4)))
    heights = []
    node: Node = block.nodes[0]
    while isinstance(node, Mark):
        heights.append(node.height)
        node = next((one for one in node.inside if isinstance(one, Mark)), "")
    assert heights == [2, 1, 0]


def test_a_fact_with_two_passages_begins_once() -> None:
    (block,) = marked("abcdef", [Place(Span(0, 1), 1), Place(Span(4, 6), 1)])
    assert shown(block.nodes) == "(1|a)bcd(+1|ef)"


def test_paragraphs_are_parted_at_empty_lines_and_lines_kept() -> None:
    blocks = marked("one\ntwo\n \nthree\n", [])
    assert [words(block.nodes) for block in blocks] == ["one\ntwo", "three"]


def test_where_no_line_is_empty_each_is_a_paragraph() -> None:
    assert [words(block.nodes) for block in marked("one\ntwo\n", [])] == ["one", "two"]


def test_a_mark_over_two_paragraphs_is_in_both() -> None:
    blocks = marked("one\n\ntwo", places((1, 7)))
    assert [shown(block.nodes) for block in blocks] == ["o(1|ne)", "(+1|tw)o"]


def test_boilerplate_is_a_block_of_its_own() -> None:
    blocks = marked("Menu. Article. Foot.", [], [Span(0, 5), Span(15, 20)])
    assert [(words(block.nodes), block.dim) for block in blocks] == [
        ("Menu.", True),
        ("Article.", False),
        ("Foot.", True),
    ]


SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12)), max_size=12)


@given(st.text("ab \n", min_size=1, max_size=40), SPANS)
def test_no_word_is_lost_or_doubled_and_each_mark_holds_its_words(
    text: str, spans: list[tuple[int, int]]
) -> None:
    fitting = [(start, start + long) for start, long in spans if start + long <= len(text)]
    blocks = marked(text, places(*fitting))
    assert "".join("".join(words(one.nodes) for one in blocks).split()) == "".join(text.split())
    for number, span in enumerate(fitting, 1):
        held = "".join(part for block in blocks for part in held_by(block.nodes, number))
        assert "".join(held.split()) == "".join(text[slice(*span)].split())


def held_by(nodes: tuple[Node, ...], number: int) -> list[str]:
    found = []
    for one in nodes:
        if isinstance(one, Mark):
            found += [words(one.inside)] if one.number == number else held_by(one.inside, number)
    return found


def test_a_long_text_is_shown_in_parts_cut_between_paragraphs() -> None:
    text = "\n\n".join("x" * 1000 for _ in range(100))
    found = parts(text)
    assert "".join(span.of(text) for span in found) == text
    assert all(span.end - span.start <= LONGEST_PART for span in found)
    assert all(span.of(text).endswith("\n\n") for span in found[:-1])


def test_a_paragraph_longer_than_a_page_is_cut() -> None:
    found = parts("x" * (2 * LONGEST_PART + 1))
    assert [span.end - span.start for span in found] == [LONGEST_PART, LONGEST_PART, 1]


def test_characters_that_turn_or_control_are_shown_as_such() -> None:
    (block,) = marked("a\u202eb\x1b[31mc\x00", places((0, 3)))
    assert shown(block.nodes) == "(1|a�b)�[31mc�"
