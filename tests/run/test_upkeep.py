from __future__ import annotations

import json
import random
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import inspect, select
from tests.reconcile.telling import thing, told
from tests.reconcile.test_grouping import FACTS

from dragoman.model.document import Source
from dragoman.model.entry import Told
from dragoman.model.judgement import Anchor, Judgement
from dragoman.packs.framework import load_framework
from dragoman.reconcile import strands
from dragoman.reconcile.looking_back import accounts_on, findings_on
from dragoman.run import reconciling
from dragoman.run.reconciling import at_the_end, catch_up
from dragoman.store import Entry, Record
from dragoman.store import accounts_schema as tables
from dragoman.store.schema import METADATA
from dragoman.store.whole import whole

FRAMEWORK = load_framework("china-central-asia")
TEXT = (
    "Les présidents se sont rencontrés vendredi à Astana ; le commerce a atteint 94 milliards de dollars. "
    * 4
)


def add(
    record: Record, document: str, facts: Iterable[Told], pipeline: str = "1", text: str = "", **source: Any
) -> None:
    record.add([Entry.of(Source(document, text or TEXT, **source), [one.fact for one in facts], pipeline)])
    catch_up(record)


def plainly(said: object) -> str:
    return json.dumps(said, ensure_ascii=False, sort_keys=True)


def kept(record: Record) -> list[str]:
    """Everything that the record keeps of accounts and findings, but for when it was read."""
    with record._reading() as connection:
        rows = connection.execute(select(tables.accounts).order_by(tables.accounts.c.id)).all()
        found = [plainly(said) for said in whole(connection, rows)]
        for table in (tables.accounts, *METADATA.sorted_tables):
            if table.name not in LISTED:
                continue
            columns = [one for one in table.c if one.name not in ("added", "found_at", "version", "number")]
            found += sorted(repr((table.name, tuple(row))) for row in connection.execute(select(*columns)))
    return found


LISTED = frozenset(
    {
        "accounts", "account_keys", "account_days", "account_facts", "account_sentences", "account_sectors",
        "points", "strands", "findings", "finding_about", "finding_keys", "finding_facts", "finding_days",
        "offers", "reads", "found",
    }
)  # fmt: skip


def worked_out(record: Record) -> tuple[list[str], list[str]]:
    """All accounts and findings, worked out from all facts at once."""
    made = at_the_end(record, FRAMEWORK)
    accounts = (one.to_json() for one in accounts_on(made.accounts, None))
    findings = (one.to_json() for one in findings_on(made.findings, made.accounts, None))
    return sorted(map(plainly, accounts)), sorted(map(plainly, findings))


def listed(record: Record) -> tuple[list[str], list[str]]:
    """The same, as the record keeps them."""
    with record._reading() as connection:
        rows = connection.execute(select(tables.accounts)).all()
        accounts = sorted(map(plainly, whole(connection, rows)))
        found = connection.execute(select(tables.findings.c.json))
        return accounts, sorted(plainly(json.loads(row.json)) for row in found)


SUMMIT, RAILWAY = thing("china-central-asia-summit"), thing("cku-railway", "ligne CKU")
ASIA = thing("central-asia")
DAYS = st.sampled_from([None, "2023-05-19", "2024", "XXXX-05-19"])
YEARS = st.sampled_from(["2013", "2023", "2024", "2024-01/2024-06"])
PARTIES = st.sampled_from(["CN", "KZ", "UZ", ASIA])


@st.composite
def figures(draw: st.DrawFn) -> dict[str, Any]:
    indicator = draw(st.sampled_from(["trade", "exports", "imports", "cost", "growth", "loan"]))
    growth = indicator == "growth"
    return {
        "value": draw(st.sampled_from([94e9, 47e9, 116.0, 674.15e9])),
        "unit": "percent" if growth else draw(st.sampled_from(["USD", "CNY"])),
        "indicator": indicator,
        "period": draw(st.none() | YEARS),
        "area": draw(st.none() | PARTIES),
        "counterpart": draw(st.none() | PARTIES),
        "of": draw(st.sampled_from([None, None, RAILWAY])),
        "base_period": "2013" if growth else None,
    }


@st.composite
def facts(draw: st.DrawFn) -> list[Told]:
    document = draw(st.sampled_from("abcde"))
    made = [told(document, "figure", TEXT[60:90], at=at, **draw(figures())) for at in draw(PLACES)]
    meeting: dict[str, Any] = {
        "mechanism": SUMMIT,
        "ordinal": draw(st.sampled_from([None, 1, 2])),
        "date": draw(DAYS),
    }
    status = draw(st.sampled_from(["held", "planned"]))
    made.append(told(document, "meeting", TEXT[:20], kind="summit", status=status, **meeting))
    stage = draw(st.sampled_from(["planned", "under-construction", "operational"]))
    made.append(told(document, "project", TEXT[20:40], project=RAILWAY, status=stage, date=draw(DAYS)))
    promise: dict[str, Any] = {
        "actors": ("CN",),
        "modality": "pledge",
        "deadline": draw(st.sampled_from([None, "2025"])),
    }
    made.append(told(document, "commitment", TEXT[:60], **promise))
    made.append(told(document, "date", "vendredi", at=TEXT.index("vendredi"), value=None))
    return made


PLACES = st.lists(st.sampled_from([60, 62, 64]), unique=True)
RECORDS = st.lists(facts() | FACTS, min_size=1, max_size=5)


def of_documents(told_by: list[list[Told]]) -> dict[str, list[Told]]:
    documents: dict[str, list[Told]] = {}
    for one in (fact for some in told_by for fact in some):
        documents.setdefault(one.document, []).append(one)
    return documents


def filled(
    folder: str,
    documents: dict[str, list[Told]],
    published: dict[str, str | None],
    own: Callable[[str], str] = lambda _: TEXT,
) -> list[str]:
    """What is kept of documents that come in the order of their ids."""
    with Record.open(Path(folder) / "sorted.db") as record:
        for document in sorted(documents):
            add(record, document, documents[document], text=own(document), published=published[document])
        return kept(record)


@given(RECORDS, st.randoms(use_true_random=False))
@settings(max_examples=8, deadline=None)
def test_what_is_kept_is_the_same_in_any_order_and_is_what_all_facts_together_say(
    told_by: list[list[Told]], chance: random.Random
) -> None:
    documents = of_documents(told_by)
    published = {one: chance.choice([None, "2023-05-22", "2024-02-01"]) for one in documents}
    with tempfile.TemporaryDirectory() as folder:
        at_once = filled(folder, documents, published)
        with Record.open(Path(folder) / "shuffled.db") as record:
            shuffled = list(documents)
            chance.shuffle(shuffled)
            for document in shuffled:
                some = chance.sample(documents[document], len(documents[document]) // 2)
                add(record, document, some, published=published[document])
            chance.shuffle(shuffled)
            for document in shuffled:
                add(record, document, documents[document], "2", published=published[document])
            assert kept(record) == at_once
            assert listed(record) == worked_out(record)


@given(RECORDS, st.integers(2, 5), st.sampled_from([2, 16]))
@settings(max_examples=6, deadline=None)
def test_how_many_documents_are_merged_at_once_changes_nothing(
    told_by: list[list[Told]], at_once: int, most: int
) -> None:
    documents = of_documents(told_by)
    published: dict[str, str | None] = dict.fromkeys(documents, "2024-02-01")
    bounds: dict[str, Any] = dict.fromkeys(("LIKE", "UNDER", "WITHIN"), most)
    with tempfile.TemporaryDirectory() as folder, patch.multiple(strands, **bounds):
        one_by_one = filled(folder, documents, published)
        with (
            Record.open(Path(folder) / "together.db") as record,
            patch.object(reconciling, "AT_ONCE", at_once),
        ):
            record.add(
                [
                    Entry.of(Source(one, TEXT, published=published[one]), [told.fact for told in some], "1")
                    for one, some in documents.items()
                ]
            )
            catch_up(record)
            assert kept(record) == one_by_one


@given(RECORDS, st.randoms(use_true_random=False))
@settings(max_examples=4, deadline=None)
def test_which_of_many_are_looked_at_does_not_depend_on_when_they_came(
    told_by: list[list[Told]], chance: random.Random
) -> None:
    documents = of_documents(told_by)
    published: dict[str, str | None] = dict.fromkeys(documents, "2024-02-01")
    bounds: dict[str, Any] = dict.fromkeys(("LIKE", "UNDER", "WITHIN"), 2)
    with tempfile.TemporaryDirectory() as folder, patch.multiple(strands, **bounds):
        at_once = filled(folder, documents, published)
        with Record.open(Path(folder) / "shuffled.db") as record:
            shuffled = list(documents)
            chance.shuffle(shuffled)
            for document in shuffled:
                add(record, document, documents[document], published=published[document])
            assert kept(record) == at_once
            record.work_out_anew("other rules")
            catch_up(record)
            assert kept(record) == at_once


def test_a_record_that_other_rules_merged_is_merged_anew_and_old_ids_lead_on(tmp_path: Path) -> None:
    call: dict[str, Any] = {"kind": "call", "participants": ("CN", "KZ"), "date": "2024-05-17"}
    strict = patch.multiple("dragoman.run.reconciling", rules=lambda _: "others")
    with Record.open(tmp_path / "record.db") as record:
        with strict, patch("dragoman.reconcile.merging.link", lambda *_: None):
            add(record, "a", [told("a", "meeting", TEXT[:20], **call)])
            add(record, "b", [told("b", "meeting", TEXT[:20], **{**call, "date": "2024-05-17/2024-05-18"})])
        before = set(record.entry_of().values())
        catch_up(record)
        (now,) = set(record.entry_of().values())
        assert len(before) == 2 and {record.current_entry(id) for id in before} == {now}
        assert listed(record) == worked_out(record)
        with record._reading() as connection:
            assert not inspect(connection).has_table("former")


NAMES = (
    "Rencontre Astana",
    "Commerce des présidents",
    "Vendredi du commerce",
    "Astana, commerce et présidents",
)
"""Names of projects that the promise names in full, under three longest words."""


@st.composite
def finished(draw: st.DrawFn) -> list[Told]:
    """What a document tells of projects that may be over, and perhaps a promise that names them all."""
    document = draw(st.sampled_from("abcde"))
    made = [
        told(
            document,
            "project",
            TEXT[20:40],
            at=20 + at,
            project=thing(None, name),
            status=draw(st.sampled_from(["planned", "operational"])),
            date="2024-05",
        )
        for at, name in enumerate(NAMES)
        if draw(st.booleans())
    ]
    if draw(st.booleans()):
        promise: dict[str, Any] = {"actors": ("CN",), "modality": "pledge"}
        made.append(told(document, "commitment", TEXT[:99], **promise))
    return made


@given(
    st.lists(finished(), min_size=2, max_size=6), st.sampled_from([1, 40]), st.randoms(use_true_random=False)
)
@settings(max_examples=12, deadline=None)
def test_promises_follow_projects_that_they_name_in_whatever_order_these_come(
    told_by: list[list[Told]], within: int, chance: random.Random
) -> None:
    documents = of_documents(told_by)
    published: dict[str, str | None] = dict.fromkeys(documents, "2024-02-01")
    with tempfile.TemporaryDirectory() as folder, patch.multiple(strands, WITHIN=within):
        at_once = filled(folder, documents, published)
        with Record.open(Path(folder) / "shuffled.db") as record:
            shuffled = list(documents)
            chance.shuffle(shuffled)
            for document in shuffled:
                add(record, document, documents[document][::2], published=published[document])
            chance.shuffle(shuffled)
            for document in shuffled:
                add(record, document, documents[document], "2", published=published[document])
            assert kept(record) == at_once
            assert within == 1 or listed(record) == worked_out(record)


GIFT = (
    "La Chine livrera 60 autobus à Karaganda. La Chine a livré 60 autobus à Karaganda. "
    "Le commerce a atteint 4,62 milliards, soit une hausse de 31 %. "
    "Sur 10,2 millions de touristes, dont 310 000 Chinois, soit 7 %. "
)


def own_article(sentences: str, document: str) -> str:
    """The same sentences in an article of its own, which is no copy of another."""
    return sentences + " ".join(f"{document}{number}" for number in range(99)) + "."


def in_whatever_order(
    sentences: str, documents: dict[str, list[Told]], published: dict[str, str | None], chance: random.Random
) -> None:
    """Articles of the same sentences, read in any order and half of their facts first, come to the same."""

    def own(document: str) -> str:
        return own_article(sentences, document)

    with tempfile.TemporaryDirectory() as folder:
        at_once = filled(folder, documents, published, own)
        with Record.open(Path(folder) / "shuffled.db") as record:
            shuffled = list(documents)
            chance.shuffle(shuffled)
            for one in shuffled:
                add(record, one, documents[one][::2], text=own(one), published=published[one])
            chance.shuffle(shuffled)
            for one in shuffled:
                add(record, one, documents[one], "2", text=own(one), published=published[one])
            assert kept(record) == at_once
            assert listed(record) == worked_out(record)


@st.composite
def gifts(draw: st.DrawFn) -> list[Told]:
    """What a document tells of a promise to hand things over, of things handed over, of growths and shares."""
    document, made = draw(st.sampled_from("abcde")), []

    def number(words: str, value: float, unit: str, indicator: str, behind: int = 0, **more: Any) -> None:
        """A figure of these words."""
        fields: dict[str, Any] = {"value": value, "unit": unit, "indicator": indicator, **more}
        made.append(told(document, "figure", words, at=GIFT.index(words, behind), **fields))

    if draw(st.booleans()):
        promise: dict[str, Any] = {"actors": ("CN",), "modality": "pledge", "deadline": "2024-06"}
        made.append(told(document, "commitment", GIFT[9:39], at=9, **promise))
        number("60 autobus", 60.0, "bus", "count")
    if draw(st.booleans()):
        number("60 autobus", 60.0, "bus", "count", behind=50)
    trade: dict[str, Any] = {"period": "2025", "area": "CN"}
    trade |= {"counterpart": draw(st.sampled_from(["TJ", "UZ"]))}
    if draw(st.booleans()):
        number("4,62 milliards", 4.62e9, "USD", "trade", **trade)
        growth = draw(st.sampled_from([31.0, 20.0]))
        number("31 %", growth, "percent", "growth", base_period="2024", **trade)
    if draw(st.booleans()):
        number("10,2 millions", 10.2e6, "tourist", "count", period="2025", area="UZ")
        number("310 000 Chinois", 310_000.0, "person", "count", period="2025", area="UZ")
        number("7 %", draw(st.sampled_from([7.0, 3.0])), "percent", "share", period="2025", area="UZ")
    return made


@given(st.lists(gifts(), min_size=2, max_size=6), st.randoms(use_true_random=False))
@settings(max_examples=25, deadline=None)
def test_what_is_handed_over_and_how_much_it_grew_is_followed_in_whatever_order_it_comes(
    told_by: list[list[Told]], chance: random.Random
) -> None:
    documents = of_documents(told_by)
    published: dict[str, str | None] = {one: f"2024-02-0{n + 1}" for n, one in enumerate(sorted(documents))}
    in_whatever_order(GIFT, documents, published, chance)


OPENED = (
    "Le Kazakhstan ouvrira un consulat général à Xi'an. Ils ont ouvert à Xi'an le consulat général. "
    "L'an dernier, il a livré 27 milliards de m3. Le ministre, Wang Yi, est venu. "
)


@st.composite
def openings(draw: st.DrawFn) -> list[Told]:
    """What a document tells of what is to be opened, of what was, of an amount, of a minister who met."""
    document, made = draw(st.sampled_from("abcde")), []
    sides: dict[str, Any] = {"area": "TM", "counterpart": "CN"}
    if draw(st.booleans()):
        words = OPENED[14:49]
        promise: dict[str, Any] = {"actors": ("KZ",), "modality": "pledge", "deadline": "2024-06"}
        made.append(told(document, "commitment", words, at=14, **promise))
    if draw(st.booleans()):
        at = OPENED.index("Ils")
        ceremony: dict[str, Any] = {"kind": "ceremony", "status": "held", "participants": ("CN", "KZ")}
        made.append(told(document, "meeting", OPENED[at : at + 40], at=at, **ceremony))
    amount: dict[str, Any] = {"value": 27e9, "unit": "m3", "indicator": "volume", **sides}
    period = draw(st.sampled_from([None, "2020", "2021"]))
    made.append(told(document, "figure", "27 milliards", at=OPENED.index("27"), period=period, **amount))
    if period is None:
        made.append(told(document, "date", "L'an dernier", at=OPENED.index("L'an"), value=None))
    if draw(st.booleans()):
        at, wang = OPENED.index("Le ministre"), thing("wang-yi", "Wang Yi")
        met: dict[str, Any] = {"kind": "bilateral", "status": "held", "people": (wang, thing("tokayev"))}
        day = draw(st.sampled_from(["2005-05-14", "2024-05-14"]))
        made.append(told(document, "meeting", OPENED[at : at + 30], at=at, date=day, **met))
        office = {"role": "foreign-minister", "role_text": "ministre", "of": "CN"}
        made.append(told(document, "position", OPENED[at : at + 20], at=at, person=wang, **office))
    return made


@given(st.lists(openings(), min_size=2, max_size=6), st.randoms(use_true_random=False))
@settings(max_examples=25, deadline=None)
def test_what_is_opened_dated_and_told_of_offices_is_followed_in_whatever_order_it_comes(
    told_by: list[list[Told]], chance: random.Random
) -> None:
    documents = of_documents(told_by)
    published: dict[str, str | None] = {
        one: None if n % 2 else f"2024-02-0{n + 1}" for n, one in enumerate(sorted(documents))
    }
    in_whatever_order(OPENED, documents, published, chance)


def test_what_people_judge_is_brought_up_to_date(tmp_path: Path) -> None:
    call = told("a", "meeting", TEXT[:20], kind="call", participants=("CN", "KZ"), date="2024-05-17")
    other = told("b", "meeting", TEXT[:20], kind="call", participants=("CN", "KZ"), date="2024-05")
    cost = {"value": 94e9, "unit": "USD", "indicator": "cost", "of": RAILWAY}
    with Record.open(tmp_path / "record.db") as record:
        add(record, "a", [call, told("a", "figure", TEXT[60:90], at=60, **cost)])
        add(record, "b", [other, told("b", "figure", TEXT[60:90], at=60, **{**cost, "value": 47e9})])
        untouched = kept(record)
        one, two = (fact for fact in record.told() if fact.fact.type == "meeting")
        money = next(fact for fact in record.told() if fact.fact.type == "figure")
        for judgement in (
            Judgement("correct", "Ana", "misread", (Anchor.of(one),), {"date": "2024-05-18"}),
            Judgement("merge", "Ana", "one call", (Anchor.of(one), Anchor.of(two))),
            Judgement("reject", "Ana", "no cost", (Anchor.of(money),)),
        ):
            record.judge(judgement)
            catch_up(record)
            assert listed(record) == worked_out(record)
            assert kept(record) != untouched
        for number in (1, 2, 3):
            record.judge(Judgement("undo", "Ana", "after all", undoes=number))
        catch_up(record)
        assert kept(record) == untouched


def test_a_series_that_very_many_tell_names_the_first_and_counts_all(tmp_path: Path) -> None:
    trade = {"value": 94e9, "unit": "USD", "indicator": "trade", "area": "CN", "counterpart": "KZ"}
    with Record.open(tmp_path / "record.db") as record:
        for number in range(strands.LIKE + 3):
            document = f"d{number:02}"
            told_ = told(document, "figure", TEXT[60:90], at=60, period="2024", **trade)
            text = f"{number} " + " ".join(f"mot{number}x{i}" for i in range(60))
            record.add([Entry.of(Source(document, TEXT[:200] + text), [told_.fact], "1")])
        catch_up(record)
        with record._reading() as connection:
            row = connection.execute(select(tables.accounts)).one()
            (said,) = whole(connection, [row])
        assert (row.documents, row.sources) == (strands.LIKE + 3, strands.LIKE + 3)
        assert len(said["points"][0]["facts"]) == strands.LIKE
