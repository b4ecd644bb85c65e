"""What a language's pack knows of quantities: number words, units of measure, currencies, things counted.

In: `numbers.yaml`, `units.yaml`, `currencies.yaml`, `counted.yaml`. Out: checked models of them. How they
are put together for reading is left to `extract/quantities/lexicon.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from pydantic import Field

from dragoman.packs.knowledge import Knowledge
from dragoman.packs.language import load_section


class Around(Knowledge):
    """Words that stand right before a quantity, or right after it."""

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


class Decline(Knowledge):
    """Words of decrease: what they measure is negative."""

    nouns: tuple[str, ...]
    verbs: tuple[str, ...]
    after: tuple[str, ...]
    transitive: tuple[str, ...]


class NumberWords(Knowledge):
    """How a language writes numbers, and says how exact they are and which way they point."""

    file: ClassVar[str] = "numbers.yaml"
    units: dict[str, int]
    tens: dict[str, int]
    hundred: tuple[str, ...]
    thousand: tuple[str, ...]
    none_before: tuple[str, ...] = Field(description="Words that make none of the one behind them.")
    that_is: tuple[str, ...] = Field(description="Words before a difference in what was counted.")
    more: tuple[str, ...] = Field(description="Words behind a difference in what was counted.")
    one_article: tuple[str, ...] = Field(description="Articles that make one of the scale behind them.")
    collectives: dict[str, int]
    scales: dict[str, float]
    scale_abbreviations: dict[str, float]
    scale_letters: dict[str, float]
    half: tuple[str, ...]
    half_prefix: tuple[str, ...]
    ordinal_suffixes: tuple[str, ...]
    ordinal_words: dict[str, int]
    anniversary: tuple[str, ...]
    fractions: dict[str, float]
    of_whole: tuple[str, ...] = Field(description="Small words between a share in words and its whole.")
    wholes: tuple[str, ...] = Field(description="Nouns of which a share in words is a figure.")
    minus: tuple[str, ...]
    definite: tuple[str, ...]
    qualifiers: dict[str, Around]
    decline: Decline
    change: tuple[str, ...]
    change_share: tuple[str, ...]
    share_nouns: tuple[str, ...] = Field(description="Nouns of a share that changes by any verb of change.")
    between: tuple[str, ...]
    counted_again: tuple[str, ...] = Field(description="Pronoun and verb by which a number counts anew.")
    again_links: tuple[str, ...] = Field(description="Words between those verbs and the number.")
    again_after: tuple[str, ...] = Field(description="Words behind a number of others told before.")
    among: tuple[str, ...] = Field(description="Words between a number and the one that it is out of.")
    alone_before: tuple[str, ...]
    amount_before: tuple[str, ...]
    respectively: tuple[str, ...]
    counting: tuple[str, ...]
    reach: tuple[str, ...]
    list_before: tuple[str, ...]
    list_after: tuple[str, ...]
    emphatic: tuple[str, ...]
    headless: tuple[str, ...] = Field(description="Behind a bare number that counts what was told before it.")
    clause_links: tuple[str, ...] = Field(
        description="Words behind which a clause may open with such a number."
    )
    other_years: tuple[str, ...]
    money_behind: tuple[str, ...]
    table: tuple[str, ...]
    adjective_endings: tuple[str, ...]


class Unit(Knowledge):
    """A unit's names (singular) and signs (case counts)."""

    names: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()


class Terms(Knowledge):
    """Words that make a duration a term. `before` counts only in a sentence that has one of `having`."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    having: tuple[str, ...]
    sure: tuple[str, ...]
    labels: tuple[str, ...]


class Units(Knowledge):
    """Units of measure by UCUM code, rates, and when a duration tells something."""

    file: ClassVar[str] = "units.yaml"
    percent: Unit
    points: tuple[str, ...]
    measures: dict[str, Unit]
    scaled: dict[str, tuple[str, float]]
    only_after: dict[str, tuple[str, ...]]
    not_after: dict[str, tuple[str, ...]] = Field(description="Words before a number that is no quantity.")
    durations: dict[str, Unit]
    rates: dict[str, tuple[str, ...]]
    not_rates: tuple[str, ...]
    rates_told: tuple[str, ...] = Field(description="Words of a rate that may stand later in the clause.")
    rates_before: dict[str, tuple[str, ...]]
    terms: Terms
    loans: tuple[str, ...]
    loan_links: tuple[str, ...]
    journeys: tuple[str, ...]
    building: tuple[str, ...]
    spent: tuple[str, ...]
    ago: tuple[str, ...]
    every: tuple[str, ...]
    event_nouns: tuple[str, ...]
    event_participles: tuple[str, ...]
    event_verbs: tuple[str, ...]
    jubilees: tuple[str, ...]
    since: tuple[str, ...]
    within: tuple[str, ...]
    story: tuple[str, ...]


class Pounds(Knowledge):
    """A word for money and for weight: money in a text with one of `words`, or counted by the million."""

    name: str
    currency: str
    weight: str
    words: tuple[str, ...]
    read: tuple[str, ...]


class Currencies(Knowledge):
    """Names and signs of currencies by ISO 4217 code, on top of CLDR's."""

    file: ClassVar[str] = "currencies.yaml"
    aliases: dict[str, tuple[str, ...]]
    ambiguous: dict[str, dict[str, tuple[str, ...] | str]]
    pounds: Pounds
    symbols: dict[str, str]
    minor: dict[str, tuple[str, ...]]
    minor_of: dict[str, tuple[str, ...]]
    not_glued: tuple[str, ...] = Field(description="Codes that no number follows without a space: COP29.")


class Counted(Knowledge):
    """Nouns of things that are counted, by English head noun; adjectives that stand before a noun.

    `many`: nouns that tell a figure from ten on.
    """

    file: ClassVar[str] = "counted.yaml"
    prenominal: tuple[str, ...]
    nouns: dict[str, tuple[str, ...]]
    many: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class QuantityKnowledge:
    """All that a language's pack knows of quantities. `language` is its ISO 639-1 code."""

    language: str
    numbers: NumberWords
    units: Units
    currencies: Currencies
    counted: Counted

    @classmethod
    def load(cls, language: str) -> QuantityKnowledge:
        """What a language's pack has of it. Raises PackError where a file is not as it should be."""
        return cls(
            language,
            load_section(language, NumberWords),
            load_section(language, Units),
            load_section(language, Currencies),
            load_section(language, Counted),
        )
