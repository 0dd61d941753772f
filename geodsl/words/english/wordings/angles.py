"""Kinds of angles."""

from __future__ import annotations

__all__ = ["WORDINGS"]

WORDINGS = {
    "RightAngle": """
        {a} is a right angle
        {a} is right
        {a} is a 90° angle
        the arms of {a} are perpendicular
        {a} has perpendicular arms
        {a} forms a right angle
        terse: right angle {a!}
        terse: {a}: right angle
        textbook: {a} is equal to a right angle
        textbook: {a} is an angle whose arms are perpendicular
        textbook: the sides of {a} are perpendicular to each other
        descriptive: the arms of {a} meet at a right angle
        descriptive: {a} forms a right-angled corner
        descriptive: {a} is a quarter of a full turn
    """,
    "AcuteAngle": """
        {a} is acute
        {a} is an acute angle
        {a} is smaller than a right angle
        {a} forms an acute angle
        {a} is less than a right angle
        terse: {a} acute
        terse: {a}: acute angle
        textbook: the arms of {a} enclose an acute angle
        textbook: the measure of {a} is below 90°
        descriptive: {a} opens less wide than a right angle
        descriptive: {a} is sharper than a right angle
    """,
    "ObtuseAngle": """
        {a} is obtuse
        {a} is an obtuse angle
        {a} is larger than a right angle
        {a} forms an obtuse angle
        {a} is greater than a right angle
        terse: {a} obtuse
        terse: {a}: obtuse angle
        textbook: the arms of {a} enclose an obtuse angle
        textbook: the measure of {a} is above 90°
        descriptive: {a} opens wider than a right angle
        descriptive: {a} is blunter than a right angle
    """,
}
