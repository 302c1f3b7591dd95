/** The main job, shown for real: this program against a private Samba that requires encryption. */
@NullMarked
package dev.smbridge.local.demo;

import org.jspecify.annotations.NullMarked;
