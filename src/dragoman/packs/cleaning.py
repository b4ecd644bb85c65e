"""What a language's pack knows of cleaning: boilerplate, prompt leftovers, calques, signs of damage.

In: the YAML files of a language's folder. Out: checked tables in one `CleaningKnowledge`. Patterns are
regular expressions matched against *plain* text (`dragoman.clean.matching.plain`: lower case, no accents),
so they are written so. How they are applied is left to the `clean` stage.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field

from dragoman.packs.knowledge import Knowledge
from dragoman.packs.language import load_section
from dragoman.packs.lexicon import Lexicon, load_lexicon
from dragoman.packs.weights import Weights, load_weights

SITE = "boilerplate"
"""The question whether a line is the site's, as `weights/` names it."""


def _pattern(source: str) -> str:
    try:
        re.compile(source)
    except re.error as error:
        raise ValueError(f"no regular expression: {error}") from error
    if re.search(r"[A-Zà-öø-ÿ]", re.sub(r"\\.", "", source)):
        raise ValueError("patterns are written in lower case and without accents, as the text they meet is")
    return source


Pattern = Annotated[str, AfterValidator(_pattern)]
Patterns = tuple[Pattern, ...]


class Site(Knowledge):
    """A medium or agency: its label, and the names under which a line of its own gives it."""

    label: str
    names: tuple[str, ...] = ()


class Sign(Knowledge):
    """What gives something away, and how much it weighs: as proof of machine translation 1 is enough."""

    pattern: Pattern = Field(description="The pattern; it counts once.")
    weight: float = Field(gt=0, le=3, description="How much it weighs.")


class Boilerplate(Knowledge):
    """Lines and passages that a site puts around an article.

    `whole` must fill a line; `openings` begin one, which goes whole; `teasers` begin one that goes if it
    does not end as a sentence does; `sentences` mark the sentence they stand in; `passages` go alone;
    `captions` end a line that goes whole unless it holds a sentence; `rest` begins the part after the
    article that goes with its short lines, `comments` the part that goes to the end. `stamp` are the words
    that a line of date, place and agency is made of; `sources` begin a line that names a source and goes at
    the edges of a text. `mastheads` begin the name of a site, `slogans` what it says of itself; `sections`
    are its parts; `imprint` fills what says of which issue a text is; `occasions` stand in the name of an
    event and `countries` begin a headline, neither the name of a paper; `authors` may follow an author's
    name. `about` begins the title of a part that presents who publishes. `days` fill the headings of a
    chronology, a pattern a kind. `reports` are what an article says, `positions` tell who stands where in a
    picture. `machine` is how a page says that a machine translated it. `navigation` and `buttons` are the
    words of menus and of rows of buttons, the `_marks` those that make one certain. What these patterns
    know is one sign of a line, what it speaks of (`words`) are others; weights decide (`weights/`).
    """

    file: ClassVar[str] = "boilerplate.yaml"
    words: dict[str, Pattern] = Field(description="What a line speaks of: each a sign of whose it is.")
    small_words: frozenset[str] = Field(description="Words that join others; sentences have many of them.")
    whole: Patterns
    openings: Patterns
    teasers: Patterns
    pointers: Patterns = Field(description="Lines to another article, the site's wherever they stand.")
    sentences: Patterns
    passages: Patterns
    captions: Patterns
    rest: Patterns
    comments: Patterns
    stamp: Patterns
    published: Patterns
    reports: Patterns
    positions: Patterns
    machine: Patterns
    navigation: frozenset[str]
    navigation_marks: frozenset[str]
    buttons: frozenset[str]
    button_marks: frozenset[str]
    bylines: frozenset[str]
    authors: Patterns
    mastheads: Patterns
    slogans: Patterns
    sections: frozenset[str]
    imprint: Patterns
    occasions: Patterns
    countries: Patterns
    about: Patterns
    sources: Patterns
    days: Patterns
    months: dict[str, int]
    seasons: dict[str, int]
    sites: tuple[Site, ...]

    @cached_property
    def labels(self) -> dict[str, str]:
        """The label of each medium by its names."""
        return {name: site.label for site in self.sites for name in site.names}


class Prompts(Knowledge):
    """What a text generator's user or the generator itself left behind.

    `passages` go alone, wherever they stand; `lines` begin a line that goes whole.
    """

    file: ClassVar[str] = "prompts.yaml"
    passages: Patterns
    lines: Patterns


class Calque(Knowledge):
    """A literal translation, and what it stands for. `words` may refer to groups (`\\1`)."""

    pattern: Pattern
    words: str


class Calques(Knowledge):
    """Calques that are put right, damaged names of countries, and signs of machine translation.

    `countries` maps plain spellings (nouns, in either language) to the name; `adjectives` likewise, which
    count only beside a noun in a compound ("chinoise-Tajikistan"); `foreign` are the spellings that are put
    right alone, too.
    """

    file: ClassVar[str] = "calques.yaml"
    calques: tuple[Calque, ...]
    countries: dict[str, str]
    adjectives: dict[str, str]
    foreign: frozenset[str]
    signs: tuple[Sign, ...]


class Damage(Knowledge):
    """How lost letters are found again: the letters that get lost, elided words, and the words' list.

    A full stop after one of the `abbreviations` ends no sentence. A block with several of the
    `function_words` is in this language beyond doubt. `lexicon` names the installed package whose
    vocabulary, ranked by frequency, decides.
    """

    file: ClassVar[str] = "damage.yaml"
    letters: str
    elided: frozenset[str]
    abbreviations: frozenset[str]
    auxiliaries: frozenset[str] = Field(
        description="Forms, without accents, after which a word that may be a participle is one."
    )
    having: frozenset[str] = Field(
        description="The auxiliaries after which it is one even if an adjective is likelier."
    )
    between: frozenset[str] = Field(
        description="Words, without accents, that may stand between these and the participle."
    )
    subjects: frozenset[str] = Field(description='Words after which a bare "a" is the verb.')
    participles: frozenset[str] = Field(
        description='Irregular participles, without accents: before them a bare "a" is the verb.'
    )
    asking: frozenset[str] = Field(
        description="Words, without accents, that begin a question: a lone question mark after them is one."
    )
    function_words: frozenset[str]
    lexicon: str


@dataclass(frozen=True, slots=True)
class CleaningKnowledge:
    """All that the `clean` stage knows of a language."""

    language: str
    boilerplate: Boilerplate
    prompts: Prompts
    calques: Calques
    damage: Damage
    lexicon: Lexicon
    site: Weights
    """What the signs of a line say of whether it is the site's."""


def load_cleaning(language: str) -> CleaningKnowledge:
    """The cleaning tables of a language's pack. Raises PackError as `load_section` does."""
    damage = load_section(language, Damage)
    return CleaningKnowledge(
        language,
        load_section(language, Boilerplate),
        load_section(language, Prompts),
        load_section(language, Calques),
        damage,
        load_lexicon(damage.lexicon),
        load_weights(language, SITE),
    )
