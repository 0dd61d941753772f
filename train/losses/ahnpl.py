"""AHNPL's losses (arXiv 2505.15576), as they are meant; `as_released` is what its released code does instead.

The paper adds them up as CLIP + 0.2 margins + 0.2 hard negatives, "margins" being the dynamic and the positive one.
"""

from __future__ import annotations

import torch
import torch.distributed as dist
import torch.nn.functional as F
from torch import Tensor

from train.gather import gather_ragged, mean, rank, replicated, world
from train.losses.features import LossError
from train.losses.lists import list_softmax
from train.losses.scores import cleared, exact, pairs, products

__all__ = [
    "LARGEST",
    "dynamic_margin",
    "hard_negatives",
    "next_margins",
    "positive_margin",
    "visual_perturbation",
]

LARGEST = 10.0  # the most that a margin may grow to, in units of τ v·t


def visual_perturbation(image: Tensor, text: Tensor, negatives: Tensor, *, unit: bool = True) -> Tensor:
    """Hard pictures made in embedding space, where the captions' change is carried over to the picture.

        v-_k = u / |u|,   u = v + sg(t-_k - t),   sg: no gradient

    The paper writes v- = u. That isn't a unit vector any more, and then τ t·u = τ t·v + const, so that in a softmax
    over (v, v-_k) the picture drops out and its encoder learns nothing. So it is put back on the sphere, where all
    scores live; `unit=False` gives u.

    Shapes: image, text (B, D), negatives (B, M, D), unit rows. (B, M, D) out, with gradient to the picture alone.
    """
    image, text, negatives = exact(image), exact(text), exact(negatives)
    moved = image[:, None] + (negatives - text[:, None]).detach()
    return F.normalize(moved, dim=-1) if unit else moved


def hard_negatives(
    image: Tensor,
    text: Tensor,
    negatives: Tensor,
    valid: Tensor,
    *,
    scale: Tensor,
    unit: bool = True,
    as_released: bool = False,
) -> Tensor:
    """The multimodal hard negative loss: the positive pair against its negatives in each modality.

        L = list_softmax(v; t, t-_k) + list_softmax(t; v, v-_k),   v-_k = visual_perturbation(v, t, t-_k)

    The positive stands in column 0 of either list. `as_released` is for comparison only: the released code scores
    captions with captions and pictures with pictures, over the valid negatives of all samples, (j, k) in column jM + k,
    and names column i the target of row i. That is a negative, so that minimising it pulls wrong captions in:

        L = mean_i -log softmax_jk(τ t_i·t-_jk)[i] + mean_i -log softmax_jk(τ v_i·v-_jk)[i],   v- without `unit`

    Shapes: image, text (B, D), negatives (B, M, D), unit rows; valid (B, M) bool. () out; 0 where nothing is valid.
    Needs: hard captions, no hard pictures. The first half is MMCLIP's L_T; with drawn negative pictures at hand,
    `list_softmax` over these is the real thing.
    """
    negatives = cleared(negatives, valid)
    if as_released:
        moved = cleared(visual_perturbation(image, text, negatives, unit=False), valid)
        return _pulled(text, negatives, valid, scale=scale) + _pulled(image, moved, valid, scale=scale)
    moved = visual_perturbation(image, text, negatives, unit=unit)
    return list_softmax(image, text, negatives, valid, scale=scale) + list_softmax(
        text, image, moved, valid, scale=scale
    )


def dynamic_margin(
    image: Tensor,
    text: Tensor,
    negatives: Tensor,
    valid: Tensor,
    kinds: Tensor,
    margins: Tensor,
    *,
    scale: Tensor,
) -> Tensor:
    """A margin for each kind of negative, as large as its distance was in the step before.

        L = mean over valid (i, k) of relu( m_kind(i,k) + τ v_i·t-_ik - τ v_i·t_i )

    Shapes: image, text (B, D), negatives (B, M, D), unit rows; valid (B, M) bool; kinds (B, M) integers below K;
    margins (K,), from `next_margins`. () out; 0 where nothing is valid.
    Needs: kinds, and a state that is handed from step to step. See `severity_margin` for margins that are known
    beforehand.
    """
    kinds = _kinds(kinds, valid, len(margins))
    gap = pairs(image, cleared(negatives, valid), scale=scale) - pairs(image, text[:, None], scale=scale)
    loss = torch.relu(margins.detach().to(gap)[kinds] + gap)
    return mean(loss.masked_fill(~valid, 0).sum(), valid.sum())


@torch.no_grad()
def next_margins(
    image: Tensor,
    text: Tensor,
    negatives: Tensor,
    valid: Tensor,
    kinds: Tensor,
    margins: Tensor,
    *,
    scale: Tensor,
) -> Tensor:
    """The margins for the step after this one, the same on every rank, without gradient.

        m_k = clamp( mean_i τ v_i·t_i - mean over valid (i, j) of kind k of τ v_i·t-_ij, 0, 10 ),   over all ranks

    A kind of which there is none keeps its margin. Shapes: as for `dynamic_margin`; (K,) out.
    """
    kinds = _kinds(kinds, valid, len(margins))
    ours = pairs(image, text[:, None], scale=scale)
    theirs = pairs(image, cleared(negatives, valid), scale=scale)
    chosen = F.one_hot(kinds, len(margins)).to(theirs) * valid[..., None]
    tail = torch.stack([ours.sum(), ours.new_tensor(float(len(ours)))])
    sums = torch.cat([(chosen * theirs[..., None]).sum((0, 1)), chosen.sum((0, 1)), tail])
    if world() > 1:
        dist.all_reduce(sums)
    (totals, counts), (total, count) = sums[:-2].chunk(2), sums[-2:]
    fresh = (total / count - totals / counts.clamp(min=1)).clamp(0, LARGEST)
    return torch.where(counts > 0, fresh, margins.to(fresh)).to(margins)


def positive_margin(image: Tensor, text: Tensor, alpha: Tensor, *, scale: Tensor) -> Tensor:
    """Positive pairs are to score α at least.

        L = mean_i relu( α - τ v_i·t_i )

    α is trained with the towers, stands on the scale of τ v·t, and needs no DDP: its gradient is the mean over ranks.
    That gradient is never negative, so descent only lowers α: it starts high and gives way to pairs that can't follow.
    In the released code the loss isn't reached and α isn't trained; to have that, leave it out.

    Shapes: image, text (B, D), unit rows; α (). () out.
    """
    short = replicated(alpha) - pairs(image, text[:, None], scale=scale)
    return mean(torch.relu(short).sum(), torch.tensor(len(image)))


def _pulled(anchor: Tensor, negatives: Tensor, valid: Tensor, *, scale: Tensor) -> Tensor:
    """The released target: row i's own column is i, which is a negative."""
    columns, there = gather_ragged(negatives, valid)
    columns, there = columns.flatten(0, 1), there.flatten()
    if not len(columns):
        return mean((anchor * 0).sum(), torch.zeros((), device=anchor.device))
    label = rank() * len(anchor) + torch.arange(len(anchor), device=anchor.device)
    counts = there[label]
    logits = products(anchor, columns, scale=scale).masked_fill(~there, -torch.inf)
    logits = torch.where(counts[:, None], logits, 0.0)
    loss = F.cross_entropy(logits, label.masked_fill(~counts, -100), ignore_index=-100, reduction="sum")
    return mean(loss, counts.sum())


def _kinds(kinds: Tensor, valid: Tensor, n: int) -> Tensor:
    kinds = kinds.masked_fill(~valid, 0).long()
    if kinds.numel() and not 0 <= int(kinds.min()) <= int(kinds.max()) < n:
        raise LossError(
            f"kinds of negatives are numbers from 0 to {n - 1}, not {int(kinds.min())} to {int(kinds.max())}; "
            "ask for more `kinds`"
        )
    return kinds
