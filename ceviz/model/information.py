"""Surprise, and what it costs to describe one distribution with the code of another.

Distributions lie along one axis, the last unless told. Results are in nats; ``base=2`` gives
bits. A term of probability 0 adds nothing: 0 log 0 = 0.
"""

import heapq
import math

import numpy as np
import numpy.typing as npt

from ceviz.model._domain import (
    FloatArray,
    as_count,
    as_distribution,
    as_probability,
    check_base,
    classes_back,
    classes_last,
)
from ceviz.model._summation import compensated_sum, weighted

# Relative distance of q from p below which the eight terms of the series in
# _excess_over_log1p reach full precision, and above which the logarithm loses little.
_NEAR = 0.25


def entropy(p: npt.ArrayLike, *, base: float = math.e, axis: int = -1) -> FloatArray:
    """Return the entropy, H(P) = -(sum over k of p_k log p_k).

    The p_k are taken as they are given, without renormalising. For two classes
    ``binary_cross_entropy(p, p)`` is H of (p, 1 - p) with the complement never rounded.

    Args:
        p: Distributions along ``axis``.
        base: Base of the logarithm, above 1: e for nats, 2 for bits.
        axis: The class axis.

    Returns:
        Entropies in [0, log K], the shape of ``p`` without ``axis``; within 2 ulp in nats and
        in bits.

    Raises:
        ValueError: ``p`` is no distribution, or ``base`` not above 1.

    References:
        C. E. Shannon, A mathematical theory of communication (1948), section 6.

    Example:
        >>> float(entropy([0.5, 0.25, 0.125, 0.125], base=2))
        1.75
    """
    return cross_entropy(p, p, base=base, axis=axis)


@np.errstate(divide="ignore")
def cross_entropy(
    p: npt.ArrayLike, q: npt.ArrayLike, *, base: float = math.e, axis: int = -1
) -> FloatArray:
    """Return the cross-entropy, H(P, Q) = -(sum over k of p_k log q_k).

    Args:
        p: The distributions the outcomes follow, along ``axis``.
        q: The distributions predicted, along ``axis``, broadcast against ``p``.
        base: Base of the logarithm, above 1: e for nats, 2 for bits.
        axis: The class axis.

    Returns:
        Cross-entropies in [H(P), inf], the shape without ``axis``; inf where Q rules out what P
        allows.

    Raises:
        ValueError: ``p`` or ``q`` is no distribution, or ``base`` not above 1.

    References:
        T. M. Cover, J. A. Thomas, Elements of Information Theory (2006), section 5.4.

    Example:
        >>> float(cross_entropy([0.5, 0.5], [0.25, 0.75], base=2).round(4))
        1.2075
    """
    check_base(base)
    p = as_distribution(p, "p", axis)
    q = as_distribution(q, "q", axis)
    # log2 is exact at the powers of two, where log(q) / log(2) may miss by an ulp.
    log_q = np.log2(q) if base == 2 else np.log(q) / math.log(base)
    return compensated_sum(weighted(p, -log_q))


@np.errstate(divide="ignore")
def kl_divergence(
    p: npt.ArrayLike, q: npt.ArrayLike, *, base: float = math.e, axis: int = -1
) -> FloatArray:
    """Return the Kullback-Leibler divergence, KL(P || Q) = sum over k of p_k log(p_k / q_k).

    Those terms have both signs and nearly cancel when Q is near P. As P and Q have the same
    sum, q_k - p_k may be added to each: the terms p_k log(p_k / q_k) - p_k + q_k are never
    negative, and neither is their sum. That sum is what is returned, also where rounding left
    P and Q with sums that differ in the last digit.

    Args:
        p: The distributions the outcomes follow, along ``axis``.
        q: The distributions predicted, along ``axis``, broadcast against ``p``.
        base: Base of the logarithm, above 1: e for nats, 2 for bits.
        axis: The class axis.

    Returns:
        Divergences in [0, inf], the shape without ``axis``; relative error below 1e-13.

    Raises:
        ValueError: ``p`` or ``q`` is no distribution, or ``base`` not above 1.

    References:
        S. Kullback, R. A. Leibler, On information and sufficiency (1951); scipy.special.kl_div
        for the terms.

    Example:
        >>> float(kl_divergence([0.5, 0.5], [0.25, 0.75]).round(4))
        0.1438
    """
    check_base(base)
    p = as_distribution(p, "p", axis)
    q = as_distribution(q, "q", axis)
    possible = np.where(p == 0, 1.0, p)
    difference = q - p
    near = abs(difference) < _NEAR * p
    excess = _excess_over_log1p(np.where(near, difference, 0.0) / possible)
    # The square roots keep the ratio of a subnormal and a normal number within range.
    log_ratio = 2.0 * np.log(np.sqrt(q) / np.sqrt(possible))
    terms = np.where(near, p * excess, difference - weighted(p, log_ratio))
    divergence: FloatArray = terms.sum(axis=-1) / math.log(base)
    return divergence


def perplexity(p: npt.ArrayLike, q: npt.ArrayLike | None = None, *, axis: int = -1) -> FloatArray:
    """Return the perplexity, exp H(P) or exp H(P, Q) with H in nats.

    The number of equally likely classes that would be as hard to guess; the base cancels.

    Args:
        p: The distributions the outcomes follow, along ``axis``.
        q: The distributions predicted, along ``axis``; P itself if left out.
        axis: The class axis.

    Returns:
        Perplexities in [1, inf], the shape without ``axis``; within 3 + 2 H ulp.

    Raises:
        ValueError: ``p`` or ``q`` is no distribution.

    References:
        F. Jelinek et al., Perplexity: a measure of the difficulty of speech recognition tasks
        (1977).

    Example:
        >>> float(perplexity([0.25, 0.25, 0.25, 0.25]).round(4))
        4.0
    """
    return np.exp(cross_entropy(p, p if q is None else q, axis=axis))


def code_lengths_shannon(p: npt.ArrayLike) -> FloatArray:
    """Return Shannon's code lengths, the least whole number of bits >= -log2 p.

    Read off the binary exponent, hence exact; ceil(-log2(p)) in floating point is one too many
    or too few at some p beside a power of two.

    Args:
        p: Probabilities in [0, 1], any shape.

    Returns:
        Whole numbers of bits as floats, elementwise; inf where p is 0.

    Raises:
        ValueError: ``p`` lies outside [0, 1] or is nan.

    References:
        C. E. Shannon, A mathematical theory of communication (1948), section 9.

    Example:
        >>> code_lengths_shannon([0.5, 0.25, 0.2, 0.05, 0.0])
        array([ 1.,  2.,  3.,  5., inf])
    """
    p = as_probability(p, "p")
    return np.where(p == 0, np.inf, 1.0 - np.frexp(p)[1])[()]


def code_lengths_huffman(p: npt.ArrayLike, *, axis: int = -1) -> FloatArray:
    """Return the code lengths of Huffman's code, the shortest on average for each distribution.

    Among codes of the same mean length, the one whose longest word is shortest. A symbol of
    probability 0 gets no word, and a single possible symbol needs no bit.

    Args:
        p: Distributions along ``axis``.
        axis: The class axis.

    Returns:
        Whole numbers of bits as floats, the shape of ``p``; inf where p is 0.

    Raises:
        ValueError: ``p`` is no distribution.

    References:
        D. A. Huffman, A method for the construction of minimum-redundancy codes (1952).

    Example:
        >>> code_lengths_huffman([0.25, 0.25, 0.2, 0.15, 0.15])
        array([2., 2., 2., 3., 3.])
    """
    lengths = np.apply_along_axis(_huffman_lengths, -1, as_distribution(p, "p", axis))
    return classes_back(lengths, axis)


def kraft_sum(lengths: npt.ArrayLike, *, axis: int = -1) -> FloatArray:
    """Return Kraft's sum, (sum over k of 2^-length_k): a prefix code exists where it is <= 1.

    Args:
        lengths: Code lengths in bits along ``axis``, whole numbers >= 0; inf is no word at all.
        axis: The class axis.

    Returns:
        Sums in [0, K], the shape of ``lengths`` without ``axis``; 1 for a code with no word to
        spare.

    Raises:
        ValueError: ``lengths`` is negative, fractional or nan.

    References:
        L. G. Kraft, A device for quantizing, grouping, and coding amplitude-modulated pulses
        (1949); B. McMillan (1956).

    Example:
        >>> float(kraft_sum([1, 2, 3, 3]))
        1.0
    """
    words = classes_last(as_count(lengths, "lengths"), "lengths", axis)
    total: FloatArray = np.exp2(-words).sum(axis=-1)
    return total


def _excess_over_log1p(r: FloatArray) -> FloatArray:
    """Return r - log(1 + r) near 0, where the difference of the two would cancel.

    With a = r / (2 + r), log(1 + r) = 2 artanh a = 2a + 2a^3/3 + 2a^5/5 + ..., and r - 2a = ra.
    """
    a = r / (2.0 + r)
    a_squared = a * a
    series = np.zeros_like(a)
    for odd in (17, 15, 13, 11, 9, 7, 5, 3):
        series *= a_squared
        series += 1.0 / odd
    return r * a - 2.0 * a * a_squared * series


def _huffman_lengths(p: FloatArray) -> FloatArray:
    """Return the lengths for one distribution, by merging the two least probable groups."""
    lengths = np.where(p == 0, np.inf, 0.0)
    # The rank settles ties: symbols in their order, then the older group, which is the flatter.
    groups = [(weight, rank, [rank]) for rank, weight in enumerate(p.tolist()) if weight > 0]
    heapq.heapify(groups)
    rank = p.size
    while len(groups) > 1:
        first_weight, _, first = heapq.heappop(groups)
        second_weight, _, second = heapq.heappop(groups)
        merged = first + second
        lengths[merged] += 1.0
        heapq.heappush(groups, (first_weight + second_weight, rank, merged))
        rank += 1
    return lengths
