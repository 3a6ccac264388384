"""Reading: sources in, reports out, with every stretch of a report marked for what it is."""
