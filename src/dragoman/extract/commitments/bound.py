"""Whom a binding binds: the parties that its subject, its own words or the report around it stand for.

In: a sentence, a binding in it, the actors of the reading and the commitments before it. Out: the parties and
the words that say who they are. Words that name nobody are left to `guessing.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.extract.commitments.actors import ActorFinder
from dragoman.extract.commitments.binding import Binding
from dragoman.extract.commitments.latter import just_said, named_in_order
from dragoman.extract.commitments.scene import Scene
from dragoman.extract.grammar.subjects import RELATIVES, Subject
from dragoman.model.entity import Party
from dragoman.model.fact import Commitment
from dragoman.model.span import Span

HEAD = re.compile(r"(?:(?:le|la|les|du|son|leur|leurs|des) |l')?([\w-]+)")

GOVERNED = re.compile(r"\b(?:a|de|par|pour|avec|dans|en|sur) (?:l'|la |le |les )?$|\b(?:au|aux|du|d'|des) ?$")
BEFORE = 12  # code points in which a preposition and an article stand
AS_FOR = re.compile(r"quant (?:a |aux? )")
TO_BE = frozenset(("sera", "seront", "serait", "seraient"))
DEMONSTRATIVES = frozenset(("celui", "celle", "ceux", "celles"))
ARTICLES = frozenset(("la", "le", "les", "l'"))

Bound = tuple[tuple[Party, ...], Span]


def bound(scene: Scene, binding: Binding, actors: ActorFinder, before: Sequence[Commitment]) -> Bound:
    """Who undertakes it, and the words that say so; `before`: what was undertaken right before."""
    if binding.who is not None:
        who = _by_own_words(scene, binding.who, actors)
        own = binding.who.of(scene.passage.folded).startswith(("son ", "leur "))
        if who or not (own or binding.passive):
            return who, binding.who
    if binding.nobody:
        where = scene.span(binding)
        return actors.group(where.start) or actors.speaker(where), where
    if binding.passive:
        where = scene.span(binding)
        joint = before and len(before[-1].actors) > 1 and not actors.told.reported(where)
        speaker = () if actors.told.for_another(where) else actors.speaker(where)
        return speaker or (before[-1].actors if joint else ()), where
    if binding.whole and binding.modality == "pledge" and (promised := _in_clause(scene, binding, actors)):
        return promised
    subject = subject_of(scene, binding)
    if subject is None:
        same = [one for one in before if scene.passage.span.contains(one.action)]
        return (same[-1].actors if same and binding.shares else ()), scene.span(binding)
    return _by_subject(scene, binding, subject, actors)


def _in_clause(scene: Scene, binding: Binding, actors: ActorFinder) -> Bound | None:
    """The party by name that a promised clause binds: "le visiteur a promis que | Pékin importerait"."""
    words = scene.passage.words
    for i in range(binding.start + 1, len(words)):
        if not words[i].finite:
            continue
        subject = scene.subjects.subject(i, i + 1) if words[i].fold not in TO_BE else None
        if subject is None or subject.span.start < words[binding.start].span.start:
            subject = _before_aside(scene, binding.start, i)
        if subject is None or subject.pronoun:
            return None
        if not any(scene.reading.names_in(subject.span, "country", "organisation", "place")):
            return None
        return (who, subject.span) if (who := actors.actors(subject)) else None
    return None


def _before_aside(scene: Scene, start: int, verb: int) -> Subject | None:
    """The first words of a clause, up to an aside: "que | la société X, présente à Och, y bâtirait"."""
    words = scene.passage.words
    comma = next((k for k in range(start + 1, verb) if words[k].fold == ","), None)
    if comma is None or not any(word.fold == "," for word in words[comma + 1 : verb]):
        return None
    head = next((k for k in range(start, comma) if words[k].nominal), start)
    return Subject(Span(words[start].span.start, words[comma - 1].span.end), words[head].span)


def _by_own_words(scene: Scene, words: Span, actors: ActorFinder) -> tuple[Party, ...]:
    head = HEAD.match(words.of(scene.passage.folded))
    at = head.span(1) if head else (0, words.end - words.start)
    return actors.actors(Subject(words, Span(words.start + at[0], words.start + at[1])))


def subject_of(scene: Scene, binding: Binding) -> Subject | None:
    """The subject of the verb that binds; asides have their own: "se tient prête, a-t-il dit,"."""
    words = scene.passage.words
    aside = (k for k in range(binding.first + 1, binding.last) if words[k].fold == ",")
    last = next(aside, binding.last)
    subject = mended(scene, binding, scene.subjects.subject(binding.first, last, loose=binding.loose))
    if binding.loose and (main := _of_main_verb(scene, binding)) is not None:
        return main
    if binding.loose and binding.first == 0:  # "Prête à investir, la banque …"
        verb = next((i for i, word in enumerate(words) if word.finite), 0)
        if subject is None or subject.span.overlaps(scene.span(binding)):
            subject = scene.subjects.by_words(verb, narrow=True) if verb else None
    return subject


def _of_main_verb(scene: Scene, binding: Binding) -> Subject | None:
    """The subject of the verb on which a gerund behind a comma hangs: "X a reçu Y, s'engageant à"."""
    words = scene.passage.words
    gerund = any(word.fold.endswith("ant") for word in words[binding.first : binding.last])
    if not gerund or binding.first < 2 or words[binding.first - 1].fold != ",":
        return None
    behind = any(word.finite for word in words[binding.verb + 1 :])
    verbs = [k for k in range(binding.first) if words[k].finite]
    if behind or not verbs or any(word.fold in (";", ":") for word in words[verbs[-1] : binding.first]):
        return None
    return scene.subjects.subject(verbs[-1], verbs[-1] + 1)


def mended(scene: Scene, binding: Binding, subject: Subject | None) -> Subject | None:
    """A subject without a parse's mistakes: an article alone, "celui" of "celui-ci", "nous" for "to us"."""
    if subject is None:
        return None
    text, words = scene.passage.folded, scene.passage.words
    if not subject.pronoun and (own := _behind_colon(scene, subject, binding.first)):
        return own
    found = subject.span.of(text)
    if found in DEMONSTRATIVES and text.startswith(" ci", subject.span.end):
        span = Span(subject.span.start, subject.span.end + len("-ci"))
        return Subject(span, span, pronoun=True)
    if found in ARTICLES and binding.first:  # "La | BAD est disposée à"
        end = words[binding.first - 1].span.end
        head = Span(words[binding.first - 1].span.start, end)
        return Subject(Span(subject.span.start, end), head) if head.start > subject.span.start else None
    if found == "nous" and not _is_first(scene, binding):  # "La BLCU nous enverra"
        at = scene.passage.at(subject.span.start)
        beside = at > 0 and words[at - 1].fold not in (",", ";")
        return (scene.subjects.by_words(at) if beside else None) or subject
    return subject


def _behind_colon(scene: Scene, subject: Subject, verb: int) -> Subject | None:
    """The subject behind the colon of a heading: "Samarcande : | Huanrong Paper veut bâtir"."""
    words = scene.passage.words
    at = next((k for k in range(verb) if words[k].fold == ":"), None)
    if at is None or words[at].span.start < subject.span.end or any(word.finite for word in words[:at]):
        return None
    head = next((k for k in range(at + 1, verb) if words[k].nominal), None)
    if head is None:
        return None
    return Subject(Span(words[at + 1].span.start, words[verb - 1].span.end), words[head].span)


def _is_first(scene: Scene, binding: Binding) -> bool:
    """Whether a form of the first person plural is among the words that bind."""
    return any(
        word.fold.endswith(("ons", "mes")) for word in scene.passage.words[binding.first : binding.last]
    )


def _by_subject(scene: Scene, binding: Binding, subject: Subject, actors: ActorFinder) -> Bound:
    """Whom a subject stands for, also where the parse gives too many words for it, or an apposition."""
    if subject.pronoun and (framed := _as_for(scene, subject)) and (who := actors.actors(framed)):
        return who, framed.span
    if subject.pronoun:
        for i in range(1, binding.first):
            if scene.passage.words[i].finite and scene.opener(i) not in RELATIVES:
                actors.remember(scene.subjects.subject(i, i + 1))
    who = named_in_order(scene, subject.span, actors)
    if subject.pronoun and not who:
        saying = {word.fold for word in scene.passage.words[binding.first : binding.last]}
        who = just_said(scene, subject.span, saying, actors)
    if not subject.pronoun and not binding.bare:
        who = who or actors.folk(subject)
    who = who or actors.actors(subject)
    for narrow in (False, True):
        if not who and not subject.pronoun:
            narrower = scene.subjects.by_words(binding.first, narrow=narrow)
            if narrower is None or _governed(scene, narrower):
                continue
            subject = narrower
            who = actors.actors(subject)
    if not who and not subject.pronoun and (described := _described(scene, subject)):
        subject = described
        who = actors.actors(subject)
    if not who and not binding.bare and _is_proper(scene, subject):
        who = actors.called(subject)
    return who, subject.span


def _as_for(scene: Scene, pronoun: Subject) -> Subject | None:
    """Whom a pronoun takes up from "Quant à X," before it, in the same sentence."""
    text, words = scene.passage.folded, scene.passage.words
    found = AS_FOR.match(text, scene.passage.span.start)
    if found is None or not pronoun.span.of(text).lstrip("-").startswith(("il", "elle")):
        return None
    first = scene.passage.at(found.end())
    end = next((k for k in range(first + 1, len(words)) if words[k].fold == ","), len(words))
    if words[end - 1].span.end > pronoun.span.start or end <= first:
        return None
    head = next((k for k in range(first, end) if words[k].nominal), first)
    return Subject(Span(words[first].span.start, words[end - 1].span.end), words[head].span)


def _governed(scene: Scene, subject: Subject) -> bool:
    """Whether a preposition stands before some words, which are no subject then: "à | l'OCS"."""
    start = subject.span.start
    return GOVERNED.search(scene.passage.folded, max(0, start - BEFORE), start) is not None


def _described(scene: Scene, subject: Subject) -> Subject | None:
    """The name that a bare noun between commas describes: "Uzbekhydro, maître d'ouvrage, s'est engagée"."""
    reading = scene.reading
    start, text = subject.span.start, reading.text
    if not (text[:start].endswith(", ") and text[subject.span.end : subject.span.end + 1] == ","):
        return None
    beside = reading.names_in((max(0, start - 80), start), "organisation", "country")
    name = next((one for one in beside if one.span.end == start - len(", ")), None)
    found = Subject(name.span, name.span) if name else None
    return found if found and not _governed(scene, found) else None


def _is_proper(scene: Scene, subject: Subject) -> bool:
    """Whether a subject of one word is a name: in mid-sentence, or by the parse."""
    k = scene.line.at(subject.head.start)
    begins = subject.span.start == scene.passage.span.start
    return not begins or (k < len(scene.line) and scene.line.pos(k) == "PROPN")
