"""Siblings in one batch: every negative picture keeps its own true caption."""

from __future__ import annotations

import torch
from torch import Tensor

from train.gather import gather, widened, world
from train.losses.features import LossError
from train.losses.in_batch import in_batch_sigmoid, in_batch_softmax, own_pairs
from train.losses.scores import cleared

__all__ = ["siblings"]


def siblings(
    image: Tensor,
    text: Tensor,
    negatives: Tensor,
    captions: Tensor,
    valid: Tensor,
    *,
    scale: Tensor,
    bias: Tensor | None = None,
    truth: Tensor | None = None,
    chunk: int | None = None,
) -> Tensor:
    """Groups flattened, then an ordinary in-batch loss (MMGeoLM, arXiv 2505.20152, its best use of 4K pictures).

        L = in_batch( v', t' ),   v' = (v_i, v-_i1, …, v-_iN)_i,   t' = (t_i, c_i1, …, c_iN)_i

    c_ik is the caption that is true of negative picture v-_ik. Batch mates are one another's hard negatives. With a
    bias the in-batch loss is `in_batch_sigmoid`, without one `in_batch_softmax`.

    Shapes: image, text (B, D), negatives, captions (B, N, D), unit rows; valid (B, N) bool, for both; N may differ by
    rank, N* is the largest. Row i(1 + N*) + k of the flat batch is member k of group i, 0 the anchor. truth
    (B, 1 + N, W·B, 1 + N*) int8: of picture k of this rank's group i, is caption l of group j (of all ranks) true: 1,
    0, or -1 where that is unclear. Without it only own captions are true. () out.
    Needs: captions of the negatives. Where no negative is valid it is the in-batch loss.
    """
    groups = len(image)
    negatives, held = widened(cleared(negatives, valid), valid)
    captions, _ = widened(cleared(captions, valid), valid)
    members = 1 + held.shape[1]
    there = torch.cat([held.new_ones(groups, 1), held], 1)
    pictures = torch.cat([image[:, None], negatives], 1).flatten(0, 1)
    words = torch.cat([text[:, None], captions], 1).flatten(0, 1)
    flat = own_pairs(pictures) if truth is None else _flat(truth, groups, members)
    flat[~there.flatten()] = -1  # in its place: it is as large as all scores together
    flat[:, ~gather(there).flatten()] = -1
    if bias is None:
        return in_batch_softmax(pictures, words, scale=scale, truth=flat, chunk=chunk)
    return in_batch_sigmoid(pictures, words, scale=scale, bias=bias, truth=flat, chunk=chunk)


def _flat(truth: Tensor, groups: int, members: int) -> Tensor:
    own = truth.shape[1] if truth.ndim == 4 else 0
    if truth.shape != (groups, own, world() * groups, members) or not 1 <= own <= members:
        raise LossError(
            f"the truth of siblings is (B, 1 + N, W·B, 1 + N*) = ({groups}, 1 to {members}, {world() * groups}, "
            f"{members}), not {(*truth.shape,)}; N* is the largest number of negatives on any rank"
        )
    padding = truth.new_full((groups, members - own, *truth.shape[2:]), -1)
    return torch.cat([truth, padding], 1).reshape(groups * members, -1)
