package dev.smbridge.arch.broken.smbshared.smbridge.adapter.one;

import dev.smbridge.arch.broken.smbshared.smbridge.adapter.smb.Shared;

/** An adapter of something else that uses it. */
record KnowsShared(Shared shared) {}
