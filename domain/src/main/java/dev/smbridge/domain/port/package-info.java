/** What all driven ports have in common: a name, and that they are made when first used. */
@NullMarked
package dev.smbridge.domain.port;

import org.jspecify.annotations.NullMarked;
