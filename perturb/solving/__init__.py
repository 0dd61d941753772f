"""Counterfactual figures: what is asked, what stays, and the nearest figure in which it is so."""
