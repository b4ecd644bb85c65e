"""Offices: who holds which, as the text says, and whom a text only seems to give one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.model.entity import Entity, Party
from dragoman.model.reading import Reading

Read = Callable[[str], Reading]


def label(party: Party) -> str:
    return party if isinstance(party, str) else (party.id or party.label)


def offices(reading: Reading) -> list[tuple[str, str, str]]:
    return [(label(one.person), one.role, label(one.of)) for one in reading.offices if not one.former]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Les présidents Xi Jinping et Kassym-Jomart Tokaïev ont inauguré le pont.",
            [("xi-jinping", "head-of-state", "CN"), ("tokayev-kassym-jomart", "head-of-state", "KZ")],
        ),
        (
            "Au tour de Chavkat Mirziyoïev. Le président ouzbek propose un dialogue.",
            [("mirziyoyev-shavkat", "head-of-state", "UZ")],
        ),
        (
            "Antonio Guterres sort. Le secrétaire général de l'ONU demande la paix.",
            [("guterres-antonio", "secretary-general", "united-nations")],
        ),
        ("Wang Yi répond. Le ministre chinois refuse.", [("wang-yi", "foreign-minister", "CN")]),
        (
            "Il rencontrait à Xi'an Sun Baolei, président de la NTU.",
            [("Sun Baolei", "head-of-organisation", "NTU")],
        ),
        (
            "Le chef du gouvernement régional du Xinjiang, Wang Bo, est reparti.",
            [("Wang Bo", "other", "xinjiang")],
        ),
        (
            "Le vice-président du gouvernement populaire du Xinjiang, Wang Bo, est venu.",
            [("Wang Bo", "other", "xinjiang")],
        ),
        (
            "La présidente du gouvernement provincial du Gansu, Wu Mei, est venue.",
            [("Wu Mei", "head-of-organisation", "gansu-government")],
        ),
        (
            "« C'était long », raconte Li Guang, ingénieur en chef du chantier chez Hydrotian.",
            [("Li Guang", "other", "Hydrotian")],
        ),
        (
            "Selon Wei Guo, responsable du projet au sein de la Compagnie des eaux, tout avance.",
            [("Wei Guo", "other", "Compagnie des eaux")],
        ),
        (
            "Aliya Omarova, cheffe de projet à la Banque des steppes, le confirme.",
            [("Aliya Omarova", "other", "Banque des steppes")],
        ),
        (
            "La directrice de notre centre culturel, Dilnoza Rakhimova, est à Pékin.",
            [("Dilnoza Rakhimova", "head-of-organisation", "centre culturel")],
        ),
        (
            "Notre ministre des Transports, Farid Zokirov, est à Pékin. Le Tadjikistan attend.",
            [("Farid Zokirov", "minister", "TJ")],
        ),
        (
            "Le ministre nigérian de l'Énergie, Sani Musa, et la ministre péruvienne, Rosa Quispe, ont parlé.",
            [("Sani Musa", "minister", "NG"), ("Rosa Quispe", "minister", "PE")],
        ),
        (
            "Le conseiller du président ouzbek pour l'eau, Farid Zokirov, a écarté l'idée.",
            [("Farid Zokirov", "other", "UZ")],
        ),
        (
            "La porte-parole du ministre kirghiz des Transports, Dina Asanova, a répondu.",
            [("Dina Asanova", "spokesperson", "KG")],
        ),
        (
            "Le ministre kirghize des Transports, Talant Bakirov, a parlé.",
            [("Talant Bakirov", "minister", "KG")],
        ),
        (
            "Le ministre des Affaires étrangères du Kazakhstan Timour Salimov est venu.",
            [("Timour Salimov", "foreign-minister", "KZ")],
        ),
        (
            "L'ambassadrice d'Ouzbékistan en Chine, Nodira Karimova, a salué l'accord.",
            [("Nodira Karimova", "ambassador", "UZ")],
        ),
        (
            "Nodira Karimova, ambassadrice d'Ouzbékistan en Chine, a salué l'accord.",
            [("Nodira Karimova", "ambassador", "UZ")],
        ),
        (
            "Le vice-Premier ministre et ministre du Commerce du Tadjikistan Farid Zokirov a signé.",
            [("Farid Zokirov", "deputy-head-of-government", "TJ"), ("Farid Zokirov", "minister", "TJ")],
        ),
        (
            "Les présidents chinois Xi Jinping et kazakh Kassym-Jomart Tokaïev ont signé.",
            [("xi-jinping", "head-of-state", "CN"), ("tokayev-kassym-jomart", "head-of-state", "KZ")],
        ),
        (
            "Le président Xi Jinping a reçu son homologue kirghiz Sadyr Japarov.",
            [("xi-jinping", "head-of-state", "CN"), ("japarov-sadyr", "head-of-state", "KG")],
        ),
        (
            "Le conseiller d'Etat chinois et ministre des Affaires étrangères Wang Yi a parlé.",
            [("wang-yi", "foreign-minister", "CN")],
        ),
        (
            "Le directeur de l'Institut de géographie de Bichkek, Azat Toktomamatov, doute.",
            [("Azat Toktomamatov", "head-of-organisation", "Institut de géographie de Bichkek")],
        ),
        (
            "en présence du ministre de l'Eau et de l'Industrie de transformation du Kirghizstan, Azat Bakirov.",
            [("Azat Bakirov", "minister", "KG")],
        ),
        (
            "La porte-parole du ministère des Affaires étrangères Mao Ning a répondu.",
            [("mao-ning", "spokesperson", "ministry-of-foreign-affairs-china")],
        ),
        (
            "Li Wei, membre du Bureau politique du Comité central du Parti communiste chinois et vice-Premier ministre de Chine, est venu.",
            [("Li Wei", "deputy-head-of-government", "CN")],
        ),
        (
            "Politologue à l'Université de Samarcande, Zarina Alimova doute.",
            [("Zarina Alimova", "expert", "Université de Samarcande")],
        ),
        (
            "Xi Jinping a reçu son homologue kazakh, Kassym-Jomart Tokaïev.",
            [("tokayev-kassym-jomart", "head-of-state", "KZ")],
        ),
        (
            "Le président turkmène Gourbangouli Berdimoukhamedov a signé.",
            [("berdimuhamedov-gurbanguly", "head-of-state", "TM")],
        ),
        (
            "Wang Yi, membre du Bureau politique du Comité central du Parti communiste chinois (PCC) et ministre des Affaires étrangères, a parlé.",
            [("wang-yi", "foreign-minister", "CN")],
        ),
        ("Le ministre chinois Qin Gang a présidé.", [("qin-gang", "foreign-minister", "CN")]),
        (
            "Au Kirghizstan, l'atelier a ouvert en présence du ministre de l'Énergie, Taalaï Ibrahimov.",
            [("Taalaï Ibrahimov", "minister", "KG")],
        ),
        (
            "Hu Feng, qui dirige la Commission nationale du blé, a répondu.",
            [("Hu Feng", "head-of-organisation", "Commission nationale du blé")],
        ),
        (
            "Ding Xuexiang, vice-Premier ministre du Conseil des affaires d'État, a parlé.",
            [("ding-xuexiang", "deputy-head-of-government", "CN")],
        ),
        (
            "Le président de la Banque asiatique d'investissement dans les infrastructures (BAII) Jin Liqun est là.",
            [("jin-liqun", "head-of-organisation", "asian-infrastructure-investment-bank")],
        ),
        (
            "Le préfet de la région de Jetyssou Beibit Sarybaïev a parlé.",
            [("Beibit Sarybaïev", "other", "jetisu-region")],
        ),
        (
            "Le représentant permanent du Turkménistan auprès de l'ONU, Aksoltan Niazova, a parlé.",
            [("Aksoltan Niazova", "head-of-organisation", "TM")],
        ),
        (
            "Selon Sun Mei, une experte de l'Asie centrale à l'Université de Lanzhou, tout change.",
            [("Sun Mei", "expert", "lanzhou-university")],
        ),
        # Lists: a state before each holder, or all states first.
        (
            "Les présidents du Kazakhstan, Kassym-Jomart Tokaïev, et du Kirghizstan, Sadyr Japarov, sont là.",
            [("tokayev-kassym-jomart", "head-of-state", "KZ"), ("japarov-sadyr", "head-of-state", "KG")],
        ),
        (
            "Xi Jinping a reçu ses homologues kirghiz et kazakh : Sadyr Japarov et Kassym-Jomart Tokaïev.",
            [("japarov-sadyr", "head-of-state", "KG"), ("tokayev-kassym-jomart", "head-of-state", "KZ")],
        ),
        # Offices of justice, towns and services.
        (
            "Le procureur général kirghiz Bakyt Sarylbekov a ouvert une enquête.",
            [("Bakyt Sarylbekov", "other", "KG")],
        ),
        (
            "Luo Ming, responsable des douanes de Kachgar, est venu.",
            [("Luo Ming", "head-of-organisation", "douanes de Kachgar")],
        ),
        ("Le maire d'Almaty, Erbol Sadykov, a coupé le ruban.", [("Erbol Sadykov", "other", "almaty")]),
        (
            "Ils ont visité Almaty, où les attendait le maire, Erbol Sadykov.",
            [("Erbol Sadykov", "other", "almaty")],
        ),
        ("Le consul général de Chine à Almaty, Luo Ming, était là.", [("Luo Ming", "ambassador", "CN")]),
        (
            "L'ambassadeur du Kazakhstan à Pékin Timour Salimov était là.",
            [("Timour Salimov", "ambassador", "KZ")],
        ),
        (
            "Le président du Sénat kazakh Timour Salimov est à Pékin.",
            [("Timour Salimov", "head-of-organisation", "Sénat kazakh")],
        ),
        ("Le patron de la CNPC Luo Ming est à Achkhabad.", [("Luo Ming", "head-of-organisation", "cnpc")]),
        (
            "Le chef adjoint du ministère des Affaires étrangères du Kazakhstan, Timour Salimov, a parlé.",
            [("Timour Salimov", "deputy-minister", "KZ")],
        ),
        (
            "Le vice-Premier ministre ouzbek chargé du Commerce et de l'Industrie, Farid Zokirov, a parlé.",
            [("Farid Zokirov", "deputy-head-of-government", "UZ")],
        ),
        (
            "Nommé ambassadeur du Kirghizstan en Chine, Bakyt Sarylbekov a remis ses lettres.",
            [("Bakyt Sarylbekov", "ambassador", "KG")],
        ),
        (
            "L'économiste Luo Ming, de l'université Renmin, doute.",
            [("Luo Ming", "expert", "renmin-university")],
        ),
        # What the sentence or the text leaves to its reader.
        (
            "Les élus kirghiz votent. Bichkek attend. Le vice-ministre des Transports Bakyt Sarylbekov défend le texte "
            "des députés kirghiz.",
            [("Bakyt Sarylbekov", "deputy-minister", "KG")],
        ),
        (
            "Le ministre tadjik de l'Eau, Farid Zokirov, a visité le Turkménistan. La vice-ministre, Saïda Alimova, le "
            "remplace.",
            [("Farid Zokirov", "minister", "TJ"), ("Saïda Alimova", "deputy-minister", "TJ")],
        ),
        (
            "« Nous y travaillons », a déclaré un porte-parole du ministère chinois des Affaires étrangères.\nZhou Ming a fait ces remarques lors d'un point de presse régulier.",
            [("Zhou Ming", "spokesperson", "ministry-of-foreign-affairs-china")],
        ),
    ],
)
def test_an_office_is_read_with_its_holder(
    read: Read, text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert offices(read(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "L'ex-ambassadeur Zhang Xiao ne dit pas autre chose.",
        "Chavkat Mirziyoïev est à Pékin.\nLe président kazakh viendra aussi.",
        "L'ancien ministre kirghize des Transports Talant Bakirov a parlé.",
        "L'ex-président kazakh Noursoultan Nazarbaïev était absent.",
        "Selon Wang Yi, le président kazakh a signé le texte.",
        "LE PRESIDENT CHINOIS PARTICIPERA JEUDI AU SOMMET",
        "Le ministre des Transports, Farid Zokirov, est à Pékin. Le Tadjikistan attend.",
        "Le directeur de leur institut, Talant Bakirov, a répondu.",
        "La rectrice Aïgul Nazarova a ouvert la séance à l'Université de Lanzhou.",
        "Les ministres des Affaires étrangères se réuniront à Almaty.",
        "Le président kazakh, Pékin et Moscou sont d'accord.",
        "Le nouveau ministre a été reçu à Astana.",
        "Daniar Sadykov, ministre kazakh des Transports de 2016 à 2018, se souvient.",
        "Le futur ambassadeur de Chine Han Bolin arrivera mardi.",
        "Le ministre des Transports d'alors, Talant Bakirov, l'avait promis au Kirghizstan.",
        "En visite au Kirghizstan, le ministre de l'Énergie Farid Zokirov a parlé.",
        "En visite en Chine, le ministre de l'Énergie Taalaï Ibrahimov a parlé.",
    ],
)
def test_no_office_is_given_to_whom_the_text_gives_none(read: Read, text: str) -> None:
    assert [one for one in offices(read(text)) if one[1] != "foreign-minister" or "Wang" not in text] == []


@pytest.mark.parametrize(
    ("text", "words", "whom"),
    [
        (
            "Kassym-Jomart Tokaïev est à Pékin. Le Président a parlé d'eau.",
            "Le Président",
            ["tokayev-kassym-jomart"],
        ),
        (
            "Alexandre Loukachenko arrive. Au tour de Xi Jinping. Le dirigeant chinois met en garde.",
            "Le dirigeant chinois",
            ["xi-jinping"],
        ),
        ("Wang Yi a reçu Jeenbek Kulubaev. « Tout va bien », a-t-il dit.", "il", ["wang-yi"]),
        ("Wang Yi a reçu Jeenbek Kulubaev. Ce dernier l'a remercié.", "Ce dernier", ["kulubaev-jeenbek"]),
        (
            "Le ministre chinois Wang Yi est à Astana. Le ministre y reste deux jours.",
            "Le ministre y",
            ["wang-yi"],
        ),
        ("Wang Yi et Jeenbek Kulubaev ont parlé. Ils ont signé.", "Ils", ["wang-yi", "kulubaev-jeenbek"]),
        (
            "Wang Yi et Jeenbek Kulubaev ont parlé. Les deux ministres ont signé.",
            "Les deux ministres",
            ["wang-yi", "kulubaev-jeenbek"],
        ),
        ("Xi Jinping est à Xi'an. Le président chinois y reste.", "Le président chinois", ["xi-jinping"]),
        ("La Chine et le Kazakhstan ont signé. Les deux pays sont voisins.", "Les deux pays", ["CN", "KZ"]),
        ("La partie chinoise est prête.", "La partie chinoise", ["CN"]),
        ("Pékin annonce une aide.", "Pékin", ["CN"]),
        ("Astana et Pékin ont signé.", "Pékin", ["CN"]),
        ("Il se rendra à Astana et Pékin.", "Pékin", []),
        ("Le porte-parole russe a refusé.", "Le porte-parole russe", ["porte-parole russe"]),
        ("M. Wang a parlé. Wang Yi est chinois.", "M. Wang", ["wang-yi"]),
    ],
)
def test_a_reference_finds_whom_it_stands_for(read: Read, text: str, words: str, whom: list[str]) -> None:
    start = text.index(words)
    assert [label(one) for one in read(text).who((start, start + len(words)))] == whom


@pytest.mark.parametrize("text", ["Wang Yi est là. Il faut partir.", "Wang Yi est là. Il y a un accord."])
def test_an_impersonal_pronoun_stands_for_nobody(read: Read, text: str) -> None:
    start = text.index("Il")
    assert read(text).who((start, start + 2)) == ()


def test_a_person_whom_nobody_knows_has_a_name_but_no_id(read: Read) -> None:
    names = [name for name in read("Le chercheur Bolat Aitbaev a dit non.").names if name.kind == "person"]
    assert [name.entity for name in names] == [Entity(None, "Bolat Aitbaev")]
