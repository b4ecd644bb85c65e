"""Which addresses of the web may be asked: public ones alone.

In: a host. Out: the addresses of the internet that it has, to be connected to as they are: who resolves the
name again may get another answer (DNS rebinding), and reach what only this machine can reach.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Sequence
from typing import TypeAlias

from dragoman.model.errors import ReadError

Address: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address

Resolve: TypeAlias = Callable[[str, int], Sequence[str]]
"""Gives the addresses of a host and port that may be connected to, best first; refuses by ReadError."""

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address


def public_addresses(host: str, port: int) -> list[str]:
    """The addresses of a host, all of them public.

    Raises:
        ReadError: the host is not known, or one of its addresses is private, loopback, link-local, reserved.
    """
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:  # a label of more than 63 characters is a UnicodeError
        raise ReadError(f"the host {host!r} is not known: {error}") from error
    found = list(dict.fromkeys(str(answer[4][0]) for answer in answers))
    for one in found:
        if not is_public(one):
            raise ReadError(f"the host {host!r} has the address {one}, which is not public: refused")
    return found


def is_public(address: str) -> bool:
    """Whether an address is one of the internet at large (by the registries of IANA)."""
    try:
        parsed = _inner(ipaddress.ip_address(address.partition("%")[0]))
    except ValueError:
        return False
    return parsed.is_global and not (
        parsed.is_private
        or parsed.is_loopback
        or parsed.is_link_local
        or parsed.is_multicast
        or parsed.is_reserved
        or parsed.is_unspecified
    )


def _inner(address: Address) -> Address:
    """The IPv4 address that an IPv6 address leads to by mapping, tunnel or translation, else itself."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1] or address
