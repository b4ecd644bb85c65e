"""How reports are worded: one folder of YAML a language, `wordings/<language>/`.

It stands apart from `languages/`, for a report can be written in a language that no text is read in. In: an
ISO 639-1 code. Out: a `Wording`, checked: every value of the contract has its words. Putting them together to
sentences is left to `publish/phrasing/`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from pydantic import Field

from dragoman.model.errors import PackError
from dragoman.packs.knowledge import Knowledge, load_knowledge
from dragoman.packs.language import languages, load_section
from dragoman.packs.quantities import Counted
from dragoman.packs.terms import Forms, Terms

BUILT_IN = Path(__file__).parent / "wordings"


class Grammar(Knowledge):
    """Articles, prepositions and what decides on them."""

    file = "grammar.yaml"
    definite: dict[str, str] = Field(
        description="Definite articles by form (`m`, `f`, `mp`, `fp`); `v` before a vowel, `none` for names."
    )
    indefinite: dict[str, str] = Field(description="Indefinite articles, likewise.")
    of: dict[str, str] = Field(
        description="The preposition of possession with the definite article, by form; `none_v` before a "
        "vowel without article."
    )
    to: dict[str, str] = Field(description="The preposition of who receives, with the definite article.")
    into: dict[str, str] = Field(description="The preposition of where to or where in, before a country.")
    elided: tuple[str, ...] = Field(description="Beginnings of words before which an article is elided.")
    at: str = Field(description="The preposition before a town.")
    at_contracted: dict[str, str] = Field(
        description="Towns whose names begin so contract with the preposition."
    )
    within: str = Field(description="The preposition before a province, valley or desert.")
    areas: tuple[str, ...] = Field(description="Classes of places that one is within, not at.")
    beside: tuple[str, ...] = Field(
        description="Classes of places that one is neither at nor within: named in brackets."
    )
    conjunction: str = Field(description="The word between the last two of a list.")
    infinitive: str = Field(
        default="",
        description="A pattern for words that begin with an infinitive; none where it is not asked.",
    )
    heads: dict[str, tuple[str, ...]] = Field(
        description="Common nouns by form: a name that has one of them takes the article."
    )
    heads_at: Literal["first", "any"] = Field(
        description="Whether the noun must be the `first` word of a name, or may be `any`."
    )
    countries: dict[str, tuple[str, ...]] = Field(
        description="Countries by form, where their names do not tell it."
    )
    feminine_ending: str = Field(default="", description="Names of countries that end so are feminine.")
    short_names: dict[str, str] = Field(
        default_factory=dict, description="Countries by code whose names are not those of CLDR."
    )
    quotes: tuple[str, str] = Field(description="The marks around a quotation.")
    ordinals: tuple[tuple[str, str], ...] = Field(
        description="Patterns of a number and how its ordinal is written, the first that fits."
    )
    ordinal_words: dict[str, tuple[str, ...]] = Field(
        description="The first ordinals in words, masculine and feminine."
    )
    number_words: tuple[str, ...] = Field(description="The numbers from two on in words.")
    colon: str = Field(description="The colon with the space that stands before it.")
    semicolon: str = Field(description="The semicolon between parts of a list, with its spaces.")
    gatherings: tuple[str, ...] = Field(
        description="Common nouns of formats that are meetings themselves; of others a meeting is held."
    )


class UnitWords(Knowledge):
    """How a unit is said."""

    names: tuple[str, str] = Field(description="Singular and plural.")
    of: bool = Field(default=True, description="Whether `of` joins it to a scale: millions *of* tonnes.")


class Scale(Knowledge):
    """A power of ten that has a word."""

    value: float = Field(description="The power of ten.")
    names: tuple[str, str] = Field(description="Singular and plural.")


class Amounts(Knowledge):
    """Numbers with their units."""

    file = "amounts.yaml"
    scales: tuple[Scale, ...] = Field(description="Words for powers of ten, the largest first.")
    plural_from: float = Field(description="The number from which on a noun is a plural.")
    joint: tuple[str, str] = Field(
        description="What joins a scale to its unit, before a consonant and before a vowel."
    )
    currencies: dict[str, tuple[str, str]] = Field(
        description="Currencies, singular and plural, where CLDR's names are too long."
    )
    units: dict[str, UnitWords] = Field(description="Units of measure by UCUM code, and things counted.")
    percent: str = Field(description="How a percentage is said; `{n}` stands for the number.")
    rates: dict[str, str] = Field(description="What follows a unit by the time of its rate.")
    ordinal_units: dict[str, str] = Field(
        description="What an ordinal counts, where it is not the unit: the 30th *anniversary*."
    )
    plurals: tuple[tuple[str, str], ...] = Field(
        description="Patterns of a singular's ending and its plural's, the first that fits."
    )


class Times(Knowledge):
    """Dates of the contract (EDTF) in words: `bare` for lists, `at` as an adverbial."""

    file = "times.yaml"
    day: tuple[str, str] = Field(description="A day: bare, and as an adverbial.")
    month: tuple[str, str] = Field(description="A month of a year.")
    year: tuple[str, str] = Field(description="A year.")
    decade: tuple[str, str] = Field(description="A decade; `{year}` is its first year.")
    century: tuple[str, str] = Field(description="A century; `{ordinal}` is its number.")
    day_of_year: tuple[str, str] = Field(description="A day whose year is not known.")
    month_of_year: tuple[str, str] = Field(description="A month whose year is not known.")
    seasons: dict[int, tuple[str, str]] = Field(description="Seasons of a year by EDTF's numbers.")
    about: tuple[str, str] = Field(description="Around a date; `{date}` is the bare date.")
    about_day: tuple[str, str] = Field(description="Around a day.")
    by: tuple[str, str] = Field(description="Until a date at the latest.")
    by_day: tuple[str, str] = Field(description="Until a day at the latest.")
    since: tuple[str, str] = Field(description="From a date on.")
    since_day: tuple[str, str] = Field(description="From a day on.")
    between: tuple[str, str] = Field(
        description="From a date to another, both bare; `{first_of}` with the preposition of possession."
    )
    between_days: tuple[str, str] = Field(description="From a day to another of another month.")
    days: tuple[str, str] = Field(description="Days of one month; `{first}` and `{last}` are numbers.")
    halves: dict[int, tuple[str, str]] = Field(description="The halves of a year.")
    first_day: str = Field(default="{day}", description="The first day of a month.")
    months: tuple[str, ...] = Field(description="The months.")


class Briefing(Knowledge):
    """The sentences of a briefing; what stands in square brackets is left out if a word is missing."""

    file = "briefing.yaml"
    title: str = Field(description="The title.")
    title_about: str = Field(description="The title of what concerns one thing.")
    news: str = Field(description="The subtitle of what is new since a day.")
    contents: str = Field(description="What the list of parts is called.")
    sources: str = Field(description="The heading of the list of sources.")
    covers: dict[str, str] = Field(description="The names of what a briefing covers.")
    headings: dict[str, str] = Field(description="The headings of the parts.")
    columns: dict[str, str] = Field(description="The headings of columns.")
    participants: Forms = Field(description="What who took part is called, singular and plural.")
    sentences: dict[str, str] = Field(description="The sentences by what they tell.")
    figures: dict[str, tuple[str, ...]] = Field(
        description="What a figure measures, by indicator: the first pattern all of whose words are known."
    )
    notes: dict[str, str] = Field(description="Remarks: where sources disagree, what was left out.")
    closing: tuple[str, ...] = Field(description="What stands at the end.")


@dataclass(frozen=True, slots=True)
class Wording:
    """All words of a language for reports. `counted`: nouns of what is counted by their English ones."""

    language: str
    terms: Terms
    grammar: Grammar
    amounts: Amounts
    times: Times
    briefing: Briefing
    counted: Mapping[str, str]


def wordings() -> list[str]:
    """The languages that reports can be written in (ISO 639-1)."""
    return sorted(path.name for path in BUILT_IN.iterdir() if (path / Terms.file).is_file())


def folder_of(language: str) -> Path:
    """Where the words of a language are.

    Raises:
        PackError: reports are not written in this language.
    """
    if language not in wordings():
        raise PackError(f"{language!r} is no language of reports; there are {', '.join(wordings())}")
    return BUILT_IN / language


@cache
def load_wording(language: str) -> Wording:
    """The words of a language.

    Raises:
        PackError: reports are not written in this language, or a file does not fit its model.
    """
    folder = folder_of(language)
    return Wording(
        language,
        load_knowledge(folder / Terms.file, Terms),
        load_knowledge(folder / Grammar.file, Grammar),
        load_knowledge(folder / Amounts.file, Amounts),
        load_knowledge(folder / Times.file, Times),
        load_knowledge(folder / Briefing.file, Briefing),
        _counted(language),
    )


def _counted(language: str) -> Mapping[str, str]:
    """What texts of the language call the things that are counted, where such texts are read."""
    if language not in languages():
        return MappingProxyType({})
    nouns = load_section(language, Counted).nouns
    return MappingProxyType({english: names[0] for english, names in nouns.items() if names})
