"""What stands above the first paragraph and below the last one goes; title, dateline and the article's days stay.

In the examples `[[` and `]]` enclose what must go, `{T}` is a title, `{B}` an article (`{B1}`, `{B2}` its halves).
"""

import pytest
from tests.clean.conftest import Clean, mostly
from tests.clean.test_boilerplate import BODY

# How many of the examples are right at least.
SHARE_HEADS, SHARE_DATED, SHARE_FEET = 0.91, 0.95, 0.9
SHARE_OWN, SHARE_UNDATED, SHARE_ENDS = 0.5, 0.6, 0.5

TITLE = "Une délégation du Gansu attendue à Tachkent"
FIRST, _, REST = BODY.partition("\n")

# A page, and the day or month that it was published.
HEADS: list[tuple[str, str | None]] = [
    (
        "[[LA LETTRE DES COLS\nN° 12 — 12 mars 2024 — Pour lire ce message dans votre navigateur, cliquez ici]]\n\n{T}\n\n{B}",
        "2024-03-12",
    ),
    (
        "[[Les Cols | Monde | En direct\nMis à jour le 12 mars 2024 à 9 h 40\nPartager   Commenter (4)   Recevoir les alertes]]\n\n{T}\n\n{B}",
        "2024-03-12",
    ),
    ("[[LA SEMAINE DES COLS ET DES GARES\ndu 4 au 10 mars 2024]]\n\n→ {T}\n{B}", None),
    ("{T}\n\n[[Propos recueillis à Tachkent par Anne B. – 12 mars 2024]]\n\n{B}", "2024-03-12"),
    ("{T}\n[[Par la rédaction des Cols]]\n\n{B}", None),
    ("[[Sports › Lutte]]\n\nOtabek Karimov, premier Ouzbek sur le toit du monde\n\n{B}", None),
    ("[[Observatoire des cols — Note n° 14]]\n\n{T}\n\nL'essentiel\n{B}", None),
    ("{T}\n\nTachkent – Pékin, le 12 mars 2024 – {B}", "2024-03-12"),
    ("{T}\n\n{B}\n\nTachkent, le 12 mars 2024", "2024-03-12"),
    ("{T}\n\n{B}\n\n[[Les Cols, la revue de la montagne – Adhérer – Nous écrire]]", None),
    ("{T}\n\n{B}\n\n[[[IMPRIMER] | [ENVOYER À UN AMI] | Retour]]", None),
    ("{T}\n\n{B}\n\n[[Anne Bertin est chercheuse associée à l'Observatoire. Ce texte n'engage que son auteur.]]", None),
    ("{T}\n\n{B}\n\n[[Entretien réalisé en russe par Anne Bertin. Les Cols, n° 88, juillet 2024.]]", "2024-07"),
    ("[[LA VOIX DES STEPPES]]\n\n[[Mardi 12 mars 2024]]\n\n{T}\n\n{B}", "2024-03-12"),
    ("[[LA VOIX DES STEPPES - N° 1204 - Mardi 12 mars 2024 - 2,50 €]]\n\n{T}\n\n{B}", "2024-03-12"),
    ("[[Bulletin économique d'Asie centrale\nN° 45, mars 2024]]\n\n{T}\n\n{B}", "2024-03"),
    ("[[Bulletin mensuel n° 45 – Mars 2024]]\n\n{T}\n\n{B}", "2024-03"),
    (
        "[[Carnets du Pamir\nle blog d'un ingénieur en vadrouille]]\n\n{T}\n[[Publié le 12 mars 2024 dans Récits, Ouzbékistan | 4 commentaires]]\n\n{B}",
        "2024-03-12",
    ),
    ("[[CHRONIQUE]]\n\n{T}\n\n[[Par Jean Dupont]]\n[[12 mars 2024]]\n\n{B}", "2024-03-12"),
    ("{T}\n\n[[Par Jean Dupont, à Tachkent]]\n\n{B}", None),
    ("{T}\n\n[[Jean Dupont | 12 mars 2024 | Lecture : 4 min]]\n\n{B}", "2024-03-12"),
    ("{T}\n\n[[Jean Dupont – 12 mars 2024]]\n\n{B}", "2024-03-12"),
    ("{T}\n[[12/03/2024 - 10:32 - Rédaction]]\n\n{B}", "2024-03-12"),
    (
        "[[Accueil / Asie / Ouzbékistan]]\n{T}\n[[Mis à jour le 13/03/2024 à 09h00 - Publié le 12/03/2024 à 18h00]]\n\n{B}",
        "2024-03-12",
    ),
    (
        "[[EN DIRECT]]\n\n{T}\n\n[[Mis à jour le 12 mars 2024 à 18h05]]\n\n17h40\nLe premier ministre a reçu la délégation au palais, où les journalistes attendaient depuis midi.\n\n16h15\nL'avion de la délégation s'est posé à Tachkent avec une heure de retard sur l'horaire annoncé.\n\n{B}",
        "2024-03-12",
    ),
    (
        "{T}\n\n[[Direct du 12 mars 2024, par la rédaction]]\n\n9 h 30. Le cortège est arrivé au palais, où les journalistes attendaient depuis midi dans le froid.\n\n{B}",
        "2024-03-12",
    ),
    ("[[Xinhua | 12.03.2024 08h34]]\n\n{T}\n\n{B}", "2024-03-12"),
    (
        "[[French.xinhuanet.com | Publié le 2024-03-12 à 15:56]]\n\nTACHKENT, 12 mars (Xinhua) -- {B}",
        "2024-03-12",
    ),
    ("{T}\n[[2024-03-12 19:26:01  cri]]\n\n{B}", "2024-03-12"),
    ("[[Dernière mise à jour à 09h13 le 12/03]]\n\n{T}\n\n{B}", None),
    ("{T}\n\n[[Service de presse de la présidence\n12 mars 2024]]\n\n{B}", "2024-03-12"),
    (
        "[[Présidence de la République\nService de presse\nCommuniqué n° 12/2024]]\n\nTachkent, le 12 mars 2024\n\n{T}\n\n{B}",
        "2024-03-12",
    ),
    (
        "[[MINISTÈRE DES TRANSPORTS\nDirection de la communication]]\n\n[[COMMUNIQUÉ DE PRESSE]]\n\nTachkent, le 12 mars 2024\n\n{T}\n\n{B}",
        "2024-03-12",
    ),
    ("[[De notre correspondant à Tachkent]]\n\n{B}", None),
    ("[[Guide pratique > Visas]]\n\n{T}\n\n[[Fiche mise à jour le 12 mars 2024]]\n\n{B}", "2024-03-12"),
    ("{T}\n\n[[Fiche pratique | Mise à jour : mars 2024]]\n\n{B}", "2024-03"),
    ("[[Dernière vérification : 12 mars 2024]]\n\n{T}\n\n{B}", "2024-03-12"),
    ("[[Douanes & Chiffres — la lettre mensuelle]]\n[[Livraison de mars 2024]]\n\n{T}\n\n{B}", "2024-03"),
    ("[[Traduit automatiquement de l'anglais]]\n\n{T}\n\n[[12 mars 2024 10:20]]\n\n{B}", "2024-03-12"),
    ("[[Heure : 2024-03-12 10:20  Source : Portail X  Auteur : admin]]\n{T}\n\n{B}", "2024-03-12"),
    ("{T}\n[[Heure de publication : 2024-03-12 10:20]]\n\n{B}", "2024-03-12"),
    ("{T}\n[[le mardi 12 mars 2024 à 10:20]]\n\n{B}", "2024-03-12"),
    ("{T}\n[[Par Jean Dupont • Mardi 12 mars 2024 • 3 min]]\n\n{B}", "2024-03-12"),
    ("[[Le Lézard]]\n\nUne délégation à Tachkent\n\n{B}", None),
    ("[[Jeudi 12 mars 2024, 18 h 20]]\n\n{T}\n\n{B}", "2024-03-12"),
    ("{T}\n[[Actualisé le 12 mars 2024 à 0 h 15 (heure de Paris)]]\n\n{B}", "2024-03-12"),
    ("{T}\n[[Dernière mise à jour : 12 sept. 2022]]\n\n{B}", "2022-09-12"),
    ("{T}\n[[Mise à jour : janvier 2024]]\n\n{B}", "2024-01"),
    ("{T}\n[[Mis à jour en janvier 2024]]\n\n{B}", "2024-01"),
    ("{T}\n[[Posté le 3 oct. 2023 par Lucie dans Travail]]\n\n{B}", "2023-10-03"),
    ("{T}\n[[Mardi 3 octobre 2023 — 8 commentaires]]\n\n{B}", "2023-10-03"),
    ("[[Bulletin statistique n° 1-2024 — janvier 2024]]\n\n{T}\n\n{B}", "2024-01"),
    ("[[Parution : 22 janvier 2024]]\n{T}\n\n{B}", "2024-01-22"),
    ("[[Diffusion : 22/01/2024]]\n{T}\n\n{B}", "2024-01-22"),
    ("[[Date de diffusion : 22 janvier 2024]]\n{T}\n\n{B}", "2024-01-22"),
    ("[[Chronique du 12 mars 2024]]\n\n{T}\n\n{B}", "2024-03-12"),
    ("[[CHRONIQUE PARLEMENTAIRE | Mars 2024]]\n\n{T}\n\n{B}", "2024-03"),
    ("[[Chronique parlementaire – par Jean Dupont – 12 mars 2024]]\n\n{T}\n\n{B}", "2024-03-12"),
    ("[[La lettre du Parlement\nN° 12 – mars 2024 – Chronique]]\n\n{T}\n\n{B}", "2024-03"),
    ("[[Cabinet Steppes & Associés | Veille juridique | 12 mars 2024]]\n\n{T}\n\n{B}", "2024-03-12"),
    (
        "[[STATISTIQUES DU COMMERCE EXTÉRIEUR]]\n[[Bulletin n° 1 — 20 janvier 2024]]\n\n{T}\n\n{B}",
        "2024-01-20",
    ),
    ("[[BULLETIN DES DOUANES – JANVIER 2024]]\n\n{T}\n\n{B}", "2024-01"),
    ("[[Bulletin des douanes no 12, publié le 20 janvier 2024]]\n\n{T}\n\n{B}", "2024-01-20"),
    ("[[Mon carnet kazakh, mardi 12 mars 2024]]\n\n{T}\n\n{B}", "2024-03-12"),
    ("[[Carnet de Lucie · 12 mars 2024 · Ouzbékistan]]\n\n{T}\n\n{B}", "2024-03-12"),
    ("{T}\n\n[[Publié par Lucie à 21:14 | 12 mars 2024]]\n\n{B}", "2024-03-12"),
    ("{T}\n\n{B}\n\n[[Publié par Lucie à 21:14, le 12 mars 2024. Libellés : Gansu, Tachkent]]", "2024-03-12"),
    ("{T}\n\n{B}\n\n[[Dernière mise à jour de cette page : 12 mars 2024]]", "2024-03-12"),
    ("{T}\n\n{B}\n\n[[Page vérifiée le 12 mars 2024.]]", "2024-03-12"),
    ("[[DIRECT — Actualisé à 18 h 20]]\n\n{T}\n\n{B}", None),
    (
        "[[DIRECT]]\n\n{T}\n\n[[Publié le 12/03/2024 07:00 – Mis à jour le 12/03/2024 21:30]]\n\n21:30 Le direct s'achève ici, avec le départ de la délégation vers l'aéroport de la ville de Samarcande.\n\n{B}",
        "2024-03-12",
    ),
    ("[[Rédigé par Jean Dupont, le 12 mars 2024 – Lecture 3 min]]\n\n{T}\n\n{B}", "2024-03-12"),
    ("{T}\n[[Auteur : Jean Dupont   Date : 12 mars 2024   Rubrique : Visas]]\n\n{B}", "2024-03-12"),
    (
        "[[Source : Quotidien du Gansu | Heure de publication : 2024-03-12 08:11 | Éditeur : Li Wei]]\n{T}\n\n{B}",
        "2024-03-12",
    ),
    ("[[2024年03月12日 08:11  来源：甘肃日报]]\n{T}\n\n{B}", "2024-03-12"),
    ("[[Temps : 2024-03-12]]\n{T}\n\n{B}", "2024-03-12"),
    ("{T}\n\n[[12 mars 2024]] \n\n{B}", "2024-03-12"),
    (
        "[[Temps de parution : 12/03/2024 | Taille de police : grand moyen petit | Imprimer]]\n{T}\n\n{B}",
        "2024-03-12",
    ),
    ("[[Les Carnets de l'Ili, décembre 2023]]\n\n{T}\n\n{B}", "2023-12"),
    ("[[Le Courrier de la steppe, 12 mars 2024]]\n\n{T}\n\n{B}", "2024-03-12"),
    ("[[Le Courrier de la steppe\nmars 2024]]\n\n{T}\n\n{B}", "2024-03"),
    ("[[Publication : janvier 2024]]\n{T}\n\n{B}", "2024-01"),
    ("[[Publié en janvier 2024]]\n{T}\n\n{B}", "2024-01"),
    ("[[Chambre de commerce du Gansu]]\n[[Janvier 2024]]\n\n{T}\n\n{B}", "2024-01"),
    ("{T}\n[[Janvier 2024]]\n\n{B}", "2024-01"),
    ("[[Fiche no 14 – Mise à jour janvier 2024]]\n\n{T}\n\n{B}", "2024-01"),
    ("[[Formalités | Asie | Mis à jour : décembre 2024]]\n\n{T}\n\n{B}", "2024-12"),
    (
        "[[Voyager malin, le site des voyageurs qui partent — page mise à jour en mars 2025]]\n\n{T}\n\n{B}",
        "2025-03",
    ),
    ("[[Bulletin d'information n° 3 de la Chambre de commerce — janvier 2024]]\n\n{T}\n\n{B}", "2024-01"),
    ("[[Note no 12 (mars 2024)]]\n\n{T}\n\n{B}", "2024-03"),
    ("[[Bichkek, juin 2025]]\n\n{T}\n\n{B}", "2025-06"),
    ("[[Revue Transit, hiver 2023-2024]]\n\n{T}\n\n{B}", None),
    ("[[Lettre de veille parlementaire]]\n[[Numéro 8, été 2024]]\n\n{T}\n\n{B}", "2024-22"),
    ("[[La chronique de Jean Dupont — mars 2024]]\n\n{T}\n\n{B}", "2024-03"),
    ("[[par Jean Dupont, juriste]]\n\n{B}", None),
    ("[[Bulletin trimestriel du commerce eurasiatique, n° 4. Janvier 2024.]]\n\n{T}\n\n{B}", "2024-01"),
    ("[[Revue de la steppe. N° 12. 3 mars 2024.]]\n\n{T}\n\n{B}", "2024-03-03"),
    ("[[Mars 2024.]]\n\n{T}\n\n{B}", "2024-03"),
    ("[[*Publié le 12 mars 2024*]]\n\n{T}\n\n{B}", "2024-03-12"),
    ("[[**Note n° 7 – mars 2024**]]\n\n{T}\n\n{B}", "2024-03"),
    ("{T}\n\n[[_Par Jean Dupont_]]\n\n{B}", None),
    ("[[Direct du jeudi 15 septembre 2022. Heure de Samarcande.]]\n\n{T}\n\n{B}", "2022-09-15"),
    ("[[REVUE DU DROIT DES STEPPES. — Chronique parlementaire. — Mars 2024.]]\n\n{T}\n\n{B}", "2024-03"),
    ("[[Revue Transit, n° 12, 2024]]\n\n{T}\n\n{B}", None),
    ("[[Le rail et la steppe, janvier 2024]]\n\n{T}\n\n{B}", "2024-01"),
    ("[[Voyager malin – mis en ligne le 12 mars 2024 – visas]]\n\n{T}\n\n{B}", "2024-03-12"),
    ("[[Douane et transit — 12 mars 2024]]\n\n{T}\n\n{B}", "2024-03-12"),
    ("{T}\n\n[[Jean Dupont]]\n\n{B}", None),
    ("{T}\n\n[[Jean Dupont, envoyé spécial à Tachkent]]\n\n{B}", None),
    ("{T}\n[[Jean Dupont]]\n[[12 mars 2024]]\n\n{B}", "2024-03-12"),
    ("{T}\n[[12 mars 2024]]\n[[Jean Dupont, chercheur associé]]\n\n{B}", "2024-03-12"),
    ("[[Voyager malin | Guide | Asie | Chine | mis à jour décembre 2024]]\n\n{T}\n\n{B}", "2024-12"),
]  # fmt: skip

# A page of which nothing goes, and which gives no day of its publication unless the second says so.
OWN: list[tuple[str, str | None]] = [
    ("TACHKENT, 12 mars 2024 /PRNewswire/ -- {B}", "2024-03-12"),
    ("{T}\n\nChronologie, 12 mars 2024\n\n{B}", None),
    ("Sommet de Samarcande, 16 septembre 2022\n\n{B}", None),
    ("{T}\n\n18 mai 2023\n{B1}\n\n19 mai 2023\n{B2}", None),
    ("{T}\n\nMars 2023\n{B1}\n\nAvril 2023\n{B2}", None),
    ("XI JINPING À TACHKENT\nUne visite d'État de trois jours pour parler de transports\n\n{B}", None),
    ("Bilan de l'année 2024, janvier 2025\n\n{B}", None),
    ("{T}\n\nEn mars 2024\n\n{B}", None),
    ("{T}\n\nAccord du 12 mars 2024\n\n{B}", None),
    ("La loi du 12 mars 2024\n\n{B}", None),
    ("{T}\n\nCe que dit la loi du 12 mars 2024\n\n{B}", None),
    ("La Chine et l'Ouzbékistan, mars 2024\n\n{B}", None),
    ("Les échanges de marchandises, mars 2024\n\n{B}", None),
    ("Le port sec de Khorgos\nUn an de trafic\n\n{B}", None),
    ("La Chine à Samarcande\nUne visite de deux jours\n\n{B}", None),
    ("**{T}**\n\n{B}", None),
    ("Le sommet s'est tenu en mars. Un bilan.\n\n{B}", None),
    ("M. Dupont à Tachkent. Janvier 2024.\n\n{B}", None),
    ("Sommet d'Astana, 17 juin 2025\n\n{T}\n\n{B}", None),
    ("La Chine et l'Ouzbékistan, mars 2024\n\n{T}\n\n{B}", None),
    ("{T}\n\nUne visite préparée de longue date, 12 mars 2024\n\n{B}", None),
    ("Réunion ministérielle – 12 mars 2024\n\n{T}\n\n{B}", None),
    ("{T}\n\nXi Jinping à Tachkent\n\n{B}", None),
    ("Xi Jinping\n\n{B}", None),
    ("{T}\n\nChine Kazakhstan\n\n{B}", None),
    ("Almaty, le 12 mars 2024\n\n{T}\n\n{B}", "2024-03-12"),
]  # fmt: skip

# What goes below an article by Jean Dupont.
FEET = [
    "Jean Dupont, à Tachkent",
    "Jean Dupont (avec AFP)",
    "J. D.",
    "Propos recueillis par Jean Dupont",
    "(Traduit du russe par Jean Dupont)",
    "Source : ministère des Transports, Administration des douanes.",
    "Sources : douanes chinoises ; calculs de la rédaction.",
    "Contact : bulletin@exemple.org – Tél. : +998 71 200 00 00",
    "Prochain bulletin : 20 avril 2024.",
    "Pour recevoir ce bulletin : ecrire@exemple.org",
    "Commentaires (3)",
    "3 commentaires | Répondre",
    "Tags : Ouzbékistan, transport, Gansu",
    "Classé dans : Récits",
    "Étiquettes : Gansu, Tachkent",
    "Partager : Facebook Twitter",
    "Article suivant : Le port sec de Khorgos",
    "← Billet précédent",
    "« Article précédent | Article suivant »",
    "L'auteur est chercheur associé à l'Institut des steppes.",
    "Jean Dupont est chercheur à l'Institut des steppes. Il a publié Le Rail et la Steppe.",
    "Les propos tenus dans cette chronique n'engagent que leur auteur.",
    "Cette fiche est donnée à titre indicatif et n'engage pas la rédaction.",
    "Informations données à titre indicatif, sans garantie.",
    "Une erreur ? Écrivez-nous.",
    "Signaler une erreur | Imprimer | Haut de page",
    "Ce direct est terminé. Merci de nous avoir suivis.",
    "Fin du direct. Merci à tous de l'avoir suivi.",
    "Suivez l'actualité de la région sur notre chaîne Telegram.",
    "Retrouvez tous nos articles sur exemple.org",
    "Éditeur : Li Wei",
    "Rédaction : Li Wei ; relecture : Zhang Min",
    "Responsable d'édition : Li Wei",
    "Traduction automatique - texte non revu",
    "© La Voix des steppes 2024",
    "La Voix des steppes, 12 mars 2024",
    "Lire l'article original en anglais",
    "Lien vers l'original : https://exemple.org/a",
    "À propos de Gansu Rail\nGansu Rail est une entreprise publique qui emploie 300 personnes dans la province.\nContacts presse\nLi Wei\nli@exemple.org",
    "— A. K., Almaty",
    "Rédaction : A. K.",
    "Commentaires fermés.",
    "Les commentaires sont fermés.",
    "Billet suivant : la cantine de l'atelier",
    "Partager · Épingler · Imprimer",
    "Prix au numéro : 3 €. Abonnement annuel : 30 €.",
    "Reproduction autorisée avec mention de la source.",
    "Imprimé sur papier recyclé.",
    "Rejoignez la conversation sur Telegram.",
    "Publié dans Récits | Laisser un commentaire",
    "J'aime (12)   Répondre",
    "Données : Administration générale des douanes. Calculs : La Voix des steppes.",
    "Méthode : chiffres en dollars courants.",
    "Bulletin gratuit, paraît le 20 de chaque mois.",
    "Ce bulletin est envoyé à 1 200 abonnés. Pour se désabonner : répondre « stop ».",
    "Abonnement : 12 numéros, 40 €.",
    "Jean Dupont suit le Parlement pour La Voix des steppes.",
    "Retrouvez chaque semaine la chronique de Jean Dupont.",
    "Jean Dupont tient cette chronique chaque mois.",
    "Chronique suivante : le budget.",
    "Cet article vous a aidé ? Oui / Non",
    "Cet article vous a-t-il été utile ?",
    "Dernière mise à jour : mars 2024",
    "Éditeur responsable : Li Wei",
    "Responsable éditeur : Li Wei",
    "(Éditeur responsable : Li Wei)",
    "Déclaration : les droits d'auteur appartiennent à l'auteur original.",
    "Cet article ne représente que le point de vue de l'auteur.",
    "Articles liés : Le port sec de Khorgos",
    "Lecture connexe",
    "Page suivante",
    "Scannez le code pour suivre notre compte public",
    "Numéro de licence : 11010502030",
    "Ce fil s'arrête ici. Bonne nuit.",
]  # fmt: skip

# What ends the article itself.
ENDS = [
    "Fait à Tachkent le 12 mars 2024, en deux exemplaires.",
    "« Nous suivons ce dossier de près », conclut-il.",
    "La prochaine réunion se tiendra à Lanzhou.",
    "À suivre, donc.",
    "Rendez-vous à Lanzhou au printemps.",
    "Le formulaire se télécharge sur le site www.exemple.org du consulat, ouvert du lundi au vendredi.",
    "Aucune date n'a été fixée.",
    "Les trains partiront en mars.",
    "Il faut compter 120 dollars et dix jours.",
    "Bonne chance à tous les voyageurs, donc.",
    "Le prochain bulletin de santé du secteur sera connu en juin.",
    "Méfiance, donc, envers les offres trop belles.",
    "La présente annonce ne constitue pas une offre de titres, et aucun contrat n'a été conclu à ce jour.",
    "Ce texte entrera en vigueur trente jours après sa ratification par les deux parlements.",
    "À propos du gazoduc\nIl faudra, dit le ministre, rouvrir la discussion sur les prix avant la fin de l'année prochaine.",
]


def _marked(template: str) -> tuple[str, str]:
    """The page without marks, and what they enclose, without white space."""
    page = template.format(T=TITLE, B=BODY, B1=FIRST, B2=REST)
    parts = page.replace("]]", "[[").split("[[")
    return "".join(parts), "".join("".join(parts[1::2]).split())


def _gone(cleaned: Clean, text: str) -> str:
    return "".join("".join(text[start:end] for start, end in cleaned(text).boilerplate).split())


def test_heads_go(cleaned: Clean) -> None:
    assert mostly((_gone(cleaned, _marked(page)[0]) == _marked(page)[1] for page, _ in HEADS), SHARE_HEADS)


def test_heads_give_the_day(cleaned: Clean) -> None:
    assert mostly((cleaned(_marked(page)[0]).published == day for page, day in HEADS), SHARE_DATED)


def test_titles_with_a_date_stay(cleaned: Clean) -> None:
    assert mostly((_gone(cleaned, _marked(page)[0]) == "" for page, _ in OWN), SHARE_OWN)


def test_titles_with_a_date_date_nothing(cleaned: Clean) -> None:
    assert mostly((cleaned(_marked(page)[0]).published == day for page, day in OWN), SHARE_UNDATED)


def test_feet_go(cleaned: Clean) -> None:
    byline = "Par Jean Dupont"
    pages = ((f"{byline}\n\n{BODY}\n\n{foot}", "".join((byline + foot).split())) for foot in FEET)
    assert mostly((_gone(cleaned, page) == gone for page, gone in pages), SHARE_FEET)


def test_the_last_words_of_an_article_stay(cleaned: Clean) -> None:
    assert mostly((_gone(cleaned, f"{BODY}\n\n{end}") == "" for end in ENDS), SHARE_ENDS)


def test_a_revision_does_not_hide_the_day_of_publication(cleaned: Clean) -> None:
    assert cleaned(f"Mis à jour le 14 mars 2024\nPublié le 12 mars 2024\n\n{BODY}").published == "2024-03-12"


def test_a_day_goes_before_a_month(cleaned: Clean) -> None:
    text = f"Bulletin n° 3 | mars 2024\n\nTachkent, le 12 mars 2024\n\n{TITLE}\n\n{BODY}"
    assert cleaned(text).published == "2024-03-12"


UNDATED = [
    "{T}\n\n{B}\n\nCommentaires (2)\nAlice | 14 mars 2024\nMerci.\nBob | 15 mars 2024\nMerci aussi.",
    "{T}\n\nLa revue reprend et traduit ici un article publié le 9 février 2021 par un institut.\n\n{B}",
    "{T}\n\n{B}\n\nLire aussi : Ce que dit la loi du 12 mars 2024",
    "{T}\n\n{B}\n\nProchain bulletin : 20 avril 2024.",
]


@pytest.mark.parametrize("template", UNDATED)
def test_days_of_comments_originals_and_issues_to_come_are_not_the_article_s(
    cleaned: Clean, template: str
) -> None:
    assert cleaned(_marked(template)[0]).published is None


PUBLISHED_BY = [
    ("LA VOIX DES STEPPES - N° 1204 - Mardi 12 mars 2024\n\n{T}\n\n{B}", "LA VOIX DES STEPPES"),
    (
        "Bulletin économique d'Asie centrale\nN° 45, mars 2024\n\n{T}\n\n{B}",
        "Bulletin économique d'Asie centrale",
    ),
    ("ASIE DEMAIN\nLe magazine du grand continent\n4 juillet 2024\n\n{T}\n\n{B}", "ASIE DEMAIN"),
    ("{T}\n\n{B}\n\nTemps mondiaux", "Global Times"),
    ("ANALYSE\n\n{T}\n\nPar Jean Dupont, 12 mars 2024\n\n{B}", None),
    ("{T}\n\n{B}", None),
]


@pytest.mark.parametrize(("template", "publisher"), PUBLISHED_BY)
def test_the_paper_is_named_above_its_article(cleaned: Clean, template: str, publisher: str | None) -> None:
    assert cleaned(_marked(template)[0]).publisher == publisher
