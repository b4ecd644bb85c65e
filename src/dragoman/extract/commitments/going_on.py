"""Clauses that go on with one before: what a report, a hope or a doubt says of that one holds for them too.

In: a passage and the place of a word. Out: verdicts, and the verb beside which a verb stands.
"""

from __future__ import annotations

import re

from dragoman.extract.grammar.assertion import AssertionReader
from dragoman.extract.grammar.clauses import Passage

FUTURE = re.compile(r"^[a-zà-ÿ]{3,}r(?:a|ont)$")  # whatever a parse takes it for


def goes_on(passage: Passage, k: int, number: int) -> bool:
    """Whether "et que" at word `k` goes on with the report that clause `number` is, no "que" between.

    "A dit que X créerait une usine | et que Y avait signé": what Y did is no part of what X undertakes.
    """
    clause, words = passage.clauses[number], passage.words
    if clause.opener != "que" or words[k].fold != "et" or words[k + 1 : k + 2] == ():
        return False
    inner = {word.fold for word in words[clause.start + 1 : k]}
    return words[k + 1].fold in ("que", "qu'") and not inner & {"que", "qu'"}


def believed(reader: AssertionReader, passage: Passage, i: int) -> bool:
    """Whether a future goes on with one that is hoped or doubted: "sûr que X achèvera … et ouvrira"."""
    if not FUTURE.search(passage.words[i].form):
        return False
    before = abreast(passage, i)
    if before is None:
        return False
    return reader.context(passage, before) is not None or believed(reader, passage, before)


def abreast(passage: Passage, i: int) -> int | None:
    """The verb of the same tense before, in a list of what is to be done: "renforcerait …, ferait …"."""
    words = passage.words
    if i < 2 or not {words[i - 1].fold, words[i - 2].fold} & {",", "et"}:
        return None
    before = [k for k in range(i) if words[k].finite and words[k].tense == words[i].tense]
    return before[-1] if before and not any(w.fold in (";", ":") for w in words[before[-1] : i]) else None
