"""What a language's pack knows of figures: the words that tell what a quantity measures, for whom and when.

In: `figures.yaml`. Out: a checked model. How the words are used is left to `extract/figures/reader.py`.
"""

from __future__ import annotations

from typing import ClassVar

from dragoman.packs.knowledge import Knowledge
from dragoman.packs.quantities import Around


class Growth(Knowledge):
    """Words right before or behind a difference, and the families of units that it is told of."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    direct: tuple[str, ...]
    families: tuple[str, ...]


class Thing(Knowledge):
    """A kind of project: the words of its names, and the nouns by which a text goes on about it."""

    names: tuple[str, ...] = ()
    nouns: tuple[str, ...]


class FigureCues(Knowledge):
    """The cues of figures. A word that ends with a star stands for every word that begins so.

    `indicators` are by family of units (`money`, `mass`, …) and indicator of the contract.
    """

    file: ClassVar[str] = "figures.yaml"
    indicators: dict[str, dict[str, tuple[str, ...]]]
    default: dict[str, str]
    price_after: tuple[str, ...]
    population_units: tuple[str, ...]
    growth: Growth
    share_after: tuple[str, ...]
    base: tuple[str, ...]
    base_links: tuple[str, ...]
    base_far: tuple[str, ...]
    same_time: tuple[str, ...]
    year_before: tuple[str, ...]
    previous_year: tuple[str, ...]
    stock: tuple[str, ...]
    stock_date: tuple[str, ...]
    flows: tuple[str, ...]
    timeless: tuple[str, ...]
    aims: tuple[str, ...]
    breaks: tuple[str, ...]
    turns: tuple[str, ...]
    relative: tuple[str, ...]
    idle: tuple[str, ...]
    modal: tuple[str, ...]
    told: tuple[str, ...]
    events: tuple[str, ...]
    other_event: tuple[str, ...]
    clauses: tuple[str, ...]
    asides: tuple[str, ...]
    respective: tuple[str, ...]
    anew: tuple[str, ...]
    distance: Around
    cost_of: tuple[str, ...]
    valued: tuple[str, ...]
    possible: tuple[str, ...]
    ahead: tuple[str, ...]
    lenders: tuple[str, ...]
    lending: tuple[str, ...]
    according: tuple[str, ...]
    shared: tuple[str, ...]
    held: tuple[str, ...]
    singular: tuple[str, ...]
    one_state: tuple[str, ...]
    things: dict[str, Thing]
    parts: tuple[str, ...]
    roles: dict[str, tuple[str, ...]]
    determiners: tuple[str, ...]
    groups: tuple[str, ...]
    speakers: tuple[str, ...]
    mutual: tuple[str, ...]
    goes_on: tuple[str, ...]
    may_go_on: tuple[str, ...]
    each: tuple[str, ...]
    gives: tuple[str, ...]
    takes: tuple[str, ...]
    region: tuple[str, ...]
    of_value: tuple[str, ...]
    reaching: tuple[str, ...]
    goods: tuple[str, ...]
    to: tuple[str, ...]
    compared: tuple[str, ...]
    copulas: tuple[str, ...]
    by: tuple[str, ...]
    behind: tuple[str, ...]
    again: tuple[str, ...]
