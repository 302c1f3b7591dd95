package dev.smbridge.arch.broken.entrypoints.smbridge.local;

import dev.smbridge.arch.broken.entrypoints.smbridge.lambda.Entrypoint;

/** An entrypoint that knows the other. */
record KnowsLambda(Entrypoint entrypoint) {}
