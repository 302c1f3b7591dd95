package dev.smbridge.arch.broken.nativeshared.smbridge.adapter.nativecrypto;

/** Native code for those that move bulk. */
public record Shared() {}
