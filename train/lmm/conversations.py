"""Conversations: what a group becomes in each stage.

| stage | a conversation |
|---|---|
| align | a picture, and its caption |
| instruct | a question about a picture, and its answer |
| coldstart | a question in words alone, with its worked solution |
| prefer | a picture with its own caption over that of another picture, and the other way round |
| rl | a question, and all that decides whether an answer is right |

A picture stands where `<image>` is in a turn's words, as in LLaVA's files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from geodsl.dataset.formats.asked import asked, boxed, described, prompt, prompt_boxed, reply, worked
from geodsl.dataset.record import Member, Record
from train.lmm.errors import ConversationError

if TYPE_CHECKING:
    from train.answers import Asked

__all__ = [
    "ASSISTANT",
    "MARK",
    "USER",
    "Conversation",
    "Preference",
    "Prompt",
    "Turn",
    "align",
    "coldstart",
    "instruct",
    "of_stage",
    "prefer",
    "prompts",
]

MARK = "<image>"
USER, ASSISTANT = "user", "assistant"


@dataclass(frozen=True)
class Turn:
    """What one of two says; `<image>` marks a picture's place."""

    role: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Conversation:
    """Turns of a user and an assistant about pictures. What the assistant says is what is learned.

    Attributes:
        key: its name in its data.
        images: the pictures' files, in the order of their marks.
        about: what else is known of it, as JSON has it.

    Raises:
        ConversationError: if there are more pictures than marks, or fewer, or turns that don't take turns.
    """

    key: str
    turns: tuple[Turn, ...]
    images: tuple[bytes, ...] = ()
    about: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        roles = [turn.role for turn in self.turns]
        if not roles or roles != [(USER, ASSISTANT)[k % 2] for k in range(len(roles))]:
            raise ConversationError(
                f"{self.key}: expected turns of user, assistant, user, …; found {', '.join(roles) or 'none'}"
            )
        marks = sum(turn.text.count(MARK) for turn in self.turns)
        if marks != len(self.images):
            told = (
                "a picture that no `<image>` stands for" if marks < len(self.images) else "no picture for it"
            )
            raise ConversationError(
                f"{self.key}: its words have {marks} times `{MARK}` and it has {len(self.images)} pictures: {told}. "
                "Each picture is marked once, where it stands"
            )
        if any(MARK in turn.text for turn in self.turns if turn.role == ASSISTANT):
            raise ConversationError(f"{self.key}: an answer has `{MARK}` in it; a model answers in words")

    @property
    def messages(self) -> list[dict[str, Any]]:
        """The turns as chat templates take them."""
        return [{"role": turn.role, "content": _content(turn.text)} for turn in self.turns]

    @property
    def question(self) -> Conversation:
        """The same without the last answer, as it is put to a model."""
        turns = self.turns[:-1] if self.turns[-1].role == ASSISTANT else self.turns
        return Conversation(key=self.key, turns=turns, images=self.images, about=self.about)

    @property
    def answer(self) -> str:
        """What the assistant says last; nothing where it is the user's turn."""
        return self.turns[-1].text if self.turns[-1].role == ASSISTANT else ""


@dataclass(frozen=True, kw_only=True)
class Preference:
    """Two answers of which the first is right of the picture."""

    question: Conversation
    chosen: str
    rejected: str

    @property
    def both(self) -> tuple[Conversation, Conversation]:
        """The whole conversations."""
        return _answered(self.question, self.chosen), _answered(self.question, self.rejected)


@dataclass(frozen=True, kw_only=True)
class Prompt:
    """A question whose answers are judged by what is known of it."""

    question: Conversation
    asked: Asked


def _answered(question: Conversation, answer: str) -> Conversation:
    turns = (*question.turns, Turn(ASSISTANT, answer))
    return Conversation(key=question.key, turns=turns, images=question.images, about=question.about)


def _content(text: str) -> list[dict[str, str]]:
    """Words and pictures as parts. The line's end after a mark, as in LLaVA's files, is the template's business."""
    parts: list[dict[str, str]] = []
    for k, piece in enumerate(text.split(MARK)):
        words = piece.removeprefix("\n") if k else piece
        if k:
            parts.append({"type": "image"})
        if words:
            parts.append({"type": "text", "text": words})
    return parts


def _told(
    record: Record, member: Member, what: str, said: str, answer: str | None, **about: Any
) -> Conversation:
    turns = (Turn(USER, f"{MARK}\n{said}"), *(() if answer is None else (Turn(ASSISTANT, answer),)))
    key = f"{record.key}/{what}"
    known = {"family": record.family, "member": member.number, **about}
    return Conversation(key=key, turns=turns, images=(member.image,), about=known)


# -- the stages ------------------------------------------------------------------------------------------


def align(record: Record, *, boxes: str = "numbers") -> Iterator[Conversation]:
    """Every picture with its caption."""
    for member in record.members:
        what = f"caption-{member.number}"
        yield _told(record, member, what, described(member), member.caption, kind="caption", form="caption")


def instruct(record: Record, *, boxes: str = "numbers") -> Iterator[Conversation]:
    """Every question about one picture, with its answer.

    Args:
        boxes: `numbers`: answers that are numbers stand in a box; `all`: every answer does, and every question asks
            for it.
    """
    for number, member, question in asked(record):
        said, answer = _put(question, boxes)
        about = {"kind": question["kind"], "form": question["form"]}
        yield _told(record, member, f"question-{number}", said, answer, **about)


def coldstart(record: Record, *, boxes: str = "numbers") -> Iterator[Conversation]:
    """Every question that has a worked solution, with what is given told in words: the figure's caption."""
    for number, member, question in asked(record):
        if question["solution"] is None:
            continue
        said, answer = _put(question, boxes)
        key = f"{record.key}/question-{number}"
        about = {"family": record.family, "kind": question["kind"], "form": question["form"]}
        turns = (Turn(USER, f"{member.caption}\n{said}"), Turn(ASSISTANT, answer))
        yield Conversation(key=key, turns=turns, about=about)


def prefer(record: Record) -> Iterator[Preference]:
    """For the anchor and each negative, both ways round: a picture's own caption over that of the other picture.

    Each pair of captions comes twice with the roles exchanged, so the words alone never decide.
    """
    anchor = record.anchor
    for negative in record.negatives:
        for mine, other in ((anchor, negative), (negative, anchor)):
            what = f"{mine.number}-over-{other.number}"
            question = _told(record, mine, what, described(mine), None, kind="caption", form="caption")
            yield Preference(question=question, chosen=mine.caption, rejected=other.caption)


def prompts(record: Record, *, boxes: str = "all") -> Iterator[Prompt]:
    """Every question about one picture, asked for a box, with what its answers are judged by."""
    from train.answers import Asked

    for number, member, question in asked(record):
        about = {"kind": question["kind"], "form": question["form"]}
        said = prompt_boxed(question) if boxes == "all" else prompt(question)
        put = _told(record, member, f"question-{number}", said, None, **about)
        yield Prompt(question=put, asked=Asked.from_question(question))


def _put(question: Mapping[str, Any], boxes: str) -> tuple[str, str]:
    """A question and its answer, as they are said."""
    if boxes != "all":
        return prompt(question), reply(question)
    return prompt_boxed(question), worked(question, boxed(question))


_STAGES: dict[str, Callable[..., Iterator[Conversation]]] = {
    "align": align,
    "instruct": instruct,
    "coldstart": coldstart,
}


def of_stage(
    stage: str, record: Record, *, boxes: str = "numbers", captions: bool = False, grouped: bool = False
) -> list[Conversation]:
    """The conversations of a group in a supervised stage.

    Args:
        captions: whether captions stand among the questions of `instruct`, too.
        grouped: whether in `instruct` all that is asked about a picture is one conversation, so it is looked at once.
    """
    found = list(_STAGES[stage](record, boxes=boxes))
    if stage != "instruct":
        return found
    found = [*align(record), *found] if captions else found
    return _joined(record, found) if grouped else found


def _joined(record: Record, conversations: list[Conversation]) -> list[Conversation]:
    """One conversation a picture; its mark stands in the first turn alone."""
    by: dict[int, list[Conversation]] = {}
    for conversation in conversations:
        by.setdefault(int(conversation.about["member"]), []).append(conversation)
    out = []
    for number, some in sorted(by.items()):
        turns = [turn for conversation in some for turn in conversation.turns]
        turns[1:] = [Turn(turn.role, turn.text.removeprefix(f"{MARK}\n")) for turn in turns[1:]]
        about = {"family": record.family, "member": number, "kind": "several", "form": "several"}
        key = f"{record.key}/picture-{number}"
        out.append(Conversation(key=key, turns=tuple(turns), images=some[0].images, about=about))
    return out
