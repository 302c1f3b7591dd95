/** A TCP proxy that records and misbehaves on demand, to put between a client and a server. */
@NullMarked
package dev.smbridge.testing.network;

import org.jspecify.annotations.NullMarked;
