"""`docs/http.md`: its commands run beside the graph of the samples, and its table of problems is whole."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest

from api.handlers import ASKED, STORED
from tests.api.processes import PATIENCE_S, start, until_ready
from tests.samples_fixture import ROOT, SAMPLES

pytestmark = SAMPLES
CURL = pytest.mark.skipif(shutil.which("curl") is None, reason="the page is about curl")
PAGE = ROOT / "docs" / "http.md"
ADDRESS = "http://127.0.0.1:8000"
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_PROBLEM = re.compile(r"urn:sayso:problem:([a-z-]+)")
_CODE = re.compile(r'ProblemError\(\s*[\w.]+,\s*"([a-z-]+)"')


def _commands() -> list[tuple[str, str]]:
    """Each block of commands, and the block of JSON after it, if any."""
    blocks = [(match[1], match[2]) for match in _BLOCK.finditer(PAGE.read_text(encoding="utf-8"))]
    following = [*blocks[1:], ("", "")]
    return [
        (text, shown if language == "json" else "")
        for (kind, text), (language, shown) in zip(blocks, following, strict=True)
        if kind == "sh"
    ]


@pytest.fixture(scope="module")
def address(samples_graph: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a service answers over the graph of the samples."""
    folder = tmp_path_factory.mktemp("page")
    copytree(samples_graph, folder / "sayso-graph")
    process = start(folder, "serve", "--port", "0")
    yield until_ready(process)[0]
    process.kill()
    process.communicate()


def _run(commands: str, address: str, folder: Path) -> str:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", commands.replace(ADDRESS, address)],
        cwd=folder,
        env={**os.environ, "PATH": path, "NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1"},
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@CURL
@pytest.mark.parametrize("number", range(len(_commands())))
def test_the_commands_of_the_page_do_what_it_says(address: str, tmp_path: Path, number: int) -> None:
    commands, shown = _commands()[number]
    assert ADDRESS in commands
    told = _run(commands, address, tmp_path)
    assert told.strip()
    assert _PROBLEM.findall(told) == _PROBLEM.findall(shown), told


@CURL
def test_a_known_tag_and_a_short_answer_are_as_the_page_says(address: str, tmp_path: Path) -> None:
    [commands] = [commands for commands, _ in _commands() if "If-None-Match" in commands]
    status, size, _ = _run(commands, address, tmp_path).split()
    assert status == "304"
    assert 0 < int(size) < 20_000


def test_the_page_lists_the_code_of_every_problem() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "api").glob("**/*.py"))
    codes = {*_CODE.findall(sources), *(code for _, _, code in (*ASKED, *STORED))}
    listed = set(re.findall(r"`([a-z]+(?:-[a-z]+)+)`", PAGE.read_text(encoding="utf-8")))
    assert len(codes) > 20
    assert codes - listed == set()
