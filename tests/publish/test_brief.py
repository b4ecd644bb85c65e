from __future__ import annotations

import random
from dataclasses import replace
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from tests.publish.telling import (
    ASTANA,
    JAPAROV,
    MINISTERS,
    RAILWAY,
    SIX,
    SUMMIT,
    TOKAYEV,
    XI,
    XIAN,
    entry,
    frameworks,
    lines,
    plain,
    report,
    said,
    told,
)

from dragoman.model.account import Account, Stage
from dragoman.model.entity import Entity
from dragoman.model.entry import Entry
from dragoman.model.finding import Finding
from dragoman.packs import terms
from dragoman.packs.undertakings import Modality
from dragoman.packs.vocabularies import InstrumentKind, ProjectStatus, Role, Sector
from dragoman.packs.wording import load_wording
from dragoman.publish.brief.briefing import Wish, brief
from dragoman.publish.brief.material import Material
from dragoman.publish.rendering.html import html
from dragoman.publish.rendering.markdown import markdown
from dragoman.reconcile.accounts.making import accounts

FRENCH = [
    (
        "meeting",
        {"mechanism": SUMMIT, "ordinal": 1, "date": "2023-05-19", "place": XIAN, "country": "CN", "participants": SIX},
        "Le 19 mai 2023, le premier Sommet Chine-Asie centrale a eu lieu à Xi'an, en Chine. "
        "Participants : la Chine et les cinq États d'Asie centrale.",
    ),
    (
        "meeting",
        {"kind": "ministerial", "mechanism": MINISTERS, "ordinal": 6, "place": ASTANA, "country": "KZ"},
        "La sixième réunion des ministres des Affaires étrangères Chine-Asie centrale a eu lieu à Astana.",
    ),
    ("meeting", {"mechanism": SUMMIT, "status": "planned", "date": "2027", "country": "CN"},
     "Le Sommet Chine-Asie centrale est prévu en 2027 en Chine."),
    ("meeting", {"kind": "visit", "date": "2025-02", "country": "CN", "people": (JAPAROV,)},
     "En février 2025, une visite de Sadyr Japarov (Kirghizistan) a eu lieu en Chine."),
    ("meeting", {"kind": "visit", "status": "proposed", "country": "UZ", "participants": ("CN", "UZ")},
     "Une visite a été proposée (en Ouzbékistan). Participants : la Chine et l'Ouzbékistan."),
    ("meeting", {"kind": "bilateral", "participants": ("CN", "US"), "country": "US", "date": "2024-06~"},
     "Vers juin 2024, une rencontre bilatérale entre la Chine et les États-Unis a eu lieu aux États-Unis."),
    ("meeting", {"kind": "bilateral", "people": (XI, TOKAYEV), "participants": ("CN", "KZ"), "date": "2025-06-16"},
     "Le 16 juin 2025, une rencontre bilatérale entre Kassym-Jomart Tokaïev (Kazakhstan) et Xi Jinping (Chine) "
     "a eu lieu."),
    ("meeting", {"kind": "forum", "status": "cancelled", "date": "2024"}, "Un forum a été annulé (en 2024)."),
    ("meeting", {"kind": "ceremony", "status": None}, "Une cérémonie : tenue non précisée."),
    ("meeting", {"kind": "bilateral", "mechanism": Entity(None, "Comité de coopération sino-turkmène"), "ordinal": 5},
     "La cinquième réunion du Comité de coopération sino-turkmène a eu lieu."),
    ("agreement", {"kind": "memorandum", "parties": ("CN", "TJ"), "date": "2023-05-18"},
     "Le 18 mai 2023, un mémorandum entre la Chine et le Tadjikistan a été signé."),
    ("agreement", {"kind": "visa-exemption", "parties": ("CN", "UZ"), "status": "in-force", "date": "2025-06-01"},
     "Le 1er juin 2025, une exemption de visa entre la Chine et l'Ouzbékistan est entrée en vigueur."),
    ("agreement", {"title": Entity("xian-declaration", "Xi'an Declaration"), "kind": "declaration", "status": "adopted"},
     "La Déclaration de Xi'an a été adoptée."),
    ("agreement", {"title": Entity(None, "Perspectives communes"), "kind": "plan"},
     "Le plan « Perspectives communes » a été signé."),
    ("agreement", {"kind": "treaty", "status": "planned", "date": "2025-06", "parties": ("CN", "KZ")},
     "Un traité entre la Chine et le Kazakhstan est prévu en juin 2025."),
    ("agreement", {"kind": "contract", "parties": ("CN",), "subject": "la route"},
     "Un contrat (partie : la Chine) a été signé. Objet : « la route »."),
    ("agreement", {"status": None, "parties": ("CN", "KZ"), "kind": "visa-exemption"},
     "Une exemption de visa entre la Chine et le Kazakhstan : état non précisé."),
    ("project", {"status": "under-construction", "date": "2024-12-27"},
     "Le chemin de fer Chine-Kirghizistan-Ouzbékistan est en construction (27 décembre 2024)."),
    ("project", {"status": "agreed", "date": "2022-09-14"},
     "Le 14 septembre 2022, le chemin de fer Chine-Kirghizistan-Ouzbékistan a fait l'objet d'un accord."),
    ("project", {"project": Entity("beidou", "BeiDou"), "status": "operational"}, "Le projet « BeiDou » est en service."),
    ("project", {"project": Entity(None, "raffineries du Xinjiang"), "status": "completed"},
     "Les raffineries du Xinjiang ont été achevées."),
    ("figure", {"indicator": "trade", "value": 674.15e9, "unit": "CNY", "area": "CN", "counterpart": "central-asia",
                    "period": "2024", "qualifier": "record"},
     "Échanges commerciaux entre la Chine et l'Asie centrale en 2024 : 674,15 milliards de yuans, un record."),
    ("figure", {"indicator": "growth", "value": 116, "unit": "percent", "area": "CN", "period": "2024", "base_period": "2013"},
     "Évolution (Chine) en 2024 par rapport à 2013 : +116 %."),
    ("figure", {"indicator": "growth", "value": -3.5, "unit": "percent", "base_period": "2022-01/2022-06"},
     "Évolution par rapport au premier semestre 2022 : −3,5 %."),
    ("figure", {"indicator": "fdi", "value": 15e9, "area": "CN", "counterpart": "central-asia", "qualifier": "approximate"},
     "Investissements directs de la Chine en Asie centrale : environ 15 milliards de dollars."),
    ("figure", {"indicator": "loan", "value": 1.5e9, "unit": "EUR", "area": "KG", "counterpart": "CN", "qualifier": "at-most"},
     "Prêt de la Chine au Kirghizistan : au plus 1,5 milliard d'euros."),
    ("figure", {"indicator": "count", "value": 5000, "unit": "truck", "qualifier": "ordinal", "area": "CN"},
     "5 000e camion (Chine)."),
    ("figure", {"indicator": "duration", "value": 30, "unit": "a", "qualifier": "ordinal"}, "30e anniversaire."),
    ("figure", {"indicator": "length", "value": 523, "unit": "km", "of": RAILWAY, "qualifier": "at-least"},
     "Longueur du chemin de fer Chine-Kirghizistan-Ouzbékistan : au moins 523 kilomètres."),
    ("commitment", {"deadline": "2035", "beneficiary": "central-asia"},
     "La Chine s'engage : « les mots » (échéance : 2035). Bénéficiaire : l'Asie centrale."),
    ("commitment", {"actors": ("CN", "KG"), "modality": "agreement"},
     "La Chine et le Kirghizistan sont convenus : « les mots »."),
    ("commitment", {"actors": ("US",), "modality": "willingness"}, "Les États-Unis se disent prêts : « les mots »."),
    ("commitment", {"actors": ("CN", "RU"), "modality": "willingness"},
     "La Chine et la Russie se disent prêtes : « les mots »."),
    ("statement", {}, "Xi Jinping :"),
    ("statement", {"mode": "indirect"}, "Xi Jinping, propos rapportés :"),
    ("statement", {"speaker": ("CN", "UZ"), "mode": "mixed"},
     "La Chine et l'Ouzbékistan, propos rapportés et cités en partie :"),
    ("statement", {"polarity": "denied", "speaker": "TM"}, "Le Turkménistan dément :"),
]  # fmt: skip

ENGLISH = [
    (
        "meeting",
        {"mechanism": SUMMIT, "ordinal": 1, "date": "2023-05-19", "place": XIAN, "country": "CN", "participants": SIX},
        "On 19 May 2023, the first China–Central Asia Summit took place in Xi'an, China. "
        "Participants: China and the five states of Central Asia.",
    ),
    ("meeting", {"kind": "visit", "date": "2025-02", "country": "CN", "people": (JAPAROV,)},
     "In February 2025, a visit by Sadyr Japarov (Kyrgyzstan) took place in China."),
    ("meeting", {"kind": "bilateral", "participants": ("CN", "US"), "date": "2023-05-18/2023-05-19"},
     "From 18 to 19 May 2023, a bilateral meeting between China and the United States took place."),
    ("agreement", {"kind": "agreement", "parties": ("CN", "KZ"), "status": "ratified"},
     "An agreement between China and Kazakhstan was ratified."),
    ("agreement", {"title": Entity("xian-declaration", "Xi'an Declaration"), "kind": "declaration", "status": "adopted"},
     "The Xi'an Declaration was adopted."),
    ("project", {"status": "under-construction", "date": "2024-12"},
     "The China–Kyrgyzstan–Uzbekistan railway is under construction (December 2024)."),
    ("figure", {"indicator": "trade", "value": 674.15e9, "unit": "CNY", "area": "CN", "counterpart": "KZ", "period": "2024"},
     "Trade between China and Kazakhstan in 2024: 674.15 billion yuan."),
    ("figure", {"indicator": "count", "value": 1, "unit": "train", "area": "CN"}, "1 train (China)."),
    ("figure", {"indicator": "count", "value": 3, "unit": "border crossing", "period": "2024"},
     "3 border crossings in 2024."),
    ("commitment", {"actors": ("CN", "KG"), "modality": "willingness", "deadline": "../2030"},
     "China and Kyrgyzstan say that they are ready: “les mots” (deadline: by 2030)."),
    ("statement", {"polarity": "denied", "speaker": "TM"}, "Turkmenistan denies:"),
]  # fmt: skip


@pytest.mark.parametrize(("type", "fields", "sentence"), FRENCH, ids=[one[2] for one in FRENCH])
def test_a_fact_is_said_in_french(type: str, fields: dict[str, Any], sentence: str) -> None:
    assert said(type, "fr", **fields) == sentence


@pytest.mark.parametrize(("type", "fields", "sentence"), ENGLISH, ids=[one[2] for one in ENGLISH])
def test_a_fact_is_said_in_english(type: str, fields: dict[str, Any], sentence: str) -> None:
    assert said(type, "en", **fields) == sentence


VALUES: list[tuple[str, str, tuple[str, ...]]] = [
    ("meeting", "kind", terms.MEETING_KINDS),
    ("meeting", "status", terms.MEETING_STATUSES),
    ("meeting", "format", terms.MEETING_FORMATS),
    ("agreement", "kind", get_args(InstrumentKind)),
    ("agreement", "status", terms.AGREEMENT_STATUSES),
    ("project", "status", get_args(ProjectStatus)),
    ("project", "sector", get_args(Sector)),
    ("figure", "indicator", terms.INDICATORS),
    ("figure", "qualifier", terms.QUALIFIERS),
    ("commitment", "modality", get_args(Modality)),
    ("statement", "mode", terms.MODES),
    ("statement", "polarity", terms.POLARITIES),
]


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize(
    ("type", "field", "value"),
    [(type, field, value) for type, field, values in VALUES for value in values],
)
def test_every_value_of_the_contract_can_be_said(type: str, field: str, value: str, lang: str) -> None:
    sentence = said(type, lang, **{field: value})
    assert sentence[0].isupper() or sentence[0].isdigit() or sentence[0] in "«“"
    assert not set("{}[]") & set(sentence)
    assert "  " not in sentence and " ." not in sentence and "None" not in sentence


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("role", get_args(Role))
def test_every_office_can_be_said(role: str, lang: str) -> None:
    made = report(entry(told("position", role=role)), lang=lang)
    (table,) = made.sections[-1].tables
    ((person, office, words),) = table.rows
    assert (person.text, plain(words.text)) == (
        "Xi Jinping",
        "« président »" if lang == "fr" else "“président”",
    )
    assert "Chin" in office.text and "{" not in office.text


def test_a_womans_office_has_its_own_form() -> None:
    from dragoman.packs.entries import Person

    woman = next(one for one in frameworks()[0].of_kind(Person) if one.gender == "f")
    made = report(entry(told("position", person=Entity(woman.id, woman.id), role="ambassador")))
    assert made.sections[-1].tables[0].rows[0][1].text.startswith("ambassadrice")


def test_several_documents_that_tell_the_same_are_one_line_with_all_sources() -> None:
    tellings = [told("meeting", name, mechanism=SUMMIT, date="2023-05-19") for name in ("a", "b", "c")]
    made = report(entry(*tellings))
    (line,) = lines(made.sections[1])
    assert [one.source for one in line.evidence] == [1, 2, 3]
    assert line.notes == ()
    assert [source.document for source in made.sources] == ["a", "b", "c"]


def test_a_finer_date_counts_and_is_no_contradiction() -> None:
    dates = {"a": "2023", "b": "2023-05", "c": "2023-05-19", "d": None}
    made = report(entry(*(told("meeting", name, date=date) for name, date in dates.items())))
    (line,) = lines(made.sections[1])
    assert line.text.startswith("Le 19 mai 2023") and line.notes == ()


def test_sources_that_differ_on_date_and_place_are_both_shown() -> None:
    made = report(
        entry(
            told("meeting", "a", date="2023-05-18", place=XIAN, country="CN"),
            told("meeting", "b", date="2023-05-19", place=XIAN, country="CN"),
            told("meeting", "c", date="2023-05-19", place=ASTANA, country="KZ"),
        )
    )
    (line,) = lines(made.sections[1])
    assert plain(line.text) == "Le 19 mai 2023, un sommet a eu lieu à Xi'an, en Chine."
    assert [plain(note) for note in line.notes] == [
        "Les sources ne donnent pas la même date : 19 mai 2023 [2, 3] ; 18 mai 2023 [1].",
        "Les sources ne donnent pas le même lieu : Xi'an [1, 2] ; Astana [3].",
    ]


def test_the_country_is_that_of_the_chosen_place() -> None:
    tellings = [told("meeting", "a", country="CN", place=XIAN)]
    tellings += [told("meeting", name, country="KZ", place=Entity("almaty", "x")) for name in "bc"]
    (line,) = lines(report(entry(*tellings)).sections[1])
    assert plain(line.text) == "Un sommet a eu lieu à Almaty, au Kazakhstan."


def test_what_was_planned_does_not_contradict_what_was_held() -> None:
    made = report(
        entry(
            told("meeting", "a", status="planned", date="2025-06"),
            told("meeting", "b", status="held", date="2025-06-17"),
            told("meeting", "c", status="planned", date="2025-05-30"),
        )
    )
    (line,) = lines(made.sections[1])
    assert line.text == "Le 17 juin 2025, un sommet a eu lieu." and line.notes == ()


def test_amounts_that_differ_are_both_shown_each_with_its_source() -> None:
    series = entry(
        told("figure", "a", indicator="trade", area="CN", counterpart="KZ", period="2024", value=43.8e9),
        told("figure", "b", indicator="trade", area="KZ", counterpart="CN", period="2024", value=44e9),
        told("figure", "b", indicator="trade", area="KZ", counterpart="CN", period="2023", value=41e9),
    )
    found = lines(report(series).sections[4])
    assert [plain(one.text).partition(" : ")[2] for one in found] == [
        "41 milliards de dollars.",
        "43,8 milliards de dollars.",
        "44 milliards de dollars.",
    ]
    assert all(one.text.startswith("Échanges commerciaux entre la Chine et le Kazakhstan") for one in found)
    assert [[plain(note) for note in one.notes] for one in found] == [
        [],
        ["D'autres sources donnent une autre valeur : 44 milliards de dollars [2]."],
        ["D'autres sources donnent une autre valeur : 43,8 milliards de dollars [1]."],
    ]


def test_what_is_not_known_is_not_said() -> None:
    assert said("meeting", status="held", kind="other") == "Une réunion a eu lieu."
    assert said("project", status="planned", date=None).endswith("est prévu.")
    assert said("figure", indicator="cost", value=2e6, unit="USD") == "Coût : 2 millions de dollars."


def test_a_status_of_a_project_has_its_own_sentence_and_a_mere_mention_none() -> None:
    project = entry(
        told("project", "a", status="mentioned"),
        told("project", "b", status="agreed", date="2022-09-14"),
        told("project", "c", status="under-construction"),
        told("project", "d", status="under-construction", date="2024-12-27"),
    )
    found = lines(report(project).sections[3])
    assert [len(one.evidence) for one in found] == [1, 2]
    assert "est mentionné" not in " ".join(one.text for one in found)


def test_lines_are_in_order_of_time_and_those_without_a_year_last() -> None:
    dates = ["2024-05", None, "XXXX-10-17", "2023-12-31", "2024-05-02", "2011"]
    made = report(*(entry(told("meeting", f"d{n}", date=date)) for n, date in enumerate(dates)))
    starts = [plain(one.text).partition(",")[0] for one in lines(made.sections[1])]
    assert starts == [
        "En 2011",
        "Le 31 décembre 2023",
        "En mai 2024",
        "Le 2 mai 2024",
        "Le 17 octobre (année non précisée)",
        "Un sommet a eu lieu.",
    ]


def test_the_order_of_entries_and_tellings_does_not_matter() -> None:
    made = [
        entry(told("meeting", "a", date="2023"), told("meeting", "b", date="2024-05-01")),
        entry(told("figure", "a", value=3.0), told("figure", "c", value=4.0)),
        entry(told("statement", "b", words="oui"), told("statement", "c", words="Oui.")),
        entry(told("position", "a"), told("position", "b", role_text="chef")),
        entry(told("document", "a", publisher="Xinhua"), told("document", "b", published="2024")),
    ]
    first = markdown(report(*made)), html(report(*made))
    mixed = random.Random(7)
    for _ in range(5):
        mixed.shuffle(made)
        assert (markdown(report(*made)), html(report(*made))) == first


LIMITS = [
    (Wish(), {"2023", "2024-05", "XXXX-10-17", None}),
    (Wish(since="2024"), {"2024-05"}),
    (Wish(until="2023-12"), {"2023"}),
    (Wish(since="2023-06-01", until="2024-04-30"), {"2023"}),
    (Wish(since="2025"), set()),
]


@pytest.mark.parametrize(("wish", "kept"), LIMITS)
def test_what_is_asked_for_is_kept(wish: Wish, kept: set[str | None]) -> None:
    dates = ["2023", "2024-05", "XXXX-10-17", None]
    made = report(*(entry(told("meeting", str(date), date=date)) for date in dates), wish=wish)
    assert {source.document for source in made.sources} == {str(date) for date in kept}
    undated = dict(made.summary).get("Sans date", "")
    assert undated == ("2 éléments sans date connue, laissés de côté" if wish.since or wish.until else "")


def test_what_has_no_date_counts_by_the_day_of_its_document() -> None:
    one = entry(told("statement", "a", known={"published": "2024-06-01"}))
    assert report(one, wish=Wish(since="2024-05")).sources
    assert not report(one, wish=Wish(until="2024-05")).sources


def test_it_says_what_it_covers() -> None:
    made = report(
        entry(told("document", "a", publisher="Xinhua", published="2024-01-02")),
        entry(told("document", "b", publisher="Xinhua", published="2024-03")),
        entry(told("meeting", "a", date="2023-05-18/2023-05-19"), told("meeting", "b", date="2023-05-19")),
        entry(told("project", "b", status="planned", date="2027")),
        wish=Wish(about="Asie", since="2020"),
    )
    assert plain(made.title) == "Note de synthèse : Asie"
    assert {name: plain(value) for name, value in made.summary} == {
        "Documents": "2 documents",
        "Éditeurs": "Xinhua (2)",
        "Période demandée": "à partir de 2020",
        "Publiés": "2 janvier 2024 – mars 2024",
        "Faits datés": "19 mai 2023 – 2027",
        "Contenu": "1 rencontre et 1 projet",
    }
    assert [source.about for source in made.sources] == ["Xinhua, 2 janvier 2024", "Xinhua, mars 2024"]


INFINITIVES = [
    ("pledge", "soutenir la paix", "La Chine s'engage à « soutenir la paix »."),
    ("agreement", "ouvrir un consulat", "La Chine est convenue d'« ouvrir un consulat »."),
    ("agreement", "ne pas l’ouvrir", "La Chine est convenue de « ne pas l’ouvrir »."),
    ("willingness", "s’en charger", "La Chine se dit prête à « s’en charger »."),
    ("proposal", "construire la route", "La Chine propose de « construire la route »."),
    ("plan", "l’achever", "La Chine prévoit de « l’achever »."),
    ("pledge", "la paieront", "La Chine s'engage : « la paieront »."),
    ("pledge", "construira la route", "La Chine s'engage : « construira la route »."),
    ("pledge", "leur soutien", "La Chine s'engage : « leur soutien »."),
    ("proposal", "la création d'un fonds", "La Chine propose : « la création d'un fonds »."),
    ("plan", "quatre ponts", "La Chine prévoit : « quatre ponts »."),
]


@pytest.mark.parametrize(("modality", "words", "sentence"), INFINITIVES)
def test_an_infinitive_is_part_of_the_sentence(modality: str, words: str, sentence: str) -> None:
    assert said("commitment", words=words, modality=modality) == sentence
    assert ": “" in said("commitment", "en", words=words, modality=modality)


def test_one_participant_is_said_in_the_singular() -> None:
    sentence = said("meeting", kind="visit", country="CN", people=(JAPAROV, XI), participants=("CN", "KG"))
    assert (
        sentence == "Une visite de Sadyr Japarov (Kirghizistan) a eu lieu en Chine. Participant : Xi Jinping."
    )


def test_what_two_documents_say_in_the_same_words_is_one_line() -> None:
    shares = [
        entry(told("figure", name, indicator="share", value=51, unit="percent", area="CN")) for name in "ab"
    ]
    (line,) = lines(report(*shares).sections[4])
    assert [one.source for one in line.evidence] == [1, 2]
    spoken = [entry(told("statement", name, words="Oui.")) for name in "ab"]
    assert len(lines(report(*spoken).sections[6])) == 2


def test_what_it_is_about_is_called_in_its_language() -> None:
    for key, name in (
        ("KZ", "Kazakhstan"),
        ("xian", "Xi'an"),
        ("central-asia", "Asie centrale"),
        ("=x", "typed"),
    ):
        title = report(wish=Wish(about="typed", key=key)).title
        assert plain(title) == f"Note de synthèse : {name}"


def test_two_persons_are_named_with_their_states_only_if_both_are_known() -> None:
    unknown = Entity(None, "Ma Zhaoxu")
    sentence = said("meeting", kind="bilateral", people=(XI, unknown), participants=("CN", "KZ"))
    assert sentence.startswith("Une rencontre bilatérale entre la Chine et le Kazakhstan a eu lieu.")
    assert sentence.endswith("Participants : Ma Zhaoxu et Xi Jinping.")


def test_nothing_makes_a_report_that_says_so() -> None:
    made = report()
    assert made.paragraphs == ("Aucun fait ne répond à cette demande.",)
    assert not list(made.filled()) and not made.sources


def test_french_names_stand_in_quotation_marks_in_an_english_briefing() -> None:
    made = report(
        entry(told("document", "doc", language="fr")),
        entry(told("project", project=Entity(None, "route de Barskoon"), status="planned")),
        lang="en",
    )
    (line,) = lines(made.sections[3])
    assert line.text == "The project “route de Barskoon” is planned."


def test_the_words_of_a_statement_are_its_quotation_each_wording_once() -> None:
    spoken = {"a": "Oui.", "b": "Oui, bien sûr.", "c": "Oui."}
    made = report(entry(*(told("statement", name, words=words) for name, words in spoken.items())))
    (line,) = lines(made.sections[6])
    assert plain(line.text) == "Xi Jinping :"
    assert [(one.source, one.quotation) for one in line.evidence] == [
        (1, "Oui."),
        (2, "Oui, bien sûr."),
        (3, "Oui."),
    ]


PARTIES = some.sampled_from(["CN", "US", "central-asia", "XX", XI, Entity(None, "société Alpha")])
DATES = some.sampled_from(
    [None, "2024", "2024-05-01", "XXXX-10-17", "2024-13", "../2030", "2024~", "rien", "2024/.."]
)
PLACES = some.sampled_from([None, XIAN, Entity(None, "Le Caire"), Entity("taklamakan", "désert")])
ANY: dict[str, dict[str, some.SearchStrategy[Any]]] = {
    "meeting": {
        "kind": some.sampled_from(terms.MEETING_KINDS),
        "status": some.sampled_from([None, *terms.MEETING_STATUSES]),
        "mechanism": some.sampled_from([None, SUMMIT, Entity(None, "comité mixte"), Entity(None, "CASA")]),
        "ordinal": some.sampled_from([None, 1, 12]),
        "date": DATES,
        "place": PLACES,
        "country": some.sampled_from([None, "CN", "AQ"]),
        "participants": some.none() | some.lists(PARTIES, max_size=8).map(tuple),
        "people": some.lists(some.sampled_from([XI, TOKAYEV, Entity(None, "M. Untel")]), max_size=3).map(
            tuple
        ),
    },
    "agreement": {
        "kind": some.sampled_from(get_args(InstrumentKind)),
        "status": some.sampled_from([None, *terms.AGREEMENT_STATUSES]),
        "title": some.sampled_from([None, Entity(None, "charte"), Entity(None, "Perspectives")]),
        "parties": some.none() | some.lists(PARTIES, max_size=8).map(tuple),
        "date": DATES,
        "subject": some.sampled_from([None, "la route"]),
    },
    "figure": {
        "indicator": some.sampled_from(terms.INDICATORS),
        "qualifier": some.sampled_from(terms.QUALIFIERS),
        "value": some.floats(-1e13, 1e13),
        "unit": some.sampled_from(["USD", "percent", "km", "m3/a", "train", "1", "XYZ", "kV", "TEU/a"]),
        "period": DATES,
        "base_period": DATES,
        "area": some.none() | PARTIES,
        "counterpart": some.none() | PARTIES,
        "of": some.none() | some.just(RAILWAY) | PARTIES,
    },
    "commitment": {
        "actors": some.lists(PARTIES, min_size=1, max_size=7).map(tuple),
        "modality": some.sampled_from(get_args(Modality)),
        "deadline": DATES,
        "beneficiary": some.none() | PARTIES,
    },
}


@some.composite
def facts(draw: some.DrawFn) -> tuple[str, dict[str, Any]]:
    """Any fact of some type."""
    type = draw(some.sampled_from(sorted(ANY)))
    return type, {name: draw(values) for name, values in ANY[type].items()}


@settings(max_examples=300, deadline=None)
@given(facts(), some.sampled_from(["fr", "en"]))
def test_whatever_is_told_becomes_a_sentence(fact: tuple[str, dict[str, Any]], lang: str) -> None:
    type, fields = fact
    sentence = said(type, lang, **fields)
    assert sentence == " ".join(sentence.split())
    assert not set("{}[]") & set(sentence) and "None" not in sentence
    assert sentence[-1] in ".»”" and " ." not in sentence and ".." not in sentence
    for wrong in (
        "de le ",
        "de les ",
        "à le ",
        "à les ",
        "de de ",
        "le a",
        "la a",
        "le e",
        "la é",
        " du de ",
    ):
        assert lang != "fr" or f" {wrong}" not in sentence, wrong


# --- findings, and what became of things ------------------------------------------------------------------


def finding(kind: str, *told: Any, **fields: Any) -> Finding:
    return Finding(kind, ("x",), tuple(one.id for one in told), f"the {kind} says so.", **fields)


def test_findings_come_first_and_what_does_not_fit_before_what_does() -> None:
    trade = [
        told("figure", name, indicator="trade", period="2024", value=value)
        for name, value in (("a", 4e9), ("b", 5e9))
    ]
    kinds = [
        ("arithmetic", True),
        ("status", None),
        ("single-source", None),
        ("arithmetic", False),
        ("conflict", None),
    ]
    made = report(
        entry(*trade), findings=tuple(finding(kind, *trade, holds=holds) for kind, holds in kinds), lang="en"
    )
    assert [one.title for one in made.sections[0].sections] == [
        "Disagreements",
        "Figures or dates that do not fit",
        "What moved on",
        "Figures that fit",
    ]
    assert [len(line.evidence) for line in lines(made.sections[0])] == [2, 2, 2, 2]


def test_a_finding_is_said_in_the_language_of_the_briefing_with_words_that_no_account_has() -> None:
    day = told("meeting", "a")
    known = finding("dating", day)
    made = report(findings=(known,), told={day.id: day}, explained={known.id: "« vendredi » est le 19 mai"})
    (line,) = lines(made.sections[0])
    assert (line.text, [one.source for one in line.evidence]) == ("« vendredi » est le 19 mai", [1])


def test_a_digest_has_what_a_new_document_tells_with_the_older_sources_beside() -> None:
    made = report(
        entry(told("meeting", "old", date="2023-05-18")),
        entry(told("meeting", "old", date="2024-07-04"), told("meeting", "new", date="2024-07-04")),
        entry(told("project", "old", status="planned"), told("project", "new", status="operational")),
        wish=Wish(added_since="2025-06-09", added=frozenset({"new"})),
    )
    assert plain(made.subtitle) == "Ce qui est nouveau depuis le 9 juin 2025"
    assert [plain(line.text) for line in lines(made.sections[1])] == [
        "Le 4 juillet 2024, un sommet a eu lieu."
    ]
    assert [one.source for one in lines(made.sections[1])[0].evidence] == [1, 2]
    assert [line.text.endswith("est en service.") for line in lines(made.sections[3])] == [True]


def account(one: Entry, **changed: Any) -> Account:
    (made,) = accounts([one], {})
    return replace(made, **changed)


def test_a_date_that_other_texts_settle_is_told_as_such() -> None:
    one = account(
        entry(told("meeting", "a")), values={"kind": "summit", "status": "held", "date": "2023-05-19"}
    )
    made = brief(Material((replace(one, inferred={"date": "dating f-1"}),)), load_wording("fr"), frameworks())
    (line,) = lines(made.sections[1])
    assert line.text == "Le 19 mai 2023, un sommet a eu lieu."
    assert line.notes == ("Date établie d'après d'autres textes.",)


def test_a_point_that_was_worked_out_is_no_line_of_its_own() -> None:
    series = account(entry(told("figure", "a", indicator="trade", period="2024", value=4e9)))
    (point,) = series.points
    made = replace(series, points=(point, replace(point, period="2013", derived="growth of 116 % to 2024")))
    assert len(lines(brief(Material((made,)), load_wording("fr"), frameworks()).sections[4])) == 1


@pytest.mark.parametrize(
    ("values", "history", "note"),
    [
        ({"state": "overdue"}, (), "Échéance passée sans nouvelle."),
        (
            {"state": "kept"},
            (Stage("made", None, ()), Stage("kept", "2025-09-30", ())),
            "Tenu, d'après les textes : 30 septembre 2025.",
        ),
        ({"state": "kept"}, (Stage("kept", None, ()),), "Tenu, d'après les textes."),
    ],
)
def test_an_undertaking_says_what_became_of_it(
    values: dict[str, str], history: tuple[Stage, ...], note: str
) -> None:
    one = account(entry(told("commitment", "a", words="construire la route")))
    one = replace(one, values={**one.values, **values}, history=history)
    (line,) = lines(brief(Material((one,)), load_wording("fr"), frameworks()).sections[5])
    assert [plain(said) for said in line.notes] == [note]
