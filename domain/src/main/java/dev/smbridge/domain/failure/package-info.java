/** The one failure: what went wrong, whether a retry can help, and whether anything took effect. */
@NullMarked
package dev.smbridge.domain.failure;

import org.jspecify.annotations.NullMarked;
