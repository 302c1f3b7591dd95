/** Both backends behind the use cases, against real servers of every kind. */
@NullMarked
package dev.smbridge.local.server;

import org.jspecify.annotations.NullMarked;
