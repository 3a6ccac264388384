"""What people say of the coder's claims: right or wrong, and what they should have been."""
