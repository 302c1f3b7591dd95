package dev.smbridge.adapter.smbj.wire;

import java.util.List;

/**
 * What was answered to the requests of one frame, in their order. Its bytes are used again once it
 * is closed, so what is kept of them is copied before.
 */
public final class Answers implements AutoCloseable {
  private final List<Answer> answers;
  private final Buffers buffers;

  Answers(List<Answer> answers, Buffers buffers) {
    this.answers = answers;
    this.buffers = buffers;
  }

  /** The answer to one of the requests, counted from 0. */
  public Answer get(int index) {
    return answers.get(index);
  }

  /** The answer to the first, or only, request. */
  public Answer first() {
    return answers.getFirst();
  }

  @Override
  public void close() {
    answers.forEach(answer -> buffers.giveBack(answer.array()));
  }
}
