"""The pages. Every view says in a decorator who may use it."""
