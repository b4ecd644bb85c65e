"""Portfolios of ministers that no list has: "de l'Industrie de transformation", "et du Plan".

In: a text and a place in it. Out: where the words of a portfolio end. Those that are listed are found by
`offices`.
"""

from __future__ import annotations

import re

from dragoman.resolve.surroundings import Places

PORTFOLIO = re.compile(  # a portfolio that no list has: "l'Industrie de transformation"
    r"[A-ZÀ-Þ][\w-]+(?: (?:d'|de |des |du )?[a-zà-ÿ][\wà-ÿ-]+){0,2}"
    r"(?=,| et | d[eu] | de l'| des | d'[A-ZÀ-Þ]| [A-ZÀ-Þ]|$)"
)
COMPLEMENT = re.compile(r"[a-zà-ÿ][\wà-ÿ-]+(?=,| et | d[eu] | de l'| des | d'| [A-ZÀ-Þ])")
_ANOTHER = re.compile(r"(?:,| et|, et) (?:de la |de l'|du |des |de |d')(?=[A-ZÀ-Þ])")
_QUALITY = re.compile(  # of the last portfolio: "des technologies [avancées]"
    r" (?!indique|explique|critique|communique|appelle|rappelle)[a-zà-ÿ]{3,}"
    r"(?:ées?|iques?|elles?|els?|ales?|aux|ives?|ifs?|aires?|ières?|iers?|antes?)"
    r"(?=,| et | d[eu] | des | de l')"
)


def more_portfolios(text: str, places: Places, end: int) -> int:
    """Where a list of portfolios ends that begins with known ones: "et du Plan"."""
    quality = _QUALITY.match(text, end)
    if quality is not None and end + 1 not in places.adjectives:
        end = quality.end()
    while (link := _ANOTHER.match(text, end)) and not places.named(link.end()):
        other = PORTFOLIO.match(text, link.end())
        if other is None:
            break
        end = other.end()
    return end
