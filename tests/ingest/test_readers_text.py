"""Plain text and Markdown: what is text, what is metadata, and what is cut."""

from pathlib import Path

import pytest

from graph.record import Document
from ingest.readers import read
from ingest.readers.dates import find
from ingest.readers.front import byline

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"

BODY = "The mayor of Port Ellis denied on Monday that the council had paid Orin Shipping."
REST = "Orin Shipping declined to comment. Its director, Ali Ray, was abroad."


def reading(folder: Path, name: str, text: str) -> Document:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    (document,) = read(path)
    return document


def facts(document: Document) -> dict[str, str | None]:
    names = ("headline", "author", "publisher", "published", "url")
    return {name: value for name in names if (value := getattr(document, name)) is not None}


def test_a_plain_text_is_kept_with_its_path(tmp_path: Path) -> None:
    document = reading(tmp_path, "a.txt", f"{BODY}\n\n{REST}\n")
    assert document.text == f"{BODY}\n\n{REST}"
    assert document.source == (tmp_path / "a.txt").as_posix()
    assert document.language == "en"
    assert facts(document) == {}


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("By Jane Doe", {"author": "Jane Doe"}),
        ("by Jane Doe (janedoe.example - Home - Jane Doe)", {"author": "Jane Doe", "publisher": "janedoe.example"}),
        ("By JANE DOE and ALI RAY", {"author": "Jane Doe and Ali Ray"}),
        ("By Anna van der Berg in Baghdad", {"author": "Anna van der Berg"}),
        ("By Jane Doe | 3 May 2021", {"author": "Jane Doe", "published": "2021-05-03"}),
        ("By Jane Doe, Foreign Editor", {"author": "Jane Doe"}),
        ("By Jane Doe, Harbor News", {"author": "Jane Doe", "publisher": "Harbor News"}),
        ("Harbor Research, March 30, 2020", {"publisher": "Harbor Research", "published": "2020-03-30"}),
        ("Baghdad, March 30, 2020", {"published": "2020-03-30"}),
        ("Monday, 30th March 2020, 14:05 GMT", {"published": "2020-03-30"}),
        ("Published: 2020-03-30T14:05:00Z", {"published": "2020-03-30"}),
        (
            "By Jane Doe\nThe Ledger\n3 May 2021",
            {"author": "Jane Doe", "publisher": "The Ledger", "published": "2021-05-03"},
        ),
        (
            "By Jane Doe\n\nThe Ledger\n\nMay 3, 2021",
            {"author": "Jane Doe", "publisher": "The Ledger", "published": "2021-05-03"},
        ),
        ("Region: Middle East\n\nTheme: Law, War\n\nBy Jane Doe", {"author": "Jane Doe"}),
        ("https://ledger.example/a?b=1", {"url": "https://ledger.example/a?b=1"}),
    ],
)
def test_lines_under_the_headline_become_metadata_and_leave_the_text(
    tmp_path: Path, front: str, expected: dict[str, str]
) -> None:
    document = reading(tmp_path, "a.txt", f"Mayor denies paying shipper\n\n{front}\n\n{BODY}\n\n{REST}")
    assert document.text == f"Mayor denies paying shipper\n\n{BODY}\n\n{REST}"
    assert facts(document) == {"headline": "Mayor denies paying shipper", **expected}


@pytest.mark.parametrize(
    "line",
    [
        "By Tuesday",
        "By the river",
        "By Friday the council had met.",
        "On March 30, 2020 the council met",
        "03/04/2020",
        "The meeting of March 30, 2020",
        "Officials said: nothing",
    ],
)
def test_a_line_that_is_not_wholly_understood_stays_in_the_text(tmp_path: Path, line: str) -> None:
    document = reading(tmp_path, "a.txt", f"Mayor denies paying shipper\n\n{line}\n\n{BODY}\n\n{REST}")
    assert document.text == f"Mayor denies paying shipper\n\n{line}\n\n{BODY}\n\n{REST}"
    assert facts(document) == {"headline": "Mayor denies paying shipper"}


@pytest.mark.parametrize("first", ["The mayor denied it.", '"It is a lie," she said. "All of it."', "Is it true?"])
def test_a_first_sentence_is_no_headline(tmp_path: Path, first: str) -> None:
    document = reading(tmp_path, "a.txt", f"{first}\n\n{BODY}")
    assert (document.headline, document.text) == (None, f"{first}\n\n{BODY}")


def test_a_question_above_a_byline_is_a_headline(tmp_path: Path) -> None:
    document = reading(tmp_path, "a.txt", f"Did the mayor pay?\n\nBy Jane Doe\n\n{BODY}")
    assert document.headline == "Did the mayor pay?"


def test_a_dateline_gives_the_date_and_stays_in_the_text(tmp_path: Path) -> None:
    opening = f"PORT ELLIS, March 30, 2020 (HPA) — {BODY}"
    document = reading(tmp_path, "a.txt", f"Mayor denies it\n\n{opening}")
    assert (document.published, document.text) == ("2020-03-30", f"Mayor denies it\n\n{opening}")


def test_a_date_deep_in_the_article_is_not_its_own(tmp_path: Path) -> None:
    text = f"Mayor denies it\n\n{BODY}\n\n{REST}\n\nMarch 30, 2020\n\n{BODY}"
    document = reading(tmp_path, "a.txt", text)
    assert (document.published, document.text) == (None, text)


def test_wrapped_lines_are_joined_and_short_ones_are_not(tmp_path: Path) -> None:
    wrapped = (
        "The mayor of Port Ellis denied on Monday that the council of the town had\n"
        "paid a shipping company for its silence, and her lawyer, a man well-\n"
        "known in the town, spoke for her, as he had done in the same court, and\n"
        "said so.\n"
        "\n"
        "Police\n"
        "Fire brigade\n"
    )
    assert reading(tmp_path, "a.txt", wrapped).text == (
        "The mayor of Port Ellis denied on Monday that the council of the town had paid a shipping company for its "
        "silence, and her lawyer, a man well-known in the town, spoke for her, as he had done in the same court, and "
        "said so.\n\nPolice\n\nFire brigade"
    )


def test_headline_byline_and_date_may_stand_without_blank_lines(tmp_path: Path) -> None:
    front = "MAYOR DENIES PAYING\nBy Jane Doe\nThe Ledger\nMay 3, 2021"
    document = reading(tmp_path, "a.txt", f"{front}\n\n{BODY}\n\n{REST}")
    assert document.text == f"MAYOR DENIES PAYING\n\n{BODY}\n\n{REST}"
    assert facts(document) == {
        "headline": "MAYOR DENIES PAYING",
        "author": "Jane Doe",
        "publisher": "The Ledger",
        "published": "2021-05-03",
    }


def test_a_second_headline_above_the_byline_stays(tmp_path: Path) -> None:
    document = reading(tmp_path, "a.txt", f"Mayor denies paying\n\nCouncil Warns Of War\n\nBy Jane Doe\n\n{BODY}")
    assert document.text == f"Mayor denies paying\n\nCouncil Warns Of War\n\n{BODY}"
    assert facts(document) == {"headline": "Mayor denies paying", "author": "Jane Doe"}


def test_short_paragraphs_of_one_line_each_are_not_wrapped_lines(tmp_path: Path) -> None:
    assert reading(tmp_path, "a.txt", f"{BODY}\n{REST}\n{BODY}\n").text == f"{BODY}\n\n{REST}\n\n{BODY}"


def test_underlined_headings_and_single_stars_are_markdown_too(tmp_path: Path) -> None:
    document = reading(tmp_path, "a.txt", f"Mayor denies it\n===\n\n*Anna* said no.\n\n{BODY}")
    assert document.text == f"Mayor denies it\n\nAnna said no.\n\n{BODY}"


def test_unwrapped_lines_are_paragraphs_of_their_own(tmp_path: Path) -> None:
    long = f"{BODY} {REST} {BODY}"
    assert reading(tmp_path, "a.txt", f"{long}\n{long}\n").text == f"{long}\n\n{long}"


FOOT = """\\*

Note to readers: please click the share buttons below. Forward this article.

Writer **Jane Doe** lives in Port Ellis. She can be reached at [jane@ledger.example](mailto:jane@ledger.example).

<https://ledger.example/book>

The original source of this article is The Ledger\\
Copyright © [Jane Doe](#), The Ledger, 2021

---

[Comment on Ledger articles](#)

### About the author:

Jane Doe has written three books on harbours and their owners.

**Disclaimer:** The views are those of the author.
"""


def test_markdown_marks_go_and_words_stay(tmp_path: Path) -> None:
    text = (
        "# Mayor *denies* it\n\nBy [Jane Doe](#)\n\n![the mayor](m.png)\n\n"
        "**Anna Ray** said [the council](https://x.example/c) paid *nothing*, see <https://x.example>.\n\n"
        "> Quoted words,\n> over two lines.\n\n* * *\n\n"
        "1. First\n2. Second\n\n- A \\*star\\*\n\n"
        '<div class="x">Inside <b>a tag</b></div>\n\n<script>evil()</script>\n\n'
        "| Name | Age |\n| --- | --- |\n| Ray | 41 |\n\n## A *section*\n\nKata’ib is [sic] one_word here.\n"
    )
    document = reading(tmp_path, "a.md", text)
    assert document.text.split("\n\n") == [
        "Mayor denies it",
        "Anna Ray said the council paid nothing, see .",
        "Quoted words, over two lines.",
        "First",
        "Second",
        "A *star*",
        "Inside a tag",
        "Name; Age",
        "Ray; 41",
        "A section",
        "Kata'ib is [sic] one_word here.",
    ]
    assert facts(document) == {"headline": "Mayor denies it", "author": "Jane Doe"}


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_the_foot_is_cut_and_only_the_foot(tmp_path: Path, name: str) -> None:
    body = f"{BODY}\n\nNote to readers: the harbour is closed.\n\n{REST}"
    document = reading(tmp_path, name, f"## Mayor denies it\n\n{body}\n\n{FOOT}")
    assert document.text == f"Mayor denies it\n\n{body}"


@pytest.mark.parametrize(
    "line",
    [
        "(Reporting by Jane Doe; editing by Ali Ray)",
        "Jane Doe contributed to this report.",
        "© 2021 The Ledger",
        "* * *",
        "www.ledger.example",
        "desk@ledger.example",
    ],
)
def test_a_last_paragraph_that_is_no_part_of_the_article_is_cut(tmp_path: Path, line: str) -> None:
    assert reading(tmp_path, "a.txt", f"{BODY}\n\n{REST}\n\n{line}\n").text == f"{BODY}\n\n{REST}"


@pytest.mark.parametrize(
    "line",
    [
        "Support US troops, Ray said.",
        "Copyright law was broken, the council said.",
        "Sharers of the ferry denied it.",
        "The council can be reached by ferry only.",
        "Reportingbyline denied it.",
    ],
)
def test_a_last_paragraph_of_content_is_kept(tmp_path: Path, line: str) -> None:
    assert reading(tmp_path, "a.txt", f"{BODY}\n\n{REST}\n\n{line}\n").text == f"{BODY}\n\n{REST}\n\n{line}"


def test_front_matter_goes_before_the_heading(tmp_path: Path) -> None:
    text = (
        '---\ntitle: "Mayor denies: all of it"\nauthor: Jane Doe\ndate: 2021-05-03\npublication: The Ledger\n'
        f"url: https://ledger.example/1\ntags:\n  - harbour\n---\n\n{BODY}\n"
    )
    document = reading(tmp_path, "a.md", text)
    assert document.text == f"Mayor denies: all of it\n\n{BODY}"
    assert facts(document) == {
        "headline": "Mayor denies: all of it",
        "author": "Jane Doe",
        "publisher": "The Ledger",
        "published": "2021-05-03",
        "url": "https://ledger.example/1",
    }


def test_the_headline_stands_in_the_text_once(tmp_path: Path) -> None:
    document = reading(tmp_path, "a.md", f"---\ntitle: Mayor denies it\n---\n# Mayor **denies** it\n\n{BODY}")
    assert document.text == f"Mayor denies it\n\n{BODY}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on March 30, 2020 in", "2020-03-30"),
        ("30 March 2020", "2020-03-30"),
        ("Sept. 1st, 1999", "1999-09-01"),
        ("the 3rd of May 2021", "2021-05-03"),
        ("2021-05-03T10:00:00+02:00", "2021-05-03"),
    ],
)
def test_dates_are_found(text: str, expected: str) -> None:
    found = find(text)
    assert found is not None
    assert found[0] == expected


@pytest.mark.parametrize(
    "text", ["03/04/2020", "March 2020", "March 30", "February 30, 2020", "2020-13-01", "May 3 1821"]
)
def test_dates_that_are_unsure_or_impossible_are_not(text: str) -> None:
    assert find(text) is None


@pytest.mark.parametrize("line", ["By Monday", "by and large", "By The Sea", "Jane Doe", "By Jane Doe was denied"])
def test_no_byline(line: str) -> None:
    assert byline(line) is None


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed articles are not here")
def test_the_seed_articles_are_read_as_their_readers_see_them() -> None:
    (first,) = read(SEEDS / "000_a4cc51fec0151385.txt")
    (second,) = read(SEEDS / "001_3d5978adc404afc1.txt")
    assert (first.author, first.published) == ("Stephen Lendman", None)
    assert (second.author, second.publisher, second.published) == ("Stephen Lendman", "Global Research", "2020-03-30")
    for document in (first, second):
        assert document.headline and document.text.startswith(f"{document.headline}\n\n")
        assert document.text.count(document.headline) == 1
        assert not any(mark in document.text for mark in ("**", "](", "©", "Disclaimer", "@", "http", "Kata’ib"))
    assert second.text.count("Kata'ib Hezbollah") == 2
    assert second.text.endswith("toward?")
