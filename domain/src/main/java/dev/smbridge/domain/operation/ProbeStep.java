package dev.smbridge.domain.operation;

import dev.smbridge.domain.share.ConnectionStep;

/**
 * What one step of a probe found.
 *
 * @param found what it showed, or what went wrong
 * @param advice what to do about it; empty where it passed
 */
public record ProbeStep(ConnectionStep step, boolean passed, String found, String advice) {}
