"""Facts for the tests of evaluation, with what a core needs."""

from __future__ import annotations

from typing import Any

from dragoman.evaluate.cores import Data


def fact(type: str, /, **fields: Any) -> Data:
    """A fact of a type; its evidence is the first ten characters unless another is given."""
    return {"type": type, "evidence": [[0, 10]], "confidence": 0.9} | fields


def figure(value: float | None, unit: str = "USD", **fields: Any) -> Data:
    """A figure of trade."""
    return fact("figure", value=value, unit=unit, **fields)


def meeting(**fields: Any) -> Data:
    """A bilateral meeting."""
    return fact("meeting") | {"kind": "bilateral"} | fields
