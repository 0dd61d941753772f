"""Training: towers, losses, batches, the loop and what is measured."""
