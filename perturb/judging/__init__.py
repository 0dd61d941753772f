"""What holds of changed figures, whether they pass as figures of their own, and what is said of them."""
