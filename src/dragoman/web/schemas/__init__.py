"""What the API's answers look like, as JSON Schema: made from the records themselves."""
