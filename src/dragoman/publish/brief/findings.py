"""Findings as lines: what comparing sources brings out, what does not fit first.

In: findings, their sentences, the facts they rest on. Out: items. What one source alone tells is no line of
its own: there is one for nearly every sum.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dragoman.model.entry import Told
from dragoman.model.finding import Finding
from dragoman.publish.brief.item import Item
from dragoman.publish.brief.material import Material
from dragoman.publish.phrasing.filling import capital

GROUPS = ("conflict", "misfit", "overdue", "status", "dating", "fit")
"""The groups of findings in the order in which they are told."""
QUIET = "single-source"
"""The kind that is not told."""


def items(material: Material) -> list[Item]:
    """An item a finding, with the words of every fact that it rests on."""
    told = {one.id: one for account in material.accounts for one in account.told} | dict(material.told)
    return [
        _item(one, material.explained, facts)
        for one in material.findings
        if one.kind != QUIET and (facts := tuple(_of(one, told)))
    ]


def group(finding: Finding) -> str:
    """The heading that a finding stands under."""
    if finding.kind == "arithmetic":
        return "fit" if finding.holds else "misfit"
    return "misfit" if finding.holds is False else finding.kind


def _of(finding: Finding, told: Mapping[str, Told]) -> Iterable[Told]:
    return sorted((told[fact] for fact in finding.facts if fact in told), key=lambda one: one.place)


def _item(finding: Finding, explained: Mapping[str, str], told: tuple[Told, ...]) -> Item:
    heading = group(finding)
    text = capital(explained.get(finding.id, finding.explanation))
    return Item("findings", heading, text, told, order=GROUPS.index(heading))
