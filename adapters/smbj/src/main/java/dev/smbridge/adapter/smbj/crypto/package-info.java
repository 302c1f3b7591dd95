/**
 * The cryptography of SMB at the speed of the wire: AES from native code or from the JDK, whichever
 * is faster, and what the library asks for while it logs in.
 */
@NullMarked
package dev.smbridge.adapter.smbj.crypto;

import org.jspecify.annotations.NullMarked;
