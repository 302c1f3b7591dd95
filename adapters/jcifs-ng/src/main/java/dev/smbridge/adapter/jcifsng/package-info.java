@NullMarked
package dev.smbridge.adapter.jcifsng;

import org.jspecify.annotations.NullMarked;
