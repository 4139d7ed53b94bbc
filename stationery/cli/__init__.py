"""The shell: options into one call, the answer into a file and a line."""
