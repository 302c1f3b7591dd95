package dev.smbridge.adapter.smbj;

import dev.smbridge.adapter.smb.BasicInformation;
import dev.smbridge.adapter.smb.FileProperties;
import dev.smbridge.adapter.smb.Opening;
import dev.smbridge.adapter.smb.PropertyCopy;
import dev.smbridge.adapter.smb.SecurityDescriptor;
import dev.smbridge.adapter.smbj.wire.Answer;
import dev.smbridge.adapter.smbj.wire.Answers;
import dev.smbridge.adapter.smbj.wire.InfoAnswer;
import dev.smbridge.adapter.smbj.wire.Opened;
import dev.smbridge.adapter.smbj.wire.QueryInfo;
import dev.smbridge.adapter.smbj.wire.Request;
import dev.smbridge.adapter.smbj.wire.SetInfo;
import dev.smbridge.domain.failure.Effect;
import dev.smbridge.domain.failure.FileFailure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a file has beside its content, and how it is given: a frame for each step. */
final class SmbjProperties implements PropertyCopy.Changeable {
  private static final Request[] QUESTIONS = {
    Information.BASIC.query(),
    QueryInfo.security(SecurityDescriptor.OWNER_GROUP_DACL, SecurityDescriptor.MOST_BYTES),
    QueryInfo.file(FileProperties.STREAMS_CLASS, SecurityDescriptor.MOST_BYTES)
  };

  private final SmbjHandle file;
  private final FileProperties found;

  private SmbjProperties(SmbjHandle file, FileProperties found) {
    this.file = file;
    this.found = found;
  }

  /** Opens a file, looks and closes it. */
  static FileProperties look(SmbjTree tree, String path, Opening opening) throws FileFailure {
    try (var answers = tree.openAndClose(path, opening, Effect.NONE, QUESTIONS)) {
      return read(tree, answers, 1);
    }
  }

  /** Opens a file so that it can be changed. */
  static SmbjProperties open(SmbjTree tree, String path, Opening opening) throws FileFailure {
    try (var answers = tree.openAnd(path, opening, Effect.NONE, QUESTIONS)) {
      var file = new SmbjHandle(tree, Opened.of(answers.first()));
      try {
        return new SmbjProperties(file, read(tree, answers, 1));
      } catch (FileFailure e) {
        file.close();
        throw e;
      }
    }
  }

  @Override
  public FileProperties found() {
    return found;
  }

  @Override
  public FileProperties change(byte[] basic, int parts, byte[] security) throws FileFailure {
    var requests = new ArrayList<Request>();
    requests.add(SetInfo.basic(basic));
    if (parts != 0) {
      requests.add(SetInfo.security(parts, security));
    }
    var questions = requests.size();
    requests.addAll(List.of(QUESTIONS));
    try (var answers = file.together(Effect.UNKNOWN, requests.toArray(Request[]::new))) {
      return read(file.tree(), answers, questions);
    }
  }

  @Override
  public void close() {
    file.close();
  }

  private static FileProperties read(SmbjTree tree, Answers answers, int first) throws FileFailure {
    var basic = Information.BASIC.of(tree.granted(answers.get(first)));
    return new FileProperties(
        BasicInformation.attributes(basic),
        BasicInformation.created(basic),
        security(answers.get(first + 1)),
        hasStreams(answers.get(first + 2)));
  }

  private static @Nullable SecurityDescriptor security(Answer answer) throws FileFailure {
    return answer.isSuccess() ? SecurityDescriptor.of(information(answer)) : null;
  }

  /** A server that cannot tell has none. */
  private static boolean hasStreams(Answer answer) throws FileFailure {
    return answer.isSuccess() && FileProperties.namesStreams(information(answer));
  }

  private static byte[] information(Answer answer) throws FileFailure {
    return SmbjTree.copy(InfoAnswer.information(answer, SecurityDescriptor.MOST_BYTES));
  }
}
