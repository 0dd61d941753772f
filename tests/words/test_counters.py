"""Counting tokens: words, byte pairs, upper bounds."""

from __future__ import annotations

import pytest

from geodsl.words.counters import BytePairs, counter

MERGES = ["l o", "lo w</w>", "e r</w>", "n e", "ne w", "a b</w>", "a a"]


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("low", ["low</w>"]),
        ("lower", ["lo", "w", "er</w>"]),
        ("new", ["ne", "w</w>"]),
        ("newer", ["new", "er</w>"]),
        ("aaa", ["aa", "a</w>"]),
        ("aaaab", ["aa", "a", "ab</w>"]),
    ],
)
def test_pairs_are_merged_in_their_order(word: str, pieces: list[str]) -> None:
    assert BytePairs(MERGES).pieces(word) == pieces


def test_a_text_takes_its_pieces_and_two_ends() -> None:
    assert BytePairs(MERGES)("Low  newer &amp; low") == 1 + 2 + 1 + 1 + 2


def test_signs_of_chinese_count_one_by_one() -> None:
    assert counter("words")("AB is parallel to CD.") == 5
    assert counter("words")("AB平行于CD。") == 5


@pytest.mark.parametrize("name", ("clip", "siglip"))
def test_bounds_grow_with_the_text(name: str) -> None:
    count = counter(name)
    assert 2 < count("AB is parallel to CD.") < count("AB is parallel to CD, and M is on w.")


def test_an_unknown_tokenizer_is_named() -> None:
    with pytest.raises(ValueError, match="words, clip, siglip"):
        counter("no-such-thing")
