"""How a language names and tells meetings: the model of `meetings.yaml`.

In: that file. Out: a checked, frozen model, and the triggers of sentences that may tell of a meeting. What
the words do in a sentence is left to `extract/meetings`.
"""

from __future__ import annotations

from pydantic import Field

from dragoman.packs.events import AssertionWords, Text, Words
from dragoman.packs.knowledge import Knowledge
from dragoman.packs.triggers import whole


class MeetingCues(Knowledge):
    """`meetings.yaml`: how meetings are named and told; the file's comments tell what each key is for."""

    file = "meetings.yaml"
    ordinals: dict[int, Words]
    nouns: dict[Text, Words]
    participial: Words
    ministerial: Words
    sessions: Words
    session_links: Words
    editions: Words
    bodies: Words
    proper: Words
    concluded: Words = Field(description="What is done of things, and the meeting with it.")
    fairs: Words = Field(description="Events whose editions are no meetings of those told of before.")
    generic: Words = Field(description="With a capital, these begin the name of a body that goes on behind.")
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
    rejoining: Words = Field(description="Verbs of gathering by which, without `se`, one meets another.")
    accessions: Words = Field(description="Where those come who travel nowhere: to power.")
    several: Words = Field(description="What says that people met, or went somewhere, more than once.")
    letters: Words = Field(description="What an envoy brings to him to whom he is sent.")
    confer: Words = Field(description="Verbs of talk that tell that people met, without `se`.")
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
    stay_begins: Words = Field(description="What is said of a visit on its first day: 'a entamé une visite'.")
    stay_arrives: Words = Field(description="How somebody comes 'pour une visite', on its first day.")
    stay_ends: Words = Field(description="What is said of a visit on its last day: 'au terme d'une visite'.")
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
    games: Words = Field(description="Where two states that meet are two teams.")
    titled: Words = Field(description="Works whose titles in quotation marks name no meeting.")
    sports: Words = Field(description='Behind "rencontre de": a game, and no meeting.')
    welcomes: Words = Field(description="Where somebody who arrives is welcomed, which is no meeting.")
    stations: Words = Field(description="Words between one who receives somebody and the next who does.")
    notions: Words
    recurring: Words = Field(description="What says that a meeting is held again and again.")
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
        named = whole(
            (*nouns, *self.bodies, *self.ceremony_nouns, *self.sessions, *self.by_themselves, *self.letters)
        )
        return tuple(sorted({*named, *self.verb_triggers(words)}))

    def verb_triggers(self, words: AssertionWords) -> tuple[str, ...]:
        """Triggers of sentences that tell of a meeting by a verb, which takes a parse to be read."""
        told = (verbs for kind, verbs in self.encounters.items() if kind not in ("see", "phone"))
        encounters = (verb for verbs in told for verb in verbs)
        verbs = (*self.travel, *self.invite, *self.alone, *encounters)
        seen = (phrase for phrase in self.by_themselves if " " in phrase)  # "a vu le": whom, the parse says
        return tuple(sorted(whole((*words.forms(verbs), *seen))))
