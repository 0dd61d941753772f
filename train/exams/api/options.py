"""Options of an examinee behind an API: where it is, how hard it is asked, and for how much."""

from __future__ import annotations

import ipaddress
import math
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import Any
from urllib.parse import urlsplit

from geodsl.assist.options import OptionsError
from geodsl.assist.prices import Price
from geodsl.assist.store import Store, store_at
from geodsl.settings import Settings, setting
from geodsl.settings.checks import number, optional, text, whole

__all__ = ["ApiOptions", "OptionsError", "Spending", "cache", "guarded", "named", "near", "place", "spending"]

_USUAL = 5.0  # dollars


def _address(x: Any) -> str | None:
    expected = "an address such as https://example.org/v1, without user, password or query"
    if not isinstance(x, str) or any(c.isspace() or not c.isprintable() for c in x):
        return expected
    try:
        parts = urlsplit(x)
        _ = parts.port
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        return expected
    return None if good and not parts.query and not parts.fragment else expected


@dataclass(frozen=True, kw_only=True)
class ApiOptions(Settings):
    """What is the same for every question. There is no field for a key: that is the environment's."""

    error = OptionsError

    address: str | None = setting(
        None,
        optional(_address),
        "Where the model is; else OPENAI_BASE_URL or ANTHROPIC_BASE_URL, or their own.",
        how=True,
    )
    temperature: float = setting(
        0.0, number(0, 2), "How freely an OpenAI-compatible model draws its words, where it takes that."
    )
    workers: int = setting(4, whole(1, 64), "Calls at a time.", how=True)
    budget: float | None = setting(
        None,
        optional(number(0, 1e6)),
        f"Dollars that are spent at most; {_USUAL:g} where prices are known.",
        how=True,
    )
    budget_tokens: int | None = setting(
        None, optional(whole(0, 10**12)), "Tokens that are spent at most.", how=True
    )
    price_in: float | None = setting(
        None, optional(number(0, 1e4)), "Dollars that a million tokens of questions cost.", how=True
    )
    price_out: float | None = setting(
        None, optional(number(0, 1e4)), "Dollars that a million tokens of answers cost.", how=True
    )
    cache: str | None = setting(
        None,
        optional(text),
        "The folder of answers that were paid for, or `none`; else one of the user's.",
        how=True,
    )
    timeout: float = setting(
        600.0, number(0.1, 86_400), "Seconds without an answer after which a call has failed.", how=True
    )
    retries: int = setting(6, whole(0, 100), "How often a call is tried again.", how=True)
    patience: float = setting(
        120.0, number(0, 86_400), "Seconds that are waited before one more try, at most.", how=True
    )

    def together(self) -> list[str]:
        if (self.price_in is None) != (self.price_out is None):
            missing = "price_in" if self.price_in is None else "price_out"
            return [f"{missing}: expected both prices or neither; found one"]
        return []


@dataclass(frozen=True)
class Spending:
    """What may be spent, and what a token costs."""

    money: float
    tokens: int
    price: Price


def spending(options: ApiOptions, *, listed: Price | None, free: bool, model: str) -> Spending:
    """What an examinee may spend.

    Args:
        listed: what its tokens cost, where that is known.
        free: whether it costs nothing unless prices are told.

    Raises:
        OptionsError: where nothing would bound what is spent, or dollars are to and nobody knows the price.
    """
    price = listed
    if options.price_in is not None and options.price_out is not None:
        price = Price(
            input=options.price_in,
            output=options.price_out,
            write=1.25 * options.price_in,
            read=options.price_in,
        )
    tokens = 10**12 if options.budget_tokens is None else options.budget_tokens
    if price is not None:
        return Spending(_USUAL if options.budget is None else options.budget, tokens, price)
    if options.budget is not None or (options.budget_tokens is None and not free):
        raise OptionsError(
            [
                f"price_in, price_out: expected dollars a million of {model[:80]}'s tokens cost, for the budget, or "
                "budget_tokens alone; found none"
            ]
        )
    return Spending(math.inf, tokens, Price(input=0.0, output=0.0, write=0.0, read=0.0))


def place(told: str | None, found: str | None, usual: str, *, variable: str) -> str:
    """The address: as told, else as the environment has it, else the usual one.

    Raises:
        OptionsError: where the environment's is none.
    """
    if told is not None:
        return told.rstrip("/")
    found = (found or "").strip()
    if found and (expected := _address(found)) is not None:
        raise OptionsError([f"{variable}: expected {expected}; found something else"])
    return (found or usual).rstrip("/")


def cache(told: str | None) -> Store:
    """Where answers that were paid for are kept.

    Raises:
        OptionsError: where nothing can be kept there: better now than when the first is paid for.
    """
    store = store_at(told)
    if store.folder is not None:
        try:
            store.folder.mkdir(parents=True, exist_ok=True)
            with TemporaryFile(dir=store.folder):
                pass
        except OSError as error:
            why = error.strerror or error
            raise OptionsError(
                [f"cache: expected a folder to write into, or `none`; {store.folder} is none: {why}"]
            ) from None
    return store


def named(model: str) -> str:
    """A model's name.

    Raises:
        OptionsError: where it is none.
    """
    if not (model.isprintable() and model.strip() == model and 0 < len(model) <= 200):
        raise OptionsError([f"model: expected a model's name; found {model[:60]!r}"])
    return model


def near(address: str) -> bool:
    """Whether an address is on this machine or in its own network."""
    host = urlsplit(address).hostname or ""
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return "." not in host or host.endswith((".local", ".localhost", ".lan", ".internal"))


def guarded(address: str) -> None:
    """Refuse to send a key where everybody on the way can read it.

    Raises:
        OptionsError: saying so.
    """
    if urlsplit(address).scheme != "https" and not near(address):
        raise OptionsError(
            [
                f"address: expected https, as a key goes there; found {urlsplit(address).scheme}, which all can read"
            ]
        )
