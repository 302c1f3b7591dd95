/** What SMB says and how it is reached, for every backend alike. */
@NullMarked
package dev.smbridge.adapter.smb;

import org.jspecify.annotations.NullMarked;
