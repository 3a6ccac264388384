"""Acts: who does what to whom, as what, and with which status."""
