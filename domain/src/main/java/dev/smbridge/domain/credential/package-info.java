/** Who logs in, and where the secret for it is kept. */
@NullMarked
package dev.smbridge.domain.credential;

import org.jspecify.annotations.NullMarked;
