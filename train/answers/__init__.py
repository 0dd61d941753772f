"""What an answer says, whether it is right, and what reward it gets."""

from geodsl.words.questions.reading import last_box as boxed
from train.answers.asked import KEY, Asked, right
from train.answers.errors import AnswerError
from train.answers.reward import reward
from train.answers.same import TOLERANCE, same
from train.answers.seeing import Perception, seen

__all__ = [
    "KEY",
    "TOLERANCE",
    "AnswerError",
    "Asked",
    "Perception",
    "boxed",
    "reward",
    "right",
    "same",
    "seen",
]
