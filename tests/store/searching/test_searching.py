from __future__ import annotations

import itertools
import random
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert
from tests.store.searching.both import Both, document, marked

from dragoman.model.entity import Entity
from dragoman.model.errors import AskedError
from dragoman.model.fact import Statement
from dragoman.model.span import Span
from dragoman.store import Record, accounts_schema
from dragoman.store.searching import filling, index, keys
from dragoman.store.searching.asking import Asked, Clause, Sequence
from dragoman.store.searching.naming import named
from dragoman.store.searching.windows import MOST, windows

SAMPLES = Path(__file__).parents[3] / "samples"

TEXTS = {
    "soie": "La nouvelle Route de la soie passe par l’Ouzbékistan. Les accords sont signés à Xi’an.",
    "gaz": "Le gazoduc d’Asie centrale : les gazoducs, l'œuvre de Tokaïev.",
    "ru": "Ещё одно соглашение о сотрудничестве подписано в Бишкеке.",
    "zh": "习近平在哈萨克斯坦访问。中国和哈萨克斯坦",
    "en": "China's agreements with Uzbekistan, signed in Xi'an; roads of silk.",
    "charbon": "Le charbon et le gaz. Route barrée de la soie.",
}
LANGUAGES = {"ru": "ru", "zh": "zh", "en": "en"}


def with_texts(both: Both) -> Both:
    both.add(*(document(id, said, language=LANGUAGES.get(id, "fr")) for id, said in TEXTS.items()))
    return both


QUERIES = {
    "accord": {"soie"},
    "ACCORDS signe": {"soie"},
    "agreement": {"en"},
    "roads": {"en"},
    "gazoduc": {"gaz"},
    "oeuvre": {"gaz"},
    "l'œuvre tokaiev": {"gaz"},
    "xian": {"soie", "en"},
    "Xi'an": {"soie", "en"},
    "ouzbekistan": {"soie"},
    "ouzb*": {"soie"},
    "еще": {"ru"},
    "соглашения": {"ru"},
    "сотруд*": {"ru"},
    "中国": {"zh"},
    "哈萨克斯坦": {"zh"},
    "国": {"zh"},
    "坦": {"zh"},
    "近习": set(),
    '"route de la soie"': {"soie"},
    "«route de la soie»": {"soie"},
    "“Route soie”": set(),
    "route soie": {"soie", "charbon"},
    "route soie -charbon": {"soie"},
    'route -"de la soie"': set(),
    '"signé à xi*"': {"soie"},
    "signe* -china": {"soie"},
    "Asie-centrale": {"gaz"},
    "gaz": {"charbon"},
    "gaz*": {"gaz", "charbon"},
}


def test_words_phrases_beginnings_and_exclusions_find_what_they_should(both: Both) -> None:
    with_texts(both)
    found = {query: set(both.ids(query)) for query in QUERIES}
    assert {
        query: (found[query], QUERIES[query]) for query in QUERIES if found[query] != QUERIES[query]
    } == {}


NONSENSE = [
    "", " ", '"', '""', "*", "-", "--", "-*", "-gaz", '-"', "(", "AND", "NEAR(a b, 3)", "gaz AND", "NOT gaz",
    "gaz'); DROP TABLE passages; --", "passages:gaz", "terms : gaz", "^gaz", "gaz + oil", "{terms}: gaz",
    "gaz & | ! <-> :*", "'", "\\", "\\'", "gaz:*", "'gaz':A", "\0", "gaz\0", "\ud800", "a" * 10_000, "a " * 10_000,
    "%", "_", "gaz%", "😀", "\u202egaz", "ſ", "ﬀ", "½", "…", "a…b", '"…"', "*gaz", "-中", "中-国", "* *",
]  # fmt: skip


def test_nonsense_is_no_error(both: Both) -> None:
    with_texts(both)
    for query in NONSENSE:
        both.search(query)
        both.counts(query)
    assert both.ids("gaz AND") == []
    assert both.ids("gaz'); DROP TABLE passages; --") == []


WORDS = [
    "gaz", "gazoduc", "gazoducs", "l'accord", "accords", "signé", "signée", "d’Asie", "œuvre", "oeuvre", "Xi'an",
    "Xian", "ещё", "соглашения", "соглашение", "中国", "国", "中国人民", "Chine-Asie", "co-op", "2024", "été",
    "e\u0301te\u0301", "İ", "ß", "ss", "\0", "…", "\n\n",
]  # fmt: skip
SAID = st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=12).map(" ".join)
ASKED = st.lists(
    st.builds(
        lambda no, word, any, quoted: f"{no}{chr(34) + word + chr(34) if quoted else word}{any}",
        st.sampled_from(["", "", "", "-"]),
        st.sampled_from(WORDS) | st.lists(st.sampled_from(WORDS), min_size=2, max_size=3).map(" ".join),
        st.sampled_from(["", "", "*"]),
        st.booleans(),
    )
    | st.text(max_size=8),
    min_size=1,
    max_size=3,
).map(" ".join)
NUMBERS = itertools.count()


def fulfils(terms: list[str], asked: Asked) -> bool:
    """What a search means, without any database."""

    def stands(one: Sequence) -> bool:
        for i in range(len(terms) - len(one.terms) + 1):
            part = tuple(terms[i : i + len(one.terms)])
            if part == one.terms:
                return True
            if one.open and part[:-1] == one.terms[:-1] and part[-1].startswith(one.terms[-1]):
                return True
        return False

    wanted = all(any(map(stands, clause.sequences)) for clause in asked.wanted)
    return wanted and not any(any(map(stands, clause.sequences)) for clause in asked.unwanted)


def test_both_databases_find_what_the_words_mean(both: Both) -> None:
    texts: dict[str, tuple[str, str, str]] = {}

    @settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
    @given(
        st.lists(st.tuples(SAID, SAID, st.sampled_from(["fr", "en", "ru", "kk"])), max_size=4),
        st.lists(ASKED, min_size=1, max_size=4),
    )
    @example([("中国", "国 \0 中", "fr")], ["国", "中国", '"中国 国"'])
    def finds(documents: list[tuple[str, str, str]], queries: list[str]) -> None:
        added = {f"d{next(NUMBERS):05}": one for one in documents}
        texts.update(added)
        both.add(
            *(
                document(id, said, title=title, language=language)
                for id, (title, said, language) in added.items()
            )
        )
        for query in queries:
            with both.records[0]._reading() as connection:
                asked = index.understood(connection, query)
            expected = {
                id
                for id, (title, said, language) in texts.items()
                if asked.clauses
                and any(fulfils(window.terms, asked) for window in windows(said, title, language))
            }
            found: list[str] = []
            after = None
            while True:
                page = both.search(query, limit=7, after=after)
                found += [hit.id for hit in page.items]
                after = page.next
                if after is None:
                    break
            assert len(found) == len(set(found)), "a page repeats what another had"
            assert set(found) == expected, asked
            assert both.counts(query, within=60).count.many == len(found)

    finds()


def test_the_samples_are_found_alike_by_their_own_words(both: Both) -> None:
    files = sorted(SAMPLES.glob("articles/*.txt"))
    texts = {file.stem: file.read_text(encoding="utf-8") for file in files}
    both.add(*(document(id, said, title=said.split("\n")[0]) for id, said in texts.items()))
    for id, said in texts.items():
        words = said.split()
        for at in range(0, len(words) - 8, max(1, len(words) // 6)):
            phrase = " ".join(words[at : at + 4]).replace('"', "")
            assert id in both.ids(phrase), phrase
            assert id in both.ids(f'"{phrase}"') or any(char in phrase for char in "«»“”„"), phrase


def test_what_is_found_is_marked_in_a_passage_of_the_text(both: Both) -> None:
    said = "Introduction. " * 60 + "Enfin, l’accord sur les gazoducs a été signé à Xi’an. " + "Suite. " * 90
    both.add(document("a", said, title="Un accord"))
    (hit,) = both.search('accords gazoduc "signé à xi’an"').items
    assert marked(hit) == ["accord", "gazoducs", "signé à Xi’an"]
    assert said[hit.start :].startswith(hit.words)
    assert len(hit.words) < 300
    assert [span.of("Un accord") for span in hit.title_marks] == ["accord"]


def test_a_word_of_the_title_and_one_of_the_text_are_found_together_but_are_no_phrase(both: Both) -> None:
    both.add(document("a", "Le gazoduc est ouvert.", title="Sommet d’Astana"))
    assert both.ids("astana gazoduc") == ["a"]
    assert both.ids('"astana le"') == []


def test_what_stands_around_an_article_is_not_found(both: Both) -> None:
    said = "Abonnez-vous\nLe gazoduc est ouvert.\nLire aussi : charbon"
    end = said.index("\nLire") + 1
    both.add(document("a", said, boilerplate=[(0, 13), (end, len(said))]))
    assert [both.ids(word) for word in ("abonnez", "charbon", "gazoduc")] == [[], [], ["a"]]


def test_a_long_text_is_searched_to_its_end_and_is_one_hit(both: Both) -> None:
    said = (
        "\n".join(f"Le train {i} passe la gare de Khorgos avec du blé." for i in range(900))
        + "\nFin : lithium."
    )
    assert len(windows(said, None, "fr")) > 5
    assert all(len(window.terms) <= MOST for window in windows(said, None, "fr"))
    both.add(document("long", said), document("court", "Un train de blé passe."))
    assert both.ids("train blé") == ["court", "long"]
    (hit,) = both.search("lithium").items
    assert hit.words.endswith("Fin : lithium.")
    assert both.counts("train").facets["kind"] == {"document": 2}


def test_a_word_that_a_text_repeats_without_end_stays_to_be_found(both: Both) -> None:
    both.add(document("a", "gaz " * 3_000 + "pétrole"))
    assert both.ids('"gaz gaz gaz"') == both.ids('"gaz pétrole"') == both.ids("pétrole") == ["a"]


def test_hits_come_newest_first_and_undated_ones_last_page_by_page(both: Both) -> None:
    days = {"b": "2024-05-01", "a": "2025-06", "d": None, "c": "2023", "e": "2025-06-17"}
    both.add(*(document(id, "Le gaz.", published=day) for id, day in days.items()))
    assert both.ids("gaz") == ["e", "a", "b", "c", "d"]
    first = both.search("gaz", limit=2)
    second = both.search("gaz", limit=2, after=first.next)
    third = both.search("gaz", limit=2, after=second.next)
    assert [hit.id for page in (first, second, third) for hit in page.items] == both.ids("gaz")
    assert third.next is None


def test_hits_are_narrowed_to_days_publishers_and_languages_and_counted_by_them(both: Both) -> None:
    both.add(
        document("a", "Le gaz.", published="2024-03-01", publisher="Xinhua"),
        document("b", "Le gaz.", published="2025-03-01", publisher="AKIpress"),
        document("c", "The gaz.", published="2025-12-31", publisher="Xinhua", language="en"),
        document("d", "Gaz."),
    )
    assert both.ids("gaz", since="2025") == ["c", "b"]
    assert both.ids("gaz", since="2024", until="2025-03") == ["b", "a"]
    assert both.ids("gaz", publisher="Xinhua") == ["c", "a"]
    assert both.ids("gaz", publisher="Xinhua", language="fr", until="2024") == ["a"]
    found = both.counts("gaz")
    assert (found.count.many, found.count.complete) == (4, True)
    assert found.facets == {
        "kind": {"document": 4},
        "year": {"2025": 2, "2024": 1},
        "publisher": {"Xinhua": 2, "AKIpress": 1},
        "language": {"fr": 3, "en": 1},
    }
    assert both.counts("gaz", publisher="Xinhua").facets["year"] == {"2024": 1, "2025": 1}


def test_counting_stops_when_the_time_is_up_and_says_so(both: Both) -> None:
    both.add(*(document(f"{i:03}", "Le gaz.") for i in range(300)))
    for record in both.records:
        found = record.search_counts("gaz", within=0)
        assert not found.count.complete
        assert found.count.many < 300
        assert record.search_counts("gaz", within=60).count == (300, True)


def test_what_facts_rest_on_is_found_by_itself(both: Both) -> None:
    said = "M. Xi a salué la coopération. Rien."
    fact = Statement(
        evidence=(Span(0, 28),), speaker=Entity(None, "M. Xi"), mode="indirect", content=Span(8, 28)
    )
    both.add(document("a", said, title="Visite", published="2025-06-17", facts=[fact]))
    (hit,) = both.search("coopération", kinds=["fact"]).items
    assert (hit.kind, hit.type, hit.document, hit.id) == ("fact", "statement", "a", fact.identity("a"))
    assert said[hit.start :].startswith(hit.words)
    assert marked(hit) == ["coopération"]
    assert both.counts("coopération").facets["kind"] == {"document": 1, "fact": 1}
    assert [hit.kind for hit in both.search("coopération").items] == ["document", "fact"]


def test_a_text_that_changes_is_found_by_its_new_words_alone(both: Both) -> None:
    both.add(document("a", "Le gaz.", published="2024"))
    both.add(document("a", "Le charbon.", published="2025"))
    assert (both.ids("gaz"), both.ids("charbon")) == ([], ["a"])
    both.add(document("a", "Le charbon.", published="2025", pipeline="p2"))
    assert both.counts("charbon").count.many == 1


def test_a_document_that_is_written_twice_at_once_is_found_by_its_last_text(both: Both) -> None:
    both.add(document("a", "Le gaz."), document("a", "Le charbon."))
    assert (both.ids("gaz"), both.ids("charbon")) == ([], ["a"])


def test_records_of_earlier_versions_are_caught_up_with(both: Both) -> None:
    with_texts(both)
    for record in both.records:
        with record._writing() as connection:
            index.clear(connection)
            connection.execute(insert(accounts_schema.accounts), kept("g-1", "Gazoduc D"))
    assert both.ids("gazoduc") == []
    for record in both.records:
        assert record.unsearched() == len(TEXTS) + 1
        seen: list[int] = []
        assert record.index(seen.append) == len(TEXTS) + 1
        assert seen == [len(TEXTS), len(TEXTS) + 1]
        assert (record.unsearched(), record.index()) == (0, 0)
    assert both.ids("gazoduc") == ["g-1", "gaz"]


def test_what_was_analysed_by_other_rules_is_analysed_anew(
    both: Both, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_texts(both)
    monkeypatch.setattr("dragoman.store.searching.filling.ANALYSIS", "another")
    for record in both.records:
        assert record.unsearched() == len(TEXTS)
        record.index()
        assert record.unsearched() == 0
    assert both.counts("gazoduc").count.many == 1


def kept(id: str, title: str, sources: int = 1, said: str = "{}") -> dict[str, object]:
    """An account as it stands in its table."""
    return {
        "id": id, "type": "project", "title": title, "name": title, "sources": sources, "documents": sources,
        "added": datetime(2026, 1, 1, tzinfo=UTC), "json": said,
    }  # fmt: skip


def test_entries_are_found_by_all_names_and_those_most_tell_of_come_first(both: Both) -> None:
    said = '{"project": {"id": "cku", "label": "Chine", "labels": ["CKU", "铁路 \\n中吉乌"]}, "countries": ["KG"]}'
    one = named("p-1", "project", 2, "Chemin de fer", said)
    for record in both.records:
        with record._writing() as connection:
            filling.fill_entries(connection, (), [one, named("p-2", "project", 9, "Chemin du gaz", "{}")])
    assert both.ids("chemin") == ["p-2", "p-1"]
    for name in ("cku", "中吉乌", "Kirghizstan", "kyrgyzstan", "Киргизия", "吉尔吉斯斯坦", "CHEMINS fers"):
        assert both.ids(name) == ["p-1"], name
    (hit,) = both.search("kyrgyz*").items
    assert (hit.kind, hit.type, hit.title, hit.sources, hit.document) == (
        "entry",
        "project",
        "Chemin de fer",
        2,
        None,
    )
    assert marked(hit) == ["Kyrgyzstan"]
    assert both.ids("chemin", since="2020") == []
    for record in both.records:
        with record._writing() as connection:
            filling.fill_entries(connection, ["p-2"], [named("p-1", "project", 30, "Voie ferrée", said)])
            filling.fill_entries(connection, (), [named("p-1", "project", 30, "Voie ferrée", said)])
    assert (both.ids("chemin"), both.ids("voies")) == ([], ["p-1"])


@pytest.mark.parametrize(
    "asked", [{"kinds": ["nosuch"]}, {"after": "x"}, {"after": "f" * 17}, {"since": "hier"}, {"until": "31"}]
)
def test_what_cannot_be_asked_is_refused_in_words(both: Both, asked: dict[str, object]) -> None:
    for record in both.records:
        with pytest.raises(AskedError, match=r"there are|no cursor|no date"):
            record.search("gaz", **asked)  # type: ignore[arg-type]


def test_the_index_is_read_backwards_however_far_its_numbers_lie_apart(tmp_path: Path) -> None:
    """FTS5 leaves out passages where numbers are longer than eight bytes: the keys must not be."""
    chance = random.Random(1)
    said = {
        keys.key_of(kind, chance.randrange(keys.HEAVIEST), number): [
            word for word, every in (("a", 2), ("b", 3), ("c", 40), ("d", 50)) if number % every == 0
        ]
        for number in range(9_000)
        for kind in (chance.choice(["document", "fact"]),)
    }
    assert max(said) < 1 << 56
    asked = Asked(
        tuple(Clause("", (Sequence((one,)), Sequence((other,)))) for one, other in (("a", "b"), ("c", "d")))
    )
    expected = sorted((key for key, terms in said.items() if fulfils(terms, asked)), reverse=True)
    with Record.open(tmp_path / "record.db") as record, record._writing() as connection:
        index.put(connection, {key: terms for key, terms in said.items() if terms})
        assert index.found(connection, asked, (0, 1 << 56), 10_000, {}) == expected
