package dev.smbridge.adapter.smbj;

import com.hierynomus.smbj.connection.NegotiatedProtocol;
import dev.smbridge.adapter.smbj.wire.Exchange;

/**
 * What a server has said of itself ([MS-SMB2] 2.2.4), held against what is ever asked for.
 *
 * @param name as it was asked for
 */
record ServerLimits(String name, int mostRead, int mostWritten, int mostTransacted) {
  static ServerLimits of(String name, NegotiatedProtocol negotiated) {
    return new ServerLimits(
        name,
        Math.min(Exchange.MOST_PAYLOAD_BYTES, negotiated.getMaxReadSize()),
        Math.min(Exchange.MOST_PAYLOAD_BYTES, negotiated.getMaxWriteSize()),
        Math.min(Exchange.MOST_PAYLOAD_BYTES, negotiated.getMaxTransactSize()));
  }
}
