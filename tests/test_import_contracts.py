"""The import contracts in pyproject.toml catch what they are for: each planted fault breaks one."""

from __future__ import annotations

from pathlib import Path
import shutil
import subprocess
import sys

import pytest

ROOT = Path(__file__).parents[1]
FAULTS = {
    "core/numerals.py": "import PySide6",
    "state/history.py": "import ceviz.plot.theme",
    "panels/gradients/words.py": "import ceviz.panels.likelihood.words",
    "model/losses.py": "import ceviz.core.numerals",
    "placed_nowhere.py": "",
}


def checked(folder: Path) -> subprocess.CompletedProcess[str]:
    start = "import sys; from importlinter.cli import lint_imports_command; lint_imports_command()"
    return subprocess.run(
        [sys.executable, "-c", start, "--no-logo", "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(
        ROOT / "ceviz", tmp_path / "ceviz", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


@pytest.mark.parametrize("module", FAULTS)
def test_a_planted_fault_breaks_a_contract(module: str, copy: Path) -> None:
    with (copy / "ceviz" / module).open("a", encoding="utf-8") as file:
        file.write(f"\n{FAULTS[module]}\n")
    result = checked(copy)
    assert result.returncode == 1, result.stdout + result.stderr
    assert "BROKEN" in result.stdout or "placed_nowhere" in result.stdout
