/** What SMB says and how it is reached, for every backend alike. */
@NullMarked
package dev.smbridge.domain.protocol;

import org.jspecify.annotations.NullMarked;
