package dev.smbridge.adapter.jcifsng;

import dev.smbridge.adapter.smb.SecurityDescriptor;
import dev.smbridge.adapter.smb.TransportFailures;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FileFailure;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import jcifs.internal.smb2.Smb2Constants;
import jcifs.internal.smb2.create.Smb2CloseRequest;
import jcifs.internal.smb2.info.Smb2SetInfoRequest;
import jcifs.internal.smb2.ioctl.Smb2IoctlRequest;
import jcifs.util.ByteEncodable;

/**
 * An open file, directory or pipe ([MS-SMB2] 2.2.14.1). It is never opened again: once the
 * connection is lost it is lost, too.
 */
final class JcifsHandle implements AutoCloseable {
  private final JcifsTree tree;
  private final String path;
  private final OpenRequest.Answer opened;
  private final AtomicBoolean closed = new AtomicBoolean();

  JcifsHandle(JcifsTree tree, String path, OpenRequest.Answer opened) {
    this.tree = tree;
    this.path = path;
    this.opened = opened;
  }

  JcifsTree tree() {
    return tree;
  }

  /** From the top of the share, with backslashes. */
  String path() {
    return path;
  }

  byte[] id() {
    return opened.getFileId();
  }

  /** Attributes, size and times as they were when it was opened. */
  OpenRequest.Answer opened() {
    return opened;
  }

  /**
   * What the server knows of it ([MS-SMB2] 2.2.37), in the form that [MS-FSCC] 2.4 gives it.
   *
   * @param minimumBytes how much of it is needed
   */
  ByteBuffer query(byte type, int minimumBytes) throws FileFailure {
    var request = new InformationRequest(tree.settings(), id(), type);
    var answer = (InformationRequest.Answer) tree.exchange(request, Effect.NONE);
    var information = answer.output().littleEndian();
    if (information.limit() < minimumBytes) {
      throw TransportFailures.malformed();
    }
    return information;
  }

  /** All that the server answers to the same question. */
  byte[] query(byte type) throws FileFailure {
    return answer(new InformationRequest(tree.settings(), id(), type));
  }

  /** Parts of its security descriptor ([MS-DTYP] 2.4.6). */
  byte[] security(int parts) throws FileFailure {
    return answer(InformationRequest.security(tree.settings(), id(), parts));
  }

  private byte[] answer(InformationRequest request) throws FileFailure {
    var answer = (InformationRequest.Answer) tree.exchange(request, Effect.NONE);
    return answer.output().bytes();
  }

  /** Sets parts of its security descriptor ([MS-SMB2] 2.2.39). */
  void setSecurity(int parts, byte[] descriptor) throws FileFailure {
    var request = new Smb2SetInfoRequest(tree.settings(), id());
    request.setInfoType((byte) SecurityDescriptor.TYPE);
    request.setAdditionalInformation(parts);
    request.setInfo(new ByteEncodable(descriptor, 0, descriptor.length));
    tree.exchange(request, Effect.UNKNOWN);
  }

  /** Changes it ([MS-SMB2] 2.2.39). */
  void set(Information information) throws FileFailure {
    var request = new Smb2SetInfoRequest(tree.settings(), id());
    request.setInfoType(Smb2Constants.SMB2_0_INFO_FILE);
    request.setFileInfoClass(information.type());
    request.setInfo(information);
    tree.exchange(request, Effect.UNKNOWN);
  }

  /**
   * Sends a control code ([MS-SMB2] 2.2.31).
   *
   * @param maximumBytes the largest output that is wanted
   */
  byte[] control(int code, byte[] input, int maximumBytes, Effect ifLost) throws FileFailure {
    var output = new byte[maximumBytes];
    var request = new Smb2IoctlRequest(tree.settings(), code, id(), output);
    request.setFlags(Smb2IoctlRequest.SMB2_O_IOCTL_IS_FSCTL);
    request.setInputData(new ByteEncodable(input, 0, input.length));
    var answer = tree.exchange(request, ifLost);
    return Arrays.copyOf(output, answer.getOutputLength());
  }

  /**
   * Closes it ([MS-SMB2] 2.2.15).
   *
   * @param ifLost what is known of what closing brings about when the answer is lost
   */
  void finish(Effect ifLost) throws FileFailure {
    tree.exchange(request(), ifLost);
    closed.set(true);
  }

  /** Lets go, even where the operation's time is over. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    try {
      tree.within(tree.deadline().lettingGo()).exchange(request(), Effect.NONE);
    } catch (FileFailure _) {
      // The server lets go of it with the session.
    }
  }

  private Smb2CloseRequest request() {
    return new Smb2CloseRequest(tree.settings(), id());
  }
}
