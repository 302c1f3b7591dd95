/**
 * Cryptography in native code, loaded once a process, for the adapters that move bulk: of SMB and
 * of AWS's services alike.
 */
@NullMarked
package dev.smbridge.adapter.nativecrypto;

import org.jspecify.annotations.NullMarked;
