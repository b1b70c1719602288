"""`python -m csto_cli`."""

from csto_cli.entry import run

if __name__ == "__main__":
    run()
