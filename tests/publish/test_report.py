from __future__ import annotations

import pytest

from dragoman.publish.report import Line, Report, Section, Source, one_line, safe_link


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\n b\tc  d", "a b c d"),
        ("a\x1b[31mb\x00c", "a[31mbc"),
        ("a\u202eb\u2066c", "abc"),
        ("a\u2028b", "a b"),
        ("« a\u00a0»", "« a\u00a0»"),
        ("5\u202f000", "5\u202f000"),
        ("a\ud800b", "ab"),
        ("中亚 Ёлка ñ", "中亚 Ёлка ñ"),
    ],
)
def test_a_text_stands_on_one_line_and_does_nothing(text: str, line: str) -> None:
    assert one_line(text) == line


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://a.org/x?y=1#z", True),
        ("HTTP://a.org", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
        ("//a.org/x", False),
        ("https:///x", False),
        ("https://a.org/\nx", False),
        ("java\tscript:alert(1)", False),
        ("https://[", False),
        ("", False),
        (None, False),
    ],
)
def test_only_web_addresses_become_links(url: str | None, safe: bool) -> None:
    assert safe_link(url) == (url if safe else None)
    assert Source(1, "d", "t", url=url).link == (url if safe else None)


def test_an_empty_section_is_left_out() -> None:
    empty = Section("a", "A", sections=(Section("b", "B"),))
    full = Section("c", "C", sections=(Section("d", "D", lines=(Line("x"),)),))
    assert list(Report("fr", "t", sections=(empty, full)).filled()) == [full]
