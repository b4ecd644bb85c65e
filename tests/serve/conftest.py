"""A record to print, and a way to run the command line in this process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.store.making import XI
from typer.testing import CliRunner, Result

from dragoman.model.document import Source, Unreadable
from dragoman.model.fact import Agreement, Commitment, DocumentFact, Figure, Mention, Statement
from dragoman.model.span import Span
from dragoman.serve.cli.main import app
from dragoman.store import Entry, Record

OLD = (
    "Xi a déclaré que le commerce a atteint 94 milliards de dollars en 2024.\nLa Chine construira la route.\n"
)
NEW = OLD.replace("94", "95")

Run = Callable[..., Result]


def entry(text: str, document: str = "2024/mai/1") -> Entry:
    """A document with a fact of several types, found where the words stand."""

    def at(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    amount = next(word for word in ("94", "95") if word in text)
    facts = [
        DocumentFact(language="fr", publisher="Xinhua", boilerplate=(at("La Chine"),), confidence=0.9),
        Mention(evidence=(at("Xi"),), kind="person", entity=XI),
        Statement(
            evidence=(at(text[: text.index(".")]),),
            speaker=XI,
            mode="indirect",
            cue="a déclaré que",
            content=Span(text.index("le commerce"), text.index(".")),
            confidence=0.9,
        ),
        Figure(
            evidence=(at(f"atteint {amount} milliards de dollars"),),
            spans=(at(f"{amount} milliards de dollars"),),
            value=float(amount) * 1e9,
            unit="USD",
            indicator="trade",
            area="CN",
            counterpart="KZ",
            period="2024",
            confidence=0.8,
        ),
        Commitment(
            evidence=(at("construira la route"),),
            actors=("CN",),
            action=at("construira la route"),
            modality="plan",
        ),
        Agreement(evidence=(at("=la route"[1:]),), kind="treaty", parties=("CN", "KZ"), status="signed"),
    ]
    return Entry.of(Source(document, text, title="Un\x1b[31m titre", origin="in/1.txt"), facts, "p1")


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A record of one document with two versions, another with a newline in its name, and one set aside."""
    path = tmp_path / "record.db"
    with Record.open(path) as opened:
        opened.add([entry(OLD)])
        opened.add([entry(NEW), entry(OLD, "a\nb")])
        opened.set_aside([Unreadable("c\nd", "in/c\nd.txt", "binary")])
    return path


@pytest.fixture
def run(record: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `dragoman` with the arguments, on that record, in a terminal of 100 columns without colours."""
    monkeypatch.setenv("DRAGOMAN_RECORD", str(record))
    monkeypatch.setenv("COLUMNS", "100")
    return lambda *arguments: CliRunner().invoke(app, list(arguments))
