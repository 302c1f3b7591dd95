@NullMarked
package dev.smbridge.adapter.parameterstore;

import org.jspecify.annotations.NullMarked;
