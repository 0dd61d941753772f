"""Speed and truth of words, measured in one run, in seconds of one core.

    python benchmarks/words.py                    # prints the table, keeps it in benchmarks/results/words.json
    python benchmarks/words.py --captions 100000  # how many captions are read back and judged

Rates are of a view that has been looked at once: the first caption or question of a figure costs what finding out about
it does. Every caption that is counted as true was read back to its facts, and these were judged on the figure.
"""

from __future__ import annotations

import argparse
import re
import sys
from itertools import islice
from pathlib import Path
from time import process_time
from typing import Any

import numpy as np
from tables import Row, publish

sys.path[:] = [p for p in sys.path if Path(p).resolve() != Path(__file__).resolve().parent]

import geodsl  # noqa: E402
from geodsl.ledger import TRUE  # noqa: E402
from geodsl.words import UnreadError, read  # noqa: E402
from geodsl.words.describing import descriptions  # noqa: E402
from geodsl.words.meaning import meaning  # noqa: E402
from geodsl.words.questions import ask  # noqa: E402
from geodsl.words.view import View  # noqa: E402

EXAMPLES = Path(__file__).parents[1] / "examples" / "diagrams"
TIMED = (
    "circles/two-tangents",
    "triangles/incircle",
    "quadrilaterals/parallelogram",
    "olympiad/nine-point-circle",
)
LANGS = ("en", "zh")
EACH = 4_000
QUESTIONS = 1_000


def spoken(view: View, lang: str) -> float:
    """Captions a second."""
    stream = descriptions(view, lang=lang)
    list(islice(stream, 200))
    start = process_time()
    list(islice(stream, EACH))
    return EACH / (process_time() - start)


def asked(view: View, lang: str) -> float:
    """Questions a second."""
    ask(view, 100, seed=1, lang=lang)
    start = process_time()
    some = ask(view, QUESTIONS, seed=2, lang=lang)
    return len(some) / (process_time() - start)


def distinct(texts: list[str], n: int) -> float:
    """The share of n-grams that are different, letters aside."""
    grams: list[tuple[str, ...]] = []
    for text in texts:
        words = re.findall(r"[a-z]+|[^\sa-z]", re.sub(r"\b[A-Z]+\b", "X", text).lower())
        grams += [tuple(words[k : k + n]) for k in range(len(words) - n + 1)]
    return len(set(grams)) / len(grams)


def checked(count: int) -> dict[str, Any]:
    """So many captions of all examples, each read back and judged."""
    paths = sorted(EXAMPLES.glob("*/*.geo"))
    out: dict[str, Any] = {}
    for lang in LANGS:
        each = -(-count // (len(LANGS) * len(paths)))
        false = unread = total = 0
        lengths: list[int] = []
        texts: list[str] = []
        for path in paths:
            view = View(geodsl.load(path))
            for one in islice(descriptions(view, lang=lang), each):
                total += 1
                lengths.append(len(one.text.split()) if lang == "en" else len(one.text))
                texts.append(one.text)
                try:
                    back = read(one.text, lang=lang, names=view.names)
                except UnreadError:
                    unread += 1
                    continue
                same = sorted(map(meaning, back)) == sorted(map(meaning, one.facts))
                false += not same or set(view.judge(one.facts)) != {TRUE} or set(view.judge(back)) != {TRUE}
        out[lang] = {
            "captions": total,
            "false": false,
            "unread": unread,
            "different": len(set(texts)) / len(texts),
            "length": [float(x) for x in np.percentile(lengths, (5, 25, 50, 75, 95))],
            **({f"distinct_{n}": distinct(texts[::10], n) for n in (1, 2, 3)} if lang == "en" else {}),
        }
    return out


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--captions", type=int, default=100_000)
    count = parser.parse_args().captions
    views = {name: View(geodsl.load(EXAMPLES / f"{name}.geo")) for name in TIMED}
    result: dict[str, Any] = {
        "captions_a_second": {x: {n: spoken(v, x) for n, v in views.items()} for x in LANGS},
        "questions_a_second": {x: {n: asked(v, x) for n, v in views.items()} for x in LANGS},
        "checked": checked(count),
    }
    rows = []
    for what, wanted in (("captions", "≥ 20,000"), ("questions", "≥ 5,000")):
        for lang in LANGS:
            found = list(result[f"{what}_a_second"][lang].values())
            told = f"{np.mean(found):,.0f} ({min(found):,.0f} to {max(found):,.0f})"
            rows.append(Row(f"{what} a second a core, {lang}", told, wanted))
    for lang, found in result["checked"].items():
        told = f"{found['false'] + found['unread']} of {found['captions']:,}"
        rows.append(Row(f"captions false or not read back, {lang}", told, "0"))
        low, _, middle, _, high = found["length"]
        unit = "words" if lang == "en" else "characters"
        rows.append(
            Row(f"length of captions, {lang} (5, 50, 95 %)", f"{low:.0f}, {middle:.0f}, {high:.0f} {unit}")
        )
    publish("words", result, rows)


if __name__ == "__main__":
    main()
