"""A schema as a page to read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

__all__ = ["page"]

_INTRO = """\
# group.json

A group is a folder: its pictures, `group.json`, and `index.html` to look at it. This page is made from the schema that
comes with the package, `perturb/schema/group.schema.json` (`make docs` writes it anew):

```python
import json

import jsonschema

from perturb.schema import group_schema

record = json.load(open("group.json"))
jsonschema.Draft202012Validator(group_schema()).validate(record)
```

Every key is always there unless it is said to be optional, and there are no others. Coordinates are the diagram's own,
y upwards; pixels count from the top left corner. Shares are fractions, not percents.
"""


def page(schema: dict[str, Any]) -> str:
    """Every object of a schema with its keys, in Markdown."""
    parts = [_INTRO, *_object(schema, schema["title"], schema)]
    for name, part in schema["$defs"].items():
        if "title" in part:
            parts += _object(schema, name, part)
    return "\n".join(parts)


def _object(schema: dict[str, Any], name: str, part: dict[str, Any]) -> Iterator[str]:
    # The file itself has no name to be referred to by.
    yield f"## {'The file' if part is schema else name}\n"
    yield f"{part['description']}\n"
    if "properties" not in part:
        yield "".join(f"- {_type(schema, p)}\n" for p in part["anyOf"])
        return
    yield "| key | type | what it is |\n|---|---|---|"
    for key, value in part["properties"].items():
        optional = "" if key in part["required"] else "Optional. "
        yield f"| `{key}` | {_type(schema, value)} | {optional}{value['description']} |"
    yield ""


def _type(schema: dict[str, Any], part: dict[str, Any]) -> str:
    """What a value is, in words."""
    if "$ref" in part:
        name = part["$ref"].rpartition("/")[2]
        found = schema["$defs"][name]
        return f"[{name}](#{name})" if "title" in found else _type(schema, found)
    if "anyOf" in part:
        return " or ".join(_type(schema, p) for p in part["anyOf"])
    if "const" in part:
        return _value(part["const"])
    if "enum" in part:
        return ", ".join(map(_value, part["enum"]))
    if isinstance(part["type"], list):
        return " or ".join(part["type"])
    if part["type"] == "array":
        return _array(schema, part)
    if part["type"] == "object":
        return f"object of {_many(schema, part['additionalProperties'])}"
    return str(part["type"])


def _array(schema: dict[str, Any], part: dict[str, Any]) -> str:
    if "prefixItems" in part:
        kinds = [schema["$defs"][p["$ref"].rpartition("/")[2]] for p in (*part["prefixItems"], part["items"])]
        return f"array of {' or '.join(dict.fromkeys(_many(schema, kind) for kind in kinds))}"
    low, high = part.get("minItems", 0), part.get("maxItems")
    count = f"{low} " if low == high else f"{low} to {high} " if high else ""
    return f"array of {count}{_many(schema, part['items'])}"


def _many(schema: dict[str, Any], part: dict[str, Any]) -> str:
    """The same in the plural."""
    one = _type(schema, part)
    return (
        re.sub("^array", "arrays", one)
        if one.startswith("array")
        else one
        if one.startswith("[")
        else one + "s"
    )


def _value(value: Any) -> str:
    return f"`{value}`" if value not in ("", None) else "empty"
