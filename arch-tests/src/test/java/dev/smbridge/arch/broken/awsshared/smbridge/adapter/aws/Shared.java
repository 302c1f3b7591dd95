package dev.smbridge.arch.broken.awsshared.smbridge.adapter.aws;

/** What the adapters of AWS's services share. */
public record Shared() {}
