from __future__ import annotations

import socket

import pytest

from dragoman.model.errors import ReadError
from dragoman.read.addresses import is_public, public_addresses


@pytest.mark.parametrize("address", ["93.184.215.14", "8.8.8.8", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_addresses_of_the_internet_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.8.8.8",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "192.0.2.1",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "fd12:3456::1",
        "ff02::1",
        "2001:db8::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "2002:7f00:1::1",
        "2002:c0a8:101::1",
        "localhost",
        "",
    ],
)
def test_all_others_are_not(address: str) -> None:
    assert not is_public(address)


def answers(*addresses: str) -> list[tuple[object, ...]]:
    return [(None, None, None, "", (address, 443)) for address in addresses]


def test_a_host_with_one_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answers("8.8.8.8", "192.168.1.1"))
    with pytest.raises(
        ReadError, match=r"'intern\.example' has the address 192\.168\.1\.1, which is not public"
    ):
        public_addresses("intern.example", 443)


def test_a_host_gives_each_of_its_addresses_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answers("8.8.8.8", "8.8.4.4", "8.8.8.8"))
    assert public_addresses("example.org", 443) == ["8.8.8.8", "8.8.4.4"]


@pytest.mark.parametrize("host", ["no-such-host.invalid", "a" * 70 + ".example"])
def test_a_host_that_is_not_known_is_named(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    if len(host) < 64:
        monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(ReadError, match=f"the host '{host}' is not known"):
        public_addresses(host, 443)
