"""Quantities in French: what is found, with which value and unit, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.extract.quantities.lexicon import quantity_lexicon
from dragoman.extract.quantities.numbers import read_digits
from dragoman.extract.quantities.reader import find_quantities
from dragoman.model.document import Source
from dragoman.run.pipeline import Pipeline

LEXICON = quantity_lexicon("fr")

FOUND: list[tuple[str, list[tuple[str, float, str]]]] = [
    # formats of numbers
    # a pronoun and a verb count again what was counted right before
    (
        "Fin mars, 150 ouvriers y travaillaient. En mai, ils étaient 400.",
        [("150 ouvriers", 150, "worker"), ("400", 400, "worker")],
    ),
    (
        "Le ministère parle de 30 documents ; l'agence n'en compte que 22.",
        [("30 documents", 30, "document"), ("22", 22, "document")],
    ),
    ("Ils étaient 400.", []),
    (
        "Regardons les camions : 40 000 en 2019, 95 000 en 2024.",
        [("40 000", 40e3, "truck"), ("95 000", 95e3, "truck")],
    ),
    # labels of lines count and time; a scale is no label's
    (
        "- Trains reçus : 8 120 (+7 %)\n- Délai moyen de transbordement : 6 heures",
        [("8 120", 8120, "train"), ("7 %", 7, "percent"), ("6 heures", 6, "h")],
    ),
    (
        "• ligne Datka-Kemin : 389 millions de dollars (2012)\n• routes du sud : 200 millions",
        [("389 millions de dollars", 389e6, "USD"), ("200 millions", 200e6, "USD")],
    ),
    (
        "Ils livrent de moins en moins : 1,2 milliard et 4,4 milliards de mètres cubes l'an dernier.",
        [("1,2 milliard", 1.2e9, "m3"), ("4,4 milliards de mètres cubes", 4.4e9, "m3")],
    ),
    # a series with a year before each number; a number that a clause goes on about
    (
        "En 2021 il est parti 310 000 tonnes, en 2022 640 000, et en 2023 plus de 1,8 million.",
        [("310 000 tonnes", 310e3, "t"), ("640 000", 640e3, "t"), ("1,8 million", 1.8e6, "t")],
    ),
    (
        "Quatre millions de tonnes par an sont promises ; cinq, c'est ce que le port espère.",
        [("Quatre millions de tonnes par an", 4e6, "t/a"), ("cinq", 5e6, "t/a")],
    ),
    # two goods have one rate, but a rate does not reach across lines
    (
        "Elle produira 3 millions de tonnes de ciment et 1 million de tonnes de chaux par an.",
        [("3 millions de tonnes", 3e6, "t/a"), ("1 million de tonnes", 1e6, "t/a")],
    ),
    (
        "Réserves : 40 tonnes d'argent\nProduction annuelle : 2 tonnes",
        [("40 tonnes", 40, "t"), ("2 tonnes", 2, "t/a")],
    ),
    # the only currency of a text, and a part on the line below
    (
        "Les prêts s'élèvent à 12 milliards de dollars.\n\nLes mines en reçoivent la moitié, soit 6 milliards.",
        [("12 milliards de dollars", 12e9, "USD"), ("6 milliards", 6e9, "USD")],
    ),
    (
        "Échanges : 9 milliards de dollars\ndont ventes : 7 milliards\nGaz : 30 milliards de m3",
        [
            ("9 milliards de dollars", 9e9, "USD"),
            ("7 milliards", 7e9, "USD"),
            ("30 milliards de m3", 30e9, "m3"),
        ],
    ),
    (
        "Les prêts s'élèvent à 12 milliards de dollars pour 3 millions de tonnes.\n\nLe total, 6 milliards, surprend.",
        [("12 milliards de dollars", 12e9, "USD"), ("3 millions de tonnes", 3e6, "t")],
    ),
    ("Un montant de 5 milliards cité dans la presse n'est pas confirmé.", []),
    # what falls from one duration to another is no minus
    (
        "Le temps de trajet est tombé de quinze jours à dix.",
        [("quinze jours", 15, "d"), ("dix", 10, "d")],
    ),
    ("Durée de vie restante : 16 ans", [("16 ans", 16, "a")]),
    # a list of measures has one unit, a scale behind an article is one, "pas un" is none
    (
        "Elle exploite des centrales de 100, 220 et 457 MW.",
        [("100", 100, "MW"), ("220", 220, "MW"), ("457 MW", 457, "MW")],
    ),
    ("La dette est passée sous le milliard de dollars.", [("milliard de dollars", 1e9, "USD")]),
    ("Le parc fournira un gigawatt.", [("un gigawatt", 1, "GW")]),
    ("Pas un mètre cube n'y circule.", []),
    # the currency stands with the next amount; a difference is one of the same things
    (
        "Il est passé de 10 milliards en 2020 à 15 milliards de dollars en 2024.",
        [("10 milliards", 10e9, "USD"), ("15 milliards de dollars", 15e9, "USD")],
    ),
    (
        "On compte 3 467 entreprises, soit 1 192 de plus qu'en 2023.",
        [("3 467 entreprises", 3467, "company"), ("1 192", 1192, "company")],
    ),
    # a rate may stand farther behind what is counted, and leaves what was reached alone
    ("Quelque 900 camions y passent chaque jour.", [("900 camions", 900, "truck/d")]),
    (
        "Conçu pour 4 millions de tonnes par an, le port n'en a traité que 2,7 millions en 2023.",
        [("4 millions de tonnes par an", 4e6, "t/a"), ("2,7 millions", 2.7e6, "t")],
    ),
    ("Le ministère a 30 documents. Ils étaient 4 sur la table.", [("30 documents", 30, "document")]),
    # an amount that was bought or sold leaves its currency out; a lease has a term
    (
        "Elle a vendu pour 71 milliards de dollars (+11 %) et acheté pour 35 milliards (+14 %).",
        [
            ("71 milliards de dollars", 71e9, "USD"),
            ("11 %", 11, "percent"),
            ("35 milliards", 35e9, "USD"),
            ("14 %", 14, "percent"),
        ],
    ),
    ("Le terrain a été loué à une société pour 49 ans.", [("49 ans", 49, "a")]),
    ("La salle a fermé pour 2 ans.", []),
    ("Ce fonds compte 674,15 milliards de yuans.", [("674,15 milliards de yuans", 674.15e9, "CNY")]),
    ("La mine vaut 1 234,5 euros.", [("1 234,5 euros", 1234.5, "EUR")]),
    ("Le quai a reçu 1\u202f234\u202f567 tonnes.", [("1\u202f234\u202f567 tonnes", 1234567, "t")]),
    ("Le quai a reçu 1.234,5 tonnes.", [("1.234,5 tonnes", 1234.5, "t")]),
    ("Le quai a reçu 1,234.5 tonnes.", [("1,234.5 tonnes", 1234.5, "t")]),
    ("Le lot pèse 12,5 kg.", [("12,5 kg", 12.5, "kg")]),
    ("Le quai a reçu 1'234 tonnes.", [("1'234 tonnes", 1234, "t")]),
    ("Le col a vu 8.175 camions.", [("8.175 camions", 8175, "truck")]),
    ("Le col a vu 35,400 camions.", [("35,400 camions", 35400, "truck")]),
    ("Le taux est de 4,125 %.", [("4,125 %", 4.125, "percent")]),
    ("Un crédit de $15,000 a suffi.", [("$15,000", 15000, "USD")]),
    ("Le fonds a 12.500.000 euros.", [("12.500.000 euros", 12.5e6, "EUR")]),
    # a dot groups thousands where commas alone part decimals, else it parts them
    (
        "Le solde croît de 3,5 % à 2.452 milliards de yuans.",
        [("3,5 %", 3.5, "percent"), ("2.452 milliards de yuans", 2452e9, "CNY")],
    ),
    (
        "Le solde croît de 3.5 % à 2.452 milliards de yuans.",
        [("3.5 %", 3.5, "percent"), ("2.452 milliards de yuans", 2.452e9, "CNY")],
    ),
    # the worth of things counted is money, and needs some money that was named
    (
        "Les ventes font 3 milliards d'euros, et 45 projets sont en cours pour un total de 14 milliards.",
        [("3 milliards d'euros", 3e9, "EUR"), ("45 projets", 45, "project"), ("14 milliards", 14e9, "EUR")],
    ),
    ("On compte 45 projets pour un total de 14 milliards.", [("45 projets", 45, "project")]),
    # an amount in brackets repeats, and lends its currency to none behind it
    (
        "Elle a versé 31 milliards de soms (359 millions de dollars). Pékin en a reçu 11 milliards.",
        [
            ("31 milliards de soms", 31e9, "KGS"),
            ("359 millions de dollars", 359e6, "USD"),
            ("11 milliards", 11e9, "KGS"),
        ],
    ),
    (
        "La dette a baissé de 87 millions d'euros (2,7 %) cet été.",
        [("87 millions d'euros", -87e6, "EUR"), ("2,7 %", 2.7, "percent")],
    ),
    (
        "Soit 87 millions d'euros (2,7 %) de moins qu'en mai.",
        [("87 millions d'euros", -87e6, "EUR"), ("2,7 %", -2.7, "percent")],
    ),
    # rates behind an adjective, and none from another clause
    (
        "Elle sortira 200 000 véhicules électriques par an.",
        [("200 000 véhicules électriques par an", 200000, "vehicle/a")],
    ),
    (
        "Elle évite 2 millions de tonnes chaque année, ce qui vaut 520 millions de mètre cubes.",
        [("2 millions de tonnes chaque année", 2e6, "t/a"), ("520 millions de mètre cubes", 520e6, "m3")],
    ),
    # anniversaries and terms
    ("Ils ont fêté les trente ans de leurs relations.", [("trente ans", 30, "a")]),
    ("Depuis la création du comité, il y a plus de 30 ans, rien.", [("30 ans", 30, "a")]),
    ("Le 25 mai 2004 – il y a dix-neuf ans hier –, elle s'ouvrait.", [("dix-neuf ans", 19, "a")]),
    ("Le chauffeur l'a vu, il y a dix-neuf ans.", []),
    ("On y reste dans la limite de 90 jours.", [("90 jours", 90, "d")]),
    ("La part est de 0.125 %.", [("0.125 %", 0.125, "percent")]),
    # number words
    ("Elle a offert trois cents tracteurs.", [("trois cents tracteurs", 300, "tractor")]),
    ("Quelque deux mille étudiants y vivent.", [("deux mille étudiants", 2000, "student")]),
    ("Ils ont livré quatre-vingt-dix-sept wagons.", [("quatre-vingt-dix-sept wagons", 97, "wagon")]),
    ("Ils ont livré soixante et onze wagons.", [("soixante et onze wagons", 71, "wagon")]),
    ("Ils ont livré vingt et un wagons.", [("vingt et un wagons", 21, "wagon")]),
    ("Une vingtaine de contrats sont prêts.", [("Une vingtaine de contrats", 20, "contract")]),
    ("Une centaine de milliers de visiteurs.", [("Une centaine de milliers de visiteurs", 1e5, "visitor")]),
    ("Cela coûte un milliard et demi de dollars.", [("un milliard et demi de dollars", 1.5e9, "USD")]),
    ("Un demi-million de touristes sont venus.", [("Un demi-million de touristes", 5e5, "tourist")]),
    ("Le fonds a mille milliards de yuans.", [("mille milliards de yuans", 1e12, "CNY")]),
    (
        "L'enveloppe est de soixante-six milliards deux cents millions de dollars.",
        [("soixante-six milliards deux cents millions de dollars", 66.2e9, "USD")],
    ),
    ("Il a reçu 1 million 200 000 visiteurs.", [("1 million 200 000 visiteurs", 1.2e6, "visitor")]),
    ("Trois cent cinquante-deux délégués.", [("Trois cent cinquante-deux délégués", 352, "delegate")]),
    # scales and abbreviations
    ("Un plan de 15 M€.", [("15 M€", 15e6, "EUR")]),
    ("Un plan de 15 M d'euros.", [("15 M d'euros", 15e6, "EUR")]),
    ("Un plan de 2,4 Md€.", [("2,4 Md€", 2.4e9, "EUR")]),
    ("Un plan de 2,4 Mds €.", [("2,4 Mds €", 2.4e9, "EUR")]),
    ("Un plan de 2,4 Mds d'euros.", [("2,4 Mds d'euros", 2.4e9, "EUR")]),
    ("Un plan de 94 MdUSD.", [("94 MdUSD", 94e9, "USD")]),
    ("Un plan de 94 mds USD.", [("94 mds USD", 94e9, "USD")]),
    ("Un plan de 300 k€.", [("300 k€", 300e3, "EUR")]),
    ("Un plan de 40 mln de tonnes.", [("40 mln de tonnes", 40e6, "t")]),
    ("Un plan de $15bn.", [("$15bn", 15e9, "USD")]),
    ("Un plan de $15B.", [("$15B", 15e9, "USD")]),
    ("Un plan de 3 trillions de yuans.", [("3 trillions de yuans", 3e12, "CNY")]),
    ("Un plan de 15 mille tonnes.", [("15 mille tonnes", 15e3, "t")]),
    # currencies
    ("Il doit 40 millions de renminbi.", [("40 millions de renminbi", 40e6, "CNY")]),
    ("Il doit 40 millions de yuans renminbi.", [("40 millions de yuans renminbi", 40e6, "CNY")]),
    ("Il doit 300 millions RMB.", [("300 millions RMB", 300e6, "CNY")]),
    ("Il doit RMB 300.", [("RMB 300", 300, "CNY")]),
    ("Il doit 20 USD.", [("20 USD", 20, "USD")]),
    ("Il doit USD20.", [("USD20", 20, "USD")]),
    ("Il doit US$ 20 millions.", [("US$ 20 millions", 20e6, "USD")]),
    ("Il doit 20 $US.", [("20 $US", 20, "USD")]),
    ("Il doit 20 millions de dollars US.", [("20 millions de dollars US", 20e6, "USD")]),
    ("Il doit 20 millions de dollars américains.", [("20 millions de dollars américains", 20e6, "USD")]),
    ("Il doit 5 milliards de tenges.", [("5 milliards de tenges", 5e9, "KZT")]),
    ("Il doit 5 milliards de tengués kazakhs.", [("5 milliards de tengués kazakhs", 5e9, "KZT")]),
    ("Il doit 89 soms kirghizes.", [("89 soms kirghizes", 89, "KGS")]),
    ("Il doit 12 000 soums ouzbeks.", [("12 000 soums ouzbeks", 12000, "UZS")]),
    ("Il doit 11 somonis.", [("11 somonis", 11, "TJS")]),
    ("Il doit 3,5 manats.", [("3,5 manats", 3.5, "TMT")]),
    ("À Bakou, il doit 3,5 manats.", [("3,5 manats", 3.5, "AZN")]),
    ("Il doit 7 milliards de roubles.", [("7 milliards de roubles", 7e9, "RUB")]),
    ("Il doit 7 milliards de livres sterling.", [("7 milliards de livres sterling", 7e9, "GBP")]),
    ("Il doit 7 000 francs suisses.", [("7 000 francs suisses", 7000, "CHF")]),
    ("Il doit 7 millions de francs CFA.", [("7 millions de francs CFA", 7e6, "XOF")]),
    ("Il doit 40 000 yens.", [("40 000 yens", 40000, "JPY")]),
    ("Il doit 90 millions de dollars de Hong Kong.", [("90 millions de dollars de Hong Kong", 90e6, "HKD")]),
    ("Il doit un dollar.", [("un dollar", 1, "USD")]),
    ("Il doit vingt euros et trente centimes.", [("vingt euros et trente centimes", 20.3, "EUR")]),
    ("La bibliothèque a reçu 400 livres.", [("400 livres", 400, "book")]),
    # shares and differences
    ("Il a crû de 7 pour cent.", [("7 pour cent", 7, "percent")]),
    ("Il est en baisse de 12 %.", [("12 %", -12, "percent")]),
    ("Il a reculé de 3,4 %.", [("3,4 %", -3.4, "percent")]),
    ("Une diminution annuelle de près de 8 % est prévue.", [("8 %", -8, "percent")]),
    ("Le solde est de -3,2 %.", [("-3,2 %", -3.2, "percent")]),
    ("Il pèse 25 % de moins.", [("25 %", -25, "percent")]),
    ("Elle a coûté 200 M USD.", [("200 M USD", 200e6, "USD")]),
    ("Il a baissé à 12 %.", [("12 %", 12, "percent")]),
    ("Il a gagné 2,3 points de pourcentage.", [("2,3 points de pourcentage", 2.3, "percentage point")]),
    ("Elle raccourcit de 900 kilomètres la route.", [("900 kilomètres", -900, "km")]),
    # units of measure and rates
    ("La ligne a 523 km.", [("523 km", 523, "km")]),
    ("Un tunnel de 3 500 mètres.", [("3 500 mètres", 3500, "m")]),
    ("Un parc de 120 hectares.", [("120 hectares", 120, "har")]),
    ("Un lac de 6 236 km².", [("6 236 km²", 6236, "km2")]),
    ("Il livre 30 milliards de m3 par an.", [("30 milliards de m3 par an", 30e9, "m3/a")]),
    (
        "Il livre 30 milliards de mètres cubes de gaz par an.",
        [("30 milliards de mètres cubes", 30e9, "m3/a")],
    ),
    ("Il livre 55 Gm3/an.", [("55 Gm3/an", 55e9, "m3/a")]),
    ("Sa capacité annuelle est de 10 millions de tonnes.", [("10 millions de tonnes", 10e6, "t/a")]),
    ("Il passe 600 camions par jour.", [("600 camions par jour", 600, "truck/d")]),
    ("Un parc de 1,5 gigawatt.", [("1,5 gigawatt", 1.5, "GW")]),
    ("Une centrale de 500 MW.", [("500 MW", 500, "MW")]),
    ("Elle produit 3,6 TWh par an.", [("3,6 TWh par an", 3.6, "TWh/a")]),
    ("Une ligne de 500 kV.", [("500 kV", 500, "kV")]),
    ("Il roule à 160 km/h.", [("160 km/h", 160, "km/h")]),
    ("Il a traité 900 000 EVP.", [("900 000 EVP", 900000, "TEU")]),
    ("Il a traité 12 000 conteneurs.", [("12 000 conteneurs", 12000, "container")]),
    ("Il pompe 80 000 barils par jour.", [("80 000 barils par jour", 80000, "barrel/d")]),
    # shares in words, before a whole
    ("Elle porte un tiers de la dette.", [("un tiers", 100 / 3, "percent")]),
    ("Il a pris les deux tiers des exportations.", [("les deux tiers", 200 / 3, "percent")]),
    ("La moitié de son commerce va au sud.", [("La moitié", 50, "percent")]),
    # one unit for several numbers
    (
        "Le pays compte 3 400 entreprises, contre 2 100 fin 2023.",
        [("3 400 entreprises", 3400, "company"), ("2 100", 2100, "company")],
    ),
    (
        "Il doit 2 milliards de dollars, dont 555 millions envers la banque.",
        [("2 milliards de dollars", 2e9, "USD"), ("555 millions", 555e6, "USD")],
    ),
    (
        "Le flux passera de 20 000 camions par an à 130 000 d'ici 2040.",
        [("20 000 camions par an", 20000, "truck/a"), ("130 000", 130000, "truck/a")],
    ),
    (
        "Ils ont livré respectivement 3 et 2 millions de tonnes.",
        [("3", 3e6, "t"), ("2 millions de tonnes", 2e6, "t")],
    ),
    (
        "Le coût est de 4 milliards de dollars, dont un crédit de 2 milliards incombant à l'État.",
        [("4 milliards de dollars", 4e9, "USD"), ("2 milliards", 2e9, "USD")],
    ),
    ("Le trajet dure 10-12 jours.", [("10", 10, "d"), ("12 jours", 12, "d")]),
    (
        "Il a traité 2 millions d'unités équivalentes vingt pieds.",
        [("2 millions d'unités équivalentes vingt pieds", 2e6, "TEU")],
    ),
    # counted things
    ("Ils ont signé 54 accords.", [("54 accords", 54, "agreement")]),
    ("Ils ont signé douze documents bilatéraux.", [("douze documents", 12, "document")]),
    ("Elle a 2 300 voitures électriques.", [("2 300 voitures", 2300, "car")]),
    ("Elle a créé 5 000 nouveaux emplois.", [("5 000 nouveaux emplois", 5000, "job")]),
    ("Il y a 29 tunnels et 50 ponts.", [("29 tunnels", 29, "tunnel"), ("50 ponts", 50, "bridge")]),
    ("Elle donne 3 000 bourses d'études.", [("3 000 bourses d'études", 3000, "scholarship")]),
    ("Il y a 20 millions d'habitants.", [("20 millions d'habitants", 20e6, "person")]),
    ("Sept postes-frontières sont ouverts.", [("Sept postes-frontières", 7, "border crossing")]),
    ("Il a salué le départ du 5000e camion.", [("5000e camion", 5000, "truck")]),
    ("Il a salué le départ du 100 000ème conteneur.", [("100 000ème conteneur", 100000, "container")]),
    # ranges
    (
        "Il faut entre 10 et 15 milliards de dollars.",
        [("10", 10e9, "USD"), ("15 milliards de dollars", 15e9, "USD")],
    ),
    ("Il pèse 20 à 22 % du total.", [("20", 20, "percent"), ("22 %", 22, "percent")]),
    ("Il livre de 30 à 40 Gm3.", [("30", 30e9, "m3"), ("40 Gm3", 40e9, "m3")]),
    (
        "Entre 350 millions et 500 millions d'euros.",
        [("350 millions", 350e6, "EUR"), ("500 millions d'euros", 500e6, "EUR")],
    ),
    (
        "Il est passé de 460 millions de dollars à 38,6 milliards de dollars.",
        [("460 millions de dollars", 460e6, "USD"), ("38,6 milliards de dollars", 38.6e9, "USD")],
    ),
    (
        "Il est tombé de 30 milliards de dollars à 20 milliards.",
        [("30 milliards de dollars", 30e9, "USD"), ("20 milliards", 20e9, "USD")],
    ),
    # an amount without its currency
    (
        "Il coûte 4,7 milliards de dollars, dont 2,3 milliards en prêt.",
        [("4,7 milliards de dollars", 4.7e9, "USD"), ("2,3 milliards", 2.3e9, "USD")],
    ),
    (
        "La conduite court sur 966 km, dont 391 au Tadjikistan, 215 au Kirghizstan et 155 en Chine.",
        [("966 km", 966, "km"), ("391", 391, "km"), ("215", 215, "km"), ("155", 155, "km")],
    ),
    (
        "Pays, en milliards de dollars\nOuzbékistan  14,0\nTadjikistan  3,9\n\nEn tout 3.",
        [("14,0", 14e9, "USD"), ("3,9", 3.9e9, "USD")],
    ),
    ("Le nombre de trains a atteint 1.200 en 2016.", [("1.200", 1200, "train")]),
    (
        "Le nombre de touristes est passé de 386 en 2016 à plus de 7 000 en 2022.",
        [("386", 386, "tourist"), ("7 000", 7000, "tourist")],
    ),
    (
        "Elles ont échangé 20 intergouvernementaux et bilatéraux documents.",
        [("20 intergouvernementaux et bilatéraux documents", 20, "document")],
    ),
    ("Il raccourcirait de 437 km le trajet.", [("437 km", -437, "km")]),
    ("Elle réduit les délais de sept à huit jours.", [("sept", -7, "d"), ("huit jours", -8, "d")]),
    ("Elle est ouverte 14 heures par jour.", [("14 heures par jour", 14, "h/d")]),
    # durations that tell something
    ("Le 30e anniversaire des relations approche.", [("30e anniversaire", 30, "a")]),
    ("Le trentième anniversaire des relations approche.", [("trentième anniversaire", 30, "a")]),
    ("Un prêt d'une durée de 35 ans.", [("35 ans", 35, "a")]),
    ("Un crédit remboursable sur vingt ans.", [("vingt ans", 20, "a")]),
    (
        "Un prêt à 2 % sur 20 ans avec 5 ans de grâce.",
        [("2 %", 2, "percent"), ("20 ans", 20, "a"), ("5 ans", 5, "a")],
    ),
    ("Les séjours sans visa sont limités à 30 jours.", [("30 jours", 30, "d")]),
    ("Un séjour de 30 jours est possible.", [("30 jours", 30, "d")]),
    (
        "Sans visa, on reste jusqu'à 90 jours par période de 180 jours.",
        [("90 jours", 90, "d"), ("180 jours", 180, "d")],
    ),
    ("La construction devrait durer environ six ans.", [("six ans", 6, "a")]),
    ("Le trajet dure 15 jours.", [("15 jours", 15, "d")]),
    ("Le train relie les deux villes en 12 heures.", [("12 heures", 12, "h")]),
    ("Ils l'ont dit depuis l'établissement des relations il y a 31 ans.", [("31 ans", 31, "a")]),
    ("L'initiative, lancée il y a dix ans, avance.", [("dix ans", 10, "a")]),
]

NONE = [
    "Il a attendu un quart d'heure.",
    "La moitié de l'année est passée.",
    "Un tiers des participants sont partis.",
    "Les échanges ont baissé de moitié.",
    "Le huitième forum s'est ouvert le 17 octobre 2023 à Lanzhou.",
    "Les cinq pays et les deux parties ont signé le texte.",
    "Les cinq Etats d'Asie centrale et la Chine se sont réunis.",
    "Les deux chefs d'Etat ont salué les trois documents.",
    "L'article 5, le point 12 et le chapitre 3 restent ouverts.",
    "Appelez le 01 44 55 66 77 ou le +33-1-44-55-66-77.",
    "Voir https://exemple.test/page?q=30%25&x=12km pour la suite.",
    "Le G20, le format C5+1 et le groupe des 77 se sont exprimés.",
    "Un accord et une usine suffisent.",
    "Il est arrivé 20 minutes plus tôt et a parlé pendant trois heures.",
    "La réunion se tient à 14 heures, heure d'Astana.",
    "L'un des trois, le second, est parti.",
    "Des milliers de personnes et des dizaines de camions attendent.",
    "Entre 2013 et 2024, le ton a changé.",
    "L'eau bout à 100° Celsius.",
    "La version 2.0.14 date du 12.05.2024.",
    "Le 3e pont et la deuxième usine ouvriront.",
    "Il a 700 raisons d'espérer.",
    "Un bâtiment neuf, mille mercis, cent fois oui.",
    "Ils attendent depuis deux jours et reviendront dans six mois.",
    "",
    "%",
]

QUALIFIED = [
    ("environ 94 milliards de dollars", "approximate"),
    ("près de 94 milliards de dollars", "approximate"),
    ("plus de 94 milliards de dollars", "at-least"),
    ("un volume qui dépasse 94 milliards de dollars", "at-least"),
    ("le cap des 94 milliards de dollars au moins", "at-least"),
    ("jusqu'à 94 milliards de dollars", "at-most"),
    ("moins de 94 milliards de dollars", "at-most"),
    ("un record de 94 milliards de dollars", "record"),
    ("94 milliards de dollars, un record", "record"),
    ("94 milliards de dollars", "exact"),
    ("une centaine de dollars", "approximate"),
    ("le 5000e train", "ordinal"),
]


@pytest.mark.parametrize(("text", "expected"), FOUND, ids=[text for text, _ in FOUND])
def test_a_quantity_has_its_words_its_value_and_its_unit(
    text: str, expected: list[tuple[str, float, str]]
) -> None:
    found = [(q.span.of(text), q.value, q.unit) for q in find_quantities(text, LEXICON)]
    assert found == expected


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_quantity_is_left_out(text: str) -> None:
    assert find_quantities(text, LEXICON) == ()


@pytest.mark.parametrize(("text", "qualifier"), QUALIFIED)
def test_words_around_a_quantity_say_how_exact_it_is(text: str, qualifier: str) -> None:
    assert [q.qualifier for q in find_quantities(text, LEXICON)] == [qualifier]


def test_the_ends_of_a_range_are_at_least_and_at_most() -> None:
    found = find_quantities("entre 10 et 15 milliards de dollars", LEXICON)
    assert [q.qualifier for q in found] == ["at-least", "at-most"]


@given(st.integers(1000, 10**9), st.sampled_from([" ", ".", "'", "\u202f"]), st.integers(0, 99))
def test_a_number_that_was_formatted_reads_back(whole: int, separator: str, cents: int) -> None:
    written = f"{whole:,}".replace(",", separator) + f",{cents:02d}"
    assert read_digits(written)[0] == pytest.approx(whole + cents / 100)


@given(st.integers(1000, 10**9), st.integers(0, 99))
def test_a_number_in_english_format_reads_back(whole: int, cents: int) -> None:
    assert read_digits(f"{whole:,}.{cents:02d}")[0] == pytest.approx(whole + cents / 100)


@given(st.integers(1000, 10**8), st.sampled_from([" ", "."]))
def test_a_count_of_trucks_reads_back_in_a_sentence(count: int, separator: str) -> None:
    written = f"{count:,}".replace(",", separator)
    text = f"Ils ont compté {written} camions en mai."
    (found,) = find_quantities(text, LEXICON)
    assert (found.value, found.span.of(text)) == (count, f"{written} camions")


@given(
    st.lists(
        st.sampled_from(
            [
                "12",
                "1,5",
                "%",
                " ",
                "de ",
                "à ",
                "et ",
                "entre ",
                "deux ",
                "cents ",
                "mille ",
                "milliards ",
                "dollars",
                "$",
                "€",
                "M",
                "-",
                "km",
                "ans",
                "les ",
                "(",
                ")",
                ". ",
                "e ",
                "train",
                "par an",
                "\n",
                "un ",
                "cent",
                "/",
                "'",
            ]
        ),
        max_size=25,
    )
)
def test_spans_lie_in_the_text_in_order_and_apart(parts: list[str]) -> None:
    text = "".join(parts)
    end = 0
    for found in find_quantities(text, LEXICON):
        assert end <= found.span.start < found.span.end <= len(text)
        assert found.span.of(text).strip() == found.span.of(text)
        end = found.span.end


WEIGHED: list[tuple[str, tuple[float, str] | None]] = [
    ("La ville attendait 500 autobus. Lundi, 240 sont arrivés au dépôt.", (240, "bus")),
    ("La Chine a acheté 19,5 millions de tonnes de gaz turkmène, contre 5,9 du Kazakhstan.", (5.9e6, "t")),
    ("Le tracé mesure 109 kilomètres. Le nouveau en fera 92.", (92, "km")),
    ("Elle compte 500 autobus. Voir le chapitre 12.", None),
    ("Le pays a vendu 500 autobus, puis il y a deux ans plus rien.", None),
]


@pytest.mark.parametrize(("text", "expected"), WEIGHED)
def test_a_number_that_leaves_out_its_unit_is_weighed(
    pipeline: Pipeline, text: str, expected: tuple[float, str] | None
) -> None:
    _, analysis = pipeline.analysed(Source("a", text))
    last = analysis.reading.quantities[-1]
    assert ((last.value, last.unit) if len(analysis.reading.quantities) > 1 else None) == expected


def test_what_is_weighed_has_its_chance(pipeline: Pipeline) -> None:
    _, analysis = pipeline.analysed(Source("a", WEIGHED[1][0]))
    chances = [one.chance for one in analysis.reading.quantities]
    assert chances[0] == 1 and 0.5 <= chances[1] < 1


def test_few_of_some_things_are_no_figure() -> None:
    assert [one.value for one in find_quantities("Deux écrans, puis 40 écrans.", LEXICON)] == [40]
