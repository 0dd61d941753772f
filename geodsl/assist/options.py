"""Options of everything that asks a model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from geodsl.assist.prices import PRICES, price_of
from geodsl.settings import Settings, SettingsError, setting
from geodsl.settings.checks import number, one_of, optional, text, whole

__all__ = ["APIS", "EFFORTS", "Options", "OptionsError"]

APIS = ("messages", "batches")
EFFORTS = ("low", "medium", "high", "xhigh", "max")


class OptionsError(SettingsError):
    """Raised when options ask for what can't be."""


def _apis() -> Sequence[str]:
    return APIS


def _efforts() -> Sequence[str]:
    return EFFORTS


def _name(x: Any) -> str | None:
    return None if isinstance(x, str) and x.strip() == x and 0 < len(x) <= 200 else "a model's name"


def _address(x: Any) -> str | None:
    expected = "an address such as https://example.org, without user or password"
    if not isinstance(x, str):
        return expected
    try:
        parts = urlsplit(x)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        good = False
    return None if good else expected


def _prices(x: Any) -> str | None:
    good = isinstance(x, tuple) and len(x) in (0, 2, 3, 4)
    good = good and all(isinstance(v, int | float) and not isinstance(v, bool) and 0 <= v <= 1e4 for v in x)
    return None if good else "dollars a million tokens: input, output, and perhaps cache writes and reads"


@dataclass(frozen=True, kw_only=True)
class Options(Settings):
    """What model is asked, how long, and for how much. There is no field for a key: that is the environment's."""

    error = OptionsError

    model: str = setting("claude-sonnet-5-5", _name, "The model.")
    rounds: int = setting(12, whole(1, 100), "Answers of the model, at most, for one diagram.")
    figures: int = setting(16, whole(2, 1000), "Figures of a diagram on which every given is measured.")
    max_tokens: int = setting(16_000, whole(256, 128_000), "Tokens of one answer, at most.")
    effort: str | None = setting(
        None, optional(one_of(_efforts)), "How hard the model thinks: low, medium, high, xhigh, max."
    )
    budget: float = setting(5.0, number(0, 1e6), "Dollars that are spent at most.", how=True)
    budget_tokens: int = setting(20_000_000, whole(0, 10**12), "Tokens that are spent at most.", how=True)
    price: tuple[float, ...] = setting(
        (), _prices, "Dollars a million tokens cost: input, output, cache writes, cache reads."
    )
    api: str = setting(
        "messages", one_of(_apis), "How a batch is asked: messages (now) or batches (at half price)."
    )
    workers: int = setting(4, whole(1, 64), "Calls at a time.", how=True)
    retries: int = setting(6, whole(0, 100), "How often a call is tried again.", how=True)
    timeout: float = setting(
        600.0, number(0.1, 86_400), "Seconds without a word after which a call has failed.", how=True
    )
    patience: float = setting(
        120.0, number(0, 86_400), "Seconds that are waited before one more try, at most.", how=True
    )
    pulse: float = setting(30.0, number(0.01, 3_600), "Seconds between two looks at a batch.", how=True)
    address: str | None = setting(
        None, optional(_address), "Where the model is; else ANTHROPIC_BASE_URL, or Anthropic's own.", how=True
    )
    cache: str | None = setting(
        None,
        optional(text),
        "The folder of answers that were paid for, or `none`; else one of the user's.",
        how=True,
    )

    def together(self) -> list[str]:
        if price_of(self.model, self.price) is None:
            return [
                f"price: expected the price of {self.model}'s tokens, for the budget; found none "
                f"(known are those of {', '.join(PRICES)})"
            ]
        return []
