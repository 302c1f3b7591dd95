@NullMarked
package dev.smbridge.adapter.smbj;

import org.jspecify.annotations.NullMarked;
