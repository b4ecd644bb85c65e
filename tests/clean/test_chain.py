"""Lines are judged together: one that says little by itself goes with the site's lines right beside it."""

import math
from itertools import pairwise, product

from tests.clean.conftest import Clean

from dragoman.clean.chain import joints_of, probabilities
from dragoman.packs.weights import ChainWeights

TITLE = "Torougart : six voies de plus, et bientôt la nuit ?"
BODY = """Le poste de Torougart comptera six voies de plus à l'automne, a annoncé lundi le service des douanes kirghizes.

Les travaux ont commencé au printemps, et une équipe chinoise pose le revêtement depuis le mois de juin. Le poste restera ouvert la nuit.

Les camions attendent aujourd'hui jusqu'à trois jours du côté kirghiz, selon l'association des transporteurs de Naryn."""

WEIGHTS = ChainWeights(
    bias=-1.0, signs={"known": 3.0}, joints={"near": (-0.5, -0.7, 0.9), "apart": (0.7, 0.0, -0.4)}
)
SITE, PLAIN = frozenset(["head", "known", "near below"]), frozenset(["head", "near below"])


def test_probabilities_are_those_of_all_ways_to_answer_together() -> None:
    lines = [PLAIN, SITE, frozenset(["head"]), PLAIN]
    ways = {}
    for answers in product([0, 1], repeat=len(lines)):
        score = sum(WEIGHTS.odds(line) for line, yes in zip(lines, answers, strict=True) if yes)
        for (one, above), (other, below) in pairwise(zip(answers, lines, strict=True)):
            for joint in joints_of(above, below):
                values = WEIGHTS.joints.get(joint, (0.0, 0.0, 0.0))
                score += {(0, 1): values[0], (1, 0): values[1], (1, 1): values[2]}.get((one, other), 0.0)
        ways[answers] = math.exp(score)
    total = sum(ways.values())
    found = probabilities(lines, [None] * len(lines), WEIGHTS)
    for at, chance in enumerate(found):
        assert abs(chance - sum(way for answers, way in ways.items() if answers[at]) / total) < 1e-9


def test_what_is_certain_stays_so_and_speaks_for_its_neighbours() -> None:
    free = probabilities([PLAIN, PLAIN], [None, None], WEIGHTS)
    site = probabilities([PLAIN, PLAIN], [None, True], WEIGHTS)
    own = probabilities([PLAIN, PLAIN], [None, False], WEIGHTS)
    assert site[1] > 0.999 and own[1] < 0.001
    assert site[0] > free[0] > own[0]


def test_no_lines_and_one_line() -> None:
    assert probabilities([], [], WEIGHTS) == []
    assert abs(probabilities([PLAIN], [None], WEIGHTS)[0] - WEIGHTS.probability(PLAIN)) < 1e-9


def gone(cleaned: Clean, text: str) -> str:
    return "\n".join(span.of(text) for span in cleaned(text).boilerplate)


HEADS = ["Le Courrier des steppes", "Carnet diplomatique de Bichkek", "Regards sur la route"]
DATE, BUTTONS = "7 décembre 2014", "Partager : Facebook – Telegram"


def test_a_line_right_above_a_date_is_of_the_head_of_the_page(cleaned: Clean) -> None:
    for head in HEADS:
        assert gone(cleaned, f"{head}\n{DATE}\n\n{TITLE}\n\n{BODY}") == f"{head}\n{DATE}"


def test_a_line_far_from_what_is_the_sites_is_judged_more_strictly(cleaned: Clean) -> None:
    for head in HEADS:
        assert gone(cleaned, f"{head}\n\n{DATE}\n\n{TITLE}\n\n{BODY}") == DATE


def test_the_title_stays_whatever_stands_right_beside_it(cleaned: Clean) -> None:
    for head in (f"{TITLE}\n{DATE}", f"{DATE}\n{TITLE}", f"{HEADS[0]}\n{TITLE}\n{DATE}"):
        assert TITLE not in gone(cleaned, f"{head}\n\n{BODY}")


def test_a_line_right_above_the_buttons_is_of_the_foot_and_the_last_paragraph_is_not(cleaned: Clean) -> None:
    foot = f"Les cols en hiver\n{BUTTONS}"
    assert gone(cleaned, f"{TITLE}\n\n{BODY}\n\n{foot}") == foot
    assert gone(cleaned, f"{TITLE}\n\n{BODY}\n{BUTTONS}") == BUTTONS
