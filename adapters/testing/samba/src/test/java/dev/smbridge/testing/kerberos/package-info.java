/** What every backend does alike with Kerberos, against real Active Directory domains. */
@NullMarked
package dev.smbridge.testing.kerberos;

import org.jspecify.annotations.NullMarked;
