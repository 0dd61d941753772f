"""Letters: from the text of a label, read as a formula, to outlines out of pinned fonts."""
