/** What an entrypoint starts with: the one document of targets and routes, wherever it is kept. */
@NullMarked
package dev.smbridge.domain.bootstrap;

import org.jspecify.annotations.NullMarked;
