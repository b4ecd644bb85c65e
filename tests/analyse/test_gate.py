"""The gate: what is about cooperation between states passes, what only names them does not."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from dragoman.model.document import Source
from dragoman.model.fact import DocumentFact
from dragoman.run.options import Options
from dragoman.run.pipeline import Pipeline

TEXTS = [
    text
    for part in yaml.safe_load(
        (Path(__file__).parent / "gate_texts.yaml").read_text(encoding="utf-8")
    ).values()
    for text in part
]


@pytest.fixture(scope="module")
def gated() -> Pipeline:
    return Pipeline.load(Options())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La Chine et le Kazakhstan ont signé un accord de coopération sur le transit ferroviaire.", True),
        ("Le ministre chinois du Commerce a reçu son homologue ouzbek pour parler des exportations.", True),
        (
            "Le commerce entre la Chine et le Tadjikistan a augmenté de 12 % ; les importations ont reculé.",
            True,
        ),
        ("Le Kazakhstan a battu la Chine en finale du tournoi ; le buteur a marqué deux buts.", False),
        (
            "Recette du plov ouzbek : faites revenir l'agneau et les oignons. En Chine on y met des épices.",
            False,
        ),
        ("Le film du réalisateur kirghiz a été montré dans un festival en Chine.", False),
        ("Le président kazakh a prononcé son discours annuel devant le parlement.", False),
        # Words of sport and travel that diplomats use as well count for nothing.
        (
            "La Chine et le Kazakhstan abordent la dernière étape des négociations ; le but est un tarif commun.",
            True,
        ),
        (
            "Le gazoduc part du Turkménistan, traverse l'Ouzbékistan et fournit du gaz à la moitié des Chinois.",
            True,
        ),
        (
            "Trois fois plus de touristes chinois en Ouzbékistan : hôtels et guides y sont débordés depuis que la "
            "Chine est reliée par des vols directs.",
            True,
        ),
        ("Une société chinoise rachète la mine d'or kirghize ; Bichkek en garde 40 %.", True),
        ("Le recteur de l'université de Pékin a signé un accord avec son homologue ouzbek.", True),
        (
            "Kazakhstan : le parti au pouvoir remporte les élections. Les observateurs de l'OSCE ont relevé des "
            "irrégularités ; le président formera un gouvernement.",
            False,
        ),
        (
            "Le président kirghiz a nommé un ministre de la Santé ; le gouvernement présentera son projet de budget.",
            False,
        ),
        (
            "Un séisme a secoué la frontière entre le Kirghizistan et le Xinjiang chinois ; on compte trois morts.",
            False,
        ),
        (
            "Dix jours de randonnée au Kirghizistan : yourtes, lacs et cols. On passe ensuite en Chine ou en "
            "Ouzbékistan.",
            False,
        ),
        ("Sous Tamerlan, Samarcande commerçait avec la Chine et la Perse.", False),
    ],
)
def test_the_gate_tells_cooperation_from_the_rest(gated: Pipeline, text: str, expected: bool) -> None:
    facts = gated.facts(Source("text", text))
    document = [fact for fact in facts if isinstance(fact, DocumentFact)]
    assert [fact.relevant for fact in document] == [expected]
    if not expected:
        assert len(facts) == 1


def test_without_the_gate_every_text_is_read(pipeline: Pipeline) -> None:
    facts = pipeline.facts(
        Source("text", "Recette du plov ouzbek : la Chine en mange, a déclaré M. Karimov.")
    )
    assert {fact.type for fact in facts} == {"document", "mention", "statement"}


def test_short_texts_are_told_from_those_on_other_subjects(gated: Pipeline) -> None:
    wrong = []
    for one in TEXTS:
        _, analysis = gated.analysed(Source("text", one["text"]))
        if analysis.relevant != one["relevant"] and "open" not in one:
            wrong.append(one["text"])
    assert wrong == []


def test_what_is_not_told_rightly_yet_is_little(gated: Pipeline) -> None:
    assert sum("open" in one for one in TEXTS) <= len(TEXTS) / 12
    assert all(one["relevant"] for one in TEXTS if "open" in one)
