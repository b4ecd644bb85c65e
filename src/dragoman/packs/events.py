"""How a language tells what happened: the models of `assertion.yaml` and `circumstances.yaml`.

In: those files. Out: checked, frozen models, and the table from a verb's forms to its lemma and tense. What
the words do in a sentence is left to `extract/`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Annotated, Literal, NamedTuple

from pydantic import Field, StringConstraints

from dragoman.packs.folding import fold
from dragoman.packs.knowledge import Knowledge

Text = Annotated[str, StringConstraints(min_length=1)]
Words = tuple[Text, ...]
Tense = Literal[
    "present",
    "imperfect",
    "past",
    "future",
    "conditional",
    "subjunctive",
    "participle",
    "gerund",
    "infinitive",
]
Truth = Literal[
    "asserted",
    "announced",
    "proposed",
    "hoped",
    "hypothetical",
    "rumoured",
    "asked",
    "denied",
    "cancelled",
    "postponed",
]


class Form(NamedTuple):
    """What a verb's form can be."""

    lemma: str
    tense: Tense


class AssertionWords(Knowledge):
    """Everything that `assertion.yaml` says: the file's comments tell what each key is for."""

    file = "assertion.yaml"
    paradigms: dict[Text, dict[Tense, tuple[str, ...]]]
    have: dict[Tense, Words]
    be: dict[Tense, Words]
    been: Words
    between: Words
    clitics: Words
    not_: Words = Field(alias="not")
    never: Words
    lost: Words
    modals: Words
    addressed: Words
    invited: Words
    turns: Words
    adverbs: Words
    none: Words
    nobody: Words
    governors: dict[Truth, Words]
    openers: dict[Truth, Words]
    phrases: dict[Truth, Words]
    reports: dict[Truth, Words]
    nouns: dict[Truth, Words]
    relatives: Words
    subordinators: Words
    coordinators: Words
    phrases_before_that: Words
    times: Words

    @cached_property
    def auxiliaries(self) -> dict[str, tuple[Literal["have", "be"], Tense]]:
        """Every form of *avoir* and *être*, lower-case."""
        table: dict[str, tuple[Literal["have", "be"], Tense]] = {}
        for tense, forms in self.have.items():
            table |= dict.fromkeys(forms, ("have", tense))
        for tense, forms in self.be.items():
            table |= dict.fromkeys(forms, ("be", tense))
        return table

    def conjugated(self, lemma: str) -> tuple[tuple[Tense, str], ...]:
        """The forms of a verb in the third person, its participles, gerund and infinitive.

        The longest of the paradigms' endings with which the lemma ends decides; a verb without one has its
        infinitive alone.
        """
        found: list[tuple[Tense, str]] = [("infinitive", lemma)]
        if ending := max((one for one in self.paradigms if lemma.endswith(one)), key=len, default=""):
            stem = lemma.removesuffix(ending)
            for tense, suffixes in self.paradigms[ending].items():
                found += [(tense, stem + suffix) for suffix in suffixes]
        return tuple(found)

    def forms(self, lemmas: Iterable[str]) -> dict[str, tuple[Form, ...]]:
        """Every form of some verbs and what it can be: lower-case, and as it is where accents were lost."""
        table: dict[str, list[Form]] = {}
        for lemma in lemmas:
            for tense, form in self.conjugated(lemma):
                table.setdefault(form, []).append(Form(lemma, tense))
        for form, readings in list(table.items()):
            table.setdefault(fold(form), []).extend(readings)
        return {form: tuple(dict.fromkeys(readings)) for form, readings in table.items()}


class CircumstanceWords(Knowledge):
    """`circumstances.yaml`: which dates, places and parties of a clause belong to what it tells."""

    file = "circumstances.yaml"
    absent: Words
    village: Words
    capital: Words
    near: Words
    sites: Words
    not_its_date: Words
    set_for: Words
    begins_from: Words = Field(
        description="Beginnings of verbs behind which 'à partir de' leads to their first day."
    )
    counted_from: Words
    dates_of_texts: Words
    other_acts: Words = Field(description="Participles of acts beside a meeting: a date behind is theirs.")
    other_act_ends: Words = Field(description="Words between the two by which the date is no longer theirs.")
    same_day: Words
    year_before: Words = Field(description="Words for the year before that of the day told of before.")
    same_month: Words
    same_year: Words
    day_before: Words
    day_after: Words
    days_before: Words
    days_after: Words
    delegates: Words
    heads_of: Words = Field(description="Who stands for the organisation of several states named behind.")
    local: Words
    governing: Words = Field(description="Offices of those who govern a place that is named with them.")
    regions: Words = Field(description="Parts of a state, behind the name of a place that lies there.")
    local_offices: Words
    state_bodies: Words
    locatives: Words
    groups: Words
    one_of: Words = Field(description="Determiners and adjectives before one of the states of a region.")
    one_state: Words = Field(description="Nouns, behind these, for that one state.")
    friends: Words = Field(description="Groups of friends of a state, in the parliament that is named first.")
    accredited: Words = Field(description="Offices behind which 'en' leads to where they are held.")
    ways: Words = Field(description="Works that lead to a region, which takes no part thereby.")
    numbers: dict[Text, int]
    here: Words
