"""Reports that a noun announces: "Réponse de M. Xi : la Chine est prête", "l'avis de X selon lequel …".

In: a parsed sentence. Out: a `Report` of what stands behind the colon or the relative, if the noun's genitive
can speak.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extract.grammar.line import NOMINAL, Line
from dragoman.extract.grammar.noun_phrases import Phrase, phrase_at, phrase_before
from dragoman.extract.statements.quotation_index import QuotationIndex
from dragoman.extract.statements.report import EDGES, Report
from dragoman.extract.statements.speakers import SpeakerFinder
from dragoman.model.span import Span
from dragoman.packs.cues import ReportingCues

LEAST = 3  # words behind the colon
LEAD = 5  # tokens from the noun to its genitive
FIRST = 2  # tokens that a noun and its genitive take at least
FAR = 14  # tokens that a speaker between a noun and its relative may take


def announced_reports(
    line: Line, finder: SpeakerFinder, quotes: QuotationIndex, cues: ReportingCues
) -> Iterator[Report]:
    """The report of a noun of speech and its genitive before a colon, or before "est que"."""
    for stop, word in enumerate(line.words):
        if stop < FIRST or (word != ":" and not (word in cues.grammar.be and _is_that(line, stop, cues))):
            continue
        found = _announcer(line, stop, finder, cues)
        if found is None:
            continue
        noun, phrase = found
        if quotes.around(line.tokens[stop].span.start) != quotes.around(line.tokens[noun].span.start):
            continue
        start = line.tokens[stop + (line.word(stop) != ":")].span.end
        quote = quotes.following(line.text, start)
        content = quote.inner if quote else Span(start, line.sentence.span.end).stripped(line.text, EDGES)
        if len(content.of(line.text).split()) >= LEAST:
            yield Report(
                finder.parties(phrase),
                content,
                "direct" if quote else quotes.mode(content),
                line.span(noun, noun + 1),
                line.span(noun, phrase.stop),
                quotes=(quote,) if quote else (),
                confidence=0.8,
                subject=line.span(phrase.start, phrase.stop),
            )
        return


def _is_that(line: Line, k: int, cues: ReportingCues) -> bool:
    """Whether "que" follows the copula at token `k`: "L'avis de X est que …"."""
    return line.word(k + 1) in cues.grammar.complementisers


def _announcer(
    line: Line, stop: int, finder: SpeakerFinder, cues: ReportingCues
) -> tuple[int, Phrase] | None:
    """The noun of speech and its genitive that end at token `stop`: "cette mise en garde du FMI"."""
    for k in range(stop - 1, max(stop - FAR, 0), -1):
        if line.finite(k):
            return None
        if line.word(k) not in cues.grammar.genitives:
            continue
        phrase = phrase_at(line, k + 1, cues.grammar)
        if phrase is None or phrase.stop != stop or not finder.parties(phrase):
            continue
        nouns = (i for i in range(k - 1, max(k - LEAD, -1), -1) if line.word(i) in cues.frames.telling)
        noun = next(nouns, None)
        if noun is None or (noun > 0 and line.tokens[noun].text[:1].isupper()):  # "le Conseil des chefs"
            return None
        return noun, phrase
    return None


def related_reports(
    line: Line, finder: SpeakerFinder, quotes: QuotationIndex, cues: ReportingCues
) -> Iterator[Report]:
    """The report of "l'affirmation de X selon laquelle …", "X, pour qui …": what the relative opens."""
    for k in range(LEAST, len(line) - LEAST):
        if line.word(k) not in cues.frames.relating or line.word(k + 1) not in cues.grammar.relatives:
            continue
        person = line.word(k + 1) == "qui"
        phrase = _person_before(line, k, finder, cues) if person else _speaker_before(line, k, finder, cues)
        if phrase is None:
            continue
        end = line.sentence.span.end if line.any_finite(0, k) else _clause_end(line, k + 2, cues)
        content = Span(line.tokens[k + 2].span.start, end).stripped(line.text, EDGES)
        yield Report(
            finder.parties(phrase),
            content,
            quotes.mode(content),
            line.span(k, k + 2),
            line.span(phrase.start, k + 2),
            confidence=0.75,
            subject=line.span(phrase.start, phrase.end),
        )


def _person_before(line: Line, k: int, finder: SpeakerFinder, cues: ReportingCues) -> Phrase | None:
    """Whom "pour qui" and "selon qui" at token `k` speak of."""
    end = k - (line.word(k - 1) == ",")
    start = end
    while (
        start > 0
        and line.pos(start - 1) in {*NOMINAL, "ADJ"}
        and line.word(start) not in cues.grammar.articles
    ):
        start -= 1
    for phrase in (phrase_before(line, end, cues.grammar), Phrase(line, start, end, end)):
        if phrase and phrase.start < end and finder.parties(phrase):
            return phrase
    return None


def _clause_end(line: Line, k: int, cues: ReportingCues) -> int:
    """Where a clause that begins at token `k` ends before the verb of the clause around it."""
    verbs = [i for i in range(k, len(line)) if line.finite(i)]
    for i in verbs[1:]:
        while line.word(i - 1) in {*cues.grammar.clitics, "ne", "n'"}:
            i -= 1
        if line.word(i - 1) not in cues.grammar.relatives:
            return line.tokens[i].span.start
    return line.sentence.span.end


def _speaker_before(line: Line, k: int, finder: SpeakerFinder, cues: ReportingCues) -> Phrase | None:
    """The genitive of a noun of speech that ends right before token `k`."""
    for i in range(k - 1, max(k - FAR, 0), -1):
        if (
            line.word(i) not in cues.grammar.genitives
            or line.word(i - 1).removesuffix("s") not in cues.frames.telling
        ):
            continue
        phrase = phrase_at(line, i + 1, cues.grammar)
        return phrase if phrase and phrase.end == k and finder.parties(phrase) else None
    return None
