"""Lists of signed documents, and joint texts that are the document itself.

In: a reading with its blocks, and the meetings found in it. Out: `Agreement`s: one an item behind a line such
as "Documents signés le 25 avril :", and the joint declaration whose title opens a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.extract.agreements.lexicon import BUNDLE, RECALLED, InstrumentLexicon
from dragoman.extract.agreements.list_heads import Head, ListHeads
from dragoman.extract.agreements.several import union
from dragoman.extract.agreements.signatories import Signatories
from dragoman.extract.agreements.signing import Signing
from dragoman.extract.circumstances.clause import Circumstances
from dragoman.model.entity import Entity, Party
from dragoman.model.fact import Agreement, Meeting
from dragoman.model.reading import Reading
from dragoman.model.span import Span

_BULLET = re.compile(r"^\s*(?:[•·▪●○*–—-]|\d{1,2}[.)])\s*")
_LEADING = re.compile(r"(?:(?:les?|la|une?) |l')", re.IGNORECASE)
LONGEST_TITLE = 300
_CUT = re.compile(
    r",? (?:entre|avec|sur|relatif|relative|portant|visant|concernant|dans le domaine|en matière) "
)
_RELATIVE = re.compile(r"\b(?:qui|que|dont|où|lequel|laquelle|lesquels|lesquelles)\b|\bqu['’]")
_BETWEEN = re.compile(r"(?<!\w)(?:entre|avec) ")
OPENING = 3  # blocks at the beginning in which a joint text may have its title


def listed(
    reading: Reading, lexicon: InstrumentLexicon, here: Circumstances, meetings: Sequence[Meeting]
) -> Iterator[Agreement]:
    """The documents that a list says were signed, and the joint text that the document is."""
    yield from _joint_text(reading, lexicon, here)
    lines, heads = _lines(reading), ListHeads(lexicon, reading, here, meetings)
    for i, line in enumerate(lines[:-1]):
        if (head := heads.head(line)) is None:
            continue
        for item in lines[i + 1 :]:
            bullet = _BULLET.match(item.of(reading.text))
            start = item.start + (bullet.end() if bullet else 0)
            if bullet is None and not lexicon.noun.match(here.folded, start):
                break
            named = _names_one(lexicon, here, start)
            if named or (head.worded and not _is_told(reading, Span(start, item.end))):
                yield from _item(reading, lexicon, here, Span(start, item.end), head)


def _names_one(lexicon: InstrumentLexicon, here: Circumstances, start: int) -> bool:
    """Whether an item begins with the noun of an instrument."""
    lead = _LEADING.match(here.folded, start)
    noun = lexicon.noun.match(here.folded, lead.end() if lead else start)
    return noun is not None and lexicon.kinds[noun[0]] not in (BUNDLE, RECALLED)


def _is_told(reading: Reading, item: Span) -> bool:
    """Whether an item is a sentence of its own: "Le ministre X et Y ont signé un accord"."""
    sentence = reading.sentence_at(item.start)
    for token in sentence.tokens if sentence else ():
        if item.contains(token.span) and "VerbForm=Fin" in token.features:
            relative = _RELATIVE.search(reading.text, item.start, token.span.start)
            if relative is None and (token.pos == "AUX" or token.relation == "ROOT"):
                return True
    return False


def _lines(reading: Reading) -> list[Span]:
    found = []
    for block in reading.blocks:
        start = block.span.start
        for match in re.finditer(r"[^\n]+", block.span.of(reading.text)):
            found.append(Span(start + match.start(), start + match.end()))
    return found


def _item(
    reading: Reading, lexicon: InstrumentLexicon, here: Circumstances, item: Span, head: Head
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
    parties = _parties(lexicon, here, head, span, between)
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


def _parties(
    lexicon: InstrumentLexicon, here: Circumstances, head: Head, item: Span, between: re.Match[str] | None
) -> tuple[Party, ...]:
    """Those whom an item names; one with whom it is, and who acts; else those of the head or the meeting."""
    finder = Signatories(lexicon, here)
    whom = Span(between.end(), item.end) if between else item
    if between and not head.worded:
        whom = Signing(lexicon, here).to_list_end(*whom)
    own = [one.party for one in finder.named(whom, listed=between is not None)]
    if between and between[0].startswith("avec") and not head.worded:
        own = union(head.parties, own)
    if len(own) >= 2:
        return tuple(own)
    known = head.meeting.participants if head.meeting is not None else None
    return head.parties if len(head.parties) >= 2 else known or tuple(own) or head.parties


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
