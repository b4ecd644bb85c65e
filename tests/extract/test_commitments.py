"""What parties undertake to do."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.extract.reading_french import FRAMEWORK, reading_of

from dragoman.extract.commitments.reader import CommitmentReader
from dragoman.extract.statements.reader import statements
from dragoman.model.fact import Commitment
from dragoman.packs.cues import ReportingCues
from dragoman.packs.events import AssertionWords
from dragoman.packs.language import load_section
from dragoman.packs.undertakings import CommitmentWords
from dragoman.packs.weights import load_weights

WORDS = load_section("fr", CommitmentWords)
ASSERTION = load_section("fr", AssertionWords)
READER = CommitmentReader(WORDS, ASSERTION, FRAMEWORK, load_weights("fr", "commitment"))
CUES = load_section("fr", ReportingCues)
SIX = ["CN", "KG", "KZ", "TJ", "TM", "UZ"]
REGION = ["KG", "KZ", "TJ", "TM", "UZ"]


def found(text: str, published: str | None = "2025-06-01") -> tuple[Sequence[Commitment], str]:
    reading = reading_of(text, published)
    return tuple(READER.commitments(reading, statements(reading, CUES))), reading.text


def who(one: Commitment) -> list[str]:
    return sorted(party if isinstance(party, str) else party.label for party in one.actors)


ONE = [
    (
        "La Chine s'engage à soutenir la présidence kirghize.",
        ["CN"],
        "pledge",
        "soutenir la présidence kirghize",
    ),
    ("Le Kazakhstan s'est engagé à achever la ligne.", ["KZ"], "pledge", "achever la ligne"),
    (
        "Astana et Pékin sont convenus en juillet de doubler leurs échanges.",
        ["CN", "KZ"],
        "agreement",
        "doubler leurs échanges",
    ),
    (
        "La Chine et le Tadjikistan ont décidé d'élever leurs relations.",
        ["CN", "TJ"],
        "agreement",
        "élever leurs relations",
    ),
    ("La Chine a décidé d'ouvrir une école à Och.", ["CN"], "plan", "ouvrir une école à Och"),
    (
        "L'Ouzbékistan est disposé à élargir la coopération énergétique.",
        ["UZ"],
        "willingness",
        "élargir la coopération énergétique",
    ),
    ("La Chine, voisine amicale, est prête à fournir une aide.", ["CN"], "willingness", "fournir une aide"),
    (
        "La partie turkmène s'est dite prête à augmenter ses livraisons.",
        ["TM"],
        "willingness",
        "augmenter ses livraisons",
    ),
    (
        "Le Kazakhstan souhaite étendre la coopération douanière.",
        ["KZ"],
        "willingness",
        "étendre la coopération douanière",
    ),
    (
        "L'Ouzbékistan a exprimé sa volonté de rejoindre l'organisation.",
        ["UZ"],
        "willingness",
        "rejoindre l'organisation",
    ),
    ("La Partie kirghize propose de construire une route.", ["KG"], "proposal", "construire une route"),
    (
        "Pékin a proposé à ses partenaires de créer un fonds commun.",
        ["CN"],
        "proposal",
        "créer un fonds commun",
    ),
    (
        "En 2020, la Chine a proposé la création d'un mécanisme commun.",
        ["CN"],
        "proposal",
        "la création d'un mécanisme commun",
    ),
    (
        "Le Kirghizistan prévoit d'achever la route cette année.",
        ["KG"],
        "plan",
        "achever la route cette année",
    ),
    ("Le gouvernement kirghiz entend privatiser la société.", ["KG"], "pledge", "privatiser la société"),
    (
        "Tachkent ambitionne de produire 40 % d'électricité verte.",
        ["UZ"],
        "plan",
        "produire 40 % d'électricité verte",
    ),
    ("Le Kazakhstan accueillera le prochain sommet.", ["KZ"], "plan", "accueillera le prochain sommet"),
    (
        "Le Kazakhstan organisera un forum sur le transit.",
        ["KZ"],
        "plan",
        "organisera un forum sur le transit",
    ),
    ("La Chine fournira une aide au Tadjikistan.", ["CN"], "pledge", "fournira une aide au Tadjikistan"),
    (
        "La Chine va activement participer à la construction du port.",
        ["CN"],
        "pledge",
        "activement participer à la construction du port",
    ),
    (
        "La Chine, a promis le ministre chinois Wang Yi, poursuivra son ouverture.",
        ["CN"],
        "pledge",
        "poursuivra son ouverture",
    ),
    (
        "La Chine attache du prix à ces liens et soutiendra comme toujours ses voisins.",
        ["CN"],
        "pledge",
        "soutiendra comme toujours ses voisins",
    ),
    (
        "La Chine continuera à soutenir fermement le Tadjikistan.",
        ["CN"],
        "pledge",
        "continuera à soutenir fermement le Tadjikistan",
    ),
    (
        "Le ministre kazakh a indiqué que le Kazakhstan allait supprimer les visas.",
        ["KZ"],
        "pledge",
        "supprimer les visas",
    ),
    (
        "Le président chinois Xi Jinping a annoncé que Pékin accorderait 1,5 milliard de yuans de dons.",
        ["CN"],
        "pledge",
        "accorderait 1,5 milliard de yuans de dons",
    ),
    (
        "Le Kazakhstan a promis que ses ports resteraient ouverts.",
        ["KZ"],
        "pledge",
        "ses ports resteraient ouverts",
    ),
    (
        "La banque chinoise Exim a promis un prêt de 500 millions de dollars.",
        ["Exim"],
        "pledge",
        "un prêt de 500 millions de dollars",
    ),
    ("Les pays d'Asie centrale ont promis à la Chine leur soutien.", REGION, "pledge", "leur soutien"),
    (
        "Les six pays intensifieront leur lutte contre le terrorisme.",
        SIX,
        "pledge",
        "intensifieront leur lutte contre le terrorisme",
    ),
    (
        "Le Kazakhstan, le Kirghizistan et l'Ouzbékistan construiront ensemble la centrale.",
        ["KG", "KZ", "UZ"],
        "pledge",
        "construiront ensemble la centrale",
    ),
    (
        "Le Premier ministre tadjik a déclaré que son pays souhaitait importer de l'électricité.",
        ["TJ"],
        "willingness",
        "importer de l'électricité",
    ),
    (
        "« Nous allons lancer une ligne aérienne », a assuré le ministre kazakh Marat Karabaïev.",
        ["KZ"],
        "pledge",
        "lancer une ligne aérienne",
    ),
    (
        "Les présidents Xi Jinping et Kassym-Jomart Tokaïev se sont engagés à combiner leurs stratégies.",
        ["CN", "KZ"],
        "pledge",
        "combiner leurs stratégies",
    ),
    (
        "La compagnie chinoise China Energy s'apprête à investir un milliard de dollars.",
        ["China Energy"],
        "plan",
        "investir un milliard de dollars",
    ),
    (
        "La Banque asiatique de développement prêtera 300 millions de dollars.",
        ["Asian Development Bank"],
        "pledge",
        "prêtera 300 millions de dollars",
    ),
    (
        "L'Ouzbékistan s'est fixé comme objectif de réduire ses émissions.",
        ["UZ"],
        "plan",
        "réduire ses émissions",
    ),
    (
        "Astana et Pékin se sont engagés mutuellement à ne pas adhérer à des alliances.",
        ["CN", "KZ"],
        "pledge",
        "ne pas adhérer à des alliances",
    ),
    (
        "La Chine et le Kazakhstan se rencontrent. Les deux parties renforceront leur coopération.",
        ["CN", "KZ"],
        "pledge",
        "renforceront leur coopération",
    ),
    (
        "La Chine soutient le Kirghizistan ; elle est disposée à financer la route.",
        ["CN"],
        "willingness",
        "financer la route",
    ),
    (
        "La Chine est prête à aider à améliorer la sécurité et à renforcer les frontières.",
        ["CN"],
        "willingness",
        "aider à améliorer la sécurité et à renforcer les frontières",
    ),
    (
        "Xi Jinping a reçu le président tadjik Emomali Rahmon. Les parties ouvriront des négociations.",
        ["CN", "TJ"],
        "pledge",
        "ouvriront des négociations",
    ),
    (
        "La Chine et le Kazakhstan ont parlé de gaz, en convenant de construire un port.",
        ["CN", "KZ"],
        "agreement",
        "construire un port",
    ),
    (
        "Les relations sino-tadjikes sont bonnes. Les deux parties sont convenues de rouvrir la route.",
        ["CN", "TJ"],
        "agreement",
        "rouvrir la route",
    ),
    (
        "La Chine est prête à protéger, avec le Kazakhstan, les eaux de l'Ili.",
        ["CN"],
        "willingness",
        "protéger, avec le Kazakhstan, les eaux de l'Ili",
    ),
    (
        "La partie chinoise entend, comme par le passé, soutenir les écoles kirghizes.",
        ["CN"],
        "pledge",
        "soutenir les écoles kirghizes",
    ),
    (
        "Le Tadjikistan a fait part de sa volonté d'acheter des locomotives, sans citer de prix.",
        ["TJ"],
        "willingness",
        "acheter des locomotives",
    ),
    (
        "Le Kazakhstan a exprimé son intention d'ouvrir un bureau à Chengdu.",
        ["KZ"],
        "pledge",
        "ouvrir un bureau à Chengdu",
    ),
    (
        "La Chine s'opposera aux sanctions.",
        ["CN"],
        "pledge",
        "s'opposera aux sanctions",
    ),
    (
        "La Chine et le Tadjikistan se sont entendus pour alléger les contrôles.",
        ["CN", "TJ"],
        "agreement",
        "alléger les contrôles",
    ),
    (
        "La Chine réunira en mai à Xi'an les ministres de la région.",
        ["CN"],
        "plan",
        "réunira en mai à Xi'an les ministres de la région",
    ),
    (
        "La Chine et l'Ouzbékistan ont signé un traité. Les deux pays ne tolèreront aucune base étrangère.",
        ["CN", "UZ"],
        "pledge",
        "ne tolèreront aucune base étrangère",
    ),
    (
        "La Chine, le Kirghizistan et l'Ouzbékistan ont une étude ; les trois pays la paieront à parts égales.",
        ["CN", "KG", "UZ"],
        "pledge",
        "la paieront à parts égales",
    ),
    (
        "Wang Yi avait promis deux ans plus tôt, en mai 2021, que la Chine ouvrirait dix ateliers.",
        ["CN"],
        "pledge",
        "ouvrirait dix ateliers",
    ),
    (
        "La Chine aidera à bâtir des écoles, a promis un certain M. Zhou.",
        ["CN"],
        "pledge",
        "aidera à bâtir des écoles",
    ),
    (
        "Le président chinois a parlé avec Sadyr Japarov. M. Xi souhaite bâtir une école à Och.",
        ["CN"],
        "willingness",
        "bâtir une école à Och",
    ),
    (
        "L'investisseur, qui avait promis de verser 20 millions de dollars à la ville, a pris du retard.",
        ["investisseur"],
        "pledge",
        "verser 20 millions de dollars à la ville",
    ),
    (
        "La partie kazakhe publiera chaque mois la liste des transporteurs admis.",
        ["KZ"],
        "pledge",
        "publiera chaque mois la liste des transporteurs admis",
    ),
    (
        "Au Kazakhstan, China Energy prévoit de construire deux centrales.",
        ["China Energy"],
        "plan",
        "construire deux centrales",
    ),
    (
        "Le président kazakh propose des consultations trimestrielles sur les transports.",
        ["KZ"],
        "proposal",
        "des consultations trimestrielles sur les transports",
    ),
    (
        "La Chine a salué la création du secrétariat et promis de soutenir ses travaux.",
        ["CN"],
        "pledge",
        "soutenir ses travaux",
    ),
    (
        "En 2013, le président chinois Xi Jinping proposait aux pays voisins de bâtir une ceinture économique.",
        ["CN"],
        "proposal",
        "bâtir une ceinture économique",
    ),
    (
        "La Chine et le Kazakhstan visent 30 milliards de dollars d'échanges en 2030.",
        ["CN", "KZ"],
        "plan",
        "30 milliards de dollars d'échanges en 2030",
    ),
    (
        "« Le gouvernement est prêt à soutenir les mineurs », a dit le premier ministre kazakh Oljas Bektenov.",
        ["KZ"],
        "willingness",
        "soutenir les mineurs",
    ),
    (
        "Le ministre kazakh de l'Intérieur s'est déclaré prêt à l'approfondissement de la coopération policière.",
        ["KZ"],
        "willingness",
        "l'approfondissement de la coopération policière",
    ),
    (
        "Le fabricant compte produire 5 millions de doses.",
        ["fabricant"],
        "pledge",
        "produire 5 millions de doses",
    ),
    (
        "La Chine et le Tadjikistan mèneront une action plus étroite contre le trafic.",
        ["CN", "TJ"],
        "pledge",
        "mèneront une action plus étroite contre le trafic",
    ),
]


LISTED = """Les Parties chinoise et kazakhe sont convenues de ce qui suit :

1. Renforcer la confiance et respecter la voie de chacune.

2. Créer un fonds pour les régions.

Les Parties notent que leur coopération ne vise personne."""

HEADED = """Ce que la Chine s'est engagée à faire
- accorder 300 millions de dollars de dons ;
- former 2 000 agronomes.

Engagements du Kazakhstan
- construire deux serres à Och."""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            LISTED,
            [
                (["CN", "KZ"], "Renforcer la confiance"),
                (["CN", "KZ"], "respecter la voie de chacune"),
                (["CN", "KZ"], "Créer un fonds pour les régions"),
            ],
        ),
        (
            HEADED,
            [
                (["CN"], "accorder 300 millions de dollars de dons"),
                (["CN"], "former 2 000 agronomes"),
                (["KZ"], "construire deux serres à Och"),
            ],
        ),
    ],
)
def test_the_points_of_a_list_are_undertaken_by_whom_its_head_names(
    text: str, expected: list[tuple[list[str], str]]
) -> None:
    facts, working = found(text)
    assert [(who(one), one.action.of(working)) for one in facts] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Le groupe propose des véhicules à bas prix.",
        "Mme Li a proposé aux ministres une visite de l'usine.",
        "Le ministre chinois a promis de « nouvelles réalisations ».",
        "Le chef de la diplomatie tadjike a proposé un échange de vues.",
        "La Chine, a promis le ministre Wang Yi, est un grand pays.",
    ],
)
def test_wares_words_and_meetings_are_nothing_that_a_party_undertakes(text: str) -> None:
    assert not found(text)[0]


@pytest.mark.parametrize(("text", "actors", "modality", "action"), ONE)
def test_a_party_undertakes_something(text: str, actors: list[str], modality: str, action: str) -> None:
    facts, working = found(text)
    assert [(who(one), one.modality, one.action.of(working)) for one in facts] == [(actors, modality, action)]


@pytest.mark.parametrize(
    ("text", "actions"),
    [
        (
            "La Chine est disposée à regrouper les stratégies et à poursuivre la modernisation.",
            ["regrouper les stratégies", "poursuivre la modernisation"],
        ),
        (
            "La Chine et le Kirghizistan sont convenus d'accroître le commerce, de bâtir un pont et de rouvrir la route.",
            ["accroître le commerce", "bâtir un pont", "rouvrir la route"],
        ),
        (
            "Le Kazakhstan souhaite étendre la coopération, renforcer les échanges et ouvrir des lignes.",
            ["étendre la coopération", "renforcer les échanges", "ouvrir des lignes"],
        ),
        (
            "La Chine va ouvrir un port et aussi construire des routes.",
            ["ouvrir un port", "construire des routes"],
        ),
        (
            "La Chine formera 500 spécialistes et le Kazakhstan fournira les locaux.",
            ["formera 500 spécialistes", "fournira les locaux"],
        ),
        (
            "Le gouvernement kirghiz entend vendre la société et compte réduire la dette.",
            ["vendre la société", "réduire la dette"],
        ),
        ("La Chine construira un pont, qui reliera les deux rives.", ["construira un pont"]),
        ("La Chine construira un pont, a déclaré le ministre chinois Wang Yi.", ["construira un pont"]),
        ("La Chine construira un pont, ajoutant ainsi une voie de transit.", ["construira un pont"]),
        ("La Chine renforcera ses liens lors du prochain sommet.", ["renforcera ses liens"]),
        ("La Chine « soutiendra la paix », a dit Wang Yi.", ["soutiendra la paix"]),
        (
            "La Chine importera du blé, du coton et des fruits du Kazakhstan.",
            ["importera du blé, du coton et des fruits du Kazakhstan"],
        ),
        (
            "La Chine construira la route Barskoon – Aksou.",
            ["construira la route Barskoon – Aksou"],
        ),
        (
            "Le Kazakhstan est disposé à élargir le commerce ainsi qu'à accélérer les travaux.",
            ["élargir le commerce", "accélérer les travaux"],
        ),
        (
            "L'Ouzbékistan a proposé de fonder un institut et invité les entreprises à investir.",
            ["fonder un institut"],
        ),
        (
            "La Chine continuera d'élargir les achats, dont les fruits et le miel, et d'aider les éleveurs kazakhs.",
            ["continuera d'élargir les achats, dont les fruits et le miel", "aider les éleveurs kazakhs"],
        ),
        (
            "La Chine élargira ses liens dans des domaines tels que le cinéma, et encouragera les jumelages.",
            ["élargira ses liens dans des domaines tels que le cinéma", "encouragera les jumelages"],
        ),
    ],
)
def test_each_coordinated_action_is_one_and_ends_where_it_ends(text: str, actions: list[str]) -> None:
    facts, working = found(text)
    assert [one.action.of(working) for one in facts] == actions


@pytest.mark.parametrize(
    ("text", "actions"),
    [
        (
            "Wang Yi a dit ce que la Chine fournira :\n\n- 500 tonnes de blé ;\n- 30 bourses par an.",
            ["500 tonnes de blé", "30 bourses par an"],
        ),
        (
            "La Chine apportera au Tadjikistan :\n\n- 200 autobus ;\n- un centre de formation.\n\nÀ suivre.",
            ["200 autobus", "un centre de formation"],
        ),
        ("Ce que la Chine a déjà livré :\n\n- 200 autobus ;\n- un centre de formation.", []),
        ("La Chine ne fournira pas au Tadjikistan :\n\n- 200 autobus ;\n- un centre de formation.", []),
    ],
)
def test_each_item_below_what_a_party_will_bring_is_one(text: str, actions: list[str]) -> None:
    facts, working = found(text)
    assert [one.action.of(working) for one in facts] == actions
    assert {party for one in facts for party in who(one)} <= {"CN"}


GUESSED = [
    # words without a name for whom no rule settles: the party that is most probable, less sure than others
    (
        "Xi Jinping a reçu à Pékin le président kazakh Kassym-Jomart Tokaïev. Le groupe Zijin y a signé un "
        "contrat avec la société Kyrgyzaltyn. Les deux entreprises prévoient de bâtir une usine.",
        {"Zijin", "Kyrgyzaltyn", "zijin-mining", "kyrgyzaltyn"},
    ),
    (
        "La mairie de Bichkek a reçu 50 autobus chinois. Elle promet de les mettre en circulation en mai.",
        {"bishkek", "mairie de Bichkek", "La mairie de Bichkek", "KG"},
    ),
]


@pytest.mark.parametrize(("text", "accepted"), GUESSED)
def test_words_without_a_name_stand_for_who_is_most_probable(text: str, accepted: set[str]) -> None:
    facts, _ = found(text)
    assert len(facts) == 1
    names = {
        name
        for who in facts[0].actors
        for name in ((who,) if isinstance(who, str) else (who.id, who.label, *who.labels))
    }
    assert names & accepted
    assert facts[0].confidence < 1


NOTHING = [
    "Les investisseurs chinois souhaitent bâtir une usine.",
    "L'exploitant doit livrer la centrale en 2027.",
    "La Chine n'a pas promis de financer la ligne.",
    "Pékin n'a jamais promis de construire cette ligne.",
    "Le Tadjikistan ne s'est pas engagé à rembourser sa dette.",
    "Le Turkménistan aurait accepté de réduire ses prix.",
    "Pékin serait prêt à financer le tunnel.",
    "La Chine aurait promis de financer la ligne.",
    "Le bruit court que la Chine s'engage à acheter le gisement.",
    "Le Kirghizistan espère attirer des investissements chinois.",
    "La Chine et le Kazakhstan doivent renforcer leur coopération.",
    "Il faut accélérer la construction de la ligne.",
    "Il convient de renforcer la coopération avec la Chine.",
    "Wang Yi a appelé ses partenaires à construire des institutions communes.",
    "Le ministre kazakh souhaite que les deux pays signent un traité.",
    "Xi Jinping effectuera une visite d'État au Kazakhstan.",
    "Xi Jinping se rendra à Astana et y rencontrera Vladimir Poutine.",
    "Les ministres de la Chine et du Kazakhstan se réuniront à Almaty.",
    "Les présidents chinois et kazakh participeront au sommet de l'OCS.",
    "Le prochain sommet aura lieu en Chine.",
    "La Chine et le Kazakhstan signeront un accord.",
    "La Chine est prête à accueillir la délégation kazakhe.",
    "La Chine a construit une école à Douchanbé.",
    "La Chine a tenu sa promesse de livrer les vaccins.",
    "La Chine exempte désormais les Ouzbeks de visa.",
    "La Chine deviendra le premier partenaire de la région.",
    "La Chine dominera le marché de la région.",
    "Le Kazakhstan aura besoin de la Chine.",
    "L'Ouzbékistan économisera 25 millions de dollars par an.",
    "Le Kazakhstan dépendra des importations chinoises.",
    "La Chine entend rester neutre.",
    "Le Kazakhstan va mal.",
    "Le Kirghizistan compte 7 millions d'habitants.",
    "Le projet vise à relier Kachgar à Andijan.",
    "La réunion de la Chine et du Kazakhstan permettra de renforcer la sécurité.",
    "La ligne partira de Kachgar et desservira Andijan.",
    "Si la Chine accepte de prêter, le Kirghizistan construira la route.",
    "« Si la Chine nous aide, nous construirons la route », a dit le ministre kirghiz.",
    "Selon un expert, la Chine construira trois centrales au Kirghizistan.",
    "La Chine va-t-elle investir au Kazakhstan ?",
    "Le Kazakhstan renforcera-t-il ses liens avec Moscou ?",
    "La Chine refuse de financer le gazoduc.",
    "Le Tadjikistan a renoncé à construire le barrage.",
    "Le Kazakhstan a démenti vouloir vendre le port.",
    "Le Kazakhstan pourrait construire une centrale.",
    "La Chine est consciente des risques et pourrait réduire ses prêts.",
    "Le président kirghiz souhaite saluer les efforts de la Chine.",
    "Xi Jinping a souhaité plein succès aux participants.",
    "La Chine et le Kazakhstan ont examiné la possibilité de fonder un conseil.",
    "On attend de la Chine qu'elle finance la centrale.",
    "L'équipe kazakhe affrontera la Chine samedi.",
    "Le Turkménistan ne vendra plus de gaz.",
    "Le Kazakhstan ne participera pas au forum.",  # one alone that stays away
    "Les parties chinoise et kazakhe ont signé le programme de coopération pour 2026.",
    "Ce Traité vise à consacrer l'amitié entre la Chine et le Kazakhstan.",
    "La Chine livrera sans doute du matériel, selon un analyste.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_binds_nobody_is_no_commitment(text: str) -> None:
    facts, working = found(text)
    assert [one.action.of(working) for one in facts] == []


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("La Chine s'engage à réduire ses émissions d'ici 2030.", "2030"),
        ("Le Kazakhstan s'est engagé à achever la ligne en 2028.", "2028"),
        ("La Chine s'engage à livrer les wagons avant le 20 décembre 2025.", "2025-12-20"),
        ("Le Kazakhstan accueillera le prochain sommet en 2027.", "2027"),
        ("La Chine autorisera 15 trains par jour à partir du 1er mars 2026.", None),
        ("La Chine soutiendra la présidence kirghize en 2025-2026.", None),
        ("La Chine et le Kazakhstan sont convenus de doubler leurs échanges.", None),
        ("La Chine accordera cette année un don.", "2025"),
        ("D'ici à la fin de 2027, la Chine s'engage à livrer les wagons.", "2027"),
        ("En 2027, le Kazakhstan accueillera le sommet.", "2027"),
        ("Lundi, la Chine s'est engagée à livrer les wagons.", None),
    ],
)
def test_a_deadline_is_the_date_by_which_or_at_which_it_is_done(text: str, deadline: str | None) -> None:
    facts, _ = found(text)
    assert [one.deadline for one in facts] == [deadline]


def test_what_will_be_made_is_pledged_by_those_who_just_agreed() -> None:
    facts, working = found(
        "La Chine et le Kirghizistan ont convenu d'ouvrir des ports. Des centres de formation seront créés."
    )
    assert [(who(one), one.action.of(working)) for one in facts] == [
        (["CN", "KG"], "ouvrir des ports"),
        (["CN", "KG"], "Des centres de formation seront créés"),
    ]


def test_an_impersonal_agreement_binds_those_whom_the_text_speaks_of() -> None:
    facts, working = found(
        "La Chine et les pays d'Asie centrale ont tenu un sommet. Il a été convenu que des réunions auraient lieu "
        "régulièrement."
    )
    assert [(who(one), one.modality, one.action.of(working)) for one in facts] == [
        (SIX, "agreement", "des réunions auraient lieu régulièrement")
    ]


def test_a_heading_that_the_text_repeats_gives_nothing_of_its_own() -> None:
    facts, _ = found(
        "La Chine veut ouvrir une école à Och\n\nLa Chine est prête à ouvrir une école à Och, a déclaré Wang Yi."
    )
    assert len(facts) == 1


def test_a_sentence_without_a_parse_yields_nothing_wrong() -> None:
    facts, _ = found("Chine\tKazakhstan\n41,0\t+32 %\n")
    assert facts == ()
