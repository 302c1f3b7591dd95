@NullMarked
package dev.smbridge.local;

import org.jspecify.annotations.NullMarked;
