"""The channels people write on; each file translates one platform and nothing else."""
