"""Words into lines, lines into blocks, blocks down the sheet."""
