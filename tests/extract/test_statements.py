"""Statements by examples and counter-examples: a sentence, and who is reported to say what in it."""

import re
from collections.abc import Iterator

import pytest

from dragoman.analyse.parse import Parser
from dragoman.analyse.sentences import sentence_spans
from dragoman.extract.statements.reader import statements
from dragoman.model.document import Block
from dragoman.model.entity import Entity, Party
from dragoman.model.fact import Statement
from dragoman.model.reading import Name, Office, Reading, Reference, Sentence
from dragoman.model.span import Span
from dragoman.packs.cues import ReportingCues
from dragoman.packs.language import load_section
from dragoman.packs.triggers import Triggers

CUES = load_section("fr", ReportingCues)
TRIGGERS = Triggers(CUES.triggers())
TRIGGERS = Triggers(CUES.triggers())
PEOPLE = {
    "Dana Akhmetova": ("Mme Akhmetova", "Akhmetova"),
    "Timour Salimov": ("M. Salimov", "Salimov"),
    "Lin Wei": ("M. Lin",),
    "Claire Bonnard": ("Mme Bonnard", "Bonnard"),
}
BODIES = {
    "Banque des Steppes": "organisation",
    "agence Saryarka": "organisation",
    "Xinhua": "organisation",
    "ministère kazakh des Transports": "organisation",
    "Ceinture et la Route": "initiative",
}
STATES = {"Kazakhstan": "KZ", "Chine": "CN", "Ouzbékistan": "UZ"}


def names(text: str) -> Iterator[Name]:
    """A toy finder of names, which knows those above."""
    known: list[tuple[str, str, Party]] = [(body, kind, Entity(None, body)) for body, kind in BODIES.items()]
    known += [(state, "country", code) for state, code in STATES.items()]
    for person, shorter in PEOPLE.items():
        known += [(form, "person", Entity(None, person)) for form in (person, *shorter)]
    taken = 0
    pattern = "|".join(re.escape(form) for form, _, _ in sorted(known, key=lambda one: -len(one[0])))
    for found in re.finditer(pattern, text):
        form, kind, entity = next(one for one in known if one[0] == found[0])
        if found.start() >= taken:
            start = found.start() + (form.index(" ") + 1 if form.startswith(("M. ", "Mme ")) else 0)
            yield Name(Span(start, found.end()), kind, entity)
            taken = found.end()


def reading(
    text: str,
    *,
    references: tuple[tuple[str, Party], ...] = (),
    offices: tuple[Office, ...] = (),
    heading: bool = False,
) -> Reading:
    """A reading whose every sentence with a trigger is parsed; paragraphs are lines."""
    blocks = []
    start = 0
    for number, line in enumerate(text.split("\n")):
        if line.strip():
            kind = "heading" if heading and number == 0 else "paragraph"
            blocks.append(Block(Span(start, start + len(line)), kind))
        start += len(line) + 1
    spans = [(span, i) for i, block in enumerate(blocks) for span in sentence_spans(text, block.span)]
    parses = Parser("fr").parse(text, [span for span, _ in spans])
    told = set(TRIGGERS.within(text, [span for span, _ in spans]))
    sentences = tuple(
        Sentence(
            span,
            i,
            tokens if number in told or '"' in text or "«" in text else (),
        )
        for number, ((span, i), tokens) in enumerate(zip(spans, parses, strict=True))
    )
    stand_for = tuple(
        Reference(Span(text.index(words), text.index(words) + len(words)), (party,))
        for words, party in references
    )
    return Reading(
        document="t",
        text=text,
        language="fr",
        blocks=tuple(blocks),
        sentences=sentences,
        names=tuple(names(text)),
        references=stand_for,
        offices=offices,
    )


def found(one: Reading) -> list[tuple[str, str, str]]:
    """Speaker, mode and content of each statement; several speakers joined by " + "."""
    return [(speaker(fact), fact.mode, fact.content.of(one.text)) for fact in statements(one, CUES)]


def speaker(fact: Statement) -> str:
    parties = fact.speaker if isinstance(fact.speaker, tuple) else (fact.speaker,)
    return " + ".join(party if isinstance(party, str) else party.label for party in parties)


DANA, TIMOUR, LIN, CLAIRE = PEOPLE

CLAUSES = [
    ("Dana Akhmetova a déclaré que la route serait ouverte en mai.", DANA, "la route serait ouverte en mai"),
    ("Mme Akhmetova déclare que la route est ouverte.", DANA, "la route est ouverte"),
    (
        "Dana Akhmetova avait indiqué lundi à Almaty, devant la presse, que la route serait ouverte.",
        DANA,
        "la route serait ouverte",
    ),
    (
        "La ministre kazakhe des Transports, Dana Akhmetova, a affirmé que le pont tiendrait.",
        DANA,
        "le pont tiendrait",
    ),
    ("Dana Akhmetova, ministre des Transports, a estimé que le pont tiendrait.", DANA, "le pont tiendrait"),
    ("Dana Akhmetova, qui présidait la séance, a assuré que le pont tiendrait.", DANA, "le pont tiendrait"),
    (
        "Le porte-parole du président Timour Salimov, Lin Wei, a précisé que la visite durerait deux jours.",
        LIN,
        "la visite durerait deux jours",
    ),
    (
        "En outre, M. Salimov a rappelé que les travaux avaient commencé.",
        TIMOUR,
        "les travaux avaient commencé",
    ),
    (
        "Prenant l'exemple du pont, M. Salimov a souligné que les travaux avançaient.",
        TIMOUR,
        "les travaux avançaient",
    ),
    (
        "Lors de la réunion, M. Salimov a fait savoir que les travaux avançaient.",
        TIMOUR,
        "les travaux avançaient",
    ),
    ("M. Salimov a également fait remarquer que les travaux avançaient.", TIMOUR, "les travaux avançaient"),
    ("M. Salimov a tenu à souligner que les travaux avançaient.", TIMOUR, "les travaux avançaient"),
    ("M. Salimov n'a cessé de répéter que les travaux avançaient.", TIMOUR, "les travaux avançaient"),
    ("M. Salimov s'est dit convaincu que les travaux avanceraient.", TIMOUR, "les travaux avanceraient"),
    ("M. Salimov se félicite que les travaux avancent.", TIMOUR, "les travaux avancent"),
    ("M. Salimov a promis que les travaux finiraient en mai.", TIMOUR, "les travaux finiraient en mai"),
    ("M. Salimov a proposé que les deux pays ouvrent un bureau.", TIMOUR, "les deux pays ouvrent un bureau"),
    ("M. Salimov a averti ses partenaires que le délai serait court.", TIMOUR, "le délai serait court"),
    ("M. Salimov a quant à lui déclaré que le délai serait court.", TIMOUR, "le délai serait court"),
    ("M. Salimov a, pour sa part, noté que le délai serait court.", TIMOUR, "le délai serait court"),
    ("Le Kazakhstan soutient que le tracé est définitif.", "KZ", "le tracé est définitif"),
    (
        "La Chine et le Kazakhstan ont annoncé qu'ils ouvriraient un poste.",
        "CN + KZ",
        "ils ouvriraient un poste",
    ),
    (
        "Dana Akhmetova et Lin Wei ont convenu de se revoir et ont noté que le trafic croissait.",
        f"{DANA} + {LIN}",
        "le trafic croissait",
    ),
    (
        "La ministre, Dana Akhmetova, et son homologue chinois, Lin Wei, ont indiqué que le poste ouvrirait.",
        f"{DANA} + {LIN}",
        "le poste ouvrirait",
    ),
    (
        "La Banque des Steppes prévoit que la croissance atteindra 5 %.",
        "Banque des Steppes",
        "la croissance atteindra 5 %",
    ),
    (
        "Le ministère kazakh des Transports a indiqué que le pont serait fermé.",
        "ministère kazakh des Transports",
        "le pont serait fermé",
    ),
    (
        "Un responsable local a reconnu que le pont était fragile.",
        "responsable local",
        "le pont était fragile",
    ),
    ("Plusieurs observateurs jugent que le pont est fragile.", "observateurs", "le pont est fragile"),
    ("Le rapport souligne que la dette reste élevée.", "rapport", "la dette reste élevée"),
    ("Dana Akhmetova, qui a affirmé que le pont était sûr, a visité le chantier.", DANA, "le pont était sûr"),
    (
        "Après avoir déclaré que le pont était sûr, Dana Akhmetova a visité le chantier.",
        DANA,
        "le pont était sûr",
    ),
    ("Dana Akhmetova a dit vouloir renforcer la ligne.", DANA, "vouloir renforcer la ligne"),
    ("Dana Akhmetova a affirmé ne pas connaître ce contrat.", DANA, "ne pas connaître ce contrat"),
    ("Dana Akhmetova a dit espérer que le pont tiendrait.", DANA, "espérer que le pont tiendrait"),
    ("Dana Akhmetova a remercié Lin Wei et déclaré que le pont tiendrait.", DANA, "le pont tiendrait"),
    (
        "La directrice de l'institut, Claire Bonnard, et le ministre Lin Wei ont noté que le pont tiendrait.",
        f"{CLAIRE} + {LIN}",
        "le pont tiendrait",
    ),
    ("Dana Akhmetova a déclaré : le pont sera prêt en mai.", DANA, "le pont sera prêt en mai"),
    (
        "Dana Akhmetova a indiqué que la ligne ouvrirait et qu'elle serait gratuite.",
        DANA,
        "la ligne ouvrirait et qu'elle serait gratuite",
    ),
    (
        "Dana Akhmetova a confirmé que le pont serait payant, selon l'agence Saryarka.",
        DANA,
        "le pont serait payant",
    ),
    (
        "Lin Wei a reçu la ministre Dana Akhmetova, qui l'a remercié et a déclaré que le pont tiendrait.",
        DANA,
        "le pont tiendrait",
    ),
    ("La déclaration conjointe indique que le pont ouvrira.", "déclaration conjointe", "le pont ouvrira"),
    ("Bloomberg a indiqué que le pont ouvrirait.", "Bloomberg", "le pont ouvrirait"),
    (
        "La ligne, dont le ministre Lin Wei dit qu'elle sera prête en mai, reliera les deux rives.",
        LIN,
        "elle sera prête en mai",
    ),
    ("M. Salimov laisse entendre que le pont ouvrira.", TIMOUR, "le pont ouvrira"),
    ("M. Lin souhaite que le pont ouvre.", LIN, "le pont ouvre"),
]

AROUND = [
    ("Le pont sera prêt en mai, a déclaré Dana Akhmetova.", DANA, "Le pont sera prêt en mai"),
    (
        "Le pont sera prêt en mai, a déclaré mardi à la presse la ministre Dana Akhmetova.",
        DANA,
        "Le pont sera prêt en mai",
    ),
    (
        "Le pont sera prêt en mai, déclare Dana Akhmetova, ministre des Transports.",
        DANA,
        "Le pont sera prêt en mai",
    ),
    (
        "Le pont sera prêt en mai, a noté Mme Akhmetova lors d'une visite du chantier.",
        DANA,
        "Le pont sera prêt en mai",
    ),
    (
        "Le pont sera prêt en mai, a lancé en coupant le ruban la ministre Dana Akhmetova.",
        DANA,
        "Le pont sera prêt en mai",
    ),
    ("Le pont sera prêt en mai, Dana Akhmetova a déclaré.", DANA, "Le pont sera prêt en mai"),
    ("Le pont sera prêt en mai, said Dana Akhmetova.", DANA, "Le pont sera prêt en mai"),
    (
        "Le chantier n'avance pas, regrette un diplomate européen en poste à Almaty.",
        "diplomate européen",
        "Le chantier n'avance pas",
    ),
    (
        "Le pont, a déclaré Dana Akhmetova, sera prêt en mai.",
        DANA,
        "Le pont, a déclaré Dana Akhmetova, sera prêt en mai",
    ),
    (
        "La Chine, a notamment dit M. Lin, importera du blé.",
        LIN,
        "La Chine, a notamment dit M. Lin, importera du blé",
    ),
    (
        "ALMATY, 4 mars (Xinhua) -- Le pont sera prêt en mai, a déclaré Dana Akhmetova.",
        DANA,
        "Le pont sera prêt en mai",
    ),
    ("Comme l'a rappelé Dana Akhmetova, le pont date de 1960.", DANA, "le pont date de 1960"),
    ("Le pont date de 1960, comme l'a rappelé Dana Akhmetova.", DANA, "Le pont date de 1960"),
    ("Selon Dana Akhmetova, le pont sera prêt en mai.", DANA, "le pont sera prêt en mai"),
    ("D'après l'agence Saryarka, le pont sera prêt en mai.", "agence Saryarka", "le pont sera prêt en mai"),
    (
        "Le pont sera prêt en mai, selon la Banque des Steppes.",
        "Banque des Steppes",
        "Le pont sera prêt en mai",
    ),
    ("Le pont, selon Xinhua, sera prêt en mai.", "Xinhua", "Le pont, selon Xinhua, sera prêt en mai"),
    ("Aux yeux de Claire Bonnard, le pont est un symbole.", CLAIRE, "le pont est un symbole"),
    ("À en croire Claire Bonnard, le pont est un symbole.", CLAIRE, "le pont est un symbole"),
    ("Pour l'économiste Claire Bonnard, le pont est un symbole.", CLAIRE, "le pont est un symbole"),
    (
        "Selon les données de la Banque des Steppes, le trafic a doublé.",
        "Banque des Steppes",
        "le trafic a doublé",
    ),
    (
        "Selon un responsable du chantier, le pont sera prêt en mai.",
        "responsable du chantier",
        "le pont sera prêt en mai",
    ),
    (
        "Il s'agit aussi, a poursuivi Dana Akhmetova, du premier pont de la vallée.",
        DANA,
        "Il s'agit aussi, a poursuivi Dana Akhmetova, du premier pont de la vallée",
    ),
    (
        "Le Kazakhstan a confiance, a dit Dana Akhmetova, dans la réalisation du pont.",
        DANA,
        "Le Kazakhstan a confiance, a dit Dana Akhmetova, dans la réalisation du pont",
    ),
    (
        "Le pont sera prêt en mai, a dit Dana Akhmetova, dans un entretien au journal.",
        DANA,
        "Le pont sera prêt en mai",
    ),
    ("Le pont sera prêt en mai, a dit Dana Akhmetova, du ministère.", DANA, "Le pont sera prêt en mai"),
    (
        "Le pont reste, souligne Dana Akhmetova, le seul lien de la vallée.",
        DANA,
        "Le pont reste, souligne Dana Akhmetova, le seul lien de la vallée",
    ),
    (
        "Le pont est, comme le souligne Dana Akhmetova, le seul lien de la vallée.",
        DANA,
        "Le pont est, comme le souligne Dana Akhmetova, le seul lien de la vallée",
    ),
    ("ALMATY, 4 mars 2024 /PRNewswire/ -- Le pont tiendra, a dit M. Lin.", LIN, "Le pont tiendra"),
    (
        "Selon Claire Bonnard, une ancienne ingénieure qui a quitté le pays, le pont est un symbole.",
        CLAIRE,
        "le pont est un symbole",
    ),
    (
        "Selon Claire Bonnard, experte des ponts à l'Académie des sciences, le pont est un symbole.",
        CLAIRE,
        "le pont est un symbole",
    ),
    ("Selon Xinhua, qui cite le ministère, le pont est un symbole.", "Xinhua", "le pont est un symbole"),
    (
        "Selon Claire Bonnard, le pont qui relie les rives tiendra.",
        CLAIRE,
        "le pont qui relie les rives tiendra",
    ),
    (
        "Selon un diplomate européen en poste à Almaty, le pont tiendra.",
        "diplomate européen",
        "le pont tiendra",
    ),
    ("Selon la déclaration conjointe, le pont ouvrira.", "déclaration conjointe", "le pont ouvrira"),
    (
        "Le pont a, de l'avis de Claire Bonnard, fait son temps.",
        CLAIRE,
        "Le pont a, de l'avis de Claire Bonnard, fait son temps",
    ),
    ("Le pont ouvrira en mai, croit savoir un diplomate.", "diplomate", "Le pont ouvrira en mai"),
    ("Réponse de M. Lin : le pont ouvrira en mai.", LIN, "le pont ouvrira en mai"),
    ("En chiffres, selon M. Lin : deux ponts et trois routes.", LIN, "deux ponts et trois routes"),
    (
        "Le pont sera prêt, indique la présidence ouzbèke.",
        "présidence ouzbèke",
        "Le pont sera prêt",
    ),
]

OBJECTS = [
    ("M. Lin a souligné l'importance du corridor.", LIN, "l'importance du corridor"),
    (
        "M. Lin a exprimé l'espoir d'une ouverture rapide du poste.",
        LIN,
        "l'espoir d'une ouverture rapide du poste",
    ),
    ("M. Lin a réaffirmé le soutien de la Chine au projet.", LIN, "le soutien de la Chine au projet"),
    ("M. Lin a mis l'accent sur la confiance mutuelle.", LIN, "la confiance mutuelle"),
    ("M. Lin a fait part de son inquiétude.", LIN, "son inquiétude"),
    ("M. Lin a appelé à renforcer les échanges.", LIN, "renforcer les échanges"),
    (
        "M. Lin a appelé les deux pays à renforcer leurs échanges.",
        LIN,
        "les deux pays à renforcer leurs échanges",
    ),
    ("M. Lin a plaidé pour une ouverture rapide du poste.", LIN, "une ouverture rapide du poste"),
]

QUOTED = [
    ("« Le pont sera prêt », a déclaré Dana Akhmetova.", DANA, "Le pont sera prêt"),
    (
        '"Le pont sera prêt. Il sera gratuit", a déclaré Dana Akhmetova.',
        DANA,
        "Le pont sera prêt. Il sera gratuit",
    ),
    ("“Le pont sera prêt”, sourit Dana Akhmetova.", DANA, "Le pont sera prêt"),
    ("Dana Akhmetova a déclaré : « Le pont sera prêt. »", DANA, "Le pont sera prêt."),
    (
        "Interrogée par la presse, Dana Akhmetova a répondu : « Le pont sera prêt. »",
        DANA,
        "Le pont sera prêt.",
    ),
    (
        "« Le pont, a insisté Dana Akhmetova, sera prêt en mai. »",
        DANA,
        "Le pont, a insisté Dana Akhmetova, sera prêt en mai",
    ),
    (
        "« Le pont », a dit Dana Akhmetova, « sera prêt en mai ».",
        DANA,
        "Le pont », a dit Dana Akhmetova, « sera prêt en mai",
    ),
    (
        '"L\'accord sur "la Ceinture et la Route" nous aidera", a dit M. Salimov.',
        TIMOUR,
        'L\'accord sur "la Ceinture et la Route" nous aidera',
    ),
    (
        "Claire Bonnard n'y va pas par quatre chemins : « La dette va exploser cette année. »",
        CLAIRE,
        "La dette va exploser cette année.",
    ),
    ("Claire Bonnard : « La dette va exploser »", CLAIRE, "La dette va exploser"),
    ("« La dette va exploser » – Claire Bonnard", CLAIRE, "La dette va exploser"),
    ("« La dette va exploser », selon Claire Bonnard.", CLAIRE, "La dette va exploser"),
    ("Pour Claire Bonnard, chercheuse à Paris, « la dette va exploser ».", CLAIRE, "la dette va exploser"),
    ("« On verra bien », glisse un batelier de la vallée.", "batelier de la vallée", "On verra bien"),
    ("« Le pont tiendra », estime, dans une note publiée lundi, Claire Bonnard.", CLAIRE, "Le pont tiendra"),
    ("« Trente camions attendent », comptait devant la presse M. Lin.", LIN, "Trente camions attendent"),
    ("« Le pont tiendra bon. » Celle qui parle s'appelle Claire Bonnard.", CLAIRE, "Le pont tiendra bon."),
    ("« Le pont tiendra », la directrice Claire Bonnard dit.", CLAIRE, "Le pont tiendra"),
]

CONSTRUCTIONS = [
    (
        "Le pont, rappelle Dana Akhmetova, coûte un milliard.",
        DANA,
        "Le pont, rappelle Dana Akhmetova, coûte un milliard",
    ),
    ("Et Dana Akhmetova de conclure que le pont tiendra.", DANA, "le pont tiendra"),
    ("Dana Akhmetova a indiqué jeudi à la presse avoir reçu trois offres.", DANA, "avoir reçu trois offres"),
    ("Dana Akhmetova assure ne pas craindre la crue.", DANA, "ne pas craindre la crue"),
    ("Comme l'écrit Dana Akhmetova, le pont vieillit mal.", DANA, "le pont vieillit mal"),
    (
        "Le pont coûterait, selon Dana Akhmetova, trois milliards.",
        DANA,
        "Le pont coûterait, selon Dana Akhmetova, trois milliards",
    ),
    (
        "Le trafic a doublé, selon Dana Akhmetova, grâce au pont.",
        DANA,
        "Le trafic a doublé, selon Dana Akhmetova, grâce au pont",
    ),
    ("Le trafic a doublé, selon Dana Akhmetova, une ancienne ministre.", DANA, "Le trafic a doublé"),
    ("D'après Dana Akhmetova, 40 % des camions attendent.", DANA, "40 % des camions attendent"),
    ("Le pont est fermé. C'est ce qu'a annoncé hier Dana Akhmetova.", DANA, "Le pont est fermé"),
    ("Le pont est fermé. C'est la ministre, Dana Akhmetova, qui l'a dit hier.", DANA, "Le pont est fermé"),
    (
        "Le pont tiendra. Dana Akhmetova prend la parole. Pour elle, le bac est inutile.",
        DANA,
        "le bac est inutile",
    ),
    (
        "Dana Akhmetova reste ferme : le pont, répète-t-elle, ne sera pas vendu.",
        DANA,
        "le pont, répète-t-elle, ne sera pas vendu",
    ),
    ("Le pont est sûr, apprend-on auprès de la Banque des Steppes.", "Banque des Steppes", "Le pont est sûr"),
    ("Dana Akhmetova dit que le pont est sûr ; la presse, elle, en doutait.", DANA, "le pont est sûr"),
    ("La société paie le bac ; elle affirme que le pont suivra.", "société", "le pont suivra"),
]

SPOKEN = [
    ("« Le pont est fermé », lit-on dans un rapport.", "rapport", "Le pont est fermé"),
    ("« On veut un pont neuf », pouvait-on lire sur leurs banderoles.", "banderoles", "On veut un pont neuf"),
    ("« Le pont est fermé », déclare ce jour-là Dana Akhmetova.", DANA, "Le pont est fermé"),
    ("« Le pont est fermé », a lâché, tout sourire, Dana Akhmetova.", DANA, "Le pont est fermé"),
    ("« Le pont est fermé », raconte Mme Akhmetova.", DANA, "Le pont est fermé"),
    ("Ce que confirme Dana Akhmetova : « Le pont fermera. »", DANA, "Le pont fermera."),
    ("Même constat chez Dana Akhmetova : « La Chine prend son temps. »", DANA, "La Chine prend son temps."),
    ("Et Dana Akhmetova d'ajouter : « Le pont tiendra. »", DANA, "Le pont tiendra."),
]

MIXED = [
    (
        "M. Salimov a déclaré que la Chine avait pris des mesures « tout à fait nécessaires ».",
        TIMOUR,
        "la Chine avait pris des mesures « tout à fait nécessaires »",
    ),
    (
        "Les livraisons « ont été bien plus stables » que prévu, a noté M. Salimov.",
        TIMOUR,
        "Les livraisons « ont été bien plus stables » que prévu",
    ),
    (
        "M. Salimov a qualifié le gaz de « pierre angulaire » de la relation.",
        TIMOUR,
        "le gaz de « pierre angulaire » de la relation",
    ),
    ("M. Salimov parle d'un « tournant pour la région ».", TIMOUR, "un « tournant pour la région »"),
]


@pytest.mark.parametrize(("text", "who", "content"), CLAUSES + AROUND + OBJECTS + CONSTRUCTIONS)
def test_an_indirect_report_has_its_speaker_and_content(text: str, who: str, content: str) -> None:
    assert (who, "indirect", content) in found(reading(text))


@pytest.mark.parametrize(("text", "who", "content"), QUOTED + SPOKEN)
def test_a_quotation_has_its_speaker_and_no_marks(text: str, who: str, content: str) -> None:
    assert found(reading(text)) == [(who, "direct", content)]


@pytest.mark.parametrize(("text", "who", "content"), MIXED)
def test_an_indirect_report_with_a_quoted_part_is_mixed(text: str, who: str, content: str) -> None:
    assert found(reading(text)) == [(who, "mixed", content)]


NOTHING = [
    "Dana Akhmetova n'a pas déclaré que le pont était sûr.",
    "Dana Akhmetova n'a jamais confirmé que le pont était sûr.",
    "Dana Akhmetova aurait déclaré que le pont était sûr.",
    "Dana Akhmetova pourrait annoncer que le pont est sûr.",
    "Dana Akhmetova devrait déclarer que le pont est sûr.",
    "Dana Akhmetova annoncera que le pont est sûr.",
    "Si Dana Akhmetova déclare que le pont est sûr, les travaux reprendront.",
    "On estime que le pont coûtera cher.",
    "Il faut souligner que le pont coûtera cher.",
    "Il convient de rappeler que le pont coûtera cher.",
    "Il a été souligné que le pont coûterait cher.",
    "Il est prévu que le pont soit fermé.",
    "Les chiffres indiquent que le trafic progresse.",
    "Cette situation rappelle que le pont est fragile.",
    "La croissance du trafic confirme que le pont est utile.",
    "Dana Akhmetova a promis de fermer le pont.",
    "Dana Akhmetova a proposé de fermer le pont.",
    "Dana Akhmetova s'est engagée à fermer le pont.",
    "Dana Akhmetova s'est dite prête à fermer le pont.",
    "Dana Akhmetova a appelé Lin Wei lundi.",
    "Dana Akhmetova a déclaré ouvert le forum.",
    "Dana Akhmetova a déclaré l'état d'urgence.",
    "Dana Akhmetova a noté une hausse du trafic.",
    "Dana Akhmetova a signé une déclaration conjointe.",
    "Dana Akhmetova a félicité Lin Wei pour son élection.",
    "Dana Akhmetova a annoncé son intention de démissionner.",
    "Dana Akhmetova a visité le pont « de l'Amitié ».",
    "Le Kazakhstan soutient le tracé proposé.",
    "Le Kazakhstan maintient ses droits de douane.",
    "La note du ministère circule depuis hier.",
    "Le rappel des faits est utile.",
    "Autrement dit, le pont est fermé.",
    "Cela dit, le pont est fermé.",
    "Le poste, dit « porte des steppes », est ouvert.",
    "Le pont est fermé, dit-on à Almaty.",
    "« Le pont est fermé », promet-on au Kazakhstan.",
    "Le pont est fermé. C'est ce qui compte.",
    "C'est le pont qui a dit adieu au bac.",
    "L'idée date de mai. C'est Dana Akhmetova qui l'a annoncée.",
    "Il ignore ce qu'a dit la ministre, mais il partira demain.",
    "Le Kazakhstan vend son gaz. Pour lui, le pont est un atout.",
    "Selon la même source, le pont est fermé.",
    "Même constat à Almaty : « Le bac est vide. »",
    "Dana Akhmetova refuse de dire vouloir un pont.",
    "Le projet « Route des steppes » avance.",
    "« Route des steppes » est le nom du projet.",
    "Le film « Les Caravanes oubliées » sort en mai.",
    'Le format "Asie centrale-Chine" existe depuis 2020.',
    "Selon le calendrier, les travaux commenceront en mai.",
    "Selon les données officielles, le trafic a doublé.",
    "Le trafic varie selon les saisons.",
    "Le texte selon lequel le pont serait fermé n'existe pas.",
    "Pour le Kazakhstan, le pont est un atout.",
    "Pour financer le pont, Dana Akhmetova a vendu une usine.",
    "Je déclare que le pont est ouvert.",
    "Nous estimons que le pont est solide.",
    "Les Parties soulignent que le pont est utile.",
    "Les deux parties réaffirment que le pont est utile.",
    "Le trafic a été salué comme un record.",
    "Les ministres ont discuté de la dette.",
    "Les présidents ont eu un entretien sur la dette.",
    "Les deux parties ont relevé le niveau de leurs relations.",
    "Contrairement à ce qu'annoncent des sites, les travaux n'ont pas commencé.",
    "Le pont a été rouvert après que la crue a reculé.",
    "La réponse des marchés : une hausse de 2 %.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_nobody_is_reported_to_say_is_no_statement(text: str) -> None:
    assert found(reading(text)) == []


SEVERAL = [
    (
        "Le pont est sûr, a noté M. Salimov, ajoutant que le trafic croissait.",
        [(TIMOUR, "Le pont est sûr"), (TIMOUR, "le trafic croissait")],
    ),
    (
        "M. Salimov a noté que le pont était sûr, ajoutant que le trafic croissait.",
        [(TIMOUR, "le pont était sûr"), (TIMOUR, "le trafic croissait")],
    ),
    (
        "M. Salimov a noté que le pont était sûr, tout en soulignant que le trafic croissait.",
        [(TIMOUR, "le pont était sûr"), (TIMOUR, "le trafic croissait")],
    ),
    (
        "M. Salimov a noté que le pont était sûr et a souligné que le trafic croissait.",
        [(TIMOUR, "le pont était sûr"), (TIMOUR, "le trafic croissait")],
    ),
    (
        "M. Salimov a rappelé que le pont était sûr et assuré que le trafic croissait.",
        [(TIMOUR, "le pont était sûr"), (TIMOUR, "le trafic croissait")],
    ),
    (
        "M. Salimov a rappelé que le pont était sûr, avant d'ajouter que le trafic croissait.",
        [(TIMOUR, "le pont était sûr"), (TIMOUR, "le trafic croissait")],
    ),
    (
        "Soulignant que le pont était sûr, M. Salimov a promis que le trafic croîtrait.",
        [(TIMOUR, "le pont était sûr"), (TIMOUR, "le trafic croîtrait")],
    ),
    (
        "M. Lin affirme que le pont est sûr, tandis que Mme Bonnard juge que la dette est lourde.",
        [(LIN, "le pont est sûr"), (CLAIRE, "la dette est lourde")],
    ),
    (
        "M. Salimov a indiqué que Dana Akhmetova avait déclaré que le pont était sûr.",
        [(TIMOUR, "Dana Akhmetova avait déclaré que le pont était sûr"), (DANA, "le pont était sûr")],
    ),
    (
        "D'après l'agence Saryarka, M. Salimov a indiqué que le pont était sûr.",
        [("agence Saryarka", "M. Salimov a indiqué que le pont était sûr"), (TIMOUR, "le pont était sûr")],
    ),
    (
        "« Le pont sera sûr, a expliqué M. Salimov. Il sera gratuit. »",
        [(TIMOUR, "Le pont sera sûr"), (TIMOUR, "Il sera gratuit")],
    ),
    (
        "« Le pont sera sûr », a expliqué M. Salimov. « Il sera gratuit pour tous. »",
        [(TIMOUR, "Le pont sera sûr"), (TIMOUR, "Il sera gratuit pour tous.")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_one_statement_a_reporting_verb(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(who, content) for who, _, content in found(reading(text))] == expected


@pytest.mark.parametrize(
    ("verb", "content"),
    [
        ("a démenti que", "le pont soit fermé"),
        ("a nié que", "le pont soit fermé"),
        ("niait que", "le pont soit fermé"),
    ],
)
def test_what_somebody_denies_has_that_polarity(verb: str, content: str) -> None:
    one = reading(f"Dana Akhmetova {verb} {content}.")
    assert [(fact.polarity, fact.content.of(one.text)) for fact in statements(one, CUES)] == [
        ("denied", content)
    ]


def test_a_pronoun_is_whoever_spoke_last() -> None:
    one = reading(
        "Le pont sera sûr, a dit Lin Wei. La dette, a-t-il ajouté, baisse.\nIl a noté que l'eau montait."
    )
    assert [who for who, _, _ in found(one)] == [LIN, LIN, LIN]


def test_a_pronoun_that_resolution_settles_is_taken_from_there() -> None:
    one = reading("Il a noté que le trafic croissait.", references=(("Il", Entity(None, LIN)),))
    assert [who for who, _, _ in found(one)] == [LIN]


def test_the_clause_that_a_pronoun_interrupts_goes_on_behind_it() -> None:
    one = reading(
        "Lin Wei a dit que l'eau montait. Les ponts tiennent, a-t-il ajouté, et les digues aussi.\n"
        "La Chine, écrit-il, en demeure le premier client."
    )
    assert [content for _, _, content in found(one)][1:] == [
        "Les ponts tiennent, a-t-il ajouté, et les digues aussi",
        "La Chine, écrit-il, en demeure le premier client",
    ]


def test_what_a_pronoun_says_ends_before_the_occasion() -> None:
    one = reading(
        "Lin Wei a dit que l'eau montait. Les ponts tiennent, a-t-il ajouté, lors d'une visite du site."
    )
    assert found(one)[1] == (LIN, "indirect", "Les ponts tiennent")


def test_a_pronoun_is_the_institution_that_the_sentence_before_is_about() -> None:
    one = reading(
        "Ni délai, ni montant : le ministère reste vague. Les travaux, indique-t-il, dureront un an."
    )
    assert found(one) == [("ministère", "indirect", "Les travaux, indique-t-il, dureront un an")]


def test_an_institution_is_not_meant_where_the_sentence_before_names_a_person() -> None:
    one = reading(
        "Le ministère se tait, et Lin Wei a dit que l'eau montait. Les travaux, a-t-il dit, dureront un an."
    )
    assert [who for who, _, _ in found(one)] == [LIN, LIN]


def test_whom_one_hears_is_the_one_who_spoke_last() -> None:
    one = reading("Lin Wei a dit que l'eau montait. À l'entendre, les ponts tiendront tout l'hiver.")
    assert found(one)[1] == (LIN, "indirect", "les ponts tiendront tout l'hiver")


def test_a_frame_behind_a_colon_speaks_for_what_follows_it() -> None:
    one = reading("Beaucoup moins, répond la Banque des Steppes : d'après elle, la dette baisse depuis mai.")
    assert found(one)[-1] == ("Banque des Steppes", "indirect", "la dette baisse depuis mai")


def test_a_pronoun_for_nobody_yields_nothing() -> None:
    assert found(reading("Il a noté que le trafic croissait.")) == []


def test_the_same_source_is_the_one_who_spoke_last() -> None:
    text = "Le pont est fermé, a dit M. Salimov. Selon la même source, le bac circule encore."
    assert [who for who, _, _ in found(reading(text))] == [TIMOUR, TIMOUR]


def test_a_pronoun_of_the_other_gender_is_not_the_unnamed_person_who_spoke_last() -> None:
    text = "Un habitant assure que le pont est sûr. Le bac circule encore. Il est plein, écrit-elle."
    assert [who for who, _, _ in found(reading(text))] == ["habitant"]


def test_a_clause_with_a_quoted_word_goes_on_behind_the_pronoun() -> None:
    text = "Le 5 mai, la compagnie renonce. Il est « impossible », écrit-elle, de finir le pont."
    ((who, mode, content),) = found(reading(text))
    assert (who, mode) == ("compagnie", "mixed")
    assert content == "Il est « impossible », écrit-elle, de finir le pont"


def test_two_persons_are_they() -> None:
    one = reading("Dana Akhmetova a reçu Lin Wei.\nLe poste ouvrira en mai, ont-ils déclaré.")
    assert found(one) == [(f"{DANA} + {LIN}", "indirect", "Le poste ouvrira en mai")]


def test_the_latter_is_the_one_named_last() -> None:
    one = reading("Lin Wei a rencontré Dana Akhmetova. Celle-ci lui a déclaré que le poste ouvrirait.")
    assert found(one) == [(DANA, "indirect", "le poste ouvrirait")]


def test_a_bare_office_is_the_one_who_spoke_last() -> None:
    text = "Le pont sera sûr, a dit la ministre Dana Akhmetova. La dette, a promis la ministre, baissera."
    at = text.index("la ministre Dana Akhmetova")
    office = Office(Span(at, at + 26), Entity(None, DANA), "minister", "ministre", "KZ")
    assert [who for who, _, _ in found(reading(text, offices=(office,)))] == [DANA, DANA]


def test_an_anonymous_speaker_is_whom_resolution_finds() -> None:
    one = reading(
        "Le pont sera sûr, a déclaré un porte-parole du ministère.\nLin Wei a fait ces remarques lundi.",
        references=(("un porte-parole du ministère", Entity(None, LIN)),),
    )
    assert found(one) == [(LIN, "indirect", "Le pont sera sûr")]


def test_a_quotation_goes_on_over_paragraphs() -> None:
    one = reading("Lin Wei a déclaré : « Le pont sera sûr.\n« Il sera gratuit pour tous. »")
    assert found(one) == [(LIN, "direct", "Le pont sera sûr.\n« Il sera gratuit pour tous.")]


def test_a_mark_that_never_closes_ends_with_its_paragraph() -> None:
    one = reading("Lin Wei a déclaré : « Le pont sera sûr et gratuit.\nLes travaux durent depuis mai.")
    assert found(one) == [(LIN, "direct", "Le pont sera sûr et gratuit.")]


def test_the_answers_of_an_interview_are_statements_and_its_questions_are_not() -> None:
    one = reading(
        "Entretien avec Claire Bonnard\nQ : Le pont est-il sûr ?\nR : Oui. Il est neuf.\nIl est large.\n"
        "Q : Et la dette ?\nR : Elle a dit adieu au marché."
    )
    assert found(one) == [
        (CLAIRE, "direct", "Oui. Il est neuf.\nIl est large."),
        (CLAIRE, "direct", "Elle a dit adieu au marché."),
    ]


def test_initials_in_a_transcript_are_the_person_with_these_initials() -> None:
    one = reading(
        "Claire Bonnard suit la région.\nRevue Rail : Le pont est-il sûr ?\nC. B. : Oui, il est neuf.\n"
        "R. R. : Et la dette ?\nC. B. : Elle est lourde."
    )
    assert [who for who, _, _ in found(one)] == [CLAIRE, CLAIRE]


def test_the_latter_speaks_behind_his_words() -> None:
    one = reading(
        "Lin Wei a reçu Dana Akhmetova. « Le pont sera sûr pour tous », lui a répondu cette dernière."
    )
    assert [said for _, _, said in found(one)] == ["Le pont sera sûr pour tous"]


def test_then_behind_a_verb_only_says_when() -> None:
    one = reading("Dana Akhmetova expliquait alors que le pont serait sûr.")
    assert found(one) == [(DANA, "indirect", "le pont serait sûr")]


def test_an_amount_that_is_estimated_is_no_statement() -> None:
    assert found(reading("Dana Akhmetova estime à près de 4 millions les dégâts constatés en mai.")) == []
    assert found(reading("Dana Akhmetova estimait à deux ans le temps qu'il faudrait pour le pont.")) == []


def test_an_impersonal_clause_makes_nobody_speak() -> None:
    one = reading(
        "Dana Akhmetova dirige le chantier. Il serait sage d'attendre avant de conclure que le pont est sûr."
    )
    assert found(one) == []


def test_answers_behind_dashes_are_statements_of_whoever_received_the_paper() -> None:
    one = reading(
        "« Un pont, enfin », dit-on à Osh\nLin Wei habite en face. Claire Bonnard, économiste, a reçu « Rail ».\n"
        "Que vaut ce pont ?\n— (Elle rit.) Rien.\nOn dit pourtant qu'il est neuf.\n— Il l'était. Nos trains le savent.\n"
        "Et vous, le prenez-vous ?\n— Jamais.\nRail, la revue des ponts"
    )
    assert found(one) == [
        (CLAIRE, "direct", "Rien."),
        (CLAIRE, "direct", "Il l'était. Nos trains le savent."),
        (CLAIRE, "direct", "Jamais."),
    ]


def test_where_questions_and_answers_alternate_a_remark_is_a_question_too() -> None:
    one = reading(
        "Rencontre avec Claire Bonnard\nDepuis quand êtes-vous ici ?\nDepuis 2020. J'aime ce pont.\n"
        "Il est neuf ?\nTout neuf.\nEt cher ?\nTrès cher.\nCertains vous accusent.\nJe n'accuse personne."
    )
    assert [said for _, _, said in found(one)] == [
        "Depuis 2020. J'aime ce pont.",
        "Tout neuf.",
        "Très cher.",
        "Je n'accuse personne.",
    ]


def test_a_speaker_who_mostly_asks_says_nothing_when_he_does_not() -> None:
    one = reading(
        "Claire Bonnard suit la région.\nLin Wei : Le pont est-il sûr ?\nClaire Bonnard : Oui.\n"
        "Lin Wei : On dit le contraire.\nClaire Bonnard : On dit tant de choses.\n(Rires.)\n"
        "Lin Wei : Et la dette ?\nClaire Bonnard : Elle est lourde."
    )
    assert found(one) == [
        (CLAIRE, "direct", "Oui."),
        (CLAIRE, "direct", "On dit tant de choses."),
        (CLAIRE, "direct", "Elle est lourde."),
    ]


def test_whoever_mostly_answers_may_end_with_a_question() -> None:
    one = reading(
        "Claire Bonnard et Lin Wei s'opposent.\nClaire Bonnard : Le pont est vide. Qui paiera ?\n"
        "Lin Wei : Le pont sera plein.\nClaire Bonnard : Je l'espère.\nLin Wei : Moi aussi.\n"
        "Claire Bonnard : Nous verrons."
    )
    assert [said for _, _, said in found(one)] == [
        "Le pont est vide. Qui paiera ?",
        "Le pont sera plein.",
        "Je l'espère.",
        "Moi aussi.",
        "Nous verrons.",
    ]


def test_questions_and_answers_may_both_open_with_dashes() -> None:
    one = reading(
        "Claire Bonnard nous reçoit.\n— Madame, le pont est-il sûr ?\n— Oui. Nous l'avons vu.\n— Et cher ?\n"
        "— Très.\n— Vos amis en rient.\n— Qu'ils viennent."
    )
    assert [said for _, _, said in found(one)] == ["Oui. Nous l'avons vu.", "Très.", "Qu'ils viennent."]


def test_questions_that_nobody_is_asked_make_no_interview() -> None:
    one = reading(
        "Claire Bonnard connaît le pont.\nQue dit le sondage ?\nLe pont plaît à tous.\n"
        "Que faire ?\nIl faut attendre.\nCombien coûte-t-il ?\nCela varie."
    )
    assert found(one) == []


def test_a_list_with_colons_is_no_transcript() -> None:
    one = reading(
        "Lin Wei : 5 voix.\nClaire Bonnard : 7 voix.\nDana Akhmetova : 8 voix.\nTimour Salimov : 9 voix."
    )
    assert found(one) == []


def test_a_heading_that_the_text_repeats_is_reported_once() -> None:
    one = reading(
        "Dana Akhmetova affirme que le pont sera prêt\nLe pont sera prêt en mai, a affirmé Dana Akhmetova.",
        heading=True,
    )
    assert found(one) == [(DANA, "indirect", "Le pont sera prêt en mai")]


def test_a_name_and_a_colon_in_a_heading_report() -> None:
    one = reading("Dana Akhmetova : le pont sera prêt en mai\nLe chantier avance.", heading=True)
    assert found(one) == [(DANA, "indirect", "le pont sera prêt en mai")]


def test_a_topic_and_a_colon_in_a_heading_report_nothing() -> None:
    assert found(reading("Kazakhstan : le pont sera prêt en mai\nLe chantier avance.", heading=True)) == []


def test_the_present_tense_of_a_joint_text_reports_nobody() -> None:
    one = reading(
        "Les Parties soulignent que le pont est utile.\nLes Parties notent que le trafic croît.\n"
        "Le Kazakhstan réaffirme que le tracé est définitif."
    )
    assert found(one) == []


def test_evidence_holds_content_cue_and_speaker() -> None:
    one = reading("Le pont sera prêt en mai, a déclaré mardi Dana Akhmetova à la presse.")
    (fact,) = statements(one, CUES)
    assert [span.of(one.text) for span in fact.evidence] == [
        "Le pont sera prêt en mai, a déclaré mardi Dana Akhmetova"
    ]
    assert fact.cue == "a déclaré"


def test_a_long_answer_has_evidence_of_a_length_that_can_be_read() -> None:
    long = "Le pont est neuf. " * 120
    one = reading(f"Entretien avec Claire Bonnard\nQ : Sûr ?\nR : {long}\nQ : Cher ?\nR : Oui.")
    facts = statements(one, CUES)
    assert len(facts) == 2
    for fact in facts:
        fact.check(len(one.text))
