package dev.smbridge.arch.broken.publicadapter.smbridge.adapter.one;

/** An adapter's class that everybody sees. */
public record Shown() {}
