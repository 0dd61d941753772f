"""Effects: legible, local, the same for a seed everywhere, and each what its name says."""

import hashlib
import os
import subprocess
import sys

import numpy as np
import pytest

from geodsl.picture.backends.raster import raster
from geodsl.picture.looks import effects, textures
from geodsl.picture.looks.blocks import compressed
from geodsl.picture.looks.effects import EFFECTS, apply
from geodsl.picture.looks.styles import STYLES, named, random_style
from geodsl.picture.page.layout import layout

NAMES = sorted(EFFECTS)


def white(*shape):
    return np.full(shape, 255, np.uint8)


def page(size=224, channels=0):
    """A white page with a thick stroke, a thin one and a grey square."""
    pixels = white(size, size, channels) if channels else white(size, size)
    k = size // 56
    pixels[10 * k : 11 * k, 5 * k : 50 * k] = 0
    pixels[20 * k : 20 * k + max(1, k // 3), 5 * k : 50 * k] = 0
    pixels[30 * k : 45 * k, 10 * k : 30 * k] = 215
    return pixels


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("shape", [(224, 224), (224, 224, 3), (150, 230), (61, 33, 3), (16, 16)])
def test_the_shape_stays(name, shape):
    pixels = white(*shape)
    pixels[5] = 0
    kept = pixels.copy()
    out = apply(pixels, [(name, 0.8)], 3)
    assert out.shape == shape and out.dtype == np.uint8
    assert (pixels == kept).all()


@pytest.mark.parametrize("name", NAMES)
def test_every_effect_does_something_and_more_if_stronger(name):
    pixels = page().astype(int)
    weak, strong = (np.abs(apply(page(), [(name, s)], 1).astype(int) - pixels).mean() for s in (0.2, 1.0))
    assert strong > 0
    # How strong a fax is decides about grey alone.
    assert strong > weak or name == "bit"


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("channels", [0, 3])
def test_an_effect_is_local(name, channels):
    """Where two pictures agree, they still do: a stroke more changes nothing but what is around it."""
    one, two = page(channels=channels), page(channels=channels)
    two[180:184, 180:184] = 0
    far = np.ones((224, 224), bool)
    far[170:194, 170:194] = False
    chain = [(name, 0.9)]
    assert (apply(one, chain, 8)[far] == apply(two, chain, 8)[far]).all()


def test_the_same_seed_the_same_bytes_and_another_one_others():
    random_ones = {"blur", "bit", "halftone", "jpeg", "vignette"} ^ set(NAMES)
    for name in NAMES:
        first, again, other = (apply(page(), [(name, 0.7)], seed) for seed in (4, 4, 5))
        assert (first == again).all()
        assert (first != other).any() == (name in random_ones), name


def test_no_effects_are_no_work():
    pixels = page()
    assert apply(pixels, (), 3) is pixels
    assert (apply(pixels, [("noise", 0.0)], 3) == pixels).all()


def test_the_same_effect_twice_draws_anew():
    twice = apply(page(), [("noise", 0.5), ("noise", 0.5)], 2).astype(float)
    once = apply(page(), [("noise", 0.5)], 2).astype(float)
    ground = np.s_[100:, 140:]  # bare paper, of which half the noise is cut off at white
    assert 1.2 < (255 - twice[ground]).mean() / (255 - once[ground]).mean() < 1.7


def test_what_is_refused():
    with pytest.raises(ValueError, match="no effect 'smudge'; there are bleed, bit"):
        apply(page(), [("smudge", 0.5)], 1)
    for strength in (-0.1, 1.5, float("nan")):
        with pytest.raises(ValueError, match=r"from 0 to 1.*\(blur\)"):
            apply(page(), [("blur", strength)], 1)


def sharpness(pixels):
    return np.abs(np.diff(pixels.astype(float), axis=0)).max()


def test_each_does_what_it_says():
    clean = page()
    does = {name: apply(clean, [(name, 1.0)], 6).astype(float) for name in NAMES}
    bare, grey, ink = np.s_[190:, 140:], np.s_[128:172, 48:112], np.s_[41:43, 30:190]
    assert sharpness(does["blur"]) < 0.8 * sharpness(clean)
    assert does["noise"][bare].std() > 10 and does["blur"][bare].std() == 0
    assert np.unique(does["bit"]).tolist() == [0, 255]
    assert 0.05 < (does["bit"][grey] == 0).mean() < 0.5 and (does["bit"][bare] == 255).all()
    # A screen of dots has the grey's mean, about, and bare paper has none.
    assert (does["halftone"][bare] == 255).all() and (does["halftone"][ink] == 0).all()
    assert does["halftone"][grey].std() > 20 and abs(does["halftone"][grey].mean() - 215) < 25
    assert does["fade"][ink].min() > 30 and (does["fade"][bare] == 255).all()
    assert does["bleed"][39].mean() < 225 and (does["bleed"][bare] == 255).all()
    assert does["grain"][ink].std() > 10 and (does["grain"][bare] == 255).all()
    assert does["vignette"][0, 0] < 140 and does["vignette"][112, 200] > 150
    rows = does["shade"][::16, ::16].astype(float)
    assert np.ptp(rows[rows > 60]) > 30
    assert 60 < (does["speckle"] != clean).sum() <= 90
    assert does["photocopy"][ink].mean() < 60
    assert (does["photocopy"][grey] < 240).mean() > 0.9  # a copy keeps the regions
    assert does["chalk"][ink].mean() < 90


def test_ruled_paper_is_faint_and_lies_under_the_ink():
    for name, kinds in (("grid", 2), ("lines", 1)):
        ruled = apply(white(224, 224), [(name, 1.0)], 2).astype(int)
        assert ruled.min() >= 205
        across = (ruled.max(axis=1) < 250).sum()
        down = (ruled.max(axis=0) < 250).sum()
        assert across >= 8 and (down >= 8) == (kinds == 2)
        black = np.zeros((224, 224), np.uint8)
        assert (apply(black, [(name, 1.0)], 2) == 0).all()
        # On a board lines are lighter than the ground, and ink stays.
        board = apply(np.full((224, 224), 40, np.uint8), [(name, 1.0)], 2, paper=(40 / 255,) * 3)
        assert board.max() > 55 and board.min() == 40


def test_dark_paper_is_kept_apart_from_its_ink():
    board = np.full((224, 224), 45, np.uint8)
    board[100:104, 20:200] = 240
    paper = (45 / 255,) * 3
    for name in ("bleed", "fade", "grain", "chalk", "noise", "blur"):
        out = apply(board, [(name, 0.8)], 3, paper=paper).astype(float)
        assert out[101:103, 30:190].mean() > 130, name
        assert abs(out[150:, :].mean() - 45) < 25, name
    spread = apply(board, [("bleed", 1.0)], 3, paper=paper)
    assert spread[99, 30:190].mean() > 60


def margin(style, sketch, seed, size=224):
    """How much of the distance between strokes and paper is left after a style's effects, on average and at worst."""
    display = layout(sketch, size=size, style=style)
    clean = raster(display).astype(float)
    worn = apply(raster(display), style.effects, seed, paper=style.paper).astype(float)
    if clean.ndim == 3:
        clean, worn = (pixels @ [0.299, 0.587, 0.114] for pixels in (clean, worn))
    paper = float(np.dot(style.paper, [0.299, 0.587, 0.114])) * 255
    ink = float(np.dot(style.ink, [0.299, 0.587, 0.114])) * 255
    sign = np.sign(ink - paper)
    strokes = sign * (clean - paper) > 0.7 * abs(ink - paper)
    bare = np.abs(clean - paper) < 2
    assert strokes.sum() > 100
    return sign * (worn[strokes].mean() - worn[bare].mean()), worn[strokes].std(), worn[bare].std()


@pytest.mark.parametrize("style", STYLES.values(), ids=lambda style: style.name)
def test_strokes_stay_legible_in_every_style(everything, style):
    for seed in range(3):
        gap, _, rough = margin(style, everything, seed)
        assert gap > 75
        assert gap > 3 * rough  # ink is no accident of the paper


@pytest.mark.parametrize("seed", range(60))
def test_strokes_stay_legible_in_random_styles(everything, seed):
    gap, _, rough = margin(random_style(seed), everything, seed)
    assert gap > 55
    assert gap > 2 * rough


def test_a_solid_stroke_is_never_broken():
    """Along a stroke of the usual width no gap of the length of a dash's: worn ink is no dashed line."""
    for style in (*STYLES.values(), *map(random_style, range(40))):
        m = style.measures(224)
        ink, ground = (round(255 * sum(color) / 3) for color in (style.ink, style.paper))
        pixels = np.full((224, 224), ground, np.uint8)
        half = max(1, round(m.line / 2))
        pixels[110 - half : 110 + half, 20:204] = ink
        flat = (sum(style.paper) / 3,) * 3
        for seed in range(3):
            worn = apply(pixels, style.effects, seed, paper=flat).astype(float)
            sign = np.sign(ink - ground)
            stroke = (sign * worn[110 - half : 110 + half, 22:202]).max(axis=0)
            beside = (sign * worn[95:105, 22:202]).mean(axis=0)
            seen = stroke - beside > 0.25 * abs(ink - ground)
            gaps = np.diff(np.flatnonzero(np.r_[True, seen, True])) - 1
            assert gaps.max() < m.dash[1], (style.name, seed)


def test_textures_are_what_they_are_called():
    rng = np.random.default_rng(0)
    grain = textures.grains(rng, (300, 300))
    assert abs(grain.mean()) < 0.02 and grain.std() == pytest.approx(1, abs=0.01)
    assert abs((grain[1:] * grain[:-1]).mean()) < 0.02
    field = textures.clouds(rng, (200, 300), 6)
    assert field.dtype == np.float32 and field.min() >= 0 and field.max() <= 1 and np.ptp(field) > 0.6
    assert max(np.abs(np.diff(field, axis=axis)).max() for axis in (0, 1)) < 0.06
    slope = textures.sheet(rng, (50, 70))
    assert slope.min() == pytest.approx(0) and slope.max() == pytest.approx(1)
    assert np.allclose(np.diff(slope, axis=1), slope[0, 1] - slope[0, 0], atol=1e-6)
    disc = textures.rounds((101, 101))
    assert disc[50, 50] == 0 and disc[0, 0] == disc[100, 0] == 1
    dots = textures.screen((400, 400), 4.0)
    for share in (0.1, 0.3):  # round dots cover the share that they are the threshold of, about
        assert (dots < share).mean() == pytest.approx(share * np.pi / 2, rel=0.1)
    assert sorted(np.unique(textures.ordered((8, 8))).tolist()) == pytest.approx([k / 15 for k in range(16)])


@pytest.mark.parametrize("variance", [0.2, 0.5, 1.7, 6.0, 21.0])
def test_blurring_has_the_variance_it_says(variance):
    dot = np.zeros((101, 101), np.float32)
    dot[50, 50] = 1
    out = textures.near(dot, variance).astype(float)
    at = np.arange(101) - 50
    assert out.sum() == pytest.approx(1, abs=1e-4)
    assert (out.sum(axis=0) * at**2).sum() == pytest.approx(variance, rel=1e-3)
    assert np.allclose(out, out.T, atol=1e-7) and np.allclose(out, out[::-1], atol=1e-7)
    assert textures.near(np.full((5, 7), 3, np.float32), variance) == pytest.approx(3)


def test_compression_is_the_cosine_transform_rounded():
    """Against the transform as the standard writes it, term by term."""
    block = np.random.default_rng(1).integers(0, 256, (8, 8)).astype(np.float32)
    k = np.arange(8)
    basis = np.cos((2 * k[None, :] + 1) * k[:, None] * np.pi / 16) / 2
    basis[0] /= np.sqrt(2)
    table = np.array([16, 11, 10, 16, 24, 40, 51, 61])  # the first row of table K.1
    waves = basis @ (block - 128.0) @ basis.T
    out = basis @ (compressed(block, 16.0) - 128.0) @ basis.T
    assert np.allclose(out[0] / table, np.rint(waves[0] / table), atol=1e-3)
    assert np.allclose(compressed(block, 0.01), block, atol=0.5)


PROGRAM = """
import hashlib
import numpy as np
from geodsl.picture.display import CirclePath, DisplayList, Frame, Part, PolylinePath
from geodsl.picture.looks.effects import EFFECTS, apply
from geodsl.picture.looks.hand import by_hand
from geodsl.picture.looks.styles import random_style
from geodsl.picture.looks.tilt import askew, tilted

items = (PolylinePath((20 + 30j, 200 + 90j), 1.2, part=Part("stroke", "AB")), CirclePath(99 + 99j, 60.0, 1.0))
shown = tilted(by_hand(DisplayList(224, 224, items, Frame(224, 0j, 1.0), points={"A": 20 + 30j}), 1.5, 9), askew(2, 9))
digest = hashlib.sha256(repr([shown.items, shown.points, [random_style(seed) for seed in range(30)]]).encode())
pixels = np.full((224, 224, 3), 250, np.uint8)
pixels[100:103, 20:200] = 10
for name in EFFECTS:
    digest.update(apply(pixels, [(name, 0.6)], 5).tobytes())
print(digest.hexdigest())
"""


def test_the_same_bytes_in_every_process():
    outputs = set()
    for seed in ("0", "1"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True, check=True
        )
        outputs.add(done.stdout)
    assert len(outputs) == 1 and len(outputs.pop().strip()) == hashlib.sha256().digest_size * 2


def test_the_textbook_is_left_alone():
    assert named("textbook").effects == ()
    assert effects.apply(page(), named("textbook").effects, 1).tobytes() == page().tobytes()
