"""The command from outside: what is printed, written and returned by a process of its own."""

from __future__ import annotations

import os
from pathlib import Path
import sys

from PySide6.QtGui import QColor, QImage
import pytest

from ceviz import __version__
from ceviz.panels import PANELS
from ceviz.plot.theme import THEMES
from tests.cli.process import ceviz, environment, python

posix = pytest.mark.skipif(os.name != "posix", reason="pipes and limits of POSIX")

# Imports what the words in argv need, then says what of a list of packages has come with it.
LOADED = """
import sys
from ceviz.cli import main
status = main(sys.argv[2:]) if sys.argv[2:] else 0
packages = sys.argv[1].split(",")
print(status, [name for name in packages if name in sys.modules])
"""


def loaded(packages: str, *words: str) -> str:
    done = python("-c", LOADED, packages, *words)
    assert done.stderr == ""
    return done.stdout.splitlines()[-1]


def colours(image: QImage) -> set[int]:
    return {
        image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)
    }


def test_importing_the_command_line_loads_no_qt() -> None:
    assert loaded("PySide6,pyqtgraph,ceviz.ui,ceviz.app") == "0 []"


def test_listing_loads_no_qt() -> None:
    assert loaded("PySide6,pyqtgraph,ceviz.ui,ceviz.app", "list") == "0 []"


def test_rendering_loads_no_window(tmp_path: Path) -> None:
    words = ("render", "gradients", "-o", str(tmp_path / "a.png"))
    assert loaded("PySide6,ceviz.ui,ceviz.app", *words) == "0 ['PySide6']"


def test_a_figure_is_drawn_without_a_display(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    done = ceviz("render", "gradients", "--prediction", "0.2", "-o", str(path))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert [one.name for one in tmp_path.iterdir()] == ["a.png"]
    image = QImage(str(path))
    assert (image.width(), image.height()) == (1280, 720)
    assert len(colours(image)) > 20


def test_size_and_theme_are_those_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    done = ceviz("render", "loss-curve", "--size", "800x600", "--theme", "dark", "-o", str(path))
    assert (done.returncode, done.stderr) == (0, "")
    image = QImage(str(path))
    assert (image.width(), image.height()) == (800, 600)
    assert image.pixelColor(0, 0) == QColor(THEMES["dark"].card)


def test_the_parameters_show_and_the_screen_does_not(tmp_path: Path) -> None:
    screen = environment(QT_QPA_PLATFORM="xcb", QT_SCALE_FACTOR="2", LC_ALL="C")
    for name, prediction, env in (
        ("a.png", "0.2", environment()),
        ("same.png", "0.2", screen),
        ("other.png", "0.7", environment()),
    ):
        words = ("render", "gradients", "--prediction", prediction, "-o", str(tmp_path / name))
        done = ceviz(*words, env=env)
        assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "same.png").read_bytes()
    assert (tmp_path / "a.png").read_bytes() != (tmp_path / "other.png").read_bytes()


def test_all_panels_are_drawn_into_a_new_folder_and_not_over_it(tmp_path: Path) -> None:
    words = ("render", "--all", "-o", str(tmp_path / "gallery"))
    done = ceviz(*words)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    drawn = {path.name: path.read_bytes() for path in (tmp_path / "gallery").iterdir()}
    assert sorted(drawn) == sorted(f"{panel.id}.png" for panel in PANELS)
    assert len(set(drawn.values())) == len(PANELS)

    first = tmp_path / "gallery" / f"{PANELS[0].id}.png"
    first.write_bytes(b"mine")
    done = ceviz(*words)
    assert done.returncode == 2
    assert done.stderr == f"{first} is already there; --force writes over it.\n"
    assert first.read_bytes() == b"mine"

    done = ceviz(*words, "--force")
    assert (done.returncode, done.stderr) == (0, "")
    assert first.read_bytes() == drawn[first.name]


@posix
def test_a_write_that_fails_half_way_leaves_the_old_file(tmp_path: Path) -> None:
    import resource

    path = tmp_path / "a.png"
    path.write_bytes(b"mine")
    done = ceviz(
        *("render", "gradients", "--force", "-o", str(path)),
        env=environment(PYTHONDONTWRITEBYTECODE="1"),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000)),
    )
    reason = "the file would be larger than the system allows"
    assert done.stderr == f"Could not write {path}: {reason}.\n"
    assert done.returncode == 2
    assert path.read_bytes() == b"mine"
    assert [one.name for one in tmp_path.iterdir()] == ["a.png"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ["rendr"],
            "There is no command 'rendr' (did you mean render?), only open, list, render, animate",
        ),
        (
            ["open", "gradient"],
            "There is no panel 'gradient' (did you mean gradients?), only loss-curve, ",
        ),
        (["render", "gradients", "--prediction", "2", "-o", "a.png"], "--prediction takes a numb"),
        (["render", "gradients", "-o", "none/a.png"], "Could not write none/a.png: there is no "),
    ],
)
def test_what_is_wrong_is_one_sentence(tmp_path: Path, words: list[str], sentence: str) -> None:
    done = ceviz(*words, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith(sentence)
    assert done.stderr.endswith(".\n")
    assert done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
@pytest.mark.parametrize("words", [[], ["open", "gradients"]])
def test_without_a_display_no_window_is_tried(words: list[str]) -> None:
    done = ceviz(*words)
    assert done.returncode == 2
    assert done.stderr.startswith("There is no display to open a window on (")
    assert done.stderr.count("\n") == 1


def test_the_version() -> None:
    done = ceviz("--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"ceviz {__version__}\n", "")


def test_the_help_of_a_panel_has_its_flags_ranges_and_defaults() -> None:
    done = ceviz("render", "gradients", "--help", env=environment(COLUMNS="200"))
    assert (done.returncode, done.stderr) == (0, "")
    assert "--prediction NUMBER" in done.stdout
    assert "Takes a number from 0.000006 to 0.999994; default 0.2." in done.stdout


@posix
def test_a_reader_that_stops_reading_is_no_fault() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        done = ceviz("list", stdout=closed)
    assert (done.returncode, done.stderr) == (141, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("words", [["list"], ["--help"], ["--version"]])
def test_a_full_disk_behind_the_output_is_told(words: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = ceviz(*words, stdout=full)
    assert done.returncode == 2
    assert done.stderr == "Could not write the output: no space left on device.\n"


def test_an_output_without_the_letters_gets_others() -> None:
    done = python("-m", "ceviz", "list", "gradients", env=environment(PYTHONIOENCODING="ascii"))
    assert (done.returncode, done.stderr) == (0, "")
    assert "Prediction ? = P(class 1)" in done.stdout


@posix
def test_ctrl_c_ends_quietly() -> None:
    program = (
        "import os, signal, sys; from ceviz.cli import command\n"
        "command.listing = lambda panels: os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.exit(command.main(['list']))"
    )
    done = python("-c", program)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")
