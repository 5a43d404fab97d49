"""The notebooks run, and are kept without outputs."""

from pathlib import Path

import pytest

from tests.optional import skip_without

nbformat = pytest.importorskip("nbformat")
NotebookClient = pytest.importorskip("nbclient").NotebookClient

jupytext = pytest.importorskip("jupytext")
skip_without("matplotlib")
NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))
TOPICS = {
    "a_published_figure",
    "how_sure_is_it",
    "how_the_web_grew",
    "one_loop",
    "payments_in_rings",
    "set_off",
    "tour",
    "where_the_money_comes_from",
    "who_depends_on_whom",
    "your_own_deals",
}


def test_there_is_a_notebook_for_each_of_ten_topics():
    assert {path.stem for path in NOTEBOOKS} == TOPICS


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_says_what_its_script_says(path):
    script = jupytext.read(path.parent / "scripts" / f"{path.stem}.py")
    notebook = nbformat.read(path, as_version=4)
    assert [(cell.cell_type, cell.source) for cell in notebook.cells] == [
        (cell.cell_type, cell.source) for cell in script.cells
    ]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_holds_no_outputs(path):
    notebook = nbformat.read(path, as_version=4)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert all(not cell.outputs and cell.execution_count is None for cell in code)


@pytest.mark.slow
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_runs_without_an_error_or_a_warning(path, tmp_path):
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(tmp_path)}}).execute()
    shown = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    assert shown
    assert not [output for output in shown if output.output_type == "error" or output.get("name") == "stderr"]
    if path.stem == "tour":
        assert "srcdoc" in notebook.cells[-1].outputs[0]["data"]["text/html"]
