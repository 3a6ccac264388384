"""Coding: from a cleaned report to its claims."""
