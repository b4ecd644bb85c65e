"""What is built, run or carried on, and what the text says of its state."""

from __future__ import annotations

import pytest
from tests.extract.reading_french import FRAMEWORK, reading_of

from dragoman.extract.projects.reader import ProjectReader
from dragoman.model.fact import Project
from dragoman.packs.events import AssertionWords
from dragoman.packs.language import load_section
from dragoman.packs.projects import ProjectWords
from dragoman.packs.weights import load_weights

READER = ProjectReader(
    load_section("fr", ProjectWords),
    load_section("fr", AssertionWords),
    FRAMEWORK,
    load_weights("fr", "project"),
)


def told(text: str, published: str | None = "2025-06-01") -> list[tuple[str, str, str | None]]:
    """Each project (its id, or its label where no registry knows it), status and date."""
    facts = READER.projects(reading_of(text, published))
    return [(one.project.id or one.project.label, one.status, one.date) for one in facts]


CKU = "china-kyrgyzstan-uzbekistan-railway"

STATUSES = [
    ("Les ministres ont évoqué le chemin de fer Chine-Kirghizistan-Ouzbékistan.", CKU, "mentioned", None),
    (
        "Le Tadjikistan a proposé de construire le tunnel de Chahristan.",
        "shahriston-tunnel",
        "proposed",
        None,
    ),
    ("La centrale de Kambarata-1 sera construite par les trois pays.", "kambarata-1", "planned", None),
    (
        "Les deux pays sont prêts à lancer le chemin de fer Chine-Kirghizistan-Ouzbékistan.",
        CKU,
        "planned",
        None,
    ),
    ("La Chine ouvrira un atelier Luban au Turkménistan.", "luban-workshop-ashgabat", "planned", None),
    (
        "Les deux pays ont convenu de construire la route Barskoon-Bedel.",
        "barskoon-uchturfan-aksu-road",
        "agreed",
        None,
    ),
    (
        "Les deux pays ont signé un mémorandum sur la construction de la ligne Datka-Kemin.",
        "datka-kemin-line",
        "agreed",
        None,
    ),
    (
        "Les experts étudient le tracé de l'autoroute Kachgar-Douchanbé.",
        "autoroute Kachgar-Douchanbé",
        "surveying",
        None,
    ),
    (
        "La Banque de développement de Chine a financé la centrale thermique de Bichkek.",
        "bishkek-chpp",
        "financed",
        None,
    ),
    ("L'Eximbank a signé un accord de prêt pour la ligne Datka-Kemin.", "datka-kemin-line", "financed", None),
    (
        "L'Eximbank a accordé un prêt de 200 millions de dollars pour la ligne Datka-Kemin.",
        "datka-kemin-line",
        "financed",
        None,
    ),
    (
        "L'Eximbank a prêté 386 millions de dollars pour la centrale thermique de Bichkek.",
        "bishkek-chpp",
        "financed",
        None,
    ),
    (
        "La construction du barrage de Rogoun a commencé en mars 2016.",
        "rogun-dam",
        "under-construction",
        "2016-03",
    ),
    ("La ligne Bakhty-Aïagouz est en chantier.", "bakhty-ayagoz-railway", "under-construction", None),
    (
        "L'autoroute Tachkent–Andijan est en construction depuis 2024.",
        "tashkent-andijan-toll-road",
        "under-construction",
        "2024",
    ),
    (
        "La première pierre de l'usine BYD de Djizak a été posée en janvier 2024.",
        "byd-jizzakh-plant",
        "under-construction",
        "2024-01",
    ),
    (
        "Les présidents ont donné le 27 décembre 2024 le coup d'envoi des travaux du chemin de fer Chine-Kirghizistan-Ouzbékistan.",
        CKU,
        "under-construction",
        "2024-12-27",
    ),
    (
        "Les parties accéléreront le chemin de fer Chine-Kirghizistan-Ouzbékistan, dont les travaux ont été lancés en 2024.",
        CKU,
        "under-construction",
        "2024",
    ),
    (
        "Le ministre a inspecté le chantier de l'autoroute Almaty-Taldykourgan.",
        "autoroute Almaty-Taldykourgan",
        "under-construction",
        None,
    ),
    (
        "La construction du parc éolien de Janatas est presque terminée.",
        "zhanatas-wind-farm",
        "under-construction",
        None,
    ),
    ("Le projet de route Och-Batken-Isfana avance bien.", "osh-batken-isfana-road", "advancing", None),
    (
        "Le ministre a noté que le projet des ateliers Luban prenait de l'ampleur.",
        "luban-workshop",
        "advancing",
        None,
    ),
    ("Le poste-frontière de Bedel a ouvert en septembre 2024.", "bedel-checkpoint", "operational", "2024-09"),
    (
        "L'atelier Luban de Douchanbé, inauguré en novembre 2022, forme 200 étudiants.",
        "luban-workshop-dushanbe",
        "operational",
        "2022-11",
    ),
    (
        "Xi Jinping a assisté à l'inauguration du gazoduc Asie centrale-Chine en décembre 2009.",
        "central-asia-china-gas-pipeline",
        "operational",
        "2009-12",
    ),
    (
        "La Chine a mis en place au Kirghizistan l'atelier Luban de Bichkek.",
        "luban-workshop-bishkek",
        "operational",
        None,
    ),
    ("L'usine BYD de Djizak produit 50 000 véhicules par an.", "byd-jizzakh-plant", "operational", None),
    ("La centrale solaire de Cherabad a été raccordée au réseau.", "sherabad-solar", "operational", None),
    (
        "Un atelier Luban s'est ouvert samedi à Bichkek.",
        "luban-workshop-bishkek",
        "operational",
        "2025-05-31",
    ),
    ("Le village olympique de Tachkent vient d'être achevé.", "olympic-city-tashkent", "completed", None),
    (
        "Les entreprises chinoises ont achevé la route Douchanbé-Kulma en 2010.",
        "china-tajikistan-highway",
        "completed",
        "2010",
    ),
    ("La raffinerie de Chymkent a été modernisée en 2018.", "shymkent-refinery", "completed", "2018"),
    (
        "Le tunnel de Kamtchik est long. L'ouvrage a été achevé en 2016.",
        "kamchik-tunnel",
        "completed",
        "2016",
    ),
    (
        "Le chantier de la raffinerie de Kara-Balta a été suspendu en 2014.",
        "kara-balta-refinery",
        "suspended",
        "2014",
    ),
    (
        "La construction de la ligne à grande vitesse Taraz-Kentau a été abandonnée.",
        "ligne à grande vitesse Taraz-Kentau",
        "cancelled",
        None,
    ),
    (
        "Quel rôle joue le terminal kazakh de Xi'an ? Ouvert en février 2024, il traite 100 trains.",
        "xian-kazakhstan-terminal",
        "operational",
        "2024-02",
    ),
    (
        "Le poste frontalier de Koulma, fermé en 2020, a rouvert en 2023.",
        "kulma-karasu-upgrade",
        "operational",
        "2023",
    ),
]


@pytest.mark.parametrize(("text", "project", "status", "date"), STATUSES)
def test_a_project_has_the_status_that_its_clause_asserts(
    text: str, project: str, status: str, date: str | None
) -> None:
    assert told(text) == [(project, status, date)]


UNKNOWN = [
    ("La construction du tunnel d'Ala-Bel a commencé.", "tunnel d'Ala-Bel", "under-construction"),
    (
        "Le Kirghizistan propose de construire la route Balyktchy–Kotchkor.",
        "route Balyktchy–Kotchkor",
        "proposed",
    ),
    (
        "Un parc éolien de 100 MW sera construit dans la région de Jambyl.",
        "parc éolien de 100 MW dans la région de Jambyl",
        "planned",
    ),
    ("L'aéroport d'Achgabat a été inauguré.", "aéroport d'Achgabat", "operational"),
    ("L'enquête parle du projet russe Force de Sibérie 2.", "Force de Sibérie 2", "mentioned"),
    (
        "La Chine et le Kazakhstan ont lancé la construction d'un centre logistique à Xi'an.",
        "centre logistique à Xi'an",
        "under-construction",
    ),
    (
        "Le Tadjikistan veut bâtir une ligne ferroviaire entre Douchanbé et Kachgar.",
        "ligne ferroviaire entre Douchanbé et Kachgar",
        "planned",
    ),
    ("L'autoroute Och-Djalal-Abad a été achevée.", "autoroute Och-Djalal-Abad", "completed"),
]


@pytest.mark.parametrize(("text", "label", "status"), UNKNOWN)
def test_a_type_and_a_place_make_a_project_that_no_registry_knows(text: str, label: str, status: str) -> None:
    assert [(project, found) for project, found, _ in told(text)] == [(label, status)]


MENTIONED = [
    "Le gazoduc Asie centrale-Chine n'a pas été prolongé.",
    "La ligne D du gazoduc Asie centrale-Chine aurait été abandonnée.",
    "Aucun contrat n'a été signé pour le tunnel de Chahristan.",
    "Aucun contrat de prêt n'a été signé pour le chemin de fer Chine-Kirghizistan-Ouzbékistan.",
    "Les ministres ont discuté de l'ouverture de l'atelier Luban de Bichkek.",
    "La construction de la centrale nucléaire de Balkhach pourrait commencer en 2026.",
    "Si les fonds sont réunis, le barrage de Rogoun sera achevé en 2032.",
    "Le chemin de fer Chine-Kirghizistan-Ouzbékistan entrera en service en 2030.",
    "La Chine a construit une école près du tunnel de Char-Char.",
    "Les parties ont souligné l'importance d'un démarrage rapide du barrage de Rogoun.",
    "Certains diplomates espèrent une annonce sur le chemin de fer Chine-Kirghizistan-Ouzbékistan.",
    "Ils ont évoqué le barrage de Rogoun, sans annoncer de date pour sa mise en service.",
    "Le barrage de Rogoun a-t-il été achevé ?",
    "Le bruit court que le barrage de Rogoun a été achevé.",
    "Le ministre a démenti que le barrage de Rogoun ait été suspendu.",
    "Le chemin de fer Chine-Kirghizistan-Ouzbékistan coûtera 8 milliards de dollars.",
    "La construction du barrage de Rogoun permettra d'exporter de l'électricité.",
    "Le tribunal a jugé l'affaire de la centrale thermique de Bichkek.",
    "Personne n'a inauguré le tunnel de Chahristan.",
    "Le ministre espère la mise en service du barrage de Rogoun.",
]


@pytest.mark.parametrize("text", MENTIONED)
def test_what_is_denied_rumoured_or_only_discussed_is_no_status(text: str) -> None:
    assert [status for _, status, _ in told(text)] == ["mentioned"]


NONE = [
    "L'ancienne route de la soie passait par Samarcande.",
    "Le port d'Aktaou a accueilli dix navires en mai.",
    "On a lu que Pékin aurait racheté le port d'Aktaou.",
    "L'Asie centrale et la Chine resserrent leurs liens.",
    "Le Kazakhstan a ouvert un consulat général à Canton.",
    "L'initiative « la Ceinture et la Route » a été proposée en 2013.",
    "Un train est parti de Xi'an vers Almaty.",
    "La Chine construira deux centrales électriques au Kazakhstan.",
    "La société China Railway Tunnel Group a signé un contrat.",
    "L'université de Pékin accueille des étudiants kazakhs.",
    "Une ligne de crédit a été ouverte au Kirghizistan.",
    "L'aéroport d'Almaty est fermé pour cause de brouillard.",
    "Les usines chinoises exportent vers l'Ouzbékistan.",
    "Le pont aérien vers Bichkek a été rétabli.",
    "TUNNEL FERROVIAIRE D'ASIE CENTRALE INAUGURE A TACHKENT",
    "Le ministre espère l'ouverture de l'aéroport d'Och.",
    "L'école de Douchanbé compte 300 élèves.",
    "Les travaux de la commission se poursuivent.",
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_neither_named_nor_built_nor_opened_is_no_project(text: str) -> None:
    assert told(text) == []


def test_projects_that_are_joined_share_their_status_and_date() -> None:
    text = "Les présidents ont inauguré le 22 juin 2016, par liaison vidéo, le tunnel de Kamtchik et la ligne Angren-Pap."
    assert told(text) == [
        ("kamchik-tunnel", "operational", "2016-06-22"),
        ("pap-angren-railway", "operational", "2016-06-22"),
    ]


def test_each_status_is_one_fact_and_a_mention_adds_none() -> None:
    text = (
        "La construction du barrage de Rogoun a commencé en 1976. Elle a duré. Le barrage de Rogoun a été suspendu en "
        "1991. Le barrage de Rogoun est connu."
    )
    assert told(text) == [
        ("rogun-dam", "under-construction", "1976"),
        ("rogun-dam", "suspended", "1991"),
    ]


def test_a_status_belongs_to_the_project_of_its_clause() -> None:
    text = "Le tunnel de Chahristan a été achevé en 2012, mais le barrage de Rogoun est en chantier."
    assert told(text) == [
        ("shahriston-tunnel", "completed", "2012"),
        ("rogun-dam", "under-construction", None),
    ]


def test_the_registry_gives_id_sector_and_states_but_never_a_date_or_status() -> None:
    (fact,) = READER.projects(reading_of("Les ministres ont parlé du tunnel de Kamtchik."))
    assert (fact.project.id, fact.sector, fact.countries) == ("kamchik-tunnel", "rail", ("UZ", "CN"))
    assert (fact.status, fact.date) == ("mentioned", None)


def test_a_spelling_that_the_registry_lacks_still_finds_the_entry() -> None:
    (fact,) = READER.projects(reading_of("La ligne Bakhti-Aïagouz est en chantier."))
    assert fact.project.id == "bakhty-ayagoz-railway"
    assert "ligne Bakhti-Aïagouz" in fact.project.labels


SAID_OTHERWISE = [
    # adjectives, measures and what a thing is for stand between the noun and its place
    ("Une usine de panneaux photovoltaïques a été inaugurée à Karchi.", "Karchi", "operational"),
    ("L'hôpital de médecine traditionnelle chinoise d'Och a ouvert ses portes.", "d'Och", "operational"),
    ("Le groupe a remis les clés de la sous-station de 220 kV d'Aïgul.", "d'Aïgul", "completed"),
    ("PowerChina exploite le gisement de Karajanbas.", "de Karajanbas", "operational"),
    ("La centrale à gaz de Koulan reste en construction.", "de Koulan", "under-construction"),
    ("L'exploitation de la mine de Sary-Bel a débuté en 2021.", "de Sary-Bel", "operational"),
    # an aside between the event and its project
    ("La société annonce la mise en service, ce lundi, du parc éolien d'Abaï.", "d'Abaï", "operational"),
    # a light verb that carries the noun for an event
    ("La centrale solaire de Nour a réalisé mardi son raccordement au réseau.", "de Nour", "operational"),
    # loans and instruments that were signed for it
    (
        "La banque a approuvé un prêt de 90 millions de dollars destiné à la route Guzar-Chakhrisabz.",
        "Guzar-Chakhrisabz",
        "financed",
    ),
    (
        "Les deux ministères ont signé un accord de prêt pour moderniser la centrale thermique de Taraz.",
        "de Taraz",
        "financed",
    ),
    ("Les députés ont ratifié l'accord sur l'autoroute Naryn-Kazarman.", "Naryn-Kazarman", "agreed"),
    ("En vertu d'un accord signé lundi, le pont de Darkot sera reconstruit.", "de Darkot", "agreed"),
    ("La Chine a annoncé la construction de la centrale éolienne de Saryoba.", "de Saryoba", "planned"),
]


@pytest.mark.parametrize(("text", "ending", "status"), SAID_OTHERWISE)
def test_the_many_ways_to_tell_of_a_project_are_read(text: str, ending: str, status: str) -> None:
    ((label, found, _),) = told(text)
    assert (label.endswith(ending), found) == (True, status)


def test_an_instrument_covers_what_the_next_sentence_says_that_it_covers() -> None:
    text = (
        "Les deux ministres ont signé un mémorandum. Il porte sur la route Kerben-Ala-Bouka et sur le centre logistique "
        "de Kerben."
    )
    assert told(text) == [
        ("route Kerben-Ala-Bouka", "agreed", None),
        ("centre logistique de Kerben", "agreed", None),
    ]


def test_a_second_object_of_one_verb_shares_the_verb() -> None:
    text = "Le plan prévoit la mise en service de la centrale de Nourek et le début des travaux de l'usine de Khatlon."
    assert told(text)[-1] == ("usine de Khatlon", "planned", None)


def test_a_list_behind_a_colon_has_the_status_that_stands_before_it() -> None:
    text = "Le président a lancé trois projets : une cimenterie à Karchi, une verrerie à Termez et un hôpital à Nukus."
    assert [(status) for _, status, _ in told(text)] == ["under-construction"] * 3
    named = "Trois projets sont à l'examen : une cimenterie à Nichan et une verrerie à Termez."
    assert told(named) == [
        ("cimenterie à Nichan", "mentioned", None),
        ("verrerie à Termez", "mentioned", None),
    ]


def test_a_pronoun_recalls_the_project_that_the_sentence_before_is_about() -> None:
    assert told("La centrale solaire de Nour compte 300 employés. Elle a été inaugurée en 2021.") == [
        ("centrale solaire de Nour", "operational", "2021")
    ]
    # neither a pronoun of another gender nor one behind a sentence about somebody else
    assert told("La centrale solaire de Nour compte 300 employés. Il a été inauguré en 2021.") == [
        ("centrale solaire de Nour", "mentioned", None)
    ]
    assert told("La ministre a visité la centrale solaire de Nour. Elle a ouvert une enquête.") == [
        ("centrale solaire de Nour", "mentioned", None)
    ]


def test_a_thing_whose_noun_is_left_out_is_one_of_its_own() -> None:
    text = "L'usine de Karchi a ouvert en 2020 ; celle de Termez est en chantier."
    assert told(text) == [
        ("usine de Karchi", "operational", "2020"),
        ("usine de Termez", "under-construction", None),
    ]
    assert told("La délégation de Karchi est venue ; celle de Termez a inauguré une école.") == []


def test_a_plural_with_several_places_is_one_thing_a_place() -> None:
    opened = "Les parcs éoliens d'Abaï et de Saryoba, au Kazakhstan, ont été inaugurés le 3 mai 2024."
    assert [label for label, _, _ in told(opened)] == ["parc éolien d'Abaï", "parc éolien de Saryoba"]
    assert told("Le brut part vers les raffineries du Xinjiang et du Gansu.") == []


def test_a_letter_names_a_branch_of_the_pipeline_that_the_text_speaks_of() -> None:
    text = "Le gazoduc Asie centrale-Chine a trois conduites. La ligne D est à l'arrêt."
    assert ("central-asia-china-gas-pipeline-line-d", "suspended", None) in told(text)
    assert all("pipeline" not in one for one, _, _ in told("La ligne D du métro de Paris est à l'arrêt."))


def test_a_line_between_the_states_named_before_is_the_one_entry_that_they_have() -> None:
    text = "La Chine, le Kirghizistan et l'Ouzbékistan ont conclu un accord sur le chemin de fer qui reliera les trois pays."
    assert told(text) == [(CKU, "agreed", None)]
    other = "La Chine, le Kazakhstan et l'Ouzbékistan ont parlé du chemin de fer qui reliera les trois pays."
    assert told(other) == []


NOT_TOLD = [
    "L'université de Karchi a ouvert un bureau à Termez.",  # it opens something, and is not opened
    "La ligne ferroviaire Karchi-Termez, seul passage vers l'Iran, traverse le désert.",
    "Des négociations sur un accord de prêt pour la route Guzar-Chakhrisabz ont commencé.",
    "Aucun accord n'a été ratifié sur l'autoroute Naryn-Kazarman.",
]


@pytest.mark.parametrize("text", NOT_TOLD)
def test_what_a_project_does_to_others_or_what_is_not_signed_is_no_status(text: str) -> None:
    assert {status for _, status, _ in told(text)} <= {"mentioned"}


PLACED = [
    (
        "Une troisième cimenterie est envisagée à Kourdaï.",
        [("troisième cimenterie à Kourdaï", "planned", None)],
    ),
    (
        "Le groupe bâtit à Angren une usine de pneus.",
        [("usine de pneus à angren", "under-construction", None)],
    ),
    (
        "• Aktaou. Une nouvelle verrerie est envisagée avec un groupe chinois.",
        [("nouvelle verrerie à aktaou", "planned", None)],
    ),
    (
        "Un centre commercial et logistique sera construit dans le district d'At-Bachy.",
        [("centre commercial et logistique dans le district d'at-bachy", "planned", None)],
    ),
    # a new thing is not the one that is known there
    ("• Aktaou. Un nouveau terminal est projeté.", [("nouveau terminal à aktaou", "planned", None)]),
    # what is given to somebody, and what is denied, has no place by it
    ("Une usine a été confiée à Kazatom.", []),
    ("Aucune usine ne sera construite à Kourdaï.", []),
]


@pytest.mark.parametrize(("text", "expected"), PLACED)
def test_a_place_may_stand_apart_from_the_noun_of_a_new_thing(
    text: str, expected: list[tuple[str, str, str | None]]
) -> None:
    assert [(label.lower(), *rest) for label, *rest in told(text)] == [
        (label.lower(), *rest) for label, *rest in expected
    ]


ONLY_NAMED = [
    "Les caisses sont arrivées par le chemin de fer de Wuhan.",
    "Ce service ouvrira une nouvelle route commerciale entre la Chine et l'Asie centrale.",
    "L'atelier loue un terrain dans la zone économique spéciale « Saryarka ».",
    "La zone franche de Douchanbé a loué 20 hectares. Les travaux ont débuté en mai.",
    "Le calendrier du projet : un terrain, pris dans la zone franche de Naryn.",
    "Les camions roulent via l'autoroute Karchi-Termez.",
]


@pytest.mark.parametrize("text", ONLY_NAMED)
def test_what_is_only_named_on_the_way_is_no_project(text: str) -> None:
    assert told(text) == []


def test_corridors_that_join_several_states_are_projects_without_a_status() -> None:
    text = "Cent trains ont circulé sur le couloir Chine-Kirghizistan-Tadjikistan."
    assert told(text) == [("couloir Chine-Kirghizistan-Tadjikistan", "mentioned", None)]
    assert told("Le couloir aérien Chine-Kirghizistan-Tadjikistan est fermé.") == []


def test_an_adverb_between_verb_and_thing_takes_no_place() -> None:
    text = "Les parties sont convenues de bâtir ensemble un port sec à Koulob."
    assert [status for _, status, _ in told(text)] == ["agreed"]


def test_a_project_is_given_up() -> None:
    assert ("centre logistique de Koulob", "cancelled", None) in told(
        "Les investisseurs ont renoncé au centre logistique de Koulob."
    )
    assert ("raffinerie de Kemin", "cancelled", None) in told(
        "Le gouvernement a annoncé l'annulation du projet de raffinerie de Kemin."
    )
    assert told("Les investisseurs n'ont pas renoncé au centre logistique de Koulob.") == []


def test_a_participle_is_said_of_the_noun_with_its_gender() -> None:
    text = "La première partie du port sec de Koulob, construite en 2020, a été visitée."
    assert ("port sec de Koulob", "completed", "2020") not in told(text)


HINTED = [
    ("La ville de Naryn attend depuis dix ans. On y bâtira une cimenterie blanche.", "cimenterie de Naryn"),
    ("La deuxième phase du gisement de Karatal coûtera cher.", "deuxième phase"),
    ("Un nouveau poste-frontière, Kensaï, ouvrira bientôt.", "poste-frontière de Kensaï"),
    ("Près de Tokmok, la firme rêvait d'une centrale éolienne de 300 MW.", "centrale éolienne de Tokmok"),
]


@pytest.mark.parametrize(("text", "name"), HINTED)
def test_what_a_noun_of_works_names_may_be_a_project(text: str, name: str) -> None:
    facts = [one.fact for one in READER.possible(reading_of(text, "2025-06-01"))]
    assert any(isinstance(one, Project) and name in (one.project.label, *one.project.labels) for one in facts)


def test_a_noun_of_works_alone_names_nothing() -> None:
    assert not list(READER.possible(reading_of("L'usine tourne.", "2025-06-01")))


def test_two_things_of_a_text_share_no_name_without_a_proper_one() -> None:
    text = "Un parc éolien sera construit à Mirny. Un parc éolien sera construit à Janatas."
    labels = [set(one.project.labels) for one in READER.projects(reading_of(text, "2025-06-01"))]
    assert len(labels) == 2 and not any("parc éolien" in one for one in labels)
