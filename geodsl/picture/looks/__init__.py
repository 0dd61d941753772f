"""Looks: styles, and what a hand, time, paper and camera do to a picture."""
