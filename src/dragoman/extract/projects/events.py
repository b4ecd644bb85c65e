"""What status an event gives a project: begun, built, opened, planned, proposed.

In: the verb that governs a mention, the events that nouns beside it name. Out: a status of the contract. What
is denied, rumoured or only hoped gives none; a future opening adds none to a project that is known.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

DONE = {
    "begin": "under-construction",
    "finish": "completed",
    "open": "operational",
    "progress": "advancing",
    "survey": "surveying",
    "finance": "financed",
    "suspend": "suspended",
    "cancel": "cancelled",
    "propose": "proposed",
    "plan": "planned",
    "agree": "agreed",
}
TO_COME = {
    "begin": "planned",
    "build": "planned",
    "survey": "planned",
    "finance": "planned",
    "propose": "proposed",
    "plan": "planned",
}
IDEAS = {
    "begin": "proposed",
    "build": "proposed",
    "open": "proposed",
    "finance": "proposed",
    "survey": "proposed",
}


@dataclass(frozen=True, slots=True)
class Governor:
    """A verb that governs a mention, at word `at`; `last` is the index behind it.

    `event`: what it tells of a project, or None; `purpose`: an infinitive after "pour"; `ongoing`: it says
    what goes on and not what is done; `works`: what goes on is work on the spot;
    `subject`: the mention is its subject; `almost`: it is done but for a little; `new`: "un", "des" stand
    before the mention; `objected`: it has an object of its own.
    """

    at: int
    event: str | None
    lemma: str
    truth: str
    tense: str
    last: int
    purpose: bool = False
    ongoing: bool = False
    works: bool = True
    subject: bool = False
    almost: bool = False
    new: bool = False
    passive: bool = False
    objected: bool = False


def status_of(verb: Governor, nouns: Sequence[str], works: bool, delivering: Container[str]) -> str | None:
    """The contract's status, or None.

    `nouns`: events that nouns between the verb and the project name; `works`: one of them is work on it;
    `delivering`: verbs that tell of a finished project where it is their subject.
    """
    event = verb.event or ""
    if event == "invest":  # money is put into what is there, unless a new thing is to be made of it
        return "planned" if verb.new and verb.truth in ("announced", "proposed") else None
    if verb.subject and verb.objected and event != "run":  # "l'usine a ouvert une filiale"
        done = verb.truth == "asserted" and nouns and nouns[0] in ("open", "finish", "begin")
        return DONE.get(nouns[0]) if done else None  # "l'ouverture de l'usine a créé des emplois"
    if event == "ask":  # "a demandé un convoyeur", and not "a demandé l'achèvement de la route"
        return "proposed" if verb.new and not nouns and verb.truth == "asserted" else None
    if nouns and event in ("propose", "plan"):
        return "proposed" if event == "propose" else "planned" if nouns[0] != "open" else None
    if verb.truth == "proposed":
        return IDEAS.get(event)
    if verb.truth == "announced" and nouns and nouns[0] == "survey" and event == "begin" and verb.purpose:
        return "surveying"
    if verb.truth in ("announced", "hoped"):
        opens = event == "open" and not nouns and (verb.new or not verb.subject)
        opens = opens or (verb.lemma in delivering and not nouns and verb.new and not verb.subject)
        return "planned" if opens else TO_COME.get(event)
    if event == "run" or (verb.lemma in delivering and verb.subject and not verb.passive):
        return "operational" if verb.subject and not (works or (verb.passive and event == "run")) else None
    if verb.almost and event in ("finish", "build"):
        return "under-construction"
    if nouns and nouns[0] == "survey":
        return "surveying"
    if nouns and event in ("begin", "progress", "build"):
        return DONE.get(nouns[0])
    if event == "resume":  # "les travaux ont repris"; who takes over a plant tells nothing of it
        return "under-construction" if works else None
    if event == "agree" and (ended := [one for one in nouns if one in ("cancel", "suspend")]):
        return DONE[ended[0]]  # "a entériné l'abandon du projet"
    if event == "progress" and verb.passive and verb.lemma == "développer" and not verb.ongoing:
        return None  # "a été développé par X": who made it
    if event == "progress":
        return "under-construction" if works and verb.works else "advancing"
    if event == "build":
        return "under-construction" if verb.ongoing or works else "completed"
    if event == "open" and works:
        return "under-construction"
    return DONE.get(event)
