"""From the syntax tree of a suite, and of those it uses, to its lines and parts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from geodsl.beside import Unusable, text_beside
from grammar import Diagnostic, Fix, Limits, Source, Span, parse_suite, tree
from grammar import suite_tree as suites
from perturb.suite.match import phrases
from perturb.suite.parts import Home, Placed, Whole, is_text, name_of, part_of, steps_of

__all__ = ["gather"]

_DEEPEST = 8  # files that use one another
_FILES = 50


def gather(
    text: str, name: str, *, folder: Path | None, limits: Limits
) -> tuple[suites.Suite, Source, Whole, list[Diagnostic]]:
    """A text's tree, the text, what it says with all that it uses, and what is wrong with it."""
    work = _Gathering(folder, limits)
    source = Source(text.replace("\r\n", "\n").replace("\r", "\n"), name)
    suite, found = parse_suite(text, name=name, limits=limits)
    work.found += found
    home = Home(source)
    whole = work.take(suite, home, (Path(name).name,))
    return (
        suite,
        source,
        whole,
        sorted(work.found, key=lambda d: (d.source.name != name, d.span.start, d.code)),
    )


class _Gathering:
    def __init__(self, folder: Path | None, limits: Limits) -> None:
        self.folder = folder
        self.limits = limits
        self.found: list[Diagnostic] = []
        self.used: dict[str, tuple[Home, Whole]] = {}

    def take(self, suite: suites.Suite, home: Home, way: tuple[str, ...]) -> Whole:
        """What a file says; `way` names the files that led to it, itself the last."""
        title: tree.Spanned | None = None
        positives: tree.Spanned | None = None
        lines: list[Placed] = []
        said: list[Placed] = []
        parts: list[Placed] = []
        for entry in suite.entries:
            match entry.body:
                case suites.Title():
                    title = self._once(title, entry.body, "a suite has one title", home)
                case suites.Positives():
                    positives = self._once(positives, entry.body, "`positives` is said once", home)
                case tree.Use():
                    other = self._use(entry.body, home, way)
                    if other is not None:
                        lines += other.lines
                        said += other.said
                        parts += other.parts
                case suites.Keep() | suites.Allow():
                    said.append(Placed(entry.body, home))
                case suites.Part():
                    self._part(entry.body, home)
                    parts.append(Placed(entry.body, home))
                case suites.Line():
                    lines.append(Placed(entry.body, home))
        self._circular(home)
        self._unfolded(home)
        for line in lines:
            if line.home is home:
                self._line(line)
        for part in parts:
            if part.home is home:
                self._kinds(part.body.block, home, None)
        told = int(positives.count.text) if isinstance(positives, suites.Positives) else 0
        called = title.text if isinstance(title, suites.Title) else None
        return Whole(called, told, tuple(lines), tuple(said), tuple(parts))

    # -- files -------------------------------------------------------------------------------

    def _use(self, use: tree.Use, home: Home, way: tuple[str, ...]) -> Whole | None:
        name = use.file
        if name in way:
            told = " uses ".join((*way[way.index(name) :], name))
            self._report("E215", f"a suite can't use itself: {told}", use.span, home)
            return None
        if name in self.used:
            other, whole = self.used[name]
            self._bring(other, home, use.span)
            return Whole(parts=whole.parts)
        if len(way) > _DEEPEST or len(self.used) >= _FILES:
            many = f"files use one another more than {_DEEPEST} deep"
            message = many if len(way) > _DEEPEST else f"more than {_FILES} files are used"
            self._report("E215", message, use.span, home)
            return None
        try:
            text = text_beside(self.folder, name, self.limits)
        except Unusable as error:
            self._report("E215", str(error), use.span, home, hint=error.hint)
            return None
        suite, found = parse_suite(text, name=name, limits=self.limits)
        self.found += found
        other = Home(Source(text.replace("\r\n", "\n").replace("\r", "\n"), name))
        whole = self.take(suite, other, (*way, name))
        self.used[name] = other, whole
        self._bring(other, home, use.span)
        return whole

    def _bring(self, other: Home, home: Home, span: Span) -> None:
        for name, part in other.parts.items():
            old = home.parts.setdefault(name, part)
            if old is not part:
                message = f"`{name}` is defined twice"
                self._report("E205", message, span, home, hint="give one of the parts another name")

    # -- parts -------------------------------------------------------------------------------

    def _part(self, part: suites.Part, home: Home) -> None:
        name = name_of(part)
        if any(t.text == name for t in phrases()):
            hint = "use other words"
            self._report("E205", f"`{name}` is a change already", part.name.span, home, hint=hint)
        elif name in home.parts:
            old = home.parts[name]
            related = (("first defined here", old.body.name.span),) if old.home is home else ()
            self._report("E205", f"`{name}` is defined twice", part.name.span, home, related=related)
        else:
            home.parts[name] = Placed(part, home)

    def _circular(self, home: Home) -> None:
        """Report parts that stand for one another without end, and take them out."""
        own = {n: p for n, p in home.parts.items() if p.home is home}
        needs = {n: [name_of(x.body) for x in _named(p)] for n, p in own.items()}
        done: set[str] = set()
        for start in own:
            ring = _ring(start, needs)
            if ring and not done & set(ring):
                done |= set(ring)
                way = ", ".join(f"`{a}` needs `{b}`" for a, b in zip(ring, [*ring[1:], ring[0]], strict=True))
                one = len(ring) == 1
                message = (
                    f"`{start}` is defined by itself" if one else f"these are defined by one another: {way}"
                )
                self._report("E206", message, own[start].body.name.span, home)
        for name in done:
            del home.parts[name]

    def _unfolded(self, home: Home) -> None:
        """Report parts that stand for too many steps, or too deep in one another, and take them out."""
        sizes: dict[int, tuple[int, int]] = {}
        told = False
        for name, part in list(home.parts.items()):
            if part.home is not home:
                continue
            span = part.body.name.span
            try:
                size, _ = _size(part, sizes, self.limits.depth)
            except _TooDeep:
                code, message = "E214", f"parts stand for parts more than {self.limits.depth} deep"
            else:
                if size <= self.limits.expansions:
                    continue
                code, message = "E210", f"`{name}` stands for more than {self.limits.expansions:,} steps"
            if not told:  # those that stand for it are too large as well
                self._report(code, message, span, home)
            told = True
            del home.parts[name]

    # -- lines -------------------------------------------------------------------------------

    def _line(self, placed: Placed) -> None:
        line, home = placed.body, placed.home
        if line.weight is not None:
            span = line.weight.span
            head = home.source.text.rfind("weight", line.span.start, span.start)
            start = len(home.source.text[:head].rstrip())
            hint = "how many are wanted is said with `of`: `3 of …`; weights stand in groups"
            fix = Fix(Span(start, span.end), "")
            message = "a line of its own isn't weighed against others"
            self._report("E413", message, Span(head, span.end), home, hint=hint, fix=fix)
        if isinstance(line.of, suites.Block):
            self._kinds(line.of, home, True if line.text else None)

    def _kinds(self, block: suites.Block, home: Home, text: bool | None) -> None:
        """Report a group in which some lines are of text and others of the figure."""
        for line in block.lines:
            if isinstance(line.of, suites.Block):
                self._kinds(line.of, home, True if text or line.text else None)
        if text:
            return
        kinds = [(is_text(line, home), line) for line in block.lines]
        known = [(kind, line) for kind, line in kinds if kind is not None]
        first = known[0][0] if known else None
        odd = next((line for kind, line in known if kind is not first), None)
        if odd is not None:
            hint = "write two groups: `3 of { … }` and `text 3 of { … }`"
            self._report("E412", "a group changes either figures or captions", odd.span, home, hint=hint)

    def _once(self, old: tree.Spanned | None, new: tree.Spanned, message: str, home: Home) -> tree.Spanned:
        if old is None:
            return new
        related = (("it stands here already", old.span),)
        self._report("E414", message, new.span, home, hint="drop one", related=related)
        return old

    def _report(self, code: str, message: str, span: Span, home: Home, **more: Any) -> None:
        self.found.append(Diagnostic(code=code, message=message, span=span, source=home.source, **more))


def _named(part: Placed) -> Iterator[Placed]:
    """The parts that a part names."""
    for step in steps_of(part.body.block):
        found = part_of(step, part.home)
        if found is not None:
            yield found


class _TooDeep(Exception):
    """Raised where parts stand for parts deeper than is allowed."""


def _size(part: Placed, sizes: dict[int, tuple[int, int]], depth: int) -> tuple[int, int]:
    """How many steps a part stands for, and how deep; each part is counted once."""
    found = sizes.get(id(part.body))
    if found is None and depth > 0:
        inner = [part_of(step, part.home) for step in steps_of(part.body.block)]
        below = [(1, 0) if x is None else _size(x, sizes, depth - 1) for x in inner]
        found = sizes[id(part.body)] = sum(n for n, _ in below), 1 + max(d for _, d in below)
    if found is None or found[1] > depth:
        raise _TooDeep
    return found


def _ring(start: str, needs: dict[str, list[str]]) -> list[str]:
    """A way from a name back to itself, if there is one."""
    stack: list[list[str]] = [[start]]
    seen = {start}
    while stack:
        way = stack.pop()
        for name in needs.get(way[-1], ()):
            if name == start:
                return way
            if name not in seen:
                seen.add(name)
                stack.append([*way, name])
    return []
