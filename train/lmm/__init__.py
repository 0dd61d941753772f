"""Models of pictures and words: put together, taught by examples, by preferences and by reward."""
