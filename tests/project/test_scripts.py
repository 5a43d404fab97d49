"""The scripts that set things up do so on a machine that has Python and nothing else."""

import re
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_a_python_that_only_stands_in_the_folder_has_not_installed_aigraph(tmp_path):
    venv.create(tmp_path / "venv")
    check = re.search(r"if ! python (-.*?)'(.*?)'", (ROOT / "scripts" / "run").read_text(encoding="utf-8"))
    words = [*check[1].split(), check[2], str(ROOT)]
    empty = subprocess.run([tmp_path / "venv" / "bin" / "python", *words], cwd=ROOT, capture_output=True, check=False)
    assert empty.returncode != 0
    assert subprocess.run([sys.executable, *words], cwd=ROOT, capture_output=True, check=False).returncode == 0
