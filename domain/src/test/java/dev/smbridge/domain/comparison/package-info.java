@NullMarked
package dev.smbridge.domain.comparison;

import org.jspecify.annotations.NullMarked;
