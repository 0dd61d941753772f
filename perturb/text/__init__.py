"""Text negatives: captions that are false of a figure, by rule and by retrieval."""

from geodsl.words.tokens import ClipLike, Raw, SiglipLike, Tokenizer, Words
from perturb.text.corpus import Corpus
from perturb.text.edits import RULES
from perturb.text.line import NEAREST, TextLine, TextNegative
from perturb.text.negatives import texts, texts_of
from perturb.text.record import texts_to_json
from perturb.text.witness import Witness

__all__ = [
    "NEAREST",
    "RULES",
    "ClipLike",
    "Corpus",
    "Raw",
    "SiglipLike",
    "TextLine",
    "TextNegative",
    "Tokenizer",
    "Witness",
    "Words",
    "texts",
    "texts_of",
    "texts_to_json",
]
