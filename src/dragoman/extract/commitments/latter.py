"""Whom "celui-ci", "la seconde" and a pronoun behind a report mean: by the order in which the text names.

In: a sentence and the words of a subject. Out: parties, or nothing where the order does not settle it. Other
pronouns are left to `actors.py`, words that nothing settles to `antecedents.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.extract.commitments.actors import ActorFinder
from dragoman.extract.commitments.scene import Scene
from dragoman.extract.grammar.subjects import Subject
from dragoman.model.entity import Party
from dragoman.model.span import Span

LATTER = frozenset(("celui ci", "celle ci", "ce dernier", "cette derniere"))
FORMER = re.compile(r"(?:le |la |l')(?:(?P<first>premiere?|une?)|(?P<second>seconde?|autre|deuxieme))$")
HE = frozenset(("il",))
SAYING = frozenset(("dit", "dite", "declare", "declaree", "montre", "montree", "promis", "propose", "engage"))
BACK = 300  # code points back to which an order of names reaches
COMPANY = re.compile(
    r"\b(?:(?P<whole>[Ll][ae] |[Ll]')|du |au )(?P<noun>[\w-]+)(?: [a-zà-ÿ-]+){0,2}"
    r"(?: (?:de |du |d')?[A-ZÀ-Þ][\w&'-]*)+"
)
NOUN = re.compile(r"\b(?:l'|la |le |son |sa )(?P<noun>[\w-]+)")
KINDS = ("organisation", "country", "person")
ARTICLE = re.compile(r"(?:la|le) ")
_FEMININE = re.compile(r"\b(?:la|cette|une|mme|sa) (?:[\w-]+ ){0,2}$")
_MASCULINE = re.compile(r"\b(?:le|du|au|ce|un|m\.|son) (?:[\w-]+ ){0,2}$")


def named_in_order(scene: Scene, words: Span, actors: ActorFinder) -> tuple[Party, ...]:
    """Whom "celle-ci" means, who was named last, or "la première" of two that were."""
    text = words.of(scene.passage.folded)
    if text in LATTER:
        if (bare := _bare_before(scene, words, actors)) is not None:
            return bare
        feminine = text in ("celle ci", "cette derniere")
        return next((who for name, who in _named(scene, words, actors) if _fits(scene, name, feminine)), ())
    found = FORMER.match(text)
    if found is None:
        return ()
    pair = list(dict.fromkeys(who for _, who in _named(scene, words, actors)))
    if len(pair) != 2 or any(isinstance(one, str) for who in pair for one in who):
        return ()  # two bodies: of a state and a firm one may be no more than spoken of
    return pair[1] if found["first"] else pair[0]


def just_said(scene: Scene, words: Span, saying: set[str], actors: ActorFinder) -> tuple[Party, ...]:
    """Whom "il" means that opens a sentence of saying: who says the sentence before, named behind it."""
    opens = words.start == scene.passage.span.start
    before = scene.before()
    if not opens or before is None or words.of(scene.passage.folded) not in HE or not saying & SAYING:
        return ()
    return actors.told.behind(before)


def _named(scene: Scene, words: Span, actors: ActorFinder) -> Iterator[tuple[Span, tuple[Party, ...]]]:
    """The parties named before some words, in the sentence or the one before, the last first."""
    before = scene.before()
    start = max(words.start - BACK, before.start if before else scene.passage.span.start)
    found = {
        name.span: actors.stand_in(name.entity)
        for name in scene.reading.names_in((start, words.start), *KINDS)
        if name.span.end <= words.start
    }
    for match in COMPANY.finditer(scene.reading.text, start, words.start):
        noun = Span(*match.span("noun"))
        whole = Span(match.start() if match["whole"] else noun.start, match.end())
        if noun.of(scene.passage.folded) in actors.bodies and (who := actors.actors(Subject(whole, noun))):
            found = {span: one for span, one in found.items() if not span.overlaps(whole)}
            found[whole] = who
    yield from sorted(found.items(), reverse=True)


def _bare_before(scene: Scene, words: Span, actors: ActorFinder) -> tuple[Party, ...] | None:
    """Whom a noun nearer than any name means: "auprès de l'opérateur. Ce dernier"."""
    start = max((one.span.end for one in scene.reading.names if one.span.end <= words.start), default=0)
    found = [
        match
        for match in NOUN.finditer(scene.passage.folded, max(start, words.start - BACK), words.start)
        if match["noun"] in actors.bodies
    ]
    if not found:
        return None
    return actors.actors(Subject(Span(*found[-1].span()), Span(*found[-1].span("noun"))))


def _fits(scene: Scene, name: Span, feminine: bool) -> bool:
    """Whether the article before a name does not speak against a gender."""
    before = scene.passage.folded[max(0, name.start - 30) : name.start]
    if match := ARTICLE.match(scene.passage.folded, name.start):  # the words begin with it
        before = match[0]
    return (_MASCULINE if feminine else _FEMININE).search(before) is None
