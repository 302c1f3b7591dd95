/**
 * The command line: reads what a person types, hands it to the file operations, shows the result.
 */
@NullMarked
package dev.smbridge.local;

import org.jspecify.annotations.NullMarked;
