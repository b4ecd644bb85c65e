"""The words of the pages in one language: messages from the catalogues, names, dates and numbers.

In: a language and the framework. Out: `Words`. English stands in the source, as `_("…")` in templates and
`gettext("…")` in modules; other languages in `locales/<language>/LC_MESSAGES/*.po`, which are read as they
stand. What is told of facts comes from the wordings of reports, so that pages and reports speak alike.
"""

from __future__ import annotations

import gettext as standard
from datetime import datetime
from functools import cache
from pathlib import Path
from types import MappingProxyType

from babel import Locale, dates
from babel.messages.pofile import read_po

from dragoman.model.entity import Entity, Party
from dragoman.packs.framework import Framework
from dragoman.packs.wording import Wording, load_wording
from dragoman.publish.phrasing import numbers
from dragoman.publish.phrasing.names import Namer
from dragoman.publish.phrasing.times import TimeWords
from dragoman.publish.report import one_line

LOCALES = Path(__file__).with_name("locales")
SOURCE = "en"
"""The language of the messages in the source."""
TEXTS = "fr"
"""The language of the texts, in which names stand that the registry does not have."""


def later(message: str) -> str:
    """Marks a message that is translated where it is shown: constants of modules are written so."""
    return message


UNDERTAKINGS = MappingProxyType(
    {
        "open": later("still open"),
        "overdue": later("overdue"),
        "made": later("made"),
        "repeated": later("repeated"),
        "kept": later("kept"),
    }
)
"""What becomes of undertakings, for which reports have no words."""


MEASURES = MappingProxyType(
    {"count": later("number"), "duration": later("duration"), "other": later("figure")}
)
"""What figures measure for which briefings have no word of its own."""


class Catalogue(standard.NullTranslations):
    """The messages of all catalogues of a language; what has no translation stays English."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._said: dict[str, tuple[str, ...]] = {}
        self._language = language
        for path in sorted((LOCALES / language / "LC_MESSAGES").glob("*.po")):
            with path.open("rb") as file:
                for one in read_po(file, locale=language):
                    said = one.string if isinstance(one.string, (tuple, list)) else (one.string,)
                    if one.id and not one.fuzzy and all(said):
                        key = one.id[0] if isinstance(one.id, (tuple, list)) else one.id
                        self._said[key] = tuple(map(str, said))

    def gettext(self, message: str) -> str:
        """The message in this language."""
        return self._said.get(message, (message,))[0]

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        """One of two forms, by a number."""
        many = n >= 2 if self._language == "fr" else n != 1
        return self._said.get(singular, (singular, plural))[many]


@cache
def catalogue(language: str) -> Catalogue:
    """The messages of a language."""
    return Catalogue(language)


class Words:
    """Says things in one language. The names are those that templates use."""

    def __init__(self, language: str, framework: Framework) -> None:
        self.language = language
        self.locale = Locale(language)
        self.wording: Wording = load_wording(language)
        self.names = Namer(self.wording, [framework], native=language == TEXTS)
        self._times = TimeWords(self.wording)
        self._messages = catalogue(language)
        self.gettext = self._messages.gettext
        self.ngettext = self._messages.ngettext

    def date(self, edtf: str | None) -> str:
        """A date of the contract in words; empty where there is none."""
        return self._times.bare(edtf)

    def moment(self, when: datetime) -> str:
        """A moment (UTC), to the minute."""
        return str(dates.format_datetime(when, "d MMM y, HH:mm", locale=self.locale)) + " UTC"

    def number(self, value: float) -> str:
        """A number with the separators of the language."""
        return numbers.number(value, self.wording)

    def amount(self, value: float, unit: str) -> str:
        """A number with its unit in words."""
        return numbers.amount(value, unit, self.wording)

    def party(self, party: Party) -> str:
        """Who, by name, without article."""
        return self.names.plain(party)

    def called(self, key: str) -> str:
        """The name of a state, region or entry of the registry by its code or id; others by what they are."""
        return self.names.called(key) or key

    def entity(self, said: object) -> str:
        """Who or what, from an object of the contract: a code, an entity, a list of them; empty for none."""
        if isinstance(said, dict):
            return self.party(Entity(said.get("id"), str(said["label"])))
        if isinstance(said, (list, tuple)):
            return ", ".join(self.entity(one) for one in said)
        return "" if said is None else self.party(str(said))

    def quoted(self, said: str) -> str:
        """Words of a text on one line, between the quotation marks of the language."""
        begin, end = self.wording.grammar.quotes
        return f"{begin}{one_line(said)}{end}"

    @property
    def colon(self) -> str:
        """The colon with the space that stands before it."""
        return self.wording.grammar.colon

    def status(self, name: str | None) -> str:
        """A status as a table's word."""
        if name is not None and name in UNDERTAKINGS:
            return self.gettext(UNDERTAKINGS[name])
        return self.wording.terms.status_names.get(name or "", name or "")

    def measure(self, indicator: str) -> str:
        """What one figure measures: "cost", not "costs", which is what a table of them is headed."""
        if indicator in MEASURES:
            return self.gettext(MEASURES[indicator])
        patterns = self.wording.briefing.figures.get(indicator, (indicator,))
        return patterns[-1]

    def sector(self, name: str | None) -> str:
        """The name of a sector."""
        return self.wording.terms.sectors.get(name or "", name or "")

    def as_is(self, value: str) -> str:
        """A value that is its own name."""
        return value

    def language_name(self, code: str | None) -> str:
        """The name of a language by its code (ISO 639-1)."""
        return str(self.locale.languages.get(code or "", code or ""))
