"""Pages whose lines are labelled, to learn from: annotated articles, examples, and pages composed of lines.

In: the samples with their gold, the examples of documents, `samples/lines.yaml`. Out: `Page`s. Composing is
random but seeded: the same pages each time.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from dragoman.clean.document import repair
from dragoman.clean.layout import Line, covered, merged, split_lines
from dragoman.clean.notices import weight
from dragoman.clean.prompts import find_prompts, is_listed
from dragoman.model.span import Span
from dragoman.packs.cleaning import CleaningKnowledge

SAMPLES = Path(__file__).parents[1] / "samples"
LEARNT_FROM = ("", "second", "third", "fourth")
"""The sets of samples to learn from; the others are set apart."""
ARTICLE, FURNITURE, PROMPT = "article", "furniture", "prompt"
_NOTICE = 2
_MOSTLY = 0.5  # of a line that is furniture, for the line to count as it
_FIRST_SENTENCE = re.compile(r"^[A-ZÀ-Þ][^–—-]{3,60}[–—-]+ ")

Material = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Page:
    """A repaired text, its lines, and for each whether it is article, furniture or a leftover of a prompt."""

    name: str
    text: str
    lines: Sequence[Line]
    labels: Sequence[str]


def annotated_pages(knowledge: CleaningKnowledge) -> Iterator[Page]:
    """The articles of the samples that may be learnt from."""
    for folder in LEARNT_FROM:
        for path in sorted((SAMPLES / folder / "gold").glob("*.json")):
            gold = json.loads(path.read_text(encoding="utf-8"))
            article = SAMPLES / folder / "articles" / f"{gold['document']}.txt"
            if article.exists():
                document = next(fact for fact in gold["facts"] if fact["type"] == "document")
                text = article.read_bytes().decode("utf-8", "replace")
                yield page(gold["document"], text, document["boilerplate"], knowledge)


def exemplary_pages(path: Path, knowledge: CleaningKnowledge) -> Iterator[Page]:
    """The examples of documents in a file."""
    for example in yaml.safe_load(path.read_text(encoding="utf-8")):
        text, gold = example["text"], example["facts"][0]
        furniture = [_located(words, text) for words in gold.get("boilerplate", ())]
        prompts = [_located(words, text) for words in gold.get("prompts", ())]
        yield page(example["shows"], text, furniture, knowledge, prompts)


def plain_pages(folder: Path, knowledge: CleaningKnowledge) -> Iterator[Page]:
    """The passages of the other examples, which are all article, but for those that address the reader."""
    for path in sorted(folder.glob("*.yaml")):
        if path.stem == "document":
            continue
        for example in yaml.safe_load(path.read_text(encoding="utf-8")):
            one = page(example["shows"], example["text"], (), knowledge)
            noted = any(weight(line.plain, knowledge.boilerplate) >= _NOTICE for line in one.lines)
            if len(one.lines) > 1 and not noted:
                yield one


def _located(words: str, text: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def page(
    name: str,
    text: str,
    furniture: Sequence[Sequence[int]],
    knowledge: CleaningKnowledge,
    prompts: Sequence[Span] = (),
) -> Page:
    """A page by the spans of its source that are not the article's, and those of them that prompts left.

    Without the latter, what the tables take for a prompt is one.
    """
    draft = repair(text, knowledge)
    lines = split_lines(draft.text)
    listed = covered(lines, merged(find_prompts(lines, knowledge.prompts), draft.text))
    listed |= {line.span for line in lines if is_listed(line, knowledge.prompts)}
    labels = []
    for line in lines:
        start, end = origin = draft.offsets.origin(line.span)
        gone = sum(max(0, min(end, stop) - max(start, at)) for at, stop in furniture)
        prompted = any(one.overlaps(origin) for one in prompts) if prompts else line.span in listed
        kind = PROMPT if prompted else FURNITURE
        labels.append(kind if gone > _MOSTLY * (end - start) else ARTICLE)
    return Page(name, draft.text, lines, labels)


def load_material(path: Path) -> dict[str, Any]:
    """The lines and pages to compose of."""
    material: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return material


def composed_pages(
    bodies: Sequence[Sequence[str]], material: Material, number: int, seed: int
) -> Iterator[Page]:
    """Pages made of articles (their first line a title) and lines around and in them."""
    chance = random.Random(seed)
    for i in range(number):
        yield _joined(f"composed {i}", _composed(chance, bodies, material), chance)
    for i, template in enumerate(material["pages"] * 2):
        title, *body = chance.choice(bodies)
        yield _joined(f"template {i}", _filled(template, title, body), chance)


def bodies_of(pages: Sequence[Page]) -> list[list[str]]:
    """The article of each page that has a title and a text."""
    found = []
    for one in pages:
        own = [
            line.span.of(one.text)
            for line, label in zip(one.lines, one.labels, strict=True)
            if label == ARTICLE
        ]
        if len(own) >= 4 and len(own[0]) < 160:
            found.append(own)
    return found


Labelled = list[tuple[str, str]]


def _composed(chance: random.Random, bodies: Sequence[Sequence[str]], material: Material) -> Labelled:
    def some(kind: str, *numbers: int, label: str = FURNITURE) -> Labelled:
        return [(line, label) for line in chance.sample(material[kind], chance.choice(numbers))]

    title, *body = chance.choice(bodies)
    body = body[: chance.randint(2, len(body))] if chance.random() < 0.4 else body
    prompted = chance.random() < 0.22
    lines = some("prompt", 0, 0, 1, 1, 2, 3, label=PROMPT) if prompted else []
    lines += some("site", 0, 1, 1, 2, 2, 3, 4)
    lines += [(_retitled(chance, title, body), ARTICLE)] if chance.random() < 0.93 else []
    below = some("under", 0, 0, 1, 1, 1, 2, 2, 3)
    subtitle = some("subtitle", 1, label=ARTICLE) if chance.random() < 0.3 else []
    lines += [*subtitle, *below] if chance.random() < 0.7 else [*below, *subtitle]
    for i, paragraph in enumerate(body):
        lines.append((paragraph, ARTICLE))
        if chance.random() < 0.12:
            lines += some("sentence", 1, label=ARTICLE)
        if chance.random() < 0.05:
            lines += _table(chance, material)
        if i == len(body) - 1:
            continue
        draw = chance.random()
        if draw < 0.10:
            lines += some("inside", 1, 1, 1, 2, 3)
        elif draw < 0.27:
            lines += some("own", 1, 1, 2, 3, label=ARTICLE)
        elif prompted and draw < 0.36:
            lines += some("prompt", 1, label=PROMPT)
    lines += some("sentence", 1, label=ARTICLE) if chance.random() < 0.25 else []
    lines += _table(chance, material) if chance.random() < 0.05 else []
    lines += some("prompt", 1, 1, 2, label=PROMPT) if prompted and chance.random() < 0.4 else []
    return lines + some("foot", 0, 0, 1, 1, 1, 2, 2, 3, 4, 6)


def _table(chance: random.Random, material: Material) -> Labelled:
    return [(line, ARTICLE) for line in chance.choice(material["tables"]).split("\n")]


def _retitled(chance: random.Random, title: str, body: Sequence[str]) -> str:
    """A title as it is, now and then in capitals or made of the beginning of the text."""
    if chance.random() < 0.10:
        first = next((line for line in body if len(line) > 80), title)
        words = _FIRST_SENTENCE.sub("", first).split()
        title = " ".join(words[: chance.randint(5, 14)]).rstrip(" ,;:.").strip('«" ')
    return title.upper() if chance.random() < 0.12 else title


def _filled(template: str, title: str, body: Sequence[str]) -> Labelled:
    """A page of `[[furniture]]`, a title and a text."""
    half = len(body) // 2 or 1
    own = {
        "T": title,
        "B": "\n".join(body),
        "B1": "\n".join(body[:half]),
        "B2": "\n".join(body[half:] or body),
    }
    page = re.sub(r"\{(\w+)\}", lambda match: own[match[1]], template)
    lines: Labelled = []
    for i, part in enumerate(re.split(r"\[\[|\]\]", page)):
        kind = FURNITURE if i % 2 else ARTICLE
        lines += [(line, kind) for line in part.split("\n") if line.strip(" *_")]
    return lines


def _joined(name: str, labelled: Labelled, chance: random.Random) -> Page:
    breaks = chance.choice([["\n"], ["\n\n"], ["\n\n"], ["\n", "\n\n"]])
    text = "".join(line + chance.choice(breaks) for line, _ in labelled)
    lines = split_lines(text)
    return Page(name, text, lines, [label for _, label in labelled])
