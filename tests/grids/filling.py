"""Fills templates of ordinary sentences; what each sentence tells follows from the words put in.

A grid is a file `TYPE.yaml` with `slots`, each a list of words that may fill it, and `templates`. A word has
`say`, the words of the text, and what they stand for under names of its own (`is`, `kind`). A template has
`say` with slots in braces, and `tells`, the facts as in the examples of a language, in which "{A.is}" is what
a slot's word stands for; none are told where it is left out. "{A2}" is another word of slot A. In a text
"{A.x}" is another form of the word; contractions, elisions, doubled commas and capitals are set right.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from dragoman.evaluate.examples import Example, gold_of

Word = dict[str, Any]
_SLOT = re.compile(r"\{(?P<name>[A-Z]+\d?)(?:\.(?P<key>\w+))?\}")
_REPAIRS = (
    (r" +", " "),
    (r" ,", ","),
    (r",,+", ","),
    (r",(?=[.;:])", ""),
    (r"\b([dD])e les? (?=les? )", r"\1e "),
    (r"\bde le ", "du "),
    (r"\bDe le ", "Du "),
    (r"\bde les ", "des "),
    (r"\bà le ", "au "),
    (r"\bÀ le ", "Au "),
    (r"\bà les ", "aux "),
    (r"\b([dDqQ])(e|ue) (?=[aeiouàâéèêîôûAEIOUÀÂÉÈÊÎÔÛ]|hier )", lambda m: m[1] + m[2][:-1] + "'"),
)


@dataclass(frozen=True, slots=True)
class Filled:
    """A template with the sentence made of it, and what that tells."""

    template: str
    example: Example


@dataclass(frozen=True, slots=True)
class Grid:
    """The templates of one type of fact and the words that fill them."""

    type: str
    slots: dict[str, list[Word]]
    templates: list[dict[str, Any]]

    def filled(self, each: int, seed: int) -> Iterator[Filled]:
        """Every template filled `each` times, the same for the same seed."""
        for number, template in enumerate(self.templates):
            for turn in range(each):
                yield self._fill(template, random.Random(f"{seed} {number} {turn}"))

    def _fill(self, template: dict[str, Any], rng: random.Random) -> Filled:
        drawn: dict[str, Word] = {}
        for name in sorted({match["name"] for match in _SLOT.finditer(str(template))}):
            if name in self.slots and not drawn.get(name):
                drawn[name] = rng.choice(self.slots[name])
            else:
                first = drawn[name[:-1]]
                others = [one for one in self.slots[name[:-1]] if one["is"] != first["is"]]
                drawn[name] = rng.choice(others)
        text = _repaired(
            _SLOT.sub(lambda match: str(drawn[match["name"]][match["key"] or "say"]), template["say"])
        )
        facts = tuple(
            gold_of(
                self.type, {key: _meant(value, drawn) for key, value in fact.items()}, text, template["say"]
            )
            for fact in template.get("tells") or ()
        )
        return Filled(
            template["say"],
            Example(
                self.type,
                template["say"],
                text,
                str(template["published"]) if "published" in template else None,
                facts,
                None,
            ),
        )


def load_grid(path: Path) -> Grid:
    """The grid of a file."""
    held = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Grid(path.stem, held["slots"], held["templates"])


def _meant(value: Any, drawn: dict[str, Word]) -> Any:
    """What a value of a fact is with the words that were drawn."""
    if isinstance(value, list):
        every = [_meant(one, drawn) for one in value]
        return [one for part in every for one in (part if isinstance(part, list) else [part])]
    if not isinstance(value, str):
        return value
    if (whole := _SLOT.fullmatch(value)) is not None:
        return drawn[whole["name"]].get(whole["key"] or "say")
    return _repaired(
        _SLOT.sub(lambda match: str(drawn[match["name"]][match["key"] or "say"]), value), start=False
    )


def _repaired(text: str, *, start: bool = True) -> str:
    for pattern, by in _REPAIRS:
        text = re.sub(pattern, by, text)
    return re.sub(r"(^|(?<=[.!?] )|(?<=\n))[a-zà-ÿ]", lambda m: m[0].upper(), text) if start else text
