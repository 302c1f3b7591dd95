@NullMarked
package dev.smbridge.adapter.json;

import org.jspecify.annotations.NullMarked;
