"""What a model is told of the language: made of what the language says of itself, so that it can't go stale."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files

from geodsl.language.term import Construction, Fact, Term
from geodsl.language.types import LISTS, WORDED

__all__ = [
    "AUTHOR",
    "EXPLANATION",
    "GIVENS",
    "OPINION",
    "READINGS",
    "TASKS",
    "UNTRUE",
    "WORDINGS",
    "constructions",
    "diagnostics",
    "directives",
    "facts",
    "numbers",
    "places",
    "reference",
    "system",
    "text",
]

AUTHOR, GIVENS, OPINION, READINGS, EXPLANATION, WORDINGS, UNTRUE = TASKS = (
    "author",
    "givens",
    "opinion",
    "readings",
    "explanation",
    "wordings",
    "untrue",
)

_WORDED = ("style", "look", "pattern", "corner")


@lru_cache(maxsize=16)
def text(name: str) -> str:
    """What a model is told of a task, or the primer of the language."""
    return files("geodsl.assist").joinpath("tasks", f"{name}.md").read_text("utf-8").strip()


@lru_cache(maxsize=16)
def system(task: str) -> tuple[str, ...]:
    """The system prompt of a task; the API's prompt cache keeps all of it."""
    lead = (text("primer"),) if task == AUTHOR else ()
    first = "\n\n".join((*lead, text("data"), text(task)))
    more = reference(task)
    return (first, "\n\n".join(more)) if more else (first,)


@lru_cache(maxsize=16)
def reference(task: str) -> tuple[str, ...]:
    """What a model is told of the language for a task, page by page."""
    if task in (OPINION, WORDINGS, UNTRUE):
        return ()
    both = (text("notation"), places(), facts())
    # Who only reads and writes facts needs no programs.
    return (*both, constructions(), directives(), diagnostics()) if task == AUTHOR else (*both, numbers())


@lru_cache(maxsize=1)
def places() -> str:
    """What may stand in the places of phrases."""
    lists = ", ".join(f"`{name}`" for name in LISTS)
    words = (f"- `{name}` is one of {', '.join(f'`{w}`' for w in WORDED[name])}." for name in _WORDED)
    return "\n".join((text("places"), f"- Several, parted by commas, go into {lists}.", *words))


@lru_cache(maxsize=1)
def constructions() -> str:
    """Every construction, by what it makes."""
    from geodsl.reference import constructions as room
    from geodsl.reference.book import Book

    return _page("Constructions", "What can be made.", room.groups(Book((), "")))


@lru_cache(maxsize=1)
def numbers() -> str:
    """The constructions that measure: what facts may say of sizes."""
    from geodsl.reference import constructions as room
    from geodsl.reference.book import Book

    found = {name: kinds for name, kinds in room.groups(Book((), "")).items() if name == "Numbers"}
    return _page("Quantities", "What facts may reckon with: `radius of w = 3`, `area of ABC = 6`.", found)


@lru_cache(maxsize=1)
def facts() -> str:
    """Every fact, by what it speaks of."""
    from geodsl.reference import facts as room
    from geodsl.reference.book import Book

    told = (
        "What can hold. A fact is stated (`AB = CD`), claimed (`claim AB = CD`) or marked (`mark AB = CD`)."
    )
    return _page("Facts", told, room.groups(Book((), "")))


@lru_cache(maxsize=1)
def directives() -> str:
    """Everything that is drawn, marked, asked."""
    from geodsl.reference import directives as room
    from geodsl.reference.book import Book

    return _page("Directives", "What is drawn, marked, asked.", room.groups(Book((), "")))


@lru_cache(maxsize=1)
def diagnostics() -> str:
    """What can be wrong with a program."""
    from geodsl.explain.drawing import DRAWING
    from geodsl.explain.names import NAMES
    from geodsl.explain.numbers import NUMBERS
    from geodsl.explain.syntax import SYNTAX

    lines = ["# Diagnostics", ""]
    found = sorted((*SYNTAX, *NAMES, *DRAWING, *NUMBERS), key=lambda e: e.code)
    lines += [f"- {e.code}: {e.title}" for e in found]
    return "\n".join(lines)


def _page(title: str, told: str, groups: Mapping[str, Sequence[type[Term]]]) -> str:
    lines = [f"# {title}", "", told]
    for name, kinds in groups.items():
        lines += ["", f"## {name}", "", *map(_entry, kinds)]
    return "\n".join(lines)


def _entry(kind: type[Term]) -> str:
    told = " ".join(inspect.cleandoc(kind.__doc__ or "").split())
    return f"- {' | '.join(f'`{p}`' for p in kind.phrases)}: {told}{_more(kind)}"


def _more(kind: type[Term]) -> str:
    """The facts that a construction brings, where an example can be made."""
    from geodsl.reference.samples import sample

    if not issubclass(kind, Construction):
        return ""
    small = sample(kind)
    brought: Iterable[Fact] = small.brings() if small is not None else ()
    said = ", ".join(f"`{fact}`" for fact in brought)
    return f" Brings {said}." if said else ""
