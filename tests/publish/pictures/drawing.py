"""Reads pictures back: whatever is drawn is XML, has a title, and no look but classes."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from dragoman.publish.pictures.svg import Frame

FRAME = Frame("picture", "Title & more", "What it <shows>", 0, 0)


def read(picture: str) -> ElementTree.Element:
    """The picture as XML, once it keeps what every picture promises."""
    assert (
        "style=" not in picture
        and "<script" not in picture
        and " on" not in re.sub(r">[^<]*<", "><", picture)
    )
    root = ElementTree.fromstring(picture.replace("<svg ", '<svg xmlns:x="x" ', 1))
    assert root.get("role") in ("img", "group")
    ids = {one.get("id") for one in root.iter() if one.get("id")}
    assert set((root.get("aria-labelledby") or "").split()) <= ids
    assert (root[0].tag, root[1].tag) == ("title", "desc")
    assert root[0].text == "Title & more"
    for link in root.iter("a"):
        assert link.get("href") and (link.get("aria-hidden") or link.get("aria-label"))
        assert link.find("title") is not None
    return root


def titles(root: ElementTree.Element, look: str) -> list[str]:
    """What the marks of a look say."""
    return [
        str(one.findtext("title"))
        for one in root.iter()
        if look in (one.get("class") or "").split() and one.find("title") is not None
    ]
