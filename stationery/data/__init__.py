"""YAML, the folders of data and the files that we write: text into tables that know their lines."""
