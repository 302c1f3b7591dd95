package dev.smbridge.arch.broken.nativeshared.smbridge.adapter.one;

import dev.smbridge.arch.broken.nativeshared.smbridge.adapter.nativecrypto.Shared;

/** An adapter of something else that uses it. */
record KnowsShared(Shared shared) {}
