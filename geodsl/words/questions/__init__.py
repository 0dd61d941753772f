"""Questions about a picture, with computed answers."""

from geodsl.words.questions.ask import ask
from geodsl.words.questions.asker import NothingToAsk
from geodsl.words.questions.pairs import paired
from geodsl.words.questions.pictures import ask_pictures
from geodsl.words.questions.pool import KINDS
from geodsl.words.questions.question import FORMS, Question

__all__ = ["FORMS", "KINDS", "NothingToAsk", "Question", "ask", "ask_pictures", "paired"]
