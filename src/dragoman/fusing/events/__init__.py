"""Claims of one happening fused, explained claim by claim, and how what is told of it moved."""
