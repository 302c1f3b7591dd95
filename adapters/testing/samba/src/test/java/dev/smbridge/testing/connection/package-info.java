/** What every SMB backend does when the network or the server lets it down. */
@NullMarked
package dev.smbridge.testing.connection;

import org.jspecify.annotations.NullMarked;
