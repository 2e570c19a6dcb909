"""What the documentation shows is run as a reader would run it: in a folder with the graph of the samples."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest

from tests.samples_fixture import ROOT, SAMPLES

pytestmark = SAMPLES
PAGES = sorted([ROOT / "README.md", *ROOT.glob("docs/**/*.md")])
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def _blocks(page: Path, language: str) -> list[str]:
    text = page.read_text(encoding="utf-8")
    return [match[2] for match in _BLOCK.finditer(text) if match[1] == language]


def _program(page: Path) -> str:
    """The Python blocks of a page one after the other, each on the lines where it stands in the page, so that an error
    names them."""
    text = page.read_text(encoding="utf-8")
    lines = [""] * len(text.splitlines())
    for match in _BLOCK.finditer(text):
        if match[1] == "python":
            first = text.count("\n", 0, match.start(2))
            block = match[2].splitlines()
            lines[first : first + len(block)] = block
    return "\n".join(lines) + "\n"


@pytest.fixture
def beside_samples(samples_graph: Path, tmp_path: Path) -> Callable[[str, Path], subprocess.CompletedProcess[str]]:
    """Runs a program in a new folder with the graph of the samples, as `make run` leaves it."""
    copytree(samples_graph, tmp_path / "sayso-graph")
    known = {key: value for key, value in os.environ.items() if not key.startswith("SAYSO_")}
    path = os.pathsep.join([str(Path(sys.executable).parent), known.get("PATH", "")])  # as an activated environment

    def run(program: str, page: Path) -> subprocess.CompletedProcess[str]:
        code = f"import sys; exec(compile(sys.stdin.read(), {page.name!r}, 'exec'))"
        return subprocess.run(
            [sys.executable, "-c", code],
            input=program,
            cwd=tmp_path,
            env={**known, "PATH": path, "PYTHONWARNINGS": "error"},
            capture_output=True,
            text=True,
            timeout=120,
        )

    return run


@pytest.mark.parametrize("page", [page for page in PAGES if _blocks(page, "python")], ids=lambda page: page.name)
def test_the_python_of_a_page_runs(
    page: Path, beside_samples: Callable[[str, Path], subprocess.CompletedProcess[str]]
) -> None:
    done = beside_samples(_program(page), page)
    assert done.returncode == 0, done.stderr


def test_the_pages_that_must_have_python_have_it() -> None:
    assert {"python.md", "mcp.md"} <= {page.name for page in PAGES if _blocks(page, "python")}


def test_the_settings_of_a_client_are_json_and_name_commands_that_there_are() -> None:
    embedded, neo4j = (json.loads(block) for block in _blocks(ROOT / "docs" / "mcp.md", "json"))
    for settings in (embedded, neo4j):
        server = settings["mcpServers"]["sayso"]
        told = subprocess.run(
            [Path(sys.executable).parent / server["command"], *server["args"], "--help"],
            capture_output=True,
            text=True,
        )
        assert told.returncode == 0 and "Model Context Protocol" in " ".join(told.stdout.split()), told.stderr
