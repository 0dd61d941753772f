"""Terms and scenes as plain data and back. Nothing is pickled; only known classes are made."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from geodsl import arithmetic, objects
from geodsl.constructions import free, free_polygon
from geodsl.language.term import Term
from geodsl.language.vocabulary import Vocabulary, standard
from geodsl.scene import Node, Scene

__all__ = ["scene_from_json", "scene_to_json", "term_from_json", "term_to_json"]

VERSION = 1


def term_to_json(x: Any) -> Any:
    """A term, a tuple of terms, a text or a number as plain data."""
    if isinstance(x, Term):
        out: dict[str, Any] = {"kind": type(x).__name__}
        if x.args:
            out["args"] = [term_to_json(a) for a in x.args]
        if x.tag is not None:
            out["tag"] = x.tag
        return out
    if isinstance(x, tuple):
        return [term_to_json(y) for y in x]
    return x


def term_from_json(data: Any, *, vocabulary: Vocabulary | None = None) -> Any:
    """The term that `term_to_json` wrote down.

    Raises:
        ValueError: for a kind of term that isn't known, or one with other arguments.
    """
    kinds = _usual() if vocabulary is None else _kinds(vocabulary)

    def go(x: Any) -> Any:
        if isinstance(x, list):
            return tuple(go(y) for y in x)
        if not isinstance(x, Mapping):
            return x
        kind = kinds.get(x.get("kind", ""))
        if kind is None:
            raise ValueError(f"no term is called {x.get('kind')!r}")
        try:
            return kind(*(go(a) for a in x.get("args", ())), tag=x.get("tag"))
        except TypeError as error:
            raise ValueError(str(error)) from None

    return go(data)


@lru_cache(maxsize=1)
def _usual() -> dict[str, type[Term]]:
    return _kinds(standard())


def _kinds(vocabulary: Vocabulary) -> dict[str, type[Term]]:
    """Every class of terms that a scene may hold, by name."""
    found: dict[str, type[Term]] = dict(vocabulary.kinds)
    for room in (objects, arithmetic, free, free_polygon):
        for thing in vars(room).values():
            if isinstance(thing, type) and issubclass(thing, Term) and thing.__module__ == room.__name__:
                found[thing.__name__] = thing
    for kind in vocabulary.constructions:
        # Constructions without a phrase of their own live beside one that has.
        module = __import__(kind.__module__, fromlist=["*"])
        for thing in vars(module).values():
            if isinstance(thing, type) and issubclass(thing, Term) and thing.__module__ == module.__name__:
                found.setdefault(thing.__name__, thing)
    return found


_LISTS = ("given", "solve", "claims", "questions", "directives", "poses", "shown", "overlooked")


def scene_to_json(scene: Scene) -> dict[str, Any]:
    """A scene as plain data."""
    return {
        "version": VERSION,
        "title": scene.title,
        "nodes": [
            {"name": n.name, "type": n.type, "term": term_to_json(n.term), "introduced": n.introduced}
            for n in scene.nodes
        ],
        **{key: term_to_json(getattr(scene, key)) for key in _LISTS},
    }


def scene_from_json(data: Mapping[str, Any], *, vocabulary: Vocabulary | None = None) -> Scene:
    """The scene that `scene_to_json` wrote down, equal to it.

    Raises:
        ValueError: if the data isn't such a scene.
    """
    if data.get("version") != VERSION:
        raise ValueError(f"a scene of version {data.get('version')!r}; this reads version {VERSION}")
    try:
        nodes = tuple(
            Node(n["name"], n["type"], term_from_json(n["term"], vocabulary=vocabulary), n["introduced"])
            for n in data["nodes"]
        )
        lists = {key: term_from_json(list(data[key]), vocabulary=vocabulary) for key in _LISTS}
        return Scene(data["title"], nodes, **lists)
    except (KeyError, TypeError) as error:
        raise ValueError(f"not a scene: {error}") from None
