"""Training of the encoder that tells acts: lessons from labelled sentences, the net, the file."""
