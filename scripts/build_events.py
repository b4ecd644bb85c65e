#!/usr/bin/env python3
"""Make the articles and marks of a set of events from its drafts.

usage: build_events.py [FOLDER]

In: `drafts/*.txt` of the folder (`samples/events` where none is given), in the form of
`dragoman.evaluate.drafts`. Out: `articles/*.jsonl`, a document a line, and `gold/marks.json`, the marks of
each document. `gold/events.yaml` is written by hand.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

from dragoman.evaluate.drafts import read_drafts


def main() -> int:
    """Build what is not written by hand."""
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1] / "samples" / "events"
    for name in ("articles", "gold"):
        (root / name).mkdir(exist_ok=True)
    marks: dict[str, list[dict[str, object]]] = {}
    for path in sorted((root / "drafts").glob("*.txt")):
        lines = []
        for draft in read_drafts(path.read_text(encoding="utf-8")):
            if draft.id in marks:
                sys.exit(f"{path}: {draft.id!r} stands in two drafts")
            said = {name: getattr(draft, name) for name in ("id", "published", "publisher", "title", "text")}
            lines.append(json.dumps({k: v for k, v in said.items() if v is not None}, ensure_ascii=False))
            marks[draft.id] = [asdict(mark) for mark in draft.marks]
        target = root / "articles" / f"{path.stem}.jsonl"
        target.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    gold = json.dumps(marks, ensure_ascii=False, indent=1) + "\n"
    (root / "gold" / "marks.json").write_text(gold, encoding="utf-8", newline="\n")
    print(f"{len(marks)} articles, {sum(map(len, marks.values()))} marks")
    return 0


if __name__ == "__main__":
    sys.exit(main())
