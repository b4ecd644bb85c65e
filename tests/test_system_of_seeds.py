"""Each part of the cooperation that the seed texts name stands in the system, with what they say of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from tests.measuring import extract, needs_shared, read_folder, shared
from tests.reconcile.in_memory import entries

from dragoman.model.entry import Told
from dragoman.packs.framework import load_framework
from dragoman.packs.system_words import load_system_words
from dragoman.packs.wording import load_wording
from dragoman.publish.system.assembly import system
from dragoman.publish.system.row import Row
from dragoman.publish.system.words import Words
from dragoman.run.options import Options
from dragoman.run.pipeline import Pipeline
from dragoman.store import Record
from dragoman.store.entry import Entry

pytestmark = needs_shared

Test = Callable[[Row], bool]


def named(id: str, kind: str, *documents: str) -> Test:
    """A row of the registry, told by documents whose ids begin so."""
    return lambda row: (
        row.id == id
        and row.kind == kind
        and all(any(one.startswith(begin) for one in row.documents) for begin in documents)
    )


def state(id: str, status: str) -> Test:
    return lambda row: row.id == id and row.state is not None and row.state.status == status


def says(kind: str, words: str, *parties: str) -> Test:
    """A row of a kind whose own words, or else those of its sources, are these."""
    return lambda row: (
        row.kind == kind
        and set(parties) <= {party for party in row.parties if isinstance(party, str)}
        and words in (row.label or " ".join(one.quotation for one in row.said))
    )


def value(indicator: str, number: float, unit: str, period: str | None) -> Test:
    return lambda row: any(
        (one.indicator, one.value, one.unit, one.period) == (indicator, number, unit, period)
        for one in row.values
    )


def holds(person: str, role: str) -> Test:
    return lambda row: (
        row.type == role and any(getattr(one.person, "id", None) == person for one in row.holders)
    )


def met(id: str, which: str, ordinal: int, date: tuple[str, ...]) -> Test:
    def test(row: Row) -> bool:
        event = row.last if which == "last" else row.next
        return row.id == id and event is not None and (event.ordinal, event.dates) == (ordinal, date)

    return test


SUMMIT, MINISTERS = "china-central-asia-summit", "china-central-asia-foreign-ministers"
RAILWAY, TRUCKS = "china-kyrgyzstan-uzbekistan-railway", "tianfu-sichuan-road-trains"
PARTS: list[tuple[str, Test]] = [
    ("the first summit", met(SUMMIT, "last", 1, ("2023-05-19",))),
    ("the second summit to come", met(SUMMIT, "next", 2, ("2025",))),
    ("the summit in three texts", named(SUMMIT, "mechanism", "000", "002", "003")),
    ("the foreign ministers' fifth meeting", met(MINISTERS, "last", 5, ())),
    ("the forum of Lanzhou", met("china-central-asia-cooperation-forum", "last", 8, ("XXXX-10-17",))),
    ("the committee behind the forum", named("sco-good-neighbourliness-committee", "organisation", "001")),
    ("the Belt and Road in three texts", named("belt-and-road", "initiative", "000", "001", "004")),
    ("the agreements on the Belt and Road", says("instrument", "accords de coopération au BRI", "CN", "TM")),
    ("the oil pipeline", named("kazakhstan-china-oil-pipeline", "project", "000")),
    ("the gas pipeline", named("central-asia-china-gas-pipeline", "project", "000")),
    ("the highway to Tajikistan", named("china-tajikistan-highway", "project", "000")),
    ("the highway to Uzbekistan", named("china-kyrgyzstan-uzbekistan-highway", "project", "000")),
    ("the railway in two texts", named(RAILWAY, "project", "000", "004")),
    ("the railway being surveyed", state(RAILWAY, "surveying")),
    ("the trucks of Tianfu and Sichuan", value("count", 5000, "truck", None)),
    ("the trains of Tianfu and Sichuan", value("count", 500, "train", None)),
    ("the road of the trucks in service", state(TRUCKS, "operational")),
    ("the exemption with Kazakhstan", named("visa-exemption-china-kazakhstan", "instrument", "000")),
    ("the exemption with Uzbekistan", named("visa-exemption-china-uzbekistan", "instrument", "000")),
    ("one Luban Workshop from two texts", named("luban-workshop", "project", "000", "004")),
    ("BeiDou", named("beidou", "project", "001")),
    ("the border ports", says("undertaking", "créer de nouveaux ports frontaliers", "CN", "KG")),
    ("simpler customs", says("wish", "simplification des procédures douanières")),
    ("flights and students", says("wish", "d’un plus grand nombre de rapatriés d’étudiants")),
    ("e-commerce and payments", says("undertaking", "les paiements transfrontaliers", "CN", "KG")),
    ("the three Silk Roads", named("healthy-green-digital-silk-road", "initiative", "001")),
    ("the green Silk Road", named("green-silk-road", "initiative", "004")),
    ("the Global Development Initiative", named("global-development-initiative", "initiative", "004")),
    ("the Global Security Initiative", named("global-security-initiative", "initiative", "004")),
    ("the community of shared future", named("community-with-a-shared-future", "initiative", "004")),
    ("a closer community", says("undertaking", "construire une communauté", "CN", "UZ")),
    ("the Xi'an Declaration", state("xian-declaration", "adopted")),
    ("the declaration of Chengdu", says("instrument", "ont adopté une déclaration conjointe", "CN")),
    ("the initiative of Lanzhou", says("instrument", "une initiative conjointe a été publiée")),
    ("trade of 2024 in yuan", value("trade", 674.15e9, "CNY", "2024")),
    ("trade of 2024 in dollars", value("trade", 94e9, "USD", "2024")),
    ("trade of the year before", value("trade", 70e9, "USD", None)),
    ("trade with Kazakhstan", value("trade", 31e9, "USD", None)),
    ("growth since 2013", value("growth", 116, "percent", "2024")),
    ("the stock of investment", value("fdi", 15e9, "USD", "2020")),
    ("farm imports", says("undertaking", "importer davantage de produits agricoles", "CN")),
    ("carbon neutrality", says("undertaking", "neutralité carbone d'ici 2060", "KZ")),
    ("China's president", holds("xi-jinping", "head-of-state")),
    ("China's foreign minister", holds("wang-yi", "foreign-minister")),
    ("Kyrgyzstan's foreign minister", holds("kulubaev-jeenbek", "foreign-minister")),
    ("the spokesman", holds("guo-jiakun", "spokesperson")),
    ("the SCO's secretary-general", holds("norov-vladimir", "secretary-general")),
    ("Tajikistan's ambassador", holds("saidzoda-zohir", "ambassador")),
]


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> tuple[Row, ...]:
    """The system of the seeds, by way of a record."""
    pipeline = Pipeline.load(Options())
    found = extract(pipeline, read_folder(shared() / "seeds"))
    with Record.open(tmp_path_factory.mktemp("seeds") / "record.db") as record:
        record.add([Entry.of(source, facts, "test") for source, facts in found.items()])
        told: list[Told] = list(record.told())
    return system(entries(told), load_framework("china-central-asia")).rows


@pytest.mark.parametrize("test", [part[1] for part in PARTS], ids=[part[0] for part in PARTS])
def test_a_part_that_the_seeds_name_stands_in_the_system(test: Test, rows: tuple[Row, ...]) -> None:
    assert sum(map(test, rows)) == 1


def test_every_row_has_a_name_in_both_languages(rows: tuple[Row, ...]) -> None:
    words = partial(Words, framework=load_framework("china-central-asia"))
    for lang in ("fr", "en"):
        say = words(load_wording(lang), load_system_words(lang))
        assert all(say.name(row).strip() for row in rows)
