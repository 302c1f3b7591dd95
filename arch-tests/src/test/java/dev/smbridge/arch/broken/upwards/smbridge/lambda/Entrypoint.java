package dev.smbridge.arch.broken.upwards.smbridge.lambda;

/** The entrypoint that is known. */
public record Entrypoint() {}
