"""Lark's parse table, run by a loop of our own.

Statements are short, so what Lark does for each token (lines, columns, expected terminals, states that
can be copied) is most of what parsing costs. This loop does the same shifts and reductions with the same
scanners, and none of that. What it can't read it leaves to Lark, which says why.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lark import Lark
from lark.parse_tree_builder import ChildFilterLALR_NoPlaceholders as Filter
from lark.parse_tree_builder import ExpandSingleChild
from lark.parsers.lalr_analysis import Shift

__all__ = ["Machine"]

_END = "$END"


class Machine:
    """Parses a statement as Lark does, with the same callbacks.

    Args:
        lark: a LALR parser with a contextual lexer.
        shift: for each kind of terminal that has a value, what makes it of its text and offset.
    """

    def __init__(self, lark: Lark, shift: dict[str, Callable[[str, int], Any]]) -> None:
        self.lark = lark
        self.shift = shift
        core = lark.parser.parser.parser
        self.start = core.parse_table.start_states["start"]
        self.end = core.parse_table.end_states["start"]
        self.ignored = frozenset(lark.parser.lexer.root_lexer.ignore_types)
        # For each state: how the next terminal is found, and what is done about each. A shift is the state
        # that comes next; a reduction is how many values it takes, what becomes of them, and its name.
        self.scan: list[Any] = [None] * (max(core.parse_table.states) + 1)  # made when first needed
        self.todo: list[dict[str, Any]] = [{} for _ in self.scan]
        for state, actions in core.parse_table.states.items():
            for name, (action, arg) in actions.items():
                self.todo[state][name] = arg if action is Shift else _reduction(arg, core.callbacks[arg])

    def parse(self, text: str) -> Any:
        """The value of a statement; raises what Lark raises."""
        scan, todo, shift, ignored = self.scan, self.todo, self.shift, self.ignored
        states, values = [self.start], [None]
        at, length = 0, len(text)
        while True:
            kind, word = _END, ""
            while at < length:
                match = (scan[states[-1]] or self._scanner(states[-1]))(text, at)
                if match is None:
                    return self.lark.parse(text)
                kind, word, begin, at = match.lastgroup, match.group(), at, match.end()
                if kind not in ignored:
                    break
                kind = _END
            while True:
                step = todo[states[-1]].get(kind)
                if type(step) is not tuple:
                    break
                size, make, name = step
                if make is None:  # one value that stays what it is
                    states[-1] = todo[states[-2]][name]
                else:
                    value = make(values[-size:])
                    del states[-size:], values[-size:]
                    states.append(todo[states[-1]][name])
                    values.append(value)
                if kind is _END and states[-1] == self.end:
                    return values[-1]
            if step is None:
                return self.lark.parse(text)
            states.append(step)
            made = shift.get(kind)
            values.append(None if made is None else made(word, begin))

    def _scanner(self, state: int) -> Any:
        lexer = self.lark.parser.lexer.lexers[state]
        scanner = lexer.scanner
        if lexer.callback or len(scanner._mres) != 1:
            raise TypeError("a terminal that changes into another needs Lark's own loop")
        self.scan[state] = scanner._mres[0].match
        return self.scan[state]


class _Row:
    """Values on their way into the rule around them."""

    __slots__ = ("children",)

    def __init__(self, children: list[Any]) -> None:
        self.children = children


def _reduction(rule: Any, callback: Any) -> tuple[int, Any, str]:
    size = len(rule.expansion)
    if not size:
        raise TypeError("an empty rule needs Lark's own loop")
    name = rule.origin.name
    if size == 1 and isinstance(callback, ExpandSingleChild):
        return size, None, name
    if name.startswith("_"):  # what it holds goes to the rule around it: no tree is wanted
        filtered = isinstance(callback, Filter)
        callback = Filter(callback.to_include, _Row) if filtered else _Row
    return size, callback, name
