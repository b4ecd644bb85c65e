"""What a briefing covers: documents, publishers, periods, how much of what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from dragoman.model.period import Period
from dragoman.publish.brief.citing import Citations
from dragoman.publish.brief.item import Item, known
from dragoman.publish.brief.speech import Speech
from dragoman.publish.phrasing.filling import fill
from dragoman.publish.phrasing.numbers import number

MOST_PUBLISHERS = 12
"""Publishers that are named; the most frequent ones."""

PARTS = {
    "findings": "finding",
    "meetings": "meeting",
    "agreements": "agreement",
    "projects": "project",
    "figures": "figure",
    "commitments": "commitment",
    "statements": "statement",
    "positions": "position",
}


def covered(
    items: Sequence[Item],
    citations: Citations,
    speech: Speech,
    limits: tuple[str | None, str | None],
    undated: int,
) -> tuple[tuple[str, str], ...]:
    """Names and values; what there is nothing to say of is left out."""
    covers = speech.wording.briefing.covers
    published = [citations.published(one) for one in citations.told]
    said = {
        "documents": _counted(len(citations.told), "document", speech) if items else "",
        "publishers": _publishers(citations, speech),
        "limits": _limits(limits, speech),
        "published": _span(published, speech),
        "facts": _span(
            (item.date for item in items if item.part in ("meetings", "agreements", "projects")), speech
        ),
        "content": _content(items, speech),
        "undated": fill(speech.wording.briefing.notes["undated"], {"n": str(undated)}) if undated else "",
    }
    return tuple((covers[key], value) for key, value in said.items() if value)


def _counted(many: int, type: str, speech: Speech) -> str:
    noun = speech.terms.types[type][many >= speech.wording.amounts.plural_from]
    return speech.part("documents", {"n": number(many, speech.wording), "noun": noun})


def _content(items: Sequence[Item], speech: Speech) -> str:
    parts = Counter(item.part for item in items)
    said = [_counted(parts[part], type, speech) for part, type in PARTS.items() if parts[part]]
    return speech.names.listed(said)


def _publishers(citations: Citations, speech: Speech) -> str:
    named = Counter(name for one in citations.told if (name := citations.publisher(one)))
    ranked = sorted(named.items(), key=lambda pair: (-pair[1], pair[0]))
    said = [
        speech.part("publisher", {"name": name, "n": str(many)}) if many > 1 else name
        for name, many in ranked
    ]
    return ", ".join(said[:MOST_PUBLISHERS]) + (", …" if len(said) > MOST_PUBLISHERS else "")


def _limits(limits: tuple[str | None, str | None], speech: Speech) -> str:
    since, until = limits
    if since and since == until:
        return speech.times.bare(since)
    if since and until:
        return speech.part("period", {"first": speech.times.bare(since), "last": speech.times.bare(until)})
    return speech.times.bare(f"{since}/.." if since else f"../{until}") if since or until else ""


def _span(dates: Iterable[str | None], speech: Speech) -> str:
    """From the first day to the last, each as finely as it is told."""
    periods: list[tuple[Period, str]] = [
        (period, date) for date in dates if date and (period := known(date)) and ".." not in date
    ]
    if not periods:
        return ""
    begin = min(periods, key=lambda one: (one[0].first, one[0].days, one[1]))[1].partition("/")[0]
    last = max(periods, key=lambda one: (one[0].last, -one[0].days, one[1]))[1]
    end = last.partition("/")[2] or last
    first_said, last_said = speech.times.bare(begin), speech.times.bare(end)
    if first_said == last_said:
        return first_said
    return speech.part("period", {"first": first_said, "last": last_said})
