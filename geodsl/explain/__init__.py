"""What every diagnostic means, with an example of it and its mend."""

from geodsl.explain.catalog import Explanation, explanation, explanations

__all__ = ["Explanation", "explanation", "explanations"]
