package dev.smbridge.domain.location;

import dev.smbridge.domain.share.Authentication;
import dev.smbridge.domain.share.SecurityPolicy;

/** On which terms a server is spoken to that a location names without a configured target. */
public record ConnectionDefaults(
    String credentials, String backend, SecurityPolicy policy, Authentication authentication) {}
