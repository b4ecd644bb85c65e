"""How a language names offices and those who hold them: `roles.yaml`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from dragoman.packs.knowledge import Knowledge
from dragoman.packs.vocabularies import Role

OfficeOf = Literal["state", "portfolio", "organisation", "place", "sender", "party", "rank", "counterpart"]


class OfficeNoun(Knowledge):
    """A noun of office in all its forms, and whose office it is."""

    forms: tuple[str, ...] = Field(description="The noun in its forms; case and accents do not matter.")
    role: Role
    clause: bool = Field(default=False, description="Whether it is a clause: `qui dirige`, with an object.")
    of: OfficeOf = Field(
        description="What it is an office of: a state; a state's ministry, named by its portfolio; an "
        "organisation; a town or province; the sending state; `party`, an honour that goes with another "
        "office; `rank`, one of a state, told only of who has no other; `counterpart`, the office of whoever "
        "was named last, in another state."
    )

    def every_form(self) -> Iterator[str]:
        """The forms, and those whose first word is a plural: "premiers ministre" (an "s" may follow)."""
        for form in self.forms:
            first, blank, rest = form.partition(" ")
            yield form
            if blank and first.endswith(("er", "re", "nt", "te", "ur")):
                yield f"{first}s {rest}"


class Roles(Knowledge):
    """Nouns of office, portfolios, forms of address, and words that stand for persons named before."""

    file = "roles.yaml"
    offices: tuple[OfficeNoun, ...]
    portfolios: tuple[str, ...] = Field(description="Nouns that a ministry is named by, without article.")
    foreign: tuple[str, ...] = Field(description="The portfolios that make a minister a foreign minister.")
    modifiers: tuple[str, ...] = Field(
        description="Words that may stand between an office and its complement."
    )
    former: tuple[str, ...] = Field(
        description="Words before an office that say that it is not held, no longer or not yet."
    )
    late: tuple[str, ...] = Field(description="Words before an article that say that its holder is dead.")
    civilities: dict[str, Literal["f", "m", "n"]] = Field(description="Forms of address and their gender.")
    bodies: tuple[str, ...] = Field(description="Nouns with which the name of an organisation begins.")
    firms: tuple[str, ...] = Field(
        description="Words in the names of firms, behind their first word: Mining. A text may leave them out."
    )
    firm_nouns: tuple[str, ...] = Field(
        description="Nouns of firms: what has one before its name, or behind it after a comma, is a firm."
    )
    not_firms: tuple[str, ...] = Field(description="Words in names that are no firm's, whatever else is.")
    recalling: dict[str, tuple[str, ...]] = Field(
        description="Nouns that, alone, recall an organisation named before, by the class of its entry."
    )
    persons: dict[str, Literal["f", "m"]] = Field(
        description="Definite nouns for the person who was the last subject; a country's adjective "
        "may follow."
    )
    callings: dict[Role, tuple[str, ...]] = Field(
        description="Nouns that stand only for a person of this role, or of one that is not known; a "
        "noun may "
        "stand under several."
    )
    meets: tuple[str, ...] = Field(description="What a head does who meets another state's prime minister.")
    predicates: tuple[str, ...] = Field(description="Verbs right behind a name that make it their subject.")
    latest: dict[str, Literal["f", "m"]] = Field(description="Words for the very last person named.")
    others: dict[str, Literal["f", "m"]] = Field(description="Words for the other one, not the last subject.")
    guests: dict[str, Literal["f", "m"]] = Field(description="Words for whoever is received by another.")
    receiving: tuple[str, ...] = Field(description="Verbs whose subject receives their object: a reçu.")
    received: tuple[str, ...] = Field(description="Words between who is received and who receives: reçu par.")
    pairs: tuple[str, ...] = Field(description="Phrases for the two persons named last.")
    sides: tuple[str, ...] = Field(
        description="Nouns that with a country's adjective stand for its government."
    )
    both: tuple[str, ...] = Field(description="Phrases for the two states that a text is about.")
    cataphora: tuple[str, ...] = Field(
        description="Phrases that tie the person who is their subject to the anonymous speaker of "
        "the sentence before."
    )
    not_persons: tuple[str, ...] = Field(description="Capitalised words that begin no person's name.")
    syllables: tuple[str, ...] = Field(
        description="Those of `not_persons` with which a name may begin behind a comma or a small word: Du."
    )
    stops: tuple[str, ...] = Field(description="Words that end the name of an organisation.")
    connectors: tuple[str, ...] = Field(
        description="Small words within the name of an organisation or person."
    )
    copulas: tuple[str, ...] = Field(
        description="Words between a person's name and the office that is said of it."
    )
    shapes: dict[str, str] = Field(
        default_factory=dict,
        description="By country, a regular expression that the names of its citizens fill, folded.",
    )
    impersonal: tuple[str, ...] = Field(description="What follows a pronoun that stands for nobody.")
