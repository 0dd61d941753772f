"""Regions that are filled, and with what."""

from __future__ import annotations

__all__ = ["WORDINGS"]

WORDINGS = {
    "Shaded": """
        {r} is shaded
        {r} is filled
        {r} is filled in
        all of {r} is shaded
        the whole of {r} is shaded
        the interior of {r} is shaded
        terse: {r} shaded
        terse: {r}: shaded
        textbook: {r} has been shaded
        textbook: {r} is shown shaded
        descriptive: there is shading all over {r}
        descriptive: the shading covers the whole of {r}
    """,
    "Unshaded": """
        {r} is unshaded
        {r} is left unshaded
        {r} as a whole is unshaded
        {r} is unfilled
        {r} as a whole is left unfilled
        terse: {r} unshaded
        terse: {r}: unshaded
        textbook: {r} has been left unshaded
        textbook: {r} is shown unshaded
        descriptive: {r} has a filling of its own left out
        descriptive: {r} as a whole is left without shading
    """,
    "Hatched": """
        {r} is hatched
        {r} is shaded by hatching
        {r} is filled with hatching
        {r} is filled with parallel strokes
        the whole of {r} is hatched
        terse: {r} hatched
        terse: {r}: hatching
        textbook: {r} has been hatched
        textbook: {r} is shown hatched
        descriptive: there is hatching all over {r}
        descriptive: parallel strokes fill the whole of {r}
    """,
    "Crosshatched": """
        {r} is crosshatched
        {r} is shaded by crosshatching
        {r} is filled with crosshatching
        {r} is filled with crossing strokes
        the whole of {r} is crosshatched
        terse: {r} crosshatched
        terse: {r}: crosshatching
        textbook: {r} has been crosshatched
        textbook: {r} is shown crosshatched
        descriptive: there is crosshatching all over {r}
        descriptive: strokes in two directions fill the whole of {r}
    """,
    "Stippled": """
        {r} is stippled
        {r} is shaded by stippling
        {r} is filled with stippling
        {r} is filled with dots
        the whole of {r} is stippled
        terse: {r} stippled
        terse: {r}: stippling
        textbook: {r} has been stippled
        textbook: {r} is shown stippled
        descriptive: there are dots all over {r}
        descriptive: small dots fill the whole of {r}
    """,
    "Toned": """
        {r} is filled with an even tone
        {r} is shaded in an even tone
        {r} has an even tone
        {r} is filled with one even tone
        the whole of {r} is filled with an even tone
        terse: {r} in an even tone
        terse: {r}: even tone
        textbook: {r} has been filled with an even tone
        textbook: {r} has been shaded in an even tone
        descriptive: there is an even tone all over {r}
        descriptive: one even tone fills the whole of {r}
    """,
    "ShadedOutside": """
        {r} is shaded outside {holes}
        the part of {r} outside {holes} is shaded
        {r} is shaded except for what lies in {holes}
        all of {r} that lies outside {holes} is shaded
        {r} is shaded with {holes} left out
        terse: {r} shaded outside {holes}
        terse: {r}: shaded outside {holes}
        textbook: the region of {r} outside {holes} is shaded
        textbook: the part of {r} exterior to {holes} has been shaded
        descriptive: there is shading in {r} outside {holes}
        descriptive: the shading fills what {r} has outside {holes}
    """,
    "ShadedInside": """
        {r} is shaded inside {within}
        the part of {r} inside {within} is shaded
        the overlap of {r} with {within} is shaded
        the part that {r} has in common with {within} is shaded
        the intersection of {r} with {within} is shaded
        terse: {r} shaded inside {within}
        terse: {r}: shaded inside {within}
        textbook: the region of {r} inside {within} is shaded
        textbook: the part of {r} inside {within} has been shaded
        descriptive: there is shading where {r} overlaps {within}
        descriptive: the shading fills what {r} has in common with {within}
    """,
}
