"""What paper, machines and time did to a picture: effects on pixels, none of which can hide ink or feign it.

An effect takes pixels as floats from 0 to 255, (h, w) or (h, w, 3), and gives as many back. What it does to a pixel
depends on the pixels around it and on the seed, never on the rest of the picture: where two pictures agree, they
still do. Lengths grow with the canvas, so a picture looks the same at 224 and at 1024 px. Only sums, products and
roots are taken, in a fixed order, which give the same bits on every machine.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geodsl.picture.display import WHITE, Color
from geodsl.picture.looks.blocks import compressed
from geodsl.picture.looks.chance import generator
from geodsl.picture.looks.colors import luminance
from geodsl.picture.looks.textures import clouds, grains, near, ordered, rounds, screen, sheet

__all__ = ["EFFECTS", "Effect", "apply"]

Pixels = NDArray[np.uint8]
Floats = NDArray[np.float32]
Random = np.random.Generator
Effect = Callable[[Floats, float, Random, Any], Floats]
"""(pixels, strength from 0 to 1, random numbers, paper) -> pixels; the paper is a number, or three."""


def apply(pixels: Pixels, effects: Iterable[tuple[str, float]], seed: int, *, paper: Color = WHITE) -> Pixels:
    """Let effects befall a picture, one after the other.

    Parameters
    ----------
    pixels : grey (h, w) or colours (h, w, 3); the result has the same shape.
    effects : names and strengths from 0 to 1.
    paper : the colour of the paper, as the picture was drawn.
    """
    effects = tuple(effects)
    for name, strength in effects:
        if name not in EFFECTS:
            raise ValueError(f"there is no effect {name!r}; there are {', '.join(EFFECTS)}")
        if not 0 <= strength <= 1:
            raise ValueError(f"the strength of an effect is from 0 to 1, not {strength!r} ({name})")
    if not effects:
        return pixels
    tone = np.rint(255 * np.array(paper)).astype(np.float32)
    if pixels.ndim == 2:
        tone = tone.mean(dtype=np.float64).astype(np.float32)
    canvas = pixels.astype(np.float32)
    count: Counter[str] = Counter()
    for name, strength in effects:
        count[name] += 1
        if strength > 0:
            random = generator(seed, f"effect {name} {count[name]}")
            canvas = EFFECTS[name](canvas, strength, random, tone)
    return np.rint(np.clip(canvas, 0, 255)).astype(np.uint8)


def _wide(field: Floats, like: Floats) -> Floats:
    """A field over the canvas, ready to be combined with grey or with coloured pixels."""
    return field if like.ndim == 2 else field[:, :, None]


def _scale(pixels: Floats) -> float:
    return min(pixels.shape[:2]) / 224


def _is_dark(paper: Any) -> bool:
    red, green, blue = np.broadcast_to(paper, 3).tolist()
    return luminance((red / 255, green / 255, blue / 255)) < 0.18


def blur(pixels: Floats, strength: float, random: Random, paper: Any) -> Floats:
    """Out of focus."""
    return near(pixels, (0.9 * strength * _scale(pixels)) ** 2)


def noise(pixels: Floats, strength: float, random: Random, paper: Any) -> Floats:
    """The noise of a sensor."""
    return pixels + _wide((40 * strength) * grains(random, pixels.shape[:2]), pixels)


def paper(pixels: Floats, strength: float, random: Random, paper: Any) -> Floats:
    """Paper that isn't even: clouds and fibres."""
    field: Any = 0.6 * clouds(random, pixels.shape[:2], 5) + 0.4 * clouds(random, pixels.shape[:2], 40)
    field += 0.35 * grains(random, pixels.shape[:2])
    return pixels * _wide(1 - (0.14 * strength) * field, pixels)


def shade(pixels: Floats, strength: float, random: Random, paper: Any) -> Floats:
    """Light from one side, and a soft shadow."""
    field: Any = 0.5 * sheet(random, pixels.shape[:2]) + 0.5 * clouds(random, pixels.shape[:2], 2)
    return pixels * _wide(1 - (0.45 * strength) * field, pixels)


def vignette(pixels: Floats, strength: float, random: Random, paper: Any) -> Floats:
    """Darker towards the corners."""
    return pixels * _wide(1 - (0.5 * strength) * rounds(pixels.shape[:2]), pixels)


def speckle(pixels: Floats, strength: float, random: Random, paper: Any) -> Floats:
    """Dust: specks far smaller than a point, dark on light and light on dark."""
    height, width = pixels.shape[:2]
    size = max(1, round(_scale(pixels)))
    n = round(90 * strength)
    places = random.integers(0, (height - size + 1, width - size + 1), (n, 2))
    tones = random.integers(20, 110, n)
    out = pixels.copy()
    for (y, x), tone in zip(places.tolist(), tones.tolist(), strict=True):
        spot = out[y : y + size, x : x + size]
        spot += np.where(spot > 127, -tone, tone)
    return out


def bleed(pixels: Floats, strength: float, random: Random, paper: Any) -> Floats:
    """Ink that has run into the paper, here more and there less."""
    darker = np.maximum if _is_dark(paper) else np.minimum
    spread = pixels
    for _ in range(max(1, round(_scale(pixels) / 2))):
        wide = spread.copy()
        darker(wide[1:], spread[:-1], out=wide[1:])
        darker(wide[:-1], spread[1:], out=wide[:-1])
        darker(wide[:, 1:], spread[:, :-1], out=wide[:, 1:])
        darker(wide[:, :-1], spread[:, 1:], out=wide[:, :-1])
        spread = wide
    field = strength * clouds(random, pixels.shape[:2], 28)
    return pixels + (spread - pixels) * _wide(field, pixels)


def fade(pixels: Floats, strength: float, random: Random, paper: Any) -> Floats:
    """Bleached: ink comes nearer to the paper, in places more."""
    field = (0.3 * strength) * (0.6 + 0.4 * clouds(random, pixels.shape[:2], 4))
    return pixels + (paper - pixels) * _wide(field, pixels)


def jpeg(pixels: Floats, strength: float, random: Random, paper: Any) -> Floats:
    """The blocks and ripples of a picture that was compressed hard."""
    return compressed(pixels, 8 + 32 * strength)


def photocopy(pixels: Floats, strength: float, random: Random, paper: Any) -> Floats:
    """A copy of a copy: hard edges, toner that is thin in places, black dust. Light greys stay."""
    hard = pixels - np.maximum(0, 205 - pixels) * (2 * strength)
    hard = np.maximum(hard, 0)
    thin = clouds(random, pixels.shape[:2], 18) - 0.5
    thin = np.maximum(thin, 0) * 1.5 + 0.12 * np.abs(grains(random, pixels.shape[:2]))
    hard = hard + (paper - hard) * _wide(np.minimum(0.45, strength * thin), pixels)
    return speckle(hard, 0.5 * strength, random, paper)


def halftone(pixels: Floats, strength: float, random: Random, paper: Any) -> Floats:
    """Even greys as a screen of dots, as newspapers print them; ink, its edges and bare paper stay as they are."""
    cell = max(3.0, 3.2 * _scale(pixels))
    # Of colours, green alone says how dark a tone is.
    tone, white = (pixels, paper) if pixels.ndim == 2 else (pixels[:, :, 1], paper[1])
    cover = 1 - tone * np.float32(1 / max(white, 1))
    even = (cover > 0.06) & (cover < 0.5)
    inner = even[1:-1, 1:-1]
    for shifted in (tone[:-2, 1:-1], tone[2:, 1:-1], tone[1:-1, :-2], tone[1:-1, 2:]):
        inner &= np.abs(shifted - tone[1:-1, 1:-1]) < 6
    dots = np.clip((cover - screen(tone.shape, cell)) * 4 + 0.5, 0, 1)
    printed = paper * _wide(1 - np.float32(0.7) * dots, pixels)
    return pixels + (printed - pixels) * _wide(even * np.float32(strength), pixels)


def bit(pixels: Floats, strength: float, random: Random, paper: Any) -> Floats:
    """Black or white and nothing between, as a fax sends it; light greys become a pattern of dots."""
    grey = (
        pixels
        if pixels.ndim == 2
        else 0.25 * pixels[:, :, 0] + 0.625 * pixels[:, :, 1] + 0.125 * pixels[:, :, 2]
    )
    threshold = (135 + 25 * strength) + (90 - 25 * strength) * ordered(pixels.shape[:2])
    black = np.where(grey < threshold, np.float32(0), np.float32(255))
    return black if pixels.ndim == 2 else np.repeat(black[:, :, None], 3, axis=2)


def grain(pixels: Floats, strength: float, random: Random, paper: Any) -> Floats:
    """Pencil or chalk on rough ground: strokes full of small gaps."""
    shape = pixels.shape[:2]
    fine = 0.35 * _scale(pixels)
    # Blurring levels grain out; this brings its spread back to about 1.
    rough = near(grains(random, shape), fine * fine) * np.float32(max(1.25, 3.5 * fine))
    field = (0.5 * strength) * np.clip(0.4 + 0.4 * rough, 0, 1.2)
    return pixels + (paper - pixels) * _wide(field, pixels)


def chalk(pixels: Floats, strength: float, random: Random, paper: Any) -> Floats:
    """Chalk on a board: grainy strokes, and dust that the sponge has left."""
    out = grain(pixels, strength, random, paper)
    field: Any = clouds(random, pixels.shape[:2], 4) * (0.6 + 0.4 * clouds(random, pixels.shape[:2], 22))
    return out + _wide((34 * strength) * field, pixels)


def _ruled(pixels: Floats, lines: Floats, strength: float, dark: bool) -> Floats:
    """Faint lines under the ink."""
    lines = _wide(lines, pixels)
    if dark:
        return pixels + (255 - pixels) * (0.16 * strength * lines)
    tint = lines if pixels.ndim == 2 else lines * np.array([1.4, 0.9, 0.5], np.float32)
    return pixels * (1 - (0.16 * strength) * tint)


def _every(n: int, step: float, offset: float, width: float) -> Floats:
    """Bands of a width, one every so many pixels, 1 where they are."""
    away = np.abs((np.arange(n) + 0.5 - offset + step / 2) % step - step / 2)
    return np.clip(width / 2 + 0.5 - away, 0, min(1.0, width)).astype(np.float32)


def grid(pixels: Floats, strength: float, random: Random, paper: Any) -> Floats:
    """Squared paper."""
    height, width = pixels.shape[:2]
    step = _scale(pixels) * random.uniform(11, 15)
    x, y = random.uniform(0, step, 2)
    thin = max(1.0, 0.6 * _scale(pixels))
    rows, columns = _every(height, step, y, thin), _every(width, step, x, thin)
    return _ruled(pixels, np.maximum(rows[:, None], columns), strength, _is_dark(paper))


def lines(pixels: Floats, strength: float, random: Random, paper: Any) -> Floats:
    """Lined paper."""
    height, width = pixels.shape[:2]
    step = _scale(pixels) * random.uniform(15, 20)
    rows = _every(height, step, random.uniform(0, step), max(1.0, 0.6 * _scale(pixels)))
    field = np.broadcast_to(rows[:, None], (height, width))
    return _ruled(pixels, field, strength, _is_dark(paper))


EFFECTS: dict[str, Effect] = {
    effect.__name__: effect
    for effect in (
        bleed,
        bit,
        blur,
        chalk,
        fade,
        grain,
        grid,
        halftone,
        jpeg,
        lines,
        noise,
        paper,
        photocopy,
        shade,
        speckle,
        vignette,
    )
}
"""Every effect, by its name."""
