"""The losses once more, from the papers' formulas: loops over samples, numpy in double precision, no masks."""

from __future__ import annotations

import math

import numpy as np


def log_sigmoid(x: float) -> float:
    return -math.log1p(math.exp(-x)) if x > -30 else x - math.log1p(math.exp(x))


def nll(positive: float, others: list[float]) -> float:
    """-log of the positive's share among all."""
    return -math.log(math.exp(positive) / (math.exp(positive) + sum(math.exp(o) for o in others)))


def in_batch_softmax(v, t, scale, truth=None):
    n = len(v)
    truth = np.eye(n, dtype=int) if truth is None else truth
    s = [[scale * float(v[i] @ t[j]) for j in range(n)] for i in range(n)]
    rows, columns = [], []
    for i in range(n):
        if truth[i][i] == 1:
            rows.append(nll(s[i][i], [s[i][j] for j in range(n) if j != i and truth[i][j] == 0]))
            columns.append(nll(s[i][i], [s[j][i] for j in range(n) if j != i and truth[j][i] == 0]))
    return (np.mean(rows) + np.mean(columns)) / 2


def in_batch_sigmoid(v, t, scale, bias, truth=None):
    n = len(v)
    truth = np.eye(n, dtype=int) if truth is None else truth
    total, pictures = 0.0, 0
    for i in range(n):
        pictures += any(truth[i][j] != -1 for j in range(n))
        for j in range(n):
            if truth[i][j] != -1:
                z = scale * float(v[i] @ t[j]) + bias
                total -= log_sigmoid(z if truth[i][j] == 1 else -z)
    return total / pictures


def list_softmax(anchor, positive, lists, scale):
    """`lists`: for each anchor its valid negatives, as many as there are."""
    return np.mean(
        [
            nll(scale * float(a @ p), [scale * float(a @ n) for n in negatives])
            for a, p, negatives in zip(anchor, positive, lists, strict=True)
            if len(negatives)
        ]
    )


def list_sigmoid(anchor, positive, lists, scale, bias):
    losses = []
    for a, p, negatives in zip(anchor, positive, lists, strict=True):
        if len(negatives):
            loss = -log_sigmoid(scale * float(a @ p) + bias)
            losses.append(loss - sum(log_sigmoid(-(scale * float(a @ n) + bias)) for n in negatives))
    return np.mean(losses)


def siblings(v, t, pictures, captions, scale, bias=None, true=lambda i, k, j, m: (i, k) == (j, m)):
    """`true(i, k, j, m)`: of picture k of group i, caption m of group j; members by their place in the batch."""
    flat_v, flat_t, names = [], [], []
    for i in range(len(v)):
        members = [(0, v[i], t[i])] + [
            (1 + k, p, c) for (k, p), c in zip(pictures[i], captions[i], strict=True)
        ]
        for k, picture, caption in members:
            flat_v.append(picture)
            flat_t.append(caption)
            names.append((i, k))
    truth = np.array([[int(true(*a, *b)) for b in names] for a in names])
    if bias is None:
        return in_batch_softmax(flat_v, flat_t, scale, truth)
    return in_batch_sigmoid(flat_v, flat_t, scale, bias, truth)


def negclip(v, t, lists, scale, truth=None, false=lambda i, j, k: True):
    """`lists[j]`: pairs (k, hard caption) of sample j; `false(i, j, k)`: it is false of picture i."""
    n = len(v)
    truth = np.eye(n, dtype=int) if truth is None else truth
    hard = [(j, k, c) for j in range(n) for k, c in lists[j]]
    rows, columns = [], []
    for i in range(n):
        if truth[i][i] == 1:
            own = scale * float(v[i] @ t[i])
            others = [scale * float(v[i] @ t[j]) for j in range(n) if j != i and truth[i][j] == 0]
            others += [scale * float(v[i] @ c) for j, k, c in hard if false(i, j, k)]
            rows.append(nll(own, others))
            columns.append(
                nll(own, [scale * float(v[j] @ t[i]) for j in range(n) if j != i and truth[j][i] == 0])
            )
    return (np.mean(rows) + np.mean(columns)) / 2


def moved(v, t, negative, unit=True):
    u = v + (negative - t)
    return u / math.sqrt(float(u @ u)) if unit else u


def hard_negatives(v, t, lists, scale):
    drawn = [[moved(v[i], t[i], n) for n in lists[i]] for i in range(len(v))]
    return list_softmax(v, t, lists, scale) + list_softmax(t, v, drawn, scale)


def dynamic_margin(v, t, lists, scale, margins):
    """`lists[i]`: pairs (kind, hard caption)."""
    return np.mean(
        [
            max(0.0, margins[kind] + scale * float(v[i] @ n) - scale * float(v[i] @ t[i]))
            for i in range(len(v))
            for kind, n in lists[i]
        ]
    )


def next_margins(v, t, lists, scale, margins):
    ours = np.mean([scale * float(v[i] @ t[i]) for i in range(len(v))])
    fresh = []
    for kind, margin in enumerate(margins):
        theirs = [scale * float(v[i] @ n) for i in range(len(v)) for k, n in lists[i] if k == kind]
        fresh.append(min(max(ours - np.mean(theirs), 0.0), 10.0) if theirs else margin)
    return fresh


def positive_margin(v, t, scale, alpha):
    return np.mean([max(0.0, alpha - scale * float(a @ b)) for a, b in zip(v, t, strict=True)])


def severity_margin(anchor, positive, lists, scale, margin, half):
    """`lists[i]`: pairs (severity, negative)."""
    losses = []
    for a, p, negatives in zip(anchor, positive, lists, strict=True):
        for severity, n in negatives:
            asked = margin * severity / (severity + half)
            losses.append(max(0.0, asked - scale * float(a @ p - a @ n)))
    return np.mean(losses)
