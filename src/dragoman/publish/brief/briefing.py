"""The briefing as a whole: from entries to a report.

In: the entries of a record, the words of a language, and what was asked for. Out: a `Report`; the same bytes
for the same entries, in whatever order they come. Fetching entries is left to the command.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.model.entry import Entry
from dragoman.model.period import Period
from dragoman.packs.framework import Framework
from dragoman.packs.wording import Wording
from dragoman.publish.brief import agreements, figures, meetings, positions, projects, words
from dragoman.publish.brief.citing import Citations
from dragoman.publish.brief.covering import covered
from dragoman.publish.brief.item import Item, merged
from dragoman.publish.brief.laying_out import sections
from dragoman.publish.brief.speech import Speech
from dragoman.publish.phrasing.filling import fill
from dragoman.publish.report import Report

MAKERS = (
    meetings.items,
    agreements.items,
    projects.items,
    figures.items,
    words.commitments,
    words.statements,
    positions.items,
)


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for: a subject's name, and the first and last day (EDTF), if any.

    `key` is the code or id of the subject, where it has one.
    """

    about: str | None = None
    since: str | None = None
    until: str | None = None
    key: str | None = None

    def covers(self, period: Period | None) -> bool:
        """Whether a time is within the limits; one that is not known only where there are none."""
        if period is None:
            return not (self.since or self.until)
        since, until = Period.of(self.since), Period.of(self.until)
        return not ((since and period.last < since.first) or (until and period.first > until.last))


def brief(
    entries: Iterable[Entry], wording: Wording, frameworks: Iterable[Framework], wish: Wish | None = None
) -> Report:
    """The briefing on some entries."""
    wish = wish or Wish()
    found = sorted(entries, key=lambda entry: entry.id)
    speech = Speech(wording, frameworks, native=_is_native(found, wording.language))
    everything = merged(item for make in MAKERS for item in make(found, speech))
    items = [item for item in everything if wish.covers(item.period)]
    undated = sum(item.period is None for item in everything) if wish.since or wish.until else 0
    citations = Citations(items, found, speech)
    return _report(items, citations, speech, wish, undated)


def _report(items: Sequence[Item], citations: Citations, speech: Speech, wish: Wish, undated: int) -> Report:
    texts = speech.wording.briefing
    grammar = speech.wording.grammar
    title = texts.title_about if wish.about else texts.title
    return Report(
        language=speech.wording.language,
        title=fill(title, {"colon": grammar.colon, "name": speech.names.called(wish.key) or wish.about}),
        summary=covered(items, citations, speech, (wish.since, wish.until), undated),
        paragraphs=() if items else (texts.notes["empty"],),
        sections=sections(items, citations, speech),
        sources=citations.sources,
        sources_title=texts.sources,
        contents_title=texts.contents,
        closing=texts.closing if items else (),
        quotes=grammar.quotes,
    )


def _is_native(entries: Iterable[Entry], language: str) -> bool:
    """Whether all documents are in the language of the report, as far as they say."""
    told = {
        getattr(one.fact, "language", None)
        for entry in entries
        if entry.type == "document"
        for one in entry.told
    }
    return not (told - {language, None})
