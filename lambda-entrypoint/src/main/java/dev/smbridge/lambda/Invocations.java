package dev.smbridge.lambda;

import dev.smbridge.domain.operation.AnswerDocument;
import dev.smbridge.domain.operation.DocumentFormat;
import dev.smbridge.domain.operation.FileOperations;

/** Begins invocations on what they have in common. */
record Invocations(
    FileOperations operations, AnswerDocument answers, DocumentFormat format, OperationLog log) {
  Invocation begin(InvocationTime time, InvocationFacts facts) {
    return new Invocation(operations, answers, format, log, time, facts);
  }
}
