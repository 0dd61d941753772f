"""English."""

CODE = "en"
NAME = "English"
