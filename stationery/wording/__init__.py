"""A Letter turned into every word that will stand on the paper."""
