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
    assert {one[2:] for one in figures(pipeline, AROUND.format(untold))} == {
        ("other", year, state, None, None) for year in ("2022", "2023") for state in ("KZ", "UZ")
    }


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


LEAD = (
    "Les échanges commerciaux du Kirghizstan avec la Chine ont encore progressé, indique le Comité national des "
    "statistiques dans son bulletin du mois.\n\nLe ministère de l'Économie y voit un effet des accords de coopération "
    "qui ont été signés avec le voisin.\n\n"
)


def test_rows_below_a_caption_need_no_heading(pipeline: Pipeline) -> None:
    table = (
        "Échanges de la Chine avec la région (milliards de dollars, 2024)\n"
        "Kazakhstan      43,8    46 %\nOuzbékistan     13,8    14 %\nTadjikistan      3,9     4 %\n"
    )
    found = figures(pipeline, LEAD + table + "\nLe reste se partage entre les autres.\n")
    assert (13.8e9, "USD", "trade", "2024", "CN", "UZ") in [one[:6] for one in found]
    assert (46.0, "percent", "share", "2024") in [one[:4] for one in found]


def test_a_label_of_months_dates_its_row_and_the_text_tells_whose_trade_it_is(pipeline: Pipeline) -> None:
    table = (
        "Commerce avec la Chine (en millions de dollars)\n"
        "Période              Exportations    Importations\n"
        "2023                       88            5 358\n"
        "Janv.-sept. 2025           97            3 939\n"
    )
    found = [one[:6] for one in figures(pipeline, LEAD + table)]
    assert (88e6, "USD", "exports", "2023", "KG", "CN") in found
    assert (3_939e6, "USD", "imports", "2025-01/2025-09", "KG", "CN") in found


def test_rows_that_add_up_to_a_figure_of_the_text_measure_what_it_does(pipeline: Pipeline) -> None:
    text = (
        "Le stock d'investissements directs chinois en Asie centrale atteignait 36 milliards de dollars fin 2024.\n\n"
        "Répartition, en milliards de dollars :\n"
        "Kazakhstan : 12,1 ; Ouzbékistan : 10,2 ; Turkménistan : 9,4 ; Tadjikistan : 2,3 ; Kirghizstan : 2,0.\n\n"
        "La banque qui tient ces comptes est à Almaty.\n"
    )
    found = [one[:6] for one in figures(pipeline, text)]
    assert (9.4e9, "USD", "fdi", "2024-12", "CN", "TM") in found
    other = text.replace("9,4", "4,9")
    assert (4.9e9, "USD", "other") in [one[:3] for one in figures(pipeline, other)]


def test_a_heading_may_count_things_in_years(pipeline: Pipeline) -> None:
    table = "| Poste | Trains 2023 | Trains 2024 |\n|---|---|---|\n| Khorgos | 7 761 | 8 650 |\n| Dostyk | 6 202 | 7 110 |\n"
    found = [one[:4] for one in figures(pipeline, LEAD + table)]
    assert (7_110.0, "train", "count", "2024") in found


def test_prose_with_semicolons_makes_no_table(pipeline: Pipeline) -> None:
    prose = "Trois villes ; deux gares ; un port : 12 ; rien de plus.\nQuatre trains ; deux routes ; un pont : 9 ; et voilà.\n"
    assert all(one[2] != "other" for one in figures(pipeline, LEAD + prose))


def test_months_of_a_year_head_columns_and_a_plural_label_counts(pipeline: Pipeline) -> None:
    table = (
        "Le poste de Khorgos et la Chine\n\n"
        "Indicateur | 9 mois 2024 | 9 mois 2025\n"
        "Exportations vers la Chine (M$) | 142,3 | 160,8\n"
        "Camions passés à Khorgos | 96 400 | 118 700\n"
    )
    found = [one[:4] for one in figures(pipeline, LEAD + table)]
    assert (142.3e6, "USD", "exports", "2024-01/2024-09") in found
    assert (118_700.0, "truck", "count", "2025-01/2025-09") in found


def test_partners_are_those_of_whose_trade_is_told(pipeline: Pipeline) -> None:
    lead = (
        "En 2025, le commerce extérieur de l'Ouzbékistan a atteint 81,2 milliards de dollars, indique le Comité des "
        "statistiques, qui juge la coopération avec la Chine exemplaire.\n\n"
    )
    table = (
        "Principaux partenaires, 2025\n\nPays            Échanges (Md$)    Part\n"
        "Chine               17,2          21,2 %\nKazakhstan           5,1           6,3 %\n"
    )
    found = [one[:6] for one in figures(pipeline, lead + table)]
    assert (17.2e9, "USD", "trade", "2025", "UZ", "CN") in found
    assert (5.1e9, "USD", "trade", "2025", "UZ", "KZ") in found
