package dev.smbridge.domain.failure;

/** Work that ends with a value or a {@link FileFailure}. */
public interface FileCall<T> {
  T call() throws FileFailure;
}
