from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console
from tests.publish.rendering.reports import nasty, small
from tests.publish.telling import entry, report, told

from dragoman.publish.rendering.terminal import print_report
from dragoman.publish.report import Line, Report, Section

SMALL = """\
Note
Sous-titre

Documents  2 documents

Un avant-propos.

RENCONTRES
──────────

Tenues
• 19 mai Un sommet a eu lieu.
  ! Les sources divergent.
  │ « le sommet s'est tenu » [1] Un titre, Xinhua, 1er mai 2024
  │ [2] notes
"""


def printed(report: Report, width: int = 80) -> str:
    kept = StringIO()
    print_report(report, Console(file=kept, width=width, markup=False, highlight=False))
    return kept.getvalue()


def test_a_report_is_printed() -> None:
    assert printed(small()).startswith(SMALL)


@pytest.mark.parametrize("width", [40, 80, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    long = entry(told("statement", words="une longue phrase qui ne finit pas " * 20))
    lines = printed(report(long), width).splitlines()
    assert max(map(len, lines)) <= min(width, 100)
    assert all(line == line.rstrip() for line in lines)


def test_no_line_is_broken_at_a_no_break_space() -> None:
    text = Line("mot " * 17 + "a\u00a0:\u00a05\u202f000\u00a0km")
    lines = printed(Report("fr", "t", sections=(Section("s", "S", lines=(text,)),))).splitlines()
    assert "  a\u00a0:\u00a05\u202f000\u00a0km" in lines


def test_nothing_from_a_source_acts_on_the_terminal() -> None:
    written = printed(nasty())
    assert "\x1b" not in written and "\u202e" not in written
    assert "[d](http://e)" in written
