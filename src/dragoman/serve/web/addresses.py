"""The permanent addresses of everything that has a page. In: ids. Out: paths, quoted.

Ids come from outside: a document may be called anything, so that its id is quoted whole where a browser would
take a part of it for something else.
"""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from starlette.convertors import Convertor, register_url_convertor

DOSSIERS = {
    "meeting": "meetings",
    "agreement": "agreements",
    "project": "projects",
    "commitment": "commitments",
    "person": "people",
    "series": "figures",
    "mechanism": "mechanisms",
    "country": "countries",
    "organisation": "organisations",
    "initiative": "initiatives",
}
"""What the address of a thing of each type begins with."""


class _Id(Convertor[str]):
    """Any id: with slashes, and with line breaks, which the one for paths does not take."""

    regex = "(?s:.+)"

    def convert(self, value: str) -> str:
        return value

    def to_string(self, value: str) -> str:
        return value


register_url_convertor("id", _Id())


def document(id: str, fact: str | None = None) -> str:
    """The address of a document, at the passage of one of its facts if it is given.

    `/documents/ID#FACT` leads there too; with the fact in the query, all its passages are lit without script,
    and a text in several parts opens at the right one.
    """
    fact = quote(fact, safe="") if fact else ""
    return f"/documents/{_quoted(id)}" + (f"?fact={fact}#{fact}" if fact else "")


def entry(type: str, id: str) -> str:
    """The address of a dossier, by the type of its account or the kind of its registry entry."""
    return f"/{DOSSIERS[type]}/{_quoted(id)}"


def passage(fact: str) -> str:
    """The address of a fact, which leads to its passage wherever that is."""
    return f"/facts/{_quoted(fact)}"


def outward(url: str | None) -> str | None:
    """An address of the web that may be linked to: http or https with a host; None for any other."""
    if not url or any(char.isspace() or ord(char) < 32 for char in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None


def inward(path: str | None) -> str:
    """A path of this site that may be led to after a form; `/` for anything else."""
    if not path or not path.startswith("/") or path.startswith("//") or "\\" in path:
        return "/"
    return "/" if any(ord(char) < 32 for char in path) else path


def _quoted(id: str) -> str:
    plain = all(part not in ("", ".", "..") for part in id.split("/"))
    return quote(id, safe="/" if plain else "")
