"""How a language speaks of undertakings: the models of `commitments.yaml` and `projects.yaml`.

In: those files. Out: checked, frozen models, the tables of forms that the extractors look words up in, and
the triggers that make a sentence worth a parse. What the words do in a sentence is left to `extract/`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from pydantic import Field

from dragoman.packs.entries import ProjectStatus, Sector
from dragoman.packs.events import AssertionWords, Form, Tense, Text, Words
from dragoman.packs.folding import fold
from dragoman.packs.knowledge import Knowledge
from dragoman.packs.triggers import whole

Modality = Literal["pledge", "agreement", "willingness", "proposal", "plan"]
REFLEXIVE = ("se ", "s'")
TO_COME: tuple[Tense, ...] = ("future", "infinitive", "conditional")
PROMISED: tuple[Tense, ...] = ("future", "conditional")
BE = "être"


def conjugations(
    lemmas: Iterable[str],
    words: AssertionWords,
    irregular: dict[str, dict[Tense, Words]],
) -> dict[str, tuple[Form, ...]]:
    """Every form of some verbs in the third person, and the first of the future; irregular ones as given.

    A reflexive pronoun before a lemma is left out of its forms and kept in the lemma's name.
    """
    table: dict[str, list[Form]] = {}
    for lemma in lemmas:
        bare = without_reflexive(lemma)
        if bare in irregular:
            forms: list[tuple[Tense, str]] = [("infinitive", bare)]
            forms += [(tense, form) for tense, found in irregular[bare].items() for form in found]
        else:
            forms = list(words.conjugated(bare))
        forms += [
            ("future", form[:-1] + "s")
            for tense, form in forms
            if tense == "future" and form.endswith("ront")
        ]
        for tense, form in forms:
            for spelt in dict.fromkeys((form, fold(form))):
                table.setdefault(spelt, []).append(Form(lemma, tense))
    return {form: tuple(dict.fromkeys(readings)) for form, readings in table.items()}


def without_reflexive(lemma: str) -> str:
    """A lemma without its reflexive pronoun: "s'engager" is "engager"."""
    for pronoun in REFLEXIVE:
        lemma = lemma.removeprefix(pronoun)
    return lemma


class Cue(Knowledge):
    """Verbs that bind their subject to what follows.

    `tails`: words one of which has to follow the verb (`*`: any ending); `linkers`: what stands before the
    infinitive, "" for nothing, "que" for a clause. `modality` is the contract's. `tenses`: those of the verb
    that count.
    """

    verbs: Words
    tails: Words = ()
    linkers: tuple[str, ...]
    modality: Modality
    noun: Literal["no", "deed", "any"] = Field(
        default="no",
        description="Whether a noun may be undertaken: `no`; a `deed` of `deeds`; `any` but `undeeds`.",
    )
    tenses: tuple[Tense, ...] = ("present", "imperfect", "past", "participle", "gerund", "future")
    group: bool = Field(
        default=False, description="The modality where several parties do it; a single one plans it."
    )


class CommitmentWords(Knowledge):
    """Everything that `commitments.yaml` says: the file's comments tell what each key is for."""

    file = "commitments.yaml"
    irregular: dict[Text, dict[Tense, Words]]
    cues: tuple[Cue, ...]
    agreed: Words
    adverbs: Words
    reporting: Words
    pledging: Words
    makers: Words
    hosts: Words
    gatherers: Words
    refrained: Words
    jointly: Words
    made: Words
    appear: Words
    nouns: dict[Modality, Words]
    adjectives: Words
    doubt: Words
    promised: Words
    announcing: Words
    gifts: Words
    idle: Words
    measures: Words
    foreseen: Words
    never: Words
    speech: Words
    meet: Words
    attend: Words
    events: Words
    regular: Words
    deeds: Words
    undeeds: Words
    headings: dict[Modality, Words]
    parties: Words
    sides: Words
    people: Words
    bodies: Words
    ventures: Words
    texts: Words
    outsiders: Words
    prefixes: dict[Text, Text]
    numbers: dict[Text, int]
    about: Words
    pointing: Words
    possessives: Words
    own: Words
    unnamed: Words
    instruments: Words
    helping: Words
    guests: Words
    ends: Words
    purposes: Words
    not_deadlines: Words
    sectors: dict[Text, Words]

    @property
    def cue_lemmas(self) -> tuple[str, ...]:
        """Every verb of a cue, once."""
        return tuple(dict.fromkeys(lemma for cue in self.cues for lemma in cue.verbs))

    def triggers(self, words: AssertionWords) -> tuple[str, ...]:
        """Triggers of sentences that may hold a commitment, worth a parse."""
        return tuple(sorted(whole(self._bound(words, TO_COME, self.made))))

    def bindings(self, words: AssertionWords) -> tuple[str, ...]:
        """Triggers of every sentence that may bind somebody, parsed or not: more than `triggers`."""
        passives = [form for tense in PROMISED for form in self.irregular[BE].get(tense, ())]
        return tuple(
            sorted(
                whole(
                    (
                        *self._bound(words, PROMISED),
                        *passives,
                        *self.agreed,
                        *self.appear,
                        *self.jointly,
                        *self._nouns,
                    )
                )
            )
        )

    @property
    def _nouns(self) -> Words:
        """Nouns that bind, and what is announced before a list."""
        named = (noun for table in (self.nouns, self.headings) for nouns in table.values() for noun in nouns)
        return (*named, *self.measures, *self.gifts)

    def _bound(self, words: AssertionWords, tenses: tuple[Tense, ...], also: Words = ()) -> set[str]:
        """What follows a cue, or the cue's forms where nothing has to, and the forms to come of doing."""
        found: set[str] = set()
        for cue in self.cues:
            found |= set(cue.tails or conjugations(cue.verbs, words, self.irregular))
        done = (*self.makers, *self.hosts, *self.gatherers, *self.refrained, *also)
        for form, readings in conjugations(done, words, self.irregular).items():
            if any(reading.tense in tenses for reading in readings):
                found.add(form)
        return found


ProjectEvent = Literal[
    "begin", "build", "finish", "open", "run", "progress", "resume", "survey", "finance", "invest",
    "suspend", "cancel", "propose", "agree", "plan",
]  # fmt: skip


class ThingType(Knowledge):
    """Nouns for one type of thing that is built or run.

    `weight`: a `work` is a project wherever it is named; a `place` only where the text says that it is built,
    changed or opened; a `route` only with both its ends.
    """

    nouns: Words
    sector: Sector
    weight: Literal["work", "place", "route"] = "work"
    bare: bool = Field(
        default=False,
        description='The noun has other meanings ("poste"): it counts only with a place that is known.',
    )
    serves: bool = Field(
        default=False,
        description="It serves the public (a port, a hospital): that it does its work tells no status.",
    )


class FlownWords(Knowledge):
    """Words that tell whether a line between two towns is flown."""

    nouns: Words = Field(description="Nouns for what joins two towns on rails or in the air.")
    words: Words = Field(description="Words of flying.")
    unlike: Words = Field(description="Words of railways.")


class ProjectWords(Knowledge):
    """Everything that `projects.yaml` says: the file's comments tell what each key is for."""

    file = "projects.yaml"
    irregular: dict[Text, dict[Tense, Words]] = Field(default_factory=dict)
    types: tuple[ThingType, ...]
    joining: Words
    points: Words
    areas: Words
    beside: Words
    possessed: Words
    getting: Words
    will_get: Words
    that_place: Words
    sited: Words
    called: Words
    priced: Words
    linking: Words
    links: Words
    qualities: Words
    never: Words
    flown: FlownWords = Field(description="When a line between two towns is an air route.")
    stages: dict[ProjectEvent, Words]
    stage_verbs: Words
    stage_nouns: Words
    verbs: dict[ProjectEvent, Words]
    nouns: dict[ProjectEvent, Words]
    works: Words
    labour: Words
    containers: Words
    copulas: Words
    attributes: dict[ProjectStatus, Words]
    open_verbs: Words
    seeing: Words
    almost: Words
    lending: Words
    delivering: Words
    signing: Words
    winning: Words
    loans: Words
    instruments: Words
    covering: Words
    documents: Words
    light: Words
    shown: Words
    announcing: Words
    listed: Words
    foreseen: Words
    again: Words
    generic: Words
    sites: Words
    openers: Words
    site_sectors: dict[Text, Sector]
    adjective_sectors: dict[Text, Sector] = Field(
        default_factory=dict,
        description="Beginnings of words that tell the sector of a thing whose type tells none.",
    )
    aside: Words
    unreal: Words
    scopes: Words
    topics: Words
    once: Words
    foretold: Words
    tenders: Words
    ahead: Words

    @property
    def every_verb(self) -> dict[ProjectEvent, Words]:
        """The verbs of each event, with those that put a thing in a state or say that it enters one."""
        return self._with_stages(self.verbs, self.stage_verbs)

    @property
    def every_noun(self) -> dict[ProjectEvent, Words]:
        """The nouns of each event, with those for being put in a state: "mise en service"."""
        return self._with_stages(self.nouns, (*self.stage_nouns, *(f"{one} *" for one in self.stage_nouns)))

    def _with_stages(self, phrases: dict[ProjectEvent, Words], heads: Words) -> dict[ProjectEvent, Words]:
        found = dict(phrases)
        for event, stages in self.stages.items():
            staged = (f"{head} en {stage}" for head in heads for stage in stages)
            found[event] = (*staged, *found.get(event, ()))
        return found

    def triggers(self) -> tuple[str, ...]:
        """Triggers of sentences that may tell of a project."""
        named = [noun for one in self.types for noun in one.nouns]
        named += [re.sub(r"\w{3,}(?<![sxz])(?!\w)(?!')", r"\g<0>s", noun) for noun in named]  # "mines d'or"
        return tuple(sorted(whole((*named, *self.works, *self.again, *self.openers, *self.shown))))
