package dev.smbridge.adapter.smbj.wire;

import dev.smbridge.adapter.smbj.crypto.Slice;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/**
 * What keeps the messages of a session from being read or changed on their way ([MS-SMB2] 3.1.4).
 * Whatever it does not vouch for is thrown. Safe from many threads.
 */
public sealed interface Protection permits EncryptedMessages, SignedMessages {
  /** What it adds to the messages of a frame, at the most. */
  int overheadBytes();

  /**
   * Protects requests.
   *
   * @param frame takes what is sent, from {@code at} on
   * @return how many bytes that is
   */
  int protect(Outgoing requests, byte[] frame, int at) throws GeneralSecurityException;

  /**
   * Opens a frame, whose array it takes over.
   *
   * @return the messages in clear; nothing where it holds a notice that was not asked for
   * @throws InvalidMessageException where it cannot be vouched for
   */
  @Nullable Slice open(Slice frame, Buffers buffers) throws InvalidMessageException;

  /**
   * Checks a message of an opened frame.
   *
   * @throws InvalidMessageException where it cannot be vouched for
   */
  void verify(Message message) throws InvalidMessageException;
}
