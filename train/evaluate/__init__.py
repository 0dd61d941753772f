"""What a model sees: measured on groups, on other people's tests and on general pictures, beside what can't see."""

from __future__ import annotations

from train.evaluate.cases import Case, case_of, cases_of
from train.evaluate.encoders import Encoder, TowerEncoder, features_of, fresh
from train.evaluate.errors import EvaluateError
from train.evaluate.findings import METRICS, Figure, Probe
from train.evaluate.pictures import CHANGES, Picture
from train.evaluate.probe import probe, scores
from train.evaluate.slices import Known

__all__ = [
    "CHANGES",
    "METRICS",
    "Case",
    "Encoder",
    "EvaluateError",
    "Figure",
    "Known",
    "Picture",
    "Probe",
    "TowerEncoder",
    "case_of",
    "cases_of",
    "features_of",
    "fresh",
    "probe",
    "scores",
]
