"""The tables of docs/training.md: `python -m train.clip.manual` writes them anew."""

from __future__ import annotations

from pathlib import Path

from geodsl.settings import manual
from train.clip.config import ClipConfig

__all__ = ["PAGE", "filled", "losses"]

PAGE = Path(__file__).parents[2] / "docs" / "training.md"

# What each loss is, in one line; what it needs and which options it has, it tells itself.
FORMULAS = {
    "softmax": "½ (mean_i ℓ(s_i·) + mean_j ℓ(s_·j)), ℓ(s_i·) = −log( e^s_ii / (e^s_ii + Σ_j F_ij e^s_ij) )",
    "sigmoid": "1/n Σ_ij −log σ( y_ij (s_ij + b) ), y_ij = 1 where caption j is true of picture i, else −1",
    "negclip": "`softmax`, in which all false captions are further columns for the pictures",
    "list_images": "mean_i −log( e^s(v_i, t_i) / (e^s(v_i, t_i) + Σ_k e^s(v⁻_ik, t_i)) )",
    "list_texts": "mean_i −log( e^s(v_i, t_i) / (e^s(v_i, t_i) + Σ_k e^s(v_i, t⁻_ik)) )",
    "siblings": "`softmax` or `sigmoid` of all members of all groups, each with its own caption",
    "hard_negatives": "`list_texts` + the same over v⁻ = (v + sg(t⁻ − t)) / |…| with the caption as anchor",
    "dynamic_margin": "mean_ik relu( m_kind + s(v_i, t⁻_ik) − s(v_i, t_i) ), m the distance a step before",
    "positive_margin": "mean_i relu( α − s(v_i, t_i) ), α learns",
    "severity_margin": "mean_ik relu( margin · σ_ik / (σ_ik + half) − s(v_i, t_i) + s(v⁻_ik, t_i) ), σ in visible gaps",
}


def losses() -> str:
    """Every loss with its formula, what it needs of a batch, and its options."""
    from train.losses import PARTS
    from train.losses.mix import options_of

    rows = ["| loss | formula | needs | options |", "|---|---|---|---|"]
    for name, part in PARTS.items():
        needs = ", ".join(_NEEDED[n] for n in part.needs if n in _NEEDED)
        options = ", ".join(f"`{option}`" for option in options_of(part.make))
        rows.append(f"| `{name}` | {FORMULAS[name].replace('|', '¦')} | {needs} | {options} |")
    return "\n".join(rows) + "\n"


_NEEDED = {
    "bias": "a bias",
    "negative_images": "negative pictures",
    "sibling_texts": "their captions",
    "negative_texts": "false captions",
    "kinds": "their kinds",
    "severity": "severities",
}


def filled(page: str) -> str:
    """The page with the tables as they are now."""
    page = manual.filled(page, "fields", manual.table(ClipConfig))
    return manual.filled(page, "losses", losses())


if __name__ == "__main__":
    manual.write(PAGE, filled)
