"""The book: what its pages are made from, and all of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from geodsl.language.term import Fact, Term
from geodsl.language.vocabulary import Vocabulary, standard
from geodsl.reference.examples import Example, Use, first_marks, uses

__all__ = ["Book", "pages"]


class Book:
    """What the pages tell of: a vocabulary and the programs that use it.

    Args:
        examples: the programs.
        there: the way from the folder of the pages to that of the programs.
    """

    def __init__(
        self, examples: Sequence[Example], there: str, *, vocabulary: Vocabulary | None = None
    ) -> None:
        self.examples = tuple(examples)
        self.there = there
        self.vocabulary = vocabulary or standard()

    @cached_property
    def marked(self) -> dict[type[Fact], Use]:
        """For every kind of fact that some program marks the shortest that does."""
        return first_marks(self.examples)

    @cached_property
    def uses(self) -> dict[type[Term], Use]:
        """For every word the statement that shows it best."""
        return uses(self.examples, self.vocabulary.classes)


def pages(book: Book) -> dict[str, str]:
    """The text of every page, by its path in the folder of the documentation."""
    from geodsl.reference import constructions, contents, directives, facts, gallery, marks, styles

    out = {
        f"reference/{room.__name__.rpartition('.')[2]}.md": room.page(book)
        for room in (constructions, facts, marks, directives, styles)
    }
    return {"reference/README.md": contents.page(book), **out, "gallery.md": gallery.page(book)}
