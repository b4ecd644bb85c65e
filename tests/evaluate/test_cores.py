from __future__ import annotations

import pytest
from tests.evaluate.making import fact, figure, meeting

from dragoman.evaluate.cores import Data, agrees
from dragoman.evaluate.fields import wrong_fields

SAME = [
    (figure(94e9), figure(94e9 + 1)),
    (figure(3, "m3/a"), figure(3, "m3")),
    (meeting(date="2023-05-19"), meeting(kind="visit", date="2023")),
    (meeting(people=["Xi", "Tokaïev"], date=None), meeting(people=["Xi Jinping", "Tokaïev"])),
    (fact("position", person="Xi", of="CN"), fact("position", person="Xi Jinping", of="CN")),
    (
        fact("statement", speaker=["CN", "KZ"], content=[0, 10]),
        fact("statement", speaker="KZ", content=[0, 5]),
    ),
    (
        fact("agreement", kind="treaty", parties=["CN", "KZ"]),
        fact("agreement", kind="treaty", parties=["CN"]),
    ),
    (fact("agreement", kind="treaty", parties=None), fact("agreement", kind="treaty", evidence=[[9, 20]])),
    (
        fact("agreement", kind="treaty", title="Traité d'Astana"),
        fact("agreement", kind="other", title="traité Astana"),
    ),
    (fact("commitment", actors=["CN"], action=[0, 10]), fact("commitment", actors=["CN"], action=[0, 4])),
    (fact("document", language="fr"), fact("document", language="fr", relevant=True)),
]

OTHER = [
    (figure(94e9), figure(95e9)),
    (figure(94e9), figure(94e9, "CNY")),
    (figure(94e9), figure(None)),
    (meeting(), meeting()),
    (meeting(date="2023-05-19"), meeting(date="2024")),
    (meeting(date="2023", ordinal=1), meeting(date="2023", ordinal=2)),
    (meeting(date="2023", participants=["CN", "KZ"]), meeting(date="2023", participants=["UZ"])),
    (meeting(date="XXXX-XX-19"), meeting(date="XXXX-XX-19")),
    (meeting(date="2023"), meeting(kind="summit", date="2023")),
    (fact("statement", speaker="CN", content=[0, 10]), fact("statement", speaker="CN", content=[0, 4])),
    (fact("statement", speaker="CN", content=[0, 10]), fact("statement", content=[0, 10])),
    (fact("agreement", kind="treaty", title="A B"), fact("agreement", kind="treaty", title="C D")),
    (fact("project", project="ligne D"), fact("project", project="gazoduc ligne D du Nord")),
]


@pytest.mark.parametrize(("gold", "found"), SAME)
def test_cores_agree(gold: Data, found: Data) -> None:
    assert agrees(gold, found)


@pytest.mark.parametrize(("gold", "found"), OTHER)
def test_cores_do_not_agree(gold: Data, found: Data) -> None:
    assert not agrees(gold, found)


@pytest.mark.parametrize(
    ("gold", "found", "wrong"),
    [
        (figure(1, indicator="trade"), figure(1, indicator="gdp"), {"indicator"}),
        (figure(1, indicator=None), figure(1, indicator="gdp"), set()),
        (figure(1, area="CN", counterpart="KZ"), figure(1, area="KZ", counterpart="CN"), set()),
        (figure(1, area="CN"), figure(1, area="CN", counterpart="KZ"), set()),
        (
            figure(1, area="CN", counterpart=None),
            figure(1, area="CN", counterpart="KZ"),
            {"area/counterpart"},
        ),
        (figure(1, area="CN"), figure(1), {"area/counterpart"}),
        (figure(1, must_be_null=["period"]), figure(1, period="2024"), {"period (invented)"}),
        (figure(1, "m3/a"), figure(1, "m3"), {"unit"}),
        (meeting(date="2024-05~"), meeting(date="2024-05"), set()),
        (meeting(participants=["CN", "KZ"]), meeting(participants=["CN"]), {"participants"}),
        (
            fact("statement", speaker="CN", content=[0, 10], mode="direct"),
            fact("statement", speaker="CN", content=[0, 7], mode="mixed", polarity="denied"),
            {"content", "mode", "polarity"},
        ),
        (fact("document", boilerplate=[[0, 9]]), fact("document", boilerplate=[]), {"boilerplate"}),
        (fact("document"), fact("document", boilerplate=[[0, 9]]), set()),
        (
            fact("commitment", actors=["CN"], action=[0, 10], deadline="2035"),
            fact("commitment", actors=["CN"], action=[0, 6], deadline="../2035"),
            {"action"},
        ),
    ],
)
def test_the_fields_that_the_gold_gives_are_compared(gold: Data, found: Data, wrong: set[str]) -> None:
    assert set(wrong_fields(gold, found)) == wrong
