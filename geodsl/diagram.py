"""A diagram: a program that has been read and understood, ready to be drawn as often as one likes."""

from __future__ import annotations

import math
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geodsl.defaults import SIZE, STYLE
from geodsl.errors import DiagramError, RealizeError
from geodsl.figures import FactSheet, Figure, Figures
from geodsl.instances import Instances
from geodsl.language.term import Fact
from geodsl.language.vocabulary import Vocabulary, standard
from geodsl.scene import Scene
from grammar import Diagnostic, Limits, Program, Severity, Source, Span, format_program, parse_program

if TYPE_CHECKING:
    from geodsl.observe import Observation
    from geodsl.picture import Style
    from geodsl.picture.picture import Picture
    from geodsl.supply import Supply

# The rooms that read and observe are imported where they are used: `import geodsl` alone is quick.
__all__ = ["Diagram", "FactSheet", "Figure", "Figures", "check", "format", "load", "parse"]


class Diagram:
    """A family of figures, written down as text.

    Made by `geodsl.parse` or `geodsl.load`. It never changes, and remembers what it has found out.
    `scene` is the plan that the text asks for; what is made and looked at is `observation.scene`, which
    is another one where that plan has a redundant locus.
    """

    def __init__(
        self,
        source: Source,
        tree: Program,
        scene: Scene,
        found: list[Diagnostic],
        *,
        loose: Scene,
        places: Any,
    ) -> None:
        self.source = source
        self.tree = tree
        self.scene = scene
        self.warnings = [d for d in found if d.severity is Severity.WARNING]
        self._loose = loose
        self._places = places

    @property
    def text(self) -> str:
        """The program as it was given."""
        return self.source.text

    @property
    def title(self) -> str | None:
        return self.scene.title

    @cached_property
    def observation(self) -> Observation:
        """What holds by construction; found out once, from random numbers of its own."""
        from geodsl.observe import observe
        from geodsl.trouble import diagnose, unfounded

        try:
            seen = observe(self.scene)
        except RealizeError as error:
            # Two loci of one point may be one curve: what is said twice is left to the solver.
            try:
                if self._loose.nodes == self.scene.nodes:
                    raise
                seen = observe(self._loose)
            except RealizeError:
                raise DiagramError(diagnose(self, error)) from None
        found = unfounded(self, seen)
        if found:
            raise DiagramError(found)
        return seen

    def realize(self, *, seed: int = 0, n: int = 64) -> Figures:
        """Accepted instances: not degenerate, not cramped, with nothing in play unclear.

        Args:
            seed: the same seed gives the same figures, and the first k of n are the same for any n.
            n: how many.

        Raises:
            RealizeError: if the attempts that are allowed give fewer than n.
            DiagramError: if the statements clash or a claim is false.
        """
        _whole("n", n, 1, 1_000_000)
        supply = self._supply(seed)
        at = supply.next(n)
        return Figures(self.observation.scene, at, supply.refused, supply.tried)

    def _supply(self, seed: int) -> Supply:
        """The stream of a seed's figures, claims checked."""
        from geodsl.supply import Supply
        from geodsl.trouble import false_claims

        _whole("seed", seed, 0, 2**256)

        def check(at: Instances) -> None:
            found = false_claims(self, at)
            if found:
                raise DiagramError(found)

        return Supply(self.observation, seed=seed, check=check)

    def facts(self, *, seed: int = 0) -> FactSheet:
        """What is stated, what follows from it, and what holds in the seed's first instance by accident."""
        from geodsl.ink import ink
        from geodsl.observe.inked import ink_facts

        seen = self.observation
        figures = self.realize(seed=seed, n=1)
        return FactSheet(
            seen.stated, seen.implied, seen.accidental(figures.at, 0), ink_facts(ink(seen.scene))
        )

    def picture(self, *, size: int = SIZE, seed: int = 0, style: str | Style = STYLE) -> Picture:
        """One picture."""
        return self.pictures(size=size, seed=seed, style=style)[0]

    def pictures(
        self, *, size: int = SIZE, seed: int = 0, n: int = 1, style: str | Style = STYLE
    ) -> list[Picture]:
        """Several pictures, of the seed's first instances that give every label a good place.

        Where hardly any does (many letters on a small canvas), the best of those that were tried make up the
        number; `Picture.misses` names their crowded labels.
        """
        from geodsl.drawing import draw

        _whole("n", n, 1, 1_000_000)
        supply, scene = self._supply(seed), self.observation.scene
        drawn: list[Picture] = []
        good, most = 0, 4 * n + 12
        while good < n and len(drawn) < most:
            # Of those drawn so far, as many again will be crowded.
            want = math.ceil(1.2 * (n - good) * (len(drawn) + 1) / (good + 1)) if drawn else n
            at = supply.next(min(want, n, most - len(drawn)))
            new = draw(scene, at, size=size, style=style, seed=seed, first=len(drawn))
            drawn += new
            good += sum(not picture.misses for picture in new)
        # A stable order: the good ones first, each kind in the order of its instances.
        return sorted(drawn, key=lambda picture: len(picture.misses))[:n]

    def render(
        self,
        *,
        size: int = SIZE,
        seed: int = 0,
        style: str | Style = STYLE,
        format: str = "png",
    ) -> bytes:
        """One picture as the bytes of a file: png, jpg, webp, svg, pdf or tikz."""
        return self.picture(size=size, seed=seed, style=style).encode(format)

    def images(
        self,
        *,
        size: int = SIZE,
        seed: int = 0,
        n: int = 1,
        style: str | Style = STYLE,
        format: str = "png",
    ) -> list[bytes]:
        """Several pictures as the bytes of files; see `pictures`."""
        return [p.encode(format) for p in self.pictures(size=size, seed=seed, n=n, style=style)]

    def save(self, path: str | Path, *, size: int = SIZE, seed: int = 0, style: str | Style = STYLE) -> None:
        """Write one picture; the ending of the path says of which kind."""
        self.picture(size=size, seed=seed, style=style).save(path)

    def _repr_png_(self) -> bytes:
        return self.render()

    def _repr_svg_(self) -> str:
        return self.render(format="svg").decode()

    def redundant(self) -> list[Fact]:
        """Stated facts that those before them imply."""
        from geodsl.observe import redundant

        return redundant(self.observation.scene, self.observation.samples)

    def __repr__(self) -> str:
        return f"<Diagram {self.title or self.source.name!r}: {len(self.scene.nodes)} objects>"


def _whole(name: str, value: object, least: int, most: int) -> None:
    """Refuse what isn't a whole number within bounds, at once and by name."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"{name} is a whole number, not {value!r}")
    if not least <= value <= most:
        raise ValueError(f"{name} is between {least:,} and {most:,}, not {value:,}")


def _read(
    text: str, name: str, folder: str | Path | None, limits: Limits | None, vocabulary: Vocabulary | None
) -> tuple[Diagram | None, list[Diagnostic]]:
    from geodsl.elaborate import elaborate
    from geodsl.ink.complaints import unsigned
    from geodsl.lettering import illegible

    if not isinstance(text, str):
        raise TypeError(f"a program is a text, not {type(text).__name__}")
    limits = limits or Limits()
    tree, found = parse_program(text, name=name, limits=limits)
    source = found[0].source if found else Source(text.replace("\r\n", "\n").replace("\r", "\n"), name)
    if any(d.code == "E105" and d.span == Span(0, 0) for d in found):
        return None, found
    done = elaborate(
        tree,
        source,
        vocabulary or standard(),
        folder=Path(folder) if folder is not None else None,
        limits=limits,
    )
    found = sorted(found + done.found, key=lambda d: (d.span.start, d.code))
    if done.scene is None or any(d.severity is Severity.ERROR for d in found):
        return None, found
    assert done.loose is not None
    unseen = illegible(done.scene, done.places, source) + unsigned(done.scene, done.places, source)
    if unseen:
        return None, found + unseen
    return Diagram(source, tree, done.scene, found, loose=done.loose, places=done.places), found


def parse(
    text: str,
    *,
    name: str = "<text>",
    folder: str | Path | None = None,
    limits: Limits | None = None,
    vocabulary: Vocabulary | None = None,
) -> Diagram:
    """Read a program.

    Args:
        text: the program.
        name: what to call it in diagnostics.
        folder: where `use "file.geo"` may look; without it `use` is an error.
        limits: what the text may cost.
        vocabulary: the phrases that it may use; the standard ones by default.

    Raises:
        DiagramError: with every diagnostic, if the program has errors.
    """
    diagram, found = _read(text, name, folder, limits, vocabulary)
    if diagram is None:
        raise DiagramError(found)
    return diagram


def load(path: str | Path, *, limits: Limits | None = None, vocabulary: Vocabulary | None = None) -> Diagram:
    """Read a program from a file; `use` looks in the file's folder."""
    path = Path(path)
    text = path.read_text(encoding="utf-8")
    return parse(text, name=str(path), folder=path.parent, limits=limits, vocabulary=vocabulary)


def check(
    text: str,
    *,
    name: str = "<text>",
    folder: str | Path | None = None,
    limits: Limits | None = None,
    vocabulary: Vocabulary | None = None,
) -> list[Diagnostic]:
    """Everything there is to say about a program: of the text, of its names and types, of its numbers."""
    from geodsl.trouble import examine

    diagram, found = _read(text, name, folder, limits, vocabulary)
    if diagram is None:
        return found
    return found + examine(diagram)


def format(text: str, *, name: str = "<text>") -> str:
    """The program in its canonical form.

    Raises:
        DiagramError: if it can't be parsed; whether it makes sense isn't asked.
    """
    tree, found = parse_program(text, name=name)
    if any(d.severity is Severity.ERROR for d in found):
        raise DiagramError(found)
    return format_program(tree)
