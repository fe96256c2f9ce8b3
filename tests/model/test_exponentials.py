import numpy as np

from ceviz.model._exponentials import shifted_exponentials
from tests.model import exact


def test_the_rounding_of_the_shift_is_put_back():
    z = np.array([[300.1, 0.3], [512.7, -0.1], [-1.1, 97.3]])
    others = shifted_exponentials(z).others[:, 0].tolist()
    for value, (a, b) in zip(others, z.tolist(), strict=True):
        difference = -abs(exact.mpf(a) - exact.mpf(b))
        assert exact.ulps_between(value, exact.mp.exp(difference)) <= 2
        # Without it the error is that of the difference, hundreds of ulp.
        assert exact.ulps_between(np.exp(-abs(a - b)), exact.mp.exp(difference)) > 20


def test_one_class_leads_even_among_equals():
    terms = shifted_exponentials(np.array([3.0, 3.0, 1.0]))
    assert terms.is_leader.tolist() == [True, False, False]
    assert terms.others == 1 + terms.exp[2]
    assert terms.total == terms.exp.sum()
