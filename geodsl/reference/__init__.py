"""The reference: pages and pictures made of the vocabulary, the marks, the styles and the example programs.

Nothing in it is listed by hand; `python -m geodsl.reference` (or `make docs`) writes it anew.
"""

from geodsl.reference.book import Book, pages
from geodsl.reference.examples import Example, read_examples

__all__ = ["Book", "Example", "pages", "read_examples"]
