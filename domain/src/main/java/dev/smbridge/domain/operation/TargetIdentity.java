package dev.smbridge.domain.operation;

/**
 * As what a target is used.
 *
 * @param username who logs in, without domain and realm
 * @param share the share's name
 */
public record TargetIdentity(String username, String share) {}
