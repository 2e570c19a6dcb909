"""The endpoints, one file per thing that they answer about."""
