"""The lines of an address, in the format of its country."""
