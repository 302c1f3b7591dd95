package dev.smbridge.domain.share;

/**
 * What an SMB library can promise, known before dialling.
 *
 * @param backend its name in a target's configuration
 * @param maximumDialect the newest dialect that it speaks
 * @param encrypts whether it can encrypt the wire
 * @param verifiesResponses whether it checks the signature of what the server answers
 * @param copiesOnServer whether it can copy within a share without moving the bytes
 */
public record Capabilities(
    String backend,
    Dialect maximumDialect,
    boolean encrypts,
    boolean verifiesResponses,
    boolean copiesOnServer) {}
