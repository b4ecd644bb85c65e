from __future__ import annotations

from typing import Any

import pytest
from tests.reconcile.holding import Doc, held, said
from tests.reconcile.telling import thing

from dragoman.reconcile.findings.deals import deal_findings

VISIT: dict[str, Any] = {
    "kind": "visit",
    "status": "held",
    "date": "2014-12-14",
    "country": "KZ",
    "participants": ("CN", "KZ"),
    "people": (thing("li-keqiang"),),
}


def signed(document: str, words: str, value: float, sentence: str = "", **fields: Any) -> Doc:
    text = Doc(document, "2014-12-15").say("Li Keqiang a visité le Kazakhstan.")
    text.tells("meeting", "visité", **VISIT)
    text.say((sentence or "Les contrats signés par les deux pays pèsent {}.").format(words))
    return text.amount(words, value, **{"unit": "USD", "indicator": "other", **fields})


ONE = signed("a", "14 milliards de dollars", 14e9)


def test_two_sums_of_what_was_signed_on_a_visit_disagree() -> None:
    (found,) = deal_findings(held(ONE, signed("b", "18 milliards de dollars", 18e9)))
    assert [side.value for side in found.sides] == [14e9, 18e9] and found.kind == "conflict"


@pytest.mark.parametrize(
    "other",
    [
        signed("b", "14,2 milliards de dollars", 14.2e9),
        signed("b", "40 milliards de dollars", 40e9),
        signed("b", "18 milliards de yuans", 18e9, unit="CNY"),
        signed("b", "18 milliards de dollars", 18e9, "Le commerce a atteint {}."),
        signed("b", "10 milliards de dollars", 10e9, "Des contrats de {} ont été signés dans le secteur du gaz."),
        signed("b", "18 milliards de dollars", 18e9, area=thing("cnpc")),
        signed("b", "18 milliards de dollars", 18e9, qualifier="at-least"),
        signed("b", "18 milliards de dollars", 18e9).say("Puis Wang Yi.").tells(
            "meeting", "Wang Yi", kind="bilateral", status="held", participants=("CN", "UZ"), date="2014-12-16"
        ),
    ],
)  # fmt: skip
def test_other_sums_do_not(other: Doc) -> None:
    assert said(deal_findings, held(ONE, other)) == []


def test_a_part_of_what_was_signed_stands_beside_the_whole() -> None:
    words = "Des accords de {} ont été signés, dont un contrat de 4,2 milliards."
    other = signed("b", "18 milliards de dollars", 18e9, words)
    other.amount("4,2 milliards", 4.2e9, "USD", "other")
    assert len(list(deal_findings(held(ONE, other)))) == 1
