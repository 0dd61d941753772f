"""The centres of triangles by their names, and into which of them each is turned."""

from __future__ import annotations

from geodsl.facts.centroid_of import CentroidOf
from geodsl.facts.circumcenter_of import CircumcenterOf
from geodsl.facts.excenter_of import ExcenterOf
from geodsl.facts.incenter_of import IncenterOf
from geodsl.facts.notable_points import (
    BevanPointOf,
    DeLongchampsPointOf,
    FermatPointOf,
    FirstBrocardPointOf,
    GergonnePointOf,
    MittenpunktOf,
    NagelPointOf,
    NinePointCenterOf,
    SecondBrocardPointOf,
    SpiekerCenterOf,
    SymmedianPointOf,
)
from geodsl.facts.orthocenter_of import OrthocenterOf
from geodsl.language.kinds import CENTERS as WORDS
from geodsl.language.term import Fact

__all__ = ["CENTERS", "NATURAL"]

_KINDS: tuple[type[Fact], ...] = (
    CircumcenterOf,
    IncenterOf,
    CentroidOf,
    OrthocenterOf,
    NinePointCenterOf,
    GergonnePointOf,
    NagelPointOf,
    SymmedianPointOf,
)
CENTERS: dict[str, type[Fact]] = dict(zip(WORDS, _KINDS, strict=True))

_FOUR = WORDS[:4]  # those that everybody knows

NATURAL: dict[type[Fact], tuple[str, ...]] = {
    CircumcenterOf: _FOUR,
    IncenterOf: (*_FOUR, "gergonne point", "nagel point"),
    CentroidOf: (*_FOUR, "symmedian point"),
    OrthocenterOf: (*_FOUR, "nine-point center"),
    ExcenterOf: ("incenter",),
    NinePointCenterOf: _FOUR,
    GergonnePointOf: ("incenter", "nagel point", "centroid"),
    NagelPointOf: ("incenter", "gergonne point", "centroid"),
    SymmedianPointOf: ("centroid", "incenter"),
    SpiekerCenterOf: ("incenter", "centroid"),
    MittenpunktOf: ("incenter", "centroid"),
    FermatPointOf: ("incenter", "centroid"),
    FirstBrocardPointOf: ("incenter", "centroid"),
    SecondBrocardPointOf: ("incenter", "centroid"),
    DeLongchampsPointOf: ("orthocenter", "circumcenter"),
    BevanPointOf: ("circumcenter", "incenter"),
}
