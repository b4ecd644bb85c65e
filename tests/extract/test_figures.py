"""Figures in French: what a quantity measures, for whom, when, and since when."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

import pytest

from dragoman.extract.dates.reader import find_dates
from dragoman.extract.figures.reader import FigureReader
from dragoman.extract.figures.stand_ins import StandIns
from dragoman.extract.quantities.lexicon import quantity_lexicon
from dragoman.extract.quantities.reader import find_quantities
from dragoman.model.document import Block
from dragoman.model.entity import Entity, Party
from dragoman.model.fact import Figure, Statement
from dragoman.model.reading import Name, Reading, Sentence
from dragoman.model.span import Span
from dragoman.packs.dates import DateWords
from dragoman.packs.figures import FigureCues
from dragoman.packs.language import load_section
from dragoman.packs.quantities import NumberWords

STAND_INS = StandIns(
    capitals={"pekin": "CN", "astana": "KZ", "bichkek": "KG"},
    provinces={"xinjiang": "CN"},
    unions=frozenset({"european-union"}),
    offices={"li-mei": "CN"},
)
READER = FigureReader(load_section("fr", FigureCues), load_section("fr", NumberWords), STAND_INS)
DATES = load_section("fr", DateWords)
EXIM = Entity("china-exim-bank", "China Exim Bank")
CKU = Entity("cku", "China–Kyrgyzstan–Uzbekistan railway")
XINJIANG = Entity("xinjiang", "Xinjiang")
UNION = Entity("european-union", "European Union")
LI = Entity("li-mei", "Li Mei")
NAMES: dict[str, tuple[str, Party]] = {
    "Chine": ("country", "CN"),
    "Kazakhstan": ("country", "KZ"),
    "Kirghizistan": ("country", "KG"),
    "Ouzbékistan": ("country", "UZ"),
    "Tadjikistan": ("country", "TJ"),
    "Turkménistan": ("country", "TM"),
    "Asie centrale": ("region", "central-asia"),
    "Exim Bank de Chine": ("organisation", EXIM),
    "Xinjiang": ("place", XINJIANG),
    "Pékin": ("place", Entity("beijing", "Beijing")),
    "Astana": ("place", Entity("astana", "Astana")),
    "Bichkek": ("place", Entity("bishkek", "Bishkek")),
    "Union européenne": ("organisation", UNION),
    "Li Mei": ("person", LI),
    "chemin de fer CKU": ("project", CKU),
}
ADJECTIVES = {
    r"chinoise?s?": "CN", r"kazakhe?s?": "KZ", r"kirghizes?": "KG", r"ouzbeks?|ouzbèkes?": "UZ", r"sino": "CN",
    r"turkmènes?": "TM",
}  # fmt: skip


class Want(NamedTuple):
    """What a test expects of one figure."""

    value: float
    indicator: str
    period: str | None = None
    parties: tuple[str, ...] = ()
    base: str | None = None


def reading(text: str) -> Reading:
    """A reading as analysis and resolution would leave it, for a document of 10 June 2025."""
    names: list[Name] = []
    for form in sorted(NAMES, key=len, reverse=True):
        kind, party = NAMES[form]
        for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text):
            if not any(name.span.overlaps(match.span()) for name in names):
                names.append(Name(Span(*match.span()), kind, party))
    adjectives = [
        Name(Span(*match.span()), "country", code, "adjective")
        for pattern, code in ADJECTIVES.items()
        for match in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text)
    ]
    sentences = [
        Sentence(Span(match.start(), match.end()), 0)
        for match in re.finditer(r"\S[^\n]*?(?:\.(?= [A-ZÀ-Þ])|\.?$|(?=\n))", text)
    ]
    return Reading(
        document="d",
        text=text,
        language="fr",
        blocks=(Block(Span(0, len(text))),),
        sentences=tuple(sentences),
        names=tuple(sorted(names, key=lambda name: name.span)),
        adjectives=tuple(sorted(adjectives, key=lambda name: name.span)),
        dates=find_dates(text, DATES, "2025-06-10"),
        quantities=find_quantities(text, quantity_lexicon("fr")),
        anchor="2025-06-10",
    )


def figures_of(text: str) -> tuple[Figure, ...]:
    return READER.figures(reading(text))


def told(figure: Figure) -> Want:
    parties = (figure.area, figure.counterpart)
    names = tuple(one.id or "" if isinstance(one, Entity) else one for one in parties if one)
    return Want(figure.value, figure.indicator, figure.period, names, figure.base_period)


BN = 1e9
CASES: list[tuple[str, list[Want]]] = [
    # two ways that add up to the total take its period and its partner
    (
        "En 2023, le commerce entre la Chine et l'Asie centrale a atteint 89,4 milliards de dollars. La Chine a exporté "
        "pour 61,4 milliards (+37 %) et importé pour 28 milliards.",
        [
            Want(89.4 * BN, "trade", "2023", ("CN", "central-asia")),
            Want(61.4 * BN, "exports", "2023", ("CN", "central-asia")),
            Want(37, "growth", "2023", ("CN", "central-asia"), "2022"),
            Want(28 * BN, "imports", "2023", ("CN", "central-asia")),
        ],
    ),
    (
        "En 2023, le commerce entre la Chine et l'Asie centrale a atteint 89,4 milliards de dollars. La Chine a exporté "
        "pour 40 milliards et importé pour 12 milliards.",
        [
            Want(89.4 * BN, "trade", "2023", ("CN", "central-asia")),
            Want(40 * BN, "exports", "2023", ("CN",)),
            Want(12 * BN, "imports", "2023", ("CN",)),
        ],
    ),
    (
        "En 2024, le commerce de la Chine avec l'Asie centrale a atteint 94 milliards de dollars. En tête, le "
        "Kazakhstan : 43,8 milliards, dont 28 milliards d'importations et 15,8 milliards d'exportations.",
        [
            Want(94 * BN, "trade", "2024", ("CN", "central-asia")),
            Want(43.8 * BN, "trade", "2024", ("KZ", "CN")),
            Want(28 * BN, "imports", "2024", ("KZ", "CN")),
            Want(15.8 * BN, "exports", "2024", ("KZ", "CN")),
        ],
    ),
    # pronouns for the two whom the sentence before names
    (
        "Le Kazakhstan commerce surtout avec la Chine. Il lui a vendu en 2024 pour 15 milliards de dollars de "
        "marchandises et lui en a acheté pour 16 milliards.",
        [Want(15 * BN, "exports", "2024", ("KZ", "CN")), Want(16 * BN, "imports", "2024", ("KZ", "CN"))],
    ),
    (
        "Le Kazakhstan et l'Ouzbékistan dépendent de la Chine. Il lui a vendu pour 15 milliards de dollars.",
        [Want(15 * BN, "exports")],
    ),
    (
        "Les échanges avec le Kirghizistan ont atteint 27 milliards de dollars en 2025 ; la Chine y a expédié pour 22 "
        "milliards de marchandises.",
        [Want(27 * BN, "trade", "2025", ("CN", "KG")), Want(22 * BN, "exports", "2025", ("CN", "KG"))],
    ),
    # a share of trade goes on with its period; the sentence before names what "elles" are; an aim stands apart
    (
        "En 2024, le commerce extérieur du Tadjikistan a atteint 9 milliards de dollars. La Chine a ainsi réalisé 27 % "
        "du commerce extérieur tadjik, devant l'Ouzbékistan (21 %) et le Kazakhstan (9 %).",
        [
            Want(9 * BN, "trade", "2024", ("TJ",)),
            Want(27, "share", "2024", ("CN",)),
            Want(21, "share", "2024", ("UZ",)),
            Want(9, "share", "2024", ("KZ",)),
        ],
    ),
    (
        "Les exportations du Kirghizistan vers la Chine restent modestes. En 2024, elles ont reculé de 12 %, à 90 millions "
        "de dollars.",
        [
            Want(-12, "growth", "2024", ("KG", "CN"), "2023"),
            Want(90e6, "exports", "2024", ("KG", "CN")),
        ],
    ),
    (
        "Le commerce de la Chine avec l'Ouzbékistan a atteint 14 milliards de dollars en 2024. L'objectif est de porter "
        "les échanges à 20 milliards.",
        [Want(14 * BN, "trade", "2024", ("CN", "UZ")), Want(20 * BN, "trade", None, ("CN", "UZ"))],
    ),
    # a list below a heading without a colon; a pronoun goes on about the whole, not about its part
    (
        "En 2024\n- Conteneurs : 372 000 EVP\n- Marchandises : 10,9 millions de tonnes",
        [Want(372e3, "volume", "2024"), Want(10.9e6, "volume", "2024")],
    ),
    (
        "En 2024, le commerce de la Chine avec le Tadjikistan a atteint 4 milliards de dollars, dont 3 milliards "
        "d'exportations. Il avait été de 2 milliards en 2021.",
        [
            Want(4 * BN, "trade", "2024", ("CN", "TJ")),
            Want(3 * BN, "exports", "2024", ("CN", "TJ")),
            Want(2 * BN, "trade", "2021", ("CN", "TJ")),
        ],
    ),
    # a figure alone on its line is told of below it; what stands beside the capacity of a plant is its cost
    (
        "5 milliards de dollars\nC'est ce que la Chine a investi au Kazakhstan depuis 2014.",
        [Want(5 * BN, "investment", "2014/..", ("CN", "KZ"))],
    ),
    (
        "Centrale solaire d'Issyk-Koul : 300 MW, 230 millions de dollars, mise en service prévue en 2026.",
        [Want(300, "capacity"), Want(230e6, "cost")],
    ),
    # what a plant makes a year, and what is invested in it
    (
        "Le complexe gazochimique d'Aktobe, c'est 800 000 tonnes d'urée et 60 000 tonnes de méthanol par an, pour 1,2 "
        "milliard de dollars d'investissements.",
        [
            Want(800e3, "capacity"),
            Want(60e3, "capacity"),
            Want(1.2 * BN, "cost"),
        ],
    ),
    ("Le groupe construit une usine de traitement de 420 millions de dollars.", [Want(420e6, "cost")]),
    # what a sentence without a verb recalls; an average year
    (
        "Le commerce de la Chine avec l'Ouzbékistan a atteint 14 milliards de dollars en 2024. Pour rappel, 2 milliards en "
        "2010 et 7 milliards en 2020, soit une croissance annuelle moyenne de 13 %.",
        [
            Want(14 * BN, "trade", "2024", ("CN", "UZ")),
            Want(2 * BN, "trade", "2010", ("CN", "UZ")),
            Want(7 * BN, "trade", "2020", ("CN", "UZ")),
            Want(13, "growth", "2020", ("CN", "UZ"), "2010"),
        ],
    ),
    (
        "Le commerce de la Chine avec l'Ouzbékistan a atteint 14 milliards de dollars en 2024. C'est une croissance de 8 % "
        "en comparaison avec 2023.",
        [
            Want(14 * BN, "trade", "2024", ("CN", "UZ")),
            Want(8, "growth", "2024", ("CN", "UZ"), "2023"),
        ],
    ),
    (
        "Le commerce de la Chine avec l'Ouzbékistan a progressé de 46 % par rapport à 2023 ; il avait alors atteint 14 "
        "milliards de dollars.",
        [
            Want(46, "growth", None, ("CN", "UZ"), "2023"),
            Want(14 * BN, "trade", "2023", ("CN", "UZ")),
        ],
    ),
    (
        "Le commerce de la Chine avec l'Ouzbékistan a atteint 14 milliards de dollars en 2024, soit 24 % du total. C'est "
        "8 % de plus qu'en 2023.",
        [
            Want(14 * BN, "trade", "2024", ("CN", "UZ")),
            Want(24, "share", "2024"),
            Want(8, "growth", "2024", ("CN", "UZ"), "2023"),
        ],
    ),
    (
        "Le port en a expédié 998 en 2025, contre 756 conteneurs en 2024, soit une hausse de 32 %.",
        [Want(756, "count", "2024"), Want(32, "growth", None, (), "2024")],
    ),
    (
        "Le commerce de la Chine avec l'Ouzbékistan a atteint 14 milliards de dollars en 2024. Pour rappel, la banque "
        "gérait alors 2 milliards.",
        [Want(14 * BN, "trade", "2024", ("CN", "UZ")), Want(2 * BN, "other")],
    ),
    (
        "Au premier semestre de 2024, le commerce sino-kazakh a atteint 20 milliards de dollars. Il est en hausse de 8 % "
        "sur un an.",
        [
            Want(20 * BN, "trade", "2024-01/2024-06", ("CN", "KZ")),
            Want(8, "growth", "2024-01/2024-06", ("CN", "KZ"), "2023-01/2023-06"),
        ],
    ),
    # shares that change; what a clause or a plan says that something costs
    (
        "La part de la Chine dans le commerce extérieur du Kazakhstan a grimpé de 17 % à 21 %.",
        [Want(17, "share", None, ("CN",)), Want(21, "share", None, ("CN",))],
    ),
    (
        "Le gouvernement relance la centrale, qu'il chiffre à 1,2 milliard de dollars.",
        [Want(1.2 * BN, "cost")],
    ),
    ("Une cimenterie doit sortir de terre : 60 millions d'euros.", [Want(60e6, "cost")]),
    ("La banque est prudente : 60 millions d'euros.", [Want(60e6, "other")]),
    # trade
    (
        "Le commerce entre la Chine et l'Asie centrale a atteint 674 milliards de yuans (environ 94 milliards de "
        "dollars) en 2024, en hausse de 116 % par rapport à celui de 2013.",
        [
            Want(674 * BN, "trade", "2024", ("CN", "central-asia")),
            Want(94 * BN, "trade", "2024", ("CN", "central-asia")),
            Want(116, "growth", "2024", ("CN", "central-asia"), "2013"),
        ],
    ),
    (
        "Le commerce entre la Chine et le Tadjikistan est passé de 2 milliards de dollars en 2020 à 4 milliards de "
        "dollars en 2023, soit une augmentation de 100 %.",
        [
            Want(2 * BN, "trade", "2020", ("CN", "TJ")),
            Want(4 * BN, "trade", "2023", ("CN", "TJ")),
            Want(100, "growth", "2023", ("CN", "TJ"), "2020"),
        ],
    ),
    (
        "Le commerce de la Chine avec l'Asie centrale a atteint 70 milliards de dollars l'an dernier, le Kazakhstan "
        "étant en tête avec 31 milliards de dollars.",
        [
            Want(70 * BN, "trade", "2024", ("CN", "central-asia")),
            Want(31 * BN, "trade", "2024", ("KZ", "CN")),
        ],
    ),
    (
        "Les échanges sino-ouzbeks ont progressé de 12 % pour atteindre 13,8 milliards de dollars en 2024.",
        [Want(12, "growth", "2024", ("CN", "UZ"), "2023"), Want(13.8 * BN, "trade", "2024", ("CN", "UZ"))],
    ),
    (
        "En 2024, les échanges entre la Chine et le Kazakhstan se sont élevés à 44 milliards de dollars, contre 41 "
        "milliards de dollars en 2023.",
        [Want(44 * BN, "trade", "2024", ("CN", "KZ")), Want(41 * BN, "trade", "2023", ("CN", "KZ"))],
    ),
    (
        "Le commerce entre la Chine et le Kazakhstan a atteint 44 milliards de dollars en 2024. En un an, la hausse "
        "est de 3 milliards de dollars, soit 7 %.",
        [
            Want(44 * BN, "trade", "2024", ("CN", "KZ")),
            Want(3 * BN, "growth", "2024", ("CN", "KZ"), "2023"),
            Want(7, "growth", "2024", ("CN", "KZ"), "2023"),
        ],
    ),
    (
        "La Chine a reçu une délégation du Kazakhstan. Les échanges bilatéraux ont atteint 44 milliards de dollars "
        "en 2024.",
        [Want(44 * BN, "trade", "2024", ("CN", "KZ"))],
    ),
    (
        "En juillet 2024, la Chine et le Kazakhstan sont convenus de porter leurs échanges à 80 milliards de dollars.",
        [Want(80 * BN, "trade", None, ("CN", "KZ"))],
    ),
    (
        "La Chine et le Kazakhstan entendent porter leurs échanges à 100 milliards de dollars d'ici 2030.",
        [Want(100 * BN, "trade", "2030", ("CN", "KZ"))],
    ),
    (
        "Échanges avec la Chine en 2023, en milliards de dollars\nOuzbékistan 14,0 +45 %\nTadjikistan 3,9 +54 %",
        [
            Want(14 * BN, "trade", "2023", ("UZ", "CN")),
            Want(45, "growth", "2023", ("UZ", "CN"), "2022"),
            Want(3.9 * BN, "trade", "2023", ("TJ", "CN")),
            Want(54, "growth", "2023", ("TJ", "CN"), "2022"),
        ],
    ),
    # exports and imports
    (
        "Les exportations kazakhes vers la Chine ont atteint 15 milliards de dollars en 2023.",
        [Want(15 * BN, "exports", "2023", ("KZ", "CN"))],
    ),
    (
        "Les importations chinoises en provenance d'Ouzbékistan ont reculé de 7 % sur un an au premier trimestre 2024.",
        [Want(-7, "growth", "2024-01/2024-03", ("CN", "UZ"), "2023-01/2023-03")],
    ),
    (
        "La Chine a importé pour 9,3 milliards de dollars de gaz turkmène en 2022.",
        [Want(9.3 * BN, "imports", "2022", ("CN", "TM"))],
    ),
    (
        "Le Kirghizistan a exporté vers la Chine pour 80 millions de dollars de marchandises.",
        [Want(80e6, "exports", None, ("KG", "CN"))],
    ),
    # investment, loans, grants, debt
    (
        "Les investissements directs chinois au Kazakhstan ont atteint 25 milliards de dollars à la fin de 2023.",
        [Want(25 * BN, "fdi", "2023-12", ("CN", "KZ"))],
    ),
    (
        "L'Asie centrale grandit. Les investissements directs chinois cumulés dans cinq pays de la région se sont "
        "élevés à 15 milliards de dollars en 2020.",
        [Want(15 * BN, "fdi", "2020", ("CN", "central-asia"))],
    ),
    (
        "L'Exim Bank de Chine a prêté 386 millions de dollars au Kirghizistan.",
        [Want(386e6, "loan", None, ("KG", "china-exim-bank"))],
    ),
    (
        "Le Tadjikistan a reçu de la Chine un prêt de 204 millions de dollars sur 20 ans à un taux de 2 %.",
        [Want(204e6, "loan", None, ("TJ", "CN")), Want(20, "duration"), Want(2, "other")],
    ),
    (
        "La Chine a offert 26 milliards de yuans d'aide aux pays d'Asie centrale.",
        [Want(26 * BN, "grant", None, ("CN", "central-asia"))],
    ),
    (
        "La dette du Kirghizistan envers l'Exim Bank de Chine s'élevait à 1,7 milliard de dollars fin 2022.",
        [Want(1.7 * BN, "debt", "2022-12", ("KG", "china-exim-bank"))],
    ),
    (
        "Au 1er janvier 2024, la dette extérieure du Tadjikistan atteignait 3,2 milliards de dollars.",
        [Want(3.2 * BN, "debt", "2024-01", ("TJ",))],
    ),
    # the economy
    (
        "Le PIB du Kazakhstan a atteint 288 milliards de dollars en 2024.",
        [Want(288 * BN, "gdp", "2024", ("KZ",))],
    ),
    ("Le prix du gaz est de 185 dollars les 1 000 mètres cubes.", [Want(185, "price")]),
    ("Le pays compte 37 millions d'habitants.", [Want(37e6, "population")]),
    # shares
    (
        "La société est détenue à 51 % par la Chine et à 49 % par le Kazakhstan.",
        [Want(51, "share", None, ("CN",)), Want(49, "share", None, ("KZ",))],
    ),
    (
        "La Chine détient 51 %, le Kirghizistan et l'Ouzbékistan en possédant chacun 24,5 %.",
        [
            Want(51, "share", None, ("CN",)),
            Want(24.5, "share", None, ("KG",)),
            Want(24.5, "share", None, ("UZ",)),
        ],
    ),
    (
        "La part du yuan est passée de 5 % en 2021 à 30 % en 2024.",
        [Want(5, "share", "2021"), Want(30, "share", "2024")],
    ),
    # growth
    (
        "Entre 2013 et 2023, le commerce entre la Chine et l'Asie centrale a augmenté de 120 %.",
        [Want(120, "growth", "2023", ("CN", "central-asia"), "2013")],
    ),
    (
        "Les échanges entre la Chine et le Kazakhstan ont crû de 30 % par rapport à l'année précédente, à 41 "
        "milliards de dollars en 2023.",
        [Want(30, "growth", "2023", ("CN", "KZ"), "2022"), Want(41 * BN, "trade", "2023", ("CN", "KZ"))],
    ),
    (
        "Le Kazakhstan a exporté 1,2 million de tonnes de blé vers la Chine en 2024, soit 15 % de plus qu'en 2023.",
        [Want(1.2e6, "volume", "2024", ("KZ", "CN")), Want(15, "growth", "2024", ("KZ", "CN"), "2023")],
    ),
    # things
    ("La ligne, ouverte en 2020, est longue de 320 km.", [Want(320, "length")]),
    ("Le tunnel est à 2 000 mètres d'altitude.", [Want(2000, "other")]),
    ("Le site couvre 120 hectares.", [Want(120, "area")]),
    ("Le gazoduc a une capacité annuelle de 55 milliards de mètres cubes.", [Want(55 * BN, "capacity")]),
    ("Il emporterait 30 milliards de mètres cubes par an.", [Want(30 * BN, "capacity")]),
    (
        "Le Turkménistan a livré 40 milliards de mètres cubes de gaz à la Chine en 2022.",
        [Want(40 * BN, "volume", "2022", ("TM", "CN"))],
    ),
    ("La mine produit 2 millions de tonnes par an.", [Want(2e6, "production")]),
    ("Une centrale solaire de 300 MW sera bâtie.", [Want(300, "capacity")]),
    ("Elle fournira 800 millions de kWh par an.", [Want(800e6, "production")]),
    ("Le port a traité 370 000 EVP en 2024.", [Want(370000, "volume", "2024")]),
    ("Plus de 10 000 étudiants kazakhs sont inscrits.", [Want(10000, "count", None, ("KZ",))]),
    (
        "Quelque 64 projets d'une valeur de 10 milliards de dollars ont été lancés en 2024.",
        [Want(64, "count", "2024"), Want(10 * BN, "investment", "2024")],
    ),
    (
        "C'est le 30e anniversaire des relations entre la Chine et le Kirghizistan.",
        [Want(30, "duration", None, ("CN", "KG"))],
    ),
    # dates and names stay whole
    (
        "Le commerce de la Chine avec le Kazakhstan a totalisé 9 milliards de dollars entre mars et mai 2024, soit 3 % de plus.",
        [
            Want(9 * BN, "trade", "2024-03/2024-05", ("CN", "KZ")),
            Want(3, "growth", "2024-03/2024-05", ("CN", "KZ"), "2023-03/2023-05"),
        ],
    ),
    (
        "La Chine a importé 4 milliards de mètres cubes de gaz (gnc compris) au cours du mois de mai 2024, soit 2 % de plus.",
        [Want(4 * BN, "volume", "2024-05", ("CN",)), Want(2, "growth", "2024-05", ("CN",))],
    ),
    # spelt like a cue, and none
    (
        "Le commerce entre la Chine et le Kirghizistan croît. Au premier semestre 2024, ce chiffre a atteint 9 milliards de dollars.",
        [Want(9 * BN, "trade", "2024-01/2024-06", ("CN", "KG"))],
    ),
    (
        "Au cours de la rencontre, il a été question de 3 milliards de dollars.",
        [Want(3 * BN, "other")],
    ),
    ("La Chine est prête à débourser 3 milliards de dollars.", [Want(3 * BN, "other", None, ("CN",))]),
    (
        "Le déficit budgétaire du Kirghizistan dépasse 300 millions de dollars.",
        [Want(300e6, "other", None, ("KG",))],
    ),
    (
        "Le principal investisseur, la Chine, donnera 200 millions de yuans au Tadjikistan.",
        [Want(200e6, "grant", None, ("CN", "TJ"))],
    ),
    ("Le pays affiche une balance négative de -2 milliards de dollars.", [Want(-2 * BN, "other")]),
    # dates of other events
    (
        "Le projet de 2 milliards de dollars qui devait s'achever en 2020 a pris du retard.",
        [Want(2 * BN, "cost")],
    ),
    (
        "Après les crues de mars 2023, la Chine a offert une aide de 30 millions de yuans au Tadjikistan.",
        [Want(30e6, "grant", None, ("CN", "TJ"))],
    ),
    (
        "Le gazoduc, qui a ouvert en 2009, a déjà livré 300 milliards de mètres cubes de gaz.",
        [Want(300 * BN, "volume")],
    ),
    (
        "Le ministre avait annoncé en juin 2024 avoir reçu de la Chine un crédit de 60 millions de dollars.",
        [Want(60e6, "loan", None, ("CN",))],
    ),
    (
        "En 2024, la Chine a offert au Tadjikistan une aide de 30 millions de yuans.",
        [Want(30e6, "grant", "2024", ("CN", "TJ"))],
    ),
    # what was reached is no aim, what is aimed at is
    (
        "En 2023, le fret entre la Chine et le Kazakhstan a crû de 22 % pour atteindre 30 millions de tonnes.",
        [Want(22, "growth", "2023", ("CN", "KZ"), "2022"), Want(30e6, "volume", "2023", ("CN", "KZ"))],
    ),
    (
        "En 2023, il a été dit que les échanges entre la Chine et le Kazakhstan devraient atteindre 50 milliards de dollars.",
        [Want(50 * BN, "trade", None, ("CN", "KZ"))],
    ),
    # what growth is measured from
    (
        "En mai 2024, la Chine a importé 7 % de plus par rapport au niveau du même mois de 2022.",
        [Want(7, "growth", "2024-05", ("CN",), "2022-05")],
    ),
    (
        "Les exportations du Kazakhstan vers la Chine ont atteint 15 milliards de dollars en 2024, contre 14 milliards un an plus tôt.",
        [Want(15 * BN, "exports", "2024", ("KZ", "CN")), Want(14 * BN, "exports", "2023", ("KZ", "CN"))],
    ),
    # lenders and borrowers
    (
        "Un groupe de banques chinoises allouera 2 milliards de dollars sous forme d'un crédit.",
        [Want(2 * BN, "loan", None, ("CN",))],
    ),
    (
        "L'État kirghize a reçu de la Chine un crédit de 600 millions de dollars.",
        [Want(600e6, "loan", None, ("KG", "CN"))],
    ),
    (
        "La banque porte 40 % de la dette du Kirghizistan, qui s'élève à 4 milliards de dollars.",
        [Want(40, "share"), Want(4 * BN, "debt", None, ("KG",))],
    ),
    # who tells, and who is only beside
    (
        "Le Kazakhstan a annoncé que les exportations de l'Ouzbékistan vers la Chine ont atteint 2 milliards de dollars.",
        [Want(2 * BN, "exports", None, ("UZ", "CN"))],
    ),
    (
        "Le col, à la frontière du Kazakhstan, a vu passer 1 500 trains.",
        [Want(1500, "count")],
    ),
    ("Les trains Chine-Europe desservent 36 villes.", [Want(36, "count")]),
    (
        "Le commerce entre la Chine et ce petit pays d'Asie centrale a atteint 3 milliards de dollars.",
        [Want(3 * BN, "trade", None, ("CN",))],
    ),
    (
        "Le Kazakhstan et l'Ouzbékistan ont exporté respectivement 3 et 2 millions de tonnes de blé vers la Chine.",
        [Want(3e6, "volume", None, ("KZ", "CN")), Want(2e6, "volume", None, ("UZ", "CN"))],
    ),
    (
        "Le Turkménistan a exporté vers la Chine pour 9 milliards de dollars de gaz, le Kazakhstan pour 1 milliard.",
        [Want(9 * BN, "exports", None, ("TM", "CN")), Want(1 * BN, "exports", None, ("KZ", "CN"))],
    ),
    (
        "Les échanges entre la Chine et le Kirghizistan ont atteint 9 milliards de dollars, alors qu'en 2012 l'Ouzbékistan en rêvait.",
        [Want(9 * BN, "trade", None, ("CN", "KG"))],
    ),
    ("Un projet d'une valeur d'un milliard de dollars a été présenté.", [Want(1 * BN, "cost")]),
    # lists
    (
        "Échanges de la Chine en 2024 :\n- Kazakhstan : 43 milliards de dollars (+9 %)\n- Ouzbékistan : 13 milliards de dollars",
        [
            Want(43 * BN, "trade", "2024", ("KZ", "CN")),
            Want(9, "growth", "2024", ("KZ", "CN"), "2023"),
            Want(13 * BN, "trade", "2024", ("UZ", "CN")),
        ],
    ),
    # the sentence before
    (
        "Les échanges entre la Chine et le Kirghizistan vont bon train au premier semestre 2024. Ils atteignent 3 milliards de dollars.",
        [Want(3 * BN, "trade", "2024-01/2024-06", ("CN", "KG"))],
    ),
    # capitals stand for states, unless something happens there
    (
        "Le commerce entre Pékin et Astana a atteint 44 milliards de dollars en 2024.",
        [Want(44 * BN, "trade", "2024", ("CN", "KZ"))],
    ),
    ("Réunis à Astana, ils visent 80 milliards de dollars d'échanges.", [Want(80 * BN, "trade")]),
    ("ASTANA. Les échanges ont atteint 44 milliards de dollars en 2024.", [Want(44 * BN, "trade", "2024")]),
    # a province trades on its own account; what happens in it is not its own
    (
        "Le commerce du Xinjiang, dans le nord-ouest de la Chine, avec l'Asie centrale a augmenté de 50 % en 2023.",
        [Want(50, "growth", "2023", ("xinjiang", "central-asia"), "2022")],
    ),
    (
        "Dans le Xinjiang, le commerce entre la Chine et le Kazakhstan a atteint 9 milliards de dollars en 2023.",
        [Want(9 * BN, "trade", "2023", ("CN", "KZ"))],
    ),
    # unions of states
    (
        "Le commerce entre l'Union européenne et l'Asie centrale s'élève à 54 milliards d'euros.",
        [Want(54 * BN, "trade", None, ("european-union", "central-asia"))],
    ),
    # "le pays" is the only one that was named
    (
        "Voici le Kirghizistan. Au 1er janvier 2024, la république devait à la Chine 1,7 milliard de dollars.",
        [Want(1.7 * BN, "debt", "2024-01", ("KG", "CN"))],
    ),
    (
        "La Chine a aidé le Kirghizistan. En 2024, le pays devait 4 milliards de dollars.",
        [Want(4 * BN, "debt", "2024")],
    ),
    (
        "Voici le Kirghizistan. En 2024, le pays voisin devait 4 milliards de dollars.",
        [Want(4 * BN, "debt", "2024")],
    ),
    # the time of the figure before, and no other
    (
        "Le commerce sino-kazakh a atteint 33 milliards de dollars de janvier à septembre 2024, et les ventes de "
        "produits agricoles ont progressé de 5,8 % sur la même période.",
        [
            Want(33 * BN, "trade", "2024-01/2024-09", ("CN", "KZ")),
            Want(5.8, "growth", "2024-01/2024-09", ("CN", "KZ"), "2023-01/2023-09"),
        ],
    ),
    (
        "Le commerce sino-kazakh a atteint 10 milliards de dollars, soit 3 % de plus qu'à la même période de 2023.",
        [Want(10 * BN, "trade", None, ("CN", "KZ")), Want(3, "growth", None, ("CN", "KZ"), "2023")],
    ),
    (
        "De 2000 à 2023, les échanges sino-kazakhs sont passés de 1 milliard de dollars à 41 milliards de dollars.",
        [Want(1 * BN, "trade", "2000", ("CN", "KZ")), Want(41 * BN, "trade", "2023", ("CN", "KZ"))],
    ),
    (
        "La Chine a investi 27 milliards de dollars au Kazakhstan depuis 2005.",
        [Want(27 * BN, "investment", "2005/..", ("CN", "KZ"))],
    ),
    # the next entry of a series, unless it is measured otherwise
    (
        "Le commerce de la Chine avec l'Asie centrale a atteint 94 milliards de dollars en 2024. Les échanges avec "
        "le seul Kazakhstan se sont chiffrés à 44 milliards de dollars.",
        [
            Want(94 * BN, "trade", "2024", ("CN", "central-asia")),
            Want(44 * BN, "trade", "2024", ("CN", "KZ")),
        ],
    ),
    (
        "Le commerce sino-kazakh a atteint 44 milliards de dollars en 2024. Les exportations vers l'ASEAN ont chuté de 3 %.",
        [Want(44 * BN, "trade", "2024", ("CN", "KZ")), Want(-3, "growth", "2024", ("CN",), "2023")],
    ),
    # growth without a base is over a year, unless it tells otherwise
    (
        "La production du Kazakhstan a augmenté de 4 % au premier trimestre 2024.",
        [Want(4, "growth", "2024-01/2024-03", ("KZ",), "2023-01/2023-03")],
    ),
    (
        "Les échanges sino-kazakhs ont crû de 4 % par an en moyenne en 2024.",
        [Want(4, "growth", "2024", ("CN", "KZ"))],
    ),
    # told in order
    (
        "Le Kazakhstan et l'Ouzbékistan ont été les premiers partenaires de la Chine en 2023, en hausse "
        "respectivement de 12 % et 7 %.",
        [
            Want(12, "growth", "2023", ("CN", "KZ"), "2022"),
            Want(7, "growth", "2023", ("CN", "UZ"), "2022"),
        ],
    ),
    (
        "En mai, les exportations et les importations se sont élevées respectivement à 300 millions de dollars et "
        "200 millions de dollars.",
        [Want(300e6, "exports", "2025-05"), Want(200e6, "imports", "2025-05")],
    ),
    (
        "La Chine et le Kazakhstan sont en tête, représentant respectivement 19 % (13 milliards de dollars) et 15 % "
        "(10 milliards de dollars) du commerce.",
        [
            Want(19, "share", None, ("CN",)),
            Want(13 * BN, "trade"),
            Want(15, "share", None, ("KZ",)),
            Want(10 * BN, "trade"),
        ],
    ),
    (
        "Les importations et les exportations de mai et de juin ont atteint respectivement 9 milliards de yuans et "
        "8 milliards de yuans.",
        [Want(9 * BN, "trade", "2025-06"), Want(8 * BN, "trade", "2025-06")],
    ),
    # what is only compared, what only a clause about the year before tells
    (
        "En 2021, les ventes du Kazakhstan font 5 milliards de dollars contre 3 milliards de dollars en 2020 (+51 %).",
        [
            Want(5 * BN, "exports", "2021", ("KZ",)),
            Want(3 * BN, "exports", "2020", ("KZ",)),
            Want(51, "growth", "2021", ("KZ",), "2020"),
        ],
    ),
    (
        "Le commerce sino-kazakh a crû de 5 % en 2024. Cette croissance est moindre que celle de l'année précédente, "
        "qui affichait une hausse de 23 %.",
        [
            Want(5, "growth", "2024", ("CN", "KZ"), "2023"),
            Want(23, "growth", "2023", ("CN", "KZ"), "2022"),
        ],
    ),
    (
        "Le commerce sino-kazakh a crû de 20 % (ou 7 milliards de dollars) en 2024.",
        [
            Want(20, "growth", "2024", ("CN", "KZ"), "2023"),
            Want(7 * BN, "growth", "2024", ("CN", "KZ"), "2023"),
        ],
    ),
    # partners one after the other, their growth in brackets
    (
        "Le commerce de la Chine a reculé avec l'Ouzbékistan (-22 %) et le Kazakhstan (-17 %).",
        [Want(-22, "growth", None, ("CN", "UZ")), Want(-17, "growth", None, ("CN", "KZ"))],
    ),
    # who gives and who receives
    (
        "Créancier du Kirghizistan, la Chine va allouer au pays 130 millions de dollars sans aucun frais.",
        [Want(130e6, "grant", None, ("CN", "KG"))],
    ),
    (
        "Le Kazakhstan a attiré 5 milliards de dollars d'investissements chinois en 2023.",
        [Want(5 * BN, "investment", "2023", ("CN", "KZ"))],
    ),
    # a balance is no trade; a capacity is one whatever stands behind it
    (
        "L'excédent du commerce extérieur chinois a atteint 300 milliards de yuans.",
        [Want(300 * BN, "other", None, ("CN",))],
    ),
    (
        "Deux ports, d'une capacité de 20 millions de tonnes de fret, s'ouvrent.",
        [Want(2, "count"), Want(20e6, "capacity")],
    ),
    # shares
    (
        "La Chine est le premier partenaire du Kazakhstan et représente le tiers des échanges.",
        [Want(100 / 3, "share", None, ("CN",))],
    ),
    ("Le Kazakhstan représente la moitié du commerce de la Chine.", [Want(50, "share", None, ("KZ",))]),
    ("Plus d'un quart du gaz importé par la Chine a été perdu.", [Want(25, "share")]),
    ("La Chine et le Kazakhstan se partagent les 49 % restants.", [Want(49, "share")]),
    ("Le trafic a augmenté d'environ 35 à 40 % par an.", [Want(35, "growth"), Want(40, "growth")]),
    # what could be carried
    ("Le gazoduc peut transporter 55 milliards de mètres cubes par an.", [Want(55 * BN, "capacity")]),
    ("Le gazoduc a transporté 30 milliards de mètres cubes par an.", [Want(30 * BN, "volume")]),
    # how far, and how long
    ("Le chantier est à 350 kilomètres au nord de la ville.", [Want(350, "other")]),
    ("Une ligne de 350 kilomètres au nord de la ville est prête.", [Want(350, "length")]),
    ("Estimé à 280 millions de dollars, le coût est couvert.", [Want(280e6, "cost")]),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:60] for text, _ in CASES])
def test_a_figure_has_its_indicator_its_period_and_its_parties(text: str, expected: list[Want]) -> None:
    found = [told(figure) for figure in figures_of(text)]
    assert [one._replace(value=0) for one in found] == [want._replace(value=0) for want in expected]
    assert [one.value for one in found] == pytest.approx([want.value for want in expected])


def test_what_is_told_of_a_project_names_it() -> None:
    found = figures_of("Le chemin de fer CKU, long de 523 km, coûtera 8 milliards de dollars.")
    assert [(figure.indicator, figure.of) for figure in found] == [("length", CKU), ("cost", CKU)]


def test_nothing_is_told_of_whom_and_when_where_the_text_does_not_say() -> None:
    (found,) = figures_of("La Chine avance. Il a été question de 20 milliards de dollars.")
    assert (found.indicator, found.period, found.area, found.counterpart) == ("other", None, None, None)


def test_the_name_of_a_bank_measures_nothing() -> None:
    (found,) = figures_of("L'Exim Bank de Chine a 20 milliards de dollars.")
    assert found.indicator == "other"


def test_evidence_holds_the_quantity_and_stays_in_its_sentence() -> None:
    text = "Rien avant. Le commerce a atteint 20 milliards de dollars en 2024. Rien après."
    (found,) = figures_of(text)
    assert found.evidence[0].of(text) == "Le commerce a atteint 20 milliards de dollars en 2024."
    assert found.spans[0].of(text) == "20 milliards de dollars"


def test_a_project_named_before_is_gone_on_about_by_nouns_that_fit_it() -> None:
    named = "Le chemin de fer CKU avance. "
    (found,) = figures_of(named + "Le coût total du projet est estimé à 4 milliards de dollars.")
    assert found.of == CKU
    (found,) = figures_of(named + "La longueur de la voie sera de 454 km.")
    assert found.of == CKU
    (found,) = figures_of(named + "Le gazoduc est long de 300 km.")
    assert found.of is None


def test_each_holder_of_a_share_has_a_fact_of_its_own() -> None:
    found = figures_of("Le Kirghizistan et l'Ouzbékistan contribueront chacun à hauteur de 24,5 %.")
    assert [figure.area for figure in found] == ["KG", "UZ"]
    assert len({figure.identity("d") for figure in found}) == 2


def test_a_base_that_is_not_told_is_named_as_inferred() -> None:
    (found,) = figures_of("Les échanges sino-kazakhs ont progressé de 9 % en 2024.")
    assert (found.base_period, set(found.inferred)) == ("2023", {"base_period"})
    (found,) = figures_of("Les échanges sino-kazakhs ont progressé de 9 % en 2024 par rapport à 2023.")
    assert (found.base_period, dict(found.inferred)) == ("2023", {})


def test_what_is_ours_belongs_to_the_speaker_s_state() -> None:
    text = "« Nos exportations vers le Kazakhstan ont atteint 9 milliards de dollars », a dit Li Mei."
    said = Statement(
        evidence=(Span(0, len(text)),), speaker=LI, mode="direct", content=Span(2, text.index(" »"))
    )
    (found,) = READER.figures(reading(text), (said,))
    assert (found.area, found.counterpart) == ("CN", "KZ")
    (found,) = figures_of(text)
    assert found.area is None


def test_the_prices_of_the_site_are_no_figures() -> None:
    assert figures_of("Cotisation 2023 : 180 euros.") == ()
    assert len(figures_of("Le billet coûte 180 euros.")) == 1


def test_what_a_heading_says_and_the_text_repeats_is_told_once() -> None:
    head = "Le commerce atteint 20 milliards de dollars"
    text = f"{head}\nLe commerce a atteint 20 milliards de dollars en 2024."
    blocks = (Block(Span(0, len(head)), "heading"), Block(Span(len(head) + 1, len(text))))
    (found,) = READER.figures(replace(reading(text), blocks=blocks))
    assert found.spans[0].start > len(head)
