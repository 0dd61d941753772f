"""What examinees behind an API share: how questions are put beside one another, and what stops them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from threading import Event
from typing import Any

from geodsl.assist.budget import Budget
from geodsl.assist.data import ProblemError
from geodsl.assist.errors import AssistError, CutOffError, OverBudgetError, StoppedError
from geodsl.assist.request import Answer
from train.exams.api.crew import Crew
from train.exams.api.options import ApiOptions
from train.exams.api.replies import reply_of
from train.exams.errors import ExamError
from train.exams.examinee import Reply
from train.exams.items import Item

__all__ = ["Asking"]

_IN_A_ROW = 8  # calls that fail for good, one after the other, before one gives up


class Asking(ABC):
    """An examinee behind an API.

    Attributes:
        name: as `examinee_at` takes it.
        budget: what was spent, and may be.
    """

    name: str
    budget: Budget

    def __init__(self, options: ApiOptions) -> None:
        self.options = options
        self._answered = False  # whether anything ever was
        self._ended = False

    @property
    @abstractmethod
    def settings(self) -> dict[str, Any]:
        """What decides what is answered, beside the questions; there is no key in it."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What was found out about the model while it was asked."""
        return ()

    @property
    @abstractmethod
    def _stopped(self) -> Event:
        """Once it is set, no call is begun any more."""

    @abstractmethod
    def _ask(self, item: Item, longest: int) -> Answer:
        """Put one question."""

    @abstractmethod
    def _close(self) -> None:
        """End all connections."""

    def stop(self) -> None:
        """End what is under way; nothing is asked any more."""
        self._ended = True
        self._stopped.set()
        self._close()

    def answers(self, items: Sequence[Item], *, longest: int) -> Iterator[tuple[str, Reply]]:
        """Each item's key with what is answered to it, as the answers come.

        A question that another try may answer (the address is busy, say) isn't among them.

        Raises:
            ExamError: where `longest` can't be.
            AssistError: once all that was answered has been handed out, where something is left unanswered.
            KeyboardInterrupt: the same, where one comes while answers are waited for.
        """
        if not 1 <= longest <= 1_000_000:
            raise ExamError(f"expected 1 to 1,000,000 tokens for an answer; found {longest}")
        return self._answers(list(items), longest)

    def _answers(self, items: Sequence[Item], longest: int) -> Iterator[tuple[str, Reply]]:
        if self._ended:
            raise StoppedError("the work was stopped")
        self._stopped.clear()
        crew: Crew[Item, Answer] = Crew(
            items, lambda item: self._ask(item, longest), workers=self.options.workers
        )
        sorter = _Sorter(answered=self._answered)
        try:
            for item, found in crew:
                yield from sorter.sort(item, found)
                self._answered = sorter.answered
                if sorter.last is not None:
                    crew.halt()
                    if not isinstance(sorter.last, OverBudgetError):
                        self._stopped.set()
        except KeyboardInterrupt:
            crew.halt()
            self._stopped.set()
            for item, found in crew.ready():
                yield from sorter.sort(item, found)
            self.stop()
            raise
        finally:
            crew.halt()
        sorter.end(len(items))


class _Sorter:
    """Tells answers from failures, and failures of one question from those of all."""

    def __init__(self, *, answered: bool) -> None:
        self.answered = answered
        self.last: Exception | None = None
        self._left: list[AssistError] = []  # what may go better another time
        self._row = 0
        self._refused: list[tuple[Item, AssistError]] = []  # before anything was answered

    def sort(self, item: Item, found: Answer | Exception) -> Iterator[tuple[str, Reply]]:
        if isinstance(found, Answer):
            self.answered, self._row = True, 0
            for held, error in self._refused:
                yield held.key, _none(error)
            self._refused.clear()
            yield item.key, reply_of(found)
        elif isinstance(found, ProblemError):
            yield item.key, _none(found)
        elif not isinstance(found, AssistError) or found.final:
            self.last = self.last or found
        elif found.again:
            self._left.append(found)
            self._row += 1
            if self._row >= _IN_A_ROW:
                self.last = self.last or found
        elif self.answered or isinstance(found, CutOffError):
            yield item.key, _none(found)
        else:  # it may be the question, or the way that all of them are put
            self._refused.append((item, found))
            if len(self._refused) >= _IN_A_ROW:
                self.last = self.last or found

    def end(self, asked: int) -> None:
        """Raise what is left to be told."""
        if self.last is not None:
            raise self.last
        if self._refused:
            raise self._refused[0][1]
        if self._left:
            first = self._left[0]
            raise type(first)(
                f"{len(self._left):,} of {asked:,} questions went unanswered: {first}; what was answered is kept, ask "
                "again for the rest"
            )


def _none(error: Exception) -> Reply:
    return Reply("", False, {}, str(error))
