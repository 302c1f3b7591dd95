/**
 * Logging in by GSS-API tokens inside SPNEGO (RFC 4178, [MS-SPNG]): one text for every backend,
 * which carries the tokens and takes the session's key.
 */
@NullMarked
package dev.smbridge.adapter.smb.login;

import org.jspecify.annotations.NullMarked;
