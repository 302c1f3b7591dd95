package dev.smbridge.adapter.smbj;

import com.hierynomus.msfscc.FileAttributes;
import com.hierynomus.msfscc.FileInformationClass;
import com.hierynomus.msfscc.fileinformation.FileInformationFactory;
import com.hierynomus.msfscc.fileinformation.FileSettableInformation;
import com.hierynomus.mssmb2.SMB2FileId;
import com.hierynomus.mssmb2.messages.SMB2Close;
import com.hierynomus.mssmb2.messages.SMB2QueryInfoRequest;
import com.hierynomus.mssmb2.messages.SMB2QueryInfoRequest.SMB2QueryInfoType;
import com.hierynomus.mssmb2.messages.SMB2QueryInfoResponse;
import com.hierynomus.mssmb2.messages.SMB2SetInfoRequest;
import com.hierynomus.mssmb2.messages.SMB2SetInfoRequest.SMB2InfoType;
import com.hierynomus.mssmb2.messages.SMB2SetInfoResponse;
import com.hierynomus.protocol.commons.buffer.Buffer;
import com.hierynomus.protocol.commons.buffer.Endian;
import dev.smbridge.adapter.smb.TransportFailures;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FileFailure;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** An open file, directory or pipe ([MS-SMB2] 2.2.14.1). */
final class SmbjHandle implements AutoCloseable {
  private final SmbjTree tree;
  private final SMB2FileId id;
  private final Set<FileAttributes> attributes;
  private final AtomicBoolean closed = new AtomicBoolean();

  SmbjHandle(SmbjTree tree, SMB2FileId id, Set<FileAttributes> attributes) {
    this.tree = tree;
    this.id = id;
    this.attributes = attributes;
  }

  SmbjTree tree() {
    return tree;
  }

  SMB2FileId id() {
    return id;
  }

  /** As they were when it was opened. */
  Set<FileAttributes> attributes() {
    return attributes;
  }

  /**
   * What the server knows of it ([MS-SMB2] 2.2.37), in the form that [MS-FSCC] 2.4 gives it.
   *
   * @param minimumBytes how much of it is needed
   */
  ByteBuffer query(FileInformationClass type, int minimumBytes) throws FileFailure {
    var session = tree.session();
    var request =
        new SMB2QueryInfoRequest(
            session.dialect(),
            session.id(),
            tree.id(),
            id,
            SMB2QueryInfoType.SMB2_0_INFO_FILE,
            type,
            null,
            null,
            null);
    var answer = tree.exchange(request, SMB2QueryInfoResponse.class, Effect.NONE);
    var information = ByteBuffer.wrap(answer.getOutputBuffer()).order(ByteOrder.LITTLE_ENDIAN);
    if (information.limit() < minimumBytes) {
      throw TransportFailures.malformed();
    }
    return information;
  }

  /** Changes it ([MS-SMB2] 2.2.39). */
  <T extends FileSettableInformation> void set(T information) throws FileFailure {
    var encoder = FileInformationFactory.getEncoder(information);
    var buffer = new Buffer.PlainBuffer(Endian.LE);
    encoder.write(information, buffer);
    var session = tree.session();
    var request =
        new SMB2SetInfoRequest(
            session.dialect(),
            session.id(),
            tree.id(),
            SMB2InfoType.SMB2_0_INFO_FILE,
            id,
            encoder.getInformationClass(),
            null,
            buffer.getCompactData());
    tree.exchange(request, SMB2SetInfoResponse.class, Effect.UNKNOWN);
  }

  /** See {@link SmbjTree#control}. */
  byte[] control(int code, byte[] input, int maximumBytes, Effect ifLost) throws FileFailure {
    return tree.control(id, code, input, maximumBytes, ifLost);
  }

  /**
   * Closes it and says what it was at the end ([MS-SMB2] 2.2.16).
   *
   * @param ifLost what is known of what closing brings about when the answer is lost
   */
  SMB2Close finish(Effect ifLost) throws FileFailure {
    var answer = tree.exchange(request(), SMB2Close.class, ifLost);
    closed.set(true);
    return answer;
  }

  /** Lets go, even where the operation's time is over. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    try {
      tree.within(tree.deadline().lettingGo()).exchange(request(), SMB2Close.class, Effect.NONE);
    } catch (FileFailure gone) {
      // The server lets go of it with the session.
    }
  }

  private SMB2Close request() {
    return new SMB2Close(tree.session().dialect(), tree.session().id(), tree.id(), id);
  }
}
