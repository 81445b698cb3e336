"""Keeping an eye on the running site: who asks for what, who signs in, what broke, whether all goes on."""
