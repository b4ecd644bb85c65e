"""How many requests may come from one address: of reading, of writing, of signing in.

In: who asks for what. Out: nothing, or an error with the seconds after which it may be tried again. What is
counted is kept in memory: with several processes each counts for itself.
"""

from __future__ import annotations

import math
import time
from typing import Literal, TypeAlias

from fastapi import HTTPException
from limits import parse_many
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from dragoman.serve.web.settings import Settings

Kind: TypeAlias = Literal["reading", "writing", "sign-in"]


class Limits:
    """The counts of a server."""

    def __init__(self, settings: Settings) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._limits = {
            "reading": parse_many(settings.reading_limit),
            "writing": parse_many(settings.writing_limit),
            "sign-in": parse_many(settings.sign_in_limit),
        }

    def count(self, kind: Kind, who: str) -> None:
        """Count a request; `who` is the address that it comes from, or the name that it is for.

        Raises:
            HTTPException: 429: there were too many.
        """
        for limit in self._limits[kind]:
            if not self._limiter.hit(limit, kind, who):
                reset = self._limiter.get_window_stats(limit, kind, who).reset_time
                wait = max(1, math.ceil(reset - time.time()))
                raise HTTPException(429, headers={"Retry-After": str(wait)})
