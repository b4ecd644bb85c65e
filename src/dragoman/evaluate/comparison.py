"""What is different from an earlier evaluation.

In: two evaluations as JSON objects, as `Evaluation.to_json` makes them. Out: a `Comparison`: every measure
that changed, and what is newly missed or wrong, or no longer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from dragoman.model.errors import ReportError
from dragoman.model.evaluation import MEASURES, Change, Comparison, Item

GROUPS = ("types", "styles", "sets")
WHOLE = ("mean", "pooled")
DIGITS = 9
"""Measures are compared to this many digits: what they are printed with and more."""


def compare(before: Mapping[str, Any], after: Mapping[str, Any]) -> Comparison:
    """What changed from one evaluation to another.

    Raises:
        ReportError: the earlier one is none.
    """
    try:
        changes = (*_changes(before, after), *_whole(before, after), *_calibration(before, after))
        old, new = ([_item(one) for one in said["items"]] for said in (before, after))
    except (KeyError, TypeError) as error:
        raise ReportError(f"this is not what `dragoman evaluate --format json` prints: {error!r}") from error
    return Comparison(changes, tuple(_besides(new, old)), tuple(_besides(old, new)))


def _besides(items: list[Item], others: list[Item]) -> Iterator[Item]:
    """The items that are not among the others, each as often as it stands there more often."""
    left = Counter(map(_same, others))
    for item in items:
        if left[_same(item)]:
            left[_same(item)] -= 1
        else:
            yield item


def _same(item: Item) -> Item:
    """What makes an item the one it is: an incomplete one, which fields are wrong, whatever they say."""
    return replace(item, what="") if item.outcome == "incomplete" else item


def _changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    for group in GROUPS:
        for name, now in after[group].items():
            if (was := before[group].get(name)) is not None:
                yield from _measures(group, name, was, now)


def _whole(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    for name in WHOLE:
        yield from _measures("all", name, before[name], after[name])


def _calibration(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    was, now = before["calibration"]["error"], after["calibration"]["error"]
    if round(was, DIGITS) != round(now, DIGITS):
        yield Change("all", "calibration", "error", was, now)


def _measures(group: str, name: str, was: Mapping[str, float], now: Mapping[str, float]) -> Iterator[Change]:
    for measure in MEASURES:
        if round(was[measure], DIGITS) != round(now[measure], DIGITS):
            yield Change(group, name, measure, was[measure], now[measure])


def _item(said: Mapping[str, Any]) -> Item:
    """An item, without its confidence: a change of that alone makes nothing better or worse."""
    return Item(
        said["outcome"],
        said["type"],
        said["document"],
        said["words"],
        said["what"],
        tuple(said["fields"]),
    )
