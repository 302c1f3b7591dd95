package dev.smbridge.local.demo;

/** A step of the demo did not do what it should have. */
public final class DemoFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DemoFailedException(String message) {
    super(message);
  }
}
