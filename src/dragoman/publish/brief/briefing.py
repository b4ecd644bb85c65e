"""The briefing as a whole: from what the record holds to a report.

In: accounts, findings and statements of the record, the words of a language, and what was asked for. Out: a
`Report`; the same bytes for the same material, in whatever order it comes. Fetching is left to the command.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.model.period import Period
from dragoman.packs.framework import Framework
from dragoman.packs.wording import Wording
from dragoman.publish.brief import agreements, figures, findings, meetings, positions, projects, words
from dragoman.publish.brief.citing import Citations
from dragoman.publish.brief.covering import covered
from dragoman.publish.brief.item import Item, merged
from dragoman.publish.brief.laying_out import sections
from dragoman.publish.brief.material import Material
from dragoman.publish.brief.speech import Speech
from dragoman.publish.phrasing.filling import fill
from dragoman.publish.report import Report

MAKERS = (meetings.items, agreements.items, projects.items, figures.items, words.commitments, positions.items)


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for: a subject's name, and the first and last day (EDTF), if any.

    `key` is the code or id of the subject, where it has one; `added` are the documents that were read since
    the day `added_since` (EDTF): only what one of them tells is shown.
    """

    about: str | None = None
    since: str | None = None
    until: str | None = None
    key: str | None = None
    added_since: str | None = None
    added: frozenset[str] | None = None

    def covers(self, item: Item) -> bool:
        """Whether an item is of the time that is asked for, and told by what was read since.

        One of which the time is not known only where no time is asked for. A finding fits already.
        """
        if item.part == "findings":
            return True
        if self.added is not None and self.added.isdisjoint(one.document for one in item.told):
            return False
        if (period := item.period) is None:
            return not (self.since or self.until)
        since, until = Period.of(self.since), Period.of(self.until)
        return not ((since and period.last < since.first) or (until and period.first > until.last))


def brief(
    material: Material, wording: Wording, frameworks: Iterable[Framework], wish: Wish | None = None
) -> Report:
    """The briefing on what a record holds; its findings are those that were asked for."""
    wish = wish or Wish()
    accounts = sorted(material.accounts, key=lambda one: one.id)
    spoken = sorted(material.statements, key=lambda one: one.id)
    speech = Speech(wording, frameworks, native=_is_native(material, wording.language))
    everything = [*findings.items(material), *(item for make in MAKERS for item in make(accounts, speech))]
    everything = merged([*everything, *words.statements(spoken, speech)])
    items = [item for item in everything if wish.covers(item)]
    timed = wish.since or wish.until
    undated = sum(item.period is None for item in everything) if timed else 0
    citations = Citations(items, material.documents, speech)
    return _report(items, citations, speech, wish, undated)


def _report(items: Sequence[Item], citations: Citations, speech: Speech, wish: Wish, undated: int) -> Report:
    texts = speech.wording.briefing
    grammar = speech.wording.grammar
    title = texts.title_about if wish.about else texts.title
    since = speech.times.bare(wish.added_since) if wish.added_since else ""
    return Report(
        language=speech.wording.language,
        title=fill(title, {"colon": grammar.colon, "name": speech.names.called(wish.key) or wish.about}),
        subtitle=fill(texts.news, {"date": since}) if since else "",
        summary=covered(items, citations, speech, (wish.since, wish.until), undated),
        paragraphs=() if items else (texts.notes["empty"],),
        sections=sections(items, citations, speech),
        sources=citations.sources,
        sources_title=texts.sources,
        contents_title=texts.contents,
        closing=texts.closing if items else (),
        quotes=grammar.quotes,
    )


def _is_native(material: Material, language: str) -> bool:
    """Whether all documents are in the language of the report, as far as they say."""
    return not ({one.language for one in material.documents.values()} - {language, None})
