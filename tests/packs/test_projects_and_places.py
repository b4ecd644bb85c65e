"""What the china-central-asia pack promises of its undertakings and places, beyond what the loader checks."""

from __future__ import annotations

import re

import pytest

from dragoman.packs.entries import Place, Undertaking
from dragoman.packs.framework import Framework, load_framework

LANGUAGES = {"fr", "en", "ru", "zh"}


@pytest.fixture(scope="module")
def framework() -> Framework:
    return load_framework("china-central-asia")


def test_every_undertaking_rests_on_an_address_and_is_named_in_four_languages(framework: Framework) -> None:
    for project in framework.of_kind(Undertaking):
        assert project.sources, project.id
        assert {language for language, names in project.names.items() if names} == LANGUAGES, project.id


def test_every_step_of_a_history_rests_on_an_address_of_its_entry(framework: Framework) -> None:
    for project in framework.of_kind(Undertaking):
        known = {source.url for source in project.sources}
        assert {step.source for step in project.history} <= known, project.id


def test_the_places_of_an_undertaking_are_in_the_gazetteer(framework: Framework) -> None:
    places = {place.id for place in framework.of_kind(Place)}
    for project in framework.of_kind(Undertaking):
        assert set(project.places) <= places, project.id


def test_a_town_of_geonames_has_a_point_on_earth(framework: Framework) -> None:
    for place in framework.of_kind(Place):
        assert (place.lat is None) == (place.lon is None), place.id
        if place.lat is not None and place.lon is not None:
            assert -90 <= place.lat <= 90 and -180 <= place.lon <= 180, place.id


def test_the_seat_of_a_province_is_in_the_gazetteer(framework: Framework) -> None:
    places = {place.id: place for place in framework.of_kind(Place)}
    for place in places.values():
        if place.seat is not None:
            seat = places[place.seat]
            assert (place.lat, place.lon) == (seat.lat, seat.lon), place.id


@pytest.mark.parametrize(
    ("name", "project"),
    [
        ("chemin de fer Chine-Kirghizistan-Ouzbékistan", "china-kyrgyzstan-uzbekistan-railway"),
        ("autoroute Chine-Kirghizistan-Ouzbékistan", "china-kyrgyzstan-uzbekistan-highway"),
        ("gazoduc Chine-Asie centrale", "central-asia-china-gas-pipeline"),
        ("gazoduc Asie centrale-Chine", "central-asia-china-gas-pipeline"),
        ("ligne D du gazoduc Asie centrale-Chine", "central-asia-china-gas-pipeline-line-d"),
        ("oléoduc Kazakhstan-Chine", "kazakhstan-china-oil-pipeline"),
        ("atelier Luban", "luban-workshop"),
        ("atelier Luban de Douchanbé", "luban-workshop-dushanbe"),
        ("CKU", "china-kyrgyzstan-uzbekistan-railway"),
        ("中吉乌铁路", "china-kyrgyzstan-uzbekistan-railway"),
        ("deuxième centrale nucléaire du Kazakhstan", "kazakhstan-second-nuclear-plant"),
        ("première centrale nucléaire du Kazakhstan", "kazakhstan-nuclear-plant"),
        ("ligne Lolazor-Khatlon", "lolazor-khatlon-line"),
        ("cimenterie Mohir Cement", "mohir-yovon-cement"),
        ("troisième ligne du gazoduc Ouest-Est", "west-east-gas-pipeline-3"),
        ("port en eau profonde d'Anaklia", "anaklia-port"),
        ("mine d'or de Koumtor", "kumtor-gold"),
        ("centrale hydroélectrique de Pskem", "pskem-hydropower"),
        ("centrale hydroélectrique du Haut-Pskem", "upper-pskem-hydropower"),
        ("chemin de fer Turkménistan-Afghanistan-Tadjikistan", "tat-railway"),
        ("gazoduc transcaspien", "trans-caspian-gas-pipeline"),
        ("centrale solaire de Kemin", "kemin-solar"),
        ("atelier Luban de Dushanbe", "luban-workshop-dushanbe"),
        ("gisement d'argent d'Akjilga", "yakchilva-silver"),
    ],
)
def test_a_name_leads_to_its_undertaking_alone(framework: Framework, name: str, project: str) -> None:
    assert [entry.id for entry in framework.of_kind(Undertaking) if name in entry.every_name()] == [project]


@pytest.mark.parametrize(
    "name",
    [
        "Kant",
        "Manas",
        "Nursultan",
        "Arkadag",
        "ICBC",
        "KPI",
        "Istiqlol",
        "Istiklol",
        "Aini",
        "Oulken",
        "Kitab",
        "stade de Douchanbé",
        "usine de cryolithe",
        "base de police tadjike",
        "gazoduc Ouest-Est",
        "institut Confucius",
        "Qazaq Soda",
        "zone franche de Kachgar",
        "plus long pont d'Asie centrale",
        "ADM Jizzakh",
        "Makmal Gold Company",
        "Kumtor",
        "Koumtor",
        "Bokhtar Operating Company",
        "usine automobile de Djizak",
        "consortium de la mer d'Aral",
        "hôpital d'Andijan",
        "usine de traitement des déchets de Tachkent",
    ],
)
def test_what_is_also_a_person_or_another_thing_is_no_name_here(framework: Framework, name: str) -> None:
    for kind in (Place, Undertaking):
        assert not [entry.id for entry in framework.of_kind(kind) if name in entry.every_name()]


def test_names_are_written_without_quotation_marks_or_doubled_spaces(framework: Framework) -> None:
    for kind in (Place, Undertaking):
        for entry in framework.of_kind(kind):
            odd = [name for name in entry.every_name() if re.search(r"[«»“”]|\s\s|^\s|\s$", name)]
            assert not odd, entry.id
