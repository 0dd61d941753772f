"""In-batch losses: every picture against every caption of the batch, whichever rank holds it."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

from train.gather import exchange, gather, gather_ragged, mean, rank, world
from train.losses.features import LossError
from train.losses.scores import cleared, products, summed

__all__ = ["in_batch_sigmoid", "in_batch_softmax", "negclip", "own_pairs"]


def in_batch_softmax(
    image: Tensor, text: Tensor, *, scale: Tensor, truth: Tensor | None = None, chunk: int | None = None
) -> Tensor:
    """CLIP's loss (Radford et al. 2021, arXiv 2103.00020), with the truth as a mask.

        L = 1/2 (mean_i l(s_i.) + mean_j l(s_.j)),   l of row i = -log( e^s_ii / (e^s_ii + sum_j F_ij e^s_ij) ),
        s_ij = τ v_i·t_j,   F_ij = 1 where T_ij is false, 0 where it is true or unclear

    A caption that is true of another picture, too, is no negative of it and stays out of the denominator. A row whose
    own pair isn't marked true has no positive and isn't counted.

    Shapes: image, text (B, D), unit rows, on each rank; τ (); truth (B, W·B) int8, row i for this rank's picture i,
    column r·B + j for caption j of rank r, 1 true, 0 false, -1 unclear; without it only own pairs are true. () out.
    Needs: nothing else. With `chunk`, that many rows of scores are in memory at once.
    See `in_batch_sigmoid` for several positives, `negclip` for hard captions as further columns, `siblings` for hard
    pictures as further rows.
    """
    there = _truth(truth, image)
    back = there if truth is None else exchange(there)
    captions = _rows(image, gather(text), there, scale=scale, chunk=chunk)
    pictures = _rows(text, gather(image), back, scale=scale, chunk=chunk)
    return (captions + pictures) / 2


def in_batch_sigmoid(
    image: Tensor,
    text: Tensor,
    *,
    scale: Tensor,
    bias: Tensor,
    truth: Tensor | None = None,
    chunk: int | None = None,
) -> Tensor:
    """SigLIP's loss (Zhai et al. 2023, arXiv 2303.15343), with the truth as further positives.

        L = 1/n sum_i sum_j -log σ( y_ij (τ v_i·t_j + b) ),   y_ij = 1 where T_ij is true, -1 where it is false

    Unclear pairs are left out. n is the number of pictures, over all ranks, of which anything is clear: SigLIP
    divides by pictures, not by pairs.

    Shapes: as for `in_batch_softmax`; bias (), SigLIP's own b, which comes with the checkpoint. () out.
    Needs: a bias; a model without one has none that makes sense here but a trained one (SigLIP starts at -10).
    With `chunk`, that many columns of scores are in memory at once; each pair stands alone, so nothing is approximated.
    """
    truth = _truth(truth, image)
    texts = gather(text)

    def part(columns: slice) -> Tensor:
        own = truth[:, columns]
        logits = products(image, texts[columns], scale=scale) + bias
        loss = -F.logsigmoid(torch.where(own > 0, logits, -logits))
        return loss.masked_fill(own < 0, 0).sum()

    return mean(summed(part, len(texts), chunk=chunk), (truth >= 0).any(1).sum())


def negclip(
    image: Tensor,
    text: Tensor,
    negatives: Tensor,
    valid: Tensor,
    *,
    scale: Tensor,
    truth: Tensor | None = None,
    negative_truth: Tensor | None = None,
    chunk: int | None = None,
) -> Tensor:
    """NegCLIP's loss (Yuksekgonul et al. 2023, arXiv 2210.01936): `in_batch_softmax` in which the hard captions of all
    samples on all ranks are further columns for the pictures; captions still choose among pictures alone.

        L = 1/2 (mean_i -log( e^s_ii / (e^s_ii + sum_j F_ij e^s_ij + sum_jk G_ijk e^(τ v_i·t-_jk)) ) + mean_j l(s_.j)),
        G_ijk = 1 where caption k of sample j is valid and false of picture i

    Shapes: as for `in_batch_softmax`; negatives (B, M, D) and valid (B, M) bool, M may differ by rank; negative_truth
    (B, W·B, M*) int8, M* the largest M over ranks, as truth; without it they are all false. () out.
    Needs: hard captions; where none is valid it is `in_batch_softmax`.
    """
    there = _truth(truth, image)
    back = there if truth is None else exchange(there)
    hard, held = gather_ragged(cleared(negatives, valid), valid)
    if negative_truth is None:
        more = torch.zeros(len(image), held.numel(), dtype=torch.int8, device=image.device)
    elif negative_truth.shape == (len(image), *held.shape):
        more = negative_truth.reshape(len(image), -1)
    else:
        raise LossError(
            f"negative_truth is {(len(image), *held.shape)} (B, W·B, M*), not {(*negative_truth.shape,)}; "
            "M* is the largest number of hard captions on any rank"
        )
    more = more.masked_fill(~held.reshape(-1), -1)
    columns = torch.cat([gather(text), hard.flatten(0, 1)])
    captions = _rows(image, columns, torch.cat([there, more], 1), scale=scale, chunk=chunk)
    pictures = _rows(text, gather(image), back, scale=scale, chunk=chunk)
    return (captions + pictures) / 2


def own_pairs(image: Tensor) -> Tensor:
    """The truth in which each caption is true of its own picture alone: (B, W·B) int8."""
    truth = torch.zeros(len(image), world() * len(image), dtype=torch.int8, device=image.device)
    truth[:, rank() * len(image) :].fill_diagonal_(1)
    return truth


def _truth(truth: Tensor | None, image: Tensor) -> Tensor:
    if truth is None:
        return own_pairs(image)
    if truth.shape != (len(image), world() * len(image)):
        raise LossError(f"truth is {(len(image), world() * len(image))} (B, W·B), not {(*truth.shape,)}")
    return truth


def _rows(anchor: Tensor, columns: Tensor, truth: Tensor, *, scale: Tensor, chunk: int | None) -> Tensor:
    """The mean over rows, on all ranks, of -log of what falls to the row's own column."""
    own = rank() * len(anchor) + torch.arange(len(anchor), device=anchor.device)
    counts = truth.gather(1, own[:, None]).squeeze(1) == 1

    def part(rows: slice) -> Tensor:
        beside = (truth[rows] != 0).scatter(1, own[rows, None], False)
        logits = products(anchor[rows], columns, scale=scale).masked_fill(beside, -torch.inf)
        label = own[rows].masked_fill(~counts[rows], -100)
        return F.cross_entropy(logits, label, ignore_index=-100, reduction="sum")

    return mean(summed(part, len(anchor), chunk=chunk), counts.sum())
