from __future__ import annotations

import io
import zipfile

from docx import Document
from tests.publish.rendering.reports import NASTY, nasty, small

from dragoman.publish.rendering.docx import docx
from dragoman.publish.report import Report, one_line


def test_a_word_document_has_headings_quotations_and_sources() -> None:
    paper = Document(io.BytesIO(docx(small())))
    styled = [(one.style.name, one.text) for one in paper.paragraphs if one.style and one.text]
    assert styled == [
        ("Title", "Note"),
        ("Subtitle", "Sous-titre"),
        ("Normal", "Un avant-propos."),
        ("Heading 1", "Rencontres"),
        ("Heading 2", "Tenues"),
        ("Normal", "19 mai Un sommet a eu lieu."),
        ("Remark", "Les sources divergent."),
        ("Quote", "« le sommet s'est tenu » [1] Un titre, Xinhua, 1er mai 2024"),
        ("Quote", "[2] notes"),
        ("Heading 1", "Qui"),
        ("Caption", "Fonctions"),
        ("Heading 1", "Sources"),
        ("Reference", "[1] Un titre, Xinhua, 1er mai 2024 (2024/1)"),
        ("Reference", "[2] notes"),
        ("Reference", "Fin."),
    ]
    summary, offices = paper.tables
    assert [cell.text for row in summary.rows for cell in row.cells] == ["Documents", "2 documents"]
    assert [cell.text for row in offices.rows for cell in row.cells] == [
        "Nom",
        "Nombre",
        "Xi Jinping",
        "5 [2]",
    ]


def test_numbers_lead_to_the_sources() -> None:
    content = zipfile.ZipFile(io.BytesIO(docx(small()))).read("word/document.xml").decode()
    assert content.count('w:anchor="source1"') == 1 and content.count('w:anchor="source2"') == 2
    assert content.count('w:name="source1"') == 1


def test_addresses_are_links_and_only_web_ones() -> None:
    def targets(report: Report) -> list[str]:
        paper = Document(io.BytesIO(docx(report)))
        return [one.target_ref for one in paper.part.rels.values() if one.is_external]

    assert targets(small()) == ["https://example.org/a(1)?b=1&c=2"]
    assert targets(nasty()) == []


def test_texts_that_try_to_be_markup_are_texts() -> None:
    paper = Document(io.BytesIO(docx(nasty())))
    assert paper.paragraphs[0].text == one_line(NASTY)


def test_the_same_report_is_the_same_file() -> None:
    assert docx(small()) == docx(small())
