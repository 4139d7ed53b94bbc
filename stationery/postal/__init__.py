"""What the posts demand of a piece of mail, as rules without paper: folds, window play, weight, barcode."""
