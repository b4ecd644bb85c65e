"""Web pages: the main text of a page, and what the page says of itself.

In: a page, as bytes or decoded. Out: a `Source` whose text is the extracted one ("what was read"): blocks
parted by blank lines, white space made plain, `- ` before list items, ` | ` between table cells. Navigation,
notices, teasers and comments are left out by trafilatura; what it leaves in is judged later, by `clean`.
"""

from __future__ import annotations

import codecs
import logging
import re
from dataclasses import asdict

from lxml.html import HtmlElement, tostring
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import bytes_to_str, detect_encoding, map_encoding_to_html5
from trafilatura.core import bare_extraction
from trafilatura.settings import Document
from trafilatura.utils import load_html

from dragoman.model.document import Source
from dragoman.model.errors import ReadError
from dragoman.read.blocks import render
from dragoman.read.encoding import check_signature, decode, mixed
from dragoman.read.kinds import Kind
from dragoman.read.metadata import Metadata
from dragoman.read.page import page_metadata

# It reports every page without text as an error; here that is a reason in the quarantine.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())

_DECLARATION = re.compile(r"\s*<\?xml\b[^>]{0,200}\?>")
_DECLARED = re.compile(rb"""\s*<\?xml\b[^>]{0,100}\bencoding\s*=\s*["']([\w.:-]+)["']""")
_WHOLE = re.compile(r"<(?:html|body|head|!doctype)\b", re.IGNORECASE)
_MOST_ELEMENTS = 100_000  # 5 seconds' work; the longest articles of encyclopedias have 60,000
_ALIKE = 1.2  # times the length of the one text, the other still has no more than the same article
_HEAD = 2000  # characters in which a page shows itself as one


def decode_page(data: bytes, charset: str | None = None) -> str:
    """A page's text; `charset` is what its server says.

    What is UTF-8 is read as such, whatever is declared (many pages declare what they are not); then the
    server, the page itself and a guess are asked.

    Raises:
        ReadError: the bytes are no page, or there are none.
    """
    if not data:
        raise ReadError("empty")
    check_signature(data)
    try:
        page = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        page = _declared(data, charset)
    if "\0" in page:
        page = decode(data)  # UTF-16 without a mark, or no text
    return page


def _declared(data: bytes, charset: str | None) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decode(data)
    said = charset or ((found := _DECLARED.match(data)) and found[1].decode("ascii"))
    known = map_encoding_to_html5(said, fallback_utf8=False) if said else None
    encoding = known or detect_encoding(data, from_html_meta=True) or "utf-8"
    if encoding.startswith("utf-16"):  # nobody could have read that: the declaration itself is in ASCII
        return decode(data)
    return mixed(data) if encoding == "utf-8" else bytes_to_str(data, encoding, errors="replace")


def read_page(id: str, page: str, origin: str, known: Metadata | None = None) -> Source:
    """The document that a page is; what is `known` of it goes before what it says itself.

    Raises:
        ReadError: there is no text in it.
    """
    page = _DECLARATION.sub("", page, count=1)
    if not _WHOLE.search(page[:_HEAD]):
        page = f"<html><body>{page}</body></html>"
    try:
        said, text = _taken_apart(page)
    except ReadError:
        raise
    except Exception as error:  # the boundary of a document: no page may end the run
        raise ReadError(f"the page cannot be taken apart: {type(error).__name__}: {error}") from error
    if not text:
        raise ReadError("no text found in the page")
    metadata = (known or Metadata()).over(said)
    return Source(id, text, media_type=Kind.HTML.value, origin=origin, **asdict(metadata))


def _taken_apart(page: str) -> tuple[Metadata, str]:
    tree = load_html(page)
    if tree is None:
        return Metadata(), ""
    elements = sum(1 for _ in tree.iter())
    if elements > _MOST_ELEMENTS:
        raise ReadError(f"too large: the page has {elements} elements; accepted: {_MOST_ELEMENTS}")
    said = page_metadata(tree, page)
    _keep_line_ends(tree)
    extracted = bare_extraction(tree, fast=True, include_comments=False)
    text = render(extracted.body, said.title) if isinstance(extracted, Document) else ""
    if "\n" not in text:
        # Of pages that it understands little of, it gives the words without the paragraphs.
        plain = _plain(tree, page)
        if not text or ("\n" in plain and len(plain) <= _ALIKE * len(text)):
            return said, plain
    return said, text


def _keep_line_ends(tree: HtmlElement) -> None:
    """Line ends within `pre` as `br`: trafilatura forgets which text was preformatted."""
    for pre in tree.iter("pre"):
        for element in list(pre.iter()):
            if element.text:
                _broken(element, element.text, inside=True)
            if element is not pre and element.tail:
                _broken(element, element.tail, inside=False)


def _broken(element: HtmlElement, text: str, *, inside: bool) -> None:
    first, *rest = text.split("\n")
    breaks = []
    for line in rest:
        br = HtmlElement()
        br.tag, br.tail = "br", line
        breaks.append(br)
    if inside:
        element.text = first
        element[0:0] = breaks
    else:
        parent = element.getparent()
        at = parent.index(element) + 1
        element.tail = first
        parent[at:at] = breaks


def _plain(tree: HtmlElement, page: str) -> str:
    """The text of a page in which trafilatura finds no article."""
    # What is main is sought in the parsed tree, whose depth is bounded: the search is quadratic in it.
    for source, main in ((tostring(tree, encoding="unicode"), True), (page, False)):
        text = extract_plain_text(source, preserve_formatting=True, main_content=main, alt_texts=False)
        if any(char.isalnum() for char in text):
            lines = "\n".join(line.strip() for line in text.split("\n"))
            return re.sub(r"\n{3,}", "\n\n", lines).strip()
    return ""
