"""Findings in sentences with names: "Trade, China – Tajikistan" for "trade of CN with TJ".

In: the accounts that findings are about, a framework, a language. Out: what says one. What the sentences are
is decided in `serve.web.explaining`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from dragoman.model.account import Account
from dragoman.model.finding import Finding
from dragoman.packs.framework import Framework
from dragoman.serve.web.explaining import explained
from dragoman.serve.web.titles import titled
from dragoman.serve.web.words import Words

Saying = Callable[[Finding], str]
"""Says a finding."""


def saying(accounts: Iterable[Account], framework: Framework, language: str = "en") -> Saying:
    """What says a finding in a language: with names, amounts and dates as that language has them."""
    words = Words(language, framework)
    known = {one.id: one for one in accounts}

    def say(finding: Finding) -> str:
        """The sentence of one finding."""
        about = (known[id] for id in finding.about if id in known)
        called = {one.id: titled(one.type, one.to_json(), words) for one in about}
        return explained(finding.to_json(), called, words)

    return say
