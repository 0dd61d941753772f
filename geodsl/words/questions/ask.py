"""Questions about a diagram's picture."""

from __future__ import annotations

from collections.abc import Sequence

from geodsl.diagram import Diagram
from geodsl.words.questions.asker import asker
from geodsl.words.questions.pool import KINDS
from geodsl.words.questions.question import FORMS, Question
from geodsl.words.tongue import languages
from geodsl.words.view import View

__all__ = ["ask"]

_MOST = 1_000_000


def ask(
    diagram: Diagram | View,
    n: int = 5,
    seed: int = 0,
    form: str | None = None,
    lang: str = "en",
    *,
    kind: str | Sequence[str] | None = None,
) -> list[Question]:
    """Questions with their answers; the first k of n don't depend on n.

    None comes twice: where more are asked for than there are, fewer come.

    Args:
        diagram: a diagram, of which the seed's first figure is asked about; or a view of one figure.
        form: open, yes-no, choice, names or boxed; by default all in turn.
        lang: the language.
        kind: what they are about, one of `KINDS` or several; by default all in turn.

    Raises:
        NothingToAsk: where the picture shows nothing that could be asked in that way.
        ValueError: for a form, a kind or a language that there isn't.
    """
    if not isinstance(n, int) or not 0 <= n <= _MOST:
        raise ValueError(f"n is between 0 and {_MOST:,}, not {n!r}")
    if form is not None and form not in FORMS:
        raise ValueError(f"a form is {', '.join(FORMS)}, not {form!r}")
    kinds = None if kind is None else (kind,) if isinstance(kind, str) else tuple(kind)
    for name in kinds or ():
        if name not in KINDS:
            raise ValueError(f"a kind of question is {', '.join(KINDS)}, not {name!r}")
    if lang not in languages():
        raise ValueError(f"there are no words in {lang!r}: languages are {', '.join(sorted(languages()))}")
    view = diagram if isinstance(diagram, View) else _view(diagram, seed)
    return asker(view, lang).ask(n, seed, form, kinds)


def _view(diagram: Diagram, seed: int) -> View:
    """The view of a seed; the last one is kept with the diagram."""
    kept: dict[int, View] = vars(diagram).setdefault("_asked", {})
    if seed not in kept:
        kept.clear()
        kept[seed] = View(diagram, seed=seed)
    return kept[seed]
