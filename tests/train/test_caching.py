"""Cached gradients are the plain ones, whatever the chunks, and a model that can't have them is refused."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from train.caching import check, encoded_in_chunks, step
from train.towers import TowerError, load, lock

torch.set_num_threads(1)

TEXT = {"context_length": 16, "vocab_size": 49408, "width": 32, "heads": 2, "layers": 1}
VISION = {
    "vit": {"image_size": 32, "layers": 2, "width": 32, "head_width": 16, "patch_size": 16},
    "resnet": {"image_size": 64, "layers": [1, 1, 1, 1], "width": 8, "head_width": 8, "patch_size": None},
    "convnext": {
        "timm_model_name": "test_convnext2",
        "timm_pool": "",
        "timm_proj": "linear",
        "image_size": 32,
    },
}
TEXTS = [f"point {letter} on line {letter}B" for letter in "ACDEFGH"]


def model(kind="vit", **vision):
    towers = load(
        {"embed_dim": 16, "vision_cfg": {**VISION[kind], **vision}, "text_cfg": TEXT, "init_logit_bias": -2.0}
    )
    towers.model.double().train()
    return towers


def rows(towers, n=11):
    random = torch.Generator().manual_seed(2)
    size = towers.image_size
    return torch.randn((n, 3, size, size), generator=random, dtype=torch.float64), towers.ids(TEXTS)


def loss_of(towers):
    """Each picture against each text, and each against the mean: it needs the whole batch."""

    def loss(images, texts):
        logits = towers.scale * images @ texts.T + towers.bias
        return nn.functional.softplus(-logits[:7].diag()).mean() + logits.logsumexp(0).mean() + images.std()

    return loss


def gradients(towers):
    found = {name: p.grad.clone() for name, p in towers.model.named_parameters() if p.grad is not None}
    towers.model.zero_grad()
    return found


def close(a, b):
    return a.keys() == b.keys() and all(
        torch.allclose(a[n], b[n], rtol=1e-10, atol=1e-10 * float(a[n].abs().max())) for n in a
    )


def plain(towers, images, ids):
    """The loss and the gradients of one graph over all."""
    total = loss_of(towers)(towers.encode_images(images), towers.encode_texts(ids))
    total.backward()
    return total.detach(), gradients(towers)


@pytest.mark.parametrize("kind", ["vit", "convnext"])
@pytest.mark.parametrize("chunk", [1, 4, 11, 64])
def test_cached_gradients_are_the_plain_ones(kind, chunk):
    towers = model(kind)
    images, ids = rows(towers)
    total, wanted = plain(towers, images, ids)
    parts = [(towers.encode_images, images), (towers.encode_texts, ids)]
    found = step(parts, loss_of(towers), chunk=chunk, model=towers.model)
    assert torch.allclose(found, total, rtol=1e-12)
    assert not found.requires_grad
    cached = gradients(towers)
    assert {
        "logit_scale",
        "logit_bias",
        "visual.conv1.weight" if kind == "vit" else "ln_final.bias",
    } <= cached.keys()
    assert close(wanted, cached)


def test_dropout_draws_the_same_in_both_passes():
    towers = model(patch_dropout=0.5)
    images, ids = rows(towers)
    loss = loss_of(towers)
    torch.manual_seed(4)
    chunks = [towers.encode_images(part) for part in images.split(4)]
    total = loss(torch.cat(chunks), towers.encode_texts(ids))
    total.backward()
    wanted, after = gradients(towers), torch.rand(3)
    torch.manual_seed(4)
    parts = [(towers.encode_images, images), (towers.encode_texts, ids)]
    assert torch.allclose(step(parts, loss, chunk=4), total, rtol=1e-12)
    assert close(wanted, gradients(towers))
    # What follows in the stream isn't shifted by the second pass either.
    assert torch.equal(torch.rand(3), after)
    torch.manual_seed(5)
    assert not torch.allclose(step(parts, loss, chunk=4), total, rtol=1e-3)  # dropout was at work


def test_gradients_are_added_to_what_is_there():
    towers = model()
    images, ids = rows(towers)
    _, once = plain(towers, images, ids)
    parts = [(towers.encode_images, images), (towers.encode_texts, ids)]
    for _ in range(2):
        step(parts, loss_of(towers), chunk=3)
    assert close({name: 2 * value for name, value in once.items()}, gradients(towers))


def test_locked_towers_and_parts_without_rows_or_without_use():
    towers = model()
    images, ids = rows(towers)
    lock(towers.model, text=True)
    none = images[:0]

    def loss(seen, texts, missing, unused):
        assert missing.shape == (0, 16)
        return (seen @ texts.T).exp().sum(), {"pictures": len(seen)}

    parts = [(towers.encode_images, part) for part in (images, none, images)]
    total, told = step([parts[0], (towers.encode_texts, ids), *parts[1:]], loss, chunk=4)
    found = gradients(towers)
    assert told == {"pictures": 11}
    assert found and all(name.startswith("visual.") for name in found)
    expected = (towers.encode_images(images) @ towers.encode_texts(ids).T).exp().sum()
    assert torch.allclose(total, expected)
    expected.backward()
    assert close(gradients(towers), found)


def test_batch_normalisation_is_refused_by_name_unless_it_is_locked():
    towers = model("resnet")
    images, ids = rows(towers, n=7)
    parts = [(towers.encode_images, images), (towers.encode_texts, ids)]
    with pytest.raises(TowerError, match=r"visual\.bn1 is a BatchNorm2d"):
        step(parts, loss_of(towers), chunk=2, model=towers.model)
    # It would be wrong, and by a lot.
    _, wanted = plain(towers, images, ids)
    step(parts, loss_of(towers), chunk=2)
    assert not close(wanted, gradients(towers))
    lock(towers.model, image=True)
    _, wanted = plain(towers, images, ids)
    step(parts, loss_of(towers), chunk=2, model=towers.model)
    assert close(wanted, gradients(towers))
    check(model("convnext").model)


def test_a_chunk_has_rows():
    with pytest.raises(TowerError, match="chunk=0"):
        step([], lambda: torch.zeros(()), chunk=0)


def test_encoding_in_chunks_has_no_graph():
    towers = model()
    images, _ = rows(towers)
    found = encoded_in_chunks(towers.encode_images, images, chunk=4)
    assert not found.requires_grad
    assert torch.allclose(found, towers.encode_images(images), rtol=1e-12)
    assert len(encoded_in_chunks(towers.encode_images, images[:0], chunk=4)) == 0
