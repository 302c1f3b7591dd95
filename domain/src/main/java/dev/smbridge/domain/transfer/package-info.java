/** Bytes on their way: contents, drafts and the pipeline between them. */
@NullMarked
package dev.smbridge.domain.transfer;

import org.jspecify.annotations.NullMarked;
