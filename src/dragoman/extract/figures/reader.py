"""Figures: what each quantity of a document measures, for whom and when.

In: a `Reading` and `FigureCues`. Out: `model.fact.Figure`, one a quantity in the article (one a holder,
where a share is each one's). Finding the quantities is left to `quantities`; nothing is taken from another
clause unless the text ties the two: an amount in brackets, a list, growth behind its value, "ce chiffre".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.extract.figures.facts import facts, without_repeated_headings
from dragoman.extract.figures.guesses import Guesser
from dragoman.extract.figures.headings import HeadingReader
from dragoman.extract.figures.holders import HolderReader
from dragoman.extract.figures.indicators import BRACKETED, IndicatorReader
from dragoman.extract.figures.neighbours import Neighbours
from dragoman.extract.figures.parties import PartyReader
from dragoman.extract.figures.projects import ProjectReader
from dragoman.extract.figures.respective import RespectiveReader
from dragoman.extract.figures.scope import Scope, ScopeReader
from dragoman.extract.figures.sides import Sides
from dragoman.extract.figures.speakers import Spokesmen
from dragoman.extract.figures.stand_ins import StandIns
from dragoman.extract.figures.sums import balanced
from dragoman.extract.figures.ties import TieReader
from dragoman.extract.figures.timing import Timing
from dragoman.extract.figures.told import Told, begins_range
from dragoman.extract.figures.topics import TopicReader
from dragoman.extract.figures.untold import UntoldReader
from dragoman.extract.figures.words import Words
from dragoman.extract.quantities.bearings import hedge
from dragoman.model.entity import Party
from dragoman.model.fact import Figure, Statement
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.figures import FigureCues
from dragoman.packs.quantities import NumberWords

OF_PROJECT = frozenset(
    {"length", "area", "cost", "capacity", "duration", "count", "share", "loan", "volume", "investment"}
)
"""What may be told of a project."""


class FigureReader:
    """Reads figures with one language's cues. Immutable after construction."""

    def __init__(self, cues: FigureCues, numbers: NumberWords, stand_ins: StandIns | None = None) -> None:
        """`stand_ins`: the capitals, provinces and unions of a framework; without them there are none."""
        self._stand_ins = stand_ins or StandIns()
        self._words = Words(cues)
        self._scopes = ScopeReader(cues)
        self._indicators = IndicatorReader(cues, hedge(numbers, folded=True))
        self._timing = Timing(cues, numbers, self._scopes)
        parties = PartyReader(cues, self._stand_ins)
        self._sides = Sides(parties, HolderReader(cues, self._stand_ins))
        self._respective = RespectiveReader(cues, parties)
        self._ties = TieReader(cues, self._scopes, self._indicators)
        self._projects = ProjectReader(cues)
        self._parts = frozenset(cues.parts)
        self._headings = HeadingReader(numbers)
        self._topics = TopicReader(cues, self._stand_ins)
        self._neighbours = Neighbours(cues)
        self._guesser = Guesser(cues, self._indicators)
        self._untold = UntoldReader(cues)

    def figures(self, reading: Reading, statements: Sequence[Statement] = ()) -> tuple[Figure, ...]:
        """The figures of a document, in order of place; spans count code points of the working text.

        `statements`: who says what, for "nos exportations".
        """
        folded = self._words.of(reading)
        told_apart = self._indicators.without_denominators(folded, reading.quantities)
        reading = replace(reading, quantities=told_apart)
        scopes = self._scopes.scopes(reading)
        spokesmen = Spokesmen(reading, statements, self._stand_ins)
        topic = self._topics.topic(reading)
        told: list[Told] = []
        for i, scope in enumerate(scopes):
            following = scopes[i + 1] if i + 1 < len(scopes) else None
            one = self._tell(reading, folded, scope, following, told, spokesmen.state(scope.start))
            told.append(self._sides.by_teller(reading, self._topics.completed(reading, one, topic)))
        for i in range(len(told) - 2, -1, -1):
            told[i] = self._timing.sharing(reading.text, told[i], told[i + 1], i, reading)
            told[i] = self._sides.sharing(told[i], told[i + 1], i)
            if begins_range(told[i].scope, told[i + 1].scope):
                told[i] = replace(told[i + 1], scope=told[i].scope)
        told = balanced(self._respective.parted(reading, folded, told))
        told = self._neighbours.completed(reading, told)
        guessed = self._guesser.guessed(reading, folded, told)
        told = [
            self._again(reading, one) if one is not old else one
            for old, one in zip(told, guessed, strict=True)
        ]
        kept = [one for one in told if not self._untold.is_untold(folded, one.scope)]
        return without_repeated_headings(reading, [figure for one in kept for figure in facts(reading, one)])

    def _tell(
        self,
        reading: Reading,
        folded: str,
        scope: Scope,
        following: Scope | None,
        told: Sequence[Told],
        speaker: str | None,
    ) -> Told:
        if scope.twin is not None:
            return replace(told[scope.twin], scope=scope)
        previous = told[scope.before] if scope.before is not None else None
        starts = self._scopes.starts_change(reading.text, scope, following)
        indicator = self._indicators.indicator(folded, scope, starts)
        if indicator == "cost" and self._ties.is_bill(folded, scope, told):
            indicator = None
        heading = self._heading(reading, folded, scope, told)
        if heading:
            previous, scope = None, replace(scope, lead=Span(scope.sentence.start, scope.start))
        if previous and indicator == "growth" and self._scopes.is_compared(reading.text, previous.scope):
            previous = self._behind_comparison(told, previous)
        before = heading or previous or self._ties.tied(reading, folded, scope, indicator, told)
        if before and indicator == "growth" and before.indicator == "share" and previous is None:
            before = self._shared(told, before)
        if before and scope.family == "percent" and indicator is None:
            before = self._share_behind(told, before)
        pronoun = indicator in (None, "growth") and self._ties.opens_with_pronoun(folded, scope.sentence)
        if before is None and (
            pronoun or (indicator is None and self._indicators.goes_on(folded, scope, False))
        ):
            sentence = self._telling_before(reading, folded, scope.sentence)
            family = "money" if indicator == "growth" else scope.family
            cue = self._cue_before(folded, family, sentence)
            before = self._said_before(reading, scope, sentence, cue)
            indicator = indicator or cue
        ranked = before is not None and self._ties.is_ranked(folded, scope, before)
        named = self._named(folded, scope, indicator, before)
        found = Told(scope, *named, sure=indicator is not None, ranked=ranked)
        series = self._ties.next_of_series(reading, folded, scope, told) if before is None else None
        if series and self._timing.aims(reading.text, series):
            series = None
        found = self._timing.timed(reading, found, before or series, following, told)
        if series:
            found = self._sides.of_topic(self._sides.in_series(reading, found, series, speaker), told)
        else:
            found = self._sides.told(reading, found, before, speaker)
            found = self._sides.of_topic(found, told) if before is None else found
        grown = (found.period, found.base) if found.base and found.indicator == "growth" else None
        found = replace(found, grown=grown or (before.grown if before else None))
        return replace(found, of=self._project(reading, found, before))

    def _telling_before(self, reading: Reading, folded: str, sentence: Span) -> Span | None:
        """The sentence before that says what is spoken of: "Ils progressent. Ils ont atteint …"."""
        before = self._sentence_before(reading, sentence)
        while (
            before
            and self._ties.opens_with_pronoun(folded, before)
            and not self._cue_before(folded, "money", before)
        ):
            before = self._sentence_before(reading, before)
        return before

    @staticmethod
    def _share_behind(told: Sequence[Told], before: Told) -> Told:
        """The share that an amount gives again: "24 % des ventes, soit 14 milliards. L'Italie suit, avec"."""
        if before.indicator in ("growth", "share") or before.scope.before is None:
            return before
        share = told[before.scope.before]
        return share if share.indicator == "share" else before

    @staticmethod
    def _shared(told: Sequence[Told], share: Told) -> Told:
        """What a share is of that stands behind it: "22 milliards, soit 24 %. C'est 14 % de plus"."""
        amount = told[share.scope.before] if share.scope.before is not None else share
        return amount if amount.scope.sentence == share.scope.sentence else share

    @staticmethod
    def _behind_comparison(told: Sequence[Told], compared: Told) -> Told:
        """Whose growth stands behind a comparison: in "5 t contre 3 t en 2020 (+51 %)" that of the 5."""
        if compared.scope.before is None:  # "contre 756 en 2024, soit 32 % de plus": of what is not said
            return replace(compared, period=None, since=compared.period)
        grown = told[compared.scope.before]
        same = grown.scope.family == compared.scope.family
        return replace(grown, since=compared.period) if same else compared

    def _named(
        self, folded: str, scope: Scope, indicator: str | None, before: Told | None
    ) -> tuple[str, str]:
        """The indicator, and what is measured beneath it, with what the figure before tells."""
        if (
            before
            and before.indicator == "growth"
            and self._scopes.repeats_growth(folded, before.scope, scope)
        ):
            return "growth", before.measured  # "une hausse de 21 % (ou 11 milliards)"
        if indicator == BRACKETED:  # "celui des achats (3,7 %) a dépassé celui des ventes (1,9 %)"
            listed = before and before.scope.sentence == scope.sentence and before.scope.family == "percent"
            indicator = before.indicator if before and listed and before.indicator == "growth" else "share"
        if indicator is None and before:
            if scope.family == "percent":
                indicator = before.indicator if before.indicator in ("growth", "share") else None
            elif before.indicator != "price" and before.tells_like(scope):
                indicator = before.measured
        if scope.quantity.qualifier == "ordinal" and scope.family == "counted":
            indicator = "count"
        indicator = indicator or self._indicators.default(scope)
        if indicator not in ("growth", "share"):
            return indicator, indicator
        own = self._indicators.cue_in(folded, "money", scope.lead.start, scope.start)
        own = own or self._indicators.cue_behind(folded, "money", scope)
        return indicator, own or (before.measured if before else indicator)

    @staticmethod
    def _sentence_before(reading: Reading, own: Span) -> Span | None:
        sentence = reading.sentence_at(max(0, own.start - 2))
        return sentence.span if sentence and sentence.span.end <= own.start else None

    def _cue_before(self, folded: str, family: str, sentence: Span | None) -> str | None:
        """What the sentence before tells of: "Le coût reste débattu. Il atteindrait …"."""
        return self._indicators.cue_in(folded, family, *sentence) if sentence else None

    def _said_before(
        self, reading: Reading, scope: Scope, sentence: Span | None, indicator: str | None
    ) -> Told | None:
        """Whom and when the sentence before tells of: "Le commerce de … croît en 2024. Il atteint …"."""
        if sentence is None or indicator is None:
            return None
        at = Span(sentence.end, sentence.end)
        pseudo = replace(
            scope, quantity=replace(scope.quantity, span=at), sentence=sentence, lead=sentence, tail=at
        )
        told = self._timing.timed(reading, Told(pseudo, indicator, indicator), None)
        return self._sides.told(reading, told, None, None)

    def _heading(self, reading: Reading, folded: str, scope: Scope, told: Sequence[Told]) -> Told | None:
        """What the heading of a table or list tells of its rows, with the figure that it goes on about."""
        text = reading.text
        found = self._headings.heading(text, scope.start)
        if found is None:
            return None
        heading, row = found
        at = replace(scope.quantity, span=Span(heading.end, heading.end))
        pseudo = Scope(at, "money", heading, heading, at.span, None, None)
        indicator = self._indicators.indicator(folded, pseudo, False)
        earlier = [one for one in told if one.scope.end <= heading.start]
        before = self._ties.tied(reading, folded, pseudo, indicator, earlier)
        ranked = before is not None and self._ties.is_ranked(folded, pseudo, before)
        one = Told(pseudo, *self._named(folded, pseudo, indicator, before), ranked=ranked)
        one = self._sides.told(reading, self._timing.timed(reading, one, before), before, None)
        rows = replace(pseudo, tail=Span(heading.end, row))
        return replace(one, base=self._timing.base_in_heading(text, one.period, rows), inferred=False)

    def _again(self, reading: Reading, guessed: Told) -> Told:
        """What was guessed to be a loan or a cost, with the project and the sides that this has."""
        if guessed.indicator == "loan":  # who gives has none of it, but is the other
            lent = self._sides.told(reading, guessed, None, None)
            guessed = lent if any(lent.pair) else guessed
        return replace(guessed, of=guessed.of or self._project(reading, guessed, None))

    def _project(self, reading: Reading, told: Told, before: Told | None) -> Party | None:
        if told.indicator not in OF_PROJECT:
            return None
        if told.indicator == "count" and told.scope.quantity.unit not in self._parts:
            return None
        return self._projects.project(reading, told.scope) or (before.of if before else None)
