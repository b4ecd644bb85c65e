"""What changed between two versions of a document: its words, and what was found in them.

In: two texts, or the facts of two versions. Out: text for the terminal, with `[-gone-]` and `{+new+}` as
`git diff --word-diff` has them, in red and green besides.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence

from rich.text import Text

from dragoman.serve.cli.console import printable, shortened
from dragoman.serve.cli.phrase import phrase, words
from dragoman.store import StoredFact

AROUND = 60
"""Characters that are shown on each side of a change."""

MOST_WORDS = 400_000
"""From so many pairs of changed words on a passage is not compared word by word: the time grows with them."""


def text_difference(old: str, new: str) -> Text:
    """The changed passages with some words around them, unchanged stretches left out."""
    parts = list(_parts(printable(old), printable(new)))
    result = Text()
    for i, (kind, said) in enumerate(parts):
        if kind == "-":
            result.append(f"[-{said}-]", "red")
        elif kind == "+":
            result.append(f"{{+{said}+}}", "green")
        else:
            result.append(_context(said, first=i == 0, last=i == len(parts) - 1))
    return result


def fact_difference(old: Sequence[StoredFact], new: Sequence[StoredFact]) -> tuple[list[str], list[str]]:
    """The facts that went and those that came, a line each. Facts that only moved are neither."""
    before, after = {_line(fact) for fact in old}, {_line(fact) for fact in new}
    gone = [line for line in dict.fromkeys(map(_line, old)) if line not in after]
    come = [line for line in dict.fromkeys(map(_line, new)) if line not in before]
    return gone, come


def _line(fact: StoredFact) -> str:
    return f"{fact.type}: {shortened(phrase(fact), 120)} | {shortened(words(fact), 120)}"


def _parts(old: str, new: str) -> Iterator[tuple[str, str]]:
    """Runs of text that are kept (" "), gone ("-") or new ("+"): by line first, then by word."""
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    for kind, a, b, c, d in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        gone, come = "".join(before[a:b]), "".join(after[c:d])
        if kind == "equal":
            yield " ", gone
        else:
            yield from _by_word(gone, come)


def _by_word(old: str, new: str) -> Iterator[tuple[str, str]]:
    before, after = re.findall(r"\s+|[^\s]+", old), re.findall(r"\s+|[^\s]+", new)
    if len(before) * len(after) > MOST_WORDS:
        yield from ((kind, said) for kind, said in (("-", old), ("+", new)) if said)
        return
    for kind, a, b, c, d in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            yield " ", "".join(before[a:b])
            continue
        runs: Iterable[tuple[str, str]] = (("-", "".join(before[a:b])), ("+", "".join(after[c:d])))
        yield from ((sign, said) for sign, said in runs if said)


def _context(said: str, first: bool, last: bool) -> str:
    """What is shown of an unchanged stretch: whole words at its ends, next to the changes."""
    before = "" if first else re.match(rf".{{0,{AROUND}}}(?!\S)", said, re.DOTALL)
    after = "" if last else re.search(rf"(?<!\S).{{0,{AROUND}}}\Z", said, re.DOTALL)
    head, tail = (found.group() if isinstance(found, re.Match) else "" for found in (before, after))
    if len(head) + len(tail) >= len(said):
        return said
    return f"{head} […] {tail}" if head and tail else f"{head} […]" if head else f"[…] {tail}"
