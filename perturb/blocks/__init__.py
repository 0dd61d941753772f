"""From a plan to groups, many figures at once."""
