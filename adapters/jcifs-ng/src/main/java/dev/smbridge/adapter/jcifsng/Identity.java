package dev.smbridge.adapter.jcifsng;

import dev.smbridge.domain.credential.Credential;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.FileServer;
import dev.smbridge.domain.transfer.Deadline;
import jcifs.smb.CredentialsInternal;

/** Who logs in, by NTLM or by Kerberos, and never by one in place of the other. */
interface Identity {
  /** As an operator writes it. */
  String account();

  /** The server's name as the login says it, whatever address is dialled. */
  String serverName(FileServer server) throws FileFailure;

  /**
   * The library's form of it, good for one login.
   *
   * @throws FileFailure {@code AUTHENTICATION}, {@code INVALID_REQUEST} for a credential that lacks
   *     what is needed
   */
  CredentialsInternal once(FileServer server, Deadline deadline) throws FileFailure;

  /**
   * What the server's refusal means for such an identity.
   *
   * @param host the server's name, as the login says it
   */
  FileFailure refusal(FileFailure answer, String host);

  /** Forgets tickets. */
  void forget();

  /** The identity that a server is configured with. */
  static Identity of(FileServer server, Credential credential) {
    return switch (server.authentication()) {
      case NTLM -> new NtlmIdentity(credential);
      case KERBEROS -> new KerberosIdentity(credential);
    };
  }
}
