"""Says rows in words: names, what a thing is, its state, its events, figures, what is unknown.

In: rows and the words of a language. Out: short texts for cells and lines. Where they stand is left to
`cells.py` and `report.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.model.entity import Party
from dragoman.model.entry import Told
from dragoman.packs.framework import Framework
from dragoman.packs.system_words import SystemWords
from dragoman.packs.wording import Wording
from dragoman.publish.phrasing import numbers
from dragoman.publish.phrasing.filling import agreeing, capital, fill
from dragoman.publish.phrasing.names import Namer, of_bare
from dragoman.publish.phrasing.times import TimeWords
from dragoman.publish.report import one_line
from dragoman.publish.system.events import AHEAD
from dragoman.publish.system.row import Event, Gap, Holder, Row, State, Value

TEXTS = "fr"
"""The language of the texts that are read, in which names stand that the registry does not have."""
SHORT = 80
"""Code points below which a quotation says too little, so that its sentence is shown."""
LONGEST = 320
"""Code points of a quotation that are shown."""
MUTUAL = frozenset({"trade", "growth"})
"""Indicators of what is between two, whoever is named first."""
RECEIVED = frozenset({"imports", "loan"})
"""Indicators of what comes to the area from the counterpart: who exports, who lends."""
STATES_OF_A_REGION = 3
"""States that a region must have for them to be said as one."""


class Words:
    """Says rows in one language."""

    def __init__(self, wording: Wording, own: SystemWords, framework: Framework) -> None:
        self.language = wording.language
        self.wording, self.own = wording, own
        self.title = str(
            {str(code): said for code, said in framework.card.title.items()}.get(wording.language)
            or framework.card.name
        )
        self._terms = wording.terms
        self._names = Namer(wording, [framework], native=wording.language == TEXTS)
        self._times = TimeWords(wording)
        self._regions = {one.id: frozenset(one.members) for one in framework.card.regions}

    def name(self, row: Row) -> str:
        """What a row is called: by the registry, else as the texts call it, else by what it is."""
        if row.names:
            known = [row.names.get(self.language), row.names.get("en"), *row.names.values()]
            return capital(next(one for one in known if one))
        if row.kind in {"undertaking", "wish"}:
            return one_line(row.label or "")
        if row.kind == "figures":
            return self._joined_name(capital(self._terms.indicators.get(row.type or "", "")), self.sides(row))
        if row.kind == "office":
            office = self._terms.roles[row.type or "other"]
            return capital(f"{office.m} {office.of.format(of=self.parties(row.parties))}")
        if row.kind == "instrument" and not row.label:
            noun = capital(self._terms.agreements[row.type or "other"].text)
            return self._joined_name(noun, self.parties(row.parties))
        label = one_line(row.label or row.id)
        # The texts' own names stand out where they are in another language.
        return capital(label) if self.language == TEXTS else self.quoted(label)

    def what(self, row: Row) -> str:
        """What a thing is: kind or sector, level, parties."""
        noun = self._noun(row)
        level = self.own.levels.get(row.level or "", "")
        kind = ", ".join(part for part in (capital(noun), level) if part)
        return self.wording.grammar.semicolon.join(part for part in (kind, self.parties(row.parties)) if part)

    def _noun(self, row: Row) -> str:
        if row.type is None:
            return ""
        if row.kind == "mechanism":
            return self._terms.meetings[row.type].text
        if row.kind == "instrument":
            return self._terms.agreements[row.type].text
        return self._terms.sectors.get(row.type, "") if row.kind in {"project", "undertaking"} else ""

    def parties(self, parties: Sequence[Party]) -> str:
        """Who, without articles; all states of a region as the region."""
        left = list(dict.fromkeys(parties))
        for region, members in self._regions.items():
            codes = {one for one in left if isinstance(one, str)}
            if len(members) >= STATES_OF_A_REGION and members <= codes:
                place = min(left.index(code) for code in members)
                left = [*left[:place], region, *left[place:]]
                left = [one for one in left if one not in members]
        return ", ".join(self._names.plain(one) for one in left)

    def who(self, row: Row) -> str:
        """Who undertakes or wishes something, and for whom."""
        actors, whom = self.parties(row.parties), self.parties(row.counterparts)
        return fill(self.own.phrases["toward"], {"area": actors, "counterpart": whom}) if whom else actors

    def sides(self, row: Row) -> str:
        """Whose figures: of one, between two, from one to another, of a thing."""
        pattern = "between" if row.type in MUTUAL else "from" if row.type in RECEIVED else "toward"
        words: dict[str, str | None] = {
            "area": self.parties(row.parties) or None,
            "counterpart": self.parties(row.counterparts) or None,
        }
        said = fill(self.own.phrases[pattern], words) if any(words.values()) else ""
        thing = capital(self._names.plain(row.thing)) if row.thing else ""
        return ", ".join(part.strip() for part in (said, thing) if part)

    def state(self, state: State | None) -> str:
        """A status with its day, or with the day of the text that asserts it."""
        if state is None:
            return ""
        name = self._terms.status_names.get(state.status, state.status)
        if state.date:
            return self._said("of_day", state=name, date=self.day(state.date))
        if state.as_of:
            return self._as_of(name, state.as_of)
        return self._said("undated", state=name)

    def state_of(self, event: Event) -> str:
        """A step of a project or instrument: its status and day."""
        return self.step(event.status, event.dates[0] if event.dates else None)

    def step(self, status: str, date: str | None) -> str:
        """A status with its day."""
        return self.state(State(status, date, None, ()))

    def quoted(self, words: str) -> str:
        """Words between quotation marks."""
        begin, end = self.wording.grammar.quotes
        return f"{begin}{words}{end}"

    def states(self, states: Iterable[State]) -> str:
        """Several states."""
        return self.wording.grammar.semicolon.join(map(self.state, states))

    def event(self, event: Event | None) -> str:
        """A meeting, step or deadline: number, day and place."""
        if event is None:
            return ""
        words: dict[str, str | None] = {
            "nth": self._nth(event),
            "date": self.own.phrases["or"].join(map(self.day, event.dates)),
            "place": self._place(event),
        }
        if event.status == "deadline" or event.status in self._terms.modality:
            return self.own.phrases["or"].join(self.day(f"../{one}") for one in event.dates)
        said = fill(self.own.phrases["event" if event.dates else "event_undated"], words)
        status = self._terms.status_names.get(event.status, "")
        if event.status in AHEAD or event.status == "cancelled" or event.entry is None:
            return self._said("not_held", status=status, event=said)
        return said

    def how(self, row: Row) -> str:
        """How firmly somebody undertakes something, as a predicate."""
        if row.state is None:
            return ""
        forms = self._terms.modality.get(row.state.status, ())
        form = self._names.name(row.parties[0]).form if len(row.parties) == 1 else "mp"
        return agreeing(forms, form) if forms else ""

    def value(self, value: Value) -> str:
        """A figure with its unit and how exact it is."""
        if value.qualifier == "ordinal":
            return numbers.nth(value.value, value.unit, self.wording)
        said = numbers.amount(value.value, value.unit, self.wording, signed=value.indicator == "growth")
        return self._terms.qualifiers.get(value.qualifier, "{n}").replace("{n}", said)

    def period(self, value: Value) -> str:
        """When a figure holds; of one for a time that was not over when it was told, that too."""
        if value.period is None:
            return self.own.phrases["aim_undated" if value.aim else "no_period"]
        said = self.day(value.period)
        if value.base_period:
            said = self._said("since", period=said, base=self.day(value.base_period))
        if value.aim:
            return self._said("aim", period=said)
        return self._said("ahead", period=said) if value.ahead else said

    def figures(self, values: Iterable[Value]) -> str:
        """Figures of a project in a few words: what they measure, how much, when."""
        found: dict[str, list[str]] = {}
        for one in values:
            period = self.period(one) if one.period or one.aim else None
            words = {"amount": self.value(one), "period": period}
            found.setdefault(one.indicator, []).append(fill(self.own.phrases["amount"], words))
        said = (
            self._said("value", indicator=self._indicator(name), amount=", ".join(amounts))
            for name, amounts in found.items()
        )
        return self.wording.grammar.semicolon.join(said)

    def _indicator(self, name: str) -> str:
        """What a figure measures, in the singular if the wording of briefings has it without more words."""
        patterns = self.wording.briefing.figures.get(name, ())
        named = patterns and "{" not in patterns[-1]
        return patterns[-1] if named else self._terms.indicators[name].lower()

    def holder(self, holder: Holder) -> str:
        """Who holds an office, and as of which text."""
        name = self._names.plain(holder.person)
        if holder.as_of is None:
            return name
        return self._as_of(name, holder.as_of)

    def _as_of(self, said: str, published: str) -> str:
        """What a text says, with when it was published: a day, or a month or year."""
        if len(published) == len("2025-06-18"):
            return self._said("as_of", state=said, date=self.day(published))
        of = of_bare(self.day(published), self.wording.grammar)
        return self._said("as_of_coarse", state=said, of_date=of)

    def gaps(self, gaps: Iterable[Gap]) -> str:
        """What is not known."""
        return ", ".join(self.own.unknown[one] for one in gaps)

    def day(self, edtf: str) -> str:
        """A date in words."""
        return self._times.bare(edtf)

    def documents(self, row: Row) -> str:
        """How many documents tell of a row."""
        many = len(row.documents)
        return f"{many} {agreeing(self._terms.types['document'], 'mp' if many > 1 else 'm')}"

    def quotation(self, told: Told, longest: int = LONGEST) -> str:
        """The words of a source, cut where they are long; where they are but a few, their sentence."""
        own = one_line(told.words if told.fact.type in {"commitment", "statement"} else told.quotation)
        if told.fact.type == "figure" and len(own) > longest:
            own = own.rpartition(" … ")[2]  # of a table its heading comes first, the row itself last
        sentence = one_line(told.context)
        if len(own) >= SHORT or own not in sentence:
            return cut(own, longest)
        # What the fact rests on stays in view.
        before = sentence.index(own)
        if before + len(own) > longest:
            begin = sentence.find(" ", max(0, before - longest // 4)) + 1
            return cut(f"…{sentence[begin:]}", longest)
        return cut(sentence, longest)

    def note(self, key: str, **words: str) -> str:
        """A remark."""
        return fill(self.own.notes[key], {"colon": self.colon, **words})

    def phrase(self, key: str, **words: str) -> str:
        """A turn with its words."""
        return self._said(key, **words)

    @property
    def colon(self) -> str:
        """The colon as the language writes it."""
        return self.wording.grammar.colon

    def _said(self, key: str, **words: str) -> str:
        return fill(self.own.phrases[key], {"colon": self.colon, **words})

    def _joined_name(self, noun: str, parties: str) -> str:
        return f"{noun}{self.colon} {parties}" if parties else noun

    def _nth(self, event: Event) -> str | None:
        if event.ordinal is None:
            return None
        return self._said("nth", ordinal=numbers.ordinal_word(event.ordinal, self.wording, "f"))

    def _place(self, event: Event) -> str | None:
        if event.places:
            return self.own.phrases["or"].join(self._names.plain(one) for one in event.places)
        return self._names.plain(event.country) if event.country else None


def cut(words: str, longest: int) -> str:
    """Words on one line, cut at a space."""
    line = one_line(words)
    if len(line) <= longest:
        return line
    kept = line[: longest - 1]
    return f"{kept.rpartition(' ')[0] or kept}…"
