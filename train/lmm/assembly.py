"""Models of pictures and words: put together of a tower and a language model, or read as they are.

What is put together is transformers' own LLaVA: the features of one layer of the tower, the one before the last if not
told otherwise, go through two linear layers with a GELU between them into the language model. So it generates, saves
and is evaluated like any other.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from train.lmm.conversations import MARK
from train.lmm.errors import AssemblyError, one_line
from train.lmm.quiet import quiet
from train.lmm.templates import flattened, plain
from train.lmm.vision import vision_of
from train.publish import published

__all__ = ["FINAL", "Lmm", "assemble", "load", "place_of", "save"]

FINAL = "final"  # the result in a run's folder


class Lmm(NamedTuple):
    """A model, what makes its inputs, and what it is called."""

    model: Any
    processor: Any
    name: str


def load(path: str | Path, *, dtype: str = "float32", device: str = "cpu") -> Lmm:
    """A model from its folder, a run's folder, or the hub: any that transformers knows for pictures and words.

    Raises:
        AssemblyError: if there is none, or it takes no pictures.
    """
    from transformers import AutoModelForImageTextToText, AutoProcessor

    place = place_of(path)
    try:
        with quiet():
            model: Any = AutoModelForImageTextToText.from_pretrained(place, dtype=dtype)
            processor: Any = AutoProcessor.from_pretrained(place)
    except Exception as error:  # of transformers, safetensors and the hub
        raise AssemblyError(
            f"{path} can't be read as a model of pictures and words ({type(error).__name__}): {one_line(error)}"
        ) from error
    if not hasattr(processor, "image_processor") or not hasattr(processor, "tokenizer"):
        raise AssemblyError(
            f"{path} has no processor of pictures and words: expected preprocessor_config.json"
        )
    if not (processor.chat_template or processor.tokenizer.chat_template):
        raise AssemblyError(f"{path} has no chat template, so it can't be known how questions are put to it")
    if processor.tokenizer.pad_token is None:
        processor.tokenizer.pad_token = processor.tokenizer.eos_token
    return Lmm(model.to(device).eval(), processor, str(path))


def save(lmm: Lmm, folder: str | Path, *, weights: Any = None) -> Path:
    """Write a model as `load` and transformers read it: whole, or not at all.

    Args:
        weights: others than the model has now, by their names.
    """
    with published(Path(folder)) as partial, quiet():
        lmm.model.save_pretrained(str(partial), state_dict=weights)
        lmm.processor.save_pretrained(str(partial))
    return Path(folder)


def assemble(
    tower: str | Path,
    language: str | Path,
    *,
    layer: int = -2,
    seed: int = 0,
    dtype: str = "float32",
    device: str = "cpu",
) -> Lmm:
    """A new model of a tower, a new projector, and a language model.

    Args:
        tower: a run of `geodsl train clip` or another model of open_clip's with a ViT for pictures, or a folder or
            name of a CLIP or SigLIP of Hugging Face's.
        language: a folder or name of a causal language model of Hugging Face's.
        layer: whose features are looked at: -1 the last, -2 the one before it.
        seed: of the projector's first weights.

    Raises:
        AssemblyError: if one can't be read, or they can't be put together.
    """
    import torch
    from transformers import LlavaConfig, LlavaForConditionalGeneration

    with quiet():
        vision, looks = vision_of(place_of(tower), dtype)
        words, tokenizer = _language(language, dtype)
        mark = _marked(words, tokenizer)
    side, extra = _grid(vision, layer, str(tower))
    config = LlavaConfig(
        vision_config=vision.config,
        text_config=words.config,
        image_token_index=mark,
        image_seq_length=side * side,
        vision_feature_layer=layer,
        vision_feature_select_strategy="default" if extra else "full",
        projector_hidden_act="gelu",
        tie_word_embeddings=words.config.tie_word_embeddings,
    )
    with torch.device("meta"):
        model: Any = LlavaForConditionalGeneration(config)
    # What is there is taken as it is, so nothing is in memory twice.
    model.model.vision_tower, model.model.language_model = vision, words.get_decoder()
    model.lm_head = words.get_output_embeddings()
    model.model.multi_modal_projector = _projector(config, seed).to(getattr(torch, dtype))
    model.generation_config = words.generation_config
    model.config.dtype = getattr(torch, dtype)
    return Lmm(model.to(device).eval(), _processor(looks, tokenizer, vision, extra), f"{tower} + {language}")


def _projector(config: Any, seed: int) -> Any:
    """Two linear layers with a GELU between them; the first weights spread as transformers does it."""
    import torch
    from transformers.models.llava.modeling_llava import LlavaMultiModalProjector

    made: Any = LlavaMultiModalProjector(config)
    random = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for layer in (made.linear_1, made.linear_2):
            layer.weight.normal_(0.0, layer.in_features**-0.5, generator=random)
            layer.bias.zero_()
    return made


# -- the tower ----------------------------------------------------------------------------------------------


def _grid(vision: Any, layer: int, name: str) -> tuple[int, int]:
    """How many patches a side has, and how many features more the tower gives: a class token, or none."""
    import torch

    config = vision.config
    size, side = config.image_size, config.image_size // config.patch_size
    layers = config.num_hidden_layers
    if not -layers - 1 <= layer <= layers:
        raise AssemblyError(f"layer {layer}: {name} has {layers}; expected {-layers - 1} to {layers}")
    blank = torch.zeros((1, 3, size, size), dtype=next(vision.parameters()).dtype)
    with torch.no_grad():
        seen = vision(pixel_values=blank, output_hidden_states=True).hidden_states[layer]
    extra = seen.shape[1] - side * side
    if extra not in (0, 1):
        raise AssemblyError(f"the tower {name} gives {seen.shape[1]} features of {side} x {side} patches")
    return side, extra


# -- the words ----------------------------------------------------------------------------------------------


def _language(language: str | Path, dtype: str) -> tuple[Any, Any]:
    from transformers import AutoModelForCausalLM, AutoTokenizer

    place = place_of(language)
    try:
        words = AutoModelForCausalLM.from_pretrained(place, dtype=dtype)
        tokenizer: Any = AutoTokenizer.from_pretrained(place)
    except Exception as error:
        raise AssemblyError(
            f"the language model {language} can't be read ({type(error).__name__}): {one_line(error)}"
        ) from error
    head = words.get_output_embeddings()
    if head is None or getattr(head, "bias", None) is not None:
        raise AssemblyError(
            f"the language model {language} has a {type(words).__name__}'s head with a bias; LLaVA's has none"
        )
    if tokenizer.eos_token is None:
        raise AssemblyError(f"the tokenizer of {language} has no end of text, so no answer would ever end")
    if tokenizer.pad_token is None:
        tokenizer.pad_token = tokenizer.eos_token
    return words, tokenizer


def _marked(words: Any, tokenizer: Any) -> int:
    """The number of the token that stands for a picture, added where there is none."""
    found = tokenizer.get_vocab().get(MARK)
    if found is None:
        tokenizer.add_special_tokens(
            {"additional_special_tokens": [MARK]}, replace_extra_special_tokens=False
        )
        found = tokenizer.convert_tokens_to_ids(MARK)
    if found >= words.get_input_embeddings().weight.shape[0]:
        words.resize_token_embeddings(len(tokenizer), mean_resizing=False)
    return int(found)


def _processor(looks: Any, tokenizer: Any, vision: Any, extra: int) -> Any:
    """What makes inputs: the tower's own mean and spread, all of the picture, and the language model's own template."""
    from transformers import LlavaProcessor
    from transformers.models.llava.image_processing_llava import LlavaImageProcessor

    size = {"height": vision.config.image_size, "width": vision.config.image_size}
    # A crop cuts letters off, and a squash bends angles: what isn't square is padded with the mean colour.
    pictures = LlavaImageProcessor(
        do_pad=True,
        do_resize=True,
        do_center_crop=False,
        size=size,
        crop_size=size,
        resample=looks.resample,
        image_mean=looks.image_mean,
        image_std=looks.image_std,
        do_convert_rgb=True,
    )
    own = tokenizer.chat_template
    return LlavaProcessor(
        image_processor=pictures,
        tokenizer=tokenizer,
        patch_size=vision.config.patch_size,
        vision_feature_select_strategy="default" if extra else "full",
        num_additional_image_tokens=extra,
        image_token=MARK,
        chat_template=flattened(own, MARK) if own else plain(MARK),
    )


# -- both ---------------------------------------------------------------------------------------------------


def place_of(path: str | Path) -> str:
    """A folder, the result in a run's folder, or a name of the hub's."""
    final = Path(path) / FINAL
    return str(final if final.is_dir() else path)
