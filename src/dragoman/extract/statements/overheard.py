"""Reports of nobody whose source a place names: "lit-on dans le rapport", "il ressort de la note que …".

In: a parsed sentence. Out: a `Report` if what the preposition governs is a text or an institution; nobody
speaks "à Astana", and a source without a name is none.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extract.grammar.line import Line
from dragoman.extract.grammar.noun_phrases import Phrase, phrase_at
from dragoman.extract.statements.quotation_index import QuotationIndex
from dragoman.extract.statements.report import EDGES, Report
from dragoman.extract.statements.speakers import SpeakerFinder
from dragoman.model.entity import Party
from dragoman.model.span import Span
from dragoman.packs.cues import ReportingCues

ON = "-on"
LEAST = 3  # words of a content
FACTS = frozenset({"present", "imperfect", "past"})


def overheard_reports(
    line: Line, finder: SpeakerFinder, quotes: QuotationIndex, cues: ReportingCues
) -> Iterator[Report]:
    """The report that "dit-on", "lit-on" or "a-t-on appris" with a source makes behind what was said."""
    for k, word in enumerate(line.words):
        if word != ON:
            continue
        first = k - 1 - (line.word(k - 1) == "-t")
        stop = _verb_end(line, first, k + 1, cues)
        learnt = any(word in cues.frames.learnt for word in line.words[first : stop or first])
        phrase = _source(line, stop, cues, genitive=learnt) if stop else None
        parties = _speakers(phrase, finder) if phrase else ()
        if phrase is None or not parties:
            continue
        while line.word(first - 1) in cues.grammar.clitics:  # "nous a-t-on dit"
            first -= 1
        opening = line.tokens[first].span.start
        quote = quotes.ending_at(line.text, opening)
        if quote is None and (line.word(first - 1) != "," or not line.any_finite(0, first)):
            continue
        before = Span(line.sentence.span.start, opening).stripped(line.text, EDGES)
        content = quote.inner if quote else before
        if quote and quotes.utterance_start(quote) < quote.outer.start:
            content = before
        if len(content.of(line.text).split()) >= LEAST:
            yield Report(
                parties,
                content,
                "direct" if quote and content == quote.inner else quotes.mode(content),
                line.span(first, stop),
                line.span(first, phrase.stop),
                quotes=(quote,) if quote else (),
                confidence=0.75,
                subject=line.span(phrase.start, phrase.stop),
            )
        return


def stated_reports(
    line: Line, finder: SpeakerFinder, quotes: QuotationIndex, cues: ReportingCues
) -> Iterator[Report]:
    """The report that "il est précisé dans X que" or "il ressort de X que" makes of the clause behind it."""
    for k, word in enumerate(line.words):
        stop = _impersonal_end(line, k + 1, cues) if word in ("il", "on") else 0
        phrase = _source(line, stop, cues, genitive=True) if stop else None
        parties = _speakers(phrase, finder) if phrase else ()
        if (
            phrase is None
            or not parties
            or line.word(phrase.stop) not in {*cues.grammar.complementisers, ":"}
        ):
            continue
        start = line.tokens[phrase.stop].span.end
        content = quotes.unmarked(Span(start, line.sentence.span.end).stripped(line.text, EDGES))
        if len(content.of(line.text).split()) >= LEAST:
            yield Report(
                parties,
                content,
                quotes.mode(content),
                line.span(k, stop),
                line.span(k, phrase.stop),
                confidence=0.75,
                subject=line.span(phrase.start, phrase.stop),
            )
        return


def _impersonal_end(line: Line, k: int, cues: ReportingCues) -> int:
    """The index behind "est précisé", "ressort" or "lit" at token `k`, or 0."""
    if line.word(k) in cues.frames.emerging:
        return k + 1
    if line.word(k) not in cues.grammar.be:
        return 0
    k += 1
    while line.pos(k) == "ADV":
        k += 1
    told = any(form.tense == "participle" for form in cues.forms.get(line.word(k), ()))
    return k + 1 if told else 0


def _verb_end(line: Line, first: int, behind: int, cues: ReportingCues) -> int:
    """The index behind a verb of saying or reading whose subject is "on", or 0."""
    verb = line.word(first)
    for one in cues.frames.overheard:
        head, _, rest = one.partition(" ")
        if verb == head and (not rest or line.word(behind) == rest):
            return behind + bool(rest)
    told = any(form.tense == "participle" for form in cues.forms.get(line.word(behind), ()))
    if told and cues.grammar.have.get(verb) in FACTS:  # "a-t-on indiqué"
        return behind + 1
    if any(form.tense in FACTS for form in cues.forms.get(verb, ())):
        return behind
    return 0


def _source(line: Line, k: int, cues: ReportingCues, *, genitive: bool = False) -> Phrase | None:
    """The phrase behind the preposition at token `k`; only with `genitive` may that be "de"."""
    while line.pos(k) == "ADV" and line.word(k) != "auprès":
        k += 1
    if line.word(k) == "auprès":
        k += 1
    elif line.word(k) not in cues.grammar.prepositions or (
        line.word(k) in cues.grammar.genitives and not genitive
    ):
        return None
    return phrase_at(line, k + 1, cues.grammar)


def _speakers(phrase: Phrase, finder: SpeakerFinder) -> tuple[Party, ...]:
    """Who speaks: no person, and no state that a place stands for."""
    line, head = phrase.line, phrase.head
    capital = line.tokens[head].text[:1].isupper()
    if finder.role(line, head) or (capital and not finder.named(line.tokens[head].span, "organisation")):
        return ()
    return tuple(party for party in finder.parties(phrase) if not isinstance(party, str))
