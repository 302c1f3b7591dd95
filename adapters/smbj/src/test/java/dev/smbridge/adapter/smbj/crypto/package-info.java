@NullMarked
package dev.smbridge.adapter.smbj.crypto;

import org.jspecify.annotations.NullMarked;
