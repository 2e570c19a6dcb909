"""Writes the two samples that are no plain text, a PDF and a DOCX, from the texts beside this file.

    python tests/support/make_samples.py

In those texts the first line is the headline, a line without a full stop, question mark excepted, is a heading, and
every other line is a paragraph. The same texts give the same files: no clock, no random identifiers.
"""

import io
import zipfile
from datetime import datetime
from pathlib import Path
from xml.sax.saxutils import escape

import docx
import pypdf
from reportlab.lib.pagesizes import A5
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate

TEXTS = Path(__file__).parent / "samples"
SAMPLES = Path(__file__).parents[2] / "samples"


def lines(name: str) -> tuple[str, list[str]]:
    """The headline and the other lines of one of the texts."""
    headline, *rest = (TEXTS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return headline, rest


def is_heading(line: str) -> bool:
    """Whether a line is a heading: short, and not ended like a sentence."""
    return len(line.split()) < 8 and not line.endswith((".", '"'))


def pdf(name: str, *, author: str, paper: str, published: datetime) -> bytes:
    """The text as a PDF of small pages with a running head and page numbers."""
    headline, rest = lines(name)
    title = ParagraphStyle("title", fontName="Times-Bold", fontSize=19, leading=23, spaceAfter=10)
    byline = ParagraphStyle("byline", fontName="Times-Italic", fontSize=10, leading=14, spaceAfter=10)
    heading = ParagraphStyle("heading", fontName="Times-Bold", fontSize=12, leading=15, spaceBefore=6, spaceAfter=4)
    body = ParagraphStyle("body", fontName="Times-Roman", fontSize=10.5, leading=14, spaceAfter=7)
    story = [Paragraph(escape(headline), title), Paragraph(f"By {author}, {paper}", byline)]
    story += [Paragraph(escape(line), heading if is_heading(line) else body) for line in rest]

    def frame(canvas: Canvas, page: SimpleDocTemplate) -> None:
        canvas.setFont("Times-Roman", 8)
        canvas.drawString(18 * mm, A5[1] - 11 * mm, paper)
        canvas.drawRightString(A5[0] - 18 * mm, 10 * mm, f"Page {page.page}")

    out = io.BytesIO()
    template = SimpleDocTemplate(
        out,
        pagesize=A5,
        leftMargin=18 * mm,
        rightMargin=18 * mm,
        topMargin=18 * mm,
        bottomMargin=17 * mm,
        title=headline,
        author=author,
        subject=paper,
        invariant=1,
    )
    template.build(story, onFirstPage=frame, onLaterPages=frame)
    return _dated(out.getvalue(), published)


def _dated(content: bytes, published: datetime) -> bytes:
    """The same PDF with that date: reportlab alone would say the clock's, or the year 2000."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(content))
    stamp = published.strftime("D:%Y%m%d%H%M%S+00'00'")
    writer.add_metadata({"/CreationDate": stamp, "/ModDate": stamp})
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def word(name: str, *, author: str, paper: str, published: datetime) -> bytes:
    """The text as a Word document with core properties."""
    headline, rest = lines(name)
    document = docx.Document()
    about = document.core_properties
    about.title, about.author, about.subject, about.language = headline, author, paper, "en"
    about.created = about.modified = published
    about.comments, about.last_modified_by, about.revision = "", author, 1
    document.add_heading(headline, level=0)
    for line in rest:
        if is_heading(line):
            document.add_heading(line, level=1)
        else:
            document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return _without_clock(out.getvalue())


def _without_clock(archive: bytes) -> bytes:
    """The same zip archive with every member dated 1980, the zero of the format."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def make() -> dict[str, bytes]:
    """The samples made here, by file name."""
    return {
        "copper-under-tarn.pdf": pdf(
            "copper-under-tarn",
            author="Marit Osgood",
            paper="The Straits Examiner",
            published=datetime(2024, 5, 27, 5, 30),
        ),
        "who-are-the-pmus.docx": word(
            "who-are-the-pmus",
            author="Delphine Ashgrove",
            paper="Fieldnotes Quarterly",
            published=datetime(2020, 10, 5, 9, 0),
        ),
    }


if __name__ == "__main__":
    for file_name, content in make().items():
        (SAMPLES / file_name).write_bytes(content)
