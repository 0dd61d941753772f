"""Driving work that asks a model, one call after the other."""

from __future__ import annotations

from typing import TypeVar

from geodsl.assist.client import Client
from geodsl.assist.errors import AssistError
from geodsl.assist.request import Steps

__all__ = ["drive"]

T = TypeVar("T")


def drive(steps: Steps[T], client: Client) -> T:
    """What comes of some work once the model has answered all that it asks."""
    try:
        request = next(steps)
        while True:
            try:
                answer = client.ask(request)
            except AssistError as error:
                request = steps.throw(error)  # the work may make something of it
            else:
                request = steps.send(answer)
    except StopIteration as end:
        out: T = end.value
        return out
