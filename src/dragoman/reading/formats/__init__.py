"""One module a format: each takes an open file and gives what it says of reports, item by item."""
