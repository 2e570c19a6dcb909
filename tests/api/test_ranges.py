"""A number beyond its bounds, on the command line: the range, the nearest, and status 2, whatever the command."""

import pytest

from tests.api.conftest import Call


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("measure pagerank --depth 9", "--depth is 9, it must be a whole number from 1 to 4; nearest: 4"),
        ("measure pagerank --nodes 1", "--nodes is 1, it must be a whole number from 2 to 2000; nearest: 2"),
        ("measure pagerank --min-sources 0", "--min-sources is 0, it must be a whole number from 1 to 100; nearest: 1"),
        ("measure pagerank --limit 0", "--limit is 0, it must be a whole number from 1 to 2000; nearest: 1"),
        ("diagram Mira --depth -1", "--depth is -1, it must be a whole number from 0 to 3; nearest: 0"),
        ("path Mira Oren --max-hops 7", "--max-hops is 7, it must be a whole number from 1 to 6; nearest: 6"),
        ("search Mira --limit 1001", "--limit is 1001, it must be a whole number from 1 to 1000; nearest: 1000"),
        ("cypher RETURN --timeout 0", "--timeout is 0.0, it must be a number from 0.1 to 600; nearest: 0.1"),
        ("serve --port 65536", "--port is 65536, it must be a whole number from 0 to 65535; nearest: 65535"),
    ],
)
def test_a_number_beyond_its_bounds_is_told_the_range_and_the_nearest(world_sayso: Call, words: str, told: str) -> None:
    answer = world_sayso(*words.split())
    assert (answer.status, answer.out, answer.err) == (2, "", f"sayso: {told}\n")


@pytest.mark.parametrize("nodes", ["2", "2000"])
def test_the_bounds_themselves_are_within(world_sayso: Call, nodes: str) -> None:
    answer = world_sayso("measure", "pagerank", "--nodes", nodes)
    assert f"at most {nodes} entities" in answer.err
