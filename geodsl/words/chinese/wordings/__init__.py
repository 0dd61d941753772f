"""Ways to say every kind of fact in Chinese, by theme."""
