@NullMarked
package dev.smbridge.arch;

import org.jspecify.annotations.NullMarked;
