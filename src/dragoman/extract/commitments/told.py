"""Who is reported to say the words in which something is promised, and whether he can bind anybody.

In: a reading and its statements. Out: the states that speak at a place, and whether what is told there is
only foretold by somebody who speaks for none. Whom the words of a subject mean is left to `actors.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from dragoman.extract.commitments.stand_ins import StandIns, same
from dragoman.extract.grammar.word_patterns import either
from dragoman.model.entity import Entity, Party
from dragoman.model.fact import Statement
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.folding import fold
from dragoman.packs.undertakings import CommitmentWords

BESIDE = 150  # code points before "sa société" in which whose it is stands
DESCRIBED = 24  # code points behind a noun in which an adjective says whose minister it is
_ARTICLE = re.compile(r"(?:la |le |l')")
_PARTED = re.compile(r"\n|[.!?][^.!?]*[.!?]")  # another paragraph, or another sentence between


class Told:
    """Answers for one reading."""

    def __init__(
        self,
        reading: Reading,
        statements: Sequence[Statement],
        words: CommitmentWords,
        stand_ins: StandIns,
        folded: str,
    ) -> None:
        self._reading = reading
        self._statements = statements
        self._stand_ins = stand_ins
        self._folded = folded
        self._pledged = re.compile("|".join(_stems(words)))
        self._mouthpiece = re.compile(rf"\b{either(words.mouthpieces)}\b")
        self._texts = frozenset(map(fold, words.texts))
        self._outsiders = frozenset(map(fold, words.outsiders))

    def _nearest(self, span: Span) -> Statement | None:
        """The innermost statement whose content holds the words at `span`."""
        around = [one for one in self._statements if one.content.contains(span)]
        return min(around, key=lambda one: one.content.end - one.content.start) if around else None

    def reported(self, span: Span) -> bool:
        """Whether somebody is reported to say the words at `span`."""
        return any(one.content.contains(span) for one in self._statements)

    def quoted(self, span: Span) -> bool:
        """Whether the words at `span` stand between marks, as somebody's own."""
        nearest = self._nearest(span)
        return nearest is not None and nearest.mode == "direct"

    def speaker(self, span: Span) -> tuple[Party, ...]:
        """The states of whoever is reported to say the words at `span`; the innermost report counts."""
        nearest = self._nearest(span)
        if nearest is None:
            return ()
        speakers = _speakers(nearest)
        found = self._stand_ins.states(speakers) or self._described(nearest, speakers)
        return found or (() if self.for_another(span) else self._stand_ins.institutions(speakers))

    def topic(self, pronoun: Span) -> tuple[Party, ...]:
        """The state that the words reported right before are about, for a pronoun in a report.

        "M. Li a dit que la Chine était un voisin. Elle aidera le pays, a-t-il promis": not M. Li, who speaks.
        """
        nearest = self._nearest(pronoun)
        if nearest is None or nearest.content.start != pronoun.start:
            return ()
        last = max(
            (one.content for one in self._statements if one.content.end <= pronoun.start), default=None
        )
        if last is None or _PARTED.search(self._reading.text, last.end, pronoun.start):
            return ()
        article = _ARTICLE.match(self._folded, last.start)
        name = next(self._reading.names_in((last.start, last.end), "country"), None)
        if article is None or name is None or name.span.start != article.end():
            return ()
        she = pronoun.of(self._folded) == "elle"
        if pronoun.of(self._folded) not in ("il", "elle") or (article[0] == "la ") != she:
            return ()
        return self._stand_ins.states((name.entity,))

    def bodies(self, span: Span) -> tuple[Entity, ...]:
        """The bodies that whoever is reported to say the words at `span` heads or serves."""
        nearest = self._nearest(span)
        return self._stand_ins.bodies(_speakers(nearest)) if nearest else ()

    def behind(self, sentence: Span) -> tuple[Party, ...]:
        """Whom a person who is reported behind his words, in a sentence, stands for: "…, a déclaré X"."""
        for one in self._statements:
            if sentence.contains(one.content) and one.evidence[-1].end > one.content.end + 2:
                return self._stand_ins.states(_speakers(one))
        return ()

    def for_another(self, span: Span) -> bool:
        """Whether it is a press service or the like that says the words, which undertakes nothing itself."""
        nearest = self._nearest(span)
        if nearest is None:
            return False
        said = nearest.content
        places = [(one.start, min(one.end, said.start)) for one in nearest.evidence]
        places += [(max(one.start, said.end), one.end) for one in nearest.evidence]
        return any(self._mouthpiece.search(self._folded, *place) for place in places)

    def pledged(self, span: Span) -> bool:
        """Whether it is a verb of promise by which the words at `span` are reported."""
        nearest = self._nearest(span)
        return nearest is not None and self._pledged.search(fold(nearest.cue or "")) is not None

    def employer(self, at: int) -> tuple[Party, ...]:
        """Whose company "sa société" is, outside a report: that of the person named right before."""
        people = list(self._reading.names_in((max(0, at - BESIDE), at), "person"))
        return self._stand_ins.states([people[-1].entity]) if people else ()

    def says(self, span: Span, who: Sequence[Party]) -> bool:
        """Whether it is a party itself, by the same name, that is reported to say the words at `span`."""
        nearest = self._nearest(span)
        return nearest is not None and same(_speakers(nearest), who)

    def foretold(self, span: Span) -> bool:
        """Whether the words at `span` are reported of a person who speaks for no state: what he foretells."""
        nearest = self._nearest(span)
        if nearest is None:
            return False
        strangers = [one for one in _speakers(nearest) if isinstance(one, Entity) and one.id is None]
        if any(self._outsiders & set(fold(one.label).split()) for one in strangers):
            return True
        if self.pledged(span):  # "…, a promis le directeur": it is his own word
            return False
        return any(
            not self._own(nearest, one)
            and not self._stand_ins.is_organisation(one)
            and not {word.removesuffix("s") for word in fold(one.label).split()} & self._texts
            for one in strangers
        )

    def _own(self, statement: Statement, speaker: Entity) -> bool:
        """Whether a speaker is called by whose he is: "« La Chine investira », a dit son ministre"."""
        pattern = rf"\b(?:son|sa|leur|leurs|ses) {re.escape(fold(speaker.label))}"
        return any(
            re.search(pattern, self._folded[max(0, one.start - 6) : one.end]) for one in statement.evidence
        )

    def _described(self, statement: Statement, speakers: Iterable[Party]) -> tuple[Party, ...]:
        """The state in the words for an unnamed speaker: "le ministre kazakh"."""
        for speaker in speakers:
            if not isinstance(speaker, Entity) or speaker.id is not None:
                continue
            for span in statement.evidence:
                at = self._folded.find(fold(speaker.label), span.start, span.end)
                if at >= 0 and not statement.content.contains((at, at + 1)):
                    end = at + len(speaker.label) + DESCRIBED
                    if at < statement.content.start:
                        end = min(end, statement.content.start)  # up to what was said
                    return self._stand_ins.states(self._named(Span(at, end)))
        return ()

    def _named(self, span: Span) -> Iterator[Party]:
        """The states that names and adjectives in some words mean."""
        names = [
            *self._reading.names_in(span, "country", "region"),
            *(name for name in self._reading.adjectives if span.contains(name.span)),
        ]
        for name in sorted(names, key=lambda one: one.span):
            yield name.entity


def _speakers(statement: Statement) -> tuple[Party, ...]:
    return statement.speaker if isinstance(statement.speaker, tuple) else (statement.speaker,)


def _stems(words: CommitmentWords) -> Iterator[str]:
    """What the forms of the verbs of promise begin with."""
    for lemma in words.pledging:
        forms = [form for found in words.irregular.get(lemma, {}).values() for form in found]
        yield from (re.escape(fold(one)) for one in forms or [lemma.removeprefix("s'")[:-2]])
