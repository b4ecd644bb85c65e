"""The pieces of which the words for a thing are put together: names, areas, measures, prices, qualities.

In: the words of a language. Out: patterns for text as it is written, with capitals and accents. In which
order the pieces stand is left to `things.py` and `sites.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from dragoman.packs.alternation import alternation
from dragoman.packs.projects import ProjectWords

_PROPER = r"[A-ZÀ-Þ][\w'’]*(?:-[\w'’]+)*"
NAME = rf"{_PROPER}(?: (?:de |du |des |d')?(?:{_PROPER}|\d+))*(?:-\d+)?"
DASH = r"(?: ?[-–—] ?)"
NAMES = rf"{NAME}(?:{DASH}{NAME})*"
ARTICLE = r"(?:la |le |les |l')?"
OF = r"(?:de la |de l'|de |du |d'|des )"
LOWER = r"[a-zà-ÿœ][a-zà-ÿœ-]{2,}"
ADJECTIVE = (
    r"(?!(?:dans|sans|depuis|puis|avec)(?![\w-]))(?:lourde?s?|légers?|rares?|verte?s?|fraîche?s?|frais"
    r"|hybrides?|mixtes?|prometteu(?:r|se)s?|majeure?s?|[a-zà-ÿœ-]+(?:iques?|aires?|[^m]iers?|ières?|els?|elles?|als?|ales?|aux|ifs?|ives?|ois|oises?|iens?"
    r"|iennes?|ais|aises?|eux|euses?|ains?|aines?|ans?|anes?|ines?|eks?|èkes?|akhs?|akhes?|ghizes?|ées?|és|istes?"
    r"|ables?|ibles?|kmènes?|jikes?))(?![\w-])"
)
FORMED = rf"(?:{ADJECTIVE}|[a-zà-ÿ-]+ée?s?(?![\w-]))"
ASIDE = r"(?:(?:, [^,.;:]{1,50},)| \([^)]{1,40}\))?"  # "Kachgar, dans l'ouest du pays, au …"
ABOUT = r"(?:près de |plus de |environ |quelque )?"
NUMBER = r"\d[\d.,]*(?: \d{3})*"
UNIT = r"[a-zA-Zà-ÿ%²³]+(?: (?:cubes?|carrés?))?(?: par [a-z]+)?"
MONEY = r"(?: (?:de |d')(?:dollars?|euros?|yuans?|roubles?|francs?|livres|tenges?|soums?|yens?|wons?))"
MEASURE = rf"(?: {OF}{ABOUT}{NUMBER} ?{UNIT}{MONEY}?(?: \([A-Za-z]{{1,6}}\))?)"


class Pieces:
    """The pieces that a language's words make."""

    def __init__(self, words: ProjectWords) -> None:
        self.area = (
            rf"(?:(?i:{_any(words.areas)})s?(?: {ADJECTIVE}| [a-zà-ÿ]+(?:he|ane?|eke?|ike))?"
            rf" (?:{OF}|(?=[A-ZÀ-Þ])))"
        )
        self.town = rf"(?:{ARTICLE}{self.area}|{ARTICLE})"
        away = rf"(?:à|a) {ABOUT}{NUMBER} ?(?:km|kilomètres?) (?:[a-zà-ÿ' -]{{2,25}}? )?(?:de |d'|du )"
        near = rf"{_any(words.beside)} {OF}"
        self.where = rf"(?:{away}|{near}|à |au |aux |en |dans |sous |sur )"
        self.near = rf"(?:(?:la |le |les |l'|un |une )?{self.area})?{ARTICLE}"
        self.works = _any((*words.works, *words.nouns["begin"]))
        self.sited = rf"(?:,? {_any(words.sited)}e?s?,?)"
        self.called = rf"(?:,? {_any(words.called)})"
        self.price = (
            rf"(?:,? {_any(words.priced)}(?: [a-zà-ÿ]+){{0,2}}?(?: de| d')? ?{ABOUT}{NUMBER}"
            r"(?: (?:millions?|milliards?))?(?: (?:de |d')[a-zà-ÿ]+| [a-zA-Z%²³€$]+)?"
            r"(?: (?:par an|par jour|annuel(?:le)?s?))?,?)"
        )
        self.joining = (
            rf"(?:{_any(words.linking)}|,? ?(?:qui |laquelle |lequel )?{_any(words.links)})"
            rf"(?: sur {ABOUT}{NUMBER} ?(?:km|kilomètres?))?"
        )


def _any(phrases: Iterable[str]) -> str:
    """A pattern for any of some phrases; `*` stands for the rest of a word."""
    spelt = (re.escape(one).replace(r"\*", r"[a-zà-ÿ]*") for one in sorted(phrases, key=len, reverse=True))
    return alternation(spelt)
