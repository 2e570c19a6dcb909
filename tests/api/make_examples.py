"""Asks every example again and writes `api/examples.json`. Run it after an answer has changed on purpose, and after a
question was added: `python -m tests.api.make_examples`."""

import json
import tempfile
from importlib.resources import files
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient

from api.examples import FILE
from graph.store import open_store
from queries.addresses import shape
from queries.questions import questions
from tests.api.conftest import client_of
from tests.queries import world
from tests.queries.cases import Case, cases
from tests.queries.conftest import fill

TEXT = {
    "text": "Mira Solen met Oren Vash in Port Ansel on Monday. Oren Vash said that the Harbour Council backs the Tide "
    "League.",
    "headline": "A meeting at the port",
    "publisher": "Herald",
    "published": "2020-07-06",
}
STATEMENT = {
    "statement": "MATCH (a:Entity {name: $name})-[r:LEADS]->(b:Entity) RETURN b.name AS leads, r.claims AS claims",
    "parameters": {"name": "Mira Solen"},
}
FORMS = ("/reconcile",)  # addresses that take a form
MIRA, HERALD = {"uid": world.entity("mira")}, {"uid": world.document("herald")}
REQUESTS: list[tuple[str, str, dict[str, Any], dict[str, Any] | None]] = [
    ("GET", "/healthz", {}, None),
    ("GET", "/readyz", {}, None),
    ("GET", "/entities", {"q": "tide", "kind": "Organization", "limit": 5}, None),
    ("GET", "/entities/{uid}", MIRA, None),
    ("GET", "/entities/{entity}/connections", {"entity": world.entity("mira"), "limit": 1}, None),
    ("GET", "/claims", {"predicate": "BACKS", "polarity": "denied", "speaker": "Oren Vash"}, None),
    ("GET", "/claims/{uid}", {"uid": world.claim("a1")}, None),
    ("GET", "/paths", {"source": "Mira Solen", "target": "Tide League", "max_hops": 3}, None),
    ("GET", "/graph", {"entity": ["Salt Company"], "depth": 1, "polarity": "affirmed", "limit": 3}, None),
    ("GET", "/diagram.{format}", {"format": "svg", "between": ["Mira Solen", "Port Ansel"], "max_hops": 3}, None),
    ("GET", "/export/{format}", {"format": "edges-csv", "entity": ["Tide League"], "depth": 1}, None),
    ("GET", "/documents", {"q": "vash", "limit": 5}, None),
    ("GET", "/documents/{uid}", HERALD, None),
    ("GET", "/questions", {}, None),
    ("GET", "/questions/{name}", {"name": "entities-by-kind"}, None),
    ("GET", "/measures", {}, None),
    ("GET", "/measures/{measure}", {"measure": "betweenness", "nodes": 100, "limit": 5}, None),
    ("GET", "/match", {"name": "Solen", "kind": "Person", "limit": 3}, None),
    ("GET", "/reconcile", {}, None),
    ("GET", "/reconcile/preview", {"id": world.entity("league")}, None),
    ("GET", "/reconcile/properties", {"type": "Person", "limit": 8}, None),
    ("GET", "/reconcile/suggest/entity", {"prefix": "tide"}, None),
    ("GET", "/reconcile/suggest/property", {"prefix": "lead"}, None),
    ("GET", "/reconcile/suggest/type", {"prefix": "org"}, None),
    ("POST", "/cypher", {}, STATEMENT),
    ("POST", "/match", {}, {"names": ["Mira Solen", "TL", "Nobody"], "kind": None, "limit": 3}),
    ("POST", "/reconcile", {}, {"queries": '{"q0": {"query": "Tide League", "type": "Organization", "limit": 2}}'}),
    ("POST", "/documents", {}, TEXT),
    ("DELETE", "/documents/{uid}", HERALD, None),
]


def questions_asked() -> list[tuple[str, str, dict[str, Any], None]]:
    """For every other question that has an address the first case of the conformance test, one with rows if it can."""
    served = {shape(path) for _, path, _, _ in REQUESTS}
    first: dict[str, Case] = {}
    for case in sorted(cases(), key=lambda case: not case.rows):
        first.setdefault(case.question, case)
    asking = [one for one in questions().values() if one.path and shape(one.path) not in served]
    return [("GET", one.path, dict(first[one.name].parameters), None) for one in asking]


def asked(client: TestClient, method: str, path: str, parameters: dict[str, Any], body: Any) -> Any:
    """The response to an example's request."""
    in_path = {name: value for name, value in parameters.items() if f"{{{name}}}" in path}
    query = {name: value for name, value in parameters.items() if name not in in_path}
    sent = {"data": body} if path in FORMS else {"json": body}
    return client.request(method, path.format(**in_path), params=query, **sent)


def cut(answer: Any) -> Any:
    """An answer short enough to be read: lists of objects are cut after the first two."""
    if isinstance(answer, dict):
        return {key: cut(value) for key, value in answer.items()}
    if isinstance(answer, list):
        few = answer[:2] if any(isinstance(item, dict) for item in answer) else answer
        return [cut(item) for item in few]
    return answer


def main() -> None:
    """Writes the file."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(f"embedded:{folder}/graph")
        fill(store)
        client = client_of(store)
        rows = []
        # Those that change the graph come last.
        for method, path, parameters, body in sorted([*REQUESTS, *questions_asked()], key=lambda one: one[0] != "GET"):
            response = asked(client, method, path, parameters, body)
            is_json = response.headers.get("content-type") == "application/json"
            answer = cut(response.json()) if is_json else None
            told = {"status": response.status_code, "answer": answer}
            rows.append({"method": method, "path": path, "parameters": parameters, "body": body, **told})
        store.close()
    target = Path(str(files("api").joinpath(FILE)))
    target.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
