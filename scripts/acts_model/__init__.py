"""What the training of the model of acts is made of: its examples, its net, its vectors."""
