"""`define` and `use`: a program's own phrases, gathered before anything is matched."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from geodsl.beside import Unusable, text_beside
from geodsl.language.macro import Macro
from geodsl.language.template import Slot, Template
from geodsl.language.types import ACCEPTS, LISTS
from geodsl.language.vocabulary import Vocabulary, shape
from grammar import Diagnostic, Fix, Limits, Program, Source, Span, parse_program, tree
from grammar.diagnostics import nearest
from grammar.formatter import format_node

__all__ = ["gather"]

_TYPES = sorted(
    (set(ACCEPTS) | set(LISTS)) - {"several", "directive", "pose", "bounded", "halfline", "round"}
)


def gather(
    program: Program, source: Source, vocabulary: Vocabulary, *, folder: Path | None, limits: Limits
) -> tuple[list[tree.Statement], tuple[Template, ...], list[Diagnostic], tree.Lost]:
    """The statements that are left, the phrases defined, what is wrong with the definitions, and what they lack."""
    reader = _Definitions(vocabulary, folder, limits)
    rest = reader.take(program, source)
    return rest, tuple(reader.templates), reader.found, program.lost | reader.lost


class _Definitions:
    def __init__(self, vocabulary: Vocabulary, folder: Path | None, limits: Limits) -> None:
        self.folder = folder
        self.limits = limits
        self.templates: list[Template] = []
        self.found: list[Diagnostic] = []
        self.used: set[str] = set()
        self.lost = tree.Lost()
        self.vocabulary = vocabulary
        self.known: set[tuple[str, ...]] = set()  # phrases defined so far

    def take(self, program: Program, source: Source) -> list[tree.Statement]:
        rest = []
        for statement in program.statements:
            body = statement.body
            count = len(self.found)
            if isinstance(body, tree.Define):
                self._define(body, source)
                if len(self.found) > count:
                    words = frozenset(x.text for x in body.head.items if isinstance(x, tree.Word))
                    self.lost |= tree.Lost(words=frozenset({words} - {frozenset()}))
            elif isinstance(body, tree.Use):
                self._use(body, source)
                if len(self.found) > count:
                    self.lost |= tree.Lost(phrases=True)
            elif isinstance(body, tree.Language):
                if body.version != "1":
                    message = f"language {body.version} isn't known; this is language 1"
                    self._report("E216", message, body.span, source, fix=Fix(body.span, "1"))
            elif body is not None:
                rest.append(statement)
        return rest

    def _define(self, define: tree.Define, source: Source) -> None:
        elements: list[Any] = []
        parameters: list[tuple[tuple[str, ...], str]] = []
        seen: set[str] = set()
        for item in define.head.items:
            if isinstance(item, tree.Word):
                elements.append(item.text)
            elif isinstance(item, tree.Slot):
                if item.type not in _TYPES:
                    close = nearest(item.type, _TYPES, cutoff=0.7)
                    hint = f"did you mean `{close[0]}`?" if close else f"types are {', '.join(_TYPES)}"
                    self._report("E213", f"`{item.type}` isn't a type", item.span, source, hint=hint)
                    return
                twice = seen & set(item.names)
                if twice or len(set(item.names)) < len(item.names):
                    self._report("E213", "a name stands twice in the head of a definition", item.span, source)
                    return
                seen |= set(item.names)
                elements.append(Slot(f"p{len(parameters)}", item.type))
                parameters.append((item.names, item.type))
            else:
                message = "the head of a definition holds words and slots such as `{P: point}`"
                self._report("E213", message, item.span, source)
                return
        literals = frozenset(e for e in elements if isinstance(e, str))
        if not literals:
            self._report("E213", "the head of a definition needs at least one word", define.head.span, source)
            return
        if shape(elements) in self.known or shape(elements) in self.vocabulary.shapes:
            self._report(
                "E205", "this phrase has a meaning already", define.head.span, source, hint="use other words"
            )
            return
        self.known.add(shape(elements))
        text = " ".join(map(format_node, define.head.items))
        macro = Macro(define, tuple(parameters), source)
        self.templates.append(Template(text, tuple(elements), macro, literals))

    def _use(self, use: tree.Use, source: Source) -> None:
        name = use.file
        if name in self.used and self.folder is not None:
            return
        try:
            text = text_beside(self.folder, name, self.limits)
        except Unusable as error:
            self._report("E215", str(error), use.span, source, hint=error.hint)
            return
        finally:
            self.used.add(name)
        program, found = parse_program(text, name=name, limits=self.limits)
        self.found += found
        self.lost |= program.lost
        if len(self.used) > 50:
            self._report("E215", "more than 50 files are used", use.span, source)
            return
        # Only definitions come in: what else the file holds is a diagram of its own.
        self.take(program, Source(text.replace("\r\n", "\n").replace("\r", "\n"), name))

    def _report(self, code: str, message: str, span: Span, source: Source, **more: Any) -> None:
        self.found.append(Diagnostic(code=code, message=message, span=span, source=source, **more))
