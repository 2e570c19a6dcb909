"""What the service answers with: one model per thing."""
