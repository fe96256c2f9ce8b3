from __future__ import annotations

import pytest

from ceviz.export.names import file_name
from ceviz.panels import PANELS


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("gradients", "gradients.png"),
        ("Codes & KL", "codes-kl.png"),
        ("bce-cce logits.0", "bce-cce-logits-0.png"),
        ("../../etc/passwd", "etc-passwd.png"),
        ("con", "figure-con.png"),
        ("LPT1", "figure-lpt1.png"),
        ("ŷ", "figure.png"),
        ("", "figure.png"),
        ("a" * 300, "a" * 80 + ".png"),
        ("x: y*?.", "x-y.png"),
    ],
)
def test_every_system_takes_the_name(words: str, name: str):
    assert file_name(words, ".png") == name


def test_panels_keep_their_names():
    assert [file_name(panel.id, ".svg") for panel in PANELS] == [f"{one.id}.svg" for one in PANELS]
