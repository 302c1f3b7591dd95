/**
 * The driving port: operations in, results out. To read in this order:
 *
 * <ol>
 *   <li>{@link FileOperations}: what an entrypoint calls; {@link Operation} is what can be asked
 *       for, {@link Result} and {@link Outcome} what came of it.
 *   <li>{@link FileOperationsService}: one exhaustive switch that hands each operation to its use
 *       case.
 *   <li>One use case a file, such as {@link ReadUseCase}, {@link WriteUseCase} or {@link
 *       CopyUseCase}.
 *   <li>{@link RequestDocument}, {@link AnswerDocument} and {@link DocumentFormat}: how an adapter
 *       turns text into operations and results into text.
 * </ol>
 */
@NullMarked
package dev.smbridge.domain.operation;

import org.jspecify.annotations.NullMarked;
