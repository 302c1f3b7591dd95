package dev.smbridge.adapter.aws;

import dev.smbridge.domain.failure.FileFailure;

/** A call of the SDK. It fails with the SDK's own exceptions, or with ours before it is sent. */
public interface SdkCall<T> {
  T answer() throws FileFailure;
}
