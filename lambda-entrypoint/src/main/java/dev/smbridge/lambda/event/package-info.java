/** The shapes of events, each read by a class of its own into what is to be done. */
@NullMarked
package dev.smbridge.lambda.event;

import org.jspecify.annotations.NullMarked;
