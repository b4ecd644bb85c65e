"""Articles with facts that stand where their words do, and a record of some of them."""

from __future__ import annotations

from dragoman.model.document import Source
from dragoman.model.entity import Entity
from dragoman.model.fact import (
    Agreement,
    Commitment,
    DocumentFact,
    Fact,
    Figure,
    Meeting,
    Position,
    Project,
)
from dragoman.model.span import Span
from dragoman.store import Entry

RAILWAY = Entity("china-kyrgyzstan-uzbekistan-railway", "China–Kyrgyzstan–Uzbekistan railway", ("CKU",))
ASTANA = Entity("astana", "Astana", ())
XI, TOKAYEV = Entity("xi-jinping", "Xi Jinping", ()), Entity("tokayev-kassym-jomart", "Tokaïev", ())

FIRST = (
    "Xi Jinping et Tokaïev se sont rencontrés à Astana le 3 juillet 2024. Ils ont signé un traité le 4 juillet "
    "2024. Les échanges ont atteint 41 milliards de dollars en 2023, soit 290 milliards de yuans. "
    "Le chantier de la CKU a été lancé le 27 décembre 2024. La Chine ouvrira un centre avant 2025."
)
SECOND = (
    "Le traité est entré en vigueur le 1er mai 2025. Tokaïev, président du Kazakhstan, avait reçu Xi Jinping le 3 "
    "juillet 2024 à Astana. La ligne CKU était convenue depuis 2022. Le commerce fut de 41 milliards de dollars en "
    "2023."
)
THIRD = (
    "Les échanges de la Chine avec le Kazakhstan étaient de 52 milliards de dollars en 2023. Le chantier de la CKU "
    "a été lancé le 27 décembre 2024. La Chine et le Kazakhstan ont conclu un bail."
)


def facts_in(text: str) -> list[Fact]:
    """What the sentences above say; of any other text that has the same words, the same."""
    found: list[Fact] = [DocumentFact(language="fr", publisher="Agence", confidence=0.9)]

    def at(words: str) -> tuple[Span, ...]:
        return (Span(text.index(words), text.index(words) + len(words)),)

    def tell(words: str, make: type[Fact], **said: object) -> None:
        if words in text:
            spans = (
                {"spans": at(words)}
                if make is Figure
                else {"action": at(words)[0]}
                if make is Commitment
                else {}
            )
            found.append(make(evidence=at(words), **spans, **said))  # type: ignore[arg-type]

    talks = {
        "kind": "bilateral", "status": "held", "date": "2024-07-03", "place": ASTANA, "country": "KZ",
        "participants": ("CN", "KZ"), "people": (XI, TOKAYEV),
    }  # fmt: skip
    tell("se sont rencontrés à Astana", Meeting, **talks)
    tell("avait reçu Xi Jinping", Meeting, **talks)
    tell(
        "signé un traité", Agreement, kind="treaty", parties=("CN", "KZ"), status="signed", date="2024-07-04"
    )
    tell(
        "traité est entré",
        Agreement,
        kind="treaty",
        parties=("CN", "KZ"),
        status="in-force",
        date="2025-05-01",
    )
    tell("conclu un bail", Agreement, kind="contract", parties=("CN", "KZ"), status="signed")
    trade = {"indicator": "trade", "area": "CN", "counterpart": "KZ", "period": "2023"}
    tell("41 milliards de dollars", Figure, value=41e9, unit="USD", **trade)
    tell("52 milliards de dollars", Figure, value=52e9, unit="USD", **trade)
    tell("290 milliards de yuans", Figure, value=290e9, unit="CNY", **trade)
    railway = {"project": RAILWAY, "sector": "rail", "countries": ("CN", "KG", "UZ")}
    tell("chantier de la CKU", Project, **railway, status="under-construction", date="2024-12-27")
    tell("CKU était convenue", Project, **railway, status="agreed", date="2022")
    tell(
        "ouvrira un centre avant 2025",
        Commitment,
        actors=("CN",),
        modality="pledge",
        sector="education",
        deadline="2025",
    )
    tell(
        "président du Kazakhstan",
        Position,
        person=TOKAYEV,
        role="head-of-state",
        role_text="président du Kazakhstan",
        of="KZ",
    )
    return found


def article(document: str, text: str, pipeline: str = "p1") -> Entry:
    """An article with its facts."""
    return Entry.of(Source(document, text, origin=f"{document}.txt"), facts_in(text), pipeline)


class Reader:
    """Finds these facts, in place of the pipeline."""

    version = "p1"

    def facts(self, source: Source) -> list[Fact]:
        """The facts of a text."""
        return facts_in(source.text)
