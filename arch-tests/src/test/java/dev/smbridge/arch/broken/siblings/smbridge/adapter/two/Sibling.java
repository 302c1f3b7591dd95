package dev.smbridge.arch.broken.siblings.smbridge.adapter.two;

/** The adapter that is known. */
public record Sibling() {}
