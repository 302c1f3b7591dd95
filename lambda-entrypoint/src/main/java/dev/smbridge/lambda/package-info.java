@NullMarked
package dev.smbridge.lambda;

import org.jspecify.annotations.NullMarked;
