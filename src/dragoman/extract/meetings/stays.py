"""The days of a visit of which a text gives the first or the last, and how long it is.

In: the words before and behind the noun for a visit, and the day that the text gives it. Out: all its days:
"a achevé dimanche une visite de trois jours" from Friday to Sunday. Where nothing says whether the day is the
first or the last it stays alone.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.extract.grammar.assertion import either
from dragoman.packs.meetings import MeetingCues

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LINK = r"(?: (?!(?:lors|pendant|durant|au|aux|a|un|une|des|pour|dans|en|par)(?!\w))[\w'-]+){0,3}"
_DETERMINER = r"(?: d'une| de (?:sa|la|leur|cette)| une| sa| la| leur| cette)(?: [\w'-]+){0,2} ?$"
_LONGEST = 10


@dataclass(frozen=True, slots=True)
class Stays:
    """Reads how long visits are, in one language."""

    first: re.Pattern[str]
    last: re.Pattern[str]
    length: re.Pattern[str]

    @classmethod
    def of(cls, cues: MeetingCues) -> Stays:
        """The patterns of a language."""
        arrives = rf"(?<!\w){either(cues.stay_arrives)}[^,;.:]*? (?:pour|en|dans le cadre d')"
        return cls(
            re.compile(
                rf"(?:(?<!\w){either(cues.stay_begins)}{_LINK}{_DETERMINER}|{arrives}(?:{_DETERMINER}| ?$))"
            ),
            re.compile(rf"(?<!\w){either(cues.stay_ends)}{_LINK}{_DETERMINER}"),
            re.compile(r"[^,;.:()]{0,50}? (?:de|d'une duree de) (?P<number>\w+) jours(?!\w)"),
        )

    def days(self, date: str | None, before: str, behind: str, numbers: Mapping[str, int]) -> str | None:
        """All days of a visit with a day; `before` and `behind` are the folded words around its noun."""
        told = self.length.match(behind) if date and _DAY.fullmatch(date) else None
        if told is None or date is None:
            return date
        said = told["number"]
        many = int(said) if said.isdigit() else numbers.get(said, 0)
        if not 1 < many <= _LONGEST:
            return date
        day, rest = dt.date.fromisoformat(date), dt.timedelta(many - 1)
        if self.last.search(before):
            return f"{day - rest}/{day}"
        return f"{day}/{day + rest}" if self.first.search(before) else date
