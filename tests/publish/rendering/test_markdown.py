from __future__ import annotations

import re

import pytest
from tests.publish.rendering.reports import nasty, small

from dragoman.publish.rendering.markdown import escaped, markdown

SMALL = """\
# Note

*Sous-titre*

- **Documents** 2 documents

Un avant-propos.

## Rencontres

### Tenues

- **19 mai** Un sommet a eu lieu.

  *Les sources divergent.*

  > « le sommet s'est tenu » — [Un titre](<https://example.org/a(1)?b=1&c=2>), Xinhua, 1er mai 2024 (`2024/1`) \\[1\\]

  > notes \\[2\\]

## Qui

**Fonctions**

| Nom | Nombre |
| --- | ---: |
| Xi Jinping | 5 \\[2\\] |

## Sources

1. [Un titre](<https://example.org/a(1)?b=1&c=2>), Xinhua, 1er mai 2024 (`2024/1`)
2. notes

*Fin.*
"""


def test_a_report_is_markdown() -> None:
    assert markdown(small()) == SMALL


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("# a", "\\# a"),
        ("1. a", "1\\. a"),
        ("2024) a", "2024\\) a"),
        ("- a", "\\- a"),
        ("2024", "2024"),
        ("a - b # c", "a - b # c"),
        ("<b>", "\\<b\\>"),
        ("a\nb", "a b"),
        ("&lt;", "\\&lt;"),
    ],
)
def test_what_would_be_markup_is_escaped(text: str, line: str) -> None:
    assert escaped(text) == line


def test_nothing_from_a_source_is_markup() -> None:
    written = markdown(nasty())
    outside_code = re.sub(r"(?<!\\)`[^`]*`", "", written)
    for char in "<>*_`[]|&":
        unescaped = re.findall(rf"(?<!\\)\{char}", outside_code)
        own = {"*": True, "|": True, ">": True}.get(char, False)
        assert own or not unescaped, char
    assert "\x1b" not in written and "\u202e" not in written and "javascript" not in written
