"""What a language's pack knows of figures: the words that tell what a quantity measures, for whom and when.

In: `figures.yaml`. Out: a checked model. How the words are used is left to `extract/figures/reader.py`.
"""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

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


class Pronouns(Knowledge):
    """Pronouns of whom the text named: first in the sentence before, last in it, or the other of a pair."""

    first: tuple[str, ...] = Field(description="Pronouns for whom the sentence before names first.")
    last: tuple[str, ...] = Field(description="Pronouns for whom the sentence before names last.")
    partner: tuple[str, ...] = Field(description="Pronouns, behind the subject, for the other of the two.")
    there: tuple[str, ...] = Field(description="Pronouns for the partner named before in the sentence.")


class Resumed(Knowledge):
    """How a sentence goes on about works without their name; `any` stands for either gender."""

    own: tuple[str, ...] = Field(description="Possessives with what is measured: sa capacité.")
    bare: tuple[str, ...] = Field(
        description="What the works before cost, without their name: l'investissement."
    )
    behind: tuple[str, ...] = Field(description="Verbs right behind a noun that stands alone for works.")
    pronouns: dict[str, tuple[str, ...]] = Field(description="By gender, pronouns that open such a sentence.")
    impersonal: tuple[str, ...] = Field(description="Behind the pronoun: it stands for nothing.")
    articles: dict[str, tuple[str, ...]] = Field(description="By gender, what stands before such a noun.")
    definite: tuple[str, ...] = Field(description="What stands before works that are known by then.")
    measuring: tuple[str, ...] = Field(
        description="Verbs behind a pronoun that tell what works cost, cover or can do; a star is any ending."
    )
    several: tuple[str, ...] = Field(description="Nouns that stand for works in the plural: les travaux.")
    they: tuple[str, ...] = Field(description="Pronouns for those.")
    portions: tuple[str, ...] = Field(description="Parts of works that are told of without a name.")
    extent: tuple[str, ...] = Field(description="Words by which a surface is that of the works themselves.")


class FigureCues(Knowledge):
    """The cues of figures. A word that ends with a star stands for every word that begins so.

    `indicators` are by family of units (`money`, `mass`, …) and indicator of the contract.
    """

    file: ClassVar[str] = "figures.yaml"
    indicators: dict[str, dict[str, tuple[str, ...]]]
    default: dict[str, str]
    price_after: tuple[str, ...]
    priced: tuple[str, ...] = Field(description="Verbs between a unit of goods and the price of one of it.")
    building: tuple[str, ...] = Field(
        description="Infinitives, behind an amount and pour, of what it builds."
    )
    spent: tuple[str, ...] = Field(description='Verbs of spending, behind "pour" and what is built.')
    requiring: tuple[str, ...] = Field(description="Verbs of which works are the subject, before their cost.")
    bill: tuple[str, ...] = Field(description="Words for what the imports told right before cost.")
    outlay: tuple[str, ...] = Field(description="Words for the one sum that something costs.")
    stored: tuple[str, ...] = Field(description="Words between a power and the energy that it stores.")
    population_units: tuple[str, ...]
    growth: Growth
    share_after: tuple[str, ...]
    base: tuple[str, ...]
    base_links: tuple[str, ...]
    base_far: tuple[str, ...]
    same_time: tuple[str, ...]
    year_before: tuple[str, ...]
    previous_year: tuple[str, ...]
    stock_start: tuple[str, ...] = Field(
        description="Words for the beginning of a year, when stocks are counted."
    )
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
    built: tuple[str, ...] = Field(description="Nouns, besides cost_of, of what a clause may give the cost.")
    the_bank: tuple[str, ...] = Field(
        description="Words by which a text goes on about the bank named before."
    )
    not_so: tuple[str, ...] = Field(description="Right before an amount that the text says it is not.")
    refuted: tuple[str, ...] = Field(description="A piece of news, before the words by which it is refuted.")
    refuting: tuple[str, ...] = Field(description="What is said of a piece of news that does not hold.")
    putting: tuple[str, ...] = Field(description="Auxiliaries before the participle of who has invested.")
    between_verbs: tuple[str, ...] = Field(
        description="Small words before a verb by which a body holds a share."
    )
    needed: tuple[str, ...] = Field(description="What is needed for a work, behind the amount that it is.")
    passive: tuple[str, ...] = Field(description="Behind an amount, before the participle of what was done.")
    supplies: tuple[str, ...] = Field(
        description="Further verbs by which a firm has a share of what is made."
    )
    worth: tuple[str, ...] = Field(description="Verbs of a clause that gives the cost of what is built.")
    planned: tuple[str, ...] = Field(description="Verbs of plans, before a colon and what is built costs.")
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
    buys: tuple[str, ...]
    forms: tuple[str, ...]
    region: tuple[str, ...]
    of_value: tuple[str, ...]
    reaching: tuple[str, ...]
    goods: tuple[str, ...]
    to: tuple[str, ...]
    compared: tuple[str, ...]
    copulas: tuple[str, ...]
    by: tuple[str, ...]
    behind: tuple[str, ...]
    the_state: tuple[str, ...] = Field(description="Words for the country that the text named last.")
    not_the_state: tuple[str, ...] = Field(description="Behind those words, what makes them another country.")
    towards: tuple[str, ...] = Field(description="Words that lead to a receiver, not to a place.")
    province: tuple[str, ...] = Field(description="What a province is called before its name.")
    ours: tuple[str, ...] = Field(description="Words for what belongs to the speaker's state.")
    plants: tuple[str, ...] = Field(description="What is built to make or carry so much a year.")
    achieved: tuple[str, ...] = Field(description="Words by which a yearly amount was made or carried.")
    abroad: tuple[str, ...] = Field(description="Words for trade with all others, not with one partner.")
    same_period: tuple[str, ...] = Field(description="Words for the time of the figure before.")
    not_same: tuple[str, ...] = Field(description="Behind those words, what makes them another year's.")
    yearly: tuple[str, ...] = Field(description="Words of growth that is measured over a year.")
    unlike_year: tuple[str, ...] = Field(description="Words of growth that is not measured over a year.")
    bare: tuple[str, ...] = Field(description="How a sentence opens that goes on with a series.")
    personal: tuple[str, ...] = Field(description="Behind il: it stands for the figure before, all the same.")
    recalls: tuple[str, ...] = Field(
        description="Openings of a sentence without a verb that recalls a figure."
    )
    average: tuple[str, ...] = Field(description="Words of growth in an average year out of several.")
    exceeds: tuple[str, ...] = Field(description="Verbs that compare what is one state's with another's.")
    then: tuple[str, ...] = Field(description="Behind growth and a comma: what was when it is measured from.")
    at_the_time: tuple[str, ...] = Field(
        description="Behind growth, anywhere in what follows: when it is measured from."
    )
    resumed: Resumed = Field(description="How a sentence goes on about works without their name.")
    pronouns: Pronouns = Field(description="Pronouns for the two whom the sentence before names.")
    impersonal: tuple[str, ...] = Field(description="Behind il: it stands for nothing.")
    facing: tuple[str, ...] = Field(description="Words by which a list names the other side.")
    made: tuple[str, ...] = Field(description="Participles of building, before pour and what it cost.")
    together: tuple[str, ...] = Field(description="Behind things counted: two states have them together.")
    relations: tuple[str, ...] = Field(description="What two states have, whose anniversaries are theirs.")
    portion: tuple[str, ...] = Field(description="Nouns of a share, before de and whose it is.")
    surplus: tuple[str, ...] = Field(description="Nouns that make of trade a balance.")
    offers: tuple[str, ...] = Field(description="Words of what a site itself asks for.")
    again: tuple[str, ...]
    earlier: tuple[str, ...] = Field(
        description="Behind a number of years: so long before the figure before."
    )
    later: tuple[str, ...] = Field(description="Behind a number of years: so long after the figure before.")
    next_year: tuple[str, ...] = Field(description="Words for the year after that of the figure before.")
    fronted: tuple[str, ...] = Field(
        description="Openings of what a state has, which is named behind a comma."
    )
    of_which: tuple[str, ...] = Field(description="Words before a share of what is counted before them.")
    fronted_growth: tuple[str, ...] = Field(description="Openings of growth of what stands behind a comma.")
    over: tuple[str, ...] = Field(description="Before a number of years over which something grew.")
    ranks: tuple[str, ...] = Field(
        description="Words of a ranking: whom they name stands beside whose it is."
    )
    fleet: tuple[str, ...] = Field(description="Words for all of a state's power stations together.")
    possessive: tuple[str, ...] = Field(description="Determiners of what belongs to the state named before.")
    owned: tuple[str, ...] = Field(description="Nouns of what belongs to a state, behind those determiners.")
    other_one: tuple[str, ...] = Field(
        description="Pronouns for the like of what is told, with another party."
    )
    counts_for: tuple[str, ...] = Field(description="Verbs by which what a state has is a share of a whole.")
    claims: tuple[str, ...] = Field(description="Nouns and verbs of a debt that belongs to who lends.")
    ranked_for: tuple[str, ...] = Field(
        description="Nouns of a ranking, before a preposition and whose it is."
    )
    states: tuple[str, ...] = Field(description="Nouns of a state itself, before its adjective.")
    holding: tuple[str, ...] = Field(description="Verbs by which an organisation, too, holds a share.")
