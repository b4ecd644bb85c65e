"""Who is in a reader's mind at a place of a text: the persons named so far, the last subject, the last pair.

In: mentions in the order of the text. Out: whom a pronoun or a definite noun brings back.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from dragoman.model.entity import Entity, Party, key
from dragoman.model.reading import Reading, Sentence, Token
from dragoman.model.span import Span

MEMORY = 8
"""Sentences over which a pronoun still finds the person that it stands for."""


LEAD = 6  # code points of an article before the name with which a sentence begins
_AS_FOR = re.compile(r"\b[Qq]uant (?:à |au |à la |à l')(?:M\. |Mme )?$")
_ADDRESSED = re.compile(r"(?:^|[;:] )(?:[Ààa] |[Aa]u |[ÀàA] la |[ÀàA] l')(?:M\. |Mme )?$")
_SUBORDINATE = re.compile(
    r"(?:\b(?:que|où|dont|quand|lorsque|laquelle|auquel|desquels|si|comme) |qu'|s')(?:M\. |Mme )?$"
)
_CONTROLLED = re.compile(r" (?:de |d'|à )(?:(?:lui|leur|se|le|la|les|y|en) |[sl]')?[a-zà-ÿ]+(?:er|ir|re)\b")
"""What somebody is asked to do: "X a prié Y de transmettre": Y is no subject."""
_OBJECTS = frozenset({"obj", "iobj"})
_GOVERNED = re.compile(r"(?:\b(?:de|du|des|à|au|aux|par|avec|chez|pour|et|selon) |\bd')(?:M\. |Mme )?$")


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a person is named or meant, and whether as the subject of its clause.

    `addressed`: somebody else does something to him there: "À Zhao Leji, il déclara …". `embedded`: the
    clause is within another: "X a ouvert le forum, auquel assistait Y".
    """

    place: Span
    person: Entity
    subject: bool
    sentence: int
    addressed: bool = False
    embedded: bool = False


class Discourse:
    """The persons of a text up to the place that the reading has come to."""

    def __init__(
        self,
        reading: Reading,
        gender: Callable[[Party], str | None],
        roles: Callable[[Reading, Entity], frozenset[str]],
        predicates: re.Pattern[str],
        state: Callable[[Entity], str | None] = lambda _: None,
    ) -> None:
        """Nobody is in mind yet.

        `gender`, `roles` and `state` tell what is known of a person, in the text or the registry;
        `predicates` matches the verbs that make a name before them their subject, for sentences
        without a parse.
        """
        self._reading = reading
        self._gender = gender
        self._roles = roles
        self._predicates = predicates
        self._state = state
        self._mentions: list[Mention] = []
        self._group_at: Mention | None = None
        self.group: tuple[Party, ...] = ()

    def add(self, place: Span, person: Entity) -> None:
        """The text comes to a mention of a person."""
        index = sentence_index(self._reading, place.start)
        sentence = self._reading.sentences[index]
        office = [one.span for one in self._reading.offices if one.span.contains(place)]
        start = min([place.start, *(span.start for span in office)])
        whole = Span(start, max([place.end, *(span.end for span in office)]))
        lead = self._reading.text[max(sentence.span.start, start - 14) : start]
        own = [token for token in sentence.tokens if whole.contains(token.span)]
        nominative = [token for token in own if _relation(sentence, token).startswith("nsubj")]
        aside = lead.endswith(", ") and self._reading.text.startswith(",", whole.end)
        told = not _GOVERNED.search(lead) and self._predicates.match(self._reading.text, whole.end + aside)
        subject = bool(nominative or told) and not _CONTROLLED.match(self._reading.text, whole.end)
        embedded = _SUBORDINATE.search(lead) is not None or any(_within(sentence, one) for one in nominative)
        if self._mentions:
            last = self._mentions[-1]
            between = self._reading.text[last.place.end : place.start]
            apposed = between.startswith(", et ") and not self._predicates.match(
                self._reading.text, whole.end
            )
            joined = (between.startswith(" et ") or apposed) and len(between) < 80
            if key(last.person) != key(person) and joined and not self._outranked(last):
                self.group, self._group_at = (last.person, person), last
        addressed = _ADDRESSED.search(lead) is not None
        opens = start - sentence.span.start < LEAD or _AS_FOR.search(lead) is not None
        leads = not addressed and (subject or opens)
        self._mentions.append(Mention(place, person, leads, index, addressed, embedded and not opens))

    def _outranked(self, mention: Mention) -> bool:
        """Whether the pair in mind is the subject of the same sentence, and another is not."""
        last = self._group_at
        return last is not None and last.subject and not mention.subject and last.sentence == mention.sentence

    def people(self) -> tuple[Mention, ...]:
        """The mentions so far, in order."""
        return tuple(self._mentions)

    def subject(
        self,
        at: Span,
        gender: str,
        *,
        before_sentence: bool = False,
        of: Party | None = None,
        roles: frozenset[str] = frozenset(),
    ) -> tuple[Party, ...]:
        """The last subject of fitting gender (and state), else the last person named.

        `roles`: of those the person has one, or none is known of him.

        `before_sentence` leaves out the clause of `at`: in "X, a-t-il dit" X is not who speaks. Nor is
        X the visitor in "X recevait le visiteur".
        """
        here = sentence_index(self._reading, at.start)
        clause = self._reading.text.rfind(";", self._reading.sentences[here].span.start, at.start)
        doer = self._doer(here, at)
        near = [
            one
            for one in self._mentions
            if here - one.sentence <= MEMORY
            and not (before_sentence and one.sentence == here and one.place.end > clause)
            and not (one.addressed and one.sentence == here and one.place.end > clause)
            and self._fits(one.person, gender)
            and (of is None or self._of(one.person) in (None, of))
            and self._called(one.person, roles)
            and key(one.person) != doer
        ]
        subjects = [one for one in near if one.subject]
        main = {one.sentence for one in subjects if not one.embedded}
        chosen = [one for one in subjects if not one.embedded or one.sentence not in main] or near
        return (chosen[-1].person,) if chosen else ()

    def _doer(self, here: int, at: Span) -> str | None:
        """Who does it to somebody at `at`, an object: the subject before it in the same sentence."""
        sentence = self._reading.sentences[here]
        objects = (_relation(sentence, one) in _OBJECTS for one in sentence.tokens if at.contains(one.span))
        last = self._mentions[-1] if self._mentions and any(objects) else None
        return key(last.person) if last and last.subject and last.sentence == here else None

    def latest(self, at: Span, gender: str) -> tuple[Party, ...]:
        """The very last person named before `at`, subject or not: "ce dernier", "celui-ci"."""
        here = sentence_index(self._reading, at.start)
        near = [one for one in self._mentions if here - one.sentence <= 2 and self._fits(one.person, gender)]
        own = near[-1] if near and near[-1].subject and near[-1].sentence == here else None
        others = [one for one in near if own and key(one.person) != key(own.person)]
        near = others or near  # "Il a invité ce dernier": nobody does it to himself
        return (near[-1].person,) if near else ()

    def other(self, at: Span, gender: str) -> tuple[Party, ...]:
        """The last person named who is not the last subject: "son hôte", "son interlocuteur"."""
        subject = {key(one) for one in self.subject(at, "m")}
        others = [one for one in self._mentions if key(one.person) not in subject]
        fitting = [one for one in others if self._fits(one.person, gender)]
        return (fitting[-1].person,) if fitting else ()

    def last_two(self, roles: frozenset[str] = frozenset()) -> tuple[Party, ...]:
        """The two persons named last who have one of these roles, in the order in which they were."""
        found: dict[str, Entity] = {}
        for one in reversed(self._mentions):
            if not self._called(one.person, roles):
                continue
            found.setdefault(key(one.person), one.person)
            if len(found) == 2:
                return tuple(reversed(found.values()))
        return ()

    def pair(self, at: Span, roles: frozenset[str]) -> tuple[Party, ...]:
        """The pair that was named together in the sentences before, if both are known to have such a role."""
        known = [self._roles(self._reading, one) for one in self.group if isinstance(one, Entity)]
        fit = len(known) == len(self.group) == 2 and all(one & roles for one in known)
        return self.last_group(at) if fit else ()

    def last_group(self, at: Span) -> tuple[Party, ...]:
        """The last pair that was named together, if it still is in mind."""
        here = sentence_index(self._reading, at.start)
        keys = {key(one) for one in self.group if isinstance(one, Entity)}
        recent = [one for one in self._mentions if key(one.person) in keys]
        return self.group if recent and here - recent[-1].sentence <= MEMORY else ()

    def _fits(self, person: Entity, gender: str) -> bool:
        known = self._gender(person)
        return known == gender if known or gender == "f" else True

    def _called(self, person: Entity, roles: frozenset[str]) -> bool:
        known = self._roles(self._reading, person)
        return not roles or not known or bool(known & roles)

    def _of(self, person: Entity) -> Party | None:
        offices = [one.of for one in self._reading.offices if key(one.person) == key(person)]
        return next((of for of in offices if isinstance(of, str)), self._state(person))


def _relation(sentence: Sentence, token: Token) -> str:
    """What a token is to its clause: a name behind "M." what that is."""
    return sentence.tokens[token.head].relation if token.relation.startswith("flat") else token.relation


def _within(sentence: Sentence, subject: Token) -> bool:
    """Whether the verb of a subject is that of a clause which says something of a noun."""
    named = sentence.tokens[subject.head] if subject.relation.startswith("flat") else subject
    return sentence.tokens[named.head].relation.startswith("acl")


def sentence_index(reading: Reading, at: int) -> int:
    """The number of the sentence in which, or before which, a place lies."""
    return max(0, reading.sentence_index(at))
