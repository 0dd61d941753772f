"""Lines and rays with one another."""

from __future__ import annotations

__all__ = ["WORDINGS"]

WORDINGS = {
    "Parallel": """
        {l} is parallel to {m}
        {l!} and {m!} are parallel
        {l} runs parallel to {m}
        {l!} and {m!} are parallel to each other
        {l!} and {m!} run parallel to one another
        {l} is a parallel to {m}
        terse: {l!} ∥ {m!}
        terse: {l!} // {m!}
        terse: {l} parallel to {m}
        textbook: we have {l!} ∥ {m!}
        textbook: {l!} and {m!} are parallels
        descriptive: {l!} and {m!} keep the same distance from each other throughout
        descriptive: {l!} and {m!} run parallel
        descriptive: {l} lies parallel to {m}
    """,
    "Perpendicular": """
        {l} is perpendicular to {m}
        {l!} and {m!} are perpendicular
        {l!} and {m!} are perpendicular to each other
        {l} is at right angles to {m}
        {l} makes a right angle with {m}
        {l!} and {m!} are at right angles
        terse: {l!} ⊥ {m!}
        terse: {l} perpendicular to {m}
        terse: {l} at right angles to {m}
        textbook: we have {l!} ⊥ {m!}
        textbook: {l} is a perpendicular to {m}
        textbook: {l} is orthogonal to {m}
        descriptive: {l} stands at a right angle to {m}
        descriptive: {l!} and {m!} form a right angle
        descriptive: {l} runs at right angles to {m}
    """,
    "Concurrent": """
        {lines} are concurrent
        {lines} meet at one point
        {lines} pass through a common point
        {lines} have a point in common
        {lines} intersect at a single point
        there is a point through which {lines} all pass
        terse: {lines} concurrent
        terse: {lines} through one point
        textbook: {lines} all intersect at one point
        textbook: {lines} share a common point
        descriptive: {lines} all run through the same point
        descriptive: {lines} all cross at one spot
    """,
    "RaysMeet": """
        {a} meets {b}
        {a!} and {b!} meet
        {a} intersects {b}
        {a!} and {b!} intersect
        {a} crosses {b}
        there is a point at which {a} meets {b}
        terse: {a} meeting {b}
        terse: {a!} and {b!} intersecting
        textbook: {a!} and {b!} intersect each other
        textbook: {a} has a point of intersection with {b}
        descriptive: {a} runs into {b}
        descriptive: {a!} and {b!} come together at a point
    """,
}
