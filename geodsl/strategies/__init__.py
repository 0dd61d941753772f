"""Hypothesis strategies of texts, terms, programs and diagrams, made from the vocabulary's own phrases.

Hypothesis is imported here and nowhere else in the package: it need not be there at run time.
"""

from geodsl.strategies.diagrams import diagrams
from geodsl.strategies.phrases import phrases, sentences, terms
from geodsl.strategies.programs import programs
from geodsl.strategies.reading import NAMES, read

__all__ = ["NAMES", "diagrams", "phrases", "programs", "read", "sentences", "terms"]
