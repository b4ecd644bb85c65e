from __future__ import annotations

import pytest
from tests.reconcile.holding import Doc, held, said

from dragoman.reconcile.findings.flows import flow_findings


def traded(exports: float, imports: float, trade: float = 10.7, area: str = "CN", year: str = "2025") -> Doc:
    text = Doc("a").say(
        f"En 2025, le commerce entre la Chine et le Turkménistan a atteint {trade:g} milliards."
    )
    text.amount(f"{trade:g} milliards", trade * 1e9, "USD", period="2025", area="CN", counterpart="TM")
    text.say(f"Les exportations ont atteint {exports:g} milliards et les importations {imports:g} milliards.")
    text.amount(f"{exports:g} milliards", exports * 1e9, "USD", "exports", period=year, area=area)
    return text.amount(f"{imports:g} milliards", imports * 1e9, "USD", "imports", period=year, area="CN")


@pytest.mark.parametrize(
    ("exports", "imports", "holds"), [(1.3, 9.3, True), (1.4, 9.3, True), (2.3, 9.3, False)]
)
def test_what_follows_the_trade_of_two_is_between_them(exports: float, imports: float, holds: bool) -> None:
    (found,) = flow_findings(held(traded(exports, imports)))
    assert found.holds is holds and "CN → TM" in found.explanation and "TM → CN" in found.explanation


@pytest.mark.parametrize(
    "text",
    [
        traded(3500, 2500),  # with all the world
        traded(1.3, 9.3, area="KZ"),  # of two states
        traded(1.3, 9.3, year="2024"),
        traded(1.3, 9.3)
        .say("Puis 4 milliards.")
        .amount("4 milliards", 4e9, "USD", period="2025", area="CN", counterpart="KZ"),  # of which trade?
    ],
)
def test_others_are_not(text: Doc) -> None:
    assert said(flow_findings, held(text)) == []
