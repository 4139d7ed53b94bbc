"""What postal services require of a mail piece: folds, window play, weight, barcode."""
