"""What ``scripts/train_pairs.py`` is made of: the encoder that judges given parties."""
