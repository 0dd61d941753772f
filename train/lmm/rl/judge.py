"""Judges: what an answer is worth, decided by what is known of its question and of nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from geodsl.dataset.record import Record
from train.answers import Asked, Perception, reward
from train.lmm.conversations import Prompt, Turn, prompts

__all__ = ["SEE", "Judge", "Verdict", "prompts_of_record", "verifier"]

SEE = {
    "en": "First say what you see in the figure, a sentence a line, between <see> and </see>.",
    "zh": "请先在<see>和</see>之间写出你在图中看到的事实，每行一句。",
}
"""What asks for facts of the picture, by language."""


@dataclass(frozen=True)
class Verdict:
    """What an answer is worth, and whether it is right: by that a prompt counts as solved."""

    reward: float
    right: bool


Judge = Callable[[Prompt, str, bool], Verdict]
"""Judges what was said to a prompt, and whether it ended by itself."""


def verifier(*, seeing: float = 0.0) -> Judge:
    """The verifier: 1 where the last box is right, 0 else, and 0 where the answer was cut off.

    Args:
        seeing: what each true fact of the picture adds that an answer names; a false one takes twice that away.
    """
    sight = Perception(each=seeing, most=max(0.2, seeing)) if seeing else None

    def judge(prompt: Prompt, said: str, finished: bool) -> Verdict:
        right = reward(prompt.asked, said, finished=finished)
        worth = right if sight is None else reward(prompt.asked, said, finished=finished, perception=sight)
        return Verdict(worth, right >= 1.0)

    return judge


def prompts_of_record(record: Record, *, seeing: bool = False) -> list[Prompt]:
    """A record's questions as prompts that ask for a box.

    Args:
        seeing: whether they also ask for facts of the picture, and come with the figure by which these are measured.
    """
    found = list(prompts(record))
    return [_seeing(record, p) for p in found] if seeing else found


def _seeing(record: Record, prompt: Prompt) -> Prompt:
    number = int(prompt.question.key.rpartition("-")[2])
    lang = prompt.asked.lang
    first = prompt.question.turns[0]
    turn = Turn(first.role, f"{first.text}\n{SEE.get(lang, SEE['en'])}")
    return Prompt(question=replace(prompt.question, turns=(turn,)), asked=Asked.of(record, number))
