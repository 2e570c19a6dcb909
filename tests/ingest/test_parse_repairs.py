"""Clauses and subjects of reporting verbs hang on their verbs, wherever the parser hung them."""

import pytest
from spacy.tokens import Doc

from ingest.pipeline.build import pipeline


def read(text: str) -> Doc:
    return pipeline(tagger="stock")(text)


def heard(text: str) -> list[tuple[str | None, str]]:
    """The attributions of a text: the words of the source, and the cue."""
    doc = read(text)
    return [
        (doc[each.source.start : each.source.end].text if each.source else None, doc[each.cue.start].text)
        for each in doc._.attributions
    ]


def claims(text: str) -> list[tuple[str, str, str]]:
    doc = read(text)
    return [(doc[each.subject].text, each.predicate, doc[each.object].text) for each in doc._.relations]


@pytest.mark.parametrize(
    "text",
    [
        "The port's director, Nora Falk, said in a statement that the union would not leave Oslo.",
        "Nora Falk said outside the courthouse that Sweden had threatened her.",
    ],
)
def test_a_clause_behind_the_place_or_the_paper_in_which_it_was_said_is_what_was_said(text: str) -> None:
    doc = read(text)
    said = next(token for token in doc if token.text == "said")

    clauses = [token for token in said.children if token.dep_ == "ccomp"]

    assert [token.text for token in clauses] in (["leave"], ["threatened"])
    assert len(heard(text)) == 1


def test_a_clause_that_tells_what_a_report_says_stays_with_the_report() -> None:
    doc = read("Nora Falk spoke in Oslo after reports that Sweden had closed the port.")
    closed = next(token for token in doc if token.text == "closed")

    assert closed.head.text == "reports"


def test_who_said_it_at_the_end_of_a_sentence_is_no_apposition_of_the_name_before() -> None:
    text = "The council may extend the ban to his cousin, Nora Falk, an aide to the mayor said."

    assert heard(text) == [("an aide to the mayor", "said")]


def test_such_a_source_holds_no_post_of_the_one_named_before_it() -> None:
    text = "Norway may charge his sister, Nora Falk, a lawyer for Sweden said."

    assert not [claim for claim in claims(text) if claim[1] == "WORKS_FOR"]


def test_a_real_apposition_stays_one() -> None:
    doc = read("Nora Falk, an aide to the mayor, said that Norway had closed the port.")
    aide = next(token for token in doc if token.text == "aide")

    assert (aide.dep_, aide.head.text) == ("appos", "Falk")
