package dev.smbridge.adapter.jcifsng;

import dev.smbridge.adapter.smb.login.LoginExchange;
import dev.smbridge.adapter.smb.ntlm.NtlmAccount;
import dev.smbridge.adapter.smb.ntlm.NtlmMechanism;
import dev.smbridge.domain.credential.Credential;
import dev.smbridge.domain.failure.FileFailure;
import dev.smbridge.domain.share.Encryption;
import dev.smbridge.domain.share.FileServer;
import dev.smbridge.domain.transfer.Deadline;
import jcifs.smb.CredentialsInternal;
import org.jspecify.annotations.Nullable;

/** A user name and a password ([MS-NLMP]). */
final class NtlmIdentity implements Identity {
  private final Credential credential;
  private @Nullable NtlmAccount account;

  NtlmIdentity(Credential credential) {
    this.credential = credential;
  }

  @Override
  public String account() {
    return credential.account();
  }

  @Override
  public String serverName(FileServer server) {
    return server.address().host();
  }

  /** The credential's owner may have erased it before a link is met. */
  @Override
  public synchronized CredentialsInternal once(FileServer server, Deadline deadline)
      throws FileFailure {
    var known = account;
    if (known == null) {
      known = NtlmAccount.of(credential);
      account = known;
    }
    var seals = server.policy().encryption() == Encryption.REQUIRED;
    var mechanism = new NtlmMechanism(known, serverName(server), seals);
    return new LoginCredentials(new LoginExchange(mechanism));
  }

  @Override
  public FileFailure refusal(FileFailure answer, String host) {
    return answer;
  }

  @Override
  public synchronized void forget() {
    account = null;
  }
}
