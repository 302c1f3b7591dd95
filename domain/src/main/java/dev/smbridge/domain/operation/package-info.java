/** The driving port: operations in, results out, one use case a file. */
@NullMarked
package dev.smbridge.domain.operation;

import org.jspecify.annotations.NullMarked;
