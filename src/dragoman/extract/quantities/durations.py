"""Which durations tell something.

In: a text and the place of a duration. Out: whether it is a term, a time of building or travelling, or the
age of what is dated. "pendant trois heures" and "20 minutes plus tôt" tell a story and are no figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.extract.quantities.bearings import Bearings, either
from dragoman.packs.quantities import Units

SENTENCE_END = re.compile(r"[.!?…;](?=\s)|\n")
BACK, AHEAD = 260, 160
"""Code points before and after a duration that are searched for its sentence."""


class TermReader:
    """The words that make a duration a figure, ready for matching."""

    def __init__(self, units: Units, bearings: Bearings) -> None:
        terms, hedge = units.terms, bearings.hedge
        self._sure = re.compile(rf"(?<!\w)(?i:{either(terms.sure)}){hedge} ?$")
        self._before = re.compile(rf"(?<!\w)(?i:{either(terms.before)}){hedge} ?$")
        self._labelled = re.compile(rf"^\W*(?i:{either(terms.labels)})(?!\w)[^:\d]{{0,40}} ?:{hedge} ?$")
        self._having = re.compile(rf"(?<!\w)(?i:{either(terms.having)})(?!\w)")
        self._after = re.compile(rf" (?i:{either(terms.after)})(?!\w)")
        loans, links = either(units.loans), either(units.loan_links)
        self._loan = re.compile(rf"(?<!\w)(?i:{loans})(?!\w)[^;]{{0,110}} {links}{hedge} ?$")
        self._jubilee = re.compile(
            rf"(?<!\w)(?i:{either(units.jubilees)})(?: [^\W\d_]+)? (?P<whose>les|des|ses|leurs|nos|aux) ?$"
        )
        self._spent = re.compile(rf"(?<!\w)(?i:{either(units.spent)}){hedge} ?$")
        self._journey = re.compile(rf"(?<!\w)(?i:{either(units.journeys)})(?!\w)")
        self._building = re.compile(rf"(?<!\w)(?i:{either(units.building)})(?!\w)")
        nouns, participles = either(units.event_nouns), either(units.event_participles)
        self._ago = re.compile(
            rf"(?<!\w)(?:(?i:{nouns})(?!\w)[^,;:]{{0,80}}?|(?i:{participles})(?: [^\W\d_]+){{0,3}}?)"
            rf",? (?i:{either(units.ago)}){hedge} ?$"
            rf"|(?:19|20)\d\d ?[,–—(-] ?(?i:{either(units.ago)}){hedge} ?$"
        )
        self._long_ago = re.compile(rf"(?<!\w)(?i:{either(units.ago)}){hedge} ?$")
        adverbial = either((*units.ago, *units.since, *units.within, *units.every))
        self._adverbial = re.compile(rf"(?<!\w)(?i:{adverbial}){hedge} ?$")
        happened = either(units.event_verbs)
        self._began = re.compile(rf"(?:^|\n)[\s«\"]*(?i:{either(units.ago)}){hedge} ?$")
        self._happened = re.compile(rf"[^;:()]{{0,90}}?(?<!\w)(?i:{happened})")
        self._since = re.compile(rf"(?<!\w)(?i:{either(units.since)}){hedge} ?$")
        self._story = re.compile(rf" (?i:{either(units.story)})(?!\w)")

    def tells(self, text: str, start: int, end: int, unit: str) -> bool:
        """Whether the duration at `[start, end)`, in the UCUM `unit`, is a figure."""
        before, after = _sentence(text, start, end)
        if self._sure.search(before) or self._labelled.search(before):
            return True
        if self._story.match(after):
            return False
        jubilee = self._jubilee.search(before) if unit == "a" else None
        if jubilee and (
            jubilee["whose"] in ("ses", "leurs", "nos") or after.startswith((" de ", " du ", " d'", " des "))
        ):
            return True
        if self._after.match(after) or self._ago.search(before):
            return True
        if self._began.search(before) and self._happened.match(after):
            return True  # "Il y a trente ans, les deux pays nouaient …"
        if unit == "a" and self._since.search(before):
            return True
        if unit in ("a", "mo") and self._loan.search(before):
            return True
        if self._before.search(before) and (self._having.search(before) or self._having.search(after)):
            return True
        if not self._spent.search(before):
            return False
        about = self._building if unit in ("a", "mo") else self._journey
        return bool(about.search(before) or (unit not in ("a", "mo") and about.search(after)))

    def only_dates(self, text: str, start: int, end: int, unit: str) -> bool:
        """Whether a duration only says when or how often something else was: "il y a deux ans"."""
        before, _ = _sentence(text, start, end)
        return self._adverbial.search(before) is not None and not self.tells(text, start, end, unit)

    def signs(self, text: str, start: int, end: int, unit: str) -> Iterator[str]:
        """Which words that may make a duration a figure, or none, stand about that at `[start, end)`.

        Among them whether all of them together do (`tells`).
        """
        before, after = _sentence(text, start, end)
        seen = {
            "told": self.tells(text, start, end, unit),
            "term": self._sure.search(before) or self._labelled.search(before),
            "may be term": self._before.search(before),
            "had": self._having.search(before) or self._having.search(after),
            "story": self._story.match(after),
            "whose": self._jubilee.search(before),
            "term behind": self._after.match(after),
            "ago": self._long_ago.search(before),
            "since": self._since.search(before),
            "loan": self._loan.search(before),
            "spent": self._spent.search(before),
            "building": self._building.search(before),
            "journey": self._journey.search(before) or self._journey.search(after),
        }
        yield from (name for name, found in seen.items() if found)


def _sentence(text: str, start: int, end: int) -> tuple[str, str]:
    """The words of its sentence before and behind a duration."""
    before = text[max(0, start - BACK) : start]
    cut = [match.end() for match in SENTENCE_END.finditer(before)]
    after = SENTENCE_END.split(text[end : end + AHEAD], maxsplit=1)[0]
    return before[cut[-1] :] if cut else before, after
