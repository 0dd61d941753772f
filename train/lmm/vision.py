"""What sees: the picture half of a CLIP or a SigLIP, and the pair of which it is the half.

A pair is measured as any encoder is. With another picture half put into it, one that has learned on within a model of
pictures and words, it tells what became of the encoder.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from torch import Tensor, nn

from train.lmm.errors import AssemblyError, one_line
from train.lmm.quiet import quiet

if TYPE_CHECKING:
    from train.towers import Towers

__all__ = ["pair_of", "vision_of", "with_vision"]

_KINDS = {"clip": ("CLIPModel", "CLIPVisionModel"), "siglip": ("SiglipModel", "SiglipVisionModel")}
_HALF = "vision_model."  # under which some of transformers' releases keep the weights of what sees


def vision_of(tower: str | Path, dtype: str) -> tuple[Any, Any]:
    """The picture half, and what prepares its pictures.

    Args:
        tower: a folder or name of open_clip's or of Hugging Face's.

    Raises:
        AssemblyError: if there is none.
    """
    import transformers

    with _of_transformers(tower) as place, _read(f"the tower {tower}"):
        kind = _kind(place)
        vision = getattr(transformers, kind[1]).from_pretrained(place, dtype=dtype)
        return vision, transformers.AutoImageProcessor.from_pretrained(place)


def pair_of(tower: str | Path) -> Towers:
    """Both halves, as any encoder is measured.

    Raises:
        AssemblyError: if it has no half for texts, or can't be read.
    """
    import transformers

    from train.towers import Towers

    with quiet(), _of_transformers(tower) as place, _read(f"the encoder {tower}"):
        model = getattr(transformers, _kind(place)[0])
        config: Any = transformers.AutoConfig.from_pretrained(place)
        if not hasattr(config, "text_config"):
            raise AssemblyError(f"the encoder {tower} has no half for texts, so captions can't be put to it")
        both = _Pair(model.from_pretrained(place, dtype="float32").eval())
        words: Any = transformers.AutoTokenizer.from_pretrained(place)
        looks: Any = transformers.AutoImageProcessor.from_pretrained(place)

    def ids(texts: Sequence[str], context_length: int) -> Tensor:
        made = words(
            list(texts), padding="max_length", max_length=context_length, truncation=True, return_tensors="pt"
        )
        return made["input_ids"]

    def seen(picture: Any) -> Tensor:
        return looks(_square(picture.convert("RGB")), return_tensors="pt")["pixel_values"][0]

    text = {"context_length": config.text_config.max_position_embeddings}
    told = {"embed_dim": both.width, "text_cfg": text}
    return Towers(str(tower), both, ids, seen, seen, told, "fp32")


def with_vision(pair: Towers, vision: Mapping[str, Tensor]) -> None:
    """Put these weights of what sees in the place of a pair's own.

    Raises:
        AssemblyError: if they are of another architecture.
    """
    both: Any = pair.model.both
    half = both.vision_model
    try:
        half.load_state_dict({name.removeprefix(_HALF): value for name, value in vision.items()})
    except RuntimeError as error:
        raise AssemblyError(f"what sees isn't the picture half of {pair.name}: {one_line(error)}") from error


class _Pair(nn.Module):
    """A CLIP or a SigLIP of transformers', asked as one of open_clip's is."""

    def __init__(self, both: Any) -> None:
        super().__init__()
        self.both = both

    @property
    def width(self) -> int:
        config = self.both.config
        return int(getattr(config, "projection_dim", None) or config.vision_config.hidden_size)

    def encode_image(self, images: Tensor) -> Tensor:
        return _features(self.both.get_image_features(pixel_values=images))

    def encode_text(self, ids: Tensor) -> Tensor:
        return _features(self.both.get_text_features(input_ids=ids))


def _features(found: Any) -> Tensor:
    return getattr(found, "pooler_output", found)


def _square(picture: Any) -> Any:
    """A picture on a white square: one that isn't square would be squashed, which bends angles."""
    from PIL import Image

    if picture.width == picture.height:
        return picture
    side = max(picture.size)
    paper = Image.new("RGB", (side, side), "white")
    paper.paste(picture, ((side - picture.width) // 2, (side - picture.height) // 2))
    return paper


@contextmanager
def _of_transformers(tower: str | Path) -> Iterator[str]:
    """Where transformers reads it: itself, or for a while a folder that it is converted into."""
    from train.towers.errors import TowerError
    from train.towers.sources import CONFIG, source

    place = Path(tower)
    if (place / "config.json").is_file() and not (place / CONFIG).is_file():
        yield str(place)
        return
    try:
        found = source(str(place), None, None)
    except TowerError as ours:
        if place.exists() or str(tower).startswith(("hf-hub:", "local-dir:")):
            raise AssemblyError(str(ours)) from None
        yield str(tower)
        return
    if found.weights is None:
        raise AssemblyError(
            f"{tower} has no weights: take a run of `geodsl train clip`, local-dir:, hf-hub:, or a folder of Hugging "
            "Face's"
        )
    from train.conversion import convert
    from train.towers import load as towers

    with TemporaryDirectory(prefix="geodsl-") as folder:
        try:
            whole: Any = towers(str(place))
            if not hasattr(whole.model.visual, "trunk"):
                whole.model.logit_bias = (
                    None  # of pairs; what sees has none, and transformers' CLIP has no place for it
                )
            convert(whole, Path(folder) / "tower")
        except TowerError as error:
            raise AssemblyError(f"the tower {tower} can't be taken: {error}") from None
        yield str(Path(folder) / "tower")


def _kind(place: str) -> tuple[str, str]:
    """The classes of the pair and of the half that sees."""
    import transformers

    config: Any = transformers.AutoConfig.from_pretrained(place)
    kind = _KINDS.get(str(config.model_type).removesuffix("_vision_model"))
    if kind is None:
        raise AssemblyError(
            f"the tower {place} is a {config.model_type}; expected a CLIP or a SigLIP with a ViT for pictures"
        )
    return kind


@contextmanager
def _read(what: str) -> Iterator[None]:
    """What goes wrong in transformers, safetensors and the hub, said as ours."""
    try:
        yield
    except AssemblyError:
        raise
    except Exception as error:
        raise AssemblyError(f"{what} can't be read ({type(error).__name__}): {one_line(error)}") from error
