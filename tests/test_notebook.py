from __future__ import annotations

import os
from pathlib import Path
import subprocess
import sys
from xml.etree import ElementTree as ET

from PySide6.QtWidgets import QApplication
import pytest

import ceviz
from ceviz.core.params import ParamError
from ceviz.state.page_options import PageError
from ceviz.state.safe_file import WriteError
from tests.export.pictures import opened


def test_a_notebook_shows_it(qapp: QApplication):
    figure = ceviz.figure("gradients", prediction=0.2)
    root = ET.fromstring(figure._repr_svg_())
    image = opened(figure._repr_png_())
    assert (int(root.get("width")), int(root.get("height"))) == image.size
    assert "0.8000" in repr(figure)


def test_it_is_saved_as_its_name_says(qapp: QApplication, tmp_path: Path):
    figure = ceviz.figure("loss-curve", label=0)
    figure.save(tmp_path / "x.pdf", width_mm=89, theme="paper")
    figure.save(str(tmp_path / "x.png"), size=(400, 300), scale=2, include="plot")
    assert (tmp_path / "x.pdf").read_bytes().startswith(b"%PDF")
    assert opened((tmp_path / "x.png").read_bytes()).size == (800, 600)


def test_it_works_in_a_plain_script_without_a_display(tmp_path: Path):
    code = "import ceviz; ceviz.figure('gradients', prediction=0.2).save('x.svg')"
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    env = {name: value for name, value in os.environ.items() if name not in hidden}
    root = Path(ceviz.__file__).parents[1]
    subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=tmp_path,
        env={**env, "PYTHONPATH": str(root)},
        check=True,
    )
    assert [path.name for path in tmp_path.iterdir()] == ["x.svg"]


def test_importing_it_loads_nothing():
    code = (
        "import sys, ceviz; assert not {'numpy', 'msgspec', 'PySide6'} & sys.modules.keys();"
        "ceviz.figure; assert 'PySide6' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_what_is_wrong_is_said():
    with pytest.raises(ValueError, match="no panel 'gradient'; there are loss-curve"):
        ceviz.figure("gradient")
    with pytest.raises(ParamError, match=r"takes a number from 0\.000006 to 0\.999994, not 7"):
        ceviz.figure("gradients", prediction=7)
    with pytest.raises(ParamError, match="no parameter 'predicton'; there are view, label"):
        ceviz.figure("gradients", predicton=0.2)
    with pytest.raises(ParamError, match=r"^logit counts only with axis='logit' or 'log-odds'\.$"):
        ceviz.figure("loss-curve", logit=3.0)
    with pytest.raises(PageError, match="theme is one of light, dark, projector, paper"):
        ceviz.figure("gradients").save("x.png", theme="neon")
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = ceviz.nothing


def test_a_file_that_cannot_be_written_is_named(qapp: QApplication, tmp_path: Path):
    with pytest.raises(WriteError, match="no folder"):
        ceviz.figure("gradients").save(tmp_path / "none" / "x.csv")
