"""Examinees behind an API: an OpenAI-compatible address, or Anthropic's. Keys come from the environment alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from train.exams.errors import ExamError

if TYPE_CHECKING:
    from train.exams.api.asking import Asking
    from train.exams.api.options import ApiOptions

    Made = Callable[[str, ApiOptions], Asking]

__all__ = ["PROVIDERS", "examinee_at", "is_api"]


def _openai() -> Made:
    from train.exams.openai_api import OpenAiExaminee

    return OpenAiExaminee


def _anthropic() -> Made:
    from train.exams.anthropic_api import AnthropicExaminee

    return AnthropicExaminee


PROVIDERS: dict[str, Callable[[], Made]] = {"openai": _openai, "anthropic": _anthropic}
"""By what stands before the colon of a name; each is imported when it is asked for."""


def is_api(name: str) -> bool:
    """Whether a name is that of a model behind an API, such as `openai:gpt-x`."""
    return name.partition(":")[0] in PROVIDERS and ":" in name


def examinee_at(name: str, **options: Any) -> Asking:
    """The examinee of a name such as `openai:gpt-x` or `anthropic:claude-x`.

    Args:
        options: the fields of `train.exams.api.options.ApiOptions`.

    Raises:
        ExamError: where the name is none of these.
        OptionsError: listing all options that can't be.
        NoKeyError: where the environment has no key, and there has to be one.
    """
    provider, _, model = name.partition(":")
    if not is_api(name) or not model.strip():
        known = ", ".join(f"{p}:MODEL" for p in PROVIDERS)
        raise ExamError(f"expected a model behind an API ({known}); found {name[:80]!r}")
    from train.exams.api.options import ApiOptions

    return PROVIDERS[provider]()(model, ApiOptions.of(options))
