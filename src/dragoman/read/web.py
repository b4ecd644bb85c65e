"""A document from the web, where that is allowed.

In: an address. Out: its document, or the documents of a JSON Lines file there. Only `https` is fetched, as
on any other way what is read can be changed by others. Every address on the way is checked before it is
connected to, redirects too; size and time are limited; nothing else is loaded, no script is run.
"""

from __future__ import annotations

import io
import ssl
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import cast

import httpx

from dragoman import __version__
from dragoman.model.document import Source, Unreadable
from dragoman.model.errors import ReadError
from dragoman.read.addresses import Resolve, public_addresses
from dragoman.read.compressed import unpacked
from dragoman.read.file import read_stream
from dragoman.read.html import decode_page, read_page
from dragoman.read.kinds import Kind, split
from dragoman.read.limits import Limits, megabytes
from dragoman.read.names import check, id_of_address
from dragoman.read.text import whole

_KINDS = {
    "text/html": Kind.HTML,
    "application/xhtml+xml": Kind.HTML,
    "text/plain": Kind.TEXT,
    "text/markdown": Kind.MARKDOWN,
    "application/jsonl": Kind.JSON_LINES,
    "application/x-jsonlines": Kind.JSON_LINES,
    "application/x-ndjson": Kind.JSON_LINES,
    "application/ndjson": Kind.JSON_LINES,
}
_TELL_NOTHING = frozenset({"", "application/octet-stream", "application/gzip", "application/x-gzip"})

# Only gzip is asked for: it is unpacked by us with a limit, which other codings would need too.
_HEADERS = {
    "User-Agent": f"Dragoman/{__version__}",
    "Accept": "text/html, application/xhtml+xml, text/plain, application/jsonl;q=0.9, */*;q=0.1",
    "Accept-Encoding": "gzip",
}
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Access:
    """How the web is reached: which addresses may be asked, and whose certificates are trusted."""

    resolve: Resolve = public_addresses
    trust: ssl.SSLContext | None = None


@dataclass(frozen=True, slots=True)
class _Answer:
    url: httpx.URL
    media_type: str
    charset: str | None
    body: bytes


def read_address(address: str, limits: Limits, access: Access | None = None) -> Iterator[Source | Unreadable]:
    """The documents at an address.

    Raises:
        ReadError: the address is refused, does not answer as it should, or holds nothing that is read.
    """
    id = id_of_address(address)
    check(id, "address")
    answer = _fetched(address, limits, access or Access())
    kind = _kind(answer)
    stream = cast(io.BufferedReader, io.BufferedReader(io.BytesIO(answer.body)))
    if kind is not Kind.HTML:
        yield from read_stream(id, stream, address, kind, limits)
        return
    page = decode_page(whole(unpacked(stream, limits), limits), answer.charset)
    source = read_page(id, page, address)
    yield replace(source, url=source.url or str(answer.url.copy_with(fragment=None)))


def _kind(answer: _Answer) -> Kind:
    if kind := _KINDS.get(answer.media_type):
        return kind
    ending = split(answer.url.path.rpartition("/")[2])[1]
    if answer.media_type in _TELL_NOTHING and ending:
        return ending
    raise ReadError(f"it is of type {answer.media_type or 'unknown'!r}; accepted: {', '.join(_KINDS)}")


def _fetched(address: str, limits: Limits, access: Access) -> _Answer:
    """What the server answers, after redirects."""
    deadline = time.monotonic() + limits.web_seconds
    # Each wait has the whole time; what comes drop by drop is stopped by the deadline.
    timeout = httpx.Timeout(limits.web_seconds, connect=limits.web_seconds / 3)
    try:
        url = _checked(httpx.URL(address))
        with httpx.Client(verify=access.trust or True, timeout=timeout, headers=_HEADERS) as client:
            for _ in range(limits.redirects + 1):
                answer = _asked(client, url, access, limits, deadline)
                if isinstance(answer, _Answer):
                    return answer
                _check_time(deadline, limits)
                url = _checked(answer)
    except httpx.TimeoutException as error:
        raise ReadError(f"no answer within {limits.web_seconds:g} seconds") from error
    except httpx.InvalidURL as error:
        raise ReadError(f"not an address: {error}") from error
    except (
        httpx.HTTPError,
        ssl.SSLError,
        ImportError,
        ValueError,
    ) as error:  # the last two: a proxy's settings
        raise ReadError(f"it cannot be fetched: {error}") from error
    raise ReadError(f"more than {limits.redirects} redirects")


def _checked(url: httpx.URL) -> httpx.URL:
    if url.scheme == "http":
        raise ReadError(f"http is refused, as what it brings may be changed on the way; try https: {url}")
    if url.scheme != "https" or not url.host or not 0 < (url.port or 443) < 65536:
        raise ReadError(f"not an https address: {url}")
    if url.userinfo:
        raise ReadError("an address with a user name or password is refused: it would stand in the record")
    return url


def _asked(
    client: httpx.Client, url: httpx.URL, access: Access, limits: Limits, deadline: float
) -> _Answer | httpx.URL:
    """What the server answers, or where it sends us; its addresses are tried in turn."""
    host = url.raw_host.decode("ascii")
    found = access.resolve(host, url.port or 443)
    for number, address in enumerate(found, start=1):
        # The connection goes to the address that was checked, its certificate is checked for the host.
        request = client.build_request(
            "GET",
            url.copy_with(host=address, fragment=None),
            headers={"Host": url.netloc.decode("ascii")},
            extensions={"sni_hostname": host},
        )
        try:
            response = client.send(request, stream=True, follow_redirects=False)
        except httpx.ConnectError:
            if number == len(found):
                raise
            continue
        try:
            return _answered(response, url, limits, deadline)
        finally:
            response.close()
    raise ReadError(f"the host {host!r} has no address")


def _answered(
    response: httpx.Response, url: httpx.URL, limits: Limits, deadline: float
) -> _Answer | httpx.URL:
    if response.status_code in _REDIRECTS and "location" in response.headers:
        return url.join(response.headers["location"])
    if response.status_code != httpx.codes.OK:
        raise ReadError(f"the server answers {response.status_code} {response.reason_phrase}".rstrip())
    coding = response.headers.get("content-encoding", "identity").strip().lower()
    if coding not in ("identity", "gzip", "x-gzip"):
        raise ReadError(f"the server sends the coding {coding!r}, which it was not asked for")
    media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    return _Answer(url, media_type, response.charset_encoding, _body(response, limits, deadline))


def _body(response: httpx.Response, limits: Limits, deadline: float) -> bytes:
    said = response.headers.get("content-length", "")
    if said.isdecimal() and int(said) > limits.web_bytes:
        raise ReadError(f"too large: {megabytes(int(said))}; the web may send {megabytes(limits.web_bytes)}")
    body = bytearray()
    for chunk in response.iter_raw():
        body += chunk
        if len(body) > limits.web_bytes:
            raise ReadError(f"too large: the web may send {megabytes(limits.web_bytes)}")
        _check_time(deadline, limits)
    return bytes(body)


def _check_time(deadline: float, limits: Limits) -> None:
    if time.monotonic() > deadline:
        raise ReadError(f"not complete within {limits.web_seconds:g} seconds")
