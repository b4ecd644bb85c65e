"""A report as a Word document (OOXML), by python-docx: headings, quotations, notes on sources, tables.

In: a `Report`. Out: the bytes of a `.docx` file, the same for the same report. The numbers in brackets behind
a sentence are links to the list of sources at the end.
"""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from dragoman.publish.report import Cell, Evidence, Line, Report, Section, Source, Table, one_line

if TYPE_CHECKING:
    from docx.document import Document as Paper
    from docx.text.paragraph import Paragraph

TITLE_LEVEL = 0
SUMMARY = (Cm(4), Cm(12.4))
"""The widths of the columns that say what a report covers."""

SOFT = RGBColor(0x56, 0x60, 0x74)
NOTE = RGBColor(0x8A, 0x3B, 0x00)
ACCENT = RGBColor(0x12, 0x50, 0x7B)
WHEN = datetime(2000, 1, 1)
"""The date within the file: the same in every run, so that the same report is the same file."""


def docx(report: Report) -> bytes:
    """The report as the content of a `.docx` file."""
    paper = Document()
    _prepare(paper, report)
    paper.add_heading(one_line(report.title), TITLE_LEVEL)
    if report.subtitle:
        paper.add_paragraph(one_line(report.subtitle), style="Subtitle")
    _add_summary(paper, report)
    for said in report.paragraphs:
        paper.add_paragraph(one_line(said))
    for section in report.filled():
        _add_section(paper, report, section, 1)
    if report.sources:
        paper.add_heading(one_line(report.sources_title), 1)
        for source in report.sources:
            _add_source(paper, source)
    for said in report.closing:
        paper.add_paragraph(one_line(said), style="Reference")
    return _same_every_time(paper)


def _prepare(paper: Paper, report: Report) -> None:
    properties = paper.core_properties
    properties.title, properties.author = one_line(report.title), "Dragoman"
    properties.language, properties.comments = report.language, ""
    properties.created = properties.modified = WHEN
    for section in paper.sections:
        section.left_margin = section.right_margin = Cm(2.3)
        section.top_margin = section.bottom_margin = Cm(2)
    normal = paper.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(11)
    _set_language(normal, report.language)
    for name, size, colour, indent in (("Reference", 9, SOFT, 0.0), ("Remark", 10, NOTE, 0.6)):
        style = paper.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        style.font.size, style.font.color.rgb = Pt(size), colour
        style.paragraph_format.left_indent = Cm(indent)
        style.paragraph_format.space_after = Pt(4)
    quotation = paper.styles["Quote"]
    quotation.font.size, quotation.font.color.rgb = Pt(10), SOFT
    quotation.paragraph_format.left_indent = Cm(1)
    quotation.paragraph_format.space_after = Pt(4)


def _set_language(style: object, language: str) -> None:
    """Tell the language, for hyphenation, spelling and screen readers."""
    element = OxmlElement("w:lang")
    element.set(qn("w:val"), {"fr": "fr-FR", "en": "en-GB"}.get(language, language))
    style.element.get_or_add_rPr().append(element)  # type: ignore[attr-defined]


def _add_summary(paper: Paper, report: Report) -> None:
    if not report.summary:
        return
    table = paper.add_table(rows=0, cols=2)
    table.autofit = False
    for column, width in zip(table.columns, SUMMARY, strict=True):
        column.width = width
    for name, value in report.summary:
        cells = table.add_row().cells
        cells[0].width, cells[1].width = SUMMARY
        cells[0].text, cells[1].text = one_line(name), one_line(value)
        cells[0].paragraphs[0].runs[0].font.color.rgb = SOFT
        for cell in cells:
            cell.paragraphs[0].paragraph_format.space_after = Pt(2)


def _add_section(paper: Paper, report: Report, section: Section, level: int) -> None:
    paper.add_heading(one_line(section.title), min(level, 9))
    for said in section.paragraphs:
        paper.add_paragraph(one_line(said))
    for line in section.lines:
        _add_line(paper, report, line)
    for table in section.tables:
        _add_table(paper, table)
    for inner in filter(None, section.sections):
        _add_section(paper, report, inner, level + 1)


def _add_line(paper: Paper, report: Report, line: Line) -> None:
    said = paper.add_paragraph()
    said.paragraph_format.space_after = Pt(3)
    said.paragraph_format.keep_with_next = bool(line.evidence or line.notes)
    if line.lead:
        said.add_run(f"{one_line(line.lead)} ").bold = True
    said.add_run(one_line(line.text))
    for note in line.notes:
        paper.add_paragraph(one_line(note), style="Remark")
    for one in line.evidence:
        _add_evidence(paper, report, one)


def _add_evidence(paper: Paper, report: Report, one: Evidence) -> None:
    source = report.by_number[one.source]
    said = paper.add_paragraph(style="Quote")
    if one.quotation:
        said.add_run(f"{report.quoted(one.quotation)} ")
    _add_inner_link(said, f"[{source.number}]", source.number)
    about = f", {one_line(source.about)}" if source.about else ""
    run = said.add_run(f" {one_line(source.title)}{about}")
    run.font.size, run.italic = Pt(9), False


def _add_source(paper: Paper, source: Source) -> None:
    said = paper.add_paragraph(style="Reference")
    _add_bookmark(said, source.number)
    said.add_run(f"[{source.number}] ")
    if link := source.link:
        _add_link(said, one_line(source.title), link)
    else:
        said.add_run(one_line(source.title))
    about = f", {one_line(source.about)}" if source.about else ""
    document = f" ({one_line(source.document)})" if source.document != source.title else ""
    said.add_run(f"{about}{document}")


def _add_table(paper: Paper, table: Table) -> None:
    if table.caption:
        paper.add_paragraph(one_line(table.caption), style="Caption")
    grid = paper.add_table(rows=1, cols=len(table.heading), style="Light Grid Accent 1")
    for cell, name in zip(grid.rows[0].cells, table.heading, strict=True):
        cell.text = one_line(name)
    _repeat_heading(grid.rows[0])
    for row in table.rows:
        for cell, said in zip(grid.add_row().cells, row, strict=True):
            _fill(cell.paragraphs[0], said)
    paper.add_paragraph()


def _fill(paragraph: Paragraph, cell: Cell) -> None:
    paragraph.add_run(one_line(cell.text))
    for number in dict.fromkeys(one.source for one in cell.evidence):
        paragraph.add_run(" ")
        _add_inner_link(paragraph, f"[{number}]", number)


def _repeat_heading(row: object) -> None:
    """Show the row of headings again on each page, and tell screen readers that it is one."""
    properties = row._tr.get_or_add_trPr()  # type: ignore[attr-defined]
    properties.append(OxmlElement("w:tblHeader"))


def _add_bookmark(paragraph: Paragraph, number: int) -> None:
    for name in ("w:bookmarkStart", "w:bookmarkEnd"):
        element = OxmlElement(name)
        element.set(qn("w:id"), str(number))
        if name.endswith("Start"):
            element.set(qn("w:name"), f"source{number}")
        paragraph._p.append(element)


def _add_inner_link(paragraph: Paragraph, text: str, number: int) -> None:
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), f"source{number}")
    _append_run(paragraph, link, text)


def _add_link(paragraph: Paragraph, text: str, address: str) -> None:
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    _append_run(paragraph, link, text)


def _append_run(paragraph: Paragraph, link: object, text: str) -> None:
    run = paragraph.add_run(text)
    run.font.color.rgb, run.italic, run.font.size = ACCENT, False, Pt(9)
    link.append(run._r)  # type: ignore[attr-defined]
    paragraph._p.append(link)


def _same_every_time(paper: Paper) -> bytes:
    """The file, with the same time on every part of it."""
    written, kept = io.BytesIO(), io.BytesIO()
    paper.save(written)
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, WHEN.timetuple()[:6]), old.read(name), zipfile.ZIP_DEFLATED)
    return kept.getvalue()
