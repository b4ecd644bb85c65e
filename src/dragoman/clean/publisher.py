"""Who published an article, as far as its text says so: site, agency, paper, holder of rights.

In: lines, which of them are boilerplate, the pack's tables. Out: a label, or None.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.clean.after import names_of_site
from dragoman.clean.captions import is_caption
from dragoman.clean.imprint import find_time, is_outlet, is_section
from dragoman.clean.layout import Line, covered, is_prose
from dragoman.clean.matching import joined, plain
from dragoman.clean.publication import FIRST_LINES, dateline
from dragoman.model.span import Span
from dragoman.packs.cleaning import Boilerplate

_DIGITS = re.compile(r"\d")
_NAMES = re.compile(r"[^|•·—–\n]+?(?=\s*(?:[|•·—–]|$|, |\s-\s))")
_ARTICLE = re.compile(r"^(?:le |la |les |l')")
_AGENCY_NAME = re.compile(r"[A-ZÀ-Þ][\w.'-]*(?: [\w.'&-]+){0,6}")
_RIGHTS = re.compile(r"(?:©|\([cC]\)) ?(?:\d{4},? ?)?(?P<holder>[^\d|.–—©]{3,60}?)(?= \d{4}| *[|.–—·•]|$)")


def find_publisher(text: str, lines: Sequence[Line], gone: Sequence[Span], tables: Boilerplate) -> str | None:
    """The one medium that a line of its own, the dateline's agency or the head of the page names."""
    sources, whole = joined(tables.sources), covered(lines, gone)
    for line in lines:
        words = line.plain.partition(":")[2].strip() if sources.fullmatch(line.plain) else line.plain
        before = _DIGITS.split(words, maxsplit=1)[0].strip(" |·:,–—-")  # "Xinhua 27.04.2025 08h42"
        if line.span in whole and (label := names_of_site(words, tables) or names_of_site(before, tables)):
            return label
    for line in lines[:FIRST_LINES]:
        if (told := dateline(line.plain, tables)) and (agency := told[1]):
            said = agency.of(line.span.of(text))
            if (label := names_of_site(agency.of(line.plain), tables)) or _AGENCY_NAME.fullmatch(said):
                return label or said
    known = [line for line in lines if line.span in whole]
    paper = _masthead(text, [line for line in lines[:FIRST_LINES] if line.span in whole], tables)
    paper = paper or _holder(text, known, tables)
    return _unshouted(text, paper) if paper and paper.isupper() else paper


def _holder(text: str, known: Sequence[Line], tables: Boilerplate) -> str | None:
    """Who holds the rights, or presents itself below a press release."""
    for line in reversed(known):
        words = line.span.of(text)
        about = joined(tables.about).match(line.plain)
        said = words[about.end() :] if about else ""
        if not about and (rights := _RIGHTS.search(words)):
            said = rights["holder"]
        if _AGENCY_NAME.fullmatch(said.strip()) and plain(said) not in tables.navigation:
            return said.strip()
    return None


def _unshouted(text: str, paper: str) -> str:
    """A name in capitals as the text writes it elsewhere, if it does."""
    spelled = re.search(
        rf"(?<!\w){re.escape(paper)}(?!\w)", text.replace(paper, "\0" * len(paper)), re.IGNORECASE
    )
    return spelled[0] if spelled else paper


def _masthead(text: str, head: Sequence[Line], tables: Boilerplate) -> str | None:
    """The paper that a line of the site above the article names as its own."""
    for i, line in enumerate(head):
        if is_prose(line.plain) or is_caption(line.plain, tables):
            continue
        for part in _NAMES.finditer(line.plain):
            said = line.span.of(text)[part.start() : part.end()].strip()
            folded = line.plain[part.start() : part.end()].strip()
            own = folded not in tables.navigation and not is_section(folded, tables)
            dated = find_time(folded, tables) is not None or joined(tables.openings).match(folded)
            if own and not dated and _is_paper(said, folded, tables, first=i == 0):
                return said
    return None


def _is_paper(words: str, plain: str, tables: Boilerplate, *, first: bool) -> bool:
    """Whether a few words are a paper's name: begun like one, or in capitals.

    What begins like one behind an article may be what a paper says of itself, unless it stands first.
    """
    if joined(tables.whole).fullmatch(plain) or joined(tables.imprint).fullmatch(plain):
        return False
    if words.isupper() and len(max(words.split(), key=len)) > 2 and is_outlet(words, plain, tables):
        return True
    slogan = not first and _ARTICLE.match(plain) and joined(tables.slogans).match(plain)
    return not slogan and joined(tables.mastheads).match(_ARTICLE.sub("", plain)) is not None
