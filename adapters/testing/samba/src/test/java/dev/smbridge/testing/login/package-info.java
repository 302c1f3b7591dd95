/** What a backend's login tells whoever stands between it and the server, and believes of him. */
@NullMarked
package dev.smbridge.testing.login;

import org.jspecify.annotations.NullMarked;
