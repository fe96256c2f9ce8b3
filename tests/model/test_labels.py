import numpy as np
import pytest

from ceviz.model._labels import as_label_rows

SCORES = np.zeros((3, 4))


def test_indices_become_one_hot_rows():
    assert as_label_rows([0, 3, 1], SCORES, -1).tolist() == np.eye(4)[[0, 3, 1]].tolist()


def test_one_index_labels_every_row():
    assert as_label_rows(2, SCORES, -1).tolist() == [0, 0, 1, 0]


def test_rows_of_integers_are_rows_and_not_indices():
    rows = np.eye(4, dtype=int)[:3]
    assert as_label_rows(rows, SCORES, -1).tolist() == rows.tolist()


def test_rows_come_with_their_classes_last():
    assert as_label_rows(np.eye(4)[:3].T, SCORES, 0).tolist() == np.eye(4)[:3].tolist()


@pytest.mark.parametrize("y", [4, -1, [0, 4, 0]])
def test_an_index_beyond_the_classes_is_refused(y):
    with pytest.raises(ValueError, match=r"y must be a class index in \[0, 3\], got (4|-1)"):
        as_label_rows(y, SCORES, -1)


@pytest.mark.parametrize(
    ("y", "message"),
    [
        ([0.5, 0.5], "y must have 4 classes"),
        ([0.5, 0.2, 0.2, 0.2], "y must sum to 1"),
        ([1.5, -0.5, 0.0, 0.0], r"y must lie in \[0, 1\]"),
        (2.0, r"y must lie in \[0, 1\], got 2.0"),
        (1.0, "y must have a class axis"),
    ],
)
def test_what_is_no_distribution_over_the_classes_is_refused(y, message):
    with pytest.raises(ValueError, match=message):
        as_label_rows(y, SCORES, -1)
