package dev.smbridge.arch.broken.seesports.smbridge.local;

import dev.smbridge.domain.share.Share;

/** An entrypoint that goes past the file operations. */
record SeesPort(Share share) {}
