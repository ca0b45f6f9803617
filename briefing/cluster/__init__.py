"""Deriving a briefing on a Dask cluster, where an archive outgrows a laptop. Only `briefing index` asks for it."""

from briefing.cluster.joining import ClusterError, joined, started

__all__ = ["ClusterError", "joined", "started"]
