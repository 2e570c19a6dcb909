"""HTML, PDF, DOCX, mail and JSON lines, from files made here."""

import io
import json
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import docx
import pypdf
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

from graph.record import Document
from ingest.readers import UnreadableError, read, read_bytes, read_each

BODY = "The mayor of Port Ellis denied on Monday that the council had paid Orin Shipping."
REST = "Orin Shipping declined to comment. Its director, Ali Ray, was abroad."
HEADLINE = "Mayor denies paying shipper"


def one(path: Path) -> Document:
    (document,) = read(path)
    return document


def facts(document: Document) -> dict[str, str | None]:
    names = ("headline", "author", "publisher", "published", "url")
    return {name: value for name in names if (value := getattr(document, name)) is not None}


def test_html_gives_the_article_without_its_page_and_the_metadata_of_its_head(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        f"""<!doctype html><html lang="en"><head><title>{HEADLINE} | The Ledger</title>
        <script type="application/ld+json">{
            json.dumps(
                {
                    "@context": "https://schema.org",
                    "@type": "NewsArticle",
                    "headline": HEADLINE,
                    "author": {"@type": "Person", "name": "Jane Doe"},
                    "datePublished": "2021-05-03T08:00:00Z",
                    "publisher": {"@type": "Organization", "name": "The Ledger"},
                }
            )
        }</script>
        <link rel="canonical" href="https://ledger.example/1"></head><body>
        <nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
        <article><h1>{HEADLINE}</h1><p>By Jane Doe</p><p>{BODY}</p><ul><li>{REST}</li></ul></article>
        <footer><p>Copyright 2021 The Ledger. All rights reserved.</p></footer></body></html>""",
        encoding="utf-8",
    )
    document = one(path)
    assert document.text == f"{HEADLINE}\n\n{BODY}\n\n{REST}"
    assert facts(document) == {
        "headline": HEADLINE,
        "author": "Jane Doe",
        "publisher": "The Ledger",
        "published": "2021-05-03",
        "url": "https://ledger.example/1",
    }


def test_html_in_its_declared_encoding_and_in_a_txt_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    markup = f'<html><head><meta charset="iso-8859-2"></head><body><p>Łukasz Żak denied it. {BODY}</p></body></html>'
    path.write_bytes(markup.encode("iso-8859-2"))
    path = path.rename(tmp_path / "a.htm")
    assert one(path).text == f"Łukasz Żak denied it. {BODY}"
    path.write_text(markup, encoding="utf-8")
    assert one(path.rename(tmp_path / "a.txt")).text == f"Łukasz Żak denied it. {BODY}"


def test_an_external_entity_is_not_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("treasure")
    path = tmp_path / "a.html"
    path.write_text(
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY f SYSTEM "{secret.as_uri()}">]>'
        f"<html><body><p>&f;</p><p>{BODY}</p></body></html>"
    )
    assert "treasure" not in one(path).text


def make_pdf(path: Path, story: list[tuple[str, str]], **properties: str) -> None:
    """A PDF with running head and page number; `story` is style and words of each paragraph."""
    styles = getSampleStyleSheet()

    def frame(canvas: Canvas, _: object) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60, 815, "The Ledger of Port Ellis")
        canvas.drawString(300, 25, f"Page {canvas.getPageNumber()}")

    flow = [part for style, words in story for part in (Paragraph(words, styles[style]), Spacer(1, 8))]
    SimpleDocTemplate(str(path), pagesize=A4, **properties).build(flow, onFirstPage=frame, onLaterPages=frame)


def test_pdf_lines_are_paragraphs_again_and_running_heads_are_gone(tmp_path: Path) -> None:
    long = " ".join([BODY, REST] * 6)
    headline = "Mayor denies paying shipper for the long-delayed terminal in the old harbour"
    path = tmp_path / "a.pdf"
    story = [("Title", headline), ("Normal", "By Jane Doe | 3 May 2021"), *[("Normal", long)] * 9]
    make_pdf(path, story, title="x.docx", author="Desk")
    assert len(pypdf.PdfReader(path).pages) > 1
    document = one(path)
    first, *paragraphs = document.text.split("\n\n")
    assert first == headline
    assert " ".join(paragraphs) == " ".join([long] * 9)
    assert paragraphs.count(long) >= 8
    assert facts(document) == {"headline": headline, "author": "Jane Doe", "published": "2021-05-03"}


def test_pdf_words_broken_at_the_line_end_are_whole_again(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    for at, line in enumerate(
        [
            "The council of Port Ellis met on Monday, and the govern-",
            "ment of the island sent its minister for post-",
            "9/11 affairs, who said that he would answer later on.",
        ]
    ):
        canvas.drawString(60, 700 - 14 * at, line)
    canvas.save()
    assert one(path).text == (
        "The council of Port Ellis met on Monday, and the government of the island sent its minister for post-9/11 "
        "affairs, who said that he would answer later on."
    )


def test_pdf_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    for x, lines in (
        (60, ["The mayor of Port Ellis denied", "on Monday that the council"]),
        (320, ["had paid Orin Shipping for its", "silence about the new terminal."]),
    ):
        for at, line in enumerate(lines):
            canvas.drawString(x, 700 - 14 * at, line)
    canvas.save()
    assert one(path).text == (
        "The mayor of Port Ellis denied on Monday that the council had paid Orin Shipping for its silence about the "
        "new terminal."
    )


def test_pdf_properties_fill_what_the_text_does_not_say(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    make_pdf(path, [("Normal", BODY), ("Normal", REST)])
    writer = pypdf.PdfWriter(clone_from=path)
    writer.add_metadata({"/Title": HEADLINE, "/Author": "Jane Doe", "/CreationDate": "D:20210503080000Z"})
    writer.write(path)
    document = one(path)
    assert facts(document) == {"headline": HEADLINE, "author": "Jane Doe", "published": "2021-05-03"}
    assert document.text == f"{HEADLINE}\n\n{BODY}\n\n{REST}"


def test_pdf_without_document_information_is_read_by_its_xmp(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    make_pdf(path, [("Normal", BODY)])
    writer = pypdf.PdfWriter(clone_from=path)
    writer.metadata = None
    packet = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{HEADLINE}</rdf:li></rdf:Alt></dc:title>'
        "<dc:creator><rdf:Seq><rdf:li>Jane Doe</rdf:li></rdf:Seq></dc:creator>"
        "<dc:date><rdf:Seq><rdf:li>2021-05-03</rdf:li></rdf:Seq></dc:date>"
        "<dc:source>https://ledger.example/1</dc:source></rdf:Description></rdf:RDF></x:xmpmeta>"
    )
    writer.xmp_metadata = packet.encode()
    writer.write(path)
    assert facts(one(path)) == {
        "headline": HEADLINE,
        "author": "Jane Doe",
        "published": "2021-05-03",
        "url": "https://ledger.example/1",
    }


def test_pdf_printed_from_a_browser_has_no_date_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    make_pdf(path, [("Normal", BODY)])
    writer = pypdf.PdfWriter(clone_from=path)
    writer.add_metadata({"/Title": HEADLINE, "/CreationDate": "D:20210503080000Z", "/Producer": "Skia/PDF m99"})
    writer.write(path)
    assert one(path).published is None


def test_docx_gives_body_tables_and_core_properties(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_heading(HEADLINE, 1)
    word.add_paragraph("By Jane Doe")
    word.add_paragraph(BODY)
    table = word.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Ali Ray", "director"
    word.add_paragraph(REST)
    word.core_properties.author = "Desk"
    word.core_properties.created = datetime(2021, 5, 3, 8, tzinfo=UTC)
    word.save(tmp_path / "a.docx")
    document = one(tmp_path / "a.docx")
    assert document.text == f"{HEADLINE}\n\n{BODY}\n\nAli Ray; director\n\n{REST}"
    assert facts(document) == {"headline": HEADLINE, "author": "Jane Doe", "published": "2021-05-03"}


def test_docx_without_properties_of_its_own_takes_none_from_the_template(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_paragraph(BODY)
    word.save(tmp_path / "a.docx")
    assert facts(one(tmp_path / "a.docx")) == {}


def mail(body: str, **headers: str) -> EmailMessage:
    message = EmailMessage()
    for name, value in {"From": "Jane Doe <jane@ledger.example>", "Subject": HEADLINE, **headers}.items():
        message[name.replace("_", "-")] = value
    message.set_content(body)
    return message


def test_mail_gives_header_and_own_words(tmp_path: Path) -> None:
    body = f"{BODY}\n\n{REST}\n\nOn Mon, 3 May 2021 Ali Ray wrote:\n> I deny it all.\n\n-- \nJane Doe\nThe Ledger\n"
    message = mail(
        body,
        Date="Mon, 03 May 2021 08:00:00 +0200",
        Organization="The Ledger",
        Archived_At="<https://ledger.example/1>",
    )
    message.replace_header("Subject", f"Fwd: Re: {HEADLINE}")
    (tmp_path / "a.eml").write_bytes(message.as_bytes())
    document = one(tmp_path / "a.eml")
    assert document.text == f"{HEADLINE}\n\n{BODY}\n\n{REST}"
    assert facts(document) == {
        "headline": HEADLINE,
        "author": "Jane Doe",
        "publisher": "The Ledger",
        "published": "2021-05-03",
        "url": "https://ledger.example/1",
    }


def test_mail_with_a_byline_is_from_its_outlet(tmp_path: Path) -> None:
    message = mail(f"By Perrin Haddow\n\n{BODY}")
    message.replace_header("From", "Strait Letter <desk@strait.example>")
    (tmp_path / "a.eml").write_bytes(message.as_bytes())
    document = one(tmp_path / "a.eml")
    assert (document.author, document.publisher) == ("Perrin Haddow", "Strait Letter")
    assert document.text == f"{HEADLINE}\n\n{BODY}"


def test_mail_in_html_only_is_read_as_html_and_its_attachments_are_not(tmp_path: Path) -> None:
    message = mail("")
    message.set_content(f"<html><body><p>{BODY}</p><p>Café “talk”.</p></body></html>", subtype="html", charset="cp1252")
    message.add_attachment(b"secret", maintype="application", subtype="octet-stream", filename="a.bin")
    (tmp_path / "a.eml").write_bytes(message.as_bytes())
    assert one(tmp_path / "a.eml").text == f"{HEADLINE}\n\n{BODY}\n\nCafé “talk”."


def test_json_lines_are_taken_unchanged(tmp_path: Path) -> None:
    text = f"  **{BODY}**\r\n\r\n{REST} Kata’ib 😀\n"
    rows: list[dict[str, object]] = [
        {"id": "a1", "text": text, "headline": HEADLINE, "published": "2021-05-03", "author": None, "extra": 1},
        {"text": BODY, "source": "ledger/7"},
        {"id": 3, "text": REST},
        {"text": BODY + REST},
    ]
    path = tmp_path / "a.jsonl"
    path.write_text("\n\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    documents = read(path)
    assert [document.text for document in documents] == [text, BODY, REST, BODY + REST]
    assert [document.source for document in documents] == ["a1", "ledger/7", "3", f"{path.as_posix()}:7"]
    assert facts(documents[0]) == {"headline": HEADLINE, "published": "2021-05-03"}


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{not json", "not JSON"),
        ("[1, 2]", "[1, 2], not an object"),
        ('{"id": "a"}', "it has no text"),
        ('{"text": 5}', "text is 5, not a string"),
        ('{"text": " "}', "text is empty"),
        ('{"text": "a", "id": [1]}', "id is [1]"),
        ('{"text": "a", "published": "soon"}', 'published is "soon", not a date'),
        ('{"text": "a", "author": 5}', "author is 5"),
        ('{"text": "\\ud800 a"}', "surrogate"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_a_bad_json_line_is_told_with_its_number_and_the_others_are_read(tmp_path: Path, line: str, words: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(f"{json.dumps({'text': BODY})}\n{line}\n{json.dumps({'text': REST})}\n", encoding="utf-8")
    before, error, after = read_each(path)
    assert isinstance(before, Document) and isinstance(after, Document)
    assert (before.text, after.text) == (BODY, REST)
    assert isinstance(error, UnreadableError) and error.code == "bad-line"
    assert error.path == f"{path.as_posix()}:2"
    assert words in error.reason
    with pytest.raises(UnreadableError, match="line 2"):
        read(path)


def test_bytes_are_read_by_the_name_they_come_with() -> None:
    (document,) = read_bytes(f"# {HEADLINE}\n\n**No**, said Ray. {BODY}".encode(), "upload.MD")
    assert document.text == f"{HEADLINE}\n\nNo, said Ray. {BODY}"
    assert document.source == "upload.MD"
    word, buffer = docx.Document(), io.BytesIO()
    word.add_paragraph(BODY)
    word.save(buffer)
    assert read_bytes(buffer.getvalue(), "a.docx")[0].text == BODY
    assert len(read_bytes(f'{{"text": "{BODY}"}}\n{{"text": "{REST}"}}'.encode(), "a.jsonl")) == 2
