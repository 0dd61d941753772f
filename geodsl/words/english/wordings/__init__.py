"""English wordings by theme."""
