"""Probes that have to be trained: what a small network finds of anchors in pictures alone."""

from train.probes.cnn import held_out

__all__ = ["held_out"]
