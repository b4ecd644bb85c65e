"""Heads and feet of unknown sites: lines that nobody has listed word for word go, the article's own stay."""

from tests.clean.conftest import Clean, mostly

# How many of the examples are right at least.
SHARE_ABOVE, SHARE_BELOW, SHARE_ENDS = 0.88, 0.9, 0.3
SHARE_CAPTIONS = 0.85

TITLE = "La Chine et l'Ouzbékistan ouvrent une liaison ferroviaire directe"
BODY = """Le premier train est parti lundi de Kachgar avec cinquante conteneurs de pièces automobiles à bord.
Il a atteint Andijan trois jours plus tard, après un transbordement à Och dont la durée a surpris.
Les deux compagnies de chemin de fer ont convenu d'en faire circuler deux par semaine à partir de l'automne."""

# Above the title.
HEADS = [
    "GAZETTE DU TURKESTAN, journal régional paraissant le jeudi",
    "Service de presse de la présidence",
    "À l'attention des rédactions",
    "INFORMATION PRESSE",
    "Notre correspondante à Tachkent",
    "Lu 345 fois",
    "ECO ASIE | Lettre confidentielle n° 212 | 3 juin 2024",
    "Steppes & Cie – La newsletter du mardi",
    "Agence TransEurasie (ATE) – Dépêche 2024-0612 – 12.06.2024 09:15 GMT",
    "[Asie centrale] [Transport] 12 juin 2024",
    "Rubrique : Transports | Publié le : 12/06/24",
    "12 juin 2024, 14h05, mis à jour à 16h20",
    "© Le Relais de Kachgar, 12 juin 2024",
    "Radio Pamir / Journal de 8 heures / 12 juin 2024",
    "RADIO PAMIR — transcription — émission du 12 juin 2024",
    "Le Point sur la route, n° 45 (juin 2024), p. 12-14",
    "Note n° 24/067 – Ambassade de France en Ouzbékistan – Service économique régional",
    "VEILLE PRESSE — 12 juin 2024",
    "Communiqué n° 87 – 12 juin 2024",
    "Texte intégral – Traduction de l'ambassade",
    "Traduit du chinois – 12 juin 2024",
    "Accueil » Asie centrale » Transport",
    "Vous êtes ici : Accueil > Actualités > Transport",
    "Menu Rechercher Se connecter S'abonner",
    "Par Élise Garnier (à Andijan)",
    "De notre envoyée spéciale à Andijan, Élise Garnier",
    "Par E. G. avec AFP",
    "Élise Garnier | Publié le 12/06/2024",
    "Écrit par Élise Garnier le 12 juin 2024",
    "Auteur : Élise Garnier – Date : 12/06/2024 – Lecture : 5 min",
    "Temps de lecture estimé : 4 minutes",
    "5 min de lecture · 12 juin 2024",
    "Réservé aux abonnés",
    "Article réservé aux abonnés | Temps de lecture 3 min",
    "Photo : une rame à Andijan (archives)",
    "Crédits : KTZ / DR",
    "Image : gare d'Andijan. Crédit : Wikimedia Commons",
    "Un train à Andijan, le 10 juin 2024. © Élise Garnier",
    "Document de travail – ne pas diffuser",
    "Bulletin quotidien de l'agence, édition du soir",
    "LE GRAND DOSSIER",
    "Tribune libre",
    "ANALYSE • Transports",
    "Économie > Asie",
    "Mise à jour : 12.06.2024 - 08:20",
    "2024/06/12 08:20 Pékin",
    "Source : Xinhua Publié 2024-06-12 08:20",
    "French.china.org.cn | 12-06-2024",
    "Écouter l'article (4 min)",
    "Partager : f t in",
    "Suivre ce sujet",
    "Newsletter Asie : inscrivez-vous",
    "Blog de voyage « Roues libres » – billet du 12 juin 2024",
    "Forum Francophone d'Asie centrale > Actualités > Transport",
    "Posté par RailFan76 le 12 juin 2024 à 21:33",
    "Dernière modification par RailFan76 ; 12/06/2024 à 22h01.",
    "Réf. : DCP/2024/118",
    "PUBLIC – DIFFUSION NON RESTREINTE",
    "Fil info 14:05",
    "EN BREF",
    "Transcription automatique, non relue",
    "Version HTML du document original",
]

# Below the last paragraph.
FEET = [
    "Dans ce numéro : la moisson à Turgaï | Le prix du bois | Les cars pour Naryn",
    "Également dans cette édition : le gaz manque à Och",
    "Demain dans nos pages : le marché de Kara-Suu",
    "Ce message et ses pièces jointes sont confidentiels.",
    "Ce message s'adresse aux seuls journalistes accrédités.",
    "Photos disponibles sur demande.",
    "Des photos en haute définition sont disponibles auprès du service de presse.",
    "Tirage : 8 500 exemplaires. Imprimé à Almaty.",
    "Élise Garnier",
    "E. Garnier (avec Xinhua)",
    "EG/pm",
    "(eg)",
    "ATE/eg/pm",
    "– Fin –",
    "FIN",
    "Fin de la dépêche",
    "Traduction : Élise Garnier",
    "(Traduction non officielle de l'ambassade)",
    "Source : Agence TransEurasie.",
    "Sources : KTZ, ministère des Transports",
    "D'après Xinhua et Kabar.",
    "Avec l'AFP et Reuters.",
    "Pour citer cet article : Garnier É., « Une liaison directe », Revue des rails, n° 4, 2024.",
    "Revue des rails, n° 4, p. 12.",
    "ISSN 1234-5678",
    "© TransEurasie 2024 – Tous droits réservés – Reproduction soumise à autorisation",
    "Ce texte est publié sous licence Creative Commons BY-NC-ND.",
    "Cet article vous a plu ? Offrez-nous un thé !",
    "Vous appréciez notre travail ? Faites un don sur notre plateforme.",
    "Aidez-nous à rester gratuits : donnez 5 euros.",
    "Notre rédaction vit de vos dons, défiscalisables à 66 %.",
    "Rejoignez nos 12 000 abonnés sur Telegram : t.me/steppes",
    "Retrouvez-nous sur X et LinkedIn.",
    "Commentez cet article sur notre page Facebook.",
    "Une question, une remarque ? contact@steppes.example",
    "Contact rédaction : redaction@steppes.example / +998 71 123 45 67",
    "Service économique de Tachkent – 25, rue Istiqbol – 100047 Tachkent",
    "Pour aller plus loin : notre dossier « Rails d'Asie »",
    "À lire sur le même sujet : Khorgos, le port sec qui grandit",
    "À lire dans nos archives : le tunnel de Kamtchik",
    "Dans le prochain numéro : l'eau de l'Amou-Daria",
    "Prochain rendez-vous : mardi 18 juin.",
    "La suite dans notre édition de demain.",
    "Suite page 4",
    "Lire la suite dans le numéro de juillet, en kiosque le 28.",
    "L'article original est paru en russe dans Vetchernii Tachkent.",
    "Article initialement publié par Eurasianet, repris avec autorisation.",
    "Les opinions exprimées ici sont celles de l'auteur et ne reflètent pas la position de l'institut.",
    "Ce document n'engage pas la responsabilité du ministère.",
    "Clause de non-responsabilité : les informations sont fournies à titre purement indicatif.",
    "Les cours indiqués sont ceux de la clôture et peuvent être différés de 15 minutes.",
    "Ce contenu a été généré avec l'aide d'une intelligence artificielle et relu par un journaliste.",
    "Responsable de la publication : É. Garnier – Abonnement gratuit sur demande",
    "Directrice de la publication : Élise Garnier",
    "Mots clés : rail, Ouzbékistan, Chine",
    "#rail #Ouzbékistan #Chine",
    "Catégories : Transports, Chine",
    "Classé sous : Asie centrale",
    "0 commentaire",
    "12 commentaires – Voir tous",
    "Soyez le premier à réagir",
    "Commentaires (2)",
    "Ce sujet a été vu 1 204 fois.",
    "Vu 1 204 fois",
    "Note : 4,2/5 (18 votes)",
    "Noter cet article : ★★★★☆",
    "Signaler un abus",
    "Imprimer | PDF | Partager",
    "Version PDF",
    "Télécharger le communiqué (PDF, 212 Ko)",
    "Pièce jointe : tableau des horaires",
    "Crédits photo : KTZ",
    "Photo de une : la gare d'Andijan (É. Garnier)",
    "Retour à la liste",
    "Revenir en haut de la page",
    "Afficher plus d'articles",
    "Recevez chaque matin l'essentiel de l'Asie centrale",
    "Désabonnement en un clic.",
    "Vous recevez ce courriel parce que vous êtes inscrit à la lettre d'ECO ASIE.",
    "Hébergé par Nuage Libre – Mentions légales",
    "Gérer mes cookies",
    "Notre charte éditoriale",
    "Faire un lien vers cet article",
    "Tarifs publicitaires sur demande.",
    "Petites annonces : Tachkent, loue studio meublé, 350 $/mois.",
    "Publicité : assurance voyage Asie dès 2 € par jour",
    "Assurez votre voyage avec notre partenaire !",
    "Réservez votre hôtel à Andijan au meilleur prix",
    "Élise Garnier est journaliste indépendante, basée à Tachkent depuis 2015.",
    "L'auteure remercie la compagnie des chemins de fer pour son accueil.",
    "Propos recueillis et traduits par Élise Garnier",
    "Entretien réalisé le 11 juin 2024 à Andijan.",
    "(Reportage : Élise Garnier ; édition : Paul Morel)",
    "Rédigé par É. Garnier, relu par P. Morel",
    "Erratum : une version précédente de cet article indiquait quarante conteneurs.",
    "Mise à jour du 13 juin : ajout de la réaction de la compagnie.",
    "NDLR : les prénoms ont été changés.",
    "Dernière consultation : 14 juin 2024",
    "Page consultée 212 fois",
    "Généré le 12/06/2024 à 22:15",
    "Copie conforme",
    "Voulez-vous que j'ajoute un tableau récapitulatif ?",
    "Souhaitez-vous une version plus courte ?",
    "J'ai respecté la longueur demandée et inséré les mots-clés.",
    "Prompt : résume ce texte en 300 mots",
]

# The article's own last words, which sound like some of those.
ENDS = [
    "Ce message est destiné à Moscou autant qu'à Pékin.",
    "Dans ce numéro d'équilibriste, Tachkent ménage tout le monde.",
    "Le service de presse de la compagnie n'a pas répondu à nos questions.",
    "Les images de l'accident ne sont pas disponibles.",
    "Les deux parties se retrouveront à Tachkent en septembre.",
    "« Nous n'avons pas attendu si longtemps pour rien », sourit le chef de gare.",
    "Le prix du billet n'a pas été communiqué.",
    "Fait à Andijan, le 12 juin 2024, en langues chinoise et ouzbèke.",
    "Reste à savoir qui paiera.",
    "Un accord doit être signé en juillet.",
    "À Och, les transitaires attendent de voir.",
    "Les chiffres officiels seront publiés vendredi.",
    "Pour l'instant, le contrat n'engage que la compagnie ouzbèke.",
    "Le texte de l'accord sera publié au bulletin officiel.",
    "La Chine a offert deux locomotives à la compagnie ouzbèke.",
    "Les commentaires de la presse russe ont été acerbes.",
    "Vous verrez, dit le chef de gare, ils reviendront.",
    "Il a aussi remercié les bénévoles de la Croix-Rouge.",
    "L'abonnement aux trains de nuit coûtera 40 dollars par mois, selon la compagnie.",
    "La compagnie ouvrira un site pour la vente des billets.",
    "Une lettre ouverte aux deux gouvernements a recueilli mille signatures.",
    "Le trajet est gratuit pour les étudiants jusqu'en décembre.",
]

# Above the first paragraph, the caption of its picture; what goes stands in double brackets.
CAPTIONS = [
    "[[Le ministre kazakh (à droite) et son hôte, le 3 juin à Almaty. Photo : KTZ]]",
    "[[Une rame à la gare d'Andijan, le 10 juin 2024. / VCG]]",
    "[[Le chef de gare (au centre) accueille le premier convoi\nPhoto : É. Garnier]]",
    "Le ministre a parlé lundi. Il est reparti mardi. [[(Photo : KTZ)]]",
    "Le convoi est attendu lundi, a déclaré le chef de gare, qui a promis d'autres trains. [[Photo : KTZ]]",
]

# Lines that a page has twice.
TWICE = [
    "[[Le premier train direct entre Kachgar et Andijan est parti lundi avec cinq…]]\nLe premier train direct entre "
    "Kachgar et Andijan est parti lundi avec cinquante conteneurs.",
    "La Chine et l'Ouzbékistan ouvrent une ligne directe\n[[La Chine et l'Ouzbékistan ouvrent une ligne directe (vidéo)]]",
    "Les deux voisins ouvrent une ligne directe vers Andijan\nLes deux voisins ouvrent une ligne directe vers Andijan, "
    "et une autre vers Tachkent.",
]


def _gone(cleaned: Clean, text: str) -> str:
    return "".join("".join(text[start:end] for start, end in cleaned(text).boilerplate).split())


def test_lines_above_the_title_go(cleaned: Clean) -> None:
    right = (_gone(cleaned, f"{head}\n\n{TITLE}\n\n{BODY}") == "".join(head.split()) for head in HEADS)
    assert mostly(right, SHARE_ABOVE)


def test_lines_below_the_last_paragraph_go(cleaned: Clean) -> None:
    right = (_gone(cleaned, f"{TITLE}\n\n{BODY}\n\n{foot}") == "".join(foot.split()) for foot in FEET)
    assert mostly(right, SHARE_BELOW)


def test_the_last_words_of_the_article_stay(cleaned: Clean) -> None:
    assert mostly((_gone(cleaned, f"{TITLE}\n\n{BODY}\n\n{end}") == "" for end in ENDS), SHARE_ENDS)


def test_captions_and_repetitions_go_and_sentences_stay(cleaned: Clean) -> None:
    def right(marked: str) -> bool:
        parts = f"{TITLE}\n\n{marked}\n\n{BODY}".replace("]]", "[[").split("[[")
        return _gone(cleaned, "".join(parts)) == "".join("".join(parts[1::2]).split())

    assert mostly(map(right, [*CAPTIONS, *TWICE]), SHARE_CAPTIONS)


def test_a_dateline_of_its_own_stays_with_its_agency(cleaned: Clean) -> None:
    assert _gone(cleaned, f"Och, 3 mai 2024 (Voix du Sud)\n\n{TITLE}\n\n{BODY}") == ""


def test_a_signature_below_a_short_last_sentence_goes(cleaned: Clean) -> None:
    text = f"{TITLE}\n\n{BODY}\nLe prochain train partira lundi.\nÉlise Garnier, à Andijan"
    assert _gone(cleaned, text) == "ÉliseGarnier,àAndijan"


def test_a_menu_of_the_site_s_own_words_goes(cleaned: Clean) -> None:
    menu = "Accueil\nMot du directeur\nContact\nNos gares\nPanorama du réseau\nLes dépôts\nTarifs du fret\nPlan du site"
    assert _gone(cleaned, f"{menu}\n{TITLE}\n\n{BODY}") == "".join(menu.split())
