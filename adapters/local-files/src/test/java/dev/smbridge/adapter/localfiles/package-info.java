@NullMarked
package dev.smbridge.adapter.localfiles;

import org.jspecify.annotations.NullMarked;
