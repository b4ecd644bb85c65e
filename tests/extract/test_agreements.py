"""Agreements: what was signed, adopted, ratified, is in force; between whom; what was not."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from tests.extract.reading_french import FRAMEWORK, reading_of

from dragoman.extract.agreements.reader import AgreementReader
from dragoman.extract.grammar.assertion import AssertionReader
from dragoman.extract.meetings.reader import MeetingReader
from dragoman.model.entity import Entity
from dragoman.model.fact import Agreement
from dragoman.packs.events import AssertionWords, CircumstanceWords
from dragoman.packs.instruments import AgreementCues
from dragoman.packs.language import load_section
from dragoman.packs.meetings import MeetingCues

FIELDS = ("kind", "status", "date", "title", "parties")

# A text, the day it was published, and the agreements that it tells of
TOLD: list[tuple[str, str | None, list[dict[str, Any]]]] = [
    (
        "La Chine et le Kazakhstan ont signé le 3 juillet 2024 un accord sur la délivrance réciproque de visas.",
        None,
        [
            {
                "kind": "agreement",
                "status": "signed",
                "date": "2024-07-03",
                "title": "accord sur la délivrance réciproque de visas",
                "parties": "CN, KZ",
            },
        ],
    ),
    (
        "Le Kazakhstan et la Chine ont signé deux accords et un mémorandum d'entente sur l'énergie verte.",
        None,
        [
            {"kind": "agreement", "status": "signed", "parties": "KZ, CN"},
            {
                "kind": "memorandum",
                "status": "signed",
                "title": "mémorandum d'entente sur l'énergie verte",
                "parties": "KZ, CN",
            },
        ],
    ),
    (
        "Xi Jinping et Sadyr Japarov ont signé une déclaration conjointe à Bichkek le 13 juin 2019.",
        None,
        [
            {"kind": "declaration", "status": "signed", "date": "2019-06-13", "parties": "CN, KG"},
        ],
    ),
    (
        "La Chine et l'Ouzbékistan signeront un mémorandum d'entente sur le tourisme en mai 2026.",
        None,
        [
            {
                "kind": "memorandum",
                "status": "planned",
                "date": "2026-05",
                "title": "mémorandum d'entente sur le tourisme",
                "parties": "CN, UZ",
            },
        ],
    ),
    (
        "Un accord de transport routier entre la Chine et le Turkménistan est entré en vigueur le 1er avril 2024.",
        None,
        [
            {"kind": "agreement", "status": "in-force", "date": "2024-04-01", "parties": "CN, TM"},
        ],
    ),
    (
        "L'accord d'exemption de visa entre la Chine et le Kazakhstan est en vigueur depuis le 10 novembre 2023.",
        None,
        [
            {
                "kind": "visa-exemption",
                "status": "in-force",
                "date": "2023-11-10",
                "title": "visa-exemption-china-kazakhstan",
                "parties": "CN, KZ",
            },
        ],
    ),
    (
        "Le parlement kirghize a ratifié en 2024 l'accord avec la Chine sur la frontière.",
        None,
        [
            {
                "kind": "agreement",
                "status": "ratified",
                "date": "2024",
                "title": "accord avec la Chine sur la frontière",
                "parties": "CN, KG",
            },
        ],
    ),
    (
        "Le Kazakhstan a dénoncé l'accord de transit avec la Chine.",
        None,
        [
            {
                "kind": "agreement",
                "status": "terminated",
                "title": "accord de transit avec la Chine",
                "parties": "CN, KZ",
            },
        ],
    ),
    (
        "Les négociations sur un accord de libre-échange entre la Chine et le Kazakhstan vont s'ouvrir.",
        None,
        [
            {"kind": "agreement", "status": "planned", "parties": "CN, KZ"},
        ],
    ),
    (
        "Les chefs d'État de la Chine, du Kirghizistan et de l'Ouzbékistan ont signé un protocole.",
        None,
        [
            {"kind": "protocol", "status": "signed", "parties": "CN, KG, UZ"},
        ],
    ),
    (
        "La China National Petroleum Corporation et KazMunayGas ont signé un contrat de livraison de gaz.",
        None,
        [
            {"kind": "contract", "status": "signed", "parties": "cnpc, kazmunaygas"},
        ],
    ),
    (
        "La société China Railway Tunnel Group, qui avait signé en juin 2013 avec les Chemins de fer d'Ouzbékistan un contrat, a creusé le tunnel.",
        None,
        [
            {
                "kind": "contract",
                "status": "signed",
                "date": "2013-06",
                "parties": "china-railway-tunnel-group, uzbekistan-temir-yollari",
            },
        ],
    ),
    (
        "La Banque de développement de Chine a signé un accord de prêt de 500 millions de dollars avec l'Ouzbékistan.",
        None,
        [
            {"kind": "loan-agreement", "status": "signed", "parties": "UZ, china-development-bank"},
        ],
    ),
    (
        "Le ministre kazakh a proposé de conclure un accord sur l'eau avec la Chine.",
        None,
        [
            {
                "kind": "agreement",
                "status": "proposed",
                "title": "accord sur l'eau avec la Chine",
                "parties": "CN, KZ",
            },
        ],
    ),
    (
        "La Déclaration d'Astana a été adoptée à l'issue du sommet Chine-Asie centrale.",
        None,
        [
            {
                "kind": "declaration",
                "status": "adopted",
                "title": "astana-declaration-2025",
                "parties": "CN, KZ, KG, TJ, TM, UZ",
            },
        ],
    ),
    (
        "Le premier sommet Chine-Asie centrale, tenu à Xi'an le 19 mai 2023, a abouti à l'adoption de la Déclaration de Xi'an.",
        None,
        [
            {
                "kind": "declaration",
                "status": "adopted",
                "date": "2023-05-19",
                "title": "xian-declaration",
                "parties": "CN, KZ, KG, TJ, TM, UZ",
            },
        ],
    ),
    (
        "Les deux présidents ont assisté à la signature d'un mémorandum entre la Chine et le Turkménistan sur le gaz.",
        None,
        [
            {
                "kind": "memorandum",
                "status": "signed",
                "title": "mémorandum entre la Chine et le Turkménistan sur le gaz",
                "parties": "CN, TM",
            },
        ],
    ),
    (
        "La Chine a conclu avec le Kazakhstan et le Kirghizistan des accords sur les frontières.",
        None,
        [
            {"kind": "agreement", "status": "signed", "parties": "CN, KZ, KG"},
        ],
    ),
    (
        "Une lettre d'intention a été signée par KTZ et China Railway.",
        None,
        [
            {"kind": "other", "status": "signed", "parties": "ktz, China Railway"},
        ],
    ),
    (
        "L'exemption mutuelle de visas entre la Chine et l'Ouzbékistan est entrée en vigueur le 1er juin 2025.",
        None,
        [
            {
                "kind": "visa-exemption",
                "status": "in-force",
                "date": "2025-06-01",
                "title": "exemption mutuelle de visas entre la Chine et l'Ouzbékistan",
                "parties": "CN, UZ",
            },
        ],
    ),
    (
        "La Chine et le Tadjikistan ont publié mardi une déclaration conjointe.",
        None,
        [
            {"kind": "declaration", "status": "published", "parties": "CN, TJ"},
        ],
    ),
    (
        "L'accord, signé à Bichkek par la Chine et le Kirghizistan, prévoit la construction d'une route.",
        None,
        [
            {"kind": "agreement", "status": "signed", "parties": "CN, KG"},
        ],
    ),
    (
        "Le gouvernement a présenté un mémorandum que la Chine et le Tadjikistan ont signé le 18 mai 2023.",
        None,
        [
            {"kind": "memorandum", "status": "signed", "date": "2023-05-18", "parties": "CN, TJ"},
        ],
    ),
    (
        "Signé à Chengdu le 1er décembre 2024, l'accord d'exemption de visa entre l'Ouzbékistan et la Chine porte sur 30 jours.",
        None,
        [
            {
                "kind": "visa-exemption",
                "status": "signed",
                "date": "2024-12-01",
                "title": "visa-exemption-china-uzbekistan",
                "parties": "CN, UZ",
            },
        ],
    ),
    (
        "Xi Jinping et Emomali Rahmon se sont entretenus à Pékin le 5 juillet 2024. Après les entretiens, les deux présidents ont signé une déclaration conjointe.",
        None,
        [
            {"kind": "declaration", "status": "signed", "date": "2024-07-05", "parties": "CN, TJ"},
        ],
    ),
    (
        "La Chine a évoqué les accords d'exemption de visa de la Chine avec le Kazakhstan et l'Ouzbékistan.",
        None,
        [
            {"kind": "visa-exemption", "parties": "CN, KZ"},
            {"kind": "visa-exemption", "parties": "CN, UZ"},
        ],
    ),
    (
        "Le 6 juin 2024, la Chine, le Kirghizistan et l'Ouzbékistan ont conclu l'accord sur la ligne. Le parlement a ratifié le texte le 19 juin 2024.",
        None,
        [
            {
                "kind": "agreement",
                "status": "signed",
                "date": "2024-06-06",
                "title": "accord sur la ligne",
                "parties": "CN, KG, UZ",
            },
            {
                "kind": "agreement",
                "status": "ratified",
                "date": "2024-06-19",
                "title": "accord sur la ligne",
                "parties": "CN, KG, UZ",
            },
        ],
    ),
    (
        "Les exportations ont bondi depuis la signature, en 2018, d'un protocole entre la Chine et le Kazakhstan.",
        None,
        [{"kind": "protocol", "status": "signed", "date": "2018", "parties": "CN, KZ"}],
    ),
    (
        "Les deux ministres se sont félicités de la signature à Pékin de l'accord entre la Chine et l'Ouzbékistan sur le transit.",
        None,
        [
            {
                "kind": "agreement",
                "status": "signed",
                "title": "accord entre la Chine et l'Ouzbékistan sur le transit",
                "parties": "CN, UZ",
            }
        ],
    ),
    (
        "Le parlement kirghize a ratifié jeudi l'accord intergouvernemental d'exemption de visa avec la Chine. Cet accord avait été signé le 10 juin 2018 à Qingdao.",
        "2018-07-02",
        [
            {
                "kind": "visa-exemption",
                "status": "ratified",
                "date": "2018-06-28",
                "title": "accord intergouvernemental d'exemption de visa avec la Chine",
                "parties": "CN, KG",
            },
            {
                "kind": "visa-exemption",
                "status": "signed",
                "date": "2018-06-10",
                "title": "accord intergouvernemental d'exemption de visa avec la Chine",
                "parties": "CN, KG",
            },
        ],
    ),
    (
        "Un accord de libre-échange devrait être signé entre Pékin et Tachkent.",
        None,
        [{"kind": "agreement", "status": "planned", "parties": "CN, UZ"}],
    ),
    (
        "Pékin et Tachkent appliqueront un protocole sanitaire signé le 1er décembre 2024.",
        None,
        [{"kind": "protocol", "status": "signed", "date": "2024-12-01", "parties": "CN, UZ"}],
    ),
    (
        "La Chine et le Kirghizistan ont échangé les instruments de ratification du traité sur les frontières.",
        None,
        [{"kind": "treaty", "status": "ratified", "title": "traité sur les frontières", "parties": "CN, KG"}],
    ),
    (
        "Xi Jinping et Sadyr Japarov ont adopté une déclaration conjointe et signé un traité le 5 mai 2025.",
        None,
        [
            {"kind": "declaration", "status": "adopted", "date": "2025-05-05", "parties": "CN, KG"},
            {"kind": "treaty", "status": "signed", "date": "2025-05-05", "parties": "CN, KG"},
        ],
    ),
    (
        "La réunion s'est conclue par l'adoption d'un communiqué conjoint.",
        None,
        [{"kind": "communique", "status": "adopted"}],
    ),
    (
        "Le Kirghizistan a ratifié l'accord intergouvernemental sur le chemin de fer Chine-Kirghizistan-Ouzbékistan.",
        None,
        [
            {
                "kind": "agreement",
                "status": "ratified",
                "title": "accord intergouvernemental sur le chemin de fer Chine-Kirghizistan-Ouzbékistan",
                "parties": "CN, KG, UZ",
            }
        ],
    ),
    (
        "L'Exim Bank of China et le ministère kirghize des Finances ont signé le 11 juillet 2013 un accord de prêt.",
        None,
        [
            {
                "kind": "loan-agreement",
                "status": "signed",
                "date": "2013-07-11",
                "parties": "china-exim-bank, KG",
            }
        ],
    ),
]

NOT_TOLD = [
    "Xi Jinping n'a pas rencontré Vladimir Poutine à Astana.",
    "Wang Yi aurait rencontré en secret le ministre kazakh des Affaires étrangères à Genève.",
    "Si Xi Jinping rencontre Chavkat Mirzioïev à Samarcande, les deux dirigeants parleront du chemin de fer.",
    "Le Kirghizstan espère accueillir le prochain sommet Chine-Asie centrale en 2027.",
    "Aucune rencontre n'est prévue entre Xi Jinping et Sadyr Japarov.",
    "Le sommet Chine-Asie centrale est une plateforme de dialogue au plus haut niveau.",
    "Le bruit court que Xi Jinping se rendra à Bichkek en mai.",
    "Les entretiens entre la délégation kazakhe et la délégation chinoise n'ont pas eu lieu.",
    "Le sommet Chine-Asie centrale aurait dû se tenir à Bichkek.",
    "La réunion des ministres kazakh et chinois prévue lundi n'a finalement pas eu lieu.",
    "Xi Jinping a félicité Kassym-Jomart Tokaïev pour sa réélection.",
    "Sadyr Japarov a remercié Xi Jinping de son soutien.",
    "Le tunnel a été inauguré en 2016.",
    "Selon des rumeurs, Xi Jinping et Serdar Berdimouhamedov se sont rencontrés à Achgabat.",
    "Le porte-parole a démenti que Xi Jinping ait rencontré le chef des talibans à Samarcande.",
    "À la veille du sommet d'Astana, les ministres ont adopté un plan.",
    "Le footballeur a rencontré son entraîneur à Pékin.",
    "Les pourparlers ont échoué.",
    "Il y aura un sommet.",
    "Xi Jinping a adressé un message à Emomali Rahmon.",
    "Wang Yi a transmis à Kassym-Jomart Tokaïev les salutations du président chinois Xi Jinping.",
    "Ni Xi Jinping ni Chavkat Mirzioïev n'avaient fait le déplacement.",
    "Xi Jinping et Kassym-Jomart Tokaïev pourraient se rencontrer en marge du sommet.",
    "Emomali Rahmon souhaite rencontrer Xi Jinping.",
    "Xi Jinping rencontrera-t-il Sadyr Japarov à Bichkek ?",
    "Le président kazakh a reçu une lettre de Xi Jinping.",
    "Xi Jinping a reçu la médaille de l'Amitié.",
    "Les relations entre la Chine et le Kazakhstan ont atteint de nouveaux sommets.",
    "Les deux ministres se sont félicités du succès du sommet Chine-Asie centrale.",
    "Rien n'indique que Xi Jinping et Sadyr Japarov se sont rencontrés.",
    "Le Tadjikistan rêve d'un sommet à Douchanbé.",
    "Xi Jinping s'est rendu à Shanghai pour inspecter un port.",
    "Les deux parties n'ont pas signé l'accord sur le gaz.",
    "Aucun accord n'a été conclu entre Pékin et Achgabat.",
    "Le Tadjikistan aurait signé un contrat avec une société chinoise.",
    "Pékin et Bichkek espèrent signer un accord de libre-échange.",
    "L'accord entre la Chine et le Kazakhstan entrera en vigueur dès sa ratification par les deux parlements.",
    "Le traité entre la Chine et le Kazakhstan doit encore être ratifié par les parlements.",
    "Ils se sont mis d'accord pour se revoir.",
    "Dans une déclaration à la presse, le ministre a salué l'accord.",
    "Selon un communiqué du ministère, les échanges ont progressé.",
    "Le ministère chinois a publié un communiqué.",
    "Si un accord est signé entre la Chine et le Tadjikistan, les travaux commenceront.",
    "L'accord de Paris sur le climat a été rappelé par les ministres.",
    "Plus de 20 documents ont été signés.",
    "Le président a refusé de signer l'accord avec la Chine.",
    "Il faut signer un accord avec la Chine au plus vite.",
    "La Chine n'a conclu aucun accord avec le Turkménistan sur la ligne D.",
    "Des experts appellent à la conclusion d'un accord entre la Chine et l'Asie centrale.",
    "Le mémorandum entre la Chine et le Tadjikistan n'est jamais entré en vigueur.",
    "Le chef du protocole a accueilli le président.",
    "D'un commun accord, les deux parties ont reporté la décision.",
    "Un joueur a signé un contrat avec un club chinois.",
    "Les rumeurs d'un accord entre Pékin et Tachkent se multiplient.",
    "Ni le Kirghizstan ni le Tadjikistan n'ont signé d'accord de ce type avec la Chine.",
    "Le gouvernement a adopté un plan d'action pour l'emploi.",
    "La Chine et le Kazakhstan se sont séparés sans signer d'accord.",
    "Le porte-parole chinois a démenti la signature d'un accord avec le Kirghizistan.",
    "La Chine et l'Ouzbékistan pourraient signer un accord en mai.",
    "Reste à savoir si la Chine et le Kirghizistan signeront un accord.",
    "Le ministre a signé le livre d'or.",
    "Les parties ont salué les accords conclus.",
    "Avec votre accord, nous utilisons des cookies.",
    "Le bruit a couru qu'un contrat avait été signé entre Pékin et Achgabat.",
    "La Chine et le Tadjikistan étudient la possibilité d'un accord de libre-échange.",
    "Xi Jinping a rencontré Emomali Rahmon à Douchanbé.",
    "La Chine et le Kazakhstan n'ont ni adopté de déclaration conjointe ni signé de traité.",
    "La signature, un jour, d'un accord entre la Chine et le Kazakhstan serait utile.",
    "Une ligne relie Pékin et Tachkent ; aucun contrat ne le prévoit.",
    "Cet accord serait signé en mai.",
]


def said(fact: Agreement) -> dict[str, Any]:
    """What a fact says: ids of the registry, or labels; parties and persons in one string."""
    told: dict[str, Any] = {}
    for name in FIELDS:
        value = getattr(fact, name)
        if isinstance(value, tuple):
            value = ", ".join(one if isinstance(one, str) else one.id or one.label for one in value)
        elif isinstance(value, Entity):
            value = value.id or value.label
        if value:
            told[name] = value
    return told


@cache
def readers() -> tuple[MeetingReader, AgreementReader]:
    assertion, around = (
        AssertionReader(load_section("fr", AssertionWords)),
        load_section("fr", CircumstanceWords),
    )
    meetings = MeetingReader(load_section("fr", MeetingCues), around, assertion, FRAMEWORK)
    return meetings, AgreementReader(load_section("fr", AgreementCues), around, assertion, FRAMEWORK)


def agreements(text: str, published: str | None = None) -> list[Agreement]:
    reading = reading_of(text, published)
    meetings, reader = readers()
    return list(reader.agreements(reading, tuple(meetings.meetings(reading))))


@pytest.mark.parametrize(("text", "published", "expected"), TOLD)
def test_an_agreement_is_told_with_its_parties_and_status(
    text: str, published: str | None, expected: list[dict[str, Any]]
) -> None:
    assert [said(one) for one in agreements(text, published)] == expected


@pytest.mark.parametrize("text", NOT_TOLD)
def test_what_was_not_signed_is_no_agreement(text: str) -> None:
    assert [said(one) for one in agreements(text)] == []


def test_a_list_of_signed_documents_is_one_fact_each() -> None:
    text = (
        "La sixième réunion du Comité de coopération sino-kazakh s'est tenue à Astana le 3 mai 2023.\n\n"
        "À l'issue de la réunion ont été signés :\n"
        "– le Protocole de la sixième réunion ;\n"
        "– l'Accord entre le gouvernement du Kazakhstan et le gouvernement de la Chine sur le transit.\n"
    )
    found = [said(one) for one in agreements(text)]
    assert [(one["kind"], one["date"], one["parties"]) for one in found] == [
        ("protocol", "2023-05-03", "CN, KZ"),
        ("agreement", "2023-05-03", "KZ, CN"),
    ]


def test_a_joint_declaration_that_is_the_text_itself_takes_its_date_from_its_end() -> None:
    text = (
        "DÉCLARATION CONJOINTE\n"
        "de la République populaire de Chine et de la République du Kazakhstan sur l'amitié\n\n"
        "Les Parties constatent que leurs relations progressent.\n\n"
        "Fait à Pékin le 5 février 2025, en deux exemplaires.\n"
    )
    (found,) = agreements(text)
    assert (found.kind, found.date, found.parties) == ("declaration", "2025-02-05", ("CN", "KZ"))


# Where a list, a relative or the sentence before tells of an agreement, in part
AROUND: list[tuple[str, str | None, list[dict[str, Any]]]] = [
    (
        "Le 2 mai 2024, Wang Yi a rencontré à Astana le ministre kazakh Murat Nurtleu. Trois textes ont été "
        "signés : un protocole sur l'eau, un mémorandum sur le tourisme et un contrat d'achat de coton.",
        None,
        [
            {"kind": "protocol", "status": "signed", "date": "2024-05-02", "parties": "CN, KZ"},
            {"kind": "memorandum", "status": "signed", "date": "2024-05-02", "parties": "CN, KZ"},
            {"kind": "contract", "status": "signed", "date": "2024-05-02", "parties": "CN, KZ"},
        ],
    ),
    (
        "Le 2 mai 2024, Wang Yi a rencontré à Astana le ministre kazakh Murat Nurtleu. Un protocole sur l'eau "
        "avait été signé en 2019.",
        None,
        [{"kind": "protocol", "status": "signed", "date": "2019", "title": "protocole sur l'eau"}],
    ),
    (
        "Le traité conclu en 2001 avec la Chine a été ratifié en 2003 par le Kirghizistan.",
        None,
        [
            {"kind": "treaty", "status": "signed", "date": "2001"},
            {"kind": "treaty", "status": "ratified", "date": "2003"},
        ],
    ),
    (
        "Ce contrat, que KTZ et China Railway ont signé le 4 avril 2023, porte sur 200 locomotives.",
        None,
        [{"kind": "contract", "status": "signed", "date": "2023-04-04"}],
    ),
    (
        "Le président ouzbek Chavkat Mirzioïev a signé mercredi avec Xi Jinping une déclaration sur le partenariat.",
        "2024-01-24",
        [{"kind": "declaration", "status": "signed", "date": "2024-01-24", "parties": "UZ, CN"}],
    ),
    (
        "Le traité de frontière entre le Kirghizistan et le Tadjikistan, comme celui de 2022, renforce la paix.",
        None,
        [{"kind": "treaty", "status": None, "parties": "KG, TJ"}],
    ),
]


@pytest.mark.parametrize(("text", "published", "expected"), AROUND)
def test_the_words_around_an_agreement_tell_more_of_it(
    text: str, published: str | None, expected: list[dict[str, Any]]
) -> None:
    found = [said(one) for one in agreements(text, published)]
    parts = [{field: one.get(field) for field in part} for one, part in zip(found, expected, strict=True)]
    assert parts == expected
