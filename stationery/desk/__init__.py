"""The desk: a page in the browser, served on this computer alone, where letters are written, seen and printed."""
