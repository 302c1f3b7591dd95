package dev.smbridge.arch.broken.smbshared.smbridge.adapter.smb;

/** What the SMB backends share. */
public record Shared() {}
