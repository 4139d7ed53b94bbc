"""Random input for everything that reads what people wrote or other programs made; see CONTRIBUTING.md."""
