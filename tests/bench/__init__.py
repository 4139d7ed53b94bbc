"""How long things take, in ratios that travel from machine to machine: `python -m tests.bench`."""
