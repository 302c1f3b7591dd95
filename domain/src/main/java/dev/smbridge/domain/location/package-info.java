/** Where things are: configured targets, routes and the text forms of a location. */
@NullMarked
package dev.smbridge.domain.location;

import org.jspecify.annotations.NullMarked;
