"""Terms and the phrases they are written with. The matcher between text and terms is `language.matcher`."""

from geodsl.language.template import Slot, Template
from geodsl.language.term import Column, Construction, Directive, Fact, Object, OpenFact, Quantity, Term
from geodsl.language.vocabulary import Vocabulary, standard

__all__ = [
    "Column",
    "Construction",
    "Directive",
    "Fact",
    "Object",
    "OpenFact",
    "Quantity",
    "Slot",
    "Template",
    "Term",
    "Vocabulary",
    "standard",
]
