"""What a problem gives, read off its text in a call of its own: the model that draws has no part in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from geodsl.assist.data import Problem, quoted
from geodsl.assist.hearing import UnheardError, hear, stub
from geodsl.assist.prompt import GIVENS, system
from geodsl.assist.request import Answer, Call, Request, Steps, text_block, user
from geodsl.assist.tools import told
from geodsl.assist.verdict import measured
from geodsl.errors import DiagramError, GeodslError

__all__ = ["GIVENS_TOOL", "Reading", "read_givens"]

_TRIES = 3
_MOST = 60
_FIGURES = 12  # of points anywhere
_TYPES = ("point", "circle", "line", "ray", "segment", "arc", "region", "triangle", "polygon", "number")
_NAME = re.compile(r"[A-Z][0-9]*'*|[a-zα-ω][0-9]*'*")

GIVENS_TOOL: Mapping[str, Any] = {
    "name": "givens",
    "description": "List the objects of the problem and all that it gives.",
    "input_schema": {
        "type": "object",
        "properties": {
            "objects": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {
                        "name": {"type": "string", "description": "One letter, as in `A` or `w`."},
                        "type": {"type": "string", "enum": list(_TYPES)},
                        "what": {
                            "type": "string",
                            "description": "Which it is, where the problem leaves it nameless; else nothing.",
                        },
                    },
                    "required": ["name", "type", "what"],
                    "additionalProperties": False,
                },
            },
            "givens": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {
                        "fact": {"type": "string", "description": "The fact, in a phrase of the language."},
                        "words": {"type": "string", "description": "The words of the problem that say so."},
                    },
                    "required": ["fact", "words"],
                    "additionalProperties": False,
                },
            },
            "asked": {
                "type": "array",
                "items": {"type": "string"},
                "description": "What is to be found (a quantity) or to be proved (a fact).",
            },
        },
        "required": ["objects", "givens", "asked"],
        "additionalProperties": False,
    },
}


@dataclass(frozen=True)
class Reading:
    """What a text gives.

    Attributes:
        objects: types by names.
        named: what the problem leaves nameless, by the names that were found for it.
        facts: in the language.
        asked: what is to be found or proved; whether these lines can be read, only a program tells.
        empty: whether all of them hold in any figure: then nothing is given.
        unread: lines that are no facts, with why; a problem with any can't be vouched for.
    """

    objects: Mapping[str, str]
    named: Mapping[str, str]
    facts: tuple[str, ...]
    asked: tuple[str, ...] = ()
    empty: bool = False
    unread: tuple[tuple[str, str], ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {
            "objects": dict(self.objects),
            "named": dict(self.named),
            "facts": list(self.facts),
            "asked": list(self.asked),
            "unread": [list(pair) for pair in self.unread],
        }


def read_givens(problem: Problem, answers: list[Answer]) -> Steps[Reading]:
    """What a problem gives. What can't be read is asked for once more, and kept as unread in the end.

    Args:
        answers: those of the model are added as they come.
    """
    shown = [text_block(quoted("problem", problem.text))]
    if problem.image is not None:
        shown = [problem.image.block(), *shown]
    messages: list[dict[str, Any]] = [user(*shown, text_block("List what this problem gives."))]
    best = Reading({}, {}, ())
    for _ in range(_TRIES):
        answer = yield Request(system(GIVENS), (GIVENS_TOOL,), tuple(messages))
        answers.append(answer)
        messages.append(answer.message())
        calls = answer.calls
        if not calls:
            messages.append(user(text_block("Call the tool `givens`, please; nothing else is read.")))
            continue
        found = [_reading(call) for call in calls]
        best = next((r for r in found if r.facts or r.unread), best)
        if best.facts and not best.unread:
            break
        messages.append(user(*(_complaint(c, r) for c, r in zip(calls, found, strict=True))))
    return best


def _complaint(call: Call, reading: Reading) -> dict[str, Any]:
    if not reading.facts and not reading.unread:
        return told(call, {"error": "expected one given at least; found none"}, bad=True)
    wrong = [{"fact": line, "why": why} for line, why in reading.unread]
    return told(call, {"cannot_be_read": wrong, "mend": "call `givens` again, with all of them"}, bad=True)


def _reading(call: Call) -> Reading:
    """What a call says, as far as it says anything: it may be of any shape."""
    objects, named = {}, {}
    for one in _list(call.input.get("objects")):
        name, kind, what = (one.get(k) for k in ("name", "type", "what"))
        if (
            isinstance(name, str)
            and _NAME.fullmatch(name)
            and kind in _TYPES
            and (kind == "point") == name[0].isupper()
        ):
            objects[name] = str(kind)
            if isinstance(what, str) and what.strip() and len(what) <= 200:
                named[name] = " ".join(what.split())
    facts = _lines([one.get("fact") for one in _list(call.input.get("givens"))])
    if call.name != GIVENS_TOOL["name"]:
        facts = []
    good, unread = _tried(objects, facts[:_MOST])
    unread += [(line, f"there are more than {_MOST}") for line in facts[_MOST : _MOST + 1]]
    asked = _lines(call.input.get("asked"))[:_MOST]
    return Reading(objects, named, tuple(good), tuple(asked), _empty(objects, good), tuple(unread))


def _tried(objects: Mapping[str, str], lines: list[str]) -> tuple[list[str], list[tuple[str, str]]]:
    """Which lines are facts of a figure that has these objects, and why the others aren't."""
    good: list[str] = []
    bad: list[tuple[str, str]] = []
    try:
        diagram = stub(objects)
    except DiagramError:
        return [], [(line, "the names of the objects can't be used") for line in lines]
    for line in lines:
        try:
            hear(diagram, line)
            good.append(line)
        except UnheardError as error:
            # What a line says of an arc or a region only the program can tell.
            spoken = set(_NAME.findall(line)) & {
                n for n, t in objects.items() if t not in ("point", "circle", "line")
            }
            if spoken and any(name.islower() for name in spoken):
                good.append(line)
            else:
                bad.append((line, str(error)))
    return good, bad


def _empty(objects: Mapping[str, str], lines: list[str]) -> bool:
    """Whether all that lines say holds wherever the points may lie."""
    try:
        diagram = stub(objects)
        at = diagram.realize(seed=0, n=_FIGURES).at
    except GeodslError:
        return False
    return all(measured(diagram, line, at)[0].holds for line in lines)


def _list(x: Any) -> list[Mapping[str, Any]]:
    return [one for one in x if isinstance(one, Mapping)] if isinstance(x, list) else []


def _lines(some: Any) -> list[str]:
    """The texts of a list, each on one line and once."""
    some = some if isinstance(some, list) else []
    return list(dict.fromkeys(" ".join(x.split()) for x in some if isinstance(x, str) and x.strip()))
