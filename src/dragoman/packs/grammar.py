"""The closed classes of words that reports are told by: the model of the key `grammar` of `cues.yaml`.

In: that key. Out: a checked, frozen model. Verbs, frames and speakers are left to `cues.py`, what the words
do in a sentence to `extract/`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from dragoman.packs.knowledge import Knowledge

Text = Annotated[str, StringConstraints(min_length=1)]
Tense = Literal[
    "present",
    "imperfect",
    "past",
    "future",
    "conditional",
    "participle",
    "gerund",
    "infinitive",
]


class Grammar(Knowledge):
    """Closed classes of words that reports are told by, lower-case, as the parser splits them."""

    have: dict[Text, Tense]
    be: dict[Text, Tense]
    reflexives: tuple[Text, ...]
    clitics: tuple[Text, ...]
    inverted: tuple[Text, ...]
    subjects: tuple[Text, ...]
    others: tuple[Text, ...]
    tonic: tuple[Text, ...]
    latter: tuple[Text, ...] = Field(description="Pronouns for the one who was named last.")
    plurals: tuple[Text, ...]
    continuing: tuple[Text, ...] = Field(description="How verbs begin by which the last speaker goes on.")
    answering: tuple[Text, ...] = Field(description="How verbs begin by which somebody else answers him.")
    answered: tuple[Text, ...] = Field(description="Pronouns for whom is answered: lui.")
    same: Text = Field(description="The word, folded, that makes a source the one named before.")
    counterparts: tuple[Text, ...] = Field(description="Offices that stand for the office of the other side.")
    negations: tuple[Text, ...]
    complementisers: tuple[Text, ...]
    relatives: tuple[Text, ...]
    before_que: tuple[Text, ...] = Field(
        description="Words that make the conjunction behind them another one."
    )
    then: tuple[Text, ...] = Field(
        description="Those of them that, right behind a reporting verb, only say when: *disait alors que*."
    )
    measuring: tuple[Text, ...] = Field(
        description="How verbs begin that report nothing where they give an amount: *estime à 4 milliards*."
    )
    linking: tuple[Text, ...] = Field(
        description="Verbs besides *be* and *have* at which a clause cannot end: copulas and modals."
    )
    coordinators: tuple[Text, ...]
    joining: tuple[Text, ...] = Field(
        default=(), description="Conjunctions of one more subject that end like a clause's: *ainsi que*."
    )
    contrasts: tuple[Text, ...]
    genitives: tuple[Text, ...]
    prepositions: tuple[Text, ...]
    hearing: tuple[Text, ...] = Field(description="Prepositions that lead to who hears what is said.")
    articles: tuple[Text, ...]
    titles: tuple[Text, ...] = Field(description="Words before a person's name, without their full stop.")
    as_said: tuple[Text, ...]
    before_gerund: tuple[Text, ...]
    before_infinitive: tuple[Text, ...] = Field(
        description="Words before an infinitive that the verb before it needs: *de*."
    )
    factual: tuple[Text, ...] = Field(description="Words before an infinitive that say that it was done.")
    affirming: tuple[Text, ...] = Field(
        description="Verbs before an infinitive that, negated, say that it was done."
    )
    granting: tuple[Text, ...] = Field(
        default=(), description="Words that open a sentence by granting something: *si le coût est élevé, …*."
    )
    conditions: tuple[Text, ...] = Field(description="Words before a subject that make its verb no fact.")
    asides: tuple[Text, ...] = Field(
        description="Words behind an attribution that tell of it and never go on with what was said."
    )
    indefinite: tuple[Text, ...] = Field(description="Articles of somebody who is not known yet.")
    contraries: tuple[Text, ...] = Field(
        description="Words before a frame or relative that the text contradicts."
    )
    occasion_nouns: tuple[Text, ...] = Field(
        description="Nouns that tell where or when somebody said it, behind a preposition."
    )
    names_in_quotes: tuple[Text, ...] = Field(
        description="Nouns after which marks enclose a name, not words said."
    )
    silences: tuple[Text, ...] = Field(
        description="Beginnings of what tells behind a report that its speaker did not say more."
    )
    times: tuple[Text, ...] = Field(
        description="Words of time that may stand between a verb and its subject."
    )
    wishing: tuple[Text, ...] = Field(
        description="Verbs that, in the present tense, tell what a state wants rather than what it says."
    )
    judging: tuple[Text, ...] = Field(
        description="Verbs behind whose object a quoted word judges it: *juge le plan « bon »*."
    )
    inviting: tuple[Text, ...] = Field(
        description="Verbs that say nothing where what they call somebody to is an event."
    )
    willing: tuple[Text, ...] = Field(description="Adjectives of readiness: a commitment, not a statement.")
    occasions: tuple[Text, ...] = Field(description="Words that begin where or when somebody said it.")
    openings: tuple[Text, ...] = Field(description="Words that begin an aside after a speaker's name.")
