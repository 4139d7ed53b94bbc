"""What people really type, one mistake a file: what is said, the exit code, and what stands on the page."""
