"""Expressions of time in French: what is found, what it means, and what is none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import dragoman
from dragoman.extract.dates.dispatches import dated_by_dispatch
from dragoman.extract.dates.grammar import folded, unwrapped
from dragoman.extract.dates.reader import find_dates
from dragoman.model.errors import PackError
from dragoman.packs.dates import DateWords
from dragoman.packs.knowledge import load_knowledge

WORDS = load_knowledge(
    Path(dragoman.__file__).parent / "packs" / "languages" / "fr" / DateWords.file, DateWords
)
TUESDAY = "2024-06-11"
EDTF_POINT = r"(\d{4}|XXXX)(-(0[1-9]|1[0-2]|2[1-4])(-(0[1-9]|[12]\d|3[01]))?)?~?"
EDTF = re.compile(rf"{EDTF_POINT}|({EDTF_POINT}|\.\.)/({EDTF_POINT}|\.\.)")


def found(text: str, anchor: str | None = None) -> list[tuple[str, str | None]]:
    return [(date.span.of(text), date.value) for date in find_dates(text, WORDS, anchor)]


Cases = list[tuple[str, list[tuple[str, str | None]]]]

ABSOLUTE: Cases = [
    ("réunis le 19 mai 2023 à Xi'an", [("19 mai 2023", "2023-05-19")]),
    ("le 1er janvier 2024", [("1er janvier 2024", "2024-01-01")]),
    ("le 1 er fevrier 2024", [("1 er fevrier 2024", "2024-02-01")]),
    ("LE 3 DÉCEMBRE 2024", [("3 DÉCEMBRE 2024", "2024-12-03")]),
    ("le vendredi 19 mai 2023", [("vendredi 19 mai 2023", "2023-05-19")]),
    ("le huit juin deux mille dix-sept", [("huit juin deux mille dix-sept", "2017-06-08")]),
    ("le 9 mai mil neuf cent quatre-vingt-onze", [("9 mai mil neuf cent quatre-vingt-onze", "1991-05-09")]),
    ("signé le May 19, 2023", [("May 19, 2023", "2023-05-19")]),
    ("par Bair, avril 25 2024", [("avril 25 2024", "2024-04-25")]),
    ("mis en ligne le 19/05/2023", [("19/05/2023", "2023-05-19")]),
    ("le 19.05.2023", [("19.05.2023", "2023-05-19")]),
    ("le 2023-05-19 à 20:18", [("2023-05-19", "2023-05-19")]),
    ("le 05/19/2023", [("05/19/2023", "2023-05-19")]),
    ("en déc. 2018", [("déc. 2018", "2018-12")]),
    ("en juin\n2013 avec", [("juin\n2013", "2013-06")]),
    ("en 2024, en hausse par rapport à celui de 2013.", [("2024", "2024"), ("2013", "2013")]),
    ("depuis 2013", [("2013", "2013")]),
    ("l'exercice 2024", [("exercice 2024", "2024")]),
    ("le siècle, au XXIe siècle", [("XXIe siècle", "2000/2099")]),
    ("dans les années 1990", [("les années 1990", "1990/1999")]),
    ("les années 90", [("les années 90", "1990/1999")]),
    ("au début des années 2000", [("début des années 2000", "2000/2002")]),
    ("au printemps 2026", [("printemps 2026", "2026-21")]),
    ("l'été 2024", [("été 2024", "2024-22")]),
    ("Noël 2024", [("Noël 2024", "2024-12-25")]),
    ("T1 2024", [("T1 2024", "2024-01/2024-03")]),
    ("au premier trimestre 2024", [("premier trimestre 2024", "2024-01/2024-03")]),
    ("au dernier trimestre de 2024", [("dernier trimestre de 2024", "2024-10/2024-12")]),
    ("au second semestre de 2024", [("second semestre de 2024", "2024-07/2024-12")]),
    ("les 11 premiers mois de 2022", [("11 premiers mois de 2022", "2022-01/2022-11")]),
    ("les quatre premiers mois 2017", [("quatre premiers mois 2017", "2017-01/2017-04")]),
    ("fin 2024", [("fin 2024", "2024-10/2024-12")]),
    ("au début de 2025", [("début de 2025", "2025-01/2025-03")]),
    ("au milieu de 2000", [("milieu de 2000", "2000-05/2000-08")]),
    ("à la mi-2025", [("mi-2025", "2025-06~")]),
    ("courant 2026", [("courant 2026", "2026")]),
    ("début mai 2025", [("début mai 2025", "2025-05-01/2025-05-10")]),
    ("fin février 2024", [("fin février 2024", "2024-02-19/2024-02-29")]),
    ("vers 2030", [("2030", "2030~")]),
    ("aux alentours de juin 2024", [("juin 2024", "2024-06~")]),
    ("la 3e semaine de 2018", [("3e semaine de 2018", "2018-01-15/2018-01-21")]),
    ("deux semaines avant le 13 mai 1999", [("deux semaines avant le 13 mai 1999", "1999-04-29")]),
]

RANGES: Cases = [
    ("du 18 au 19 mai 2023", [("du 18 au 19 mai 2023", "2023-05-18/2023-05-19")]),
    ("du 30 avril au 2 mai 2023", [("du 30 avril au 2 mai 2023", "2023-04-30/2023-05-02")]),
    ("du 28 décembre au 3 janvier 2024", [("du 28 décembre au 3 janvier 2024", "2023-12-28/2024-01-03")]),
    ("les 18 et 19 mai 2023", [("les 18 et 19 mai 2023", "2023-05-18/2023-05-19")]),
    ("les 30 juin et 1er juillet 2010", [("les 30 juin et 1er juillet 2010", "2010-06-30/2010-07-01")]),
    ("les 16 et 18 mai 2023", [("16", "2023-05-16"), ("18 mai 2023", "2023-05-18")]),
    ("19-20 mai 2023", [("19-20 mai 2023", "2023-05-19/2023-05-20")]),
    ("de janvier à septembre 2024", [("de janvier à septembre 2024", "2024-01/2024-09")]),
    ("de novembre à février 2017", [("de novembre à février 2017", "2016-11/2017-02")]),
    ("en janvier-février 2025", [("janvier-février 2025", "2025-01/2025-02")]),
    ("entre 2013 et 2023", [("entre 2013 et 2023", "2013/2023")]),
    ("pour 2014-2018", [("2014-2018", "2014/2018")]),
    ("l'année 2023-24", [("année 2023-24", "2023/2024")]),
    ("entre la fin de 2007 et mai 2008", [("entre la fin de 2007 et mai 2008", "2007-10/2008-05")]),
    ("en mai et juin 2024", [("mai", "2024-05"), ("juin 2024", "2024-06")]),
    ("du 1er août 2019 à aujourd'hui", [("du 1er août 2019 à aujourd'hui", "2019-08-01/..")]),
]

DEADLINES: Cases = [
    ("d'ici 2030", [("2030", "../2030")]),
    ("d'ici à 2030", [("2030", "../2030")]),
    ("en 2060 au plus tard", [("2060", "../2060")]),
    ("doublées par 2035", [("2035", "../2035")]),
    ("avant le 31 décembre 2025", [("31 décembre 2025", "../2025-12-31")]),
    ("d'ici fin 2025", [("fin 2025", "../2025-12")]),
    ("à l'horizon 2035", [("2035", "2035")]),
]

WITHOUT_ANCHOR: Cases = [
    ("s'est achevé le 17 octobre à Lanzhou", [("17 octobre", "XXXX-10-17")]),
    ("PÉKIN, 19 mai (Xinhua)", [("19 mai", "XXXX-05-19")]),
    ("réunis vendredi à Xi'an", [("vendredi", None)]),
    ("l'an dernier", [("an dernier", None)]),
    ("il y a 31 ans", [("il y a 31 ans", None)]),
    ("les 30 prochaines années", [("30 prochaines années", None)]),
    ("en mai dernier", [("mai dernier", "XXXX-05")]),
    ("au premier semestre", [("premier semestre", "XXXX-01/XXXX-06")]),
    ("le 17 octobre, May 19, 2023", [("17 octobre", "XXXX-10-17"), ("May 19, 2023", "2023-05-19")]),
]

RELATIVE = [
    ("hier", "2024-06-10"),
    ("avant-hier", "2024-06-09"),
    ("aujourd'hui", TUESDAY),
    ("après-demain", "2024-06-13"),
    ("a dit lundi", "2024-06-10"),
    ("a dit mardi", TUESDAY),
    ("a dit mercredi", "2024-06-05"),
    ("mardi dernier", "2024-06-04"),
    ("mardi prochain", "2024-06-18"),
    ("ce vendredi", "2024-06-14"),
    ("jusqu'à samedi", "2024-06-15"),
    ("se rendra vendredi à Astana", "2024-06-14"),
    ("va se rendre vendredi à Astana", "2024-06-14"),
    ("se tiendra, a annoncé vendredi le ministère", "2024-06-07"),
    ("mardi 25", "2024-06-25"),
    ("la semaine dernière", "2024-06-03/2024-06-09"),
    ("le mois prochain", "2024-07"),
    ("ce mois-ci", "2024-06"),
    ("l'an dernier", "2023"),
    ("cette année", "2024"),
    ("l'année prochaine", "2025"),
    ("il y a deux ans", "2022"),
    ("il y a trente-deux ans", "1992"),
    ("il ya 2 jours", "2024-06-09"),
    ("dans trois mois", "2024-09"),
    ("d'ici cinq ans", "../2029"),
    ("les cinq prochaines années", "2024/2029"),
    ("ces dix dernières années", "2014/2024"),
    ("d'ici la fin de l'année", "../2024-12"),
    ("fin mai", "2024-05-21/2024-05-31"),
    ("mi-juin", "2024-06-15~"),
    ("en mai dernier", "2024-05"),
    ("en juillet dernier", "2023-07"),
    ("du 4 au 6 juillet dernier", "2023-07-04/2023-07-06"),
    ("en octobre de l'année dernière", "2023-10"),
    ("l'automne dernier", "2023-23"),
    ("cet été", "2024-22"),
    ("au premier trimestre de l'année", "2024-01/2024-03"),
    ("de janvier à mai de cette année", "2024-01/2024-05"),
    ("ce jour-là", None),
    ("la veille", None),
]

NO_DATES = [
    "2 000 camions et 2013 kilomètres",
    "un pont de 2013 mètres, de 2000 à 2500 camions, entre 2000 et 2500 tonnes",
    "tiré en 2000 exemplaires",
    "plus de 2013 personnes, près de 2024 km",
    "le G20, l'article 12, la page 2013, n° 2024, la résolution 1373",
    "l'Agenda 2030, la Vision 2030, l'Expo 2017, Ouzbékistan-2030, le programme de développement 2030",
    "la planète Mars, Chiang Mai, il a été reçu, l'est du pays, le printemps arabe",
    "Tél: +86 2010-2015-86, 01 02 03 04 05",
    "le code 133-03-03-2020, la version 2019.0, 24/7, 1/2, 8/1,5",
    "Le 2015-1-32 n'existe pas",
    "32/2015",
    "pendant deux jours, âgé de 45 ans, en deux ans, le 5e sommet, la cinquième réunion",
    "du lundi au vendredi, chaque mardi, tous les lundis",
    "il y a 10 étudiants",
    "1.500 jeunes, 9.175 trains",
]


@pytest.mark.parametrize(("text", "expected"), ABSOLUTE + RANGES + DEADLINES + WITHOUT_ANCHOR)
def test_a_date_is_read_as_the_text_gives_it(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("En 2018 a été signé un accord.", [("2018", "2018")]),
        ("de 2018 à l'été 2024", [("de 2018 à l'été 2024", "2018/2024-22")]),
        (
            "les huit premiers mois de l'année 2023",
            [("huit premiers mois de l'année 2023", "2023-01/2023-08")],
        ),
        ("au premier trimestre de l'année 2024", [("premier trimestre de l'année 2024", "2024-01/2024-03")]),
    ],
)
def test_a_verb_is_no_summer_and_a_part_of_a_year_keeps_it(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(("text", "value"), RELATIVE)
def test_a_relative_expression_is_worked_out_against_the_document_s_day(text: str, value: str | None) -> None:
    assert [date.value for date in find_dates(text, WORDS, TUESDAY)] == [value]
    assert all(date.relative or not date.own_year for date in find_dates(text, WORDS, TUESDAY))


@pytest.mark.parametrize("text", NO_DATES)
def test_numbers_names_durations_and_habits_are_no_dates(text: str) -> None:
    assert found(text) == []
    assert found(text, TUESDAY) == []


@pytest.mark.parametrize(
    ("text", "anchor", "value"),
    [
        ("le 17 octobre", "2024-11-02", "2024-10-17"),
        ("le 10 décembre", "2024-01-15", "2023-12-10"),
        ("le 10 janvier", "2024-12-20", "2025-01-10"),
        ("le 15 mars", "2024-11-20", "2024-03-15"),
        ("le 17 octobre", "2024-02-20", "XXXX-10-17"),
        ("se tiendra le 17 octobre", "2024-02-20", "2024-10-17"),
        ("avant le 31 décembre", "2024-02-20", "../2024-12-31"),
        ("le 29 février", "2023-03-10", "XXXX-02-29"),
        ("le 17 octobre", "2024", "XXXX-10-17"),
        ("hier", "2024-05", None),
        ("le mois dernier", "2024-01", "2023-12"),
        ("l'an dernier", "2024", "2023"),
        ("l'an dernier", "mai 2024", None),
    ],
)
def test_a_year_is_supplied_only_where_the_document_s_day_leaves_no_doubt(
    text: str, anchor: str, value: str | None
) -> None:
    assert [date.value for date in find_dates(text, WORDS, anchor)] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("La ligne a été raccordée en décembre au réseau.", "2024-12"),
        ("En décembre, la ligne a été raccordée.", "2024-12"),
        ("Le sommet s'est tenu en octobre à Astana.", "2024-10"),
        ("Le 20 novembre, un accord a été signé.", "2024-11-20"),
        ("Le sommet s'est tenu en avril.", "2025-04"),
        ("L'usine a été inaugurée le 15 juin.", "XXXX-06-15"),
        ("Les ventes ont été multipliées par deux en juillet.", "XXXX-07"),
        ("La ligne sera ouverte en décembre.", "2025-12"),
        ("Il a été décidé d'ouvrir la ligne en décembre.", "2025-12"),
        ("Il a été convenu que le forum aura lieu en novembre.", "2025-11"),
        ("Le ministre a été reçu pour préparer le sommet de novembre.", "2025-11"),
        ("La centrale, qui a été achevée, ouvrira en novembre.", "2025-11"),
    ],
)
def test_what_a_verb_says_is_over_has_no_date_to_come(text: str, value: str) -> None:
    assert [date.value for date in find_dates(text, WORDS, "2025-06-10")] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Le 19 juin 2024, ils avaient ratifié l'accord conclu le 6 juin à Pékin.", "2024-06-06"),
        ("Le 10 février 2024, ils ont ratifié l'accord signé le 20 décembre.", "2023-12-20"),
        ("Fondé le 5 mai 1998, le comité s'est réuni le 3 juin.", "XXXX-06-03"),
        ("Le 12 décembre 2024, il a annoncé que le sommet se tiendra le 5 février.", "XXXX-02-05"),
        ("Le 19 mai 2023, le sommet a eu lieu. Le 6 juin, un accord a suivi.", "XXXX-06-06"),
        ("En février 2021, le poste a fermé. Le 9 mars suivant, le ministre en a parlé.", "2021-03-09"),
        ("Le 5 décembre 2021, un accord a été signé ; il a été ratifié en janvier suivant.", "2022-01"),
        ("Il y est allé en mai. Le 9 mars suivant, le ministre en a parlé.", None),
        ("Il est arrivé le 7 juin 2017 à Astana. Le 8 juin, ils se sont entretenus.", "2017-06-08"),
        ("Il est arrivé le 7 juin 2017 à Astana. Le 6 juin, il était à Moscou.", "XXXX-06-06"),
    ],
)
def test_a_full_date_that_opens_a_sentence_dates_what_is_close_to_it(text: str, value: str | None) -> None:
    assert [date.value for date in find_dates(text, WORDS)][1:] == [value]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "BICHKEK, 4 mars (Agence Pamir) -- M. Li a été reçu lundi. Il visitera mardi une usine.",
            ["XXXX-03-04", "XXXX-03-04", "XXXX-03-05"],
        ),
        ("BICHKEK, 4 mars (Agence Pamir) -- M. Li a été reçu hier.", ["XXXX-03-04", None]),
        ("BICHKEK, 4 mars (Agence Pamir) -- Aucun accord.\nMardi, il partira.", ["XXXX-03-04", None]),
        ("Le 4 mars, M. Li a été reçu. Mardi, il visitera une usine.", ["XXXX-03-04", None]),
        (
            "BICHKEK, 4 mars (Agence Pamir) -- Lundi, M. Li a parlé de l'an prochain.",
            ["XXXX-03-04", "XXXX-03-04", None],
        ),
    ],
)
def test_a_dateline_without_a_year_dates_the_weekdays_of_its_dispatch(
    text: str, values: list[str | None]
) -> None:
    dates = dated_by_dispatch(text, WORDS, find_dates(text, WORDS))
    assert [date.value for date in dates] == values


def test_the_year_is_marked_as_own_only_where_the_words_give_it() -> None:
    dates = find_dates("le 19 mai 2023, le 17 octobre, en mai et juin 2024, lundi", WORDS, TUESDAY)
    assert [date.own_year for date in dates] == [True, False, True, True, False]
    assert [date.relative for date in dates] == [False, False, False, False, True]


def test_a_pattern_with_an_unknown_slot_is_refused_by_name() -> None:
    form = WORDS.forms[0].model_copy(update={"patterns": ("{dya} {month}",)})
    broken = WORDS.model_copy(update={"forms": (form,)})
    with pytest.raises(PackError, match=r"'dya' among .*day"):
        find_dates("le 3 mai", broken)


def test_folding_and_unwrapping_keep_every_place() -> None:
    text = "Été\u00a0ŒUVRE İstanbul ﬁn\r\nd'août – 1ᵉʳ"
    assert len(folded(text)) == len(unwrapped(text)) == len(text)


SLOTS = WORDS.slots.values()
WORDS_OF_TIME = sorted({name for slot in SLOTS for names in slot.words.values() for name in names})
BETWEEN = ("de", "d'", "au", "à", "et", "le", "la", "l'", "d'ici", "entre", "fin", "mois", "il y a")
FIGURES = ("19", "2023", "31", "02", "05", "99", "1000", "-", "/", ",", ".")
PIECES = st.sampled_from([*WORDS_OF_TIME, *BETWEEN, *FIGURES])
TEXTS = st.one_of(
    st.text(max_size=120),
    st.lists(PIECES, max_size=14).map(" ".join),
    st.lists(PIECES, max_size=14).map("".join),
)
ODD_ANCHORS = ["2024", "2024-05", "2024-02-31", "1000-01-01", "2899-12-31", "9999-12-31", "x"]
ANCHORS = st.one_of(st.none(), st.dates().map(str), st.sampled_from(ODD_ANCHORS))


@given(TEXTS, ANCHORS)
def test_spans_are_sorted_and_apart_and_values_are_edtf(text: str, anchor: str | None) -> None:
    dates = find_dates(text, WORDS, anchor)
    assert dates == find_dates(text, WORDS, anchor)
    places = [place for date in dates for place in date.span]
    assert places == sorted(places)
    assert all(0 <= date.span.start < date.span.end <= len(text) for date in dates)
    assert all(date.value is None or EDTF.fullmatch(date.value) for date in dates)


@given(TEXTS)
@example('JUL DIX-NEUF CENT "1 JUL')
def test_without_the_document_s_day_only_the_text_gives_years(text: str) -> None:
    dates = find_dates(text, WORDS)
    in_words = {date.value[:4] for date in dates if date.value and date.own_year}
    for date in dates:
        if date.value and re.search(r"\d{4}", date.value):
            assert date.own_year or date.value[:4] in text or date.value[:4] in in_words


@given(st.dates(), st.sampled_from(["2024-06-11", None]))
def test_a_full_date_is_read_back_in_every_notation(day: object, anchor: str | None) -> None:
    year, month, date = (int(part) for part in str(day).split("-"))
    if not 1000 <= year < 2200:
        return
    name = WORDS.slots["month"].words[month][0]
    figures = f"{date:02d}/{month:02d}/{year}", f"{year}-{month:02d}-{date:02d}"
    for words in (f"{date} {name} {year}", *figures):
        assert found(f"Signé le {words} à Pékin.", anchor) == [(words, str(day))]


@pytest.mark.parametrize(
    "piece", ["1 ", "19-", "2013 ", "2013-", "mai ", "fin de ", "du 19 au ", "un jour avant le ", "les 3 et "]
)
def test_long_runs_of_the_same_words_are_read(piece: str) -> None:
    text = piece * (40_000 // len(piece))
    assert all(0 <= date.span.start < date.span.end <= len(text) for date in find_dates(text, WORDS))
