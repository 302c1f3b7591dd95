/** How results look: tables, JSON, progress, messages; nothing that a server sent steers it. */
@NullMarked
package dev.smbridge.local.terminal;

import org.jspecify.annotations.NullMarked;
