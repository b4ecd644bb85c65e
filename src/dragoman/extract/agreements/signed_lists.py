"""Lists of signed documents, and joint texts that are the document itself.

In: a reading with its blocks, and the meetings found in it. Out: `Agreement`s: one an item behind a line such
as "Documents signés le 25 avril :", and the joint declaration whose title opens a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.extract.agreements.lexicon import InstrumentLexicon
from dragoman.extract.agreements.signatories import Signatories
from dragoman.extract.circumstances.clause import Circumstances
from dragoman.model.entity import Entity, Party
from dragoman.model.fact import Agreement, Meeting
from dragoman.model.reading import Reading
from dragoman.model.span import Span

_BULLET = re.compile(r"^\s*(?:[•·▪●○*–—-]|\d{1,2}[.)])\s*")
_LEADING = re.compile(r"^(?:(?:les?|la|une?) |l')", re.IGNORECASE)
LONGEST_TITLE = 300
_CUT = re.compile(
    r",? (?:entre|avec|sur|relatif|relative|portant|visant|concernant|dans le domaine|en matière) "
)
_BETWEEN = re.compile(r"(?<!\w)(?:entre|avec) ")
OPENING = 3  # blocks at the beginning in which a joint text may have its title


def listed(
    reading: Reading, lexicon: InstrumentLexicon, here: Circumstances, meetings: Sequence[Meeting]
) -> Iterator[Agreement]:
    """The documents that a list says were signed, and the joint text that the document is."""
    yield from _joint_text(reading, lexicon, here)
    lines = _lines(reading)
    for i, line in enumerate(lines):
        line = _last_sentence(reading, line)
        if (status := _heads(lexicon, here, line)) is None:
            continue
        dates = [date.value for date in here.dates([line], of_text=True) if date.value]
        meeting = _last(meetings, line)
        head = _Head(line, status, dates[0] if dates else meeting.date if meeting else None, meeting)
        for item in lines[i + 1 :]:
            bullet = _BULLET.match(item.of(reading.text))
            start = item.start + (bullet.end() if bullet else 0)
            if bullet is None and not lexicon.noun.match(here.folded, start):
                break
            yield from _item(reading, lexicon, here, Span(start, item.end), head)


@dataclass(frozen=True, slots=True)
class _Head:
    """The line that opens a list: what became of the documents that follow, when, at which meeting."""

    line: Span
    status: str
    date: str | None
    meeting: Meeting | None


def _heads(lexicon: InstrumentLexicon, here: Circumstances, line: Span) -> str | None:
    """The status of what a line says to follow: it ends with a colon, or is a heading without a verb."""
    words = line.of(here.folded).rstrip()
    if not lexicon.list_head.search(words) or (not words.endswith(":") and words[-1:] in ".!?;,"):
        return None
    if lexicon.list_to_come.search(words):
        return "planned"
    return "adopted" if re.search(r"\b(?:adopte|approuve)e?s\b", words) else "signed"


def _last_sentence(reading: Reading, line: Span) -> Span:
    """What introduces a list: of a paragraph before it, the last sentence."""
    starts = [one.span.start for one in reading.sentences if line.start <= one.span.start < line.end]
    return Span(starts[-1], line.end) if starts else line


def _lines(reading: Reading) -> list[Span]:
    found = []
    for block in reading.blocks:
        start = block.span.start
        for match in re.finditer(r"[^\n]+", block.span.of(reading.text)):
            found.append(Span(start + match.start(), start + match.end()))
    return found


def _last(meetings: Sequence[Meeting], line: Span) -> Meeting | None:
    before = [one for one in meetings if one.status == "held" and one.evidence[0].start < line.end]
    return max(before, key=lambda one: max(e.start for e in one.evidence if e.start < line.end), default=None)


def _item(
    reading: Reading, lexicon: InstrumentLexicon, here: Circumstances, item: Span, head: _Head
) -> Iterator[Agreement]:
    span = item.stripped(reading.text, ' ;.,\n«»"“”')
    lead = _LEADING.match(span.of(reading.text))
    span = Span(span.start + (lead.end() if lead else 0), min(span.end, span.start + LONGEST_TITLE))
    noun = lexicon.noun.match(here.folded, span.start)
    title = span.of(reading.text).replace("\n", " ")
    named = next((one for one in reading.names_in(span, "instrument")), None)
    told = lexicon.listed.match(here.folded, span.start)
    kind = lexicon.kinds[noun[0]] if noun else lexicon.listed_kinds[told[0]] if told else "other"
    between = _BETWEEN.search(here.folded, *span)
    whom = Span(between.end(), span.end) if between else span
    finder = Signatories(lexicon, here)
    parties: tuple[Party, ...] = tuple(one.party for one in finder.named(whom, listed=between is not None))
    if len(parties) < 2:
        line = [one.party for one in here.parties([head.line], adjectives=True)]
        known = head.meeting.participants if head.meeting is not None else None
        parties = tuple(line) if len(line) >= 2 else known or parties
    cuts = [title[: match.start()] for match in _CUT.finditer(title)]
    entity = (
        named.entity if named and isinstance(named.entity, Entity) else Entity(None, title, tuple(cuts[::-1]))
    )
    yield Agreement(
        evidence=(head.line, span),
        confidence=0.85,
        kind=kind,
        title=entity,
        parties=parties or None,
        status=head.status,
        date=head.date,
    )


def _title(reading: Reading, block: Span) -> Span:
    """A title, which may go on in the next block with a small letter, without what stands in brackets."""
    follows = [one.span for one in reading.blocks if one.span.start >= block.end][:1]
    end = follows[0].end if follows and reading.text[follows[0].start].islower() else block.end
    bracket = reading.text.find("(", block.start, end)
    return Span(block.start, bracket if bracket > 0 else end).stripped(reading.text)


def _joint_text(reading: Reading, lexicon: InstrumentLexicon, here: Circumstances) -> Iterator[Agreement]:
    """A text that is itself a joint declaration: its title opens it, its parties stand in it."""
    for block in reading.blocks[:OPENING]:
        noun = lexicon.noun.match(here.folded, block.span.start)
        if noun is None or lexicon.kinds[noun[0]] not in (
            "declaration",
            "communique",
            "treaty",
            "memorandum",
            "agreement",
        ):
            continue
        span = _title(reading, block.span)
        parties = tuple(one.party for one in here.parties([span], adjectives=True))
        if len(parties) < 2 or re.search(r"[.!?]", span.of(reading.text)):
            continue
        done = lexicon.done_at.search(here.folded, block.span.end)
        dates = [one for one in reading.dates if done and 0 <= one.span.start - done.start() < 60]
        if not done or not dates:
            continue
        evidence = (span, Span(done.start(), dates[0].span.end))
        title = Entity(None, " ".join(span.of(reading.text).split()), (noun[0].capitalize(),))
        yield Agreement(
            evidence=evidence,
            confidence=0.85,
            kind=lexicon.kinds[noun[0]],
            title=title,
            parties=parties,
            status="signed",
            date=dates[0].value,
        )
        return
