"""What speaks for and against a meeting where a word hints at one: signs, as short words.

In: a passage, the `Hint`, the others of its sentence, the `Company` and the meeting that was guessed. Out:
signs. What each is worth stands in the weights of the question "meeting".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.grammar.words import DETERMINERS
from dragoman.extract.meetings.guesses import Company
from dragoman.extract.meetings.hints import Hint
from dragoman.extract.meetings.nearness import PERSONAL
from dragoman.model.fact import Meeting

MANY = 3
"""Counts from here on are one sign."""


def signs_of(
    passage: Passage, hint: Hint, hints: Sequence[Hint], company: Company, guess: Meeting
) -> frozenset[str]:
    """The signs of one hint."""
    return frozenset(
        (
            *_of_word(passage, hint),
            *_of_clause(passage, hint, hints),
            *_of_company(company, guess),
        )
    )


def _of_word(passage: Passage, hint: Hint) -> Iterator[str]:
    """The word, and what stands before and behind it."""
    words = passage.words
    yield f"word:{hint.word}"
    yield "by:" + ("verb" if hint.verb else "name" if hint.head and hint.head.mechanism else "noun")
    first = hint.start
    if (head := hint.head) is not None:
        first = head.first
        yield from (name for name in ("next", "past") if getattr(head, name))
        if head.ordinal is not None:
            yield "ordinal"
    elif hint.verb is None and first and words[first - 1].fold in DETERMINERS:
        first -= 1
    yield f"after:{words[first - 1].fold if first else 'nothing'}"
    yield f"before:{words[hint.end].fold if hint.end < len(words) else 'nothing'}"


def _of_clause(passage: Passage, hint: Hint, hints: Sequence[Hint]) -> Iterator[str]:
    """What else the clause hints at."""
    number = passage.clause_at(hint.start)
    others = [one for one in hints if one is not hint and passage.clause_at(one.start) == number]
    if not others:
        yield "alone"
    yield from {f"beside:{'verb' if one.verb else 'noun' if one.head else 'hint'}" for one in others}


def _of_company(company: Company, guess: Meeting) -> Iterator[str]:
    """How many people and parties, and what the guess has of when and where."""
    for name, (people, parties) in (("clause", company.near), ("sentence", company.around)):
        yield f"people in {name}:{min(people, MANY)}"
        yield f"parties in {name}:{min(parties, MANY)}"
    yield from (f"{name}:{who}" for name, who in zip(("subject", "object"), company.sides, strict=False))
    yield f"kind:{guess.kind}"
    if guess.kind in PERSONAL:
        yield f"{guess.kind} of {min(len(guess.participants or ()), 2)} sides"
    if guess.date is not None:
        yield f"day:{'open' if guess.date.startswith('X') else guess.date.split('/')[0].count('-')}"
    if guess.country is not None:
        yield "host:" + ("party" if guess.country in company.parties else "other")
    yield "where:" + ("place" if guess.place else "country" if guess.country else "none")
