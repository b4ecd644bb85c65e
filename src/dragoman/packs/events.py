"""How a language tells what happened: the models of `assertion`, `circumstances` and `meetings.yaml`.

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
from dragoman.packs.triggers import whole

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
    delegations: Words
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


class MeetingCues(Knowledge):
    """`meetings.yaml`: how meetings are named and told; the file's comments tell what each key is for."""

    file = "meetings.yaml"
    ordinals: dict[int, Words]
    numbered_endings: Words
    nouns: dict[Text, Words]
    participial: Words
    ministerial: Words
    sessions: Words
    session_links: Words
    editions: Words
    bodies: Words
    proper: Words
    parts: Words
    take_place: Words
    scheduled: Words
    called_off: Words
    put_off: Words
    guests: Words
    host: Words
    attend: Words
    joining: Words
    there: Words
    arrived: Words = Field(description="Who has come for what follows 'pour', which has not begun.")
    frames: Words
    holding: Words
    host_of: Words
    encounters: dict[Text, Words]
    alone: Words
    by_themselves: Words
    talks: Words
    discuss: Words
    talk_with: Words
    by_phone: Words
    online: Words
    hybrid: Words
    in_person: Words
    travel: Words
    going: Words
    reaching: Words
    on_the_way: Words
    expected: Words
    arriving: Words
    leaving: Words
    awaited: Words
    pronominal: Words
    taking: Words
    journeys: Words
    visiting: Words
    visit_of: Words
    presence: Words
    separately: Words
    met_press: Words = Field(description="Whom somebody meets where he tells many something.")
    counted: Words = Field(description="Behind a numbered meeting, what counts others than its own editions.")
    launched: Words = Field(description="Beginnings from which the editions of a meeting are counted.")
    peers: Words = Field(description="Nouns for those whom somebody meets one after another.")
    together: Words
    during: Words
    beside: Words
    margins: Words
    jointly: Words
    rolls: Words
    speeches: Words
    press: Words = Field(description='Behind "un entretien à": an interview, and no meeting.')
    other_acts: Words = Field(description="What leads to another act of those who meet.")
    ignored: Words = Field(description="Words of ignorance before the noun for a meeting.")
    bidden: Words = Field(description='Participles before "à un séjour": who is bidden has not gone yet.')
    growth: Words = Field(description="Nouns behind which a meeting's noun is what grows, and no meeting.")
    events: Words = Field(description="At the head of a sentence: the meeting that was told of before.")
    pronouns: Words = Field(description="… and pronouns for it, before `took_place`.")
    took_place: Words
    further: Words = Field(description='Before "une cérémonie": another than the one told of before.')
    sports: Words = Field(description='Behind "rencontre de": a game, and no meeting.')
    welcomes: Words = Field(description="Where somebody who arrives is welcomed, which is no meeting.")
    stations: Words = Field(description="Words between one who receives somebody and the next who does.")
    notions: Words
    within_day: Words = Field(description="Parts of the day that the text told of last.")
    of_the_month: Words = Field(description='Behind "les 16 et 17": days of the month told of last.')
    year: Words = Field(description='A year, and years, behind a number: "deux ans plus tôt".')
    sitting: Words = Field(description="Of the verbs of meeting, those whose subject is a body alone.")
    times: Words = Field(description='Behind an ordinal, how often a body has met: "pour la douzième fois".')
    forums: Words = Field(description="Of the bodies, those whose meetings are forums.")
    attended: Words
    eve: Words
    other_time: Words
    elsewhere: Words
    links: Words
    prepositions: Words
    invite: Words
    invited_to: Words
    ceremony_verbs: Words
    ceremony_nouns: Words
    ceremony_doers: Words
    ranks: dict[Text, Words]
    summit_ranks: Words
    next: Words
    past: Words
    chair_cues: Words
    organiser_cues: Words
    theme_cues: Words
    possessives: Words
    definite: Words
    hinting_nouns: dict[Text, Words] = Field(
        description="Nouns, besides `nouns`, that only hint at a meeting, by the kind that they hint at."
    )
    hinting_verbs: dict[Text, Words] = Field(
        description="Verbs that only hint at a meeting, by the kind that they hint at."
    )

    @property
    def verbs(self) -> Words:
        """Every verb that tells of a meeting."""
        groups = (
            self.take_place,
            self.scheduled,
            self.called_off,
            self.put_off,
            self.host,
            self.attend,
            self.travel,
            self.going,
            self.invite,
            self.invited_to,
            self.ceremony_verbs,
            self.ceremony_doers,
            *self.encounters.values(),
        )
        return tuple(dict.fromkeys(verb for group in groups for verb in group))

    def triggers(self, words: AssertionWords) -> tuple[str, ...]:
        """Triggers of sentences that may tell of a meeting."""
        nouns = (noun for found in self.nouns.values() for noun in found)
        named = whole((*nouns, *self.bodies, *self.ceremony_nouns, *self.sessions, *self.by_themselves))
        return tuple(sorted({*named, *self.verb_triggers(words)}))

    def verb_triggers(self, words: AssertionWords) -> tuple[str, ...]:
        """Triggers of sentences that tell of a meeting by a verb, which takes a parse to be read."""
        told = (verbs for kind, verbs in self.encounters.items() if kind not in ("see", "phone"))
        encounters = (verb for verbs in told for verb in verbs)
        verbs = (*self.travel, *self.invite, *self.alone, *encounters)
        seen = (phrase for phrase in self.by_themselves if " " in phrase)  # "a vu le": whom, the parse says
        return tuple(sorted(whole((*words.forms(verbs), *seen))))
