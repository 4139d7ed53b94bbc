"""What the posts demand of a piece of mail, as rules without paper: so far the Intelligent Mail barcode."""
