"""The ten queries of docs/cypher.md, on both engines, over the hand-made graph, against answers worked out by hand."""

import re
from pathlib import Path

import pytest

from graph.store import Store
from queries.statements.lint import lint
from tests.queries.world import appearances, entity

PAGE = Path(__file__).parents[2] / "docs" / "cypher.md"

# Whose part each name of the page plays in the hand-made graph.
PARTS = {
    "Popular Mobilization Units": "Tide League",
    "United States": "Harbour Council",
    "ISIS": "Tide League",
    "Mustafa al-Kadhimi": "Mira Solen",
    "Qassem Soleimani": "Northern Bank",
}


def _tied(relation: str, subject: str, other: str, claims: int, sources: int) -> dict[str, object]:
    return {"relation": relation, "subject": subject, "other": other, "claims": claims, "sources": sources}


def _said(*values: str) -> dict[str, object]:
    return dict(zip(("speaker", "subject", "predicate", "object", "polarity"), values, strict=True))


def _answers() -> list[list[dict[str, object]]]:
    backs, attacked = "the Harbour Council backs the Tide League", "ATTACKED"
    met = sorted((entity(key), name) for key, name in (("mira", "Mira Solen"), ("oren", "Oren Vash")))
    return [
        [
            {"name": "Tide League", "kind": "Organization", "claims": 8},
            {"name": "Mira Solen", "kind": "Person", "claims": 6},
            {"name": "Harbour Council", "kind": "Organization", "claims": 5},
            {"name": "Oren Vash", "kind": "Person", "claims": 5},
            {"name": "Northern Bank", "kind": "Organization", "claims": 3},
        ],
        [{"kind": "Organization", "aliases": ["TL"], "documents": 4}],
        [
            _tied("BACKS", "Harbour Council", "Harbour Council", 3, 2),
            _tied(attacked, "Tide League", "Port Ansel", 2, 1),
            _tied(attacked, "Tide League", "Salt Company", 1, 1),
            _tied("BACKS", "Salt Company", "Salt Company", 1, 1),
            _tied("BASED_IN", "Tide League", "Port Ansel", 1, 1),
        ],
        [{"subject": "Harbour Council", "object": "Tide League", "asserted": 2, "sources": 2}],
        [
            {"polarity": "affirmed", "quote": backs, "headline": "Night at the quays", "published": "2020-07-01"},
            {"polarity": "affirmed", "quote": backs, "headline": "Quays burn", "published": "2020-07-02"},
            {
                "polarity": "denied",
                "quote": "the Harbour Council does not back the Tide League",
                "headline": "Vash speaks out",
                "published": "2020-07-03",
            },
        ],
        [
            _said("Dana Kerr", "Oren Vash", "MET_WITH", "Mira Solen", "denied"),
            _said("Dana Kerr", "Tide League", attacked, "Port Ansel", "affirmed"),
            _said("Mira Solen", "Oren Vash", "MET_WITH", "Mira Solen", "affirmed"),
            _said("Oren Vash", "Harbour Council", "BACKS", "Tide League", "denied"),
            _said("Oren Vash", "Tide League", attacked, "Salt Company", "affirmed"),
        ],
        [
            {"modality": "actual", "claims": 13, "attributed": 5},
            {"modality": "possible", "claims": 2, "attributed": 0},
            {"modality": "hypothetical", "claims": 1, "attributed": 0},
            {"modality": "planned", "claims": 1, "attributed": 1},
        ],
        [
            {"one": "Harbour Council", "relation": "BACKS", "other": "Tide League", "affirmed": 2, "denied": 1},
            {"one": met[0][1], "relation": "MET_WITH", "other": met[1][1], "affirmed": 3, "denied": 1},
        ],
        [{"names": ["Mira Solen", "Oren Vash", "Northern Bank"], "relations": ["MET_WITH", "WORKS_FOR"]}],
        [{"name": "Tide League", "uid": entity("league")}],
    ]


def queries() -> list[str]:
    """The queries of the page, with the names of the hand-made graph."""
    blocks = re.findall(r"^```cypher\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return [_recast(block) for block in blocks]


def _recast(cypher: str) -> str:
    for theirs, ours in PARTS.items():
        cypher = cypher.replace(f"'{theirs}'", f"'{ours}'")
    return re.sub(r"uid: 'a[0-9a-f]{20}'", f"uid: '{max(appearances('league'))}'", cypher)


def test_the_page_has_ten_queries() -> None:
    assert len(queries()) == len(_answers()) == 10


@pytest.mark.parametrize("number", range(1, 11))
def test_a_query_of_the_page_answers_what_was_worked_out_by_hand(world_store: Store, number: int) -> None:
    cypher = queries()[number - 1]
    assert [dict(row) for row in world_store.read(cypher, {})] == _answers()[number - 1]


@pytest.mark.parametrize("number", range(1, 11))
def test_a_query_of_the_page_is_right_on_both_engines(number: int) -> None:
    assert lint(queries()[number - 1]) == []
