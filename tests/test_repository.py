"""What must hold of the files of the repository themselves."""

import re
import subprocess
from pathlib import Path

import pytest

from graph.engine.settings import as_environment, settings

ROOT = Path(__file__).parent.parent
LOCKS = ["requirements.lock", "requirements-dev.lock", "requirements-readers.lock"]
LARGEST = 2_000_000
WEIGHTS = {"tagger.onnx": 30_000_000}  # the trained tagger: what it may weigh at most


def _tracked() -> list[Path]:
    """The files under version control; in an unpacked archive, which has none, all but what tools leave behind."""
    listed = subprocess.run(["git", "-C", ROOT, "ls-files", "-z"], capture_output=True, text=True)
    if listed.returncode:
        return [path for path in ROOT.rglob("*") if path.is_file() and not _made_by_tools(path.relative_to(ROOT))]
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def _made_by_tools(path: Path) -> bool:
    return any(part.startswith(".") or part in ("__pycache__", "sayso-graph", "build", "dist") for part in path.parts)


def _locked(name: str) -> dict[str, str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9._-]+)==([^ ;\\]+)", text, flags=re.MULTILINE))


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_file_holds_no_address_and_no_path(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert re.findall(r"https?:|file:|--(?:extra-)?index-url|--find-links|^-[ief]|@ |(?<![\w.])/\w+/", text, re.M) == []


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_package_has_its_version_and_its_hashes(name: str) -> None:
    entries = re.sub(r"\\\n\s*", " ", (ROOT / name).read_text(encoding="utf-8")).splitlines()
    loose = [entry for entry in entries if not re.match(r"[\w.-]+==\S+.* --hash=sha256:[0-9a-f]{64}", entry)]
    assert len(entries) > 20
    assert loose == []


def test_each_lock_adds_to_the_one_before_and_changes_nothing_in_it() -> None:
    runtime, development, readers = (_locked(name) for name in LOCKS)
    assert {name: development.get(name) for name in runtime} == runtime
    assert {"pytest", "ruff", "mypy"} <= set(development) - set(runtime)
    both = development.keys() & readers.keys()
    assert {name: readers[name] for name in both} == {name: development[name] for name in both}
    assert "followthemoney" in readers


def test_the_runtime_lock_can_build_the_program() -> None:
    assert {"hatchling", "editables"} <= set(_locked("requirements.lock"))


def test_every_dependency_is_locked() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = {re.split(r"[^\w.-]", line)[0].lower() for line in project["project"]["dependencies"]}
    assert wanted - set(_locked("requirements.lock")) == set()
    wanted_dev = {re.split(r"[^\w.-]", line)[0].lower() for line in project["dependency-groups"]["dev"]}
    assert wanted_dev - set(_locked("requirements-dev.lock")) == set()


def test_after_an_installation_from_the_lock_file_every_command_works() -> None:
    assert {"mcp"} <= set(_locked("requirements.lock"))


def test_no_file_is_large() -> None:
    sizes = [(path.name, path.stat().st_size) for path in _tracked()]
    assert [(name, size) for name, size in sizes if size > WEIGHTS.get(name, LARGEST)] == []


def test_no_file_speaks_of_a_machine() -> None:
    """Home folders and the places where this was built; a path of the kind in an example would not work elsewhere."""
    elsewhere = re.compile(rb"/(?:root|home/\w+|Users/\w+|work/(?:main|shared))(?=/)")
    found = [path.relative_to(ROOT) for path in _tracked() if elsewhere.search(path.read_bytes())]
    assert found == []


def test_no_file_names_a_registry() -> None:
    """Installations ask whatever registry the user's machine is set to."""
    address = re.compile(rb"https?://[^\s\"']*(?:pypi|pythonhosted|artifactory|nexus|/simple/|repo1?\.maven|@[\w.]+:)")
    found = [path.relative_to(ROOT) for path in _tracked() if address.search(path.read_bytes())]
    assert found == []


def test_compose_runs_the_server_as_the_engine_does() -> None:
    lines = (ROOT / "compose.yaml").read_text(encoding="utf-8").splitlines()
    variables = dict(line.strip().split(": ", 1) for line in lines if line.strip().startswith("NEO4J_"))
    values = {name: value.strip('"') for name, value in variables.items()}
    expected = as_environment(settings(http_port=7474, bolt_port=7687))
    assert {name: values.get(name) for name in expected} == expected
    published = [line for line in lines if re.search(r"- .*:\d+:\d+", line)]
    assert len(published) == 2
    assert all("127.0.0.1:" in line for line in published)


def test_make_lists_every_target_with_what_it_is_for() -> None:
    listed = subprocess.run(["make", "-C", ROOT], capture_output=True, text=True, check=True).stdout
    wanted = ["help", "install", "run", "test", "lint", "neo4j", "clean"]
    assert set(wanted) <= set(re.findall(r"^  make (\w+) +\w", listed, flags=re.MULTILINE))


def test_make_refuses_a_python_that_is_too_old(tmp_path: Path) -> None:
    old = tmp_path / "python-old"
    old.write_text('#!/bin/sh\n[ "$1" = --version ] && echo "Python 3.9.2"; exit 1\n')
    old.chmod(0o755)
    (tmp_path / "Makefile").write_bytes((ROOT / "Makefile").read_bytes())
    for name in ("requirements.lock", "pyproject.toml"):
        (tmp_path / name).touch()
    command = ["make", "-C", str(tmp_path), "install", f"PYTHON={old}"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode != 0
    assert "3.11 or later" in done.stdout
    assert "Python 3.9.2" in done.stdout
    assert not (tmp_path / ".venv").exists()
