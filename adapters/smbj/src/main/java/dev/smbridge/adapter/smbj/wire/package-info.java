/**
 * The exchange of messages with a server after the login ([MS-SMB2] 3.2). To read in this order:
 *
 * <ol>
 *   <li>{@link dev.smbridge.adapter.smbj.wire.Request} and the records that implement it: what is
 *       asked, named and laid out as in [MS-SMB2] 2.2.
 *   <li>{@link dev.smbridge.adapter.smbj.wire.Exchange}: sends requests and waits for their
 *       answers. A caller that waits reads for all while no other does.
 *   <li>{@link dev.smbridge.adapter.smbj.wire.Protection}: what keeps messages from being read or
 *       changed on their way.
 * </ol>
 *
 * <p>No thread belongs to a connection, and none to a request. Bytes are encrypted from where the
 * caller has them, and decrypted into buffers that are used again.
 */
@NullMarked
package dev.smbridge.adapter.smbj.wire;

import org.jspecify.annotations.NullMarked;
