"""From a problem's text to a checked diagram: a language model writes, the engine decides.

The model may be asked for programs, givens, wordings and explanations. Nothing it says is believed: a program is as
untrusted as any text, a given is measured on figures, a wording is read back, and a sentence stands only on a fact that
holds. Keys come from the environment and go nowhere else.
"""

from typing import Any

__all__ = [
    "AssistError",
    "Authored",
    "Client",
    "Explained",
    "Image",
    "Options",
    "OptionsError",
    "Paraphrased",
    "Problem",
    "ProblemError",
    "Report",
    "Verdict",
    "author",
    "author_all",
    "explain",
    "judge",
    "paraphrase",
    "read_problems",
]

_WHERE = {
    "AssistError": "errors",
    "Authored": "authoring",
    "Client": "client",
    "Explained": "explaining",
    "Image": "data",
    "Options": "options",
    "OptionsError": "options",
    "Paraphrased": "paraphrasing",
    "Problem": "data",
    "ProblemError": "data",
    "Report": "results",
    "Verdict": "verdict",
    "author": "authoring",
    "author_all": "batch",
    "explain": "explaining",
    "judge": "verdict",
    "paraphrase": "paraphrasing",
    "read_problems": "results",
}


def __getattr__(name: str) -> Any:
    # Each is imported when it is asked for: the engine and the network are a long way.
    from importlib import import_module

    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
