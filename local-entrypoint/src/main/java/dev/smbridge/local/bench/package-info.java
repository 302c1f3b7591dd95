/** Measures what a share does for its user. */
@NullMarked
package dev.smbridge.local.bench;

import org.jspecify.annotations.NullMarked;
