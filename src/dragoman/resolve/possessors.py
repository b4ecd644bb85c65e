"""Whose "son président" and "le recteur" are: what the sentence before tells of.

In: a reading and a phrase of office that names nothing of its own. Out: the organisation or state that the
words before are about, or None. An office with a complement is left to `offices`, a minister's state to
`homes`.
"""

from __future__ import annotations

import re

from dragoman.model.entity import Entity, Party
from dragoman.model.reading import Reading, Sentence
from dragoman.packs.alternation import alternation
from dragoman.packs.folding import fold
from dragoman.packs.roles import Roles
from dragoman.resolve.discourse import sentence_index
from dragoman.resolve.office_phrases import OfficePhrase

BACK = 2
"""Sentences before an office in which stands whose it is."""
_OWN = re.compile(r"\b(?:son|sa)(?: (?:nouveau|nouvelle|actuel|actuelle|jeune))? $", re.IGNORECASE)
_WHOSE = re.compile(r",? dont (?:(?:MM?\. |[^,;.:]){3,100}? )?(?:le |la |l'|les )$")
_LED = re.compile(r"[\s«\"–—-]*(?:(?:le|la|les) |l')?", re.IGNORECASE)
_NAME = re.compile(r"[A-ZÀ-Þ][\w&'-]*(?: (?:(?:of|and|&) )?[A-ZÀ-Þ][\w&'-]*)*")
_WORD = re.compile(r"\s*((?:[dl]')?[\w&.°-]+)")


class Possessors:
    """Finds what offices are of in one language."""

    def __init__(self, roles: Roles) -> None:
        bodies = alternation(
            re.escape(word) for word in sorted(map(fold, roles.bodies), key=len, reverse=True)
        )
        self._body = re.compile(rf"(?:{bodies})(?!\w)")
        self._stops = frozenset(map(fold, roles.stops))
        self._not_names = frozenset(roles.not_persons)

    def of(self, reading: Reading, phrase: OfficePhrase) -> Party | None:
        """What the words before an office are about, if "son" or a bare "le recteur" points to it."""
        start = phrase.span.start
        own = _OWN.search(reading.text, max(0, start - 20), start) is not None
        bare = phrase.kind == "organisation" and phrase.article == "le" and self._opens(reading, start)
        if phrase.of is not None or phrase.kind in ("counterpart", "place") or not (own or bare):
            return None
        here = sentence_index(reading, start)
        for number in range(here - 1, max(-1, here - 1 - BACK), -1):
            sentence = reading.sentences[number]
            if _tells_of_several(sentence):
                return None
            subject = self._subject(reading, sentence, phrase, own)
            if subject is not None:
                return subject
            named = [one.entity for one in reading.names_in(sentence.span, "organisation")]
            if named:
                return named[0] if all(one == named[0] for one in named) else None
        return None

    def antecedent(self, reading: Reading, phrase: OfficePhrase) -> Entity | None:
        """The organisation before "dont": "KTZ, dont le président, X, a signé"."""
        start = phrase.span.start
        found = _WHOSE.search(reading.text, max(0, start - 160), start)
        if phrase.of is not None or found is None:
            return None
        named = (one for one in reading.names_before(found.start() + 1, 4) if one.kind == "organisation")
        entity = next((one.entity for one in named if found.start() - one.span.end < len(" (XXXX)")), None)
        return entity if isinstance(entity, Entity) else None

    def _opens(self, reading: Reading, start: int) -> bool:
        """Whether an office opens its sentence: "Le recteur, M. X, …"."""
        sentence = reading.sentence_at(start)
        lead = _LED.match(reading.text, sentence.span.start) if sentence else None
        return lead is not None and lead.end() == start

    def _subject(self, reading: Reading, sentence: Sentence, phrase: OfficePhrase, own: bool) -> Party | None:
        """The body or, of a president, the state with which a sentence begins."""
        lead = _LED.match(reading.text, sentence.span.start)
        at = lead.end() if lead else sentence.span.start
        known = next((name for name in reading.names if name.span.start == at), None)
        if known is not None and known.kind in ("organisation", "country"):
            fits = known.kind == "organisation" or (own and phrase.kind == "state")
            return known.entity if fits else None
        end = self._end(reading, sentence, at)
        label = reading.text[at:end]
        if self._body.match(fold(label)) and " " in label:
            return Entity(None, label, (label[:1].upper() + label[1:],))
        name = _NAME.match(reading.text, at) if own else None
        if name is None or name[0].split()[0] in self._not_names or known is not None:
            return None
        if next((one.pos for one in sentence.tokens if one.span.start == at), "PROPN") != "PROPN":
            return None  # "Trente mille", "Grâce à"
        taken = any(one.span.overlaps(name.span()) for one in reading.names)
        return None if taken else Entity(None, name[0])

    def _end(self, reading: Reading, sentence: Sentence, at: int) -> int:
        """Where the name of a body ends that begins a sentence: before its verb."""
        finite = {
            token.span.start
            for token in sentence.tokens
            if token.pos in ("VERB", "AUX") and "VerbForm=Fin" in token.features
        }
        end = at
        while (word := _WORD.match(reading.text, end, sentence.span.end)) is not None:
            if word.start(1) in finite or fold(word[1]) in self._stops:
                break
            end = word.end()
        return end


def _tells_of_several(sentence: Sentence) -> bool:
    """Whether the first verb of a sentence is in the plural: "X et Y ont signé"."""
    finite = (one.features for one in sentence.tokens if "VerbForm=Fin" in one.features)
    return "Number=Plur" in next(finite, "")
