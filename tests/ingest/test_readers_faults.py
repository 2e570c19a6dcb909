"""Files that cannot be read, each made here: one line with the path and the reason, and never a hang."""

import io
import os
import re
import zipfile
from email.message import EmailMessage
from pathlib import Path

import docx
import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf.generic import ContentStream, NameObject
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from ingest.readers import FORMATS, NotEnglishError, UnreadableError, read, read_bytes
from ingest.readers.limits import MAX_CHARACTERS, MAX_FILE_BYTES

BODY = "The mayor of Port Ellis denied on Monday that the council had paid Orin Shipping. "
FRENCH = (
    "Le maire de Port-Ellis a nié lundi que le conseil municipal ait payé une compagnie maritime pour son silence. "
    "Elle a déclaré que l'argent était destiné à un nouveau terminal et que le contrat serait publié avant la fin du "
    "mois, comme le demandent les habitants de la ville depuis plusieurs années."
)


def refusal(path: Path) -> UnreadableError:
    with pytest.raises(UnreadableError) as caught:
        read(path)
    error = caught.value
    assert str(error) == f"{path.as_posix()}: {error.reason}"
    assert "\n" not in str(error)
    return error


def pdf_bytes(words: str) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    if words:
        canvas.drawString(60, 700, words)
    else:
        canvas.rect(60, 60, 200, 200)
    canvas.save()
    return buffer.getvalue()


def docx_bytes(*paragraphs: str) -> bytes:
    document, buffer = docx.Document(), io.BytesIO()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(buffer)
    return buffer.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """A .docx with one part put in the place of another."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, content if part == name else old.read(part))
    return buffer.getvalue()


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("data", [b"", b" \n\t \r\n"])
def test_an_empty_file_of_any_format_is_told_from_a_damaged_one(tmp_path: Path, suffix: str, data: bytes) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(data)
    assert refusal(path).code == "empty"


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".eml"])
@pytest.mark.parametrize("data", [bytes(range(256)) * 8, b"\x89PNG\r\n\x1a\n" + bytes(200), b"abc\0def" * 50])
def test_binary_data_under_a_name_of_text_is_refused(tmp_path: Path, suffix: str, data: bytes) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(data)
    assert refusal(path).code == "binary"


def test_a_missing_file_a_folder_and_a_forbidden_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    missing = refusal(tmp_path / "nothing.txt")
    assert (missing.code, missing.reason) == ("missing", "there is no such file")
    (tmp_path / "folder.txt").mkdir()
    assert "folder" in refusal(tmp_path / "folder.txt").reason
    path = tmp_path / "a.txt"
    path.write_text(BODY)
    path.chmod(0)
    if os.access(path, os.R_OK):  # root may read everything
        monkeypatch.setattr(Path, "open", _denied)
    assert (refusal(path).code, refusal(path).reason) == ("denied", "no permission to read it")


def _denied(path: Path, *_: object, **__: object) -> None:
    raise PermissionError(13, "Permission denied", str(path))


def test_links_in_a_circle_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    assert refusal(tmp_path / "a.txt").code in {"damaged", "missing"}


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    os.mkfifo(path)
    assert "no regular file" in refusal(path).reason


@pytest.mark.parametrize("name", ["a.xyz", "a"])
def test_an_unknown_format_is_told_which_ones_are_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(BODY)
    error = refusal(path)
    assert error.code == "format"
    assert all(suffix in error.reason for suffix in FORMATS)


@pytest.mark.parametrize("suffix", [".txt", ".pdf", ".docx"])
def test_a_file_over_the_limit_is_not_read(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    with path.open("wb") as file:
        file.truncate(MAX_FILE_BYTES + 1)
    error = refusal(path)
    assert error.code == "too-large"
    assert f"{MAX_FILE_BYTES:,}" in error.reason


def test_a_text_over_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(BODY * (MAX_CHARACTERS // len(BODY) + 1))
    assert refusal(path).code == "too-large"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_texts_in_the_usual_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    text = BODY + "“Never,” said José O'Neil — twice."
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode(encoding))
    assert read(path)[0].text == text


def test_a_few_broken_bytes_in_utf_8_do_not_stop_a_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(("“é” " * 20 + BODY * 3).encode() + b"Caf\xe9 closed.")
    text = read(path)[0].text
    assert "“é”" in text and "Caf\ufffd closed." in text


def test_bytes_of_no_encoding_are_refused() -> None:
    with pytest.raises(UnreadableError) as caught:
        read_bytes(bytes(i * 37 % 251 + 4 for i in range(1, 4000)), "a.txt")
    assert caught.value.code in {"binary", "encoding"}


def test_an_encrypted_pdf_is_refused_and_one_without_a_password_is_read(tmp_path: Path) -> None:
    for password, name in (("secret", "a.pdf"), ("", "b.pdf")):
        writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf_bytes(BODY)))
        writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")
        writer.write(tmp_path / name)
    error = refusal(tmp_path / "a.pdf")
    assert (error.code, error.reason) == ("encrypted", "the PDF is encrypted; save it without a password")
    assert read(tmp_path / "b.pdf")[0].text == BODY.strip()


@pytest.mark.parametrize("part", [0.1, 0.3, 0.5, 0.7])
def test_a_truncated_pdf_or_docx_is_refused(tmp_path: Path, part: float) -> None:
    for name, data in (("a.pdf", pdf_bytes(BODY)), ("a.docx", docx_bytes(BODY))):
        (tmp_path / name).write_bytes(data[: int(part * len(data))])
        assert refusal(tmp_path / name).code in {"damaged", "no-text"}


def test_a_pdf_of_pictures_says_that_there_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_bytes(""))
    error = refusal(path)
    assert error.code == "no-text"
    assert "OCR" in error.reason


def test_a_pdf_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf_bytes(BODY)))
    stream = ContentStream(None, None)
    stream.set_data(b" " * 80_000_000)
    writer.pages[0][NameObject("/Contents")] = writer._add_object(stream.flate_encode())
    writer.write(tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf").stat().st_size < 1_000_000
    assert refusal(tmp_path / "a.pdf").code == "too-large"


def test_a_pdf_that_takes_too_long_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.readers.pdf.MAX_SECONDS", 0.0)
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_bytes(BODY))
    error = refusal(path)
    assert error.code == "too-large"
    assert "longer than 0 seconds" in error.reason


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(with_part(docx_bytes(BODY), "word/document.xml", b"<a>" + b" " * 120_000_000))
    assert path.stat().st_size < 1_000_000
    error = refusal(path)
    assert error.code == "too-large"
    assert "unpacks to" in error.reason


def test_a_docx_that_is_none(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    for data in (
        b"just words",
        with_part(docx_bytes(BODY), "word/document.xml", b"<no xml"),
        with_part(docx_bytes(BODY), "[Content_Types].xml", b"<a/>"),
    ):
        path.write_bytes(data)
        assert refusal(path).code == "damaged"
    path.write_bytes(docx_bytes(""))
    assert refusal(path).code == "no-text"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert refusal(path).code == "encrypted"


def test_a_docx_does_not_reach_for_other_files(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("treasure")
    with zipfile.ZipFile(io.BytesIO(docx_bytes("HERE", BODY))) as archive:
        head, rest = archive.read("word/document.xml").decode().replace("HERE", "&f;").split("?>", 1)
    attack = f'{head}?><!DOCTYPE d [<!ENTITY f SYSTEM "{secret.as_uri()}">]>{rest}'
    path = tmp_path / "a.docx"
    path.write_bytes(with_part(docx_bytes(BODY), "word/document.xml", attack.encode()))
    assert "&f;" in attack
    assert read(path)[0].text == BODY.strip()


@pytest.mark.parametrize(
    "markup",
    ["<html><body><script>var a = 1</script></body></html>", "<!doctype html><title>x</title>", "<div>" * 60_000],
)
def test_html_without_an_article_is_refused(tmp_path: Path, markup: str) -> None:
    path = tmp_path / "a.html"
    path.write_text(markup)
    assert refusal(path).code in {"no-text", "too-large"}


def test_a_mail_without_text_and_a_file_that_is_no_mail(tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "a@b.example", "Pictures"
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="a.png")
    path = tmp_path / "a.eml"
    path.write_bytes(message.as_bytes())
    assert refusal(path).code == "no-text"
    path.write_text(BODY)
    assert "no mail" in refusal(path).reason


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "![" * 100_000),
        ("a.txt", f"# {BODY}\n\n**Ray**\n\n" + "[a](" * 100_000),
        ("a.eml", f"From: {'a,' * 50_000}\nSubject: b\n\n{BODY}"),
        ("a.html", f"<p>{BODY}</p>" * 60_000),
    ],
)
def test_what_would_take_minutes_to_parse_is_refused(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text)
    assert refusal(path).code == "too-large"


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_another_language_is_refused_with_its_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(f"<html><body><p>{FRENCH}</p></body></html>" if name == "a.html" else FRENCH, encoding="utf-8")
    error = refusal(path)
    assert isinstance(error, NotEnglishError)
    assert (error.code, error.reason) == ("not-english", "it is written in French; only English is read")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(suffix=st.sampled_from(FORMATS), data=st.binary(max_size=300), damage=st.integers(0, 2**16))
def test_any_bytes_give_documents_or_one_line(suffix: str, data: bytes, damage: int) -> None:
    whole = {".pdf": pdf_bytes, ".docx": docx_bytes}.get(suffix)
    if whole is not None:
        made = whole(BODY)
        at = damage % len(made)
        data = made[:at] + data[:20] + made[at + 1 :]
    try:
        documents = read_bytes(data, f"a{suffix}")
    except UnreadableError as error:
        assert "\n" not in str(error)
    else:
        assert all(document.text.strip() for document in documents)


@pytest.mark.parametrize(
    ("data", "kind"), [(b"%PDF-1.7\n1 0 obj", "PDF"), (b"PK\x03\x04rest", "zip"), (b"{\\rtf1\\ansi Hello", "RTF")]
)
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_another_format_under_a_texts_name_is_called_what_it_is(
    tmp_path: Path, data: bytes, kind: str, name: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data + b" and more of it" * 50)
    error = refusal(path)
    assert error.code == "binary" and kind in error.reason


def test_a_file_whose_name_is_no_text_is_read_under_a_name_that_is(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.txt")
    try:
        path.write_text(BODY)
    except OSError:
        pytest.skip("this file system takes no such names")
    [document] = read(path)
    assert document.source is not None and document.source.endswith("/caf\ufffd.txt")
    path.write_text("")
    with pytest.raises(UnreadableError, match=re.escape("caf\ufffd.txt: the file is empty")):
        read(path)
