"""The parse as the rules see it: its nodes, its mended slips, who stands where in a clause."""
