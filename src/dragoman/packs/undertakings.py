"""How a language speaks of undertakings: the models of `commitments.yaml` and `projects.yaml`.

In: those files. Out: checked, frozen models, the tables of forms that the extractors look words up in, and
the triggers that make a sentence worth a parse. What the words do in a sentence is left to `extract/`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Literal

from pydantic import Field

from dragoman.packs.events import AssertionWords, Form, Tense, Text, Words
from dragoman.packs.folding import fold
from dragoman.packs.knowledge import Knowledge
from dragoman.packs.triggers import whole

Modality = Literal["pledge", "agreement", "willingness", "proposal", "plan"]
REFLEXIVE = ("se ", "s'")
TO_COME: tuple[Tense, ...] = ("future", "infinitive", "conditional")
PROMISED: tuple[Tense, ...] = ("future", "conditional")
BE = "être"
_GRAVE = re.compile(r"e([tlmnvs])(er(?:a|ont|ons|ait|aient)|e|ent)$")
"""Before a silent e the stem's own has an accent: "achètera"."""


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
            for spelt in dict.fromkeys((form, fold(form), _GRAVE.sub(r"è\1\2", form))):
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
    welcoming: Words
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
    falls: Words = Field(default=(), description="Forms of verbs by which something falls to somebody.")
    charges: Words = Field(default=(), description="Words before whoever is to do what an infinitive tells.")
    idle: Words
    measures: Words
    foreseen: Words
    never: Words
    speech: Words
    meet: Words
    attend: Words
    attendants: Words = Field(default=(), description="those of them by which one only goes to a meeting")
    events: Words
    regular: Words
    deeds: Words
    undeeds: Words
    works: Words = Field(default=(), description="Nouns of bodies that may be built and given: *un hôpital*.")
    headings: dict[Modality, Words]
    parties: Words
    sides: Words
    states: Words = Field(default=(), description="those of the nouns for parties that mean one state alone")
    people: Words
    bodies: Words
    called: dict[Text, Words]
    institutions: Words
    staff: Words
    ventures: Words
    towns: Words
    texts: Words
    mouthpieces: Words
    things: dict[Text, Words] = Field(
        default_factory=dict,
        description="By pronoun the nouns of works and sums, which undertake nothing: *le prêt financera*.",
    )
    outsiders: Words
    prefixes: dict[Text, Text]
    numbers: dict[Text, int]
    about: Words
    pointing: Words
    possessives: Words
    own: Words
    homeland: Words = Field(default=(), description="those of `own` that mean the state itself")
    organs: Words = Field(default=(), description="What the names of bodies of a state begin with: *sénat*.")
    unnamed: Words
    instruments: Words
    adopting: Words
    helping: Words
    guests: Words
    arrivals: Words = Field(default=(), description="What comes by itself, which to take in is no promise.")
    sheltering: Words = Field(default=(), description="Verbs by which a place takes in what comes to it.")
    learners: Words
    effects: Words
    ends: Words
    purposes: Words
    not_deadlines: Words
    sectorless: Words = Field(description="Names in which the stem of a sector tells of none.")
    sectors: dict[Text, Words]

    @property
    def cue_lemmas(self) -> tuple[str, ...]:
        """Every verb of a cue, once."""
        return tuple(dict.fromkeys(lemma for cue in self.cues for lemma in cue.verbs))

    @cached_property
    def undone(self) -> frozenset[str]:
        """Verbs, folded, of which a future alone promises nothing."""
        verbs = (*self.never, *self.speech, *self.meet, *self.attend, *self.foreseen)
        return frozenset(fold(without_reflexive(one)) for one in verbs)

    @cached_property
    def kinds(self) -> dict[str, str]:
        """By noun, folded: what kind of party it stands for where it stands alone."""
        lists = {
            "text": self.texts,
            "institution": self.institutions,
            "person": self.people,
            "body": self.bodies,
            "side": self.sides,
        }
        lists |= {"state": self.parties, "venture": self.ventures, "outsider": self.outsiders}
        lists |= self.called | {"place": self.towns}
        return {fold(noun): kind for kind, nouns in lists.items() for noun in nouns}

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
        found: set[str] = {*self.falls, *self.charges}
        for cue in self.cues:
            found |= set(cue.tails or conjugations(cue.verbs, words, self.irregular))
        done = (*self.makers, *self.hosts, *self.welcoming, *self.gatherers, *self.refrained, *also)
        for form, readings in conjugations(done, words, self.irregular).items():
            if any(reading.tense in tenses for reading in readings):
                found.add(form)
        return found
