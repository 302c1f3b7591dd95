/** Logging in to Kerberos realms with what the JDK has, for every backend alike. */
@NullMarked
package dev.smbridge.adapter.smb.kerberos;

import org.jspecify.annotations.NullMarked;
