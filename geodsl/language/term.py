"""Terms: what a program speaks of. Constructions, facts and directives are all terms.

A term's class declares its phrases; the slots of the phrases are its arguments. A term is frozen,
hashable and printable; it is equal to another of the same class and arguments. `key` is the same
for terms that mean the same (AB and BA, ABCD and DCBA).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np

from geodsl.language.template import SELF, Slot, Template, templates
from geodsl.units import Gap

if TYPE_CHECKING:
    from geodsl.instances import Instances

__all__ = ["Column", "Construction", "Directive", "Fact", "Object", "OpenFact", "Quantity", "Term"]


class Term:
    """Anything that a phrase can mean. Arguments are terms, tuples of terms, texts or numbers."""

    phrases: ClassVar[tuple[str, ...]] = ()
    makes: ClassVar[Any] = None
    symmetric: ClassVar[bool | tuple[str, ...]] = False  # which arguments may change places
    slots: ClassVar[tuple[Slot, ...]] = ()
    templates: ClassVar[tuple[Template, ...]] = ()
    defaults: ClassVar[Mapping[str, Any]] = {}  # for slots that not every phrase has
    tight: ClassVar[bool] = False  # its phrase holds on to the next atom only: `sqrt 2 r` is (sqrt 2) r
    fields: ClassVar[tuple[str, ...]] = ()

    args: tuple[Any, ...]
    tag: str | None

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if "phrases" in cls.__dict__:
            found = [t for text in cls.phrases for t in templates(cls, text)]
            slots: dict[str, Slot] = {}
            for template in found:
                for slot in template.slots:
                    if slot.name != SELF:
                        slots.setdefault(slot.name, slot)
            cls.templates = tuple(found)
            cls.slots = tuple(slots.values())
            cls.fields = tuple(slots)

    def __init__(self, *args: Any, tag: str | None = None, **named: Any) -> None:
        if named:
            rest = self.fields[len(args) :]
            if set(rest) != set(named):
                raise TypeError(f"{type(self).__name__} takes {', '.join(self.fields)}")
            args += tuple(named[f] for f in rest)
        if len(args) != len(self.fields):
            raise TypeError(f"{type(self).__name__} takes {', '.join(self.fields) or 'nothing'}")
        d = self.__dict__
        d["args"] = args
        d["tag"] = tag
        d.update(zip(self.fields, args, strict=True))
        d["_hash"] = hash((type(self), args, tag))

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __hash__(self) -> int:
        return self.__dict__["_hash"]

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if type(self) is not type(other):
            return False
        return self.args == other.args and self.tag == other.tag

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(map(repr, self.args))})"

    # -- walking -------------------------------------------------------------------------

    def children(self) -> Iterator[Term]:
        """The terms among the arguments."""
        for arg in self.args:
            if isinstance(arg, Term):
                yield arg
            elif isinstance(arg, tuple):
                yield from (x for x in arg if isinstance(x, Term))

    def walk(self) -> Iterator[Term]:
        """This term and all below it, parents first."""
        stack: list[Term] = [self]
        while stack:
            term = stack.pop()
            yield term
            for arg in reversed(term.args):
                if isinstance(arg, Term):
                    stack.append(arg)
                elif type(arg) is tuple:
                    stack.extend(x for x in reversed(arg) if isinstance(x, Term))

    def map(self, change: Callable[[Term], Term]) -> Any:
        """The term with `change` applied to every part, from the leaves up."""

        def go(x: Any) -> Any:
            if isinstance(x, Term):
                return x.map(change)
            if isinstance(x, tuple):
                return tuple(go(y) for y in x)
            return x

        args = tuple(go(a) for a in self.args)
        same = all(a is b for a, b in zip(args, self.args, strict=True)) or args == self.args
        return change(self if same else type(self)(*args, tag=self.tag))

    def tagged(self, tag: str) -> Any:
        """The same term as a thing of its own: two free points are not one."""
        return type(self)(*self.args, tag=tag)

    # -- identity of meaning -------------------------------------------------------------

    @property
    def key(self) -> str:
        """Equal for terms that mean the same. A text, so that its hash is computed once."""
        found = self.__dict__.get("_key")
        if found is None:
            found = f"{type(self).__name__}{_text(self.canonical())}"
            if self.tag is not None:
                found += f"#{self.tag}"
            self.__dict__["_key"] = found
        return found

    def canonical(self) -> tuple[Any, ...]:
        """The arguments' keys in an order that doesn't depend on how it was said."""
        keys = [_key(a) for a in self.args]
        if not self.symmetric:
            return tuple(keys)
        if self.symmetric is True:
            return tuple(sorted(keys))
        swap = [i for i, f in enumerate(self.fields) if f in (self.symmetric or ())]
        for place, key in zip(swap, sorted(keys[i] for i in swap), strict=True):
            keys[place] = key
        return tuple(keys)

    def once(self, what: str, find: Callable[[Any], Any]) -> Any:
        """Something that follows from the term alone, found out once; nobody may change what is given out."""
        found = self.__dict__.get(what)
        if found is None:
            found = self.__dict__[what] = find(self)
        return found

    # -- printing ------------------------------------------------------------------------

    def __str__(self) -> str:
        found = self.__dict__.get("_said")
        if found is None:
            from geodsl.language.printing import phrase

            found = self.__dict__["_said"] = phrase(self)
        return found


def _key(x: Any) -> str:
    if isinstance(x, Term):
        return x.key
    return _text(tuple(map(_key, x))) if isinstance(x, tuple) else repr(x)


def _text(keys: Any) -> str:
    """Nested tuples of keys as one text."""
    if isinstance(keys, str):
        return keys
    return f"({','.join(map(_text, keys))})" if isinstance(keys, tuple) else repr(keys)


class Column:
    """Many terms in one slot: evaluates to arrays with one row a term.

    What a single term can be asked (`corners`, `sides()`) a column answers with columns, so that a
    fact need not know whether it is one or many.
    """

    __slots__ = ("_asked", "_order", "_rows", "terms")

    def __init__(self, terms: Sequence[Any]) -> None:
        self.terms = tuple(terms)
        self._asked: dict[str, Any] = {}
        self._order: tuple[Any, ...] | None = None
        self._rows: np.ndarray | None = None

    def rows(self, order: tuple[Any, ...]) -> np.ndarray | None:
        """The places of the terms in an order of names; None where one isn't in it. The last answer is remembered."""
        if self._order is not order:
            places = {term: k for k, term in enumerate(order)}
            found = [places.get(term) for term in self.terms]
            self._order = order
            self._rows = None if None in found else np.array(found)
        return self._rows

    @property
    def makes(self) -> Any:
        return self.terms[0].makes

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        found = self._asked.get(name)
        if found is None:
            parts = [getattr(t, name) for t in self.terms]
            if callable(parts[0]):
                found = lambda *args: Column.of([part(*args) for part in parts])  # noqa: E731
            else:
                found = Column.of(parts)
            self._asked[name] = found
        return found

    @staticmethod
    def of(terms: Sequence[Any]) -> Any:
        """A column of terms, or a tuple of columns where each is a tuple of the same length."""
        if isinstance(terms[0], tuple):
            return tuple(Column.of(part) for part in zip(*terms, strict=True))
        if isinstance(terms[0], Term):
            return Column(terms)
        return np.array(terms)[:, None] if isinstance(terms[0], int | float) else terms[0]


def stacked(terms: Sequence[Term]) -> Any:
    """One term of the common class whose arguments are columns. Sizes of tuples must agree."""
    cls = type(terms[0])
    out = object.__new__(cls)
    out.__dict__["tag"] = None
    out.__dict__["args"] = tuple(Column.of(column) for column in zip(*(t.args for t in terms), strict=True))
    out.__dict__.update(zip(cls.fields, out.args, strict=True))
    out.__dict__["_hash"] = id(out)
    return out


class Object(Term):
    """A term with a value: a point, a curve, an angle, a number."""

    def place(self, at: Instances) -> Any:
        """The value in every instance. Written with broadcasting, so that columns work, too."""
        raise TypeError(f"{type(self).__name__} has no value of its own")


class Quantity(Object):
    """A number, a length, an area or an angle's size; `makes` says which."""

    makes: ClassVar[Any] = "number"


class Construction(Object):
    """A way to make an object out of others.

    `free` counts the free numbers in 0..1 that it draws (`at.free(self)`), `picks` the ways among
    which it chooses one (`at.pick(self)`).

    Three hooks let the planner place the free points of a stated fact instead of solving for them.
    A construction is the `point_of` a kind of fact when it makes that fact's first argument out of the
    rest (`M midpoint of AB`); it `serves` a kind of fact on a polygon when, given the corners at
    `start`, it makes the others; and it is the `locus_of` a kind of fact when it is the curve on which a
    point must lie.
    """

    free: ClassVar[int] = 0
    picks: ClassVar[int] = 0
    fixed: ClassVar[bool] = False  # given by coordinates: the figure stays where it is
    point_of: ClassVar[type[Fact] | None] = None
    serves: ClassVar[type[Fact] | None] = None
    start: ClassVar[tuple[int, ...]] = ()
    lenient: ClassVar[bool] = False  # serves only where hardly anything else is said of those corners
    locus_of: ClassVar[tuple[type[Fact], ...]] = ()

    @classmethod
    def on(cls, *corners: Term, size: int) -> Construction:
        """The construction that makes the other corners of a polygon of `size`, given those at `start`.

        What else the fact speaks of (the circle it stands in) comes behind the corners.
        """
        return cls(*corners)

    @classmethod
    def locus(cls, fact: Fact, P: Term) -> Term | None:
        """The curve on which P must lie for the fact to hold; None where that isn't ours."""
        return None

    def brings(self, *made: Any) -> tuple[Fact, ...]:
        """The facts that hold of what is made; together they pin it down."""
        return ()

    def demands(self) -> tuple[Fact, ...]:
        """Facts that must hold for there to be anything to make: they are stated by naming it."""
        return ()

    def cramped(self, at: Instances) -> Any | None:
        """Where an instance is to be thrown away: a mask, or None."""
        return None


class Fact(Term):
    """A relation that holds or doesn't, and is measured.

    `residual` is dimensionless and 0 where the fact holds, analytic near 0; `gap` says in which
    visible measure it is judged and from where on a reader sees that it is false.
    """

    makes: ClassVar[Any] = "fact"
    gap: ClassVar[Gap]
    tolerance: ClassVar[float] = 1e-9
    turns: ClassVar[bool] = False  # speaks of up and down, so a rotation changes it
    handed: ClassVar[bool] = False  # speaks of left and right, so a mirror changes it

    def residual(self, at: Instances) -> Any:
        """How far from true, with sign where there is one."""
        raise TypeError(f"{type(self).__name__} has no residual")

    def parts(self) -> tuple[Fact, ...]:
        """The simpler facts that it is the conjunction of: what solver and rank tests work with."""
        return (self,)

    def measure(self, at: Instances) -> Any:
        """How far from true, in the unit of the gap; 0 where it holds."""
        return self.gap.of(self.residual(at))

    def entails(self) -> tuple[Fact, ...]:
        """Facts that follow from this one alone."""
        return ()

    def contraries(self, points: Sequence[Term] = ()) -> tuple[Fact, ...]:
        """Facts none of which holds where this one does; where this one is visibly false, one of them mostly holds.

        `points` are the figure's named points, for those that need another to be said.
        """
        return ()

    def alternatives(self) -> tuple[tuple[Fact, ...], ...]:
        """For a disjunction: sets of facts, each of which makes it true."""
        return ()

    def loci(self, P: Term) -> tuple[Term, ...]:
        """Curves among the arguments on which P must lie for the fact to hold."""
        return ()


class OpenFact(Fact):
    """A fact that holds on one side of a boundary: acute, inside, longer than.

    `margin` is the signed distance from the boundary in the gap's unit, positive where it holds.
    """

    def margin(self, at: Instances) -> Any:
        raise TypeError(f"{type(self).__name__} has no margin")

    def residual(self, at: Instances) -> Any:
        return np.maximum(-self.margin(at), 0.0)

    def measure(self, at: Instances) -> Any:
        return self.residual(at)


class Directive(Term):
    """An order that isn't a fact: draw, mark, label, claim, find."""

    makes: ClassVar[Any] = "directive"
