"""Whom a binding binds: the parties that its subject, its own words or the report around it stand for.

In: a sentence, a binding in it, the actors of the reading and the commitments before it. Out: the parties and
the words that say who they are. Words that name nobody are left to `guessing.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.extract.commitments.actors import ActorFinder
from dragoman.extract.commitments.binding import Binding
from dragoman.extract.commitments.scene import Scene
from dragoman.extract.grammar.subjects import Subject
from dragoman.model.entity import Party
from dragoman.model.fact import Commitment
from dragoman.model.reading import Reading
from dragoman.model.span import Span

HEAD = re.compile(r"(?:(?:le|la|les|du|son|leur|leurs|des) |l')?([\w-]+)")

Bound = tuple[tuple[Party, ...], Span]


def bound(scene: Scene, binding: Binding, actors: ActorFinder, before: Sequence[Commitment]) -> Bound:
    """Who undertakes it, and the words that say so; `before`: what was undertaken right before."""
    if binding.who is not None:
        who = _by_own_words(scene, binding.who, actors)
        if who or not binding.who.of(scene.passage.folded).startswith(("son ", "leur ")):
            return who, binding.who
    if binding.nobody:
        where = scene.span(binding)
        return actors.group(where.start) or actors.speaker(where), where
    if binding.passive:
        where = scene.span(binding)
        joint = before and len(before[-1].actors) > 1 and not actors.told.reported(where)
        return actors.speaker(where) or (before[-1].actors if joint else ()), where
    subject = subject_of(scene, binding)
    if subject is None:
        same = [one for one in before if scene.passage.span.contains(one.action)]
        return (same[-1].actors if same and binding.shares else ()), scene.span(binding)
    return _by_subject(scene, binding, subject, actors)


def _by_own_words(scene: Scene, words: Span, actors: ActorFinder) -> tuple[Party, ...]:
    head = HEAD.match(words.of(scene.passage.folded))
    at = head.span(1) if head else (0, words.end - words.start)
    return actors.actors(Subject(words, Span(words.start + at[0], words.start + at[1])))


def subject_of(scene: Scene, binding: Binding) -> Subject | None:
    """The subject of the verb that binds; asides have their own: "se tient prête, a-t-il dit,"."""
    words = scene.passage.words
    aside = (k for k in range(binding.first + 1, binding.last) if words[k].fold == ",")
    last = next(aside, binding.last)
    subject = scene.subjects.subject(binding.first, last, loose=binding.loose)
    if binding.loose and binding.first == 0:  # "Prête à investir, la banque …"
        verb = next((i for i, word in enumerate(words) if word.finite), 0)
        if subject is None or subject.span.overlaps(scene.span(binding)):
            subject = scene.subjects.by_words(verb, narrow=True) if verb else None
    return subject


def _by_subject(scene: Scene, binding: Binding, subject: Subject, actors: ActorFinder) -> Bound:
    """Whom a subject stands for, also where the parse gives too many words for it, or an apposition."""
    if subject.pronoun:
        for i in range(1, binding.first):
            if scene.passage.words[i].finite:
                actors.remember(scene.subjects.subject(i, i + 1))
    who = actors.actors(subject)
    for narrow in (False, True):
        if not who and not subject.pronoun:
            subject = scene.subjects.by_words(binding.first, narrow=narrow) or subject
            who = actors.actors(subject)
    if not who and not subject.pronoun and (described := _described(scene.reading, subject)):
        subject = described
        who = actors.actors(subject)
    if not who and not binding.bare and _is_proper(scene, subject):
        who = actors.called(subject)
    return who, subject.span


def _described(reading: Reading, subject: Subject) -> Subject | None:
    """The name that a bare noun between commas describes: "Uzbekhydro, maître d'ouvrage, s'est engagée"."""
    start, text = subject.span.start, reading.text
    if not (text[:start].endswith(", ") and text[subject.span.end : subject.span.end + 1] == ","):
        return None
    beside = reading.names_in((max(0, start - 80), start), "organisation", "country")
    name = next((one for one in beside if one.span.end == start - len(", ")), None)
    return Subject(name.span, name.span) if name else None


def _is_proper(scene: Scene, subject: Subject) -> bool:
    """Whether a subject of one word is a name: in mid-sentence, or by the parse."""
    k = scene.line.at(subject.head.start)
    begins = subject.span.start == scene.passage.span.start
    return not begins or (k < len(scene.line) and scene.line.pos(k) == "PROPN")
