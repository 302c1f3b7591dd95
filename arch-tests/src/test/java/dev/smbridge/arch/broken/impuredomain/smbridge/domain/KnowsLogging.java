package dev.smbridge.arch.broken.impuredomain.smbridge.domain;

import org.slf4j.Logger;

/** A domain class that knows a library. */
record KnowsLogging(Logger logger) {}
