"""The tools that a model may call while it draws: check, facts, render; and how it ends: submit, give up."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from typing import Any

from geodsl.assist.request import Call, picture_block, text_block
from geodsl.assist.verdict import sound
from geodsl.diagram import Diagram
from geodsl.errors import GeodslError

__all__ = ["GIVE_UP", "SUBMIT", "TOOLS", "answered", "program_of", "told"]

SUBMIT, GIVE_UP = "submit", "give_up"
_SIZE = 448
_MOST = 200  # facts that are told of each kind
_LONGEST = 40_000  # characters of what a tool answers


def _tool(name: str, does: str, **fields: str) -> dict[str, Any]:
    return {
        "name": name,
        "description": does,
        "input_schema": {
            "type": "object",
            "properties": {k: {"type": "string", "description": v} for k, v in fields.items()},
            "required": list(fields),
            "additionalProperties": False,
        },
    }


_PROGRAM = "The whole program."

TOOLS: tuple[Mapping[str, Any], ...] = (
    _tool("check", "Say what is wrong with a program, and how to mend it, as JSON.", program=_PROGRAM),
    _tool(
        "facts",
        "Say what holds in every figure of a program (stated, implied) and what its ink says.",
        program=_PROGRAM,
    ),
    _tool("render", "Draw a program's figure.", program=_PROGRAM),
    _tool(
        SUBMIT,
        "Hand in the program. It is taken if it is sound and all that is given holds.",
        program=_PROGRAM,
    ),
    _tool(
        GIVE_UP, "Say that the problem can't be drawn, and why.", why="What stands against it, in a sentence."
    ),
)


def program_of(call: Call) -> str | None:
    """The program that a call hands over; None where it hands over none."""
    program = call.input.get("program")
    return program if isinstance(program, str) and program.strip() else None


def answered(call: Call) -> dict[str, Any]:
    """What check, facts or render answer, as a block for the model."""
    program = program_of(call)
    if call.name not in ("check", "facts", "render"):
        return told(call, {"error": f"there is no tool {call.name[:40]!r}"}, bad=True)
    if program is None:
        return told(call, {"error": "expected `program`, a text; found none"}, bad=True)
    diagram, found = sound(program)
    wrong = {"ok": diagram is not None, "diagnostics": [_mend(d.to_json()) for d in found]}
    if call.name == "check" or diagram is None:
        return told(call, wrong, bad=diagram is None)
    try:
        return told(call, _facts(diagram)) if call.name == "facts" else _picture(call, diagram)
    except GeodslError as error:
        return told(call, {"ok": False, "error": str(error)}, bad=True)


def told(call: Call, data: Any, *, bad: bool = False) -> dict[str, Any]:
    """Plain data as the result of a call."""
    text = json.dumps(data, ensure_ascii=False)
    if len(text) > _LONGEST:
        text = f"{text[:_LONGEST]}… (the rest is left out)"
    out = {"type": "tool_result", "tool_use_id": call.id, "content": [text_block(text)]}
    return {**out, "is_error": True} if bad else out


def _mend(found: dict[str, Any]) -> dict[str, Any]:
    """A diagnostic by what a model can use: the place as line and column, and no empty fields."""

    def where(span: Mapping[str, int]) -> str:
        return f"{span['line']}:{span['column']}"

    out = {k: found[k] for k in ("code", "severity", "message", "expected", "found", "hint") if found[k]}
    out["at"] = where(found["span"])
    if found["fix"]:
        out["fix"] = {"at": where(found["fix"]["span"]), "put": found["fix"]["text"]}
    if found["related"]:
        out["related"] = [f"{r['message']} ({where(r['span'])})" for r in found["related"]]
    return out


def _facts(diagram: Diagram) -> dict[str, list[str]]:
    sheet = diagram.facts().to_json()
    return {
        name: [f["text"] for f in sheet[name][:_MOST]] + ["…"] * (len(sheet[name]) > _MOST)
        for name in ("stated", "implied", "ink")
    }


def _picture(call: Call, diagram: Diagram) -> dict[str, Any]:
    picture = diagram.picture(size=_SIZE)
    crowded = (
        f"These letters found no good place: {', '.join(map(str, picture.misses))}." if picture.misses else ""
    )
    data = base64.b64encode(picture.encode("png")).decode("ascii")
    blocks = [picture_block(data, "image/png"), text_block(crowded or "Every letter has a good place.")]
    return {"type": "tool_result", "tool_use_id": call.id, "content": blocks}
