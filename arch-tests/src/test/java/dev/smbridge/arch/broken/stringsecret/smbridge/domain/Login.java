package dev.smbridge.arch.broken.stringsecret.smbridge.domain;

/** Keeps a password where it prints. */
record Login(String username, String password) {}
