"""The graph of the samples, for tests of what the documentation shows."""

from pathlib import Path

import pytest

from api.cli import run

ROOT = Path(__file__).parents[1]

# With `--dist loadgroup` one worker has them all, and the samples are read once.
SAMPLES = pytest.mark.xdist_group("samples")


@pytest.fixture(scope="session")
def samples_graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder `sayso-graph` with that graph. Read it, or copy it; never change it."""
    folder = tmp_path_factory.mktemp("samples") / "sayso-graph"
    assert run(["--store", f"embedded:{folder}", "ingest", str(ROOT / "samples")]) == 0
    return folder
