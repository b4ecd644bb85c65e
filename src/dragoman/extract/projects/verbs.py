"""What a verb tells of a project: its event, truth and tense, whether it has an object of its own.

In: a parsed sentence and the place of a verb. Out: a `Governor`. Which verb governs a project is left to
`governing.py`, what status follows to `events.py`.
"""

from __future__ import annotations

import re

from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.grammar.line import Line
from dragoman.extract.grammar.verb_groups import unaccented
from dragoman.extract.projects.events import Governor
from dragoman.extract.projects.tenses import tense_of
from dragoman.extract.projects.verb_forms import OBJECT_REACH, OBJECTS, VerbForms
from dragoman.packs.events import Form
from dragoman.packs.folding import fold

VERBS = frozenset(("VERB", "AUX"))
PART = re.compile(  # "achevé à 85 %", "achevé aux trois quarts"
    r" (?:deja |actuellement )?(?:(?:a|a plus de|a pres de|a environ|a hauteur de|pour) (?:deja )?"
    r"(?!100\b)\d[\d,.]* ?(?:%|pour cent)"
    r"|(?:a moitie|aux trois quarts|aux deux tiers|en partie|partiellement)\b)"
)
SUPPOSED = re.compile(
    r"\b(?:aurai(?:t|ent)|pret(?:e|ent|ait|aient) (?:a|au|aux) [^,;:]{1,30})"
    r" (?:l'|le |la |pour |prevu |decide )[^,;:]{0,30} d(?:e |' ?)$"
)
BEGUN = re.compile(r"\bcommenc(?:e|ent|a|erent|ait|aient)\b[^,;:]{0,30} a (?:y )?$")
SHARE = re.compile(r"\b(?:tiers|quarts?|moitie|pour cent|%) (?:de |du |des |d')")  # "deux tiers des travaux"
TIME = re.compile(r"(?:annee|an|mois|semaine|\w+mestre|jour|matinee|soiree|ete|automne|hiver|printemps)s?$")
AGREEING = re.compile(r"(?:convenue?s?|conviennent|convient|convinrent|entendue?s|accordee?s)$")
AT_ONE = re.compile(r"(?:mis|mise|mises|tombee?s?)$")  # with "d'accord" behind it
PARTICIPLE = re.compile(r"(?:e|ee|es|ees|i|ie|u|ue|it|ite|ert|erte)$")


class VerbReader(VerbForms):
    """Reads verbs in one language."""

    def verb(self, passage: Passage, line: Line, k: int) -> Governor:
        """What the verb at word `k` tells, and what the text makes of it."""
        token = self.token(line, passage.words[k].span)
        lemma, tense = (token.lemma, tense_of(token.features)) if token else ("", "present")
        form = passage.words[k].form
        lemma = self._lemma(form, lemma)
        if form in self._forms and all(one.tense == "participle" for one in self._forms[form]):
            tense = "participle"
        elif known := [one.tense for one in self._forms.get(form, ()) if one.lemma == lemma]:
            tense = tense if tense in known else known[0]
        if tense == "participle" and self.bare_finite(passage, k):
            tense = "present"
        predicate = self._reader.verb(passage, k, (Form(lemma, tense),))
        truth = self._truth(passage, line, k, str(predicate.truth))
        if truth == "hypothetical" and self._agreed(passage, line, k):
            truth = "announced"
        if truth == "announced" and re.search(
            r"\b(?:convenu|convenues?|d'accord|conviennent|convenant|entendue?s|accordee?s)\b",
            passage.between(max(0, k - 8), k),
        ):
            event = self.event_at(passage, line, k)
            agreed = (
                "agree" if event in ("build", "begin", "open", "finance", "progress", "finish") else event
            )
            return Governor(k, agreed, lemma, "asserted", predicate.tense, k + 1)
        purpose = predicate.first > 0 and passage.words[predicate.first - 1].fold in ("pour", "afin")
        been = any(word.fold in ("ete", "etre") for word in passage.words[predicate.first : k])
        simple = predicate.verb.tense != "participle" or (predicate.voice == "passive" and not been)
        begun = predicate.tense == "infinitive" and BEGUN.search(passage.between(max(0, k - 9), k) + " ")
        ongoing = bool(begun) or (simple and predicate.tense in ("present", "imperfect", "gerund"))
        return Governor(
            k,
            self.event_at(passage, line, k),
            lemma,
            truth,
            predicate.tense,
            k + 1,
            purpose,
            ongoing,
            passive=predicate.voice == "passive",
            objected=predicate.voice == "active" and self._has_object(passage, line, k),
            almost=bool(
                self._almost.search(passage.between(max(0, min(predicate.first, k - 3)), k))
                or PART.match(passage.folded, passage.words[k].span.end)
            ),
        )

    def _agreed(self, passage: Passage, line: Line, k: int) -> bool:
        """Whether an infinitive is agreed upon, with words between: "conviennent cette année-là de bâtir"."""
        if k < 1 or passage.words[k - 1].fold not in ("de", "d'", "pour"):
            return False
        for i in range(k - 2, max(-1, k - 8), -1):
            at_one = AT_ONE.match(passage.words[i].fold) and "d'accord" in passage.between(i, k)
            if at_one or AGREEING.match(passage.words[i].fold):
                return self.verb(passage, line, i).truth == "asserted"
            if passage.words[i].finite or passage.words[i].fold in (";", ":", "«"):
                return False
        return False

    def _truth(self, passage: Passage, line: Line, k: int, truth: str) -> str:
        """What the words before the verb at word `k`, and the verb above it, make of what it tells."""
        if (above := self._governing(passage, line, k)) is not None:
            truth = self.verb(passage, line, above).truth
        before = passage.between(max(0, k - 8), k) + " "
        if truth == "hoped" and re.search(r"\besper|\bespoir|\brev[ea]", before):
            return "hypothetical"
        if truth == "announced" and SUPPOSED.search(before):
            return "rumoured"
        if truth == "proposed" and re.search(r"\benvisag", before):  # as "envisage la construction de"
            return "announced"
        return truth

    def _has_object(self, passage: Passage, line: Line, k: int) -> bool:
        """Whether a verb has an object that is no date and no part of its phrase ("ouvrir ses portes")."""
        at = line.at(passage.words[k].span.start)
        if tail := self.event(passage, line, k)[1]:  # "le site a remis à X": it is no finished one
            return fold(tail) in ("a", "au", "aux")
        return any(
            token.relation == "obj"
            and token.head == at
            and at < i <= at + OBJECT_REACH
            and line.words[at:i].count(",") % 2 == 0
            and (token.pos in ("NOUN", "PROPN", "PRON") or fold(token.text) in ("plus", "moins"))
            and not token.text[0].isdigit()
            and fold(token.text) not in self._times
            and not TIME.match(fold(token.text))
            for i, token in enumerate(line.tokens)
        )

    def lemma(self, passage: Passage, line: Line, k: int) -> str:
        """The infinitive of the verb at word `k`, or "" where it is none."""
        token = self.token(line, passage.words[k].span)
        if token is None or token.pos not in VERBS:
            return ""
        return self._lemma(passage.words[k].form, token.lemma)

    def mistaken(self, passage: Passage, line: Line, k: int) -> bool:
        """Whether the parse missed the verb at word `k` in a sentence that has none: "L'usine produit …"."""
        tenses = {one.tense for one in self._forms.get(passage.words[k].form, ())}
        if k == 0 or not tenses & {"present", "past", "future"} or any(word.finite for word in passage.words):
            return False
        if "participle" in tenses and unaccented(passage.words, k):
            tenses.remove("participle")
        after = passage.words[k + 1].fold if k + 1 < len(passage.words) else ""
        if "participle" in tenses and after not in OBJECTS and after != "depuis":
            return False
        before = self.token(line, passage.words[k - 1].span)
        return before is not None and before.pos in ("NOUN", "PROPN", "ADJ", "PUNCT", "NUM")

    def attributive(self, passage: Passage, line: Line, k: int) -> bool:
        """Whether a participle stands without an auxiliary, as an adjective does."""
        token = self.token(line, passage.words[k].span)
        if token is None or (
            "VerbForm=Part" not in token.features and not PARTICIPLE.search(passage.words[k].fold)
        ):
            return False
        tenses = {one.tense for one in self._forms.get(passage.words[k].form, ())}
        if tenses and not tenses & {"participle", "gerund"}:  # whatever the parse says
            return False
        if passage.words[k].finite or "VerbForm=Inf" in token.features or self.bare_finite(passage, k):
            return False
        if self._gerund(passage, k):
            return False
        predicate = self._reader.verb(passage, k, (Form(token.lemma, "participle"),))
        return predicate.voice == "attributive"

    def _gerund(self, passage: Passage, k: int) -> bool:
        """Whether a verb says by what something is done: "en construisant un terminal"."""
        return k > 0 and passage.words[k - 1].fold == "en" and passage.words[k].fold.endswith("ant")

    def _governing(self, passage: Passage, line: Line, k: int) -> int | None:
        """The verb on which the truth of a gerund, or of an infinitive after *faire*, depends."""
        if k and passage.words[k].fold.endswith("r"):
            before = passage.words[k - 1]
            made = before.form in self._forms and any(
                one.lemma == "faire" for one in self._forms[before.form]
            )
            return k - 1 if made else None
        if self._gerund(passage, k):
            for i in range(k - 2, -1, -1):
                token = self.token(line, passage.words[i].span)
                if token and token.pos in VERBS:
                    return i
        return None

    def agrees(self, passage: Passage, line: Line, k: int, at: int) -> bool:
        """Whether a participle is said of the noun at word `at` ("la tranche du hub, construite …")."""
        noun, said = self.token(line, passage.words[at].span), self.token(line, passage.words[k].span)
        genders = [re.search(r"Gender=\w+", one.features) for one in (noun, said) if one]
        found = {gender[0] for gender in genders if gender}
        return len(found) < 2
