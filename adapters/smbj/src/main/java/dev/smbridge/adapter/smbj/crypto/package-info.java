/**
 * The cryptography of SMB 3 at the speed of the wire: what smbj takes from BouncyCastle, taken from
 * native code or the JDK where that is faster, and a transport that lets nothing unauthenticated
 * through.
 */
@NullMarked
package dev.smbridge.adapter.smbj.crypto;

import org.jspecify.annotations.NullMarked;
