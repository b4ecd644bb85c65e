"""What the words before a project tell: events that nouns name, work, instruments, times to come.

In: folded text. Out: events and yes or no. Which verb governs the words, and what follows for the project, is
left to `status.py`.
"""

from __future__ import annotations

import re

from dragoman.extract.grammar.phrase_patterns import either
from dragoman.packs.projects import ProjectEvent, ProjectWords

PARTY = re.compile(r"\b(?:avec|par|entre) ")  # "un mémorandum avec l'université de …", "signé par A, B et …"
TOPIC = re.compile(
    r"[;:«]|\b(?:pour|sur|relati\w+|portant|concernant|visant|prevo\w+|une?|construction|creation|realisation"
    r"|developpement|modernisation|lancement|ouverture|projet) "
)
ATTENDED = re.compile(r"\betudes? (?:[a-z]+ )?(?:a|au|aux|en|dans) ?(?:la|l'|le|une?)? *$")  # "ses études à"
COMING: tuple[ProjectEvent, ...] = ("begin", "finish")


def party(text: str) -> bool:
    """Whether the words before a thing make it one of those who sign, and not what is signed for."""
    found = [*PARTY.finditer(f"{text} ")]
    return bool(found) and not TOPIC.search(f"{text} ", found[-1].start())


class PhraseReader:
    """Reads phrases in one language."""

    def __init__(self, words: ProjectWords) -> None:
        self._nouns = [
            (event, re.compile(rf"\b{either(nouns)}\b")) for event, nouns in words.every_noun.items()
        ]
        works, beside, once = either(words.works), either(words.beside), either(words.once)
        self.works = re.compile(rf"\b{works}\b")
        self.labour = re.compile(rf"\b{either(words.labour)}\b")
        self.site = re.compile(r"\bchantiers? (?:de |du |d'|des )")
        events = either(tuple(one for event in ("open", "finish") for one in words.every_noun[event]))
        self._frame = re.compile(rf"(?:depuis|apres|grace a|suite a|a la suite de) (?:la |l'|le )?{events}\b")
        self.unreal = re.compile(rf"\b{either(words.unreal)}\b")
        self.scope = re.compile(
            rf"\b(?:{either(words.scopes)} (?:de |d'|des )"
            rf"|{either(words.topics)} (?:[\w'-]+ ){{0,4}}?"
            r"(?:sur|pour|dans|autour|concernant|portant|en vue|visant)\b)[^.;:]*$"
        )
        self.built_and_run = re.compile(rf"\b{works}(?: [a-z]+)?,? (?:et|puis) (?:de )?l'exploitation\b")
        self.tenders = re.compile(rf"\b{either(words.tenders)}\b")
        self.loans = re.compile(rf"\b{either(words.loans)}\b")
        self.instruments = re.compile(rf"\b{either(words.instruments)}\b")
        self.opening = re.compile(rf"\b{either(words.every_noun['open'])}\b")
        self.future = re.compile(
            rf"\b(?:(?:future?|prochaine?)|{either(words.will_get)}(?: en \d{{4}}| [a-z]+)? (?:de |d')?"
            rf"(?:une?|{either(words.possessed)})) (?:[a-z]+ )?$"
        )
        self.got = re.compile(
            rf"(?<!ne )(?<!jamais )\b{either(words.getting)}(?: en \d{{4}}| [a-z]+)?"
            r" (?:de |d')une? (?:[a-z]+ )?$"
        )
        self.ahead = re.compile(rf"\b{either(words.ahead)}\b")
        self.awaited = re.compile(
            r",? (?:[a-z]+ment |d'abord |un temps )?"
            rf"(?:{either(words.attributes['planned'])}|attendue?s?|esperee?s?)\b"
        )
        self._purpose = re.compile(r"(?:pour|avant|en vue d|afin d|en attendant)\b")
        self._still = re.compile(r"\bavant (?:la |le |l')")
        told = either(words.foretold)
        done = either((*words.works, *(noun for event in COMING for noun in words.every_noun[event])))
        self._foretold = re.compile(rf"\b(?:{done} {told}|{told} {done}) (?:de |d'|du )")
        self.works_on = re.compile(
            rf"\b(?:{works} (?:[a-z]+ )?(?:de |d'|du |des )|{either(words.tenders)} (?:pour|sur) )"
            r"(?:(?:une? )?(?:section|troncon|partie)s? (?:de \d+ [a-z]+ )?(?:de |d'|du |des ))?"
            r"(?:(?:une?|la|le|l') ?)?(?:[a-z]+ )?$"
        )
        self._apart = re.compile(
            rf"\b(?:{beside}|a [a-z0-9 ,]{{1,25}}(?:km|kilometres?|metres|minutes|heures)) "
            r"(?:de la |de l'|du |des |de |d'|la |le |l')$"
            r"|\ble long (?:de la |de l'|du |des |de )[^.;:,]{3,50} (?:de la |de l'|du |de )$"
            rf"|\b{once} (?:(?:la |le |l'|les |son |sa )|(?:[a-z]+ ){{0,2}})$"
        )

    def events(self, text: str) -> list[str]:
        """The events that nouns in a text name, in the order of the pack."""
        attended = ATTENDED.search(text)
        found = [event for event, pattern in self._nouns if pattern.search(text)]
        return [event for event in found if not (attended and event == "survey")]

    def begins_with_event(self, text: str) -> bool:
        """Whether a text begins with a noun for an event."""
        return any(pattern.match(text) for _, pattern in self._nouns)

    def to_come(self, text: str) -> bool:
        """Whether the words before a project speak of work that is still to come.

        "la construction annoncée d'une usine", "prêt pour le démarrage du chantier de".
        """
        meant = self._purpose.search(text) and set(COMING) & set(self.events(text))
        return bool(meant) or self._foretold.search(text) is not None

    def awaits(self, text: str) -> bool:
        """Whether the words before a project speak of an opening to come: "avant l'ouverture"."""
        return self._still.search(text) is not None and "open" in self.events(text)

    def framed(self, text: str) -> bool:
        """Whether words speak of an event as of the frame of what the sentence tells."""
        return self._frame.match(text) is not None

    def apart(self, folded: str, start: int, end: int) -> bool:
        """Whether words right before a place make it one near which something is, or a time after its end."""
        return self._apart.search(folded, start, end) is not None
