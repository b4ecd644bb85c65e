"""Figures from tables: what the heading and the caption say of a cell, and no more."""

from __future__ import annotations

import pytest

from dragoman.model.document import Source
from dragoman.model.fact import Figure
from dragoman.run.pipeline import Pipeline

TRADE = """ÉCHANGES DE LA CHINE AVEC SES VOISINS, 2022
(en millions de dollars)

Pays | Total | Évolution* | Ventes de la Chine | Part
Kazakhstan | 31 170 | +23,6 % | 16 350 | 44 %
Kirghizistan | 15 500 | -2,5 % | 15 420 | n. d.
Total | 46 670 | n. d. | 31 770 | 100 %
* par rapport à 2021
"""


def figures(pipeline: Pipeline, text: str) -> list[tuple[object, ...]]:
    facts = pipeline.facts(Source("text", text, language="fr"))
    return [
        (one.value, one.unit, one.indicator, one.period, one.area, one.counterpart, one.base_period)
        for one in facts
        if isinstance(one, Figure)
    ]


def test_a_cell_takes_unit_period_and_parties_from_caption_heading_and_row(pipeline: Pipeline) -> None:
    assert sorted(figures(pipeline, TRADE), key=str) == sorted(
        [
            (31_170e6, "USD", "trade", "2022", "CN", "KZ", None),
            (23.6, "percent", "growth", "2022", "CN", "KZ", "2021"),
            (16_350e6, "USD", "exports", "2022", "CN", "KZ", None),
            (44.0, "percent", "share", "2022", "CN", "KZ", None),
            (15_500e6, "USD", "trade", "2022", "CN", "KG", None),
            (-2.5, "percent", "growth", "2022", "CN", "KG", "2021"),
            (15_420e6, "USD", "exports", "2022", "CN", "KG", None),
        ],
        key=str,
    )


def test_columns_of_years_date_their_cells(pipeline: Pipeline) -> None:
    text = "Les exportations de la région ont progressé en deux ans, selon les douanes, surtout celles du Kazakhstan.\n\nPays | Exportations 2022 (en Md$) | Exportations 2023 (en Md$)\n|---|---|---|\nKazakhstan | 13,2 | 14,7\nOuzbékistan | 2,5 | 3,1\n\nLes achats ont augmenté moins vite, ajoute le service, qui publiera le détail au printemps.\n"
    assert (13.2e9, "USD", "exports", "2022", "KZ", None, None) in figures(pipeline, text)
    assert (3.1e9, "USD", "exports", "2023", "UZ", None, None) in figures(pipeline, text)


AROUND = (
    "Les exportations de la région ont progressé en deux ans, selon les douanes, surtout celles du Kazakhstan.\n\n{}\n"
    "Les achats ont augmenté moins vite, ajoute le service, qui publiera le détail au printemps.\n"
)


def test_columns_of_years_alone_measure_what_the_caption_tells(pipeline: Pipeline) -> None:
    table = (
        "Échanges de la Chine avec l'Asie centrale (milliards de dollars)\n\n"
        "| Pays | 2022 | 2023 |\n|---|---|---|\n| Kazakhstan | 31,2 | 41,0 |\n| Ouzbékistan | 9,8 | 14,0 |\n"
    )
    found = figures(pipeline, AROUND.format(table))
    assert (31.2e9, "USD", "trade", "2022", "CN", "KZ", None) in found
    assert (14e9, "USD", "trade", "2023", "CN", "UZ", None) in found
    untold = table.replace("Échanges de la Chine avec l'Asie centrale", "Tableau 3")
    assert figures(pipeline, AROUND.format(untold)) == []


def test_the_caption_over_the_heading_of_a_list_tells_whose_and_when(pipeline: Pipeline) -> None:
    lines = "Échanges de la Chine avec l'Asie centrale en 2023 :\n- Kazakhstan : 41 milliards de dollars\n- Ouzbékistan : 14 milliards de dollars\n"
    found = figures(pipeline, AROUND.format(lines))
    assert [one[3:6] for one in found] == [("2023", "CN", "KZ"), ("2023", "CN", "UZ")]


@pytest.mark.parametrize(
    "text",
    [
        "Accueil | Économie | Carte 2024\nContact | Emploi | Page 12\nAide | Plan | 300\n",  # a menu
        "Pays | Total\nKazakhstan | 31\nOuzbékistan | 9\n",  # no unit
        "Pays | Remarque\nKazakhstan | 31 170\nOuzbékistan | 9 800\n",  # nobody says what
    ],
)
def test_what_no_heading_explains_is_no_figure(pipeline: Pipeline, text: str) -> None:
    assert figures(pipeline, text) == []


def test_columns_that_blanks_part_hold_the_months_of_the_caption_in_their_year(pipeline: Pipeline) -> None:
    table = (
        "Échanges de la Chine avec l'Asie centrale, janvier à septembre, en milliards de dollars\n\n"
        "Pays            2023     2024\nKazakhstan      29,1     32,5\nTurkménistan     7,4      7,9\n"
    )
    found = figures(pipeline, AROUND.format(table))
    assert (29.1e9, "USD", "trade", "2023-01/2023-09", "CN", "KZ", None) in found
    assert (7.9e9, "USD", "trade", "2024-01/2024-09", "CN", "TM", None) in found


def test_double_blanks_in_prose_make_no_table(pipeline: Pipeline) -> None:
    prose = "Le commerce  a atteint 3 milliards de dollars.\nLe fret  a gagné 4 millions de tonnes.\nTout  va bien.\n"
    assert {unit for _, unit, *_ in figures(pipeline, AROUND.format(prose))} == {"USD", "t"}


def test_blanks_beside_bars_part_nothing(pipeline: Pipeline) -> None:
    table = (
        "Échanges avec la Chine (en milliards de dollars)\n\n"
        "Pays         |  2022  |  2023\nKazakhstan   |  31,2  |  41,0\nOuzbékistan  |   8,9  |  14,0\n"
    )
    assert (41.0e9, "USD", "trade", "2023") in [one[:4] for one in figures(pipeline, AROUND.format(table))]


def test_a_change_over_a_year_is_measured_from_the_year_before(pipeline: Pipeline) -> None:
    table = (
        "Rappel : échanges avec la Chine en 2023, en milliards de dollars\n"
        "Pays           Total    Variation sur un an\nKazakhstan     41,0     +32 %\nTurkménistan   10,6     -5,2 %\n"
    )
    found = figures(pipeline, AROUND.format(table))
    assert (41.0e9, "USD", "trade", "2023") in [one[:4] for one in found]
    assert (-5.2, "percent", "growth", "2023", "2022") in [(*one[:4], one[-1]) for one in found]
