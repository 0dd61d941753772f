"""MMCLIP's list losses: one anchor over its own positive and its own negatives, no other sample."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

from train.gather import mean
from train.losses.scores import cleared, pairs

__all__ = ["list_sigmoid", "list_softmax"]


def list_softmax(
    anchor: Tensor, positive: Tensor, negatives: Tensor, valid: Tensor, *, scale: Tensor
) -> Tensor:
    """MMCLIP's loss (MMGeoLM, arXiv 2505.20152).

        L = mean_i -log( e^s+_i / (e^s+_i + sum_k e^s-_ik) ),   s+_i = τ a_i·p_i,   s-_ik = τ a_i·n_ik

    over anchors with a valid negative, on all ranks. For texts (L_T): anchor the picture, positive its caption,
    negatives wrong captions. For images (L_I): anchor the caption, positive its picture, negatives wrong pictures. At
    equal scores the loss of an anchor with N negatives is ln(N + 1).

    Shapes: anchor, positive (B, D), negatives (B, N, D), unit rows; valid (B, N) bool, any number of them for each
    sample, N may differ by rank; τ (). () out; 0 where nothing is valid.
    Needs: negatives. There is no term across samples: mix it with an in-batch loss, or train that as another stage.
    """
    ours, theirs = _scores(anchor, positive, negatives, valid, scale=scale)
    logits = torch.cat([ours, theirs.masked_fill(~valid, -torch.inf)], 1)
    return _mean(torch.logsumexp(logits, 1) - ours.squeeze(1), valid)


def list_sigmoid(
    anchor: Tensor, positive: Tensor, negatives: Tensor, valid: Tensor, *, scale: Tensor, bias: Tensor
) -> Tensor:
    """The same list by sigmoid, as in MMGeoLM's script for images.

        L = mean_i ( -log σ(s+_i + b) + sum_k -log σ(-(s-_ik + b)) )

    over anchors with a valid negative, on all ranks: -log σ(y z) summed over the list, z the encoder's own logit, y = 1
    for the positive and -1 else. At zero logits an anchor with N negatives has (N + 1) ln 2.

    Shapes: as for `list_softmax`; bias (). () out; 0 where nothing is valid.
    Needs: negatives and a bias. It relates to `in_batch_sigmoid` as `list_softmax` to `in_batch_softmax`, and grows
    with N, where `list_softmax` grows with ln N.
    """
    ours, theirs = _scores(anchor, positive, negatives, valid, scale=scale)
    wrong = -F.logsigmoid(-(theirs + bias)).masked_fill(~valid, 0).sum(1)
    return _mean(wrong - F.logsigmoid(ours + bias).squeeze(1), valid)


def _scores(
    anchor: Tensor, positive: Tensor, negatives: Tensor, valid: Tensor, *, scale: Tensor
) -> tuple[Tensor, Tensor]:
    return pairs(anchor, positive[:, None], scale=scale), pairs(
        anchor, cleared(negatives, valid), scale=scale
    )


def _mean(losses: Tensor, valid: Tensor) -> Tensor:
    counts = valid.any(1)
    return mean(losses.masked_fill(~counts, 0).sum(), counts.sum())
