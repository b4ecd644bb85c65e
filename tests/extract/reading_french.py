"""A French text as the extractors get it, every sentence of it parsed."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from dragoman.analyse.analysis import Analyser
from dragoman.analyse.language import detect
from dragoman.clean.document import clean
from dragoman.extract.dates.reader import find_dates
from dragoman.extract.quantities.lexicon import quantity_lexicon
from dragoman.extract.quantities.reader import find_quantities
from dragoman.model.document import Source
from dragoman.model.reading import Reading
from dragoman.packs.cleaning import load_cleaning
from dragoman.packs.dates import DateWords
from dragoman.packs.framework import load_framework
from dragoman.packs.gate import GateCues
from dragoman.packs.language import load_section
from dragoman.packs.personal_names import PersonalNames
from dragoman.packs.roles import Roles
from dragoman.resolve.resolution import Resolver

FRAMEWORK = load_framework("china-central-asia")


@cache
def _stages() -> tuple[Analyser, Resolver]:
    analyser = Analyser(FRAMEWORK, "fr", load_section("fr", GateCues), [" "])
    return analyser, Resolver(load_section("fr", Roles), FRAMEWORK, load_section("fr", PersonalNames))


def reading_of(text: str, published: str | None = None) -> Reading:
    """The reading of a text; `published` is the day against which its dates are worked out."""
    analyser, resolver = _stages()
    cleaned = replace(
        clean(Source("t", text), load_cleaning("fr"), detect), language="fr", published=published
    )
    reading = analyser.analyse(cleaned, gate=False).reading
    reading = resolver.resolve(reading, analyser.unknown_persons)
    dates = find_dates(reading.text, load_section("fr", DateWords), reading.anchor)
    return replace(reading, dates=dates, quantities=find_quantities(reading.text, quantity_lexicon("fr")))
