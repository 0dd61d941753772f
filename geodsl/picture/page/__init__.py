"""The page: where everything of a sketch goes, for all figures of a batch at once, down to the display list."""
