package dev.smbridge.arch.broken.upwards.smbridge.adapter.one;

import dev.smbridge.arch.broken.upwards.smbridge.lambda.Entrypoint;

/** An adapter that knows an entrypoint. */
record KnowsEntrypoint(Entrypoint entrypoint) {}
