"""Pictures that come in: a signature out of a photograph."""
