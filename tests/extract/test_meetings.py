"""Meetings: who met whom, when and where; what was announced, put off, or never took place."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from tests.extract.reading_french import FRAMEWORK, reading_of

from dragoman.extract.grammar.assertion import AssertionReader
from dragoman.extract.meetings.reader import MeetingReader
from dragoman.model.entity import Entity
from dragoman.model.fact import Meeting
from dragoman.packs.events import AssertionWords, CircumstanceWords
from dragoman.packs.language import load_section
from dragoman.packs.meetings import MeetingCues

FIELDS = (
    "kind", "mechanism", "ordinal", "status", "date", "place", "country", "participants", "people",
)  # fmt: skip

# A text, the day it was published, and the meetings that it tells of
TOLD: list[tuple[str, str | None, list[dict[str, Any]]]] = [
    (
        "Le 6 janvier 2023, Xi Jinping a reçu Serdar Berdimouhamedov à la Grande Salle du Peuple.",
        None,
        [
            {
                "kind": "bilateral",
                "status": "held",
                "date": "2023-01-06",
                "place": "beijing",
                "country": "CN",
                "participants": "CN, TM",
                "people": "xi-jinping, berdimuhamedov-serdar",
            },
        ],
    ),
    (
        "18h20. Fin de la réunion.\n16h40. Un incident de son.\n14h50. Cette deuxième réunion s'ouvre. Autour de la table : Xi Jinping, Sadyr Japarov, Emomali Rahmon et Chavkat Mirziyoïev.",
        "2025-06-17",
        [
            {
                "kind": "summit",
                "ordinal": 2,
                "status": "held",
                "date": "2025-06-17",
                "participants": "CN, KG, TJ, UZ",
                "people": "xi-jinping, japarov-sadyr, rahmon-emomali, mirziyoyev-shavkat",
            },
        ],
    ),
    (
        "Le 3 juillet 2024, en marge d'un forum à Astana, les présidents Chavkat Mirziyoïev et Xi Jinping avaient relevé que les échanges croissaient.",
        None,
        [
            {
                "kind": "forum",
                "status": "held",
                "date": "2024-07-03",
                "place": "astana",
                "country": "KZ",
                "people": "mirziyoyev-shavkat, xi-jinping",
            },
            {
                "kind": "bilateral",
                "status": "held",
                "date": "2024-07-03",
                "place": "astana",
                "country": "KZ",
                "participants": "UZ, CN",
                "people": "mirziyoyev-shavkat, xi-jinping",
            },
        ],
    ),
    (
        "Le campus a été inauguré à Astana le 3 juillet 2024, lors d'une cérémonie à laquelle assistaient les présidents Xi Jinping et Kassym-Jomart Tokaïev.",
        None,
        [
            {
                "kind": "ceremony",
                "status": "held",
                "date": "2024-07-03",
                "place": "astana",
                "country": "KZ",
                "participants": "CN, KZ",
                "people": "xi-jinping, tokayev-kassym-jomart",
            },
        ],
    ),
    (
        "Le 19 août 2024, nouvelle marche. Le ministre kazakh Mourat Nourtleou recevait à Astana le ministre chinois Wang Yi.",
        None,
        [
            {
                "kind": "bilateral",
                "status": "held",
                "date": "2024-08-19",
                "place": "astana",
                "country": "KZ",
                "participants": "KZ, CN",
                "people": "nurtleu-murat, wang-yi",
            },
        ],
    ),
    (
        "Le président kazakh Kassym-Jomart Tokaïev a rencontré lundi à Astana le ministre chinois Wang Yi.",
        "2024-09-10",
        [
            {
                "kind": "bilateral",
                "status": "held",
                "date": "2024-09-09",
                "place": "astana",
                "country": "KZ",
                "participants": "KZ, CN",
                "people": "tokayev-kassym-jomart, wang-yi",
            },
        ],
    ),
    (
        "Wang Yi s'est entretenu par téléphone mardi avec son homologue ouzbek Bakhtiyor Saïdov.",
        "2024-09-10",
        [
            {
                "kind": "call",
                "status": "held",
                "date": "2024-09-10",
                "participants": "CN, UZ",
                "people": "wang-yi, saidov-bakhtiyor",
            },
        ],
    ),
    (
        "Le 12 mars 2024, le Premier ministre chinois Li Qiang a reçu à Pékin le Premier ministre kirghize Akylbek Japarov.",
        None,
        [
            {
                "kind": "bilateral",
                "status": "held",
                "date": "2024-03-12",
                "place": "beijing",
                "country": "CN",
                "participants": "CN, KG",
                "people": "li-qiang, japarov-akylbek",
            },
        ],
    ),
    (
        "Xi Jinping et Chavkat Mirzioïev se sont rencontrés à Samarcande le 15 septembre 2022.",
        None,
        [
            {
                "kind": "bilateral",
                "status": "held",
                "date": "2022-09-15",
                "place": "samarkand",
                "country": "UZ",
                "participants": "CN, UZ",
                "people": "xi-jinping, mirziyoyev-shavkat",
            },
        ],
    ),
    (
        "Akylbek Japarov a été reçu à Pékin par Li Qiang.",
        None,
        [
            {
                "kind": "bilateral",
                "status": "held",
                "place": "beijing",
                "country": "CN",
                "participants": "KG, CN",
                "people": "japarov-akylbek, li-qiang",
            },
        ],
    ),
    (
        "Reçu par le président kazakh Kassym-Jomart Tokaïev, Xi Jinping a visité une université.",
        None,
        [
            {
                "kind": "bilateral",
                "status": "held",
                "participants": "KZ, CN",
                "people": "tokayev-kassym-jomart, xi-jinping",
            },
        ],
    ),
    (
        "Wang Yi a quitté le pays le 6 mai après avoir rencontré Emomali Rahmon à Douchanbé.",
        None,
        [
            {
                "kind": "bilateral",
                "status": "held",
                "date": "XXXX-05-06",
                "place": "dushanbe",
                "country": "TJ",
                "participants": "CN, TJ",
                "people": "wang-yi, rahmon-emomali",
            },
        ],
    ),
    (
        "Wang Yi, qui a rencontré à Almaty le président kazakh, a salué les liens bilatéraux.",
        None,
        [
            {
                "kind": "bilateral",
                "status": "held",
                "place": "almaty",
                "country": "KZ",
                "participants": "CN, KZ",
                "people": "wang-yi",
            },
        ],
    ),
    (
        "Alors qu'il recevait à Pékin le président turkmène, Serdar Berdimoukhamedov, M. Xi a parlé de gaz.",
        None,
        [
            {
                "kind": "bilateral",
                "status": "held",
                "place": "beijing",
                "country": "CN",
                "participants": "CN, TM",
                "people": "xi-jinping, berdimuhamedov-serdar",
            },
        ],
    ),
    (
        "Le ministre chinois Dong Jun a tenu des pourparlers avec son homologue kazakh Rouslan Jaksylykov à Pékin.",
        None,
        [
            {
                "kind": "bilateral",
                "status": "held",
                "place": "beijing",
                "country": "CN",
                "participants": "CN, KZ",
                "people": "dong-jun, zhaksylykov-ruslan",
            },
        ],
    ),
    (
        "Le 7 mai, à Moscou, Xi Jinping s'est entretenu avec le président kirghize Sadyr Japarov.",
        None,
        [
            {
                "kind": "bilateral",
                "status": "held",
                "date": "XXXX-05-07",
                "place": "moscow",
                "country": "RU",
                "participants": "CN, KG",
                "people": "xi-jinping, japarov-sadyr",
            },
        ],
    ),
    (
        "Le président Tokaïev a quitté Pékin après une rencontre avec Xi Jinping.",
        None,
        [
            {
                "kind": "bilateral",
                "status": "held",
                "participants": "KZ, CN",
                "people": "tokayev-kassym-jomart, xi-jinping",
            },
        ],
    ),
    (
        "Les ministres des Transports de la Chine, du Kirghizistan et de l'Ouzbékistan se sont réunis à Tachkent le 5 juin 2023.",
        None,
        [
            {
                "kind": "ministerial",
                "status": "held",
                "date": "2023-06-05",
                "place": "tashkent",
                "country": "UZ",
                "participants": "CN, KG, UZ",
            },
        ],
    ),
    (
        "La Chine réunira à Xi'an les chefs d'État des cinq pays d'Asie centrale les 18 et 19 mai 2023.",
        None,
        [
            {
                "kind": "summit",
                "status": "planned",
                "date": "2023-05-18/2023-05-19",
                "place": "xian",
                "country": "CN",
                "participants": "CN, KZ, KG, TJ, TM, UZ",
            },
        ],
    ),
    (
        "Le président chinois Xi Jinping doit s'entretenir avec son homologue russe Vladimir Poutine.",
        None,
        [
            {
                "kind": "bilateral",
                "status": "planned",
                "participants": "CN, RU",
                "people": "xi-jinping, putin-vladimir",
            },
        ],
    ),
    (
        "Le cinquième sommet de la CICA s'est tenu à Douchanbé en juin 2019.",
        None,
        [
            {
                "kind": "summit",
                "mechanism": "cica-summit",
                "ordinal": 5,
                "status": "held",
                "date": "2019-06",
                "place": "dushanbe",
                "country": "TJ",
            },
        ],
    ),
    (
        "Le troisième sommet Chine-Asie centrale aura lieu en Chine en 2027.",
        None,
        [
            {
                "kind": "summit",
                "mechanism": "china-central-asia-summit",
                "ordinal": 3,
                "status": "planned",
                "date": "2027",
                "country": "CN",
                "participants": "CN, KZ, KG, TJ, TM, UZ",
            },
        ],
    ),
    (
        "Pékin accueillera en octobre 2025 le quatrième Forum de la Ceinture et la Route pour la coopération internationale.",
        None,
        [
            {
                "kind": "forum",
                "mechanism": "belt-and-road-forum",
                "ordinal": 4,
                "status": "planned",
                "date": "2025-10",
                "place": "beijing",
                "country": "CN",
            },
        ],
    ),
    (
        "Le sommet Chine-Asie centrale, tenu à Astana en juin 2025, a réuni six présidents.",
        None,
        [
            {
                "kind": "summit",
                "mechanism": "china-central-asia-summit",
                "status": "held",
                "date": "2025-06",
                "place": "astana",
                "country": "KZ",
                "participants": "CN, KZ, KG, TJ, TM, UZ",
            },
        ],
    ),
    (
        "La deuxième réunion du Comité de coopération sino-kazakh, prévue en mai 2025 à Pékin, a été annulée.",
        None,
        [
            {
                "kind": "bilateral",
                "mechanism": "china-kazakhstan-cooperation-committee",
                "ordinal": 2,
                "status": "cancelled",
                "date": "2025-05",
                "place": "beijing",
                "country": "CN",
                "participants": "CN, KZ",
            },
        ],
    ),
    (
        "Le 14e Forum de coopération Chine-Asie centrale est prévu à Urumqi en 2026.",
        None,
        [
            {
                "kind": "forum",
                "mechanism": "china-central-asia-cooperation-forum",
                "ordinal": 14,
                "status": "planned",
                "date": "2026",
                "place": "urumqi",
                "country": "CN",
                "participants": "CN, KZ, KG, TJ, TM, UZ",
            },
        ],
    ),
    (
        "La troisième session de la commission intergouvernementale sino-tadjike s'est tenue à Douchanbé le 14 mai 2022.",
        None,
        [
            {
                "kind": "bilateral",
                "mechanism": "china-tajikistan-trade-commission",
                "ordinal": 3,
                "status": "held",
                "date": "2022-05-14",
                "place": "dushanbe",
                "country": "TJ",
                "participants": "CN, TJ",
            },
        ],
    ),
    (
        "Le premier Forum d'affaires Chine-Asie centrale s'est tenu à Xi'an le 18 mai 2023.",
        None,
        [
            {
                "kind": "forum",
                "mechanism": "Forum d'affaires Chine-Asie centrale",
                "ordinal": 1,
                "status": "held",
                "date": "2023-05-18",
                "place": "xian",
                "country": "CN",
                "participants": "CN, KZ, KG, TJ, TM, UZ",
            },
        ],
    ),
    (
        "Le Sous-comité des transports avait tenu sa quatrième session à Pékin le 3 avril 2021, a rappelé le Kazakhstan à la Chine.",
        None,
        [
            {
                "kind": "bilateral",
                "mechanism": "Sous-comité des transports",
                "ordinal": 4,
                "status": "held",
                "date": "2021-04-03",
                "place": "beijing",
                "country": "CN",
            },
        ],
    ),
    (
        "Zhang Guoqing et Oljas Bektenov ont coprésidé à Astana la douzième réunion du Comité de coopération sino-kazakh.",
        None,
        [
            {
                "kind": "bilateral",
                "mechanism": "china-kazakhstan-cooperation-committee",
                "ordinal": 12,
                "status": "held",
                "place": "astana",
                "country": "KZ",
                "participants": "CN, KZ",
                "people": "zhang-guoqing, bektenov-oljas",
            },
        ],
    ),
    (
        "Le président tadjik Emomali Rahmon effectuera une visite d'État en Chine du 3 au 5 juillet 2024.",
        None,
        [
            {
                "kind": "visit",
                "status": "planned",
                "date": "2024-07-03/2024-07-05",
                "country": "CN",
                "participants": "TJ, CN",
                "people": "rahmon-emomali",
            },
        ],
    ),
    (
        "Le président chinois Xi Jinping est arrivé mardi à Astana pour une visite d'État.",
        "2024-07-03",
        [
            {
                "kind": "visit",
                "status": "held",
                "date": "2024-07-02",
                "place": "astana",
                "country": "KZ",
                "participants": "CN, KZ",
                "people": "xi-jinping",
            },
        ],
    ),
    (
        "En visite officielle à Tachkent, Wang Yi a visité une usine.",
        None,
        [
            {
                "kind": "visit",
                "status": "held",
                "place": "tashkent",
                "country": "UZ",
                "participants": "CN, UZ",
                "people": "wang-yi",
            },
        ],
    ),
    (
        "Le président turkmène Serdar Berdimoukhamedov a été invité à effectuer une visite officielle en Chine.",
        None,
        [
            {
                "kind": "visit",
                "status": "proposed",
                "country": "CN",
                "participants": "TM, CN",
                "people": "berdimuhamedov-serdar",
            },
        ],
    ),
    (
        "Chavkat Mirzioïev a invité Xi Jinping à se rendre en Ouzbékistan.",
        None,
        [
            {
                "kind": "visit",
                "status": "proposed",
                "country": "UZ",
                "participants": "CN, UZ",
                "people": "xi-jinping",
            },
        ],
    ),
    (
        "La visite de Xi Jinping au Kazakhstan a été reportée.",
        None,
        [
            {
                "kind": "visit",
                "status": "postponed",
                "country": "KZ",
                "participants": "CN, KZ",
                "people": "xi-jinping",
            },
        ],
    ),
    (
        "L'accord a été conclu pendant la visite à Tachkent du Premier ministre chinois Li Keqiang.",
        None,
        [
            {
                "kind": "visit",
                "status": "held",
                "place": "tashkent",
                "country": "UZ",
                "participants": "CN, UZ",
                "people": "li-keqiang",
            },
        ],
    ),
    (
        "Une délégation kazakhe conduite par Serik Joumangarine s'est rendue à Urumqi le 20 avril 2024.",
        None,
        [
            {
                "kind": "visit",
                "status": "held",
                "date": "2024-04-20",
                "place": "urumqi",
                "country": "CN",
                "participants": "KZ, CN",
                "people": "zhumangarin-serik",
            },
        ],
    ),
    (
        "M. Xi s'est rendu au Turkménistan, au Kazakhstan et en Ouzbékistan. Xi Jinping est rentré à Pékin.",
        None,
        [
            {
                "kind": "visit",
                "status": "held",
                "country": "TM",
                "participants": "CN, TM",
                "people": "xi-jinping",
            },
            {
                "kind": "visit",
                "status": "held",
                "country": "KZ",
                "participants": "CN, KZ",
                "people": "xi-jinping",
            },
            {
                "kind": "visit",
                "status": "held",
                "country": "UZ",
                "participants": "CN, UZ",
                "people": "xi-jinping",
            },
        ],
    ),
    (
        "La porte-parole a fait savoir que MM. Tokaïev et Rahmon effectueraient une visite d'État en Chine. Kassym-Jomart Tokaïev et Emomali Rahmon sont attendus.",
        None,
        [
            {
                "kind": "visit",
                "status": "planned",
                "country": "CN",
                "participants": "KZ, TJ, CN",
                "people": "tokayev-kassym-jomart, rahmon-emomali",
            },
        ],
    ),
    (
        "Xi Jinping et Emomali Rahmon ont inauguré à Douchanbé le bâtiment du Parlement le 5 juillet 2024.",
        None,
        [
            {
                "kind": "ceremony",
                "status": "held",
                "date": "2024-07-05",
                "place": "dushanbe",
                "country": "TJ",
                "participants": "CN, TJ",
                "people": "xi-jinping, rahmon-emomali",
            },
        ],
    ),
    (
        "Au Kirghizstan, l'atelier a été inauguré le 26 octobre 2024 en présence de l'ambassadrice de Chine, Du Dewen.",
        None,
        [
            {
                "kind": "ceremony",
                "status": "held",
                "date": "2024-10-26",
                "country": "KG",
                "participants": "CN",
                "people": "du-dewen",
            },
        ],
    ),
    (
        "Xi Jinping et Kassym-Jomart Tokaïev ont assisté à la cérémonie de lancement du port sec à Xi'an le 17 mai 2023.",
        None,
        [
            {
                "kind": "ceremony",
                "status": "held",
                "date": "2023-05-17",
                "place": "xian",
                "country": "CN",
                "participants": "CN, KZ",
                "people": "xi-jinping, tokayev-kassym-jomart",
            },
        ],
    ),
    (
        "Guo Jiakun a fait ces remarques lors d'une conférence de presse régulière.",
        None,
        [
            {"kind": "press-conference", "status": "held", "participants": "CN", "people": "guo-jiakun"},
        ],
    ),
    (
        "Le vice-ministre chinois du Commerce se rendra au Turkménistan du 5 au 7 mai 2025.",
        None,
        [
            {
                "kind": "visit",
                "status": "planned",
                "date": "2025-05-05/2025-05-07",
                "country": "TM",
                "participants": "CN, TM",
            }
        ],
    ),
    (
        "Une délégation du gouvernement kirghize est arrivée à Pékin le 3 mars 2024.",
        None,
        [
            {
                "kind": "visit",
                "status": "held",
                "date": "2024-03-03",
                "place": "beijing",
                "country": "CN",
                "participants": "KG, CN",
            }
        ],
    ),
    (
        "Le chef de la diplomatie chinoise est attendu à Achgabat le 9 mai 2024.",
        None,
        [
            {
                "kind": "visit",
                "status": "planned",
                "date": "2024-05-09",
                "place": "ashgabat",
                "country": "TM",
                "participants": "CN, TM",
            }
        ],
    ),
    (
        "En octobre 2024, Wang Yi se rendra en Ouzbékistan et au Kirghizistan pour des visites officielles.",
        None,
        [
            {
                "kind": "visit",
                "status": "planned",
                "date": "2024-10",
                "country": "UZ",
                "participants": "CN, UZ",
                "people": "wang-yi",
            },
            {
                "kind": "visit",
                "status": "planned",
                "date": "2024-10",
                "country": "KG",
                "participants": "CN, KG",
                "people": "wang-yi",
            },
        ],
    ),
    (
        "Le ministère kazakh des Transports et l'ambassade de Chine ont tenu des consultations à Astana le 15 mai 2024.",
        None,
        [
            {
                "kind": "bilateral",
                "status": "held",
                "date": "2024-05-15",
                "place": "astana",
                "country": "KZ",
                "participants": "CN, KZ",
            }
        ],
    ),
    (
        "Le président Sadyr Japarov a accordé une audience à l'ambassadrice de Chine Du Dewen le 6 mars 2023.",
        None,
        [
            {
                "kind": "bilateral",
                "status": "held",
                "date": "2023-03-06",
                "participants": "CN, KG",
                "people": "japarov-sadyr, du-dewen",
            }
        ],
    ),
    (
        "À l'issue des pourparlers, Xi Jinping et Sadyr Japarov ont signé une déclaration conjointe.",
        None,
        [
            {
                "kind": "bilateral",
                "status": "held",
                "participants": "CN, KG",
                "people": "xi-jinping, japarov-sadyr",
            }
        ],
    ),
    (
        "Lors de sa rencontre jeudi avec Wang Yi, le président tadjik Emomali Rahmon a parlé du gazoduc.",
        "2024-05-17",
        [
            {
                "kind": "bilateral",
                "status": "held",
                "date": "2024-05-16",
                "participants": "CN, TJ",
                "people": "wang-yi, rahmon-emomali",
            }
        ],
    ),
    (
        "La troisième édition du Forum d'affaires Chine-Ouzbékistan se tiendra à Samarcande les 20 et 21 octobre 2025.",
        None,
        [
            {
                "kind": "forum",
                "mechanism": "Forum d'affaires Chine-Ouzbékistan",
                "ordinal": 3,
                "status": "planned",
                "date": "2025-10-20/2025-10-21",
                "place": "samarkand",
                "country": "UZ",
                "participants": "CN, UZ",
            }
        ],
    ),
    (
        "La 13e réunion du Conseil des chefs des États membres de l'OCS s'est ouverte à Bichkek le 13 septembre 2013.",
        None,
        [
            {
                "kind": "summit",
                "mechanism": "sco-summit",
                "ordinal": 13,
                "status": "held",
                "date": "2013-09-13",
                "place": "bishkek",
                "country": "KG",
                "participants": "CN, RU, KZ, KG, TJ, UZ",
            }
        ],
    ),
    (
        "Le ministre tadjik des Transports Azim Ibrohim en a discuté par visioconférence le 9 mars 2021 avec les autorités du Xinjiang.",
        None,
        [
            {
                "kind": "bilateral",
                "status": "held",
                "date": "2021-03-09",
                "participants": "TJ, CN",
                "people": "ibrohim-azim",
            }
        ],
    ),
    (
        "En recevant Xi Jinping à Astana le 3 juillet 2024, Kassym-Jomart Tokaïev a parlé du transit.",
        None,
        [
            {
                "kind": "bilateral",
                "status": "held",
                "date": "2024-07-03",
                "place": "astana",
                "country": "KZ",
                "participants": "KZ, CN",
                "people": "tokayev-kassym-jomart, xi-jinping",
            }
        ],
    ),
    (
        "La tournée de Wang Yi, en novembre 2025, l'a conduit au Kirghizistan et au Tadjikistan.",
        None,
        [
            {
                "kind": "visit",
                "status": "held",
                "date": "2025-11",
                "country": "KG",
                "participants": "CN, KG",
                "people": "wang-yi",
            },
            {
                "kind": "visit",
                "status": "held",
                "date": "2025-11",
                "country": "TJ",
                "participants": "CN, TJ",
                "people": "wang-yi",
            },
        ],
    ),
    (
        "L'accord est annoncé à la veille d'une visite de Xi Jinping à Tachkent.",
        None,
        [
            {
                "kind": "visit",
                "status": "planned",
                "place": "tashkent",
                "country": "UZ",
                "participants": "CN, UZ",
                "people": "xi-jinping",
            }
        ],
    ),
    (
        "Wang Yi a rencontré Rachid Meredov à Xi'an le 12 mai 2024, en marge de la troisième réunion des pays voisins.",
        None,
        [
            {
                "kind": "bilateral",
                "status": "held",
                "date": "2024-05-12",
                "place": "xian",
                "country": "CN",
                "participants": "CN, TM",
                "people": "wang-yi, meredov-rashid",
            }
        ],
    ),
    (
        "Le sommet de l'OCS, qui a accueilli le Bélarus, s'est tenu à Astana le 4 juillet 2024.",
        None,
        [
            {
                "kind": "summit",
                "mechanism": "sco-summit",
                "status": "held",
                "date": "2024-07-04",
                "place": "astana",
                "country": "KZ",
                "participants": "CN, RU, KZ, KG, TJ, UZ, IN, PK, IR, BY",
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
    "Les deux pays ont signé un accord.",
    "Le président ouzbek n'a pas rencontré son homologue chinois lors de ce déplacement.",
    "La Chine discute avec le Kazakhstan d'un nouveau tarif.",
    "Le club chinois est attendu à Astana pour le match.",
    "Après sa visite en Chine, Sadyr Japarov présentera un plan.",
    "Une société chinoise se rendra au Kazakhstan pour un salon.",
    "La crise l'a conduit à renoncer à son projet en Ouzbékistan.",
    "Le forum des lecteurs est ouvert à tous.",
    "La rencontre entre le Kaïrat Almaty et le Shanghai Port s'est achevée sur un match nul.",
]

JOINED = [
    (
        "La cinquième réunion du Comité de coopération sino-kazakh s'est tenue le 3 mai 2023. "
        "La réunion a eu lieu à Astana. Les ministres ont salué la réunion.",
        1,
    ),
    (
        "Xi Jinping et Emomali Rahmon se sont entretenus à Douchanbé. "
        "Lors de leur rencontre, Xi Jinping et Emomali Rahmon ont parlé de routes.",
        1,
    ),
    (
        "Le deuxième sommet Chine-Asie centrale s'est tenu à Astana le 17 juin 2025. "
        "Le premier sommet Chine-Asie centrale avait eu lieu à Xi'an le 19 mai 2023.",
        2,
    ),
    (
        "Le deuxième sommet Chine-Asie centrale s'est tenu à Astana. "
        "Le prochain sommet aura lieu en Chine en 2027.",
        2,
    ),
    (
        "Wang Yi a rencontré Murat Nurtleu le 3 mai 2023. Wang Yi a rencontré Murat Nurtleu le 5 juin 2024.",
        2,
    ),
]


def said(fact: Meeting) -> dict[str, Any]:
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
def reader() -> MeetingReader:
    assertion = AssertionReader(load_section("fr", AssertionWords))
    return MeetingReader(
        load_section("fr", MeetingCues), load_section("fr", CircumstanceWords), assertion, FRAMEWORK
    )


@pytest.mark.parametrize(("text", "published", "expected"), TOLD)
def test_a_meeting_is_told_with_what_its_clause_says(
    text: str, published: str | None, expected: list[dict[str, Any]]
) -> None:
    assert [said(one) for one in reader().meetings(reading_of(text, published))] == expected


@pytest.mark.parametrize("text", NOT_TOLD)
def test_what_is_denied_doubted_or_hoped_for_is_no_meeting(text: str) -> None:
    assert [said(one) for one in reader().meetings(reading_of(text))] == []


@pytest.mark.parametrize(("text", "number"), JOINED)
def test_mentions_of_one_meeting_are_one_fact(text: str, number: int) -> None:
    assert len(list(reader().meetings(reading_of(text)))) == number


def test_every_mention_is_evidence() -> None:
    text = JOINED[0][0]
    (meeting,) = reader().meetings(reading_of(text))
    assert [span.of(text)[:10] for span in meeting.evidence][:2] == ["La cinquiè", "La réunion"]


def test_the_day_before_counts_from_the_day_told_of_last() -> None:
    text = (
        "Le 26 avril 2025, les ministres se sont réunis à Almaty. "
        "La veille, Wang Yi avait rencontré Murat Nurtleu."
    )
    assert "2025-04-25" in [one.date for one in reader().meetings(reading_of(text))]


def test_the_members_of_a_mechanism_are_identified_by_the_pack() -> None:
    (meeting,) = reader().meetings(reading_of("Le sommet Chine-Asie centrale s'est tenu à Astana."))
    assert meeting.participants == ("CN", "KZ", "KG", "TJ", "TM", "UZ")
    assert meeting.date is None


# Where the words around a meeting tell its day and place, in part
AROUND: list[tuple[str, str | None, list[dict[str, Any]]]] = [
    (
        "Wang Yi doit se rendre jeudi à Achgabat, où il rencontrera son homologue turkmène Rachid Meredov.",
        "2024-03-12",
        [
            {"kind": "visit", "status": "planned", "date": "2024-03-14", "place": "ashgabat"},
            {"kind": "bilateral", "status": "planned", "date": "2024-03-14", "place": "ashgabat"},
        ],
    ),
    (
        "Le président kazakh Kassym-Jomart Tokaïev est arrivé lundi à Pékin ; il doit gagner mardi Tachkent.",
        "2024-06-03",
        [
            {"kind": "visit", "status": "held", "date": "2024-06-03", "place": "beijing"},
            {"kind": "visit", "status": "planned", "date": "2024-06-04", "place": "tashkent"},
        ],
    ),
    ("M. Tokaïev veut gagner la confiance de la Chine.", "2024-06-03", []),
    (
        "Samarcande doit accueillir un forum sur le tourisme.",
        None,
        [{"kind": "forum", "status": "planned", "place": "samarkand"}],
    ),
    (
        "La capitale kazakhe accueille mercredi et jeudi le sommet de l'OCS.",
        "2024-07-01",
        [{"kind": "summit", "status": "planned", "date": "2024-07-03/2024-07-04", "place": "astana"}],
    ),
    (
        "Le président Tokaïev a ouvert mercredi le sommet de l'OCS.",
        "2024-07-05",
        [{"kind": "summit", "status": "held", "date": "2024-07-03"}],
    ),
    (
        "Li Qiang est arrivé lundi à Bichkek. Il a été reçu par le président kirghiz Sadyr Japarov.",
        "2024-05-20",
        [
            {"kind": "visit", "status": "held", "date": "2024-05-20", "place": "bishkek"},
            {"kind": "bilateral", "status": "held", "date": "2024-05-20", "participants": "CN, KG"},
        ],
    ),
    (
        "Li Qiang est arrivé lundi à Bichkek. Il a été reçu par le président kirghiz Sadyr Japarov.",
        "2024-05-22",
        [
            {"kind": "visit", "status": "held", "date": "2024-05-20", "place": "bishkek"},
            {"kind": "bilateral", "status": "held", "date": None, "participants": "CN, KG"},
        ],
    ),
    (
        "Un accord a été signé en juin 2019, pendant la visite du président chinois Xi Jinping à Bichkek.",
        None,
        [{"kind": "visit", "status": "held", "date": "2019-06", "place": "bishkek"}],
    ),
    (
        "L'accord signé en juin 2013 a été évoqué pendant la visite du président chinois Xi Jinping à Bichkek.",
        None,
        [{"kind": "visit", "status": "held", "date": None, "place": "bishkek"}],
    ),
]


@pytest.mark.parametrize(("text", "published", "expected"), AROUND)
def test_the_words_around_a_meeting_tell_more_of_it(
    text: str, published: str | None, expected: list[dict[str, Any]]
) -> None:
    found = [said(one) for one in reader().meetings(reading_of(text, published))]
    parts = [{field: one.get(field) for field in part} for one, part in zip(found, expected, strict=True)]
    assert parts == expected
