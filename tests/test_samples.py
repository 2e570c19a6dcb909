"""The samples are what their README promises: formats, lengths, two halves that share no name, nothing copied."""

import email
import json
import re
import runpy
from email import policy
from itertools import pairwise
from pathlib import Path

import docx
import pypdf
import pytest
import trafilatura

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples"
SEEDS = ROOT.parent / "shared" / "seeds"

IRAQ = {
    "baghdad-site-list.html",
    "pentagon-directive.md",
    "commanders-answer.txt",
    "who-are-the-pmus.docx",
    "lawmaker-accuses.txt",
}
SORREVIA = {
    "greywater-blast-sentinel.txt",
    "greywater-blast-voice.txt",
    "copper-under-tarn.pdf",
    "cabinet-letter.eml",
    "straits-wire.jsonl",
}

# Shared by the two halves, and no name by itself: the United States and the League of Straits States, News as a title.
COMMON = {"President", "Minister", "News", "States"}


def bodies(name: str) -> list[str]:
    """The texts of the pieces in a file, read with plain tools and not with ours."""
    path = SAMPLES / name
    match path.suffix:
        case ".html":
            return [trafilatura.extract(path.read_text(encoding="utf-8")) or ""]
        case ".md":
            return [path.read_text(encoding="utf-8").split("---\n", 2)[2]]
        case ".pdf":
            return ["\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)]
        case ".docx":
            return ["\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)]
        case ".eml":
            message = email.message_from_bytes(path.read_bytes(), policy=policy.default)
            return [message.get_content().split("\n-- \n")[0]]
        case ".jsonl":
            return [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
        case _:
            return [path.read_text(encoding="utf-8")]


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower().replace("’", "").replace("'", ""))


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    tokens = words(text)
    return {tuple(tokens[i : i + length]) for i in range(len(tokens) - length + 1)}


def names(text: str) -> set[str]:
    """Capitalised words that do not open a sentence, a line or a quotation."""
    found = set()
    for before, word in pairwise(re.findall(r"[\w’'-]+|[^\w\s]|\n", text)):
        if word[0].isupper() and (before[-1].isalnum() or before == ","):
            found.add(re.sub(r"['’]s$|['’]$", "", word))
    return found - COMMON


def test_the_folder_holds_exactly_the_two_halves_and_the_readme() -> None:
    assert {path.name for path in SAMPLES.iterdir()} == IRAQ | SORREVIA | {"README.md"}


def test_every_format_that_the_readers_know_is_there() -> None:
    suffixes = {Path(name).suffix for name in IRAQ | SORREVIA}
    assert suffixes == {".txt", ".md", ".html", ".pdf", ".docx", ".eml", ".jsonl"}


@pytest.mark.parametrize("name", sorted(IRAQ | SORREVIA))
def test_every_piece_has_three_to_six_hundred_words(name: str) -> None:
    for body in bodies(name):
        assert 300 <= len(body.split()) <= 600


def test_the_readme_names_every_file_under_the_half_that_it_belongs_to() -> None:
    readme = (SAMPLES / "README.md").read_text(encoding="utf-8")
    real, invented = readme.split("## Iraq")[1].split("## Sorrevia")
    assert set(re.findall(r"^\| `([^`]+)`", real, re.M)) == IRAQ
    assert set(re.findall(r"^\| `([^`]+)`", invented, re.M)) == SORREVIA


def test_the_two_halves_share_no_name() -> None:
    real = set[str]().union(*(names(body) for name in IRAQ for body in bodies(name)))
    invented = set[str]().union(*(names(body) for name in SORREVIA for body in bodies(name)))
    assert {"Kadhimi", "al-Kadhimi"} & real
    assert "Sorrevia" in invented
    assert real & invented == set()


def test_nobody_is_quoted_directly_in_the_half_about_real_people() -> None:
    for name in IRAQ:
        for body in bodies(name):
            assert not re.search('["“”]', body), name


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the two articles are not beside this checkout")
def test_no_eight_words_in_a_row_come_from_the_two_articles() -> None:
    articles = [path.read_text(encoding="utf-8") for path in SEEDS.iterdir()]
    theirs = set[tuple[str, ...]]().union(*(runs(article, 8) for article in articles))
    assert theirs
    for name in IRAQ:
        for body in bodies(name):
            assert runs(body, 8) & theirs == set(), name


def test_the_wire_story_is_printed_twice_with_small_edits() -> None:
    (one,), (other,) = bodies("greywater-blast-sentinel.txt"), bodies("greywater-blast-voice.txt")
    shared = runs(one, 5) & runs(other, 5)
    assert one.splitlines()[0] != other.splitlines()[0]
    assert 0.85 < len(shared) / len(runs(one, 5) | runs(other, 5)) < 1


def test_pdf_and_docx_hold_the_texts_that_they_are_made_from() -> None:
    made = runpy.run_path(str(ROOT / "tests" / "support" / "make_samples.py"))["make"]
    once, again = made(), made()
    assert once == again
    for file_name in once:
        source = ROOT / "tests" / "support" / "samples" / f"{Path(file_name).stem}.txt"
        wanted, (found,) = words(source.read_text(encoding="utf-8")), bodies(file_name)
        left = iter(words(found))
        assert all(word in left for word in wanted), file_name  # in this order, running heads aside


def test_the_pdf_has_two_pages_and_both_binaries_say_who_wrote_them_and_when() -> None:
    reader = pypdf.PdfReader(SAMPLES / "copper-under-tarn.pdf")
    assert len(reader.pages) == 2
    assert reader.metadata is not None
    assert (reader.metadata.author, str(reader.metadata.creation_date)[:10]) == ("Marit Osgood", "2024-05-27")
    about = docx.Document(str(SAMPLES / "who-are-the-pmus.docx")).core_properties
    assert (about.author, about.created.date().isoformat()) == ("Delphine Ashgrove", "2020-10-05")
