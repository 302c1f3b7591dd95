package dev.smbridge.arch.broken.staticstate.smbridge.local;

/** Keeps state where everybody shares it. */
final class Counter {
  static int count;

  private Counter() {}
}
