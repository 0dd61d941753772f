"""CLIP with open_clip's own ViT and text transformer as transformers' `CLIPModel`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from torch import Tensor, nn

from train.conversion.parts import activation, epsilon, native_blocks, need, renamed

__all__ = ["clip"]


def clip(model: Any, state: Mapping[str, Tensor]) -> tuple[Any, dict[str, Tensor]]:
    """The configuration and the weights.

    Raises:
        TowerError: if a tower is of another sort.
    """
    from transformers import CLIPConfig

    visual, text = _visual(model), _text(model)
    at = "text." if hasattr(model, "text") else ""
    config = CLIPConfig(
        projection_dim=visual.output_dim,
        logit_scale_init_value=float(state["logit_scale"]),
        vision_config={
            "hidden_size": visual.transformer.width,
            "projection_dim": visual.output_dim,
            "image_size": visual.image_size[0],
            "patch_size": visual.patch_size[0],
            **_transformer(visual.transformer, visual),
        },
        text_config={
            "hidden_size": text.transformer.width,
            "projection_dim": visual.output_dim,
            "vocab_size": model.vocab_size,
            "max_position_embeddings": text.positional_embedding.shape[0],
            "bos_token_id": model.vocab_size - 2,
            "eos_token_id": model.vocab_size - 1,
            "pad_token_id": model.vocab_size - 1,
            **_transformer(text.transformer, text.transformer, text.ln_final),
        },
    )
    names = {
        "visual.conv1": "vision_model.embeddings.patch_embedding",
        "visual.ln_pre": "vision_model.pre_layrnorm",  # their spelling
        "visual.ln_post": "vision_model.post_layernorm",
        f"{at}token_embedding": "text_model.embeddings.token_embedding",
        f"{at}ln_final": "text_model.final_layer_norm",
    }
    weights = {
        "logit_scale": state["logit_scale"].reshape(()),
        "vision_model.embeddings.class_embedding": state["visual.class_embedding"],
        "vision_model.embeddings.position_embedding.weight": state["visual.positional_embedding"],
        "visual_projection.weight": state["visual.proj"].T,
        "text_model.embeddings.position_embedding.weight": state[f"{at}positional_embedding"],
        "text_projection.weight": state[f"{at}text_projection"].T,
        **renamed(state, names),
        **native_blocks(state, visual.transformer, "visual.transformer", "vision_model.encoder"),
        **native_blocks(state, text.transformer, f"{at}transformer", "text_model.encoder"),
    }
    return config, weights


def _visual(model: Any) -> Any:
    visual = model.visual
    trunk = getattr(visual, "trunk", None)
    kind = type(visual).__name__ if trunk is None else f"timm's {type(trunk).__name__}"
    need(type(visual).__name__ == "VisionTransformer", f"its picture tower is {kind}")
    need(model.logit_bias is None, "it has a logit bias, and transformers' CLIP has none")
    need(
        visual.attn_pool is None and visual.pool_type == "tok",
        "its picture tower doesn't pool by the class token",
    )
    need(isinstance(visual.ln_pre, nn.LayerNorm), "its picture tower has no norm before its blocks")
    need(visual.image_size[0] == visual.image_size[1], "its pictures aren't square")
    need(visual.patch_size[0] == visual.patch_size[1], "its patches aren't square")
    return visual


def _text(model: Any) -> Any:
    text = getattr(model, "text", model)
    need(hasattr(text, "token_embedding"), f"its text tower is a {type(text).__name__}")
    pool = getattr(model, "text_pool_type", getattr(text, "pool_type", None))
    need(
        pool == "argmax" and text.attn_mask is not None,
        "its text tower doesn't read from left to right to the end",
    )
    need(getattr(text, "cls_emb", None) is None, "its text tower has a class token")
    need(isinstance(text.text_projection, nn.Parameter), "its text tower has no plain projection")
    return text


def _transformer(transformer: Any, *normed: nn.Module) -> dict[str, Any]:
    first = transformer.resblocks[0]
    return {
        "intermediate_size": first.mlp.c_fc.out_features,
        "num_hidden_layers": len(transformer.resblocks),
        "num_attention_heads": first.attn.num_heads,
        "hidden_act": activation(block.mlp.gelu for block in transformer.resblocks),
        "layer_norm_eps": epsilon(nn.ModuleList(normed)),
    }
