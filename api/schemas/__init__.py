"""What the service answers with: one model per thing, each with the example that the OpenAPI page shows."""
