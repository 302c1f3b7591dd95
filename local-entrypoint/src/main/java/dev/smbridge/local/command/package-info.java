/** One class a command: its options, the operation it asks for, how its result is shown. */
@NullMarked
package dev.smbridge.local.command;

import org.jspecify.annotations.NullMarked;
