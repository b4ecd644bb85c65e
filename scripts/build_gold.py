#!/usr/bin/env python3
"""Turn annotation drafts, which quote the text, into gold, which points into it.

usage: build_gold.py ARTICLES DRAFTS OUT [--texts DIR]

In: DRAFTS/NAME.json, `{"document": NAME, "facts": [...]}`, where every span (evidence, content, action,
boilerplate, spans) is the snippet itself, or `{"text": snippet, "nth": 2}` where the text has it more than
once; and ARTICLES/NAME.txt. A document of another kind (`.html`) has its offsets in the text that the reader
extracts from it: that text is taken from DIR/NAME.txt, and without it the document is left out, and said so.

Out: OUT/NAME.json with offsets in code points of the text as read, line ends untouched.

Checked on the way: that every snippet occurs, and is told from its doubles; that a fact has the fields of its
type and no others, with accepted values; that dates are EDTF. All errors of all drafts are listed, and then
nothing is written. What the facts mean is left to whoever wrote them.
"""

from __future__ import annotations

import argparse
import calendar
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Fact = dict[str, Any]

LONGEST_EVIDENCE = 1500  # code points: what a reader takes in at a glance


def words(text: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(text.split())


MARKS = words("optional forbidden must_be_null")
REQUIRED: dict[str, frozenset[str]] = {
    "document": words("language relevant published generator_prompt"),
    "position": words("person role role_text of evidence"),
    "meeting": words("kind mechanism status date participants people evidence"),
    "statement": words("speaker mode cue content evidence"),
    "figure": words("value unit indicator evidence"),
    "agreement": words("kind title parties status date evidence"),
    "project": words("project sector countries status evidence"),
    "commitment": words("actors action modality sector evidence"),
}
ALLOWED: dict[str, frozenset[str]] = {
    "document": words("boilerplate machine_translated publisher"),
    "position": frozenset(),
    "meeting": words("ordinal place country organisers chair theme topics format part_of"),
    "statement": words("polarity"),
    "figure": words("spans period area counterpart of qualifier base_period"),
    "agreement": words("subject"),
    "project": words("date"),
    "commitment": words("beneficiary deadline"),
}

PROJECT_SECTORS = words(
    "rail road air oil-pipeline gas-pipeline oil-gas electricity renewable-energy nuclear mining industry "
    "agriculture education health digital space border-port logistics finance water culture tourism security "
    "other"
)
VALUES: dict[tuple[str, str], frozenset[str]] = {
    ("position", "role"): words(
        "head-of-state head-of-government deputy-head-of-government foreign-minister minister "
        "deputy-minister ambassador spokesperson secretary-general head-of-organisation expert other"
    ),
    ("meeting", "kind"): words(
        "summit ministerial forum bilateral visit call ceremony press-conference other"
    ),
    ("meeting", "status"): words("held planned proposed cancelled postponed"),
    ("meeting", "format"): words("in-person online hybrid"),
    ("statement", "mode"): words("direct indirect mixed"),
    ("statement", "polarity"): words("asserted denied"),
    ("figure", "indicator"): words(
        "trade exports imports fdi investment cost loan grant debt gdp length area capacity production "
        "volume count duration growth share price population other"
    ),
    ("figure", "qualifier"): words("exact approximate at-least at-most record ordinal"),
    ("agreement", "kind"): words(
        "treaty declaration communique memorandum agreement visa-exemption initiative protocol contract "
        "loan-agreement plan other"
    ),
    ("agreement", "status"): words("signed adopted in-force ratified published planned proposed terminated"),
    ("project", "sector"): PROJECT_SECTORS,
    ("project", "status"): words(
        "mentioned proposed planned agreed surveying financed under-construction advancing operational "
        "completed suspended cancelled"
    ),
    ("commitment", "modality"): words("pledge agreement willingness proposal plan"),
    ("commitment", "sector"): PROJECT_SECTORS
    | words("trade investment transport energy environment visa customs people diplomacy general"),
}
DATES = words("published date period base_period deadline")
SPAN_LISTS = ("evidence", "boilerplate", "spans")
SPANS = ("content", "action")
NAMES = words("person mechanism place project title part_of")  # an object
CODES_OR_NAMES = words(  # one or a list
    "speaker of area counterpart chair beneficiary participants people parties actors countries organisers"
)
YES_OR_NO = words("optional forbidden relevant machine_translated generator_prompt")

COUNTRY = re.compile(r"[A-Z]{2}")
SLUG = re.compile(r"[a-z]+(-[a-z]+)*")
UNIT = re.compile(r"[A-Z]{3}|(?:[a-zA-Z][a-zA-Z0-9]*(?:-[a-z]+)*)(?:/[a-z]+)?")
EDTF_DAY = re.compile(r"(\d{4}|XXXX|\d{3}X)(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?[~?%]?")


def locate(text: str, snippet: str | dict[str, Any]) -> list[int]:
    """The offsets of a snippet; ValueError where it is not in the text or not told from its doubles."""
    nth = 0
    if not isinstance(snippet, str):
        nth, snippet = int(snippet["nth"]), str(snippet["text"])
    places = [found.start() for found in re.finditer(f"(?={re.escape(snippet)})", text)]
    if not snippet or not places:
        raise ValueError(f"not in the text: {snippet!r}")
    if not nth and len(places) > 1:
        raise ValueError(f"{len(places)} times in the text, say which with 'nth': {snippet!r}")
    if nth > len(places):
        raise ValueError(f"{len(places)} times in the text, there is no number {nth}: {snippet!r}")
    start = places[max(nth, 1) - 1]
    return [start, start + len(snippet)]


def is_edtf(value: object) -> bool:
    """Whether a value is a date or an interval of dates in the profile of EDTF that the contract uses."""
    if not isinstance(value, str):
        return False
    ends = value.split("/")
    if len(ends) == 2 and ".." in ends:
        ends.remove("..")
    return len(ends) in (1, 2) and all(is_edtf_day(end) for end in ends)


def is_edtf_day(value: str) -> bool:
    """Whether a value is a year, a season, a month or a day; days are checked against the calendar."""
    found = EDTF_DAY.fullmatch(value)
    if not found:
        return False
    year, month, day = found.groups()
    if month in (None, "XX"):
        return day in (None, "XX")
    if not 1 <= int(month) <= 12:
        return day is None and 21 <= int(month) <= 24
    if day in (None, "XX"):
        return True
    leap = int(year) if year.isdigit() else 2000
    return 1 <= int(day) <= calendar.monthrange(leap, int(month))[1]


def name_faults(field: str, value: object) -> Iterator[str]:
    """What is wrong with the name of a thing: an object with id, label and the accepted labels."""
    if not isinstance(value, dict) or set(value) != {"id", "label", "labels"}:
        yield f"{field}: {value!r} is not an object of id, label and labels"
    elif value["label"] not in value["labels"]:
        yield f"{field}: the label {value['label']!r} is not among the labels"


def code_faults(field: str, value: object) -> Iterator[str]:
    """What is wrong with a country code, a region's slug or, failing these, a name."""
    if not isinstance(value, str):
        yield from name_faults(field, value)
    elif not (COUNTRY.fullmatch(value) or SLUG.fullmatch(value)):
        yield f"{field}: {value!r} is neither a country code nor a region's slug"


def value_faults(kind: str, field: str, value: object) -> Iterator[str]:
    """What is wrong with the value of one field; null is accepted everywhere but in spans."""
    accepted = VALUES.get((kind, field))
    if value is None:
        return
    if accepted is not None and value not in accepted:
        yield f"{field}: {value!r} is not one of {', '.join(sorted(accepted))}"
    if field in DATES and not is_edtf(value):
        yield f"{field}: {value!r} is not an EDTF date"
    if field in NAMES:
        yield from name_faults(field, value)
    if field in CODES_OR_NAMES:
        for one in value if isinstance(value, list) else [value]:
            yield from code_faults(field, one)
    if field == "unit" and not UNIT.fullmatch(str(value)):
        yield f"unit: {value!r} is no currency, unit or English noun"
    if field in YES_OR_NO and not isinstance(value, bool):
        yield f"{field}: {value!r} is not true or false"
    if field == "value" and (isinstance(value, bool) or not isinstance(value, (int, float))):
        yield f"value: {value!r} is not a number"


def fact_faults(fact: Fact) -> Iterator[str]:
    """What is wrong with the fields of one fact, spans aside."""
    kind = fact.get("type", "")
    if kind not in REQUIRED:
        yield f"type: {kind!r} is not one of {', '.join(REQUIRED)}"
        return
    fields = set(fact) - {"type"}
    if missing := REQUIRED[kind] - fields:
        yield f"lacks {', '.join(sorted(missing))}"
    if unknown := fields - REQUIRED[kind] - ALLOWED[kind] - MARKS:
        yield f"has no field {', '.join(sorted(unknown))}"
    for field in sorted(fields):
        yield from value_faults(kind, field, fact[field])
    if fact.get("optional") and fact.get("forbidden"):
        yield "is both optional and forbidden"
    for field in fact.get("must_be_null", ()):
        if fact.get(field) is not None:
            yield f"{field}: must be null and is {fact[field]!r}"


def resolved(text: str, fact: Fact, faults: list[str]) -> Fact:
    """The fact with offsets for snippets; faults are added to the list."""
    gold = dict(fact)

    def offsets(snippet: str | dict[str, Any]) -> list[int]:
        try:
            return locate(text, snippet)
        except ValueError as error:
            faults.append(str(error))
            return [0, 0]

    for field in SPAN_LISTS:
        if field in gold:
            gold[field] = [offsets(snippet) for snippet in gold[field]]
    for field in SPANS:
        if field in gold:
            gold[field] = offsets(gold[field])
    if fact["type"] != "document" and not gold.get("evidence"):
        faults.append("no evidence")
    faults += [
        f"evidence of {end - start} characters is too long"
        for start, end in gold.get("evidence", ())
        if end - start > LONGEST_EVIDENCE
    ]
    return gold


def text_of(name: str, articles: Path, texts: Path | None) -> str | None:
    """The text that offsets point into, its line ends untouched; None where there is none yet."""
    for path in (articles / f"{name}.txt", texts / f"{name}.txt" if texts else None):
        if path and path.exists():
            return path.read_bytes().decode("utf-8")
    return None


def built(path: Path, text: str, errors: list[str]) -> dict[str, Any]:
    """The gold of one draft; what is wrong with it is added to the errors."""
    draft = json.loads(path.read_text(encoding="utf-8"))
    facts = []
    for number, fact in enumerate(draft["facts"]):
        faults = list(fact_faults(fact))
        if fact.get("type") in REQUIRED:
            facts.append({**resolved(text, fact, faults), "document": draft["document"]})
        errors += [f"{path.name} fact {number} ({fact.get('type')}): {fault}" for fault in faults]
    if sum(fact["type"] == "document" for fact in facts) != 1:
        errors.append(f"{path.name}: a document has one fact of type document")
    return {"document": draft["document"], "facts": facts}


def main() -> int:
    """Build everything, or say what is wrong and build nothing."""
    parser = argparse.ArgumentParser(description="Turn annotation drafts into gold with offsets.")
    parser.add_argument("articles", type=Path)
    parser.add_argument("drafts", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--texts", type=Path, help="the extracted texts of documents that are not plain text")
    args = parser.parse_args()

    gold: dict[str, dict[str, Any]] = {}
    errors: list[str] = []
    for path in sorted(args.drafts.glob("*.json")):
        text = text_of(path.stem, args.articles, args.texts)
        if text is None:
            print(f"{path.stem}: left out, there is no text of it", file=sys.stderr)
            continue
        gold[path.name] = built(path, text, errors)
    if errors:
        print("\n".join(errors), file=sys.stderr)
        return 1
    args.out.mkdir(parents=True, exist_ok=True)
    for name, data in gold.items():
        content = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
        (args.out / name).write_text(content, encoding="utf-8", newline="\n")
        print(f"{name}: {len(data['facts'])} facts")
    return 0


if __name__ == "__main__":
    sys.exit(main())
