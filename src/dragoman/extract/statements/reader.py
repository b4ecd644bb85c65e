"""Who is reported to say what: the `statement` facts of a document.

In: a `Reading`, whose sentences with a cue or a mark are parsed, and the cues of its language. Out: the
statements in the order of the text. The rules are those of the contract: one a reporting verb, one a
quotation, one an interview answer; what nobody is named for is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.extract.grammar.line import Line
from dragoman.extract.statements.according_to import Frames
from dragoman.extract.statements.announced import announced_reports, related_reports
from dragoman.extract.statements.back_references import BackReferences
from dragoman.extract.statements.direct_speech import DirectSpeech, divided
from dragoman.extract.statements.headings import titled_reports, without_repeated_headings
from dragoman.extract.statements.interviews import Transcript
from dragoman.extract.statements.joint_texts import without_joint_voice
from dragoman.extract.statements.last_speaker import Discourse
from dragoman.extract.statements.overheard import overheard_reports, stated_reports
from dragoman.extract.statements.quotation_index import QuotationIndex
from dragoman.extract.statements.quotations import quotations
from dragoman.extract.statements.report import Report, stated
from dragoman.extract.statements.reported_speech import ReportedSpeech
from dragoman.extract.statements.speakers import SpeakerFinder
from dragoman.model.entity import key
from dragoman.model.fact import Statement
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.cues import ReportingCues

LONGEST_LINE = 600  # tokens of a sentence beyond which it is none, but a table or a text without full stops
SAME = 0.8  # overlap from which on two contents by one speaker are one statement


def statements(reading: Reading, cues: ReportingCues) -> tuple[Statement, ...]:
    """The statements of a document; spans count code points of `reading.text`."""
    finder = SpeakerFinder(reading, cues.speakers, cues.grammar)
    quotes = QuotationIndex(reading, quotations(reading.text, reading.blocks), cues.grammar)
    found = sorted(divided(_spoken(reading, finder, quotes, cues), reading.text), key=_place)
    discourse = Discourse(reading, cues)
    found = sorted(discourse.identified(found), key=_place)
    found = sorted([*found, *DirectSpeech(reading, finder, quotes, cues).reports(found)], key=_place)
    found += titled_reports(reading, finder, quotes, cues.speakers)
    answers = Transcript(reading, finder, cues.interviews).reports()
    found = [one for one in discourse.identified(found) if not _is_turn(one, answers)]
    if answers:  # the title of an interview quotes from its answers
        found = [one for one in found if not _is_title(reading, one)]
    found = without_joint_voice(reading, _once(sorted([*found, *answers], key=_place)), cues)
    kept = without_repeated_headings(reading, found)
    return tuple(
        stated(reading.text, one, one.parties)
        for one in kept
        if one.parties and one.content.start < one.content.end and not asks(reading, one, cues)
    )


def asks(reading: Reading, report: Report, cues: ReportingCues) -> bool:
    """Whether the text asks what it would report: "Selon X, Pékin va-t-il supprimer les visas ?"."""
    sentence = reading.sentence_at(report.content.start)
    if report.mode == "direct" or sentence is None or sentence.span.of(reading.text).rstrip()[-1:] != "?":
        return False
    said = report.content.of(reading.text).casefold()
    return any(pronoun in said for pronoun in cues.grammar.inverted if pronoun.startswith("-"))


def _spoken(
    reading: Reading, finder: SpeakerFinder, quotes: QuotationIndex, cues: ReportingCues
) -> Iterator[Report]:
    speech = ReportedSpeech(finder, quotes, cues)
    frames = Frames(finder, quotes, cues)
    back = BackReferences(reading, finder, quotes, cues)
    for sentence in reading.sentences:
        if 0 < len(sentence.tokens) <= LONGEST_LINE:
            line = Line.of(reading.text, sentence)
            found = list(speech.reports(line))
            yield from found
            yield from frames.reports(line, found)
            yield from announced_reports(line, finder, quotes, cues)
            yield from related_reports(line, finder, quotes, cues)
            yield from overheard_reports(line, finder, quotes, cues)
            yield from stated_reports(line, finder, quotes, cues)
            yield from back.reports(line)


def _place(report: Report) -> tuple[Span, Span]:
    return report.content, report.cue


def _is_turn(report: Report, answers: Sequence[Report]) -> bool:
    """Whether a report is a transcript's answer itself, or a part of it by nobody else."""
    return any(one.content.contains(report.content) and _keys(one) == _keys(report) for one in answers)


def _is_title(reading: Reading, report: Report) -> bool:
    """Whether words are quoted in a heading."""
    if report.mode != "direct":
        return False
    return any(
        block.kind == "heading" and block.span.contains(report.content) for block in reading.blocks[:3]
    )


def _once(reports: Sequence[Report]) -> list[Report]:
    """Without what is found in two ways: of two with the same words, the one that a verb reports."""
    kept: list[Report] = []
    for report in reports:
        for i in range(len(kept) - 1, max(len(kept) - 6, -1), -1):
            same = _keys(kept[i]) == _keys(report) or set(kept[i].quotes) & set(report.quotes)
            if same and _overlap(kept[i].content, report.content) >= SAME:
                if report.confidence > kept[i].confidence:
                    kept[i] = report
                break
        else:
            kept.append(report)
    return kept


def _keys(report: Report) -> set[str]:
    return {key(party) for party in report.parties}


def _overlap(a: Span, b: Span) -> float:
    shared = max(0, min(a.end, b.end) - max(a.start, b.start))
    return shared / ((a.end - a.start) + (b.end - b.start) - shared)
