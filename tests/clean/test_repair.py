"""Repairs of characters, lost letters and lines, each with the way back to the source."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.clean.document import repair
from dragoman.clean.draft import Draft
from dragoman.model.span import Edit, Span
from dragoman.packs.cleaning import CleaningKnowledge, load_cleaning

CHARACTERS = [
    ("ASTANA, 3 mai (Xinhua) -- La Chine …", "ASTANA, 3 mai (Xinhua) – La Chine …"),
    ("l'option --all", "l'option --all"),
    ("l’accord", "l'accord"),
    ("aujourd‘hui", "aujourd'hui"),
    ("Xi`an", "Xi'an"),
    ("‘ouverture’ verte", "‘ouverture' verte"),
    ("«\u202fun pas\u00a0»", "« un pas »"),
    ("5\u2009000\u00a0km", "5 000 km"),
    ("une\tcolonne", "une colonne"),
    ("un\r\ndeux\rtrois", "un\ndeux\ntrois"),
    ("un\u2028deux", "un\ndeux"),
    ("\ufeffDébut", "Début"),
    ("coopé\u00adration", "coopération"),
    ("Sa\u200bmarcande", "Samarcande"),
    ("coope\u0301ration re\u0301gionale", "coopération régionale"),
    ("la \ufb01n du con\ufb02it", "la fin du conflit"),
    ("Premier minist&egrave;re &amp; fils", "Premier ministère & fils"),
    ("l&#8217;Asie", "l'Asie"),
    ("AT&T; R&D;", "AT&T; R&D;"),
    ("coopÃ©ration", "coopération"),
    ("lâ€™Asie", "l'Asie"),
    ("Å“uvre", "œuvre"),
    ("Ã\u00a0 Pékin", "à Pékin"),
    ("coopÃƒÂ©ration", "coopération"),
    ("ÐšÐ°Ð·Ð°Ñ…ÑÑ‚Ð°Ð½".replace("ÑÑ", "Ñ\u0081Ñ"), "Казахстан"),
    ("« DÉCLARÉ» À Xi'an", "« DÉCLARÉ» À Xi'an"),
    ("Un sommet 🤝 réussi", "Un sommet réussi"),
    ("✅ Accord signé. 🇨🇳🇰🇿 Suite", "Accord signé. Suite"),
    ("Le  train   part", "Le train part"),
    ("Pays  2023\nChine  12\nIran  9", "Pays  2023\nChine  12\nIran  9"),
    ("“mot” et «mot»", "“mot” et «mot»"),
]

LOST_LETTERS = [
    ("Le pr?sident a d?clar? que", "Le président a déclaré que"),
    ("la coop?ration r?gionale", "la coopération régionale"),
    ("Le pr\ufffdsident chinois", "Le président chinois"),
    ("Le pr\ufffd\ufffdsident chinois", "Le président chinois"),
    ("L'Ouzb?kistan et le Turkm?nistan", "L'Ouzbékistan et le Turkménistan"),
    ("LE PR?SIDENT EST ARRIV? HIER", "LE PRÉSIDENT EST ARRIVÉ HIER"),
    ("l?accord d?int?r?t mutuel et le pr?t", "l'accord d'intérêt mutuel et le prêt"),
    ("d?une r?gion d?velopp?e", "d'une région développée"),
    ("Le pr?sident est reconnaissant ? la Chine. M. Xi a r?pondu", None),
    ("A-t-il sign? l'accord du pr?t ?", "A-t-il signé l'accord du prêt ?"),
    ("Qui a signé l'accord?", "Qui a signé l'accord?"),
    ("Quel accord? Le président l'ignore.", "Quel accord? Le président l'ignore."),
    ("Vraiment ? Oui.", "Vraiment ? Oui."),
    ("https://exemple.org/page?id=3&lang=fr", "https://exemple.org/page?id=3&lang=fr"),
    ("voir www.exemple.org/index?page", "voir www.exemple.org/index?page"),
    ("xq?zt brk?lm", "xq?zt brk?lm"),
]

LINES = [
    ("la coopé-\nration régionale", "la coopération régionale"),
    ("le corridor Chine-\nKazakhstan", "le corridor Chine-Kazakhstan"),
    ("les sous-\nforums du sommet", "les sous-forums du sommet"),
    ("peut-\nêtre demain", "peut-être demain"),
    ("Le sommet a pris fin.Les dirigeants partent.", "Le sommet a pris fin. Les dirigeants partent."),
    ("voir Novastan.Org et exemple.Com", "voir Novastan.Org et exemple.Com"),
    ("le site www.exemple.Fr", "le site www.exemple.Fr"),
    ("Premier titre\nDeuxième titre", "Premier titre\nDeuxième titre"),
    ("Le 19 mai.\nLe 20 mai.\nLe 21 mai.", "Le 19 mai.\nLe 20 mai.\nLe 21 mai."),
]

WRAPPED = """Les ministres des Transports des trois pays se sont retrouvés à
Tachkent pour arrêter le calendrier des travaux de la ligne et la
répartition des dépenses entre les sociétés nationales de chemins
de fer.

- premier point de la liste
- second point de la liste
"""


@pytest.fixture(scope="module")
def tables() -> CleaningKnowledge:
    return load_cleaning("fr")


@pytest.mark.parametrize(("damaged", "sound"), CHARACTERS)
def test_odd_characters_are_made_plain(tables: CleaningKnowledge, damaged: str, sound: str) -> None:
    assert repair(damaged, tables).text == sound


@pytest.mark.parametrize(("damaged", "sound"), LOST_LETTERS)
def test_a_lost_letter_is_found_where_one_word_fits(
    tables: CleaningKnowledge, damaged: str, sound: str | None
) -> None:
    if sound is not None:
        assert repair(damaged, tables).text == sound


def test_a_lone_question_mark_in_a_damaged_text_is_the_preposition(tables: CleaningKnowledge) -> None:
    text = "Le pr?sident a d?clar? que la r?gion est li?e ? la Chine."
    assert repair(text, tables).text == "Le président a déclaré que la région est liée à la Chine."


@pytest.mark.parametrize(("damaged", "sound"), LINES)
def test_broken_lines_are_mended_and_others_left(tables: CleaningKnowledge, damaged: str, sound: str) -> None:
    assert repair(damaged, tables).text == sound


def test_wrapped_prose_becomes_one_line_and_a_list_stays(tables: CleaningKnowledge) -> None:
    lines = repair(WRAPPED, tables).text.split("\n")
    assert lines[0].startswith("Les ministres") and lines[0].endswith("chemins de fer.")
    assert "- premier point de la liste" in lines


PIECES = st.sampled_from(
    ["pr?sident", "coope\u0301ration", "l’Asie", "Chine", "Ã©tat", "fin.Début", "coopé-\nration", "a\u00adb",
     "\r\n", " ", "\u00a0", "été", "d?clar?", "« oui »", "&eacute;", "ﬁn", "\ufffd", "?", "Kirgyzstan\n"]
)  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=25).map(" ".join))
def test_every_word_left_alone_leads_back_to_itself(text: str) -> None:
    draft = repair(text, load_cleaning("fr"))
    touched = [Span(edit.start, max(edit.end, edit.start + 1)) for edit in draft.edits]
    before = 0
    for match in re.finditer(r"\S+", draft.text):
        origin = draft.offsets.origin(match.span())
        assert 0 <= origin.start <= origin.end <= len(text)
        assert origin.start >= before
        before = origin.start
        if not any(origin.overlaps(span) for span in touched):
            assert origin.of(text) == match[0]
            assert draft.within(origin) == Span(*match.span())


def test_a_second_edit_over_a_first_keeps_what_the_first_left() -> None:
    draft = Draft.of("la ﬁn du jour").revised([Edit(3, 4, "fi")])
    again = draft.revised([Edit(4, 6, "on")])  # half of what the ligature became, and the n
    assert again.text == "la fon du jour"
    assert again.offsets.origin((3, 6)).of(again.source) == "ﬁn"


def test_an_insertion_keeps_its_place_between_edits() -> None:
    draft = Draft.of("un\u00a0deux").revised([Edit(2, 3, " ")])
    draft = draft.revised([Edit(2, 2, ","), Edit(3, 7, "trois")])
    assert draft.text == "un, trois"
    assert draft.offsets.origin((4, 9)).of(draft.source) == "deux"


@pytest.mark.parametrize(
    ("torn", "mended"),
    [
        (
            'Il a appelé les États à\n"résister aux ingérences"\n.',
            'Il a appelé les États à "résister aux ingérences".',
        ),
        (
            "Il espère porter\n« la coopération plus haut »\n, selon elle.",
            "Il espère porter « la coopération plus haut », selon elle.",
        ),
        ('Il a dit oui.\n"Nous y allons", a-t-il ajouté.', 'Il a dit oui.\n"Nous y allons", a-t-il ajouté.'),
        ("Un titre sans point\nLe texte commence.", "Un titre sans point\nLe texte commence."),
    ],
)
def test_a_quotation_on_a_line_of_its_own_goes_back_into_its_sentence(
    tables: CleaningKnowledge, torn: str, mended: str
) -> None:
    assert repair(torn, tables).text == mended
