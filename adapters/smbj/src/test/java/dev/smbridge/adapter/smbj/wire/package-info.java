@NullMarked
package dev.smbridge.adapter.smbj.wire;

import org.jspecify.annotations.NullMarked;
