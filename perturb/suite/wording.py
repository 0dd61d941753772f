"""Complaints about steps, in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from geodsl.language.template import Template
from perturb.suite.match import verbs
from perturb.suite.parts import Complaint

__all__ = ["listed", "plainly", "said", "some", "starts"]

_MOST = 3  # phrases that are named


def plainly(template: Template) -> str:
    """A phrase as it is shown."""
    return f"`{template.plain}`"


def said(code: str, message: str, span: Any, **more: Any) -> Complaint:
    """A complaint without what helps, where that isn't told."""
    return {"code": code, "message": message, "span": span, "expected": (), "hint": None, "fix": None, **more}


def some(templates: Iterable[Template]) -> tuple[str, ...]:
    """Some phrases, the short ones first."""
    return tuple(dict.fromkeys(map(plainly, sorted(templates, key=lambda t: len(t.elements)))))[:_MOST]


def starts() -> tuple[str, ...]:
    """How steps may start."""
    return tuple(f"`{word} …`" for word in sorted(verbs()))


def listed(head: str, texts: list[str]) -> str | None:
    """`there are A, B or C`; nothing where there is nothing."""
    if not texts:
        return None
    shown = [f"`{t}`" for t in texts[:6]]
    return f"{head} " + (shown[0] if len(shown) == 1 else ", ".join(shown[:-1]) + " or " + shown[-1])
