"""A suite: text that says which perturbations are wanted, read and ready for any diagram."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from grammar import Diagnostic, Limits, Severity, Source, Span, format_suite
from grammar import suite_tree as suites
from perturb.site import Site
from perturb.suite.errors import NothingThere, SuiteError
from perturb.suite.gather import gather
from perturb.suite.parts import Whole, name_of
from perturb.suite.resolve import resolve
from perturb.suite.resolved import Resolved

__all__ = ["Suite", "load", "parse", "standard"]


class Suite:
    """A suite, made by `parse`, `load` or `standard`. It never changes.

    Attributes:
        source: its text, with a name.
        tree: its syntax tree.
    """

    __slots__ = ("_whole", "source", "tree")

    source: Source
    tree: suites.Suite
    _whole: Whole

    def __init__(self, source: Source, tree: suites.Suite, whole: Whole) -> None:
        for name, value in (("source", source), ("tree", tree), ("_whole", whole)):
            object.__setattr__(self, name, value)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a suite is frozen")

    @property
    def title(self) -> str | None:
        return self._whole.title

    @property
    def text(self) -> str:
        return self.source.text

    def format(self) -> str:
        """The suite in its canonical form."""
        return format_suite(self.tree)

    def resolve(self, site: Site) -> Resolved:
        """What the suite asks of one diagram.

        Raises:
            SuiteError: with every diagnostic, where it asks for what the diagram hasn't, or for nothing.
        """
        self.filled()
        try:
            return resolve(self._whole, site)
        except SuiteError as error:
            if self is not standard() or any(d.code != "E404" for d in error.diagnostics):
                raise
            why = "no operator applies to it" if site.scene.nodes else "it is empty"
            raise NothingThere(error.diagnostics, why) from None

    def filled(self) -> None:
        """Nothing where there are lines, of its own or of the suites that it uses.

        Raises:
            SuiteError: where there are none.
        """
        if self._whole.lines:
            return
        message = "the suite has no lines, so there is nothing to change"
        hint = "say what is changed, such as `break any fact`"
        if self._whole.parts:
            hint = f"name a part to have its lines: `{name_of(self._whole.parts[0].body)}`"
        raise SuiteError(
            [Diagnostic(code="E111", message=message, span=Span(0, 0), source=self.source, hint=hint)]
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Suite) and self.tree == other.tree and self.source.name == other.source.name

    def __hash__(self) -> int:
        return hash((self.source.name, self.source.text))

    def __repr__(self) -> str:
        return f"<Suite {self.title or self.source.name!r}>"


def parse(
    text: str, *, name: str = "<text>", folder: str | Path | None = None, limits: Limits | None = None
) -> Suite:
    """Read a suite.

    Args:
        text: the suite.
        name: what to call it in diagnostics.
        folder: where `use "file.perturb"` may look; without it `use` is an error.
        limits: what the text may cost.

    Raises:
        SuiteError: with every diagnostic, if it can't be read.
    """
    if not isinstance(text, str):
        raise TypeError(f"a suite is a text, not {type(text).__name__}")
    place = Path(folder) if folder is not None else None
    tree, source, whole, found = gather(text, name, folder=place, limits=limits or Limits())
    if any(d.severity is Severity.ERROR for d in found):
        raise SuiteError(found)
    return Suite(source, tree, whole)


def load(path: str | Path, *, limits: Limits | None = None) -> Suite:
    """Read a suite from a file; `use` looks in the file's folder."""
    path = Path(path)
    text = path.read_text(encoding="utf-8")
    return parse(text, name=str(path), folder=path.parent, limits=limits)


@lru_cache(maxsize=1)
def standard() -> Suite:
    """The suite that comes with the package: every family of operators."""
    text = files("perturb.suite").joinpath("default.perturb").read_text(encoding="utf-8")
    return parse(text, name="default.perturb")
