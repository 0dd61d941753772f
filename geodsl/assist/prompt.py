"""What a model is told of the language: made of what the language says of itself, so that it can't go stale."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files

from geodsl.language.term import Construction, Fact, Term

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


@lru_cache(maxsize=16)
def text(name: str) -> str:
    """What a model is told of a task, or the primer of the language."""
    return files("geodsl.assist").joinpath("tasks", f"{name}.md").read_text("utf-8").strip()


@lru_cache(maxsize=16)
def system(task: str) -> tuple[str, ...]:
    """The system prompt of a task; the API's prompt cache keeps all of it."""
    if task in (OPINION, WORDINGS, UNTRUE):
        return (f"{text('data')}\n\n{text(task)}",)
    if task == AUTHOR:
        more = (facts(), constructions(), directives(), diagnostics())
        return (f"{text('primer')}\n\n{text('data')}\n\n{text(task)}", "\n\n".join(more))
    lead = (text("primer"),) if task == GIVENS else ()
    return ("\n\n".join((*lead, text("data"), text(task))), facts())


@lru_cache(maxsize=1)
def constructions() -> str:
    """Every construction, by what it makes."""
    from geodsl.reference import constructions as room
    from geodsl.reference.book import Book

    told = (
        "In a phrase `{P: point}` is a place for a point; `{self}` is the place for a name of its own, which may be "
        "left out; `new` says that points which nothing else defines may be brought in there."
    )
    return _page("Constructions", told, room.groups(Book((), "")))


@lru_cache(maxsize=1)
def facts() -> str:
    """Every fact, by what it speaks of."""
    from geodsl.reference import facts as room
    from geodsl.reference.book import Book

    return _page("Facts", "A fact is stated, claimed or marked.", room.groups(Book((), "")))


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
    lines += [f"- {e.code}: {e.title}" for e in (*SYNTAX, *NAMES, *DRAWING, *NUMBERS)]
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
