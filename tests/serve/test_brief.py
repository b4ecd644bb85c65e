from __future__ import annotations

import io
from datetime import date, timedelta
from pathlib import Path

import pytest
from docx import Document
from tests.publish.telling import plain
from tests.serve.conftest import Run

from dragoman.model.document import Source
from dragoman.model.fact import DocumentFact, Figure
from dragoman.model.span import Span
from dragoman.store import Entry, Record


def test_a_briefing_is_printed_in_french(run: Run) -> None:
    result = run("brief")
    said = " ".join(plain(result.stdout).split())
    assert result.exit_code == 0
    assert "Note de synthèse" in said
    assert "Échanges commerciaux entre la Chine et le Kazakhstan en 2024 : 95 milliards de dollars." in said
    assert "D'autres sources donnent une autre valeur : 94 milliards de dollars [2]." in said
    assert "La Chine prévoit : « construira la route »." in said
    assert "Xi Jinping, propos rapportés : │ « le commerce a atteint 9" in said
    assert all(len(line) <= 100 for line in result.stdout.splitlines())


def test_and_in_english(run: Run) -> None:
    said = run("brief", "--lang", "en", "--format", "md").stdout
    assert "- Trade between China and Kazakhstan in 2024: 95 billion US dollars." in said
    assert said == run("brief", "--lang", "en", "--format", "md").stdout


def test_names_from_outside_are_only_text(run: Run) -> None:
    for format in ("terminal", "md", "html"):
        said = run("brief", "--format", format).stdout
        assert "\x1b" not in said and "Un[31m titre" in said.replace("\\", "")


def amount(document: str, billions: int, before: str = "Le commerce sino-kazakh a atteint") -> Entry:
    text = f"{before} {billions} milliards de dollars en 2024."
    words = f"{billions} milliards de dollars"
    place = Span(text.index(words), text.index(words) + len(words))
    fact = Figure(
        evidence=(Span(0, len(text)),), spans=(place,), value=billions * 1e9, unit="USD", indicator="trade",
        area="CN", counterpart="KZ", period="2024",
    )  # fmt: skip
    return Entry.of(Source(document, text), [DocumentFact(language="fr"), fact], "p1")


@pytest.mark.parametrize(
    ("lang", "heading", "after", "said"),
    [
        (
            "fr",
            "### Désaccords",
            "## Chiffres",
            "31 milliards de dollars (a) contre 44 milliards de dollars (b)",
        ),
        (
            "en",
            "### Disagreements",
            "## Figures",
            "31 billion US dollars (a) against 44 billion US dollars (b)",
        ),
    ],
)
def test_findings_come_first_in_the_language_of_the_briefing(
    run: Run, tmp_path: Path, lang: str, heading: str, after: str, said: str
) -> None:
    place = str(tmp_path / "two.db")
    with Record.open(place) as record:
        record.add([amount("a", 31), amount("b", 44, "Les échanges des deux voisins se montent à")])
    printed = plain(run("brief", "--format", "md", "--lang", lang, "--record", place).stdout)
    assert printed.index(heading) < printed.index(said) < printed.index(after)


def test_a_digest_has_what_was_read_since_a_day(run: Run) -> None:
    today = date.today()
    said = plain(run("brief", "--format", "md", "--added-since", str(today - timedelta(days=1))).stdout)
    assert "Ce qui est nouveau depuis le" in said and "## Chiffres" in said
    said = run("brief", "--format", "md", "--added-since", str(today + timedelta(days=2))).stdout
    assert "Aucun fait ne répond à cette demande." in said


def test_it_is_cut_to_what_is_asked_for(run: Run) -> None:
    said = run("brief", "--about", "Kazakhstan", "--format", "md").stdout
    assert "# Note de synthèse\u00a0: Kazakhstan" in said
    assert "## Chiffres" in said and "## Engagements" not in said
    assert "Aucun fait ne répond" in run("brief", "--since", "2030").stdout
    assert "2024" in run("brief", "--until", "2024").stdout


@pytest.mark.parametrize("format", ["terminal", "md", "html"])
def test_it_is_written_to_a_file(run: Run, tmp_path: Path, format: str) -> None:
    path = tmp_path / "b.txt"
    result = run("brief", "--format", format, "--output", str(path))
    assert (result.exit_code, result.stdout) == (0, "")
    assert "Note de synthèse" in path.read_text(encoding="utf-8")


def test_a_word_document_is_written_to_a_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "b.docx"
    assert run("brief", "--format", "docx", "-o", str(path)).exit_code == 0
    assert Document(io.BytesIO(path.read_bytes())).paragraphs[0].text == "Note de synthèse"


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--format", "docx"], "give --output FILE"),
        (["--since", "mai"], "'mai' is no date"),
        (["--until", "2024-13"], "'2024-13' is no date"),
        (["--since", "2025-02", "--until", "2024"], "2025-02 is after 2024"),
        (["--lang", "de"], "de"),
    ],
)
def test_what_is_not_understood_is_said(run: Run, arguments: list[str], complaint: str) -> None:
    result = run("brief", *arguments)
    assert result.exit_code == 2
    assert complaint in " ".join(result.stderr.replace("│", " ").split())


def test_a_file_that_cannot_be_written_is_named(run: Run, tmp_path: Path) -> None:
    result = run("brief", "--format", "docx", "--output", str(tmp_path / "none" / "b.docx"))
    assert result.exit_code == 1 and "b.docx" in str(result.exception)


def test_an_empty_record_says_so(run: Run, tmp_path: Path) -> None:
    Record.open(tmp_path / "empty.db").close()
    result = run("brief", "--record", str(tmp_path / "empty.db"))
    assert result.exit_code == 0
    assert "Aucun fait ne répond à cette demande." in result.stdout
    assert "dragoman read FOLDER" in result.stderr
