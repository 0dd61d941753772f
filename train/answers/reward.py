"""The reward of a completion: whether what stands in its last box is right."""

from __future__ import annotations

from geodsl.words.questions.reading import last_box
from train.answers.asked import Asked, right
from train.answers.seeing import Perception

__all__ = ["reward"]

_LONG = 2000  # letters of a box that anybody reads


def reward(asked: Asked, completion: str, *, finished: bool, perception: Perception | None = None) -> float:
    """1 where the last box is right, else 0; 0 for a completion that was cut off.

    Args:
        finished: whether the model itself ended it.
        perception: what naming facts of the picture adds, where the question comes with its program.
    """
    if not finished:
        return 0.0
    said = last_box(completion)
    value = 1.0 if said is not None and len(said) <= _LONG and right(asked, said) else 0.0
    if perception is None or not asked.program:
        return value
    return value + perception.bonus(asked.program, completion, lang=asked.lang)
