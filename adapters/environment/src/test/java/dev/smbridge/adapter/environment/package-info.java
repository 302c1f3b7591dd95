@NullMarked
package dev.smbridge.adapter.environment;

import org.jspecify.annotations.NullMarked;
