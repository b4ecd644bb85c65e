"""Reports for the tests of the renderers."""

from __future__ import annotations

from dragoman.publish.report import Cell, Evidence, Line, Report, Section, Source, Table

NASTY = '<script>alert("x")</script> & *a* _b_ `c` [d](http://e) | \x1b[31m \u202e "q" \'r\''


def small() -> Report:
    """A report with one of everything."""
    return Report(
        language="fr",
        title="Note",
        subtitle="Sous-titre",
        summary=(("Documents", "2 documents"),),
        paragraphs=("Un avant-propos.",),
        sections=(
            Section(
                "meetings",
                "Rencontres",
                sections=(
                    Section(
                        "meetings-1",
                        "Tenues",
                        lines=(
                            Line(
                                "Un sommet a eu lieu.",
                                (Evidence(1, "le sommet s'est tenu"), Evidence(2, "")),
                                ("Les sources divergent.",),
                                "19 mai",
                            ),
                        ),
                    ),
                ),
            ),
            Section("empty", "Vide"),
            Section(
                "table",
                "Qui",
                tables=(
                    Table(
                        "Fonctions",
                        ("Nom", "Nombre"),
                        ((Cell("Xi Jinping"), Cell("5", (Evidence(2, "q"), Evidence(2, "r")))),),
                        frozenset({1}),
                    ),
                ),
            ),
        ),
        sources=(
            Source(1, "2024/1", "Un titre", "Xinhua, 1er mai 2024", "https://example.org/a(1)?b=1&c=2", "fr"),
            Source(2, "notes", "notes", language="ru"),
        ),
        contents_title="Sommaire",
        closing=("Fin.",),
        quotes=("« ", " »"),
    )


def nasty() -> Report:
    """A report all of whose texts try to be markup."""
    return Report(
        language="fr",
        title=NASTY,
        subtitle=NASTY,
        summary=((NASTY, NASTY),),
        paragraphs=(NASTY,),
        sections=(
            Section(
                "s",
                NASTY,
                (NASTY,),
                (Line(NASTY, (Evidence(1, NASTY),), (NASTY,), NASTY),),
                (Table(NASTY, (NASTY, NASTY), ((Cell(NASTY), Cell(NASTY, (Evidence(1, NASTY),))),)),),
            ),
        ),
        sources=(Source(1, NASTY, NASTY + "!", NASTY, 'javascript:alert("x")', "fr"),),
        contents_title=NASTY,
        closing=(NASTY,),
    )
