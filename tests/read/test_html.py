from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model.document import Source
from dragoman.model.errors import ReadError
from dragoman.read import documents
from dragoman.read.html import decode_page, read_page

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "articles" / "page-sommet-astana.html"

LONG = [
    "Le ministre des Affaires étrangères a rencontré lundi son homologue kazakh, avec qui il a parlé de rail.",
    "Les deux parties ont signé trois accords, dont l'un porte sur la douane et l'autre sur les visas.",
    "Un quatrième texte, plus court, attend encore l'avis des experts de la commission intergouvernementale.",
]


def read(page: str) -> Source:
    return read_page("a", page, "a.html")


def article(inner: str) -> str:
    return f"""<html><head><title>Titre</title></head><body>
        <nav><ul><li><a href="/">Accueil</a></li><li><a href="/asie">Asie</a></li></ul></nav>
        <article><h1>Un accord à Astana</h1>{inner}</article>
        <footer><p>© 2025 Tous droits réservés</p></footer></body></html>"""


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


# The sample


def test_the_sample_is_read_without_what_stands_around_it() -> None:
    (found,) = documents([str(SAMPLE)])
    assert isinstance(found, Source)
    lines = found.text.split("\n\n")
    assert len(lines) == 11
    assert lines[0] == "Chine-Asie centrale : un traité « perpétuel » et un chèque de Pékin"
    assert lines[3] == "Des dons et des formations"
    assert lines[-2] == "Le prochain sommet aura lieu en Chine en 2027."
    for around in (
        "cookies",
        "S’abonner",
        "Samarcande",
        "Lire aussi",
        "Partager",
        "©",
        "plov",
        "4,90",
        "steppe",
    ):
        assert around not in found.text
    assert (found.id, found.media_type) == ("page-sommet-astana", "text/html")
    assert found.title == lines[0]
    assert found.published == "2025-06-18"
    assert found.publisher == "Le Méridien d’Orient"
    assert found.author == "Claire Montserrat"
    assert found.language == "fr"
    assert found.url == "https://meridien-orient.example/asie/2025/06/18/sommet-astana.html"


def test_a_page_gives_the_same_document_in_every_process() -> None:
    code = f"from dragoman.read import documents; print([one.digest for one in documents([{str(SAMPLE)!r}])])"
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    (mine,) = documents([str(SAMPLE)])
    assert isinstance(mine, Source)
    assert runs == {f"['{mine.digest}']\n"}


# The main text


def test_paragraphs_headings_and_items_are_kept_apart() -> None:
    page = article(
        paragraphs(LONG[0])
        + "<h2>Les points</h2><ul><li>le rail ;</li><li>la <b>douane</b> ;</li></ul>"
        + "<h3>La suite</h3><ol><li>les visas.</li></ol>"
        + paragraphs(*LONG[1:])
    )
    assert read(page).text == "\n\n".join(
        [
            "Un accord à Astana",
            LONG[0],
            "Les points",
            "- le rail ;\n- la douane ;",
            "La suite",
            "- les visas.",
            *LONG[1:],
        ]
    )


def test_the_rows_of_a_table_are_lines() -> None:
    table = (
        "<table><tr><th>Pays</th><th>2023</th></tr><tr><td>Kazakhstan</td><td>41,0</td></tr>"
        "<tr><td>Ouzb&eacute;kistan</td><td>14 Md$</td></tr></table>"
    )
    text = read(article(paragraphs(LONG[0]) + table + paragraphs(*LONG[1:]))).text
    assert f"{LONG[0]}\n\nPays | 2023\nKazakhstan | 41,0\nOuzbékistan | 14 Md$\n\n{LONG[1]}" in text


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (f"{LONG[0]}<br><br>{LONG[1]}<br>{LONG[2]}", "\n\n"),
        ("".join(f"<div>{one}</div>" for one in LONG), "\n"),
        (f"<pre>{LONG[0]}\n\n{LONG[1]}\n{LONG[2]}</pre>", "\n"),
        (f"<p>{LONG[0]}<br>{LONG[1]}</p><div>{LONG[2]}</div>", "\n"),
        (f"<div><span>{LONG[0]}</span></div><section><p>{LONG[1]}</p>{LONG[2]}</section>", "\n"),
    ],
)
def test_paragraphs_of_every_make_are_lines_of_their_own(inner: str, text: str) -> None:
    lines = [line for line in read(article(inner)).text.split("\n") if line]
    assert lines == ["Un accord à Astana", *LONG]


def test_a_title_is_not_given_twice() -> None:
    page = article("<h2>Un accord à Astana</h2>" + paragraphs(*LONG))
    assert read(page).text.count("Un accord à Astana") == 1


def test_white_space_is_made_plain() -> None:
    text = read(
        article(paragraphs(*LONG, "Il a dit\u00a0: «&nbsp;oui&nbsp;», et\n   payé 1&#8239;290&nbsp;€."))
    ).text
    assert text.endswith("Il a dit : « oui », et payé 1 290 €.")


@pytest.mark.parametrize(
    "page", [article(paragraphs("Ils ont signé un accord.")), "<p>Ils ont signé un accord.</p>"]
)
def test_a_short_page_is_read(page: str) -> None:
    found = read(page).text
    assert "Ils ont signé un accord." in found
    assert "Accueil" not in found


def test_a_fragment_is_read_as_a_page() -> None:
    assert read(paragraphs(*LONG)).text == "\n\n".join(LONG)


def test_comments_are_left_out() -> None:
    page = article(paragraphs(*LONG) + '<div class="comments"><h3>2 commentaires</h3><p>Bravo !</p></div>')
    assert "Bravo" not in read(page).text


@pytest.mark.parametrize(
    "page",
    [
        "",
        "<html></html>",
        "<html><body><img src='a.png'></body></html>",
        "<html><head><title>T</title></head><body><script>var a = 'texte';</script></body></html>",
        "<html><frameset><frame src='a'></frameset></html>",
    ],
)
def test_a_page_without_text_is_refused(page: str) -> None:
    with pytest.raises(ReadError, match="no text found in the page"):
        read(page)


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 100_000 + "Un texte au fond.",
        "<html><body><p>" + "<b><i>" * 30_000 + "Un texte au fond.",
        "<ul><li>" * 3000 + "Un texte au fond.",
        "<html><body>" + "<table><tr><td>" * 3000 + "Un texte au fond.",
    ],
)
def test_a_page_nested_without_end_takes_no_time(page: str) -> None:
    assert "Un texte au fond." in read(page).text


def test_a_page_of_too_many_elements_is_refused() -> None:
    with pytest.raises(ReadError, match=r"too large: the page has 10000\d elements; accepted: 100000"):
        read("<html><body>" + "<p>Un paragraphe.</p>" * 100_001)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            [
                *[
                    "<p>",
                    "</p>",
                    "<div>",
                    "</div>",
                    "<h1>",
                    "<li>",
                    "<ul>",
                    "<table>",
                    "<td>",
                    "<br>",
                    "</",
                    "<!--",
                    "-->",
                    "<![CDATA[",
                    "]]>",
                    "&#0;",
                    "&nbsp",
                    "&",
                ],
                "<script>",
                "</script>",
                "<pre>\n",
                '<meta property="og:title" content=',
                '<time datetime="x">',
                '<script type="application/ld+json">{"@type": ["Article"], "author": [null, {}]}</script>',
                "texte ",
                "\r\n",
                "été",
            ]
        )
    ).map("".join)
)
def test_any_page_is_read_or_refused(page: str) -> None:
    try:
        assert read(page).text.strip()
    except ReadError as error:
        assert str(error) == "no text found in the page"


# Encodings


def page_in(encoding: str, declared: str = "", text: str = "Été à Xi’an – cœur") -> bytes:
    return f"<html><head>{declared}<title>T</title></head><body><p>{text}</p></body></html>".encode(encoding)


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        (page_in("utf-8"), None),
        (page_in("utf-8-sig"), None),
        (page_in("utf-16"), None),
        (page_in("utf-16-le"), None),
        (page_in("cp1252", "<meta charset=iso-8859-1>"), None),
        (
            page_in("cp1252", '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">'),
            None,
        ),
        (page_in("cp1252"), "ISO-8859-1"),
        (page_in("cp1252"), None),
        (page_in("utf-8", "<meta charset=iso-8859-1>"), "latin-1"),
        (page_in("cp1252", "<meta charset=utf-16>"), None),
        (page_in("cp1252"), "no-such-charset"),
        (b'<?xml version="1.0" encoding="windows-1252"?>' + page_in("cp1252"), None),
    ],
)
def test_pages_are_decoded_whatever_they_declare(data: bytes, charset: str | None) -> None:
    assert read(decode_page(data, charset)).text == "Été à Xi’an – cœur"


@pytest.mark.parametrize(
    ("encoding", "text"),
    [("cp1251", "Переговоры прошли в столице"), ("gb18030", "中国国家主席习近平在阿斯塔纳")],
)
def test_pages_in_other_scripts_are_decoded(encoding: str, text: str) -> None:
    declared = f"<meta charset={'gb2312' if encoding == 'gb18030' else encoding}>"
    assert read(decode_page(page_in(encoding, declared, text))).text == text
    assert read(decode_page(page_in(encoding, "", text * 3), encoding)).text == text * 3


def test_a_broken_byte_costs_no_more_than_itself() -> None:
    assert "l’été" in read(decode_page(page_in("utf-8", text="l’été à Xi’an, à Chang’an") + b"\xe9")).text


@pytest.mark.parametrize(
    ("data", "said"), [(b"", "empty"), (b"%PDF-1.4", "a PDF document"), (b"<html>\0\x01\x02", "not text")]
)
def test_what_is_no_page_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(ReadError, match=said):
        decode_page(data)


def test_an_xhtml_page_with_a_declaration_is_read() -> None:
    page = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x">'
        f'<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="fr"><body>{paragraphs(*LONG)}</body></html>'
    )
    found = read(page)
    assert (found.text, found.language) == ("\n\n".join(LONG), "fr")
