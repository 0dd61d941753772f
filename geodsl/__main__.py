"""`python -m geodsl` is `geodsl`."""

from geodsl.cli import main

if __name__ == "__main__":
    main(prog_name="geodsl")
