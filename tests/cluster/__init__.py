"""Deriving on a Dask cluster."""
