package dev.smbridge.domain.operation;

/** How inline content is written as text. */
public enum Encoding {
  UTF8,
  BASE64
}
