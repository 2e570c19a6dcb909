"""Runs `docs/notebook.ipynb` anew on the graph of the samples and writes it with what it answers.

`python -m tests.make_notebook`, after a change of the notebook or of what is found in the samples.
"""

import sys
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

from api.cli import run
from tests.samples_fixture import ROOT

NOTEBOOK = ROOT / "docs" / "notebook.ipynb"


def executed(graph: Path, folder: Path) -> NotebookNode:
    """The notebook with its outputs, run in a folder `docs` beside the graph, as in a checkout after `make run`.

    Nothing of the machine stays in it. Raises CellExecutionError.
    """
    copytree(graph, folder / "sayso-graph")
    (folder / "docs").mkdir()
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    resources = {"metadata": {"path": str(folder / "docs")}}
    NotebookClient(notebook, timeout=120, resources=resources, record_timing=False).execute()
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    return notebook


def main() -> int:
    """Builds the graph, runs the notebook, writes it."""
    with TemporaryDirectory() as made:
        graph = Path(made) / "sayso-graph"
        if status := run(["--store", f"embedded:{graph}", "ingest", str(ROOT / "samples")]):
            return status
        notebook = executed(graph, Path(made) / "checkout")
    nbformat.write(notebook, NOTEBOOK)
    return 0


if __name__ == "__main__":
    sys.exit(main())
