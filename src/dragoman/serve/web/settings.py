"""What a server is started with. In: options of `dragoman serve`. Out: frozen values that everything goes by.

Limits of the number of requests are written as the library `limits` reads them: `600/minute`, several parted
by `;`.
"""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

LANGUAGES = ("en", "fr")
"""The languages of the pages; the first one is shown to who asks for none of them."""

LOOPBACK = ("localhost", "127.0.0.1", "::1")
"""The names of this computer."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How the record is served.

    `sign_in`: reading needs an account too; `open_review`: whoever can reach the server may review and
    upload, which is for one's own computer alone. `hosts` are the names
    under which the server may be asked, where any are given: then no page elsewhere can pass for this one by
    giving its own name this address. Sizes are in bytes, times in seconds;
    `kept` is what answers that are given once more may take together.
    """

    record: str = "dragoman.db"
    host: str = "127.0.0.1"
    port: int = 8000
    framework: str | Path = "china-central-asia"
    hosts: tuple[str, ...] = ()
    sign_in: bool = False
    open_review: bool = False
    largest_upload: int = 20_000_000
    longest_upload: float = 60.0
    longest_pasted: int = 200_000
    kept: int = 64_000_000
    session_lasts: float = 14 * 24 * 3600
    reading_limit: str = "1200/minute"
    writing_limit: str = "60/minute"
    sign_in_limit: str = "5/minute;30/hour"

    @property
    def is_loopback(self) -> bool:
        """Whether the server can be reached from this computer alone."""
        if self.host == "localhost":
            return True
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return False
