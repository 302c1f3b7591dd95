/** What a listing shows: files, directories and links. */
@NullMarked
package dev.smbridge.domain.entry;

import org.jspecify.annotations.NullMarked;
