"""Whether things that were promised were handed over or opened, by the words that say so.

Besides: what a sentence takes up, of what goods an amount is.

In: the words of a promise, sentences. Out: yes or no. How many of what it was is left to `findings`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from dragoman.packs.folding import fold
from dragoman.packs.handing import Handing


class HandingReader:
    """Reads promises and reports of things handed over in some languages."""

    def __init__(self, words: Iterable[Handing]) -> None:
        known = list(words)

        def either(of: Callable[[Handing], Iterable[str]]) -> str:
            return _either(one for each in known for one in of(each))

        def whole(of: Callable[[Handing], Iterable[str]]) -> re.Pattern[str]:
            return re.compile(rf"(?<!\w){either(of)}(?!\w)")

        self._promised = whole(lambda each: each.promised)
        self._whole = whole(lambda each: each.whole)
        self._opening = whole(lambda each: each.opening)
        self._finishing = whole(lambda each: (*each.finishing, *each.opening))
        self._of_the_sum = re.compile(rf" ?{either(lambda each: each.of_the_sum)}(?!\w)")
        self._of_capacity = re.compile(rf" ?{either(lambda each: each.of_capacity)}(?!\w)")
        self._kept = whole(lambda each: each.kept)
        self._resuming = re.compile(rf"\W*{either(lambda each: each.resuming)}(?!\w)")
        self._parts = whole(lambda each: each.parts)
        self._signed_in_part = whole(lambda each: each.signed_in_part)
        self._part_of_signed = whole(lambda each: each.part_of_signed)
        self._rumoured = re.compile(rf"(?<!\w){either(lambda each: each.rumoured)}(?!\w)[^;:]*$")
        of_which = either(lambda each: each.of_which)
        self._of_which = re.compile(rf"[^.;:]{{0,40}}?(?P<parts> ?: ?(?=\d)|,? {of_which} (?=\d))")
        self._partly = re.compile(rf"(?<!\w){either(lambda each: each.partly)} ?$")
        self._opened = re.compile(rf"(?<!n')(?<!\w){either(lambda each: each.opened)}(?!\w)")
        of = either(lambda each: each.of_goods)
        self._goods = re.compile(rf" ?{of} ?(?P<goods>[^\W\d_]{{3,}}(?: [^\W\d_]{{3,}})?)")
        auxiliary, handed = either(lambda each: each.auxiliaries), either(lambda each: each.handed)
        between = either(lambda each: each.between)
        self._handed = re.compile(rf"(?<!n')(?<!\w){auxiliary}(?: {between})* {handed}(?!\w)")
        self._anew = whole(lambda each: each.anew)
        verbs = either(lambda each: (*each.finishing_verbs, *each.opening))
        put, into = either(lambda each: each.putting), either(lambda each: each.into_service)
        the, until = either(lambda each: each.the), either(lambda each: each.until)
        thing, end = r"(?P<thing>[^\W\d_]{4,})", rf"(?: {until}|,|\.|$)"
        self._finished_thing = re.compile(
            rf"(?:{verbs} {the} ?{thing}|{put} {the} ?{thing.replace('thing', 'service')} {into}){end}"
        )
        it = either(lambda each: each.it)
        self._finished_it = re.compile(rf"{it} ?{verbs}{end}")
        things = either(lambda each: each.signed_things)
        signing = "|".join(
            fold(one[:-1]) + r"\w*" if one.endswith("*") else re.escape(fold(one))
            for each in known
            for one in each.signing
        )
        self._signed = re.compile(
            rf"(?<!\w)(?:{things}(?!\w)[^.;]*(?<!\w)(?:{signing})|(?:{signing})[^.;]*(?<!\w){things}(?!\w))"
        )

    def promised(self, words: str) -> bool:
        """Whether it is promised to hand something over."""
        return self._promised.match(fold(words)) is not None

    def whole(self, words: str) -> bool:
        """Whether all of some things are promised, without their number: "livrer tous les autobus"."""
        return self._whole.search(fold(words)) is not None

    def opening(self, words: str) -> int | None:
        """Where the verb ends with which it is promised to open something; None where it is not."""
        found = self._opening.match(fold(words))
        return found.end() if found else None

    def finishing(self, words: str) -> bool:
        """Whether it is promised to finish something, or to put it into service."""
        return self._finishing.search(fold(words)) is not None

    def finished_thing(self, words: str) -> str | None:
        """What is promised to be finished, where no name and no part of it is told: "achever la ligne"."""
        found = self._finished_thing.match(fold(words))
        return found["thing"] or found["service"] if found else None

    def finished_it(self, words: str) -> bool:
        """Whether no more than a pronoun tells what is promised to be finished: "l'achever avant 2009"."""
        return self._finished_it.match(fold(words)) is not None

    def is_anew(self, sentence: str) -> bool:
        """Whether a sentence tells of works that had stopped: "a repris la production"."""
        return self._anew.search(fold(sentence)) is not None

    def kept(self, sentence: str, promise: str) -> bool:
        """Whether a sentence says behind a promise that it was kept."""
        return self._kept.search(fold(sentence.partition(promise)[2])) is not None

    def resumes(self, sentence: str) -> bool:
        """Whether a sentence takes up what the one before told ("C'est 14 % de plus")."""
        return self._resuming.match(fold(sentence)) is not None

    def of_the_sum(self, sentence: str, share: str) -> bool:
        """Whether a share is said to be of the sum that the sentence before told ("85 % de cette somme")."""
        return self._of_the_sum.match(fold(sentence.partition(share)[2])) is not None

    def of_capacity(self, behind: str) -> bool:
        """Whether words behind a share say that it is of what works can make ("85 % de sa capacité")."""
        return self._of_capacity.match(fold(behind)) is not None

    def goods(self, sentence: str, amount: str) -> frozenset[str]:
        """The words right behind an amount that say of what it is: "3 milliards de mètres cubes de gaz"."""
        found = self._goods.match(fold(sentence.partition(amount)[2]))
        return frozenset(found["goods"].split()) if found else frozenset()

    def parts(self, sentence: str) -> frozenset[str]:
        """The words that say that a sentence tells of a part of a thing, or of a time of it alone."""
        return frozenset(self._parts.findall(fold(sentence)))

    def list_of_parts(self, behind: str) -> int | None:
        """Where behind an amount its parts begin ("12 millions, dont 5", "12 millions : 5"), if they do."""
        found = self._of_which.match(fold(behind))
        return found.start("parts") if found else None

    def rumoured(self, sentence: str, amount: str) -> bool:
        """Whether an amount is told as hearsay: "le coût aurait grimpé à 400 millions"."""
        return self._rumoured.search(fold(sentence.partition(amount)[0])) is not None

    def worth_of_signed(self, sentence: str, amount: str) -> bool:
        """Whether an amount is what several things that were signed are worth, and not some of them alone."""
        said = fold(sentence)
        before = said.partition(fold(amount))[0]
        part = self._signed_in_part.search(said) or self._part_of_signed.search(before)
        return part is None and self._signed.search(said) is not None

    def opened(self, sentence: str) -> bool:
        """Whether a sentence says that something was opened."""
        return self._opened.search(fold(sentence)) is not None

    def done(self, sentence: str, number: str) -> bool:
        """Whether a sentence says that all of a number of things in it were handed over."""
        said = fold(sentence)
        before = said.partition(fold(number))[0]
        return self._handed.search(said) is not None and self._partly.search(before) is None


def _either(words: Iterable[str]) -> str:
    ordered = sorted({fold(one) for one in words}, key=lambda one: (-len(one), one))
    return f"(?:{'|'.join(map(re.escape, ordered))})"
