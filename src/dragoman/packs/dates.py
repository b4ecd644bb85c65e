"""How a language speaks of time: the model of `languages/<language>/dates.yaml`.

In: that file. Out: a checked, frozen grammar of words (slots) and phrases (forms). What a phrase means is
left to `extract/dates/resolution.py`, which knows the kinds, how it is found to `extract/dates/grammar.py`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from dragoman.packs.knowledge import Knowledge

Text = Annotated[str, StringConstraints(min_length=1)]

Kind = Literal[
    "date",
    "days",
    "day-list",
    "years",
    "numeric",
    "quarter",
    "half",
    "first-months",
    "first-quarters",
    "last-months",
    "week",
    "decade",
    "century",
    "season",
    "weekday",
    "weekday-day",
    "day-word",
    "unit",
    "ago",
    "ahead",
    "stretch",
    "shift",
    "part",
    "unsettled",
]


class Slot(Knowledge):
    """Words that mean a number or a name, and the digits (a regular expression) that do.

    What letters may stand behind digits ("1er") is written out.

    `words` leads from what is meant (a month's number, a unit's name) to the words for it. A full stop at a
    word's end may be missing in the text; a hyphen and a space are the same.
    """

    digits: Text | None = None
    words: dict[int | str, tuple[Text, ...]] = Field(default_factory=dict)


class Form(Knowledge):
    """Phrases of one kind.

    A pattern is made of words, `{slot}`, `{macro}`, `[optional]`, `(one|other)`; a space is one or two
    spaces. `then`: an expression of time has to follow, to which this one is applied. `inner`: only after
    such a phrase, or as an end of a range. `after` and `not_after`: names among `contexts`, one of whose
    words has to stand before, or must not. `bare`: says so little that what surrounds it decides whether it
    is a date. `offset`: what the kind counts, where no slot says it (this: 0, next: 1, last: -1).
    """

    kind: Kind
    patterns: tuple[Text, ...]
    then: bool = False
    inner: bool = False
    bare: Literal["year", "month"] | None = None
    after: Text | None = None
    not_after: Text | None = None
    offset: int | None = None


class RangeWords(Knowledge):
    """The words that make two dates a range.

    `openers` may stand before ("du … au …") and belong to it, with an article; `pairing` (subset of the
    openers) lets a word of `joining` connect ("entre … et …"); `listing` lets it only for days that follow
    one another ("les 30 juin et 1er juillet"); `connectors` always connect.
    """

    openers: tuple[Text, ...]
    pairing: tuple[Text, ...]
    listing: tuple[Text, ...]
    connectors: tuple[Text, ...]
    joining: tuple[Text, ...]
    separators: tuple[Text, ...]
    habitual: tuple[Text, ...] = ()


class YearWords(Knowledge):
    """What stands around four digits that are a year, and around those that are a number or part of a name.

    `strong`: words before a year that leave little doubt. `weak`: words that a quantity may have before it
    too. `never`: words before a number. `names`: nouns that make a bare year part of a title ("Agenda
    2030"). `units`: what is counted, after a number. `followers`: words in -s or -x that may follow a year.
    `plural`: a regular expression for the words that follow a number.
    """

    strong: tuple[Text, ...]
    weak: tuple[Text, ...]
    never: tuple[Text, ...]
    names: tuple[Text, ...]
    units: tuple[Text, ...]
    followers: tuple[Text, ...]
    plural: Text


class DateWords(Knowledge):
    """The whole grammar of expressions of time of a language.

    `articles` may stand between a context's word and the expression. `by` words make a date a deadline,
    `about` words make it approximate, `forward` words make a weekday the next one; so does a verb that
    `coming` (a regular expression) matches, unless it is one of `coming_not` or `coming_ends` matches in
    between; but where `was_to_come` matches, a date without its year is the nearest. A verb that `gone`
    matches makes a date without its year one that is over, unless `gone_ends` matches between them.
    `frame_openers` may stand before a date that opens a sentence and dates what follows in it; `following`
    stands behind, `later` before one that is the next after the date told before, `same` behind one of its
    year, `counted_from` behind a day before or after whose own day is told. `contexts` are lists of words for
    the forms' `after`.
    """

    file = "dates.yaml"
    slots: dict[str, Slot]
    macros: dict[str, Text] = Field(default_factory=dict)
    forms: tuple[Form, ...]
    articles: tuple[Text, ...] = ()
    by: tuple[Text, ...] = ()
    by_year: tuple[Text, ...] = ()
    by_after: tuple[Text, ...] = ()
    about: tuple[Text, ...] = ()
    forward: tuple[Text, ...] = ()
    coming: Text | None = None
    coming_not: tuple[Text, ...] = ()
    coming_ends: Text | None = None
    was_to_come: Text | None = None
    frame_openers: tuple[Text, ...] = ()
    following: tuple[Text, ...] = ()
    later: tuple[Text, ...] = ()
    same: tuple[Text, ...] = ()
    counted_from: tuple[Text, ...] = ()
    gone: Text | None = None
    gone_ends: Text | None = None
    not_after: tuple[Text, ...] = ()
    contexts: dict[str, tuple[Text, ...]] = Field(default_factory=dict)
    month_after: tuple[Text, ...] = ()
    conjunctions: tuple[Text, ...] = ()
    ranges: RangeWords
    years: YearWords

    def __eq__(self, other: object) -> bool:
        """Two grammars are the same only if they are one object: what is compiled from one is kept by it."""
        return self is other

    def __hash__(self) -> int:
        return id(self)
