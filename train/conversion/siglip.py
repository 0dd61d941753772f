"""SigLIP with a timm ViT and open_clip's text transformer as transformers' `SiglipModel`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import torch
from torch import Tensor, nn

from train.conversion.parts import activation, epsilon, native_blocks, need, renamed, thirds

__all__ = ["siglip"]

_BLOCK = {
    "norm1": "layer_norm1",
    "norm2": "layer_norm2",
    "mlp.fc1": "mlp.fc1",
    "mlp.fc2": "mlp.fc2",
    "attn.proj": "self_attn.out_proj",
}


def siglip(model: Any, state: Mapping[str, Tensor]) -> tuple[Any, dict[str, Tensor]]:
    """The configuration and the weights.

    Raises:
        TowerError: if a tower is of another sort.
    """
    from transformers import SiglipConfig

    trunk, text = _trunk(model), _text(model)
    first, words = trunk.blocks[0], text.transformer.resblocks
    config = SiglipConfig(
        vision_config={
            "hidden_size": trunk.embed_dim,
            "intermediate_size": first.mlp.fc1.out_features,
            "num_hidden_layers": len(trunk.blocks),
            "num_attention_heads": first.attn.num_heads,
            "image_size": trunk.patch_embed.img_size[0],
            "patch_size": trunk.patch_embed.patch_size[0],
            "hidden_act": activation([b.mlp.act for b in trunk.blocks] + [trunk.attn_pool.mlp.act]),
            "layer_norm_eps": epsilon(trunk),
        },
        text_config={
            "hidden_size": text.transformer.width,
            "intermediate_size": words[0].mlp.c_fc.out_features,
            "num_hidden_layers": len(words),
            "num_attention_heads": words[0].attn.num_heads,
            "max_position_embeddings": text.positional_embedding.shape[0],
            "vocab_size": text.vocab_size,
            "projection_size": trunk.embed_dim,
            "hidden_act": activation(block.mlp.gelu for block in words),
            "layer_norm_eps": epsilon(text),
        },
    )
    weights = {
        "logit_scale": state["logit_scale"].reshape(1),
        "logit_bias": state["logit_bias"].reshape(1),
        **_vision(state, len(trunk.blocks)),
        **_words(state, text),
    }
    return config, weights


def _vision(state: Mapping[str, Tensor], depth: int) -> dict[str, Tensor]:
    trunk, there = "visual.trunk", "vision_model"
    pool = f"{trunk}.attn_pool"
    names = {
        f"{trunk}.patch_embed.proj": f"{there}.embeddings.patch_embedding",
        f"{trunk}.norm": f"{there}.post_layernorm",
        f"{pool}.proj": f"{there}.head.attention.out_proj",
        f"{pool}.norm": f"{there}.head.layernorm",
        f"{pool}.mlp.fc1": f"{there}.head.mlp.fc1",
        f"{pool}.mlp.fc2": f"{there}.head.mlp.fc2",
    }
    made = renamed(state, names)
    for i in range(depth):
        block, layer = f"{trunk}.blocks.{i}", f"{there}.encoder.layers.{i}"
        made |= renamed(state, {f"{block}.{a}": f"{layer}.{b}" for a, b in _BLOCK.items()})
        made |= thirds(state, (f"{block}.attn.qkv.weight", f"{block}.attn.qkv.bias"), f"{layer}.self_attn")
    for part in ("weight", "bias"):
        both = torch.cat([state[f"{pool}.q.{part}"], state[f"{pool}.kv.{part}"]])
        made[f"{there}.head.attention.in_proj_{part}"] = both
    made[f"{there}.head.probe"] = state[f"{pool}.latent"]
    made[f"{there}.embeddings.position_embedding.weight"] = state[f"{trunk}.pos_embed"][0]
    return made


def _words(state: Mapping[str, Tensor], text: Any) -> dict[str, Tensor]:
    there = "text_model"
    names = {
        "text.token_embedding": f"{there}.embeddings.token_embedding",
        "text.ln_final": f"{there}.final_layer_norm",
    }
    made = renamed(state, names)
    made |= native_blocks(state, text.transformer, "text.transformer", f"{there}.encoder")
    made[f"{there}.embeddings.position_embedding.weight"] = state["text.positional_embedding"]
    if isinstance(text.text_projection, nn.Linear):
        made |= renamed(state, {"text.text_projection": f"{there}.head"})
    else:
        made[f"{there}.head.weight"] = state["text.text_projection"].T
    # A head without bias is one with a bias of 0 there.
    made.setdefault(f"{there}.head.bias", torch.zeros_like(made[f"{there}.head.weight"][:, 0]))
    return made


def _trunk(model: Any) -> Any:
    trunk: Any = getattr(model.visual, "trunk", None)
    kind = type(model.visual).__name__ if trunk is None else f"timm's {type(trunk).__name__}"
    need(trunk is not None and hasattr(trunk, "blocks"), f"its picture tower is {kind}")
    need(
        getattr(trunk, "global_pool", "") == "map" and not len(model.visual.head),
        f"{kind} doesn't end in 'map'",
    )
    need(trunk.cls_token is None and trunk.reg_token is None, f"{kind} has tokens beside its patches")
    need(
        trunk.pos_embed is not None and trunk.patch_embed.proj.bias is not None,
        f"{kind} lacks positions or bias",
    )
    plain = (trunk.norm_pre, trunk.fc_norm, trunk.head, *(b.ls1 for b in trunk.blocks))
    plain = (
        *plain,
        *(b.attn.q_norm for b in trunk.blocks),
        *(b.attn.norm for b in trunk.blocks if hasattr(b.attn, "norm")),
    )
    need(
        all(isinstance(m, nn.Identity) for m in plain),
        f"{kind} has norms or scales beyond the plain ones",
    )
    need(all(b.attn.qkv.bias is not None for b in trunk.blocks), f"the attention of {kind} has no bias")
    pool = trunk.attn_pool
    same = pool.num_heads == trunk.blocks[0].attn.num_heads and pool.latent_len == 1 and pool.pool == "token"
    need(same and pool.mlp is not None, f"{kind} pools with other heads than its blocks have")
    return trunk


def _text(model: Any) -> Any:
    text: Any = getattr(model, "text", None)
    need(
        hasattr(text, "token_embedding"),
        f"its text tower is a {type(model if text is None else text).__name__}",
    )
    need(
        text.pool_type == "last" and text.attn_mask is None,
        "its text tower doesn't read both ways to the last place",
    )
    need(
        text.cls_emb is None and text.text_projection is not None,
        "its text tower has a class token or no projection",
    )
    return text
