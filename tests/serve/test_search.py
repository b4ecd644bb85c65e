from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cluster import Cluster
from tests.serve.conftest import Run

import dragoman
from dragoman.store import Record


def test_hits_are_printed_with_what_opens_them(run: Run, record: Path) -> None:
    done = run("search", "commerce dollars", "--kind", "document", "--record", str(record))
    assert done.exit_code == 0
    assert "document 2024/mai/1" in done.stdout
    assert "le commerce a atteint 95 milliards de dollars" in done.stdout
    assert "\x1b" not in done.stdout
    assert "commerce dollars: 2 hits (document 2; Xinhua 2; fr 2)" in done.stderr


def test_hits_are_objects_with_places_for_other_programs(run: Run, record: Path) -> None:
    done = run("search", '"milliards de dollars"', "--format", "jsonl", "--record", str(record))
    hits = [json.loads(line) for line in done.stdout.splitlines()]
    assert [hit["kind"] for hit in hits][-1] == "fact"
    for hit in hits:
        assert [hit["words"][start:end] for start, end in hit["marks"]] in (["milliards de dollars"], [])
    with dragoman.Record.open(record) as opened:
        assert opened.search('"milliards de dollars"') == hits


def test_a_search_goes_on_where_another_ended(run: Run, record: Path) -> None:
    done = run("search", "xi", "--limit", "1", "--record", str(record))
    assert "for more: --after " in done.stderr
    cursor = done.stderr.rsplit(" ", 1)[1].strip()
    more = run("search", "xi", "--after", cursor, "--record", str(record))
    assert more.stdout
    assert done.stdout not in more.stdout


@pytest.mark.parametrize("words", ["-xi", '"', "…"])
def test_a_search_for_nothing_says_so(run: Run, record: Path, words: str) -> None:
    done = run("search", "--record", str(record), "--", words)
    assert (done.exit_code, done.stdout) == (0, "")
    assert "a word that must be there is needed" in done.stderr


def test_a_date_that_is_none_is_refused(run: Run, record: Path) -> None:
    done = run("search", "xi", "--since", "hier", "--record", str(record))
    assert done.exit_code == 1
    assert "'hier' is no date" in str(done.exception) + done.stderr


def test_a_record_is_copied_to_a_server_and_back(
    run: Run, record: Path, tmp_path: Path, cluster: Cluster
) -> None:
    there, back = cluster.url(cluster.create()), str(tmp_path / "back.db")
    with Record.open(record) as opened:
        documents, facts = opened.counts().documents, sum(opened.counts().facts.values())
    assert run("copy", str(record), there).exit_code == 0
    done = run("copy", there, back)
    assert f"{documents} documents, {facts} fact" in done.stdout
    assert "copied and compared" in done.stdout
    refused = run("copy", str(record), back)
    assert refused.exit_code == 1
    assert "--force replaces it" in str(refused.exception) + refused.stderr
    assert run("copy", str(record), back, "--force", "--quiet").stdout == ""
    listed = [
        run("facts", "--format", "jsonl", "--record", place).stdout for place in (str(record), there, back)
    ]
    assert listed[0] == listed[1] == listed[2] != ""
