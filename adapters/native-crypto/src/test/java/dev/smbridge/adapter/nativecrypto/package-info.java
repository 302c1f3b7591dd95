@NullMarked
package dev.smbridge.adapter.nativecrypto;

import org.jspecify.annotations.NullMarked;
