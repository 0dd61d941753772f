"""What a set of programs is like: families, facts, sizes, acceptance; as data, and as a page to look at."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from geodsl.sample.sampled import Sampled
from geodsl.sample.sampler import Sampler

__all__ = ["page", "report"]

BAR, WIDTH = 16, 640  # pixels: the height of a bar, the width of a plot


def report(programs: Sequence[Sampled], stream: Sampler | None = None) -> dict[str, Any]:
    """The figures of a set of programs."""
    n = max(1, len(programs))
    families = Counter(p.family for p in programs)
    facts = Counter(f for p in programs for f in p.facts)
    theorems = Counter(f for p in programs for f in p.theorems)
    refused: Counter[str] = Counter()
    for p in programs:
        refused.update(dict(p.refused))
    tried = len(programs) + sum(refused.values())
    return {
        "programs": len(programs),
        "seed": stream.seed if stream else (programs[0].seed if programs else None),
        "distinct": len({p.hash for p in programs}),
        "skeletons": len({p.skeleton for p in programs}),
        "families": {
            "distinct": len(families),
            "largest_share": round(max(families.values(), default=0) / n, 5),
            "largest": dict(families.most_common(10)),
        },
        "roots": len({p.root for p in programs}),
        "sources": _shares(Counter(p.source for p in programs), n),
        "chapters": _shares(Counter(p.chapter for p in programs), n),
        "facts": _shares(facts, n),
        "theorems": _shares(theorems, n),
        "with_theorems": round(sum(bool(p.theorems) for p in programs) / n, 4),
        "constructions": _shares(Counter(c for p in programs for c in p.constructions), n),
        "points": _sizes(p.points for p in programs),
        "depth": _sizes(p.depth for p in programs),
        "difficulty": _sizes(p.difficulty for p in programs),
        "marks": _sizes(p.marks for p in programs),
        "attempts": {
            "tried": tried,
            "kept": round(len(programs) / max(1, tried), 4),
            "refused": dict(refused.most_common()),
        },
        "figures_accepted": round(sum(p.acceptance for p in programs) / n, 4),
    }


def _shares(counts: Counter[str], n: int) -> dict[str, float]:
    return {name: round(count / n, 5) for name, count in sorted(counts.items(), key=lambda x: (-x[1], x[0]))}


def _sizes(values: Iterable[int]) -> dict[str, int]:
    return {str(value): count for value, count in sorted(Counter(values).items())}


def page(found: Mapping[str, Any]) -> str:
    """The report as a page that needs nothing beside itself."""
    families = found["families"]
    attempts = found["attempts"]
    head = [
        ("programs", f"{found['programs']:,}"),
        ("no two alike", f"{found['distinct']:,} different"),
        ("different in more than ink and letters", f"{found['skeletons']:,}"),
        ("families", f"{families['distinct']:,}"),
        ("largest family", f"{100 * families['largest_share']:.2f} %"),
        ("roots", f"{found['roots']:,}"),
        ("with something that follows", f"{100 * found['with_theorems']:.1f} %"),
        ("attempts kept", f"{100 * attempts['kept']:.1f} % of {attempts['tried']:,}"),
        ("figures accepted, of attempts at a figure", f"{100 * found['figures_accepted']:.1f} %"),
    ]
    rows = "".join(f"<tr><td>{html.escape(k)}</td><td>{html.escape(v)}</td></tr>" for k, v in head)
    plots = [
        _plot("Kinds of facts, share of programs", found["facts"], percent=True),
        _plot("Kinds of facts that follow", found["theorems"], percent=True),
        _plot("Constructions", found["constructions"], percent=True),
        _plot("Sources", found["sources"], percent=True),
        _plot("Chapters", found["chapters"], percent=True),
        _plot("Points", found["points"]),
        _plot("Depth: things constructed", found["depth"]),
        _plot("Difficulty", found["difficulty"]),
        _plot("Orders of ink", found["marks"]),
        _plot("Refused attempts, by reason", attempts["refused"]),
        _plot("The largest families", families["largest"]),
    ]
    return _PAGE.format(rows=rows, plots="\n".join(plots))


def _plot(title: str, values: Mapping[str, float], *, percent: bool = False) -> str:
    """Bars, one below the other."""
    if not values:
        return ""
    most = max(values.values()) or 1
    wide = min(360, max(len(name) for name in values) * 7 + 12)
    bars = []
    for k, (name, value) in enumerate(values.items()):
        y = k * (BAR + 4)
        length = (WIDTH - 60) * value / most
        told = f"{100 * value:.1f} %" if percent else f"{value:,}"
        bars.append(
            f'<text x="{wide - 6}" y="{y + 12}" text-anchor="end">{html.escape(name[:52])}</text>'
            f'<rect x="{wide}" y="{y}" width="{length:.1f}" height="{BAR}"/>'
            f'<text x="{wide + length + 5:.1f}" y="{y + 12}">{told}</text>'
        )
    size = f'width="{wide + WIDTH + 10}" height="{len(values) * (BAR + 4)}"'
    return f"<h2>{html.escape(title)}</h2>\n<svg {size}>{''.join(bars)}</svg>"


_PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Sampled programs</title>
<style>
body {{ font: 15px/1.5 system-ui, sans-serif; max-width: 64rem; margin: 2rem auto; padding: 0 1rem; color: #222; }}
svg {{ max-width: 100%; font: 12px system-ui, sans-serif; }} rect {{ fill: #4a6fa5; }}
h2 {{ font-size: 1.05rem; margin: 2rem 0 .5rem; }} td {{ padding: .1rem 1.2rem .1rem 0; }}
</style>
<h1>Sampled programs</h1>
<table>{rows}</table>
{plots}
</html>
"""
