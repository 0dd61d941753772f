"""Speed of the verifiable reward: completions judged a second on one core.

    python benchmarks/rewards.py                 # prints the table
    python benchmarks/rewards.py --seconds 10    # measures for longer

Rates are by processor time of one core. Completions are a few hundred words with one box at the end, sixteen to a
question, half of them right, as a rollout has them. What has been judged is remembered: “as in a rollout” starts each
batch with nothing remembered, so that only what the sixteen share is judged once; “no two alike” has an answer of its
own in every box, the worst case.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from time import process_time

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from tables import Row

# This file is called as a package may be; what lies beside it has been imported.
sys.path[:] = [p for p in sys.path if Path(p).resolve() != Path(__file__).resolve().parent]

import geodsl  # noqa: E402
from geodsl.realize.attempts import generator  # noqa: E402
from geodsl.words.questions import Question, ask  # noqa: E402
from geodsl.words.view import View  # noqa: E402
from train.answers import Asked, reward  # noqa: E402
from train.answers.asked import forget  # noqa: E402

PROGRAMS = (
    "triangle ABC with AB = AC, angle A = 40°\nM = midpoint of BC\ndraw AM\nlabel angle BAC value\nmark AB = AC\n",
    "triangle ABC with AB = 3, BC = 4, CA = 5\nlabel AB value\nlabel BC value\nfind CA\n",
    "circle w center O radius 2\npoint P with OP = 4\nA, B = tangents from P to w\ndraw OA, OB, PA, PB\n"
    "label OA value\nlabel OP value\nfind PA\nfind angle APB\n",
    "square ABCD\nP on segment AB with AP : PB = 2 : 1\ndraw AC, PC\n",
)
EACH = 16  # completions of a question
WORDS = (
    "so the angle", "at this point", "is as large as", "that one", "because", "both stand", "over one arc", "hence",
    "x = 2", "and",
)  # fmt: skip
LENGTH = 110  # phrases of a completion: some 250 words

Batch = list[tuple[Asked, str]]


def questions() -> list[Question]:
    """What is asked of a few figures, in both languages."""
    out: list[Question] = []
    for k, program in enumerate(PROGRAMS):
        view = View(geodsl.parse(program))
        for lang in ("en", "zh"):
            out += ask(view, 12, k, None, lang)
    return out


def completions(some: list[Question], serial: Iterator[int] | None = None) -> Batch:
    """Half of them right, the others with what another question's answer is.

    Args:
        serial: numbers that no two answers share, which are put around them in spaces and tabs.
    """
    dice = generator(0, "completions")
    answers = sorted({q.answer for q in some})
    out: Batch = []
    for question in some:
        asked = Asked.from_question(question.to_json())
        for k in range(EACH):
            said = question.answer if k % 2 == 0 else answers[int(dice.integers(len(answers)))]
            if serial is not None:
                said += f"{next(serial):b}".replace("0", " ").replace("1", "\t")
            words = " ".join(WORDS[int(i)] for i in dice.integers(len(WORDS), size=LENGTH))
            out.append((asked, f"{words}. The answer is $\\boxed{{{said}}}$."))
    return out


def rewards_a_second(*, least: float = 2.0) -> dict[str, float]:
    """Rewards a second of one core, as in a rollout and where no two answers are alike; and how many were right.

    Args:
        least: seconds that each is measured for.
    """
    some, serial, out = questions(), count(1), {}
    for name in ("as in a rollout", "no two alike"):
        took, done, won = 0.0, 0, 0.0
        while took < least:
            batch = completions(some, serial if name == "no two alike" else None)
            forget()
            begin = process_time()
            won += sum(reward(asked, text, finished=True) for asked, text in batch)
            took += process_time() - begin
            done += len(batch)
        out[name] = done / took
        out[f"{name}, share right"] = won / done
    return out


def rows(found: dict[str, float]) -> list[Row]:
    return [
        Row(f"rewards a second of one core, {name}", f"{found[name]:,.0f}", "≥ 20,000")
        for name in found
        if "share" not in name
    ]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=2.0, help="for which each rate is measured")
    found = rewards_a_second(least=parser.parse_args().seconds)
    for row in rows(found):
        print(f"{row.what}: {row.measured} ({row.wanted})")
    for name, share in found.items():
        if "share" in name:
            print(f"{name}: {share:.0%}")


if __name__ == "__main__":
    main()
