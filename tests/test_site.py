"""The documentation as a site: it builds without a warning, asks no other host, and has a page for everything."""

import os
import re
import shlex
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from api.app import create_app
from api.cli import run
from api.cli.program import COMMANDS
from docs.site import commands, endpoints, questions
from docs.site.text import code, fenced, plain, prose, table
from queries import questions as all_questions
from tests.samples_fixture import SAMPLES

ROOT = Path(__file__).parents[1]
_SH = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)

TAUGHT = [
    ROOT / "docs" / "tutorial.md",
    ROOT / "docs" / "measures.md",
    ROOT / "docs" / "diagrams.md",
    *sorted((ROOT / "docs" / "how-to").glob("*.md")),
]


class _Loaded(HTMLParser):
    """What a page loads by itself; a link to follow is none of it."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses = list[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ("script", "img", "iframe", "source"):
            self.addresses.append(given.get("src") or "")
        if tag == "link" and "stylesheet" in (given.get("rel") or "").split():
            self.addresses.append(given.get("href") or "")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site."""
    folder = tmp_path_factory.mktemp("site")
    pytest.importorskip("material", reason="the site needs mkdocs-material: make test installs it")
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
    )
    assert built.returncode == 0, built.stderr
    return folder


def test_the_site_builds_strictly_and_has_every_page(site: Path) -> None:
    for name in all_questions():
        assert (site / "reference" / "questions" / f"{name}.html").is_file()
    for name in COMMANDS:
        assert (site / "reference" / "commands" / f"{name}.html").is_file()
    assert (site / "tutorial.html").is_file()


def test_no_page_loads_anything_from_another_host(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert pages
    for page in pages:
        loaded = _Loaded()
        loaded.feed(page.read_text(encoding="utf-8"))
        assert not [address for address in loaded.addresses if address.startswith(("http:", "https:", "//"))], page


def test_every_page_that_somebody_wrote_is_in_the_site(site: Path) -> None:
    docs = ROOT / "docs"
    written = [path.relative_to(docs).with_suffix(".html") for path in docs.rglob("*.md")]
    assert [str(path) for path in written if not (site / path).is_file()] == []


def test_every_question_has_a_page_that_tells_its_parameters_and_columns() -> None:
    pages = questions.pages()
    for name, question in all_questions().items():
        page = pages[f"{name}.md"]
        assert page.startswith(f"# {plain(question.title)}\n")
        for one in (*question.parameters, *question.columns):
            assert code(one.name) in page
        assert f"]({name}.md)" in pages["index.md"]


def test_every_command_and_every_option_has_its_place() -> None:
    pages = commands.pages()
    for name in COMMANDS:
        assert f"]({name}.md)" in pages["index.md"]
        assert f"sayso {name}" in pages[f"{name}.md"]
    assert "--depth" in pages["diagram.md"]
    assert "## sayso neo4j start" in pages["neo4j.md"]


def test_every_endpoint_has_a_heading() -> None:
    pages = "\n".join(endpoints.pages().values())
    described = create_app().openapi()
    found = list(endpoints.operations(described))
    assert len(found) >= len(all_questions())
    for method, path, _ in found:
        assert f"## {code(f'{method.upper()} {path}')}\n" in pages


def test_text_of_a_header_is_no_markup() -> None:
    assert plain("a|b <b>*c*</b>\n# d") == "a\\|b \\<b\\>\\*c\\*\\</b\\> \\# d"
    assert code("a`b|c") == "`a'b\\|c`"
    assert fenced("```\ninner\n```").startswith("````\n")
    assert prose("at most `a_b` of *c*") == "at most `a_b` of \\*c\\*"
    assert prose("an odd ` stays") == "an odd \\` stays"
    assert table(("x",), []) == ""


@SAMPLES
@pytest.mark.parametrize("page", [page for page in TAUGHT if _SH.search(page.read_text(encoding="utf-8"))], ids=str)
def test_the_commands_that_a_page_teaches_run(
    page: Path, samples_graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SAYSO_STORE", f"embedded:{samples_graph}")
    lines = [line for block in _SH.findall(page.read_text(encoding="utf-8")) for line in block.splitlines()]
    for line in lines:
        if line != "sayso ingest samples":  # that is how the graph of this test came about
            assert run(_words(line)) == 0, line
            told = capsys.readouterr()
            assert told.out or told.err, line


def _words(line: str) -> list[str]:
    program, *words = shlex.split(line)
    assert program == "sayso", line
    return words
