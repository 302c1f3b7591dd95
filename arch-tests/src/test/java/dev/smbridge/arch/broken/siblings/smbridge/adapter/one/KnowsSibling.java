package dev.smbridge.arch.broken.siblings.smbridge.adapter.one;

import dev.smbridge.arch.broken.siblings.smbridge.adapter.two.Sibling;

/** An adapter that knows another. */
record KnowsSibling(Sibling sibling) {}
