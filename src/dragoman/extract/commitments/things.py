"""Works and sums of money as subjects: what they will do is an effect, nothing that a party undertakes.

In: the words of a subject, or a pronoun, with the text before. Out: whether they mean such a thing: "ce
prêt", "il" behind a sentence that begins with "Le prêt".
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from dragoman.extract.commitments.binding import Binding
from dragoman.extract.commitments.scene import Scene
from dragoman.model.span import Span
from dragoman.packs.alternation import alternation
from dragoman.packs.folding import fold
from dragoman.packs.undertakings import CommitmentWords

MONEY = re.compile(r"(?:les|ces|des) (?:\w+ )?fonds\b")  # "le fonds" is a body
DETERMINED = r"\b(?:le|la|les|l'|ce|cet|cette|ces|un|une|son|leur|notre) ?(?:\w+ )?"
DONE_TO = re.compile(r" (?:le|la|les) ")  # "elle la soutiendra": the thing is what it is done to
ONSET = re.compile(r".*[«“:] ?", re.DOTALL)
AIMS = frozenset(("pour", "vise", "visent", "visera", "viseront"))


class Things:
    """Tells things from parties in one language."""

    def __init__(self, words: CommitmentWords) -> None:
        self._by_pronoun = {pronoun: _any(nouns) for pronoun, nouns in words.things.items()}
        self._any = _any(noun for nouns in words.things.values() for noun in nouns)

    def do(self, scene: Scene, binding: Binding, where: Span) -> bool:
        """Whether a future or an aim is told of a thing; `where`: the words for whoever it is told of."""
        if not (binding.bare or aims(scene, binding)):
            return False
        text = where.of(scene.passage.folded)
        if nouns := self._by_pronoun.get(text.lstrip("-")):
            told = binding.bare and nouns.search(scene.passage.folded, _last_name(scene, where), where.start)
            if told and not _of_party(scene) and not DONE_TO.match(scene.passage.folded, where.end):
                return True  # "Le ministre a salué le projet, déclarant qu'il apporterait": perhaps of that
            before = scene.before()
            if before is None:
                return False
            found = nouns.search if aims(scene, binding) else nouns.match
            return found(scene.passage.folded, before.start, before.end) is not None
        verb = scene.passage.words[binding.first].span.start
        text = scene.passage.folded[where.start : max(where.end, verb)]  # a parse's subject may lie too far
        onset = ONSET.match(text)
        start = onset.end() if onset else 0
        return any(one.match(text, start) is not None for one in (self._any, MONEY))


def aims(scene: Scene, binding: Binding) -> bool:
    """Whether it is an aim that is told: "Khorgos a pour but de", "ce contrat vise à"."""
    return any(word.fold in AIMS for word in scene.passage.words[binding.first : binding.last])


def _last_name(scene: Scene, where: Span) -> int:
    """Where the last state, body or person named before some words in their sentence ends."""
    start = scene.passage.span.start
    names = scene.reading.names_in((start, where.start), "country", "organisation", "person")
    return max((name.span.end for name in names), default=start)


def _of_party(scene: Scene) -> bool:
    """Whether a state or body is the subject of the sentence: "Pékin a salué le projet et dit qu'il"."""
    subject = scene.main_subject()
    return subject is not None and any(
        scene.reading.names_in(subject.head, "country", "organisation", "place")
    )


def _any(nouns: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"{DETERMINED}{alternation(re.escape(fold(noun)) for noun in nouns)}s?\b")
