"""What every diagnostic means, with an example of it and its mend."""

from geodsl.explain.catalog import Explanation, explanation, explanations
from geodsl.explain.entry import SuiteExplanation

__all__ = ["Explanation", "SuiteExplanation", "explanation", "explanations"]
