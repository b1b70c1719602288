"""`python -m csto_cli`."""

from csto_cli.main import run

if __name__ == "__main__":
    run()
