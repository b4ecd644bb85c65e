"""Whether a text says that something happened."""

from __future__ import annotations

from functools import cache

import pytest
from tests.extract.reading_french import reading_of

from dragoman.extract.grammar.assertion import AssertionReader, Predicate
from dragoman.extract.grammar.clauses import Passage, folded_text
from dragoman.model.reading import Reading
from dragoman.packs.events import AssertionWords
from dragoman.packs.language import load_section

WORDS = load_section("fr", AssertionWords)
VERBS = WORDS.forms(
    [
        "signer",
        "conclure",
        "rencontrer",
        "tenir",
        "adopter",
        "recevoir",
        "ouvrir",
        "lancer",
        "réunir",
        "ratifier",
    ]
)
NOUNS = ("signature", "réunion", "rencontre", "visite", "sommet", "accord", "traité")

ASSERTED = [
    "Les deux ministres ont signé un accord à Pékin.",
    "La Chine et le Kazakhstan signent un accord sur le transit.",
    "Un mémorandum a été signé mardi.",
    "Un protocole fut signé à l'issue des travaux.",
    "Les présidents avaient signé le traité en 2023.",
    "Les deux pays ont vendredi signé une déclaration.",
    "Après avoir signé l'accord, les ministres ont visité le port.",
    "Le Kazakhstan vient de signer un contrat avec la Chine.",
    "L'accord signé à Astana porte sur les visas.",
    "Signé à Chengdu, l'accord porte sur les visas.",
    "Les deux pays n'ont signé qu'un seul accord.",
    "Les parties n'ont pas seulement signé une déclaration.",
    "Le ministre a déclaré que les parties avaient signé un accord.",
    "Xi Jinping a rencontré Kassym-Jomart Tokaïev à Astana.",
    "M. Wang l'a rencontré hier.",
    "Le sommet s'est tenu à Xi'an.",
    "Les ministres se sont réunis à Almaty.",
    "Le président ouzbek, qui a reçu la délégation, a salué le projet.",
    "Ils ont déjà conclu trois accords.",
    "Les deux parties ont, à cette occasion, adopté une feuille de route.",
    "La veille, MM. Xi et Tokaïev s'étaient rencontrés.",
    "Le parlement a ratifié le traité en juin.",
    "Le ministre a été reçu par le président.",
    "Les deux pays ont réussi à conclure un accord.",
    "Ayant signé l'accord, les ministres se sont séparés.",
    "Alors qu'il recevait son homologue, M. Xi a parlé de gaz.",
    "Les deux ministres ont tous deux signé le document.",
    "Le forum a été ouvert par le vice-Premier ministre.",
]
ANNOUNCED = [
    "Les deux ministres signeront un accord à Pékin.",
    "Les présidents devraient signer un traité en juin.",
    "Les chefs d'État doivent se rencontrer à Astana.",
    "Un accord sera signé mardi.",
    "Un accord doit être signé mardi.",
    "Le sommet se tiendra à Astana.",
    "Le sommet va se tenir à Astana en juin.",
    "Les deux parties ont convenu de signer un accord.",
    "Le Kazakhstan s'apprête à signer un accord avec la Chine.",
    "Les deux pays négocient en vue de conclure un accord.",
    "M. Wang devrait rencontrer le président kazakh.",
    "Il est prévu de signer un accord en mai.",
]
PROPOSED = [
    "Le Tadjikistan a proposé de signer un accord.",
    "Les deux pays envisagent de conclure un accord sur les visas.",
    "Il a appelé à ratifier le traité.",
    "Les parties ont étudié la possibilité de signer une convention.",
]
HOPED = [
    "Le Kirghizstan espère signer un accord.",
    "Astana souhaite conclure un accord avec Pékin.",
    "Les diplomates espèrent que les présidents signeront un accord.",
    "Bichkek veut signer un contrat cette année.",
    "La Chine est disposée à signer un accord.",
    "Le ministre souhaite que les deux pays signent un traité.",
]
DENIED = [
    "Les deux ministres n'ont pas signé d'accord.",
    "Aucun accord n'a été signé.",
    "Aucun contrat de prêt n'a encore été signé avec les banques chinoises.",
    "Ils se sont quittés sans signer d'accord.",
    "Ni la Chine ni le Kazakhstan n'ont signé le document.",
    "Le traité n'a jamais été ratifié.",
    "Le Turkménistan a refusé de signer la déclaration.",
    "Le ministre a démenti que les parties aient signé un accord.",
    "Le Kirghizstan nie avoir signé un tel accord et dément que les parties ont conclu un contrat.",
    "La réunion ne s'est pas tenue.",
    "M. Xi ne l'a pas rencontré à Astana.",
    "Les présidents ont parlé de gaz sans qu'aucun accord ne soit signé.",
    "Le sommet n'a pas été ouvert par le ministre.",
    "Les parties n'ont pas réussi à conclure un accord.",
    "Personne n'a signé le document.",
    "Les deux pays n'ont pas encore signé l'accord.",
    "Le président ne doit pas rencontrer son homologue.",
    "Rien n'a été signé.",
    "Les parties ont pas signé l'accord.",
]
RUMOURED = [
    "Un contrat aurait été signé à Pékin.",
    "Les deux ministres auraient signé un accord.",
    "Le bruit a couru que les deux pays avaient signé un accord.",
    "Selon des rumeurs, les deux pays ont signé un accord.",
    "Il paraît que le président a rencontré son homologue.",
    "Le ministre aurait rencontré M. Wang en secret.",
    "On raconte que les présidents ont signé un pacte.",
]
HYPOTHETICAL = [
    "Si les deux pays signent un accord, le commerce doublera.",
    "Les deux pays pourraient signer un accord.",
    "Le traité peut être ratifié par les parlements.",
    "Une fois signé, l'accord sera publié.",
    "S'ils signent l'accord, les travaux reprendront.",
    "À condition que les parties signent l'accord, la banque prêtera.",
]
ASKED = ["Les deux pays ont-ils signé un accord ?", "Qui a signé le contrat ?"]

EVERY = [
    (sentence, truth)
    for truth, sentences in {
        "asserted": ASSERTED,
        "announced": ANNOUNCED,
        "proposed": PROPOSED,
        "hoped": HOPED,
        "denied": DENIED,
        "rumoured": RUMOURED,
        "hypothetical": HYPOTHETICAL,
        "asked": ASKED,
    }.items()
    for sentence in sentences
]


@cache
def reader() -> AssertionReader:
    return AssertionReader(WORDS)


def passages(reading: Reading) -> list[Passage]:
    folded = folded_text(reading)
    return [Passage.of(reading, sentence, WORDS, folded) for sentence in reading.sentences]


def predicates(text: str) -> list[Predicate]:
    """What is made of every verb of `VERBS` in a text."""
    found = []
    for passage in passages(reading_of(text)):
        for i, word in enumerate(passage.words):
            if forms := VERBS.get(word.form):
                found.append(reader().verb(passage, i, forms))
    return found


@pytest.mark.parametrize(("sentence", "truth"), EVERY)
def test_a_verb_is_asserted_only_where_the_text_asserts_it(sentence: str, truth: str) -> None:
    found = predicates(sentence)
    assert [one.truth for one in found][-1:] == [truth], found


@pytest.mark.parametrize(
    ("sentence", "noun", "truth"),
    [
        ("Lors de la prochaine réunion, les ministres parleront de gaz.", "réunion", "announced"),
        ("Aucune réunion n'est prévue.", "réunion", "denied"),
        ("La signature prochaine d'un accord est acquise.", "signature", "announced"),
        ("Des diplomates espèrent la signature d'un traité.", "signature", "hoped"),
        ("La visite annulée devait durer deux jours.", "visite", "cancelled"),
        ("La réunion reportée aura lieu en mai.", "réunion", "postponed"),
        ("Une éventuelle rencontre reste incertaine.", "rencontre", "rumoured"),
        ("Ils se sont séparés sans accord.", "accord", "denied"),
        ("Lors de la réunion, les ministres ont parlé de gaz.", "réunion", None),
        ("Les ministres préparent le sommet d'Astana.", "sommet", "announced"),
    ],
)
def test_the_words_around_a_noun_tell_whether_it_happened(
    sentence: str, noun: str, truth: str | None
) -> None:
    passage = passages(reading_of(sentence))[0]
    at = next(i for i, word in enumerate(passage.words) if word.form == noun)
    assert reader().noun(passage, at, at + 1) == truth


def test_a_passive_is_told_from_an_active_verb() -> None:
    active, passive, attribute = predicates(
        "Les ministres ont signé un accord. Un accord a été conclu. L'accord adopté à Astana est public."
    )
    assert (active.voice, passive.voice, attribute.voice) == ("active", "passive", "attributive")
