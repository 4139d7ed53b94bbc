"""What leaves as e-mail: a message as plain text, as HTML, as a draft's file and as a link. Nothing is ever sent."""
