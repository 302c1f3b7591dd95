package dev.smbridge.arch.broken.entrypoints.smbridge.lambda;

/** The entrypoint that is known. */
public record Entrypoint() {}
