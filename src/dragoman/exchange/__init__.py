"""Exchange: records as other programs want them."""
