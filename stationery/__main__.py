"""python -m stationery."""

from stationery.cli.main import main

main()
