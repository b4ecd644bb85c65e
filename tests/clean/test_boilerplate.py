"""What machine and site put around an article goes, and what resembles it stays."""

import pytest
from tests.clean.conftest import Clean, mostly

SHARE = 0.9  # of the examples that are right at least

BODY = """Le premier ministre a reçu lundi à Tachkent une délégation de la province du Gansu et son chef.
Les deux parties ont passé en revue les chantiers en cours et fixé au printemps leur prochaine rencontre.
La délégation se rendra mercredi à Samarcande, où elle doit visiter une usine de matériel agricole récente."""

MORE = """Le gouverneur a remercié ses hôtes et proposé d'ouvrir une liaison aérienne entre les deux villes.
Une centaine d'entreprises de la province sont déjà présentes dans le pays, d'après la chambre de commerce."""

# A line before the body, a line after it; each must go whole.
BEFORE = [
    "Accueil > International > Asie",
    "Portail des provinces>>Actualités du Gansu",
    "16:42 10.09.2024 (mis à jour 10:14 13.09.2024) URL courte",
    "Accueil | Politique | Économie | Vidéos",
    "FR | EN | RU | 中文",
    "Publié le 12 mars 2024 à 10h32",
    "Publié par Rédaction le 12/03/2024",
    "Mis à jour le 12 mars 2024",
    "Temps de lecture : 4 min",
    "Par Jeanne Moreau-Lemoine",
    "Par Jean Dupont, le 3 mai 2023 à 10h00",
    "Par Jean Dupont et Anna Petit",
    "12.03.2024 à 10h32 | Xinhua",
    "French.people.com.cn | 12.03.2024 08:31",
    "(Photo : Agence Untel)",
    "Photo:VCG",
    "Crédit photo : ministère des Transports",
    "Nous utilisons des cookies pour mesurer l'audience de ce site.",
    "Partager cet article sur Facebook Twitter WhatsApp",
    "Partager",
    "Imprimer | Envoyer | Partager",
    "Paris / La Gazette",
    "AA / Moscou",
    "Sujets : Conférence, Énergie",
    "Mots-clés : Asie, transport",
    "Aller au contenu principal",
]

AFTER = [
    "Lire aussi : Le port sec de Khorgos bat son record",
    "À lire également",
    "Plus: Les douanes publient leurs chiffres du trimestre",
    "Source link -57",
    "Source : Xinhua",
    "(Rédacteurs : Li Wei, Zhang Min)",
    "(Web editor: Anna, Liu)",
    "Tous droits réservés.",
    "© 2024 Agence Untel",
    "Copyright 2024 La Dépêche",
    "Abonnez-vous à notre lettre d'information pour recevoir nos articles.",
    "Suivez-nous sur Telegram",
    "Communiqué envoyé le et diffusé par :",
    "Tags: #Ouzbékistan #Gansu",
    "Temps mondiaux",
    "(avec AFP)",
    "La rédaction",
    "3 commentaires",
    "Votre adresse e-mail ne sera pas publiée. Les champs obligatoires sont indiqués avec *",
    "Propos recueillis par Jean Dupont",
    "Cet article est apparu en premier sur Untel Infos.",
    "www.exemple.org",
    "A- A+ | Version imprimable | Signaler une erreur",
    "Jean Dupont",
    "L'avis de l'auteur peut ne pas coïncider avec celui de la rédaction.",
    "Les points de vue exprimés peuvent différer de la position du journal.",
]

# A line in the midst of the body that must stay.
KEPT = [
    "PÉKIN, 18 mai (Xinhua) -- Le président a reçu les chefs d'État de la région au palais du Peuple.",
    "xian La Chine souhaite travailler plus étroitement avec les États de la région, a dit le ministre.",
    "Un forum consacré à l'énergie",
    "Énergie et transports",
    "Par ailleurs, les deux pays ont convenu d'ouvrir un poste frontière supplémentaire.",
    "Plus de trente entreprises ont pris part à cette rencontre entre les deux pays.",
    "Publié vendredi, le rapport de la banque table sur une croissance de 4 % en 2025.",
    "Selon le communiqué publié le 12 mars 2024 par le ministère, les travaux dureront trois ans.",
    "La source du fleuve se trouve au Kirghizistan, a rappelé le ministre à ses hôtes.",
    "- la construction d'un pont sur le fleuve",
    "1. Les Parties ouvriront des négociations.",
    "27 avril 2025 – Réunion des ministres à Almaty",
    "Le parlement a adopté une loi sur la protection des données et la confidentialité des banques.",
    "« Nous suivons ce dossier de près », a dit le porte-parole, cité par l'agence de presse.",
    "Voir plus loin que l'horizon de 2030 est nécessaire, a estimé l'économiste.",
    "Kazakhstan     41,0     +32 %",
    "Chine - Kazakhstan",
    "Les deux pays entendent partager leurs données sur les cours d'eau communs.",
    "Fait à Tachkent le 12 mars 2024, en deux exemplaires.",
]


def _spans(cleaned: Clean, text: str) -> list[str]:
    return [text[start:end] for start, end in cleaned(text).boilerplate]


@pytest.mark.parametrize("titled", [True, False])
def test_lines_of_the_site_above_the_article_go_whole(cleaned: Clean, titled: bool) -> None:
    title = "Une délégation du Gansu attendue à Tachkent pour parler de transports\n\n" if titled else ""
    assert mostly((_spans(cleaned, f"{line}\n\n{title}{BODY}") == [line] for line in BEFORE), SHARE)


def test_lines_of_the_site_below_the_article_go_whole(cleaned: Clean) -> None:
    assert mostly((_spans(cleaned, f"{BODY}\n\n{line}") == [line] for line in AFTER), SHARE)


@pytest.mark.parametrize("line", KEPT)
def test_a_line_of_the_article_stays(cleaned: Clean, line: str) -> None:
    first, rest = BODY.split("\n", 1)
    assert _spans(cleaned, f"{first}\n{line}\n{rest}") == []


def test_a_body_alone_has_no_boilerplate(cleaned: Clean) -> None:
    assert _spans(cleaned, BODY) == []


CAPTIONS = [
    "( AFP / Jeanne DUPONT )",
    "Un train de marchandises près de la gare, le 19 novembre 2025 ( AFP / Jeanne DUPONT )",
    "Mme Dupont prononce un discours. (Hebdo-Est/Li Wei)",
    "Vue du col, au petit matin. Crédit : Agence Untel.",
]
NO_CAPTIONS = [
    "La ligne passera par deux gares du nord (Jinghe/Korgas Ouest).",
    "Le ministre a annoncé que le pont serait ouvert en mai (Xinhua/Li Wei)",
]


@pytest.mark.parametrize("line", CAPTIONS)
def test_a_line_with_the_credit_of_its_picture_goes_wherever_it_stands(cleaned: Clean, line: str) -> None:
    for text in (f"{BODY}\n{line}\n{MORE}", f"{BODY}\n{line}", f"{line}\n{BODY}"):
        assert _spans(cleaned, text) == [line]


@pytest.mark.parametrize("line", NO_CAPTIONS)
def test_sentences_with_names_in_brackets_stay(cleaned: Clean, line: str) -> None:
    assert all(span != line for span in _spans(cleaned, f"{BODY}\n{line}\n{MORE}"))


POINTERS = [
    "Lire aussi sur notre site : Le port sec de Khorgos bat son record",
    "À lire également : Au Kirghizistan, les routes du sud rouvrent",
    "> Voir aussi | Le fleuve en crue depuis dimanche",
    "À écouter aussi : notre série sur les mines du Pamir",
]


@pytest.mark.parametrize("line", POINTERS)
def test_a_line_that_points_to_another_article_goes_wherever_it_stands(cleaned: Clean, line: str) -> None:
    for text in (f"{BODY}\n\n{line}\n\n{MORE}", f"{BODY}\n\n{MORE}\n\n{line}"):
        assert [one.strip() for one in _spans(cleaned, text)] == [line]


@pytest.mark.parametrize("line", ["Lire : à Samarcande, la bibliothèque rouvre.", "Voir plus loin que 2030."])
def test_a_sentence_that_only_begins_so_stays(cleaned: Clean, line: str) -> None:
    first, rest = BODY.split("\n", 1)
    assert line not in _spans(cleaned, f"{first} {line}\n{rest}\n\n{MORE}")


def test_a_title_between_lines_of_the_site_stays(cleaned: Clean) -> None:
    title = "Le premier ministre reçoit une délégation de la province du Gansu et fixe la prochaine rencontre"
    text = f"Accueil > Actualités > Activités\n{title}\n2024-03-12 10:32\n\n{BODY}"
    assert all(title not in span for span in _spans(cleaned, text))


INSIDE = [
    ("Le pont a été ouvert lundi. (Photo : Agence Untel) Il relie les deux rives.", "(Photo : Agence Untel)"),
    ("Le pont a été ouvert lundi (Xinhua/Li Wei) au trafic des camions.", "(Xinhua/Li Wei)"),
    ("Le pont a été ouvert lundi. Abonnez-vous à notre lettre. Il relie les deux rives.",
     "Abonnez-vous à notre lettre."),
    ("Le pont a été ouvert lundi. [Lire aussi : Le fleuve en crue]", "[Lire aussi : Le fleuve en crue]"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "gone"), INSIDE)
def test_a_passage_inside_a_line_goes_alone(cleaned: Clean, line: str, gone: str) -> None:
    assert _spans(cleaned, f"{BODY}\n{line}\n{MORE}") == [gone]


def test_a_repeated_title_goes_the_second_time(cleaned: Clean) -> None:
    title = "Une délégation du Gansu à Tachkent"
    text = f"{title}\n\n{title}\n\n{BODY}"
    assert cleaned(text).boilerplate == ((len(title) + 2, 2 * len(title) + 2),)


def test_a_title_above_the_stamp_stays(cleaned: Clean) -> None:
    text = f"Une délégation du Gansu attendue à Tachkent\nPublié le 12 mars 2024\n\n{BODY}"
    assert _spans(cleaned, text) == ["Publié le 12 mars 2024"]


def test_a_masthead_above_the_stamp_goes_where_a_title_follows(cleaned: Clean) -> None:
    head = "Ministère des Transports de l'Ouzbékistan\nActualités | 12.03.2024"
    text = f"{head}\n\nUne délégation du Gansu attendue à Tachkent pour parler de transports\n\n{BODY}"
    assert _spans(cleaned, text) == [head]


def test_comments_go_to_the_end(cleaned: Clean) -> None:
    comments = "Commentaires (2)\nAlice\nJe n'y crois pas, ce projet n'avancera jamais, hélas.\nBob\nMoi si."
    assert _spans(cleaned, f"{BODY}\n\n{comments}") == [comments]


def test_a_page_of_notices_alone_leaves_no_block(cleaned: Clean) -> None:
    result = cleaned("Accueil | Politique | Économie\nCe site utilise des cookies.\nTous droits réservés.")
    assert result.blocks == () and len(result.boilerplate) == 1
