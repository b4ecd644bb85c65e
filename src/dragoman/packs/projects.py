"""How a language speaks of what is built, run or carried on: the model of `projects.yaml`.

In: that file. Out: a checked, frozen model, and the triggers of sentences that may tell of a project. What
the words do in a sentence is left to `extract/projects`.
"""

from __future__ import annotations

import re
from typing import Literal

from pydantic import Field

from dragoman.packs.events import Tense, Text, Words
from dragoman.packs.knowledge import Knowledge
from dragoman.packs.triggers import whole
from dragoman.packs.vocabularies import ProjectStatus, Sector

ProjectEvent = Literal[
    "begin", "build", "finish", "open", "run", "progress", "resume", "survey", "finance", "invest",
    "suspend", "cancel", "propose", "ask", "agree", "plan",
]  # fmt: skip


class ThingType(Knowledge):
    """Nouns for one type of thing that is built or run."""

    nouns: Words = Field(description="The nouns.")
    sector: Sector = Field(description="The sector.")
    weight: Literal["work", "place", "route"] = Field(
        default="work",
        description="`work`: such a thing is a project wherever it is named; `place`: only where the text"
        " says that it is built, changed or opened; `route`: only with both its ends.",
    )
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
    hinted: tuple[ThingType, ...] = Field(
        default=(),
        description="Nouns for parts of projects and for what is a project now and then only: no rule goes by"
        " them, but what they name may be told where it is likely.",
    )
    joining: Words
    continents: Words = Field(
        default=(), description="Names of what is too wide to tell the ways that lead there from each other."
    )
    offshoots: Words = Field(default=(), description="Nouns for a part of a school elsewhere.")
    schools: Words = Field(default=(), description="Words for the school that it is a part of.")
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
    reflexive: Words = Field(default=(), description="Verbs that mean something else with a reflexive.")
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
    sharing: Words = Field(description="Nouns for a part that somebody takes in running something.")
    running: Words = Field(description="Nouns for that running, which need not have begun.")
    sought: Words = Field(description="Nouns for what is looked for so that something may begin or open.")
    loans: Words
    instruments: Words
    covering: Words
    documents: Words
    light: Words
    shown: Words
    announcing: Words
    listed: Words
    leads: dict[ProjectStatus, Words] = Field(
        default_factory=dict,
        description="Words of a sentence with a colon, by the status that they give what the list below it"
        " is to have done; `mentioned` for what is only talked of.",
    )
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
    about_to: Words = Field(default=(), description="Words between *être* and what is soon done.")
    works_by: tuple[Words, ...] = Field(
        default=(), description="Groups of words for what a plant works by: no wind farm is a solar plant."
    )
    kindred: tuple[Words, ...] = Field(
        default=(),
        description="Groups of first words of names that may mean the same thing: an entry is meant only"
        " where a name of it begins as the text's words do, or with a word of the same group.",
    )
    adjectives: Words = Field(default=(), description="Nouns for types that are adjectives, too.")
    unnamed: Words = Field(default=(), description="Words with a capital that name no place of a thing.")
    bodies: Words = Field(default=(), description="Nouns that, with a capital, begin names of bodies.")
    gatherings: Words = Field(default=(), description="Nouns that begin names of gatherings.")
    introducing: Words
    firms: Words
    acting: Words

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
