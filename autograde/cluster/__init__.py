"""Marks submissions on the machines of a Dask cluster; what they earned is kept elsewhere."""
