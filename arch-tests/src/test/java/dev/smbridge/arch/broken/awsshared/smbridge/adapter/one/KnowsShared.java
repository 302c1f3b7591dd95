package dev.smbridge.arch.broken.awsshared.smbridge.adapter.one;

import dev.smbridge.arch.broken.awsshared.smbridge.adapter.aws.Shared;

/** An adapter of something else that uses it. */
record KnowsShared(Shared shared) {}
