from __future__ import annotations

import json

import pytest

from dragoman.read.html import read_page
from dragoman.read.metadata import Metadata

TEXT = "<p>Le ministre a signé lundi un accord sur le rail avec son homologue kazakh, à Astana.</p>"


def metadata(
    head: str = "", body: str = "<article><h1>Un accord</h1>" + TEXT + "</article>", lang: str = ""
) -> Metadata:
    source = read_page("a", f"<html {lang}><head>{head}</head><body>{body}</body></html>", "a.html")
    return Metadata(
        source.title, source.url, source.published, source.publisher, source.author, source.language
    )


def linked(**node: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


DAY = "2025-06-18T07:40:00+02:00"


@pytest.mark.parametrize(
    "head",
    [
        f'<meta property="article:published_time" content="{DAY}">',
        f'<meta content="{DAY}" name="DC.date.issued">',
        '<meta name="PubDate" content="2025-06-18 10:20:00">',
        '<meta name="date" content="20250618">',
        f'<meta itemprop="datePublished" content="{DAY}">',
        linked(**{"@type": "NewsArticle", "datePublished": DAY, "dateModified": "2025-06-20"}),
        linked(
            **{
                "@context": "x",
                "@graph": [{"@type": "WebSite"}, {"@type": ["BlogPosting"], "datePublished": DAY}],
            }
        ),
        linked(**{"@type": "WebPage", "datePublished": DAY}),
        '<script type="application/ld+json">\n{"@type": "Article",\n"headline": "a\tb", "datePublished": "2025-06-18"}</script>',
        '<meta property="article:published_time" content="hier"><meta name="date" content="2025-06-18">',
        '<link rel="canonical" href="https://example.org/asie/2025/06/18/accord.html">',
    ],
)
def test_the_day_of_publication_stands_in_the_head(head: str) -> None:
    assert metadata(head).published == "2025-06-18"


@pytest.mark.parametrize(
    "line",
    [
        f'<p>Publié le <time datetime="{DAY}">18 juin</time>, mis à jour le 20</p>',
        "<p class=meta>Par Jean Petit | Publié le 18 juin 2025 à 07h40</p>",
        "<div>Publié le mercredi 18 juin 2025</div>",
        "<span>Mis en ligne le 18/06/2025</span>",
        "<p>Published on June 18, 2025</p>",
        "<p>Date de publication : 2025-06-18</p>",
        f'<span itemprop="datePublished" content="{DAY}">mercredi</span>',
        f'<time class="published" datetime="{DAY}">mercredi</time>',
    ],
)
def test_the_day_of_publication_stands_below_the_title(line: str) -> None:
    assert metadata(body=f"<article><h1>Un accord</h1>{line}{TEXT}</article>").published == "2025-06-18"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", TEXT),
        ('<meta property="article:modified_time" content="2025-06-18">', TEXT),
        ('<link rel="canonical" href="https://example.org/2025/06/sommet">', TEXT),
        ('<link rel="canonical" href="https://example.org/a?d=/2025/06/18/">', TEXT),
        (linked(**{"@type": "Event", "startDate": "2025-06-17", "datePublished": "2025-06-18"}), TEXT),
        ('<script type="application/ld+json">{"@type": "Article", </script>', TEXT),
        ("", f"{TEXT}<p>Le traité, signé le 17 juin 2025, sera publié le 20 juillet.</p>"),
        ("", f"{TEXT}<footer>© 2025</footer>"),
        ("", f'<article>{TEXT}</article><aside><time datetime="2025-06-18">hier</time></aside>'),
        (
            "",
            f'<article>{TEXT}<p>{"Le sommet a réuni six chefs d’État. " * 8}<time datetime="2025-06-17">mardi</time></p></article>',
        ),
    ],
)
def test_a_day_of_something_else_is_not_taken(head: str, body: str) -> None:
    assert metadata(head, body).published is None


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ('<meta property="og:title" content="Un accord signé">', "Un accord signé"),
        (linked(**{"@type": "Article", "headline": "Un accord signé"}), "Un accord signé"),
        ("<title>Un accord | Le Méridien</title>", "Un accord"),
        (
            '<meta property="og:title" content="Accord - Le Méridien"><meta property="og:site_name" content="Le Méridien">',
            "Accord",
        ),
        ('<meta property="og:title" content="Chine - Asie centrale">', "Chine - Asie centrale"),
        ("", "Un accord"),
    ],
)
def test_the_title_comes_without_the_name_of_the_site(head: str, title: str) -> None:
    assert metadata(head).title == title


@pytest.mark.parametrize(
    ("head", "publisher", "author"),
    [
        (
            '<meta property="og:site_name" content="Le Méridien"><meta name="author" content=" C.  Petit ">',
            "Le Méridien",
            "C. Petit",
        ),
        (
            linked(
                **{"@type": "Article", "publisher": {"name": "Le Méridien"}, "author": [{"name": "A"}, "B"]}
            ),
            "Le Méridien",
            "A, B",
        ),
        ('<meta property="article:author" content="https://social.example/petit">', None, None),
        (linked(**{"@type": "Article", "publisher": {"@id": "#x"}, "author": 5}), None, None),
    ],
)
def test_publisher_and_author_are_names(head: str, publisher: str | None, author: str | None) -> None:
    found = metadata(head)
    assert (found.publisher, found.author) == (publisher, author)


def test_an_author_is_found_by_the_mark_of_a_link() -> None:
    body = f'<article><h1>Un accord</h1><p>Par <a rel="author" href="/p">Jean Petit</a></p>{TEXT}</article>'
    assert metadata(body=body).author == "Jean Petit"


@pytest.mark.parametrize(
    ("lang", "head", "language"),
    [
        ('lang="fr"', "", "fr"),
        ('lang="fr-FR"', "", "fr"),
        ('xml:lang="ru"', "", "ru"),
        ("", '<meta http-equiv="Content-Language" content="fr">', "fr"),
        ("", '<meta property="og:locale" content="en_US">', None),
        ('lang=""', "", None),
        ('lang="français"', "", None),
    ],
)
def test_the_language_is_what_the_page_declares(lang: str, head: str, language: str | None) -> None:
    assert metadata(head, lang=lang).language == language


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<link rel="canonical" href="https://example.org/a">', "https://example.org/a"),
        (
            '<link rel="canonical" href="/a"><meta property="og:url" content="https://example.org/b">',
            "https://example.org/b",
        ),
        ('<link rel="canonical" href="/a">', None),
    ],
)
def test_the_address_is_whole(head: str, url: str | None) -> None:
    assert metadata(head).url == url
