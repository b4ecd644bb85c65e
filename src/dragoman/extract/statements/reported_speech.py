"""The reports that the verbs of a sentence make.

In: a parsed sentence. Out: `Report`s, one a verb. A report ends with its sentence. Quotations are found here
where the verb stands beside them; those that stand alone are left to `direct_speech.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.extract.grammar.line import Line
from dragoman.extract.statements.attribution import Attribution
from dragoman.extract.statements.complements import Complements
from dragoman.extract.statements.extent import Extent, governing
from dragoman.extract.statements.interruptions import Interruptions
from dragoman.extract.statements.inverted_subjects import Voice
from dragoman.extract.statements.quotation_index import QuotationIndex
from dragoman.extract.statements.report import Report, Spoken
from dragoman.extract.statements.reporting import Cue, reporting_cues
from dragoman.extract.statements.speakers import SpeakerFinder
from dragoman.packs.cues import ReportingCues

_AMOUNT = re.compile(
    r"(?:(?!\bqu[e'])[^.;:«]){0,60}? à (?:(?:près|plus|moins|environ|quelque|au moins)(?: de)? )?"
    r"(?:\d|(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|vingt|trente|cent|mille|quelques)\b)"
)
TO_COME = ("ra", "ront", "rait", "raient")


class ReportedSpeech:
    """Finds the reports of one reading, sentence by sentence."""

    def __init__(self, finder: SpeakerFinder, quotes: QuotationIndex, cues: ReportingCues) -> None:
        self._cues = cues
        self._quotes = quotes
        self._finder = finder
        self._attribution = Attribution(finder, cues.grammar)
        self._extent = Extent(quotes, cues)
        self._complements = Complements(finder, quotes, self._extent, cues.grammar)
        self._interruptions = Interruptions(finder, quotes, self._extent, cues)

    def reports(self, line: Line) -> tuple[Report, ...]:
        """The reports of a sentence, in the order of their verbs."""
        spoken = self._spoken(line)
        found: list[Report] = []
        telling: list[Spoken] = []
        for i in range(len(spoken) - 1, -1, -1):  # a verb that reports nothing ends no report before it
            cue, voice = spoken[i]
            if report := self._report(cue, voice, spoken[:i], telling):
                found.append(report)
                telling.insert(0, spoken[i])
        if telling and _only_does(telling[0][0]):
            found.pop()
        return tuple(reversed(found))

    def _spoken(self, line: Line) -> list[Spoken]:
        """The reporting verbs of a sentence that have a subject, in order."""
        spoken: list[Spoken] = []
        for cue in reporting_cues(line, self._cues):
            voice = self._attribution.voice(cue, spoken)
            if voice is not None:
                spoken.append((cue, voice))
        return spoken

    def _report(
        self, cue: Cue, voice: Voice, earlier: Sequence[Spoken], later: Sequence[Spoken]
    ) -> Report | None:
        if voice.inverted:
            return self._interruptions.around(cue, voice, voice.start, earlier, later)
        if (
            self._supposed(cue, voice)
            or self._quoted_verb(cue, voice)
            or self._measured(cue)
            or self._wished(cue, voice)
            or self._complements.to_event(cue)
        ):
            return None
        if cue.first < cue.verb and cue.line.precedes(voice.start, self._cues.grammar.as_said):
            return self._interruptions.around(cue, voice, voice.start, earlier, later)
        limit = self._extent.limit(cue, voice)
        return (
            self._complements.clause(cue, voice, later, limit)
            or self._complements.quoted(cue, voice)
            or self._complements.infinitive(cue, voice, later, limit)
            or self._complements.noun(cue, voice, later, limit)
            or self._interruptions.trailing(cue, voice, earlier, later)
        )

    def _quoted_verb(self, cue: Cue, voice: Voice) -> bool:
        """Whether the verb is among the words quoted and its subject is not: "X « regrette que … »"."""
        quote = self._quotes.around(cue.line.tokens[cue.verb].span.start)
        return quote is not None and cue.line.tokens[voice.start].span.start < quote.outer.start

    def _measured(self, cue: Cue) -> bool:
        """Whether the verb only gives something an amount: "estime à 4 milliards les capitaux"."""
        verb = cue.line.word(cue.verb)
        rest = cue.line.text[cue.span.end : cue.line.sentence.span.end]
        return verb.startswith(self._cues.grammar.measuring) and _AMOUNT.match(rest) is not None

    def _wished(self, cue: Cue, voice: Voice) -> bool:
        """Whether a state only wants something: "Pékin souhaite que …"; "a souhaité que" is said."""
        if not cue.simple or cue.lemma not in self._cues.grammar.wishing:
            return False
        states = bool(voice.parties) and all(isinstance(party, str) for party in voice.parties)
        words = cue.line.tokens[voice.start : voice.stop]
        return states and any(self._finder.named(word.span, "country", "place") for word in words)

    def _supposed(self, cue: Cue, voice: Voice) -> bool:
        """Whether the text only supposes the report; "si X affirme que …, Y craint que …" grants it."""
        line = cue.line
        if not voice.start or line.word(voice.start - 1) not in self._cues.grammar.conditions:
            return False
        main = governing(cue, voice)
        return line.word(voice.start - 1) not in ("si", "s'") or main is None or _to_come(line, main)


def _only_does(cue: Cue) -> bool:
    """Whether a verb tells how something is done where nobody is reported: "…, en mettant l'accent sur"."""
    return cue.kind == "gerund" and not all(group.states for group in cue.groups)


def _to_come(line: Line, verb: int) -> bool:
    """Whether a verb is in the future or the conditional, by its ending, for the parse misjudges tenses."""
    return line.word(verb).endswith(TO_COME)
