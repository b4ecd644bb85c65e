from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dragoman.packs.wording import load_wording, wordings
from dragoman.publish.phrasing.times import TimeWords

FRENCH = [
    ("2023-05-19", "19 mai 2023", "le 19 mai 2023"),
    ("2025-01-01", "1er janvier 2025", "le 1er janvier 2025"),
    ("2024-06", "juin 2024", "en juin 2024"),
    ("2025", "2025", "en 2025"),
    ("202X", "années 2020", "dans les années 2020"),
    ("19XX", "20e siècle", "au 20e siècle"),
    ("2023-05-18/2023-05-19", "18 – 19 mai 2023", "du 18 au 19 mai 2023"),
    ("2024-06-30/2024-07-02", "30 juin – 2 juillet 2024", "du 30 juin au 2 juillet 2024"),
    ("2024-12-30/2025-01-02", "30 décembre 2024 – 2 janvier 2025", "du 30 décembre 2024 au 2 janvier 2025"),
    ("XXXX-10-17", "17 octobre (année non précisée)", "le 17 octobre (année non précisée)"),
    ("XXXX-05-16/XXXX-05-20", "16 – 20 mai (année non précisée)", "du 16 au 20 mai (année non précisée)"),
    ("2024-06~", "vers juin 2024", "vers juin 2024"),
    ("2024-06-05~", "vers le 5 juin 2024", "vers le 5 juin 2024"),
    ("2026-21", "printemps 2026", "au printemps 2026"),
    ("2025-24", "hiver 2025", "à l'hiver 2025"),
    ("2025-01/2025-06", "premier semestre 2025", "au premier semestre 2025"),
    ("2025-07/2025-12", "second semestre 2025", "au second semestre 2025"),
    ("2024-10/2024-12", "octobre – décembre 2024", "d'octobre à décembre 2024"),
    ("2023-01/2023-04", "janvier – avril 2023", "de janvier à avril 2023"),
    ("2020/2024", "2020 – 2024", "de 2020 à 2024"),
    ("../2035", "d'ici à 2035", "d'ici à 2035"),
    ("../2025-12-31", "d'ici au 31 décembre 2025", "d'ici au 31 décembre 2025"),
    ("2013/..", "à partir de 2013", "à partir de 2013"),
    ("2023-11-10/..", "à partir du 10 novembre 2023", "à partir du 10 novembre 2023"),
    ("2024/2024", "2024", "en 2024"),
    (None, "", ""),
    ("", "", ""),
    ("XXXX", "XXXX", "XXXX"),
    ("2025-13", "2025-13", "2025-13"),
    ("demain", "demain", "demain"),
]

ENGLISH = [
    ("2023-05-19", "19 May 2023", "on 19 May 2023"),
    ("2024-06", "June 2024", "in June 2024"),
    ("202X", "2020s", "in the 2020s"),
    ("20XX", "21st century", "in the 21st century"),
    ("2023-05-18/2023-05-19", "18 – 19 May 2023", "from 18 to 19 May 2023"),
    ("XXXX-10-17", "17 October (year not given)", "on 17 October (year not given)"),
    ("2024-06~", "around June 2024", "around June 2024"),
    ("2025-01/2025-06", "first half of 2025", "in the first half of 2025"),
    ("2024-10/2024-12", "October – December 2024", "from October to December 2024"),
    ("../2035", "by 2035", "by 2035"),
    ("2013/..", "from 2013", "from 2013"),
]


@pytest.mark.parametrize(
    ("lang", "edtf", "bare", "adverbial"),
    [("fr", *one) for one in FRENCH] + [("en", *one) for one in ENGLISH],
)
def test_a_date_is_said(lang: str, edtf: str | None, bare: str, adverbial: str) -> None:
    times = TimeWords(load_wording(lang))
    assert (times.bare(edtf), times.at(edtf)) == (bare, adverbial)


PART = some.from_regex(r"(20\d\d|XXXX|20\dX|20XX)(-\d\d)?(-\d\d)?[~?]?", fullmatch=True) | some.just("..")
DATES = PART | some.tuples(PART, PART).map("/".join)


@given(DATES, some.sampled_from(wordings()))
def test_no_date_breaks_it_and_none_is_lost(edtf: str, lang: str) -> None:
    times = TimeWords(load_wording(lang))
    for said in (times.bare(edtf), times.at(edtf)):
        assert said and "{" not in said
