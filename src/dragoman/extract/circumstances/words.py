"""The words and the registry that tell when, where and by whom, ready for matching.

In: a language's `CircumstanceWords` and a framework. Out: `CircumstanceLexicon`. How they are used is left to
`when_and_where.py` and `taking_part.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.extract.grammar.word_patterns import either
from dragoman.model.entity import Entity
from dragoman.model.reading import Reading
from dragoman.packs.entries import Country, Place
from dragoman.packs.events import CircumstanceWords
from dragoman.packs.folding import fold
from dragoman.packs.framework import Framework

SITE = 60  # code points before a name in which stands what makes a place of it: "dans le port sec de"
_AUXILIARIES = ("ete", "etre", "a", "ont", "avait", "avaient", "est", "sont", "fut", "furent", "sera")
_NOT_PASSIVE = "".join(rf"(?<!\b{one} )" for one in _AUXILIARIES) + "(?<!ment )"
_OF_NONE = r"(?! (?:du|des|de|d'))"  # "à la veille du sommet" is not the day before that told of last
_UNKNOWN = r"(?: (?:de |d'|dit |appele )?)((?:[A-ZÀ-Þ][\w'’-]+)(?:[ -](?:[A-ZÀ-Þ][\w'’-]+))*)"


class CircumstanceLexicon:
    """The words of one language and the places of one framework, ready for matching."""

    def __init__(self, words: CircumstanceWords, framework: Framework) -> None:
        self.words = words
        self.framework = framework
        self.not_its_date = _before(words.not_its_date)
        self.set_for = _before(words.set_for)
        self.scheduled = re.compile(rf"(?<!\w){either(words.set_for)}")
        self.begins_from = re.compile(
            rf"(?<!\w){either(words.begins_from)}\w*(?: [\w'-]+){{0,5}},?"
            r" a (?:partir|compter) (?:de |du |d')$"
        )
        self.date_of_text = _before(words.dates_of_texts)
        self.other_act = re.compile(
            rf"(?<!\w){_NOT_PASSIVE}{either(words.other_acts)}"
            rf"(?: (?!{either(words.other_act_ends)})[\w'-]+){{0,5}} $"
        )
        self.counted_from = re.compile(  # up to a verb, unless it counts: "depuis qu'il a pris ses fonctions"
            rf"(?<!\w){either(words.counted_from)} (?:qu(?:e |')[^,;.()]*"
            r"|(?:(?! (?:s'est|se sont|a eu lieu|aura lieu|se \w+ra)(?!\w))[^,;.()])*)$"
        )
        self.absent = re.compile(rf"(?<!\w){either(words.absent)} ?[^.;,]{{0,60}}$")
        self.locative = _before(words.locatives)
        self.site = re.compile(
            rf"(?<!\w)(?:dans|a|au|en|sur) (?:le |la |l'|un |une )?{either(words.sites)}"
            r"(?: [\w']+){0,2} (?:de |d'|du )(?:la |l')?$"
        )
        self.capital_of = re.compile(rf"(?<!\w){either(words.capital)} (?:de |d'|du )(?:la |l')?$")
        self.near = _before(words.near)
        self.capital = re.compile(rf"(?<!\w){either(words.capital)} $")
        self.village = re.compile(rf"(?<!\w){either(words.village)}$")
        self.unknown = re.compile(
            rf"(?i:(?<!\w)(?:dans|à|a|au) (?:le |la |l'|un |une )?{either(words.village)}){_UNKNOWN}"
        )
        self.told_by_region = re.compile(
            rf"(?i:(?<!\w)[aà]){_UNKNOWN}(?=,? \(?(?i:(?:dans|en) (?:la |le |l')?{either(words.regions)}))"
        )
        self.venues = {fold(venue): place for place in framework.of_kind(Place) for venue in place.venues}
        self.venue = re.compile(
            rf"(?<!\w)(?:a|au|dans) (?:la |le |l')?(?P<venue>{either(tuple(self.venues))})(?!\w)"
        )
        self.numbers = {fold(word): number for word, number in words.numbers.items()}
        self._of_times(words)
        self._of_parties(words)
        self.capitals = {
            one.code: framework.entries.get(one.capital) for one in framework.of_kind(Country) if one.capital
        }
        self.regions = {region.id: region.members for region in framework.card.regions}

    def _of_times(self, words: CircumstanceWords) -> None:
        """What tells when by what was told before."""
        self.same_day = re.compile(rf"(?<!\w){either(words.same_day)}(?!\w)")
        self.same_month = re.compile(rf"(?<!\w){either(words.same_month)}(?!\w)")
        self.same_year = re.compile(rf"(?<!\w){either(words.same_year)}(?!\w)")
        self.year_before = re.compile(rf"(?<!\w){either(words.year_before)}(?!\w)")
        self.day_before = re.compile(rf"(?<!\w){either(words.day_before)}(?!\w){_OF_NONE}")
        self.day_after = re.compile(rf"(?<!\w){either(words.day_after)}(?!\w){_OF_NONE}")
        number = rf"(?P<number>\d{{1,2}}|{either(tuple(words.numbers))}) jours"
        self.days_before = re.compile(rf"(?<!\w){number} {either(words.days_before)}(?!\w)")
        self.days_after = re.compile(rf"(?<!\w){number} {either(words.days_after)}(?!\w)")
        self.here = re.compile(rf"(?<!\w){either(words.here)}(?!\w)")

    def _of_parties(self, words: CircumstanceWords) -> None:
        """What tells who took part."""
        self.all_of = re.compile(
            r"(?<!\w)(?:les|des|aux|ces|nos|leurs) "
            rf"(?P<number>{either(tuple(words.numbers))}) {either(words.groups)}(?!\w)"
        )
        self.one_of = re.compile(
            rf"(?<!\w){either(words.one_of)} (?:\w+ )?{either(words.one_state)} (?:\w+ )?(?:de l'|d'|de )$"
        )
        self.way = re.compile(rf"(?<!\w){either(words.ways)}(?: [\w-]+){{0,3}} entre (?:[^,;.:()]*)$")
        self.friend = re.compile(rf"(?<!\w){either(words.friends)} [\w']{{4,20}}(?: [\w']+)?[ –—-]$")
        self.accredited = re.compile(
            rf"(?<!\w){either(words.accredited)}"
            r"(?: (?!a |ont |s'|se |est |sont |etai|avai|ser|aur)[\w'-]+){1,9} (?:au|aux|en) (?:la |le |l')?$"
        )
        self.delegates = re.compile(
            rf"(?<!\w){either(words.delegates)}(?: (?!et |avec |par )[\w']+){{0,5}} $"
        )
        self.local_office = re.compile(rf"(?<!\w){either(words.local_offices)}(?!\w)")
        self.governing = re.compile(rf"{either((*words.local_offices, *words.governing))}(?!\w)")
        self.state_body = re.compile(rf"{either(words.state_bodies)}(?!\w)")
        self.local = re.compile(
            rf"(?<!\w){either(words.local)}(?: (?!et |avec |par |en |a )[\w']+){{0,5}}"
            r" (?:de |du |d'|des )(?:la |l')?$"
        )
        self.heads_of = re.compile(
            rf"(?<!\w)(?:les |aux |le |la |l'|du |et ){either(words.heads_of)}"
            r"(?: (?!et |avec |par |en )[\w']+){0,9} (?:de |du )(?:la |l')?$"
        )
        self.delegates_of = re.compile(
            rf"(?<!\w){either(words.delegates)}(?: (?!et |avec |par |en )[\w']+){{0,5}}"
            r" (?:de |du |d'|des )(?:la |l')?$"
        )


@dataclass(frozen=True)
class Told:
    """A reading with its folded text and the lexicon: what every question about circumstances starts from."""

    reading: Reading
    folded: str
    lexicon: CircumstanceLexicon

    def country_of(self, place: Entity | None) -> str | None:
        """The country in which a place of the registry lies."""
        entry = self.lexicon.framework.entries.get((place.id if place else None) or "")
        return entry.country if isinstance(entry, Place) else None


def _before(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for folded text that ends with one of the phrases and an article, if any."""
    return re.compile(rf"(?<!\w){either(phrases)} ?(?:la |le |l'|les )?$")
