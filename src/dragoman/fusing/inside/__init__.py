"""Clashes inside one report: dates, names, offices, headline against body."""
