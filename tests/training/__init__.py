"""Tests of what the training shows the network; the training itself needs PyTorch."""
