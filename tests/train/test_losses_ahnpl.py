"""AHNPL as meant, as released, and what either does to wrong captions."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor
from torch.nn.functional import normalize

from train.losses import (
    dynamic_margin,
    hard_negatives,
    next_margins,
    positive_margin,
    severity_margin,
    visual_perturbation,
)

SCALE = torch.tensor(10.0, dtype=torch.float64)


def drawn(seed: int, *shape: int) -> Tensor:
    return normalize(
        torch.randn(*shape, generator=torch.Generator().manual_seed(seed), dtype=torch.float64), dim=-1
    )


def trained(*, as_released: bool, steps: int = 200) -> tuple[Tensor, Tensor]:
    """How near wrong captions are to the pictures, before and after descent on the captions' features."""
    v = drawn(0, 3, 8)
    t = normalize(v + 0.1 * drawn(1, 3, 8), dim=-1)
    wrong = normalize(t[:, None] + 0.8 * drawn(2, 3, 1, 8), dim=-1)  # one each, so that the target is its own
    valid = torch.ones(3, 1, dtype=torch.bool)
    before = (v[:, None] * wrong).sum(-1)
    free = [t.clone().requires_grad_(), wrong.clone().requires_grad_()]
    optimiser = torch.optim.SGD(free, lr=0.02)
    for _ in range(steps):
        unit = [normalize(x, dim=-1) for x in free]
        optimiser.zero_grad()
        hard_negatives(v, *unit, valid, scale=SCALE, as_released=as_released).backward()
        optimiser.step()
    return before, (v[:, None] * normalize(free[1].detach(), dim=-1)).sum(-1)


def test_the_released_loss_pulls_wrong_captions_in_and_the_mended_one_pushes_them_away():
    before, after = trained(as_released=True)
    assert (after > before).all()
    before, after = trained(as_released=False)
    assert (after < before - 0.1).all()


@pytest.mark.parametrize("as_released", [True, False])
def test_the_first_step_on_a_wrong_caption(as_released: bool):
    v, t, wrong = drawn(3, 4, 6), drawn(4, 4, 6), drawn(5, 4, 1, 6).requires_grad_()
    valid = torch.ones(4, 1, dtype=torch.bool)
    hard_negatives(v, t, wrong, valid, scale=SCALE, as_released=as_released).backward()
    # Downhill, a wrong caption goes towards its caption as released, and away from its picture as mended.
    along = -(wrong.grad[:, 0] * (t if as_released else v)).sum(-1)
    assert (along > 0).all() if as_released else (along < 0).all()


def test_off_the_sphere_the_picture_learns_nothing_from_its_perturbation():
    v, t, wrong = drawn(6, 4, 6), drawn(7, 4, 6), drawn(8, 4, 3, 6)
    moved = {}
    for unit in (True, False):
        anchor = v.clone().requires_grad_()
        made = visual_perturbation(anchor, t, wrong, unit=unit)
        scores = torch.cat([(anchor * t).sum(-1, keepdim=True), (made * t[:, None]).sum(-1)], 1)
        (SCALE * scores).log_softmax(1)[:, 0].sum().backward()
        moved[unit] = anchor.grad.abs().max().item()
    assert moved[False] < 1e-12
    assert moved[True] > 0.1
    assert torch.allclose(
        visual_perturbation(v, t, wrong).norm(dim=-1), torch.ones(4, 3, dtype=torch.float64)
    )


def test_margins_move_with_the_distance_and_stay_within_bounds():
    v = drawn(9, 2, 4)
    near, far = v[:, None], -v[:, None]
    wrong, valid = torch.cat([near, far], 1), torch.ones(2, 2, dtype=torch.bool)
    kinds = torch.tensor([[0, 1], [0, 1]])
    before = torch.full((3,), 7.0, dtype=torch.float64)
    assert next_margins(v, v, wrong, valid, kinds, before, scale=SCALE).tolist() == pytest.approx([0, 10, 7])
    assert next_margins(v, -v, wrong, valid, kinds, before, scale=SCALE).tolist() == pytest.approx([0, 0, 7])
    half = SCALE / 5
    assert next_margins(v, v, wrong, valid, kinds, before, scale=half).tolist() == pytest.approx([0, 4, 7])


def test_a_margin_is_no_path_for_gradients():
    v, t, wrong = drawn(10, 2, 4).requires_grad_(), drawn(11, 2, 4), drawn(12, 2, 3, 4)
    margins = torch.ones(2, dtype=torch.float64, requires_grad=True)
    loss = dynamic_margin(
        v, t, wrong, torch.ones(2, 3, dtype=torch.bool), torch.zeros(2, 3).long(), margins, scale=SCALE
    )
    loss.backward()
    assert margins.grad is None and v.grad is not None


def test_alpha_is_trained_at_the_scale_of_scores():
    v, t = drawn(13, 8, 4), drawn(14, 8, 4)
    scores = SCALE * (v * t).sum(-1)
    alpha = (scores.median() + 1e-3).requires_grad_()
    positive_margin(v, t, alpha, scale=SCALE).backward()
    assert alpha.grad.item() == pytest.approx((scores < alpha).double().mean().item())
    assert 0 < alpha.grad.item() < 1
    # It gives way: descent ends below every pair's score, where the loss is 0.
    free = torch.tensor(10.0, dtype=torch.float64, requires_grad=True)
    optimiser = torch.optim.SGD([free], lr=0.5)
    for _ in range(400):
        optimiser.zero_grad()
        positive_margin(v, t, free, scale=SCALE).backward()
        optimiser.step()
    assert scores.min() - 0.5 < free.item() <= scores.min()


def test_what_is_barely_visible_is_asked_for_less():
    a, p = drawn(15, 1, 4), drawn(16, 1, 4)
    asked = []
    for severity in (
        0.0,
        1.0,
        3.0,
        20.0,
        1e9,
    ):  # the negative scores as the positive does: the loss is the margin
        given = torch.tensor([[severity]], dtype=torch.float64)
        loss = severity_margin(a, p, p[:, None], torch.ones(1, 1, dtype=torch.bool), given, scale=SCALE)
        asked.append(loss.item())
    assert asked == pytest.approx([0, 1.25, 2.5, 5 * 20 / 23, 5], abs=1e-6)
    plain = severity_margin(
        a, p, p[:, None], torch.ones(1, 1, dtype=torch.bool), given * 0, scale=SCALE, half=0
    )
    assert plain.item() == 5
