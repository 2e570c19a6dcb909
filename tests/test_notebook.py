"""The notebook of the documentation still runs, and was committed as it ran."""

from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode

from tests.make_notebook import NOTEBOOK, executed
from tests.samples_fixture import SAMPLES

pytestmark = SAMPLES


def _cells(notebook: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def _forms(cell: NotebookNode) -> list[list[str]]:
    """What a cell shows: for each output the forms that it has, such as text/html."""
    return [sorted(output.get("data", {output.get("name"): None})) for output in cell.outputs]


@pytest.fixture
def committed() -> NotebookNode:
    return nbformat.read(NOTEBOOK, as_version=4)


def test_the_notebook_runs_and_shows_what_it_showed(
    samples_graph: Path, tmp_path: Path, committed: NotebookNode
) -> None:
    again = executed(samples_graph, tmp_path)
    assert [_forms(cell) for cell in _cells(again)] == [_forms(cell) for cell in _cells(committed)]


def test_the_notebook_is_committed_as_it_ran(committed: NotebookNode) -> None:
    nbformat.validate(committed)
    cells = _cells(committed)
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    shown = [form for cell in cells for forms in _forms(cell) for form in forms]
    assert {"text/html", "stdout", "image/png"} <= set(shown) and "stderr" not in shown
    assert committed.metadata == {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
