"""Text negatives by retrieval, the vectors behind them, and tokenizers."""

from __future__ import annotations

from itertools import islice

import numpy as np
import pytest

from geodsl.realize.attempts import Refused
from geodsl.words import Caption
from perturb.text import ClipLike, Corpus, Raw, SiglipLike, TextLine, Words, texts, texts_to_json
from perturb.text.anchor import Anchor
from perturb.text.finder import Finder
from perturb.text.grams import Grams
from tests.perturb.textual import claimed, complaints

SQUARE = "square ABCD\nM = midpoint of AB\nclaim square ABCD\nclaim M midpoint of AB\n"


def caption(program: str) -> Caption:
    group = claimed(program)
    return group.caption(group.anchor)


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    programs = {
        "itself": SQUARE,
        "entailed": "rectangle ABCD\nM = midpoint of BA\nclaim rectangle ABCD\nclaim M midpoint of BA\n",
        "other side": "square ABCD\nM = midpoint of BC\nclaim square ABCD\nclaim M midpoint of BC\n",
        "other letters": "square PQRS\nT = midpoint of PQ\nclaim square PQRS\nclaim T midpoint of PQ\n",
        "far": "circle w center O radius 3\npoint P on w\nclaim P on w\n",
    }
    return Corpus([caption(p) for p in programs.values()], names=list(programs))


# -- found -----------------------------------------------------------------------------------------


def test_the_nearest_false_captions_are_found(corpus):
    group = claimed(SQUARE)
    refused = Refused()
    found = texts(group, [TextLine(("nearest",), 10)], corpus=corpus, balanced=False, refused=refused)
    assert [t.source for t in found] == ["other side", "other letters", "far"]
    assert [t.kind for t in found] == ["nearest"] * 3
    assert [t.false for t in found] == [(1,), (0, 1), (0,)]
    assert refused["a found caption isn't false of the anchor"] == 2
    assert complaints(group, found) == []
    told = texts_to_json(found)
    assert told[0]["witness"] is None and told[0]["source"] == "other side" and told[0]["edits"] == []


def test_found_and_written_texts_differ(corpus):
    found = texts(claimed(SQUARE), [TextLine(("nearest",), 3), TextLine(count=9)], corpus=corpus)
    told = [tuple(Words()(t.caption.text)) for t in found]
    assert len(set(told)) == len(told) == 12


def worded(random: np.random.Generator) -> str:
    """Words about one of a few subjects."""
    subject = int(random.integers(4))
    return " ".join(f"w{subject}x{k}" for k in random.integers(12, size=8))


def most_central(texts: list[str]) -> float:
    """Whether the first of some texts is the most central of them; a share of that where several are."""
    words = sorted({w for t in texts for w in t.split()})
    rows = np.array([[t.split().count(w) for w in words] for t in texts], dtype=float)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    near = np.round(rows @ rows.mean(0), 9)
    return float(near[0] == near.max()) / int((near == near.max()).sum())


def test_the_anchors_caption_is_no_centre_of_what_is_found():
    group = claimed(SQUARE)
    (fact,) = caption("circle w center O radius 3\npoint P on w\nclaim P on w\n").facts
    random = np.random.Generator(np.random.Philox(5))
    corpus = Corpus([Caption((fact,), worded(random)) for _ in range(80)])
    count, rate = 5, {True: 0.0, False: 0.0}
    for _ in range(200):
        finder = Finder(Anchor(group), corpus, Refused())
        finder.text = worded(random)
        for balanced in rate:
            found = list(islice(finder.around(count, random) if balanced else finder.near(), count))
            told = [finder.text, *(corpus.captions[k].text for k, _ in found)]
            rate[balanced] += most_central(told) / 200
    chance = 1 / (count + 1)
    assert abs(rate[True] - chance) < 0.08, rate
    assert rate[False] > 0.5, rate


def test_of_each_program_one_is_found_and_of_the_anchors_own_none():
    group = claimed(SQUARE)
    (fact,) = caption("circle w center O radius 3\npoint P on w\nclaim P on w\n").facts
    random = np.random.Generator(np.random.Philox(6))
    own = group.site.diagram.text
    of = [own if k % 5 == 0 else f"program {k % 5}" for k in range(60)]
    corpus = Corpus([Caption((fact,), worded(random)) for _ in of], of=of)
    for seed in range(10):
        for balanced in (True, False):
            found = texts(group, [TextLine(("nearest",), 6)], corpus=corpus, balanced=balanced, seed=seed)
            told = [of[[c.text for c in corpus.captions].index(t.caption.text)] for t in found]
            assert len(told) == len(set(told)) == 4 and own not in told
    with pytest.raises(ValueError, match="programs"):
        Corpus(corpus.captions, of=["one"])


def test_an_encoder_of_ones_own():
    captions = [Caption((), text) for text in ("a", "bb", "ccc", "dddd")]
    corpus = Corpus(captions, lambda some: np.array([[1.0, len(t)] for t in some]))
    assert corpus.nearest("xxx", 2)[0] == 2
    assert Corpus([]).nearest("xxx", 2) == []
    with pytest.raises(ValueError, match="row"):
        Corpus(captions, lambda some: np.zeros(len(some)))
    with pytest.raises(ValueError, match="names"):
        Corpus(captions, names=["one"])


def test_grams_are_cosines_and_the_same_anew():
    told = ["P on w.", "P inside w.", "AB parallel CD.", "CD parallel AB.", ""]
    grams = Grams(told)
    for k, text in enumerate(told[:-1]):
        likeness = grams.likeness(text)
        assert likeness[k] == pytest.approx(1.0)
        assert int(likeness.argmax()) == k and (likeness <= 1.0 + 1e-9).all()
        assert (likeness == Grams(told).likeness(text)).all()
    assert grams.likeness("AB parallel CD.")[3] > grams.likeness("AB parallel CD.")[0]
    assert not grams.likeness("zzzzzz").any()


# -- tokenizers --------------------------------------------------------------------------------------


def test_words_see_neither_case_nor_punctuation():
    words = Words()
    assert words("AB = 3.5, B' on w") == words("ab  35  b on W!")
    assert words("P on w") != words("Q on w")
    assert Words(cut=2)("P on w") == Words(cut=2)("P on v")


def test_siglip_like_cleaning_drops_punctuation():
    assert SiglipLike()("AB = 3.5, B' on w") == SiglipLike()("ab 35 b on w")
    assert len(SiglipLike(cut=5)("perpendicular perpendicular")) == 1  # counted as five pieces each


def test_clip_like_cleaning_keeps_punctuation_and_parts_digits():
    clip = ClipLike()
    assert clip("point A on line a") == clip("point a on line A")
    assert clip("AB = 3.5") != clip("AB = 35")
    assert clip("angle 120°") != clip("angle 12°")
    assert len(clip("abc " * 100)) == 75


def test_raw_sees_all():
    assert Raw()("AB") != Raw()("ab")
    assert Raw(cut=1)("AB") == Raw(cut=1)("AC")
