/**
 * A private Samba for tests and for the demo: real servers on loopback, as any user, always
 * stopped.
 */
@NullMarked
package dev.smbridge.testing.samba;

import org.jspecify.annotations.NullMarked;
