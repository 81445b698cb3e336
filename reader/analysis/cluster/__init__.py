"""A Dask cluster as who reads articles anew; only where somebody installs what it needs."""
