"""Terms, the phrases they are written with, and the matcher between text and terms."""

from geodsl.language.matcher import Matcher, Reading
from geodsl.language.template import Slot, Template
from geodsl.language.term import Column, Construction, Directive, Fact, Object, OpenFact, Quantity, Term
from geodsl.language.vocabulary import Vocabulary, standard

__all__ = [
    "Column",
    "Construction",
    "Directive",
    "Fact",
    "Matcher",
    "Object",
    "OpenFact",
    "Quantity",
    "Reading",
    "Slot",
    "Template",
    "Term",
    "Vocabulary",
    "standard",
]
