"""Of which works a figure is: by their name, or because its sentence goes on about them."""

from __future__ import annotations

import pytest
from tests.extract.test_figures import READER, reading

from dragoman.extract.figures.works import WorksReader
from dragoman.model.entity import Entity
from dragoman.model.fact import Project
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.figures import FigureCues
from dragoman.packs.language import load_section

WORKS = WorksReader(load_section("fr", FigureCues))
PLANT = "cimenterie d'Akhangaran"
SMELTER = "fonderie d'Aktogaï"


def works(text: str, *named: str) -> list[str | None]:
    """What each cost, length or capacity of a text is of."""
    read = reading(text)
    found = WORKS.of_works(read, READER.figures(read), [_project(read, label) for label in named])
    return [one.of.label if isinstance(one.of, Entity) else None for one in found]


def _project(read: Reading, label: str) -> Project:
    return Project(
        evidence=(read.sentences[0].span,),
        confidence=0.9,
        project=Entity(None, label),
        sector="industry",
        status="operational",
    )


OPENED = "La cimenterie d'Akhangaran a été inaugurée lundi. "


@pytest.mark.parametrize(
    "sentence",
    [
        "Elle a coûté 320 millions de dollars.",
        "Sa capacité est de 2,5 millions de tonnes par an.",
        "L'investissement s'élève à 320 millions de dollars.",
        "Selon le ministère, son coût atteint 320 millions de dollars.",
        "La construction de la cimenterie a coûté 320 millions de dollars.",
    ],
)
def test_a_sentence_goes_on_about_the_works_of_the_one_before(sentence: str) -> None:
    assert works(OPENED + sentence, PLANT) == [PLANT]


def test_it_may_go_on_over_several_sentences_and_come_back_to_them_by_their_noun() -> None:
    assert works(
        OPENED + "Elle a coûté 320 millions de dollars. Sa capacité est de 2 millions de tonnes par an.",
        PLANT,
    ) == [
        PLANT,
        PLANT,
    ]
    later = "Les habitants sont contents. Le coût de la cimenterie est de 320 millions de dollars."
    assert works(OPENED + later, PLANT) == [PLANT]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L'ouvrage, long de 998 kilomètres, sera prêt en mai.", PLANT),
        ("Longue de 998 kilomètres, cette ligne sera prête en mai.", PLANT),
        ("Cette ligne sera prête en mai, pour 320 millions de dollars, dit la mairie.", PLANT),
        ("Le ministre a parlé de 320 millions de dollars de coûts, et cette ligne attend.", None),
    ],
)
def test_it_is_of_the_works_that_its_sentence_speaks_of_by_other_words(
    text: str, expected: str | None
) -> None:
    read = reading(text)
    words = next(one for one in ("L'ouvrage", "cette ligne", "Cette ligne") if one in text)
    span = Span(text.index(words), text.index(words) + len(words))
    projects = [_project(read, PLANT)]
    found = WORKS.of_works(read, READER.figures(read), projects, [(span, projects[0].project)])
    assert [one.of.label if isinstance(one.of, Entity) else None for one in found] == [expected]


def test_of_two_works_it_goes_on_about_the_nearer() -> None:
    text = (
        "La fonderie d'Aktogaï a été agrandie. "
        + OPENED
        + "Sa capacité est de 2,5 millions de tonnes par an."
    )
    assert works(text, SMELTER, PLANT) == [PLANT]


@pytest.mark.parametrize(
    "text",
    [
        OPENED + "Il a coûté 320 millions de dollars.",  # the pronoun stands for something else
        OPENED + "Les habitants sont contents. Elle a coûté 320 millions de dollars.",
        OPENED + "La cimenterie de Kitab a coûté 150 millions de dollars.",  # another of its kind
        OPENED + "Une autre cimenterie coûtera 150 millions de dollars.",
        "La cimenterie d'Akhangaran est voisine de la fonderie d'Aktogaï. Elle a coûté 320 millions de dollars.",
        "La route a coûté 320 millions de dollars.",
    ],
)
def test_what_may_mean_something_else_is_of_nothing(text: str) -> None:
    assert works(text, PLANT, SMELTER) == [None]


def test_the_project_that_is_named_in_its_sentence_stays() -> None:
    text = OPENED + "Le coût du chemin de fer CKU est de 4,7 milliards de dollars."
    assert works(text, PLANT) == ["China–Kyrgyzstan–Uzbekistan railway"]


@pytest.mark.parametrize(
    ("sentence", "period"),
    [
        (
            "En 2024, la Chine a vendu 655 voitures, soit 78 % de plus qu'en 2023, où elle en avait vendu 367.",
            "2023",
        ),
        ("En 2024, la Chine a vendu 655 voitures, 78 % de plus qu'en 2023, et en a acheté 367.", None),
    ],
)
def test_what_was_when_growth_is_measured_from_is_of_that_time(sentence: str, period: str | None) -> None:
    last = READER.figures(reading(sentence))[-1]
    assert last.value == 367 and (last.period == "2023") == (period == "2023")


FAR = OPENED + "Le vent soufflait et les invités avaient froid. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (FAR + "Elle s'étend sur 80 hectares.", [PLANT]),
        (FAR + "Elle a coûté 320 millions de dollars.", [PLANT]),
        (FAR + "Les travaux coûteront 320 millions de dollars.", [PLANT]),
        (FAR + "La première tranche pourra traiter 300 000 tonnes par an.", [PLANT]),
        (FAR + "Il a coûté 320 millions de dollars.", [None]),  # the pronoun stands for something else
        (FAR + "Elle a reçu 80 hectares de terres.", [None]),
        (FAR + "Ils coûteront 320 millions de dollars.", [None]),
        ("Les travaux de la cimenterie d'Akhangaran avancent. Ils coûteront 3 millions de dollars.", [PLANT]),
        ("Elle a coûté 320 millions de dollars. " + OPENED, [None]),  # not yet named
    ],
)
def test_what_measures_works_is_of_the_only_ones_of_which_the_text_tells(
    text: str, expected: list[str | None]
) -> None:
    assert works(text, PLANT) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le coût de la centrale solaire est de 90 millions de dollars.", "centrale solaire de Naryn"),
        ("Le coût de la centrale solaire de Talas est de 90 millions de dollars.", None),
        ("Le coût des centrales solaires est de 90 millions de dollars.", None),
    ],
)
def test_works_may_be_called_by_what_they_are_without_their_place(text: str, expected: str | None) -> None:
    label = "centrale solaire de Naryn"
    read = reading(f"La {label} a été inaugurée. Le vent soufflait, le gouverneur aussi. {text}")
    span = Span(read.text.index(label), read.text.index(label) + len(label))
    projects = [_project(read, label), _project(read, SMELTER)]
    found = WORKS.of_works(read, READER.figures(read), projects, [(span, projects[0].project)])
    assert [one.of.label if isinstance(one.of, Entity) else None for one in found] == [expected]
