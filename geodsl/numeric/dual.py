"""Arrays that carry their derivatives along (forward mode).

A construction and a residual are written once, as plain numpy expressions. Evaluated on
ordinary arrays they give numbers; evaluated on `Dual` arrays the same lines give numbers and
exact derivatives, which is what the solver and the rank tests need. The variables are real;
values may be complex, and then a derivative is the complex rate of change.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

__all__ = ["Dual", "derivative", "value", "variables"]


class Dual:
    """A value of shape S with derivatives of shape (variables, *S)."""

    __slots__ = ("d", "v")
    __array_priority__ = 1000

    def __init__(self, v: np.ndarray, d: np.ndarray) -> None:
        self.v = v
        self.d = d

    # -- array protocol ------------------------------------------------------------------

    @property
    def shape(self) -> tuple[int, ...]:
        return self.v.shape

    @property
    def ndim(self) -> int:
        return self.v.ndim

    @property
    def dtype(self) -> np.dtype:
        return self.v.dtype

    @property
    def real(self) -> Dual:
        return Dual(self.v.real, self.d.real)

    @property
    def imag(self) -> Dual:
        return Dual(self.v.imag, self.d.imag)

    def __len__(self) -> int:
        return len(self.v)

    def __getitem__(self, index: Any) -> Dual:
        key = index if isinstance(index, tuple) else (index,)
        return Dual(self.v[index], self.d[(slice(None), *key)])

    def __repr__(self) -> str:
        return f"Dual({self.v!r}, variables={self.d.shape[0]})"

    def __array_ufunc__(self, ufunc: np.ufunc, method: str, *inputs: Any, **kwargs: Any) -> Any:
        if method != "__call__" or kwargs:
            return NotImplemented
        if ufunc in _PLAIN:
            return ufunc(*(value(x) for x in inputs))
        rule = _RULES.get(ufunc)
        return NotImplemented if rule is None else rule(*inputs)

    def __array_function__(self, func: Callable, types: Any, args: Any, kwargs: Any) -> Any:
        rule = _FUNCTIONS.get(func)
        return NotImplemented if rule is None else rule(*args, **kwargs)

    # -- operators -----------------------------------------------------------------------

    def __add__(self, other: Any) -> Dual:
        return _add(self, other)

    __radd__ = __add__

    def __sub__(self, other: Any) -> Dual:
        return _subtract(self, other)

    def __rsub__(self, other: Any) -> Dual:
        return _subtract(other, self)

    def __mul__(self, other: Any) -> Dual:
        return _multiply(self, other)

    __rmul__ = __mul__

    def __truediv__(self, other: Any) -> Dual:
        return _divide(self, other)

    def __rtruediv__(self, other: Any) -> Dual:
        return _divide(other, self)

    def __pow__(self, other: Any) -> Dual:
        return _power(self, other)

    def __neg__(self) -> Dual:
        return Dual(-self.v, -self.d)

    def __pos__(self) -> Dual:
        return self

    def __abs__(self) -> Dual:
        return _absolute(self)

    def __lt__(self, other: Any) -> Any:
        return self.v < value(other)

    def __le__(self, other: Any) -> Any:
        return self.v <= value(other)

    def __gt__(self, other: Any) -> Any:
        return self.v > value(other)

    def __ge__(self, other: Any) -> Any:
        return self.v >= value(other)


def value(x: Any) -> Any:
    """The plain array of a dual or of an array."""
    return x.v if isinstance(x, Dual) else x


def derivative(x: Any, count: int) -> np.ndarray:
    """The derivatives of `x`, zeros where it is a plain array."""
    if isinstance(x, Dual):
        return x.d
    x = np.asarray(x)
    return np.zeros((count, *x.shape), dtype=x.dtype if x.dtype.kind == "c" else float)


def variables(rows: np.ndarray) -> list[Dual]:
    """Each row of `rows` (k, n) as a variable of its own."""
    count = len(rows)
    out = []
    for i, row in enumerate(rows):
        d = np.zeros((count, *row.shape))
        d[i] = 1.0
        out.append(Dual(row, d))
    return out


def _lift(d: np.ndarray, ndim: int) -> np.ndarray:
    """Insert axes after the first, so that values of fewer axes broadcast with others."""
    missing = ndim - (d.ndim - 1)
    return d if missing <= 0 else d.reshape(d.shape[0], *(1,) * missing, *d.shape[1:])


def _chain1(x: Dual, v: np.ndarray, slope: np.ndarray) -> Dual:
    return Dual(v, x.d * slope)


def _two(a: Any, b: Any) -> tuple[np.ndarray, np.ndarray, Any, Any]:
    va, vb = np.asarray(value(a)), np.asarray(value(b))
    ndim = max(va.ndim, vb.ndim)
    da = _lift(a.d, ndim) if isinstance(a, Dual) else None
    db = _lift(b.d, ndim) if isinstance(b, Dual) else None
    return va, vb, da, db


def _combine(v: np.ndarray, da: Any, fa: Any, db: Any, fb: Any) -> Dual:
    if da is None:
        d = db * fb
    elif db is None:
        d = da * fa
    else:
        d = da * fa + db * fb
    if d.shape[1:] != v.shape:
        d = np.broadcast_to(d, (d.shape[0], *v.shape))
    return Dual(v, d)


def _shaped(v: np.ndarray, d: np.ndarray) -> Dual:
    return Dual(v, d if d.shape[1:] == v.shape else np.broadcast_to(d, (d.shape[0], *v.shape)))


def _add(a: Any, b: Any) -> Dual:
    va, vb, da, db = _two(a, b)
    return _shaped(va + vb, db if da is None else da if db is None else da + db)


def _subtract(a: Any, b: Any) -> Dual:
    va, vb, da, db = _two(a, b)
    return _shaped(va - vb, -db if da is None else da if db is None else da - db)


def _multiply(a: Any, b: Any) -> Dual:
    va, vb, da, db = _two(a, b)
    return _combine(va * vb, da, vb, db, va)


def _divide(a: Any, b: Any) -> Dual:
    va, vb, da, db = _two(a, b)
    v = va / vb
    return _combine(v, da, 1.0 / vb, db, -v / vb)


def _power(a: Any, b: Any) -> Dual:
    if isinstance(b, Dual):
        va, vb, da, db = _two(a, b)
        v = va**vb
        return _combine(v, da, vb * va ** (vb - 1.0), db, v * np.log(va))
    b = np.asarray(b)
    return _chain1(a, a.v**b, b * a.v ** (b - 1.0))


def _absolute(x: Dual) -> Dual:
    v = np.abs(x.v)
    if x.v.dtype.kind == "c":
        return Dual(v, (np.conj(x.v) * x.d).real / v)
    return Dual(v, x.d * np.sign(x.v))


def _arctan2(y: Any, x: Any) -> Dual:
    vy, vx, dy, dx = _two(y, x)
    square = vx * vx + vy * vy
    return _combine(np.arctan2(vy, vx), dy, vx / square, dx, -vy / square)


def _choose(pick: Callable) -> Callable:
    def rule(a: Any, b: Any) -> Dual:
        v = pick(value(a), value(b))
        chosen = _where(value(a) == v, a, b)
        return Dual(v, chosen.d)  # the plain function's value: where either is nan, so is it

    return rule


def _where(condition: Any, a: Any, b: Any) -> Any:
    condition = value(condition)
    if not isinstance(a, Dual) and not isinstance(b, Dual):
        return np.where(condition, a, b)
    va, vb, _, _ = _two(a, b)
    v = np.where(condition, va, vb)
    count = a.d.shape[0] if isinstance(a, Dual) else b.d.shape[0]
    da, db = (_lift(derivative(x, count), v.ndim) for x in (a, b))
    return Dual(v, np.where(condition, da, db))


def _stack(parts: Sequence[Any], axis: int = 0) -> Any:
    if not any(isinstance(p, Dual) for p in parts):
        return np.stack([value(p) for p in parts], axis)
    count = next(p.d.shape[0] for p in parts if isinstance(p, Dual))
    v = np.stack([value(p) for p in parts], axis)
    return Dual(v, np.stack([derivative(p, count) for p in parts], axis if axis < 0 else axis + 1))


def _sum(x: Dual, axis: int = 0) -> Dual:
    return Dual(x.v.sum(axis), x.d.sum(axis if axis < 0 else axis + 1))


def _take_along(x: Dual, index: np.ndarray, axis: int = 0) -> Dual:
    v = np.take_along_axis(x.v, index, axis)
    return Dual(v, np.take_along_axis(x.d, index[None], axis if axis < 0 else axis + 1))


_PLAIN = frozenset(
    (
        np.isfinite,
        np.isnan,
        np.sign,
        np.less,
        np.less_equal,
        np.greater,
        np.greater_equal,
        np.equal,
        np.not_equal,
    )
)

_RULES: dict[np.ufunc, Callable] = {
    np.add: _add,
    np.subtract: _subtract,
    np.multiply: _multiply,
    np.divide: _divide,
    np.power: _power,
    np.float_power: _power,
    np.negative: lambda x: -x,
    np.positive: lambda x: x,
    np.conjugate: lambda x: Dual(np.conj(x.v), np.conj(x.d)),
    np.absolute: _absolute,
    np.square: lambda x: _multiply(x, x),
    np.sqrt: lambda x: _chain1(x, s := np.sqrt(x.v), 0.5 / s),
    np.exp: lambda x: _chain1(x, s := np.exp(x.v), s),
    np.log: lambda x: _chain1(x, np.log(x.v), 1.0 / x.v),
    np.sin: lambda x: _chain1(x, np.sin(x.v), np.cos(x.v)),
    np.cos: lambda x: _chain1(x, np.cos(x.v), -np.sin(x.v)),
    np.tan: lambda x: _chain1(x, t := np.tan(x.v), 1.0 + t * t),
    np.arcsin: lambda x: _chain1(x, np.arcsin(x.v), 1.0 / np.sqrt(1.0 - x.v * x.v)),
    np.arccos: lambda x: _chain1(x, np.arccos(x.v), -1.0 / np.sqrt(1.0 - x.v * x.v)),
    np.arctan: lambda x: _chain1(x, np.arctan(x.v), 1.0 / (1.0 + x.v * x.v)),
    np.arctan2: _arctan2,
    np.maximum: _choose(np.maximum),
    np.minimum: _choose(np.minimum),
}

_FUNCTIONS: dict[Callable, Callable] = {
    np.where: _where,
    np.stack: _stack,
    np.sum: _sum,
    np.take_along_axis: _take_along,
    np.real: lambda x: x.real,
    np.imag: lambda x: x.imag,
}
