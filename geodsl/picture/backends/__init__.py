"""Backends: each turns a display list into one kind of file, as a fold over its items."""
