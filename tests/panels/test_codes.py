from __future__ import annotations

import math

from hypothesis import example, given
from hypothesis import strategies as st
import msgspec
import numpy as np
import pytest

from ceviz import model
from ceviz.core.figure import Bars, Plot
from ceviz.core.letters import LETTERS, SPACE
from ceviz.core.panel import Drag, PanelAction, nudged
from ceviz.core.params import ParamError, checked, field, fields
from ceviz.panels.codes import PANEL
from ceviz.panels.codes.languages import LANGUAGES, shares
from ceviz.panels.codes.lengths import LONGEST, SHORTEST, respent, spent
from ceviz.panels.codes.letters import letters
from ceviz.panels.codes.outcomes import moved, pair
from ceviz.panels.codes.params import LONGEST_SENTENCE, CodesParams, by_hand
from ceviz.panels.codes.sentence import sentence
from ceviz.panels.codes.tree import words

ACTIONS: dict[str, PanelAction[CodesParams]] = {action.id: action for action in PANEL.actions}
AB = (1.0, 1.0, *(0.0,) * 25)  # a text of as many a's as b's


def value(params: CodesParams, key: str) -> str:
    return next(one.value for one in PANEL.figure(params).readouts if one.key == key)


def pair_of(p: tuple[float, ...], q: tuple[float, ...], **others: object) -> CodesParams:
    values = {"outcomes": len(p), "p_shares": p, "q_shares": q, "view": "distributions"}
    return checked(CodesParams, values | others)


CHALLENGE = pair_of((0.4, 0.35, 0.25), (0.3, 0.3, 0.4), challenge=True)


# -- The tables ---------------------------------------------------------------


@pytest.mark.parametrize("space", [False, True])
@pytest.mark.parametrize("name", LANGUAGES)
def test_each_table_is_a_distribution_without_a_zero(name: str, space: bool) -> None:
    table = shares(name, (), space=space)
    assert table.size == SPACE + space
    assert math.fsum(table) == pytest.approx(1, abs=1e-15)
    assert table.min() > 0


def test_the_tables_say_what_their_source_says() -> None:
    english = shares("english", (), space=False)
    assert english[LETTERS.index("e")] == pytest.approx(0.12702, abs=1e-6)
    assert english[LETTERS.index("z")] == pytest.approx(0.00074, abs=1e-6)
    # Folded: é, è, ê, ë and œ make e more frequent than e alone.
    french = shares("french", (), space=False)
    accents = 0.01504 + 0.00271 + 0.00218 + 0.00008 + 0.00018
    assert french[LETTERS.index("e")] == pytest.approx(0.14715 + accents, rel=1e-3)


def test_the_space_follows_from_the_length_of_words() -> None:
    table = shares("english", (), space=True)
    assert table[SPACE] == pytest.approx(1 / (1 + 4.793), rel=1e-12)
    assert table[:SPACE] / table[:SPACE].sum() == pytest.approx(shares("english", (), space=False))


def test_the_entropy_of_english_and_its_divergence_from_german() -> None:
    english, german = shares("english", (), space=False), shares("german", (), space=False)
    assert float(model.entropy(english, base=2)) == pytest.approx(4.1758, abs=5e-5)
    by_hand = math.fsum(p * math.log2(p / q) for p, q in zip(english, german, strict=True))
    assert by_hand == pytest.approx(0.194, abs=5e-4)
    assert value(CodesParams(q="german"), "kl") == "0.194"
    assert value(CodesParams(q="german"), "entropy") == "4.176"


# -- The codes view -----------------------------------------------------------


def test_the_sum_is_entropy_and_divergence() -> None:
    params = CodesParams(p="english", q="italian")
    found = {key: float(value(params, key)) for key in ("cross", "entropy", "kl", "reverse")}
    assert found["cross"] == pytest.approx(found["entropy"] + found["kl"], abs=1.1e-3)
    assert found["reverse"] != found["kl"]


@pytest.mark.parametrize("code", ["ideal", "shannon", "huffman"])
def test_the_right_code_wastes_nothing(code: str) -> None:
    params = CodesParams(p="french", q="french", code=code)
    assert value(params, "kl") == "0.000"
    assert PANEL.figure(params).verdict.tone == "good"
    bars = {mark.key: mark for mark in PANEL.figure(params).plots[0].marks}
    assert not bars["waste"].width.any()
    assert not bars["saved"].width.any()


def test_the_area_of_the_bars_is_the_bits_spent() -> None:
    now = letters(CodesParams(p="english", q="german"))
    bars = {
        mark.key: mark for mark in PANEL.figure(CodesParams(p="english", q="german")).plots[0].marks
    }
    areas = {key: float((bars[key].width * now.p).sum()) for key in ("needed", "waste", "saved")}
    assert areas["needed"] + areas["waste"] == pytest.approx(now.mean, rel=1e-12)
    assert areas["waste"] - areas["saved"] == pytest.approx(now.kl, rel=1e-9)


def test_the_letters_are_ranked_by_waste() -> None:
    now = letters(CodesParams(p="english", q="italian"))
    assert [LETTERS[k] for k in now.worst[:3]] == ["h", "w", "y"]
    assert now.waste[list(now.worst)].tolist() == sorted(now.waste, reverse=True)
    assert math.fsum(now.waste) == pytest.approx(now.kl, rel=1e-9)


def test_huffman_stays_within_a_bit_of_the_entropy_and_shannon_too() -> None:
    for code in ("huffman", "shannon"):
        now = letters(CodesParams(p="spanish", q="spanish", code=code))
        assert now.entropy <= now.mean < now.entropy + 1
    assert letters(CodesParams(q="spanish", code="huffman")).kraft == 1
    assert letters(CodesParams(q="spanish", code="shannon")).kraft < 1


def test_a_letter_without_a_word_costs_infinity_and_is_named() -> None:
    params = CodesParams(p="english", q="text", q_counts=AB)
    figure = PANEL.figure(params)
    assert value(params, "cross") == value(params, "kl") == "∞"
    assert figure.verdict.tone == "bad"
    assert "no word for c, d, e, f and others" in figure.verdict.text
    marks = {mark.key: mark for mark in figure.plots[0].marks}
    assert marks["letter 4"].role == "wrong"
    assert marks["length 4"].at[0] == LONGEST


def test_a_text_that_says_less_than_the_code_can_is_no_fault() -> None:
    params = CodesParams(p="text", p_counts=AB, q="english")
    assert value(params, "entropy") == "1.000"
    assert value(params, "reverse") == "∞"
    now = letters(params)
    assert now.cross == pytest.approx(-0.5 * math.log2(now.q[0] * now.q[1]), rel=1e-12)


def test_a_text_without_letters_counts_all_alike() -> None:
    none = (0.0,) * 27
    assert shares("text", none, space=False) == pytest.approx(np.full(26, 1 / 26))


# -- Kraft's budget -----------------------------------------------------------

LENGTHS = st.lists(st.floats(SHORTEST, LONGEST), min_size=26, max_size=27).map(tuple)


@given(LENGTHS)
def test_lengths_by_hand_spend_the_whole_budget(lengths: tuple[float, ...]) -> None:
    made = spent(lengths)
    assert math.fsum(2.0**-length for length in made) == pytest.approx(1, abs=1e-9)
    assert spent(made) == made
    assert all(SHORTEST <= length <= LONGEST for length in made)


@given(LENGTHS, st.integers(0, 25), st.floats(0, 20))
def test_a_shorter_word_makes_all_others_longer(
    lengths: tuple[float, ...], k: int, length: float
) -> None:
    before = spent(lengths)
    after = respent(before, k, length)
    assert math.fsum(2.0**-one for one in after) == pytest.approx(1, abs=1e-9)
    moved = np.delete(np.array(after) - before, k)
    shorter = after[k] < before[k]
    assert (moved >= -1e-9).all() if shorter else (moved <= 1e-9).all()


def test_dragging_a_letter_makes_a_code_by_hand_of_the_one_on_show() -> None:
    start = CodesParams(p="english", q="german")
    dragged = PANEL.drag(start, Drag("length 4", 2.0, 0.5, "x"))
    assert dragged.q == "hand"
    assert dragged.lengths[4] == pytest.approx(2)
    others = np.delete(np.array(dragged.lengths) - start.lengths, 4)
    assert others.max() - others.min() < 0.01  # all give way by the same number of bits
    assert math.fsum(2.0**-length for length in dragged.lengths) == pytest.approx(1, abs=1e-9)
    assert PANEL.figure(dragged).formulas[1].result == "= 1.000"


def test_the_keys_move_the_code_on_show_too() -> None:
    start = CodesParams(q="french", code="huffman")
    stepped = nudged(PANEL, start, "lengths", 0, start.lengths[0] + 1)
    assert stepped.q == "hand"
    assert stepped.lengths[0] == pytest.approx(start.lengths[0] + 1)


def test_a_code_by_hand_that_is_the_right_one_is_right() -> None:
    off = by_hand(CodesParams(p="english", q="english"), 4, 5.0)
    back = by_hand(off, 4, float(letters(CodesParams(q="english", p="english")).right[4]))
    assert value(off, "kl") != "0.000"
    assert value(back, "kl") == "0.000"


def test_the_code_on_show_is_always_in_the_record() -> None:
    params = CodesParams(q="uniform", space=True)
    assert params.lengths == pytest.approx([math.log2(27)] * 27)
    again = PANEL.edit(params, "q", "hand")
    assert again.lengths == params.lengths
    assert msgspec.convert(msgspec.to_builtins(again), CodesParams) == again


# -- Huffman's tree -----------------------------------------------------------


def test_the_words_of_a_code_are_those_of_a_tree() -> None:
    assert words((2.0, 2.0, 2.0, 3.0, 3.0)) == {0: "00", 1: "01", 2: "10", 3: "110", 4: "111"}
    assert words((0.0, math.inf)) == {0: ""}


def test_the_tree_has_a_leaf_for_each_letter_at_the_end_of_its_word() -> None:
    params = CodesParams(q="english", code="huffman", tree=True)
    (plot,) = PANEL.figure(params).plots
    leaves = next(mark for mark in plot.marks if mark.key == "leaves")
    assert sorted(-leaves.y) == sorted(letters(params).used)
    made = words(tuple(letters(params).used))
    for one in made.values():
        assert not any(other.startswith(one) for other in made.values() if other != one)


# -- A sentence ---------------------------------------------------------------


def typed(text: str, **others: object) -> CodesParams:
    return checked(CodesParams, {"view": "sentence", "sentence": text} | others)


def test_three_rulers_grow_letter_by_letter() -> None:
    totals = [sentence(typed("The best"[:end])).totals for end in range(9)]
    assert totals[0] == (0, 0, 0)
    assert [total[2] for total in totals] == pytest.approx(
        [math.log2(26) * letters_ for letters_ in (0, 1, 2, 3, 3, 4, 5, 6, 7)]
    )
    assert all(np.diff(total).min() >= 0 for total in zip(*totals, strict=True))


def test_bits_a_letter_by_hand() -> None:
    now = sentence(typed("Ee!", p="english", q="french"))
    assert now.left_out == 1
    assert now.a_letter(0) == pytest.approx(-math.log2(0.12702), rel=1e-4)


def test_perplexity_is_said_both_ways() -> None:
    params = typed("it was the best of times")
    bits, nats = float(value(params, "a letter")), float(value(params, "other nats"))
    said = float(value(params, "perplexity"))
    assert said == pytest.approx(2**bits, rel=1e-3)
    assert said == pytest.approx(math.exp(nats), rel=1e-3)


def test_a_letter_that_the_code_cannot_say_is_pointed_out() -> None:
    params = typed("abc", q="text", q_counts=AB)
    figure = PANEL.figure(params)
    assert value(params, "a letter") == "∞"
    assert "no word for c" in figure.verdict.text
    lost = next(mark for mark in figure.plots[1].marks if mark.key == "lost")
    assert (lost.text, lost.role) == ("∞: the other code has no word for c", "wrong")
    assert value(typed("ab", q="text", q_counts=AB), "a letter") == "1.000"


def test_the_ruler_reads_on_to_where_it_is_dragged() -> None:
    params = typed("abcdef")
    back = PANEL.drag(params, Drag("end", 0.0, 2.0, "x"))
    assert back.read == 0
    assert sentence(back).totals == (0, 0, 0)
    assert PANEL.drag(back, Drag("end", 1e6, 2.0, "x")).read == LONGEST_SENTENCE


def test_the_space_counts_on_request() -> None:
    assert len(sentence(typed("a b", space=True)).indices) == 3
    assert len(sentence(typed("a b")).indices) == 2


def test_a_sentence_is_one_line() -> None:
    with pytest.raises(ParamError):
        typed("two\nlines")
    with pytest.raises(ParamError):
        typed("a" * (LONGEST_SENTENCE + 1))


# -- Two distributions --------------------------------------------------------


def test_the_measures_by_hand() -> None:
    now = pair(pair_of((0.5, 0.5), (0.25, 0.75)))
    assert now.entropy == 1
    assert now.kl == pytest.approx(0.5 + 0.5 * math.log2(2 / 3), rel=1e-12)
    assert now.cross == pytest.approx(1.2075, abs=5e-5)
    assert now.contributions == pytest.approx([0.5, 0.5 * math.log2(2 / 3)])
    nats = pair(pair_of((0.5, 0.5), (0.25, 0.75), unit="nats"))
    assert nats.kl == pytest.approx(now.kl * math.log(2), rel=1e-12)


def test_dragging_q_moves_kl_alone_and_dragging_p_the_floor() -> None:
    start = pair_of((0.4, 0.35, 0.25), (0.3, 0.3, 0.4))
    by_q = PANEL.drag(start, Drag("q 0", 0.0, 0.7, "y"))
    by_p = PANEL.drag(start, Drag("p 0", 0.0, 0.7, "y"))
    assert pair(by_q).entropy == pair(start).entropy
    assert pair(by_q).kl != pair(start).kl
    assert pair(by_p).entropy != pair(start).entropy
    assert by_q.q_shares[:3] == pytest.approx((0.7, 0.3 * 3 / 7, 0.3 * 4 / 7))


def test_no_q_gets_below_the_floor_and_q_equal_to_p_is_exactly_on_it() -> None:
    start = pair_of((0.4, 0.35, 0.25), (0.3, 0.3, 0.4))
    same = ACTIONS["match"].apply(start)
    assert pair(same).kl == 0
    assert pair(same).cross == pair(same).entropy
    assert "exactly 0" in PANEL.figure(same).verdict.text


def test_q_zero_where_p_is_not_is_infinite_and_explained() -> None:
    params = pair_of((0.5, 0.5), (0.0, 1.0))
    assert value(params, "kl") == value(params, "cross") == "∞"
    assert "outcome 1 never happens" in PANEL.figure(params).verdict.text
    assert value(pair_of((0.0, 1.0), (0.5, 0.5)), "kl") == "1.000"


def test_smoothing_lifts_the_floor_from_zero() -> None:
    floors = [
        pair(pair_of((0.5, 0.5), (0.5, 0.5), label="one-hot", smoothing=one)).entropy
        for one in (0.0, 0.1, 0.5, 1.0)
    ]
    assert floors[0] == 0
    assert floors == sorted(floors)
    assert floors[-1] == 1
    start = pair_of((0.5, 0.5), (0.5, 0.5), label="one-hot")
    assert PANEL.drag(start, Drag("p", 0.0, 0.8, "y")).smoothing == pytest.approx(0.4)


def test_the_true_class_stays_among_the_outcomes() -> None:
    params = PANEL.edit(CodesParams(view="distributions", label="one-hot"), "true_class", 4)
    assert PANEL.edit(params, "outcomes", 3).true_class == 2
    with pytest.raises(ParamError):
        checked(CodesParams, {"true_class": 5, "outcomes": 3})


def test_a_challenge_says_how_far_it_is() -> None:
    params = pair_of((0.5, 0.5), (0.25, 0.75), challenge=True, target=0.5)
    verdict = PANEL.figure(params).verdict
    assert "0.292 bits to go" in verdict.text
    in_nats = PANEL.figure(PANEL.edit(params, "unit", "nats")).verdict
    assert "a KL of 0.347 nats: 0.203 nats to go" in in_nats.text
    there = pair_of((0.5, 0.5), (0.25, 0.75), challenge=True, target=0.21)
    assert PANEL.figure(there).verdict.tone == "good"
    assert ACTIONS["goal"].apply(params).target != params.target
    assert not ACTIONS["goal"].shown(pair_of((0.5, 0.5), (0.25, 0.75)))


# -- The unit -----------------------------------------------------------------


@pytest.mark.parametrize(
    "params", [CodesParams(), CodesParams(code="huffman"), CodesParams(q="hand"), CHALLENGE]
)
def test_nats_are_bits_times_ln_2(params: CodesParams) -> None:
    bits, nats = PANEL.figure(params), PANEL.figure(PANEL.edit(params, "unit", "nats"))
    seen = set()
    for one, two in zip(bits.readouts, nats.readouts, strict=True):
        assert one.number is not None
        assert two.number is not None
        if two.unit == "nats":
            assert one.unit == "bits"
            assert two.number == pytest.approx(one.number * math.log(2), rel=1e-12)
            seen.add(one.key)
        else:  # the lengths of words, and the perplexity
            assert two.number == pytest.approx(one.number, rel=1e-12)
            assert two.unit == one.unit
    assert {"cross", "entropy", "kl", "reverse"} <= seen


def test_nats_are_said_in_formulas_and_code() -> None:
    params = CodesParams(unit="nats")
    figure = PANEL.figure(params)
    assert [one.result.endswith(r"\text{ nats}") for one in figure.formulas] == [True, True]
    assert r"\ln 2" in figure.formulas[1].symbolic
    assert figure.plots[0].x.label.startswith("bits")
    explanation = PANEL.explain(params, "cross")
    assert explanation is not None
    assert "np.log(q" in explanation.numpy
    assert r"\ln" in explanation.symbolic


def test_words_stay_in_bits() -> None:
    figure = PANEL.figure(CodesParams(code="huffman", unit="nats"))
    units = {one.key: one.unit for one in figure.readouts}
    assert units["mean"] == units["worst 1"] == "bits"
    assert units["cross"] == units["kl"] == "nats"


def test_the_picture_of_nats_is_that_of_bits() -> None:
    bits = PANEL.figure(CHALLENGE)
    nats = PANEL.figure(PANEL.edit(CHALLENGE, "unit", "nats"))
    for one, two in zip(bits.plots, nats.plots, strict=True):
        for before, after in zip(bars_of(one), bars_of(two), strict=True):
            for x, y in zip(before.rectangles(), after.rectangles(), strict=True):
                assert within(one, *x) == pytest.approx(within(two, *y), rel=1e-12)


def bars_of(plot: Plot) -> list[Bars]:
    return [mark for mark in plot.marks if isinstance(mark, Bars)]


def within(plot: Plot, left: float, base: float, width: float, height: float) -> list[float]:
    """A bar in parts of the axes."""
    across, up = plot.x.high - plot.x.low, plot.y.high - plot.y.low
    return [
        (left - plot.x.low) / across,
        width / across,
        (base - plot.y.low) / up,
        height / up,
    ]


# -- P and Q change places ----------------------------------------------------


def test_swapping_twice_changes_nothing() -> None:
    swap = ACTIONS["swap"].apply
    for params in (CodesParams(), pair_of((0.5, 0.5), (0.25, 0.75))):
        assert swap(params) != params
        assert swap(swap(params)) == params


def test_swapping_turns_kl_around() -> None:
    params = CodesParams(p="english", q="german")
    swapped = ACTIONS["swap"].apply(params)
    assert value(swapped, "kl") == value(params, "reverse")


def test_a_code_by_hand_becomes_a_text_when_it_is_swapped() -> None:
    by_drag = by_hand(CodesParams(p="english", q="english"), 4, 1.0)
    swapped = ACTIONS["swap"].apply(by_drag)
    assert (swapped.p, swapped.q) == ("text", "english")
    assert letters(swapped).p == pytest.approx(letters(by_drag).q, abs=1e-6)


# -- What has a say -----------------------------------------------------------


@pytest.mark.parametrize(
    ("params", "names"),
    [
        (CodesParams(), {"view", "p", "q", "code", "space", "unit"}),
        (CodesParams(code="huffman"), {"view", "p", "q", "code", "tree", "space", "unit"}),
        (CodesParams(q="hand", code="huffman"), {"view", "p", "q", "lengths", "space", "unit"}),
        (CodesParams(p="text"), {"view", "p", "p_counts", "q", "code", "space", "unit"}),
        (
            CodesParams(view="sentence"),
            {"view", "p", "q", "code", "space", "sentence", "read"},
        ),
        (
            CodesParams(view="distributions", code="huffman", q="hand"),
            {"view", "unit", "outcomes", "label", "p_shares", "q_shares", "challenge"},
        ),
    ],
)
def test_only_what_has_a_say_is_shown(params: CodesParams, names: set[str]) -> None:
    assert {one.name for one in fields(CodesParams) if one.shown(params)} == names


def test_a_count_for_each_letter_is_wanted() -> None:
    wanted = "27 counts from 0 to 1000000000, one for each letter"
    assert field(CodesParams, "p_counts").allowed() == wanted
    with pytest.raises(ParamError):
        checked(CodesParams, {"p_counts": (1.0,) * 26})


@given(st.floats(0.01, 0.99))
@example(0.4444444444444445)
def test_a_share_that_takes_all_the_room_does_not_round_over_it(one: float) -> None:
    assert max(moved((one, 1 - one, 0.0), 1, 0.0, 3)) <= 1.0
