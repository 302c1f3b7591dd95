package dev.smbridge.local.command;

/** How data is shown. */
public enum OutputFormat {
  TABLE,
  JSON,
  JSONL
}
