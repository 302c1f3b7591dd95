/** What stands between a use case and a share: connections that are pooled, leased and settled. */
@NullMarked
package dev.smbridge.domain.session;

import org.jspecify.annotations.NullMarked;
