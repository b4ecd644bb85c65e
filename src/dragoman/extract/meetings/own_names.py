"""The names of meetings that no pack knows: "le sommet du G20", "Dialogue stratégique sino-kazakh".

In: a passage and the noun of a meeting. Out: the name that the noun begins, or of what it is a meeting. Which
mechanisms the pack knows is left to `mechanisms.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.meetings.lexicon import MeetingLexicon
from dragoman.model.entity import Entity
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.folding import fold

_OF_NAME = re.compile(
    r" (?:du |de la |des |de l'|de l’|de |d'|d’)"
    r"([A-Z][\w'-]*[A-Z0-9a-z](?: [A-Z][\w'-]+)*(?: des (?:\d+|Vingt|Sept|Huit))?)"
)
_QUOTED = re.compile(r" ?(?:«|\"|“) ?[^«»\"“”\n]{4,60}? ?(?:»|\"|”)")
_PROPER_END = re.compile(
    r"[,.;:()«»\"”]| (?:(?:a|ont|avait|avaient|est|sont|s'est|qui|se|aura|sera|dont|lors)(?!\w)|le \d|à |au "
    r"|en (?:\d|présence))"
)
_COMPLEMENT = re.compile(r" (?:d[ue] |des |d['’]|sur |pour |contre )")
_SHORT = re.compile(r" ?\([A-Z][\w-]+\)")
_TAIL = re.compile(r"(?: (?:en|dans|pendant|ce|cette|le|la|de|du|pour|et|lors|à))+ ?$")  # before a day
RANKS = ("head-of-state", "head-of-government")
NOUNS = ("sommet", "forum", "conference")


@dataclass(frozen=True, slots=True)
class OwnNames:
    """Finds the names of the meetings of one language."""

    lexicon: MeetingLexicon

    def proper(self, reading: Reading, passage: Passage, span: Span) -> str | None:
        """The proper name that a noun with a capital begins: "Dialogue stratégique sino-kazakh"."""
        text = passage.text
        if body := self._of_body_named(reading, passage, span):
            return body
        if not self.lexicon.proper.match(passage.folded, span.start) or not text[span.start].isupper():
            return None
        if span.start == passage.span.start or text[span.start : span.end].isupper():
            return None
        return self.name_from(reading, passage, span)

    def larger(self, passage: Passage, span: Span) -> tuple[Span, str] | None:
        """ "la conférence du Forum mondial de …": the name of what it is a meeting of, and its kind."""
        match = _OF_NAME.match(passage.text, span.end, passage.span.end)
        kind = self.lexicon.kinds.get(fold(match[1].split()[0])) if match else None
        if match is None or kind not in ("forum", "summit") or span.of(passage.folded) == match[1].lower():
            return None
        stop = _PROPER_END.search(passage.text, match.end(1), passage.span.end)
        end = stop.start() if stop else passage.span.end
        return Span(match.start(1), end).stripped(passage.text), kind

    def name_from(self, reading: Reading, passage: Passage, span: Span) -> str | None:
        """The name that begins at a span, where it tells of states or is that of a body."""
        label = passage.text[span.start : self._end(passage, span.end)].strip()
        end = span.start + len(label)
        parties = [*reading.names_in((span.start, end), "country", "region")]
        parties += [one for one in reading.adjectives if span.start <= one.span.start and one.span.end <= end]
        if fold(label).startswith("forum"):  # "Forum international d'investissement de Tachkent"
            parties += reading.names_in((span.start, end), "place")
        return label if (parties or self.lexicon.body.match(fold(label))) and 12 < len(label) < 120 else None

    def _end(self, passage: Passage, start: int) -> int:
        """Where a name that goes on at `start` ends: before a mark, a verb, a place or a day."""
        stop = _PROPER_END.search(passage.text, start, passage.span.end)
        verbs = (word.span.start for word in passage.words if word.finite and word.span.start > start)
        return min(stop.start() if stop else passage.span.end, next(verbs, passage.span.end))

    def _of_body_named(self, reading: Reading, passage: Passage, span: Span) -> str | None:
        """ "le sommet du G20", "le Forum de Boao": of something with a name that no pack knows."""
        if span.of(passage.folded) not in NOUNS:
            return None
        quoted = _QUOTED.match(passage.text, span.end, passage.span.end)
        if quoted and span.of(passage.folded) != "conference":
            return passage.text[span.start : quoted.end()].replace("\n", " ")
        match = _OF_NAME.match(passage.text, span.end, passage.span.end)
        if match is None:
            return None
        kinds = ("place", "country", "region", "person")
        if any(name.span.overlaps(match.span(1)) for name in reading.names if name.kind in kinds):
            return None
        end = match.end()
        for name in reading.names_in((match.start(1), passage.span.end), "organisation"):
            if name.span.start == match.start(1) and name.span.end >= end:
                body = name.entity.id if isinstance(name.entity, Entity) else None
                if any(self.lexicon.of_organisation(body, rank) for rank in RANKS):
                    return None  # the summit that the pack knows
                return passage.text[span.start : name.span.end].replace("\n", " ")
        label = passage.text[span.start : self._whole(reading, passage, Span(*match.span(1)))]
        return label.strip().replace("\n", " ")

    def _whole(self, reading: Reading, passage: Passage, name: Span) -> int:
        """Where a name ends that goes on behind its one capital: "Conférence des ports d'Asie"."""
        goes_on = _COMPLEMENT.match(passage.text, name.end, passage.span.end)
        if goes_on is None:
            return name.end
        end = self._end(passage, goes_on.end())
        if _SHORT.match(passage.text, end, passage.span.end):  # "l'Alliance des villes de la soie (AVS)"
            return end
        generic = self.lexicon.generic.fullmatch(name.of(passage.folded))
        if generic is None:
            return name.end
        dates = (one.span.start for one in reading.dates if name.end < one.span.start < end)
        end = min(end, min(dates, default=end))
        tail = _TAIL.search(passage.text, name.end, end)
        return tail.start() if tail else end
