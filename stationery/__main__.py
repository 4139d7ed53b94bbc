"""python -m stationery."""

from stationery.cli.startup import main

main()
