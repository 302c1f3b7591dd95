/** The driven ports towards a file server, and what keeps their use safe. */
@NullMarked
package dev.smbridge.domain.share;

import org.jspecify.annotations.NullMarked;
