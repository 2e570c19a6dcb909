"""The pack for the Neo4j Browser: every favourite answers what its question does, and nothing in it can break out."""

import io
import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from zipfile import ZipFile

import pytest

from graph.ontology import Kind
from graph.store import Store, open_store
from queries import ask, questions
from queries.browser_pack import ARCHIVE, GUIDE, STYLE, favourites, pack
from queries.browser_pack.carrying import VARIABLE, carry
from queries.browser_pack.favourites import drawing, drawings, statement
from queries.browser_pack.guide import guide
from queries.diagram.style import NODES
from queries.errors import MalformedQuestionError
from queries.questions import Question, Type
from tests.neo4j_fixture import MARKS
from tests.queries.cases import Case, cases
from tests.queries.world import NAMES, appearances, records
from tests.samples_fixture import SAMPLES

URL = "http://127.0.0.1:7474/browser/"


def _name_of(uid: str) -> str:
    return next((name for key, (_, name) in NAMES.items() if uid in appearances(key)), uid)


def _as_written(question: Question, case: Case) -> dict[str, str]:
    """The parameters of a case as a person writes them."""
    written = {}
    for name, value in case.parameters.items():
        type_ = question.parameter(name).type
        parts = value if isinstance(value, list) else [value]
        if type_ in (Type.ENTITY, Type.ENTITIES):
            parts = [_name_of(uid) for part in parts for uid in str(part).split(",")]
        written[name] = ",".join(str(part) for part in parts)
    return written


def _fullest() -> list[Case]:
    """For each question the case with rows that gives most parameters; the conformance test has them all."""
    best: dict[str, Case] = {}
    for case in cases():
        if case.rows and len(case.parameters) >= len(best.get(case.question, case).parameters):
            best[case.question] = case
    return list(best.values())


@pytest.mark.neo4j
@MARKS[1]
@pytest.mark.parametrize("case", _fullest(), ids=lambda case: case.question)
def test_a_favourite_answers_what_its_question_answers(neo4j_world: Store, case: Case) -> None:
    question = questions()[case.question]
    given = _as_written(question, case)
    found = neo4j_world.read(statement(question, given), {})
    assert [dict(row) for row in found] == ask(neo4j_world, case.question, case.parameters).rows


@pytest.mark.neo4j
@MARKS[1]
def test_every_favourite_runs_as_it_stands(neo4j_world: Store) -> None:
    for favourite in favourites():
        neo4j_world.read(favourite.text, {})


@pytest.mark.neo4j
@MARKS[1]
def test_a_name_is_a_name_and_no_cypher(neo4j_world: Store) -> None:
    for name in ("x' OR 1=1 //", "\\' }) MATCH (n) DETACH DELETE n //", "a\nb"):
        found = neo4j_world.read(statement(questions()["entity"], {"entity": name}), {})
        assert found == []
    assert neo4j_world.read("MATCH (d:Document) RETURN count(d) AS n", {}) == [{"n": len(records())}]


@SAMPLES
def test_every_name_in_a_favourite_is_one_of_the_samples(samples_graph: Path) -> None:
    asked = {
        (question.name, name.strip())
        for question in questions().values()
        for parameter in question.parameters
        if parameter.type in (Type.ENTITY, Type.ENTITIES)
        for name in question.example.get(parameter.name, "").split(",")
        if name
    }
    drawn = {
        (one.name, name)
        for one in drawings()
        for name in re.findall(r"'([^']+)' AS (?:name|one|two|source|target)", one.text)
    }
    assert drawn
    store = open_store(f"embedded:{samples_graph}", read_only=True)
    known = {
        name
        for row in store.read("MATCH (e:Entity) RETURN e.name AS name, e.aliases AS aliases", {})
        for name in (row["name"], *row["aliases"])
    }
    store.close()
    assert {one for one in asked | drawn if one[1] not in known} == set()


def test_every_question_is_a_favourite_under_its_title_and_theme() -> None:
    tables = {one.name: one for one in favourites() if not one.is_drawing}
    assert tables.keys() == questions().keys()
    for name, question in questions().items():
        assert tables[name].text.splitlines()[0] == f"// {question.title}"
        assert tables[name].theme == question.theme


def test_every_theme_has_at_least_one_favourite_that_draws() -> None:
    assert {one.theme for one in drawings()} >= {question.theme for question in questions().values()}


def test_no_two_favourites_of_a_theme_have_one_title() -> None:
    titles = [(one.theme, one.title) for one in favourites()]
    assert len(titles) == len(set(titles))


def test_no_favourite_needs_a_parameter_or_leaves_a_placeholder() -> None:
    for favourite in favourites():
        code = "\n".join(line for line in favourite.text.splitlines() if not line.lstrip().startswith("//"))
        assert "$" not in code and "{{" not in code, favourite.name


def test_the_variable_of_the_values_is_used_by_no_question_itself() -> None:
    for question in questions().values():
        assert VARIABLE not in question.cypher.split(), question.name


def test_a_with_carries_the_values_only_where_they_are_used_later() -> None:
    cypher = (
        "MATCH (n {uid: $a}) WITH DISTINCT n WHERE n.x STARTS WITH $b WITH n, 1 AS c RETURN n SKIP $offset LIMIT $limit"
    )
    assert carry(cypher, {"offset": 2, "limit": 5}) == (
        f"MATCH (n {{uid: {VARIABLE}.a}}) WITH DISTINCT {VARIABLE}, n WHERE n.x STARTS WITH {VARIABLE}.b "
        "WITH n, 1 AS c RETURN n SKIP 2 LIMIT 5"
    )


def test_a_with_inside_a_block_carries_what_the_block_uses() -> None:
    cypher = "MATCH (a) CALL { WITH a WITH a.x AS x MATCH (b {x: x, y: $y}) RETURN b } WITH a, b RETURN a, b"
    assert carry(cypher, {}) == (
        f"MATCH (a) CALL {{ WITH {VARIABLE}, a WITH {VARIABLE}, a.x AS x MATCH (b {{x: x, y: {VARIABLE}.y}}) "
        "RETURN b } WITH a, b RETURN a, b"
    )


def test_dollars_in_strings_and_comments_stay() -> None:
    assert carry("MATCH (n) // $a\nWHERE n.x = '$b' RETURN n", {}) == "MATCH (n) // $a\nWHERE n.x = '$b' RETURN n"


def test_a_drawing_without_its_header_is_refused_with_its_file() -> None:
    with pytest.raises(MalformedQuestionError, match=r"drawings/odd\.cypher:1: .*// theme"):
        drawing("odd", "MATCH (n) RETURN n")


def test_the_archive_holds_each_favourite_in_the_folder_of_its_theme() -> None:
    with ZipFile(io.BytesIO(pack(URL)[ARCHIVE])) as archive:
        held = {name: archive.read(name).decode() for name in archive.namelist()}
    assert held == {f"sayso {one.theme}/{one.name}.cypher": one.text for one in favourites()}


def test_the_pack_is_the_same_on_every_day(monkeypatch: pytest.MonkeyPatch) -> None:
    once = dict(pack(URL))
    monkeypatch.setattr("time.time", lambda: 4e9)
    assert dict(pack(URL)) == once
    assert str(date.today().year).encode() not in once[GUIDE]


def test_the_style_colours_every_kind_as_the_diagrams_do() -> None:
    style = pack(URL)[STYLE].decode()
    for kind in Kind:
        rule = style.split(f"node.{kind} {{")[1].split("}\n")[0]
        assert f"color: {NODES[kind].fill};" in rule
        assert 'caption: "{name}"' in rule


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links = list[str]()
        self.tags = set[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]


def test_every_link_of_the_guide_leads_to_the_browser_and_holds_the_favourite() -> None:
    page = _Links()
    page.feed(pack(URL)[GUIDE].decode())
    assert all(link.startswith(URL) for link in page.links)
    texts = [parse_qs(urlsplit(link).query)["arg"][0] for link in page.links if "cmd=edit" in link]
    assert texts == [one.text for one in favourites()]
    assert not page.tags & {"script", "img", "link", "iframe"}


def test_markup_in_an_address_does_nothing_in_the_guide() -> None:
    page = _Links()
    page.feed(guide(favourites(), 'http://x/"><script>alert(1)</script>', ARCHIVE, STYLE))
    assert "script" not in page.tags
