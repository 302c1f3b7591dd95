/** Logging in to Kerberos realms with what the JDK has, for every backend alike. */
@NullMarked
package dev.smbridge.domain.kerberos;

import org.jspecify.annotations.NullMarked;
