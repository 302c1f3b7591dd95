package dev.smbridge.adapter.smb.login;

import dev.smbridge.domain.failure.FileFailure;
import org.jspecify.annotations.Nullable;

/** What the server says in the course of a login: a negTokenResp (RFC 4178, 4.2.2). */
final class ServerToken {
  private static final int RESPONSE = Der.context(1);

  private final @Nullable State state;
  private final byte @Nullable [] mechanism;
  private final byte @Nullable [] token;
  private final byte @Nullable [] signature;

  private ServerToken(
      @Nullable State state,
      byte @Nullable [] mechanism,
      byte @Nullable [] token,
      byte @Nullable [] signature) {
    this.state = state;
    this.mechanism = mechanism;
    this.token = token;
    this.signature = signature;
  }

  /** Null where the server leaves it out. */
  @Nullable State state() {
    return state;
  }

  /** The object identifier that the server chose, or null. */
  byte @Nullable [] mechanism() {
    return mechanism;
  }

  byte @Nullable [] token() {
    return token;
  }

  /** Of the list of mechanisms, or null. */
  byte @Nullable [] signature() {
    return signature;
  }

  /** How far the server is; in the order of their numbers. */
  enum State {
    COMPLETED,
    INCOMPLETE,
    REJECTED,
    SIGNATURE_REQUESTED
  }

  static ServerToken parse(byte[] bytes) throws FileFailure {
    var fields = new Der(bytes).enter(RESPONSE).enter(Der.SEQUENCE);
    var state = field(fields, 0, Der.ENUMERATED);
    var mechanism = field(fields, 1, Der.OBJECT_IDENTIFIER);
    var token = field(fields, 2, Der.OCTET_STRING);
    var signature = field(fields, 3, Der.OCTET_STRING);
    if (!fields.isEmpty()) {
      throw Der.malformed();
    }
    return new ServerToken(state == null ? null : state(state), mechanism, token, signature);
  }

  private static byte @Nullable [] field(Der fields, int number, int tag) throws FileFailure {
    var outer = Der.context(number);
    return fields.startsWith(outer) ? fields.enter(outer).read(tag) : null;
  }

  private static State state(byte[] number) throws FileFailure {
    var states = State.values();
    if (number.length != 1 || number[0] < 0 || number[0] >= states.length) {
      throw Der.malformed();
    }
    return states[number[0]];
  }
}
